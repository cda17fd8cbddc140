/** Every indicator by track, as text. */

import type { Board } from '../../core/scoring/board.ts';
import { ageText, NONE, scoreText, terminalSafeOneLine } from '../../text/format.ts';
import { displayTextOfLinePart } from '../../text/line.ts';
import { type TableRoom, tableTexts } from '../../text/output.ts';
import { boardDayText } from '../../views/as-of-day.ts';
import {
  effortScoreText,
  type IndicatorRow,
  indicatorRow,
  type TrackView,
  trackViews,
} from '../../views/gauge-and-tracks.ts';
import { stateWithLatenessLine } from '../../views/indicator-cells.ts';

const BEYOND = '*';
const CONTEXT = '°';
/** What the marks at the end of a row mean. */
const LEGEND = `${BEYOND} beyond the goalposts   ${CONTEXT} context, not counted`;

/** The indicators under the titles of their tracks; those outside any track come last; cut only where a terminal of `room` cells asks for it. */
export function indicatorListTexts(board: Board, room?: TableRoom): readonly string[] {
  const tracks = trackViews(board);
  const shown = new Set(tracks.flatMap((track) => track.rows.map((row) => row.id)));
  const others = [...board.card.indicators.values()]
    .filter((leaf) => !shown.has(leaf.node.id))
    .map((leaf) => indicatorRow(board, leaf));
  const groups = [
    ...tracks.map((track) => ({
      title: trackTitle(track),
      rows: track.rows,
    })),
    ...(others.length === 0 ? [] : [{ title: 'Outside the tracks', rows: others }]),
  ];
  const all = groups.flatMap((group) => group.rows.map(cells));
  const lines = tableTexts(
    [
      { title: 'code' },
      { title: 'indicator', least: 26 },
      { title: 'value', align: 'right' },
      { title: 'unit', least: 14 },
      { title: 'score', align: 'right' },
      { title: 'state' },
      { title: 'age', align: 'right' },
      { title: '' },
    ],
    all,
    room,
  );
  const [titles = '', ...rows] = lines;
  let at = 0;
  const body = groups.flatMap((group) => {
    const part = rows.slice(at, at + group.rows.length);
    at += group.rows.length;
    return ['', group.title, ...part];
  });
  return [
    `${terminalSafeOneLine(board.strategy.title)}, as of ${boardDayText(board)}`,
    '',
    titles,
    ...body,
    '',
    LEGEND,
  ];
}

function trackTitle(track: TrackView): string {
  const { title, scoreText: score, interval } = track;
  const stands = `${title}  ${score}${interval === NONE ? '' : ` (${interval})`}`;
  const effort = effortScoreText(track);
  return effort === '' ? stands : `${stands}  ${effort}`;
}

function cells(row: IndicatorRow): readonly string[] {
  return [
    row.code,
    row.title,
    row.value,
    row.unit,
    scoreText(row.score),
    displayTextOfLinePart(stateWithLatenessLine(row, true)),
    row.age === undefined ? '' : ageText(row.age),
    `${row.beyond ? BEYOND : ''}${row.counted ? '' : CONTEXT}`,
  ];
}
