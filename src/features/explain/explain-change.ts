/** What moved a score between two days, as rows of a waterfall that add up as printed. */

import { addDays } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { type Board, recordedUpTo } from '../../core/scoring/board.ts';
import {
  changeBesideScoresText,
  dayText,
  roundedText,
  signedChangeText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { proseLine, wrapSpacedParts } from '../../text/line.ts';
import { type ColumnSpec, type ListBody, NO_TABLE } from '../../tui/list-view.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { moveTableRows, scoreMoves } from '../../views/moves.ts';
import type { ExplainScreen } from './explain-tree.ts';

/** The tab of the change. */
export const CHANGE = 'Change';

/** How far back the change looks: the strategy's start, a year, a month. */
export const LOOKBACKS = ['since the start', 'over 365 days', 'over 30 days'] as const;
/** What stands in place of the first one on the board of a day ahead. */
const SINCE_TODAY = 'since today, if nothing is recorded';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'points', align: 'right' },
  { key: 'cause', most: 27 },
  { key: 'what happened', grows: true, least: 20, drop: 2 },
  { key: 'waterfall', drop: 1, drawn: true },
];

/** The first day of a look back; the first look back of a board that lies ahead goes to the last day that anything is recorded of. */
export function lookbackDay(board: Board, lookback: number): Day {
  const { start } = board.strategy;
  const today = recordedUpTo(board);
  if (lookback === 0 && today !== undefined) return today;
  if (lookback === 0 && start !== undefined && start <= board.asOf) return start;
  return addDays(board.asOf, lookback === 2 ? -30 : -365);
}

function lookbackText(board: Board, lookback: number): string | undefined {
  return lookback === 0 && recordedUpTo(board) !== undefined ? SINCE_TODAY : LOOKBACKS[lookback];
}

const WATERFALL = 24;

/** What moved the score of a branch since a day, largest first, in a width. */
export function scoreChangeListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board } = state;
  const key = actionKeyName(state, 'explain.lookback');
  const from = lookbackDay(board, screen.lookback);
  const moves = scoreMoves(board, from, board.asOf, screen.id);
  if (typeof moves === 'string')
    return {
      ...NO_TABLE,
      head: [moves, `${key} looks further back or less far.`].map(proseLine),
      foot: [],
    };
  let at = moves.before;
  const table = moveTableRows(moves);
  const running = table.map(({ row }) => {
    const before = at;
    at += row?.points ?? 0;
    return { before, after: at };
  });
  const levels = [moves.before, moves.after, ...running.map((step) => step.after)];
  const low = Math.min(...levels);
  const span = Math.max(...levels) - low;
  const texts = table.map(({ points, title, what, row }, place) => ({
    points,
    cause: title,
    'what happened': what,
    waterfall: row === undefined ? '' : waterfall(running[place], low, span, glyphs),
  }));
  const spans = [
    `${dayText(from)}: ${roundedText(moves.before, 1)}`,
    `${dayText(board.asOf)}: ${roundedText(moves.after, 1)}`,
    `change ${changeBesideScoresText(moves.before, moves.after)} ${moves.error}${moves.withinError ? ', within error' : ''}`,
    `${lookbackText(board, screen.lookback)} (${key} changes that)`,
  ];
  return {
    head: wrapSpacedParts(spans, cells),
    specs: COLUMNS,
    texts,
    targets: table.map(({ target }) => target),
    foot: [
      ...(moves.remainder === 0 ? [] : [`${signedChangeText(moves.remainder, 1)} ${moves.rest}`]),
      `${signedChangeText(moves.change, 1)} in all: the column adds up as printed`,
    ].map(proseLine),
  };
}

function waterfall(
  step: { readonly before: number; readonly after: number } | undefined,
  low: number,
  span: number,
  glyphs: Glyphs,
): string {
  if (step === undefined || span === 0) return '';
  const place = (value: number): number => Math.round(((value - low) / span) * (WATERFALL - 1));
  const [from, to] = [
    place(Math.min(step.before, step.after)),
    place(Math.max(step.before, step.after)),
  ];
  const sign = step.after >= step.before ? glyphs.full : glyphs.upper;
  return `${' '.repeat(from)}${sign.repeat(Math.max(1, to - from))}`;
}
