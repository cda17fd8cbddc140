/** How a score will go on if nothing is recorded: its fan up to the day ahead that is looked at, and what expires on the way. */
import { type Expiry, fanOfNode } from '../../core/analysis/fan.ts';
import { addDays, addMonthsToDay } from '../../core/model/day.ts';
import { type Board, recordedUpTo } from '../../core/scoring/board.ts';
import { timelineOfBoard } from '../../core/scoring/timelines.ts';
import { dayText, intervalText, scoreText, signedChangeText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { drawnLine, proseLine } from '../../text/line.ts';
import { boardOfDay } from '../../tui/as-of.ts';
import { type ColumnSpec, type ListBody, NO_TABLE } from '../../tui/list-view.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { renewalTexts } from '../../views/coming.ts';
import { fanLegend, scoreChart } from '../../views/score-chart.ts';
import type { ExplainScreen } from './screen-state.ts';

/** The tab of it. */
export const AHEAD = 'Ahead';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'day' },
  { key: 'expires', grows: true, least: 16 },
  { key: 'score that day', align: 'right' },
  { key: 'change', align: 'right', drop: 1 },
];

/** Months that are shown where no day ahead is looked at. */
const MONTHS = 6;
/** Days of the past that the chart shows. */
const PAST = 365;
/** Rows of the screen that are not the chart's, and the most and fewest that it takes. */
const OTHERS = 16;
const MOST_ROWS = 16;
const LEAST_ROWS = 5;

/** The score of a node ahead in a width: six months, or up to the day that is looked at. */
export function scoreAheadListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board, size } = state;
  const later = boardAtEnd(board);
  const fan = fanOfNode(later, screen.id);
  const [first] = fan?.points ?? [];
  const last = fan?.points.at(-1);
  if (fan === undefined || first?.score === undefined || last === undefined) {
    const none = `It has no score on ${dayText(recordedUpTo(later) ?? board.asOf)}, so there is none to go on from.`;
    return { ...NO_TABLE, head: [proseLine(none)], foot: [] };
  }
  const rows = Math.min(MOST_ROWS, size.rows - OTHERS);
  const chart =
    rows < LEAST_ROWS || !Number.isFinite(cells)
      ? []
      : scoreChart(later, screen.id, addDays(fan.from, -PAST), cells, rows, glyphs);
  const stands = (point: typeof first): string =>
    point.score === undefined
      ? `no score on ${dayText(point.day)}`
      : `${scoreText(point.score, 1)} (${intervalText(point)}) on ${dayText(point.day)}`;
  const key = actionKeyName(state, 'time.jump');
  return {
    head: [
      proseLine(`${stands(first)}; ${stands(last)}, ${IF_NOTHING}.`),
      ...chart,
      ...(chart.length === 0 ? [] : [drawnLine(fanLegend(fan, glyphs))]),
    ],
    specs: COLUMNS,
    texts: fan.expiries.map((expiry, at) => {
      const isSameDay = fan.expiries[at - 1]?.day === expiry.day;
      return expiryTexts(later, screen.id, expiry, isSameDay);
    }),
    targets: fan.expiries.map(({ node }) => node.id),
    foot: [
      ...(screen.id === board.strategy.root.id
        ? renewalTexts(board).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`)
        : []),
      ...(fan.expiries.length === 0 ? [`Nothing in it expires up to ${dayText(last.day)}.`] : []),
      `${key} goes to any day ahead; in the shell, axiswatch ahead lists all that will change.`,
    ].map(proseLine),
  };
}

/** The board that the fan ends with: the one looked at where it lies ahead. */
function boardAtEnd(board: Board): Board {
  const { strategy, readings, asOf } = board;
  return recordedUpTo(board) === undefined
    ? boardOfDay(strategy, readings, addMonthsToDay(asOf, MONTHS), asOf)
    : board;
}

/** The row of an expiry; the score and its change are of the day, and stand in the first row of it. */
function expiryTexts(board: Board, id: string, { day, node }: Expiry, isSameDay: boolean) {
  if (isSameDay) return { day: '', expires: nodeRowName(node), 'score that day': '', change: '' };
  const { scoreOn } = timelineOfBoard(board);
  const [before, after] = [scoreOn(id, addDays(day, -1)), scoreOn(id, day)];
  return {
    day: dayText(day),
    expires: nodeRowName(node),
    'score that day': scoreText(after, 1),
    change: before === undefined || after === undefined ? '' : signedChangeText(after - before, 1),
  };
}
