/** What stands above the list of a track: how the track stands. */

import type { Node } from '../../core/model/model.ts';
import { leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import { type Board, scoreChangeOverDays } from '../../core/scoring/board.ts';
import { cutPartsToWidth, textWidth } from '../../text/cells.ts';
import {
  changeWithErrorText,
  intervalText,
  percentText,
  roundedText,
  scoreText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { drawnLine, tonedLine, type ViewLine } from '../../text/line.ts';
import { cutSpansToWidth, spansText } from '../../text/tone.ts';
import { type Flag, lineWithFlags, todayMarks } from '../../views/flags.ts';
import { effortText, trackViews } from '../../views/gauge-and-tracks.ts';
import { intervalBarSpans, sparklineSpans } from '../../views/indicator-cells.ts';
import { sparklineScores, sparklineStartDay } from '../../views/past-scores.ts';
import { gaugePointsByIndicator } from '../../views/preview.ts';

/** The track's score, interval, changes and the effort for it; where something happened the flags above its past; its past, its weight and its part in the gauge. */
export function trackHeadLines(
  board: Board,
  id: string,
  cells: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
): readonly ViewLine[] {
  const score = board.card.nodes.get(id);
  const view = trackViews(board).find((track) => track.id === id);
  const changes = [30, 365].map(
    (days) => `${changeWithErrorText(scoreChangeOverDays(board, id, days))} in ${days}d`,
  );
  const stands =
    score?.score === undefined
      ? 'no score  '
      : `${scoreText(score.score)}/100 (${intervalText(score)})  ${changes.join(', ')}  `;
  const effort = view === undefined ? '' : effortText(view);
  const words = effort === '' ? stands : `${stands}${effort}  `;
  const summary = view === undefined || view.summary === '' ? '' : `${view.summary}  `;
  const room = Math.min(40, cells - textWidth(words) - textWidth(summary));
  const drawn =
    room >= 10 && score?.score !== undefined ? intervalBarSpans(score, room, glyphs) : [];
  const brings = bringsOf(
    board,
    leavesOf(nodePlacesOf(board.strategy).get(id)?.node ?? board.strategy.root),
  );
  const scores = sparklineScores(board, id, Math.max(10, Math.min(40, cells - 60)));
  const known = scores.some((each) => each !== undefined);
  const { marks, legend } = todayMarks(board, glyphs);
  const past = known ? sparklineSpans(scores, glyphs) : [];
  const from = sparklineStartDay(board);
  const blank = ' '.repeat(scores.length);
  const flagged = known ? lineWithFlags(blank, [...marks, ...flags], from, board.asOf) : blank;
  const behind = known ? `${legend}  ` : '';
  const left = cells - textWidth(spansText(past) + behind);
  const share = percentText(score?.effectiveWeight ?? 0, 1);
  const feeds = [
    `weight in the index ${share}${brings === undefined ? '' : `, brings ${brings[0]} of its ${brings[1]} points`}`,
    `${share} of the index${brings === undefined ? '' : `: ${brings.join(' of ')} points`}`,
  ];
  const fitting = feeds.find((text) => textWidth(text) <= left) ?? '';
  const said = cutPartsToWidth(`${words}${summary}`.trimEnd(), cells, ', ');
  return [
    tonedLine([
      { text: drawn.length === 0 ? said : `${words}${summary}`, tone: 'title' },
      ...drawn,
    ]),
    ...(flagged.trim() === '' ? [] : [drawnLine(flagged.trimEnd())]),
    tonedLine(cutSpansToWidth([...past, { text: `${behind}${fitting}` }], cells)),
  ];
}

/** The points that leaves bring, and those of the gauge; undefined where it has no score. */
function bringsOf(board: Board, leaves: readonly Node[]): readonly [string, string] | undefined {
  const points = gaugePointsByIndicator(board);
  if (points === undefined) return undefined;
  const sum = leaves.reduce((total, leaf) => total + (points.get(leaf.id) ?? 0), 0);
  return [roundedText(sum, 1), scoreText(board.card.root.score, 1)];
}
