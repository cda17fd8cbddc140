/** Two days side by side: every track then and later, what happened to band and tripwires, and the causes, largest first. */
import type { Day, Node } from '../../core/model/model.ts';
import { tracksOf } from '../../core/model/tree.ts';
import { boardAsOf } from '../../core/scoring/board.ts';
import { scoreChangeWithInterval } from '../../core/scoring/change-interval.ts';
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import {
  changeBesideScoresText,
  dayText,
  scoreChangeMarginText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import {
  preformattedLine,
  proseLine,
  spokenTextOfLinePart,
  type ViewLine,
} from '../../text/line.ts';
import { boardOfPastOrFutureDay } from '../../tui/as-of.ts';
import { type ColumnSpec, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import type { State } from '../../tui/state.ts';
import { boardDayText } from '../../views/as-of-day.ts';
import { boardChangeView } from '../../views/board-change.ts';
import { scoreMovesViewOrReason, scoreMoveTableRows } from '../../views/moves.ts';

const CAUSES: readonly ColumnSpec[] = [
  { key: 'points', align: 'right' },
  { key: 'cause', most: 27 },
  { key: 'what happened', grows: true, least: 16, drop: 1 },
];
/** Cells of a day's score; of that or of a change where there is little room; of a change with its error. */
const NUMBER = 12;
const CHANGE = 8;
const CHANGE_WITH_ERROR = 12;

/** Cells below which the days stand in the title alone. */
const ROOMY = 50;

/** The board's day against another one, the earlier first whichever that is. */
function boardComparisonListData(state: State, screen: CompareScreen, cells: number): ListData {
  const { board } = state;
  const { strategy, readings, history, asOf } = board;
  const other =
    screen.other > state.today
      ? boardOfPastOrFutureDay(strategy, readings, screen.other, state.today)
      : boardAsOf(strategy, readings, screen.other, history);
  const [before, after] = screen.other <= asOf ? [other, board] : [board, other];
  const moves = scoreMovesViewOrReason(after, before.asOf, after.asOf);
  const change = boardChangeView(before, after, []);
  const roomy = cells >= ROOMY;
  const [number, last] = roomy ? [NUMBER, CHANGE_WITH_ERROR] : [CHANGE, CHANGE];
  const nodes = [strategy.root, ...tracksOf(strategy)];
  const longest = Math.max(...nodes.map(({ title }) => textWidth(terminalSafeOneLine(title))));
  const name = Math.max(6, Math.min(longest, cells - 2 * number - last));
  const row = (title: string, was: string, is: string, by: string): ViewLine =>
    preformattedLine(
      `${cutOrPadToWidth(title, name)}${cutOrPadToWidth(was, number, 'right')}${cutOrPadToWidth(is, number, 'right')}${cutOrPadToWidth(by, last, 'right')}`,
      [title, was, is, by]
        .map(spokenTextOfLinePart)
        .filter((said) => said !== '')
        .join(', '),
    );
  const scores = ({ id, title }: Node): ViewLine => {
    const was = before.card.nodes.get(id)?.score;
    const is = after.card.nodes.get(id)?.score;
    const move = scoreChangeWithInterval(before.card, after.card, id);
    const by = changeBesideScoresText(was, is);
    return row(
      terminalSafeOneLine(title),
      scoreText(was, 1),
      scoreText(is, 1),
      move === undefined || !roomy ? by : `${by} ${scoreChangeMarginText(move)}`,
    );
  };
  const told = [
    change.bandSaid,
    ...change.crossed.map((title) => `newly crossed: ${title}`),
    ...change.cleared.map((title) => `no longer crossed: ${title}`),
    ...change.unknown.map((title) => `not known any more: ${title}`),
  ];
  const head = [
    roomy
      ? row('', dayText(before.asOf), dayText(after.asOf), 'change')
      : row('', 'before', 'after', 'change'),
    ...nodes.map(scores),
    proseLine(
      told.length > 3
        ? `${told.slice(0, 2).join('; ')}; ${told.length - 2} more tripwires`
        : told.join('; '),
    ),
    ...(typeof moves === 'string' ? [proseLine(moves)] : []),
  ];
  const common = {
    title: `${dayText(before.asOf)} and ${boardDayText(after)}`,
    tabs: [],
    tab: 0,
  };
  if (typeof moves === 'string' || moves.rows.length === 0) {
    const none =
      typeof moves === 'string' ? [] : [proseLine('Nothing moved the index between these days.')];
    return { ...common, ...NO_TABLE, head: [...head, ...none], foot: [] };
  }
  const table = scoreMoveTableRows(moves);
  const texts = table.map(({ points, title, what }) => ({
    points,
    cause: title,
    'what happened': what,
  }));
  const rest =
    moves.remainder === 0 ? '' : `${signedChangeText(moves.remainder, 1)} ${moves.rest}; `;
  return {
    ...common,
    head,
    specs: CAUSES,
    texts,
    targets: table.map(({ target }) => target),
    foot: [
      proseLine(`${rest}${signedChangeText(moves.change, 1)} ${moves.error} in all, as printed`),
    ],
  };
}

/** Two days as a screen. */
export const COMPARE_SCREEN = listScreen<CompareScreen>({
  kind: 'compare',
  place: 'compare days',
  shows: 'Two days side by side, and what moved the index between them.',
  tabbed: false,
  reads: [],
  data: boardComparisonListData,
});

/** The board's day beside another one. */
interface CompareScreen {
  readonly kind: 'compare';
  readonly other: Day;
  /** The row in hand, from 0. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly compare: CompareScreen;
  }
}
