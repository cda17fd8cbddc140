/** Explain: the arithmetic that adds up to a score as a tree, the points of every indicator, what moved it between two days, and how it will go on; and the keys that open it. */

import { type Expiry, futureScoreFanOfNode } from '../../core/analysis/fan.ts';
import {
  effectPointsByIndicator,
  errorOfNodeByIndicator,
  headroomOfNodeByIndicator,
  pointsMakingUpScore,
} from '../../core/analysis/points.ts';
import { addDays, addMonthsToDay } from '../../core/model/day.ts';
import {
  type Branch,
  type Day,
  isIndicator,
  type Node,
  type Strategy,
} from '../../core/model/model.ts';
import { findIndicatorByIdOrCode, leavesOf, nodeByIdOrRoot } from '../../core/model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { scoreTimelineOfBoard } from '../../core/scoring/board-timeline.ts';
import { SAME_ORIGIN } from '../../core/scoring/interval.ts';
import {
  capitalized,
  changeBesideScoresText,
  dayText,
  intervalText,
  NONE,
  roundedPartsTotalAndRemainder,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  withinErrorEndingText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { preformattedLine, proseLine, wrapSpacedParts } from '../../text/line.ts';
import { boardOfPastOrFutureDay } from '../../tui/as-of.ts';
import { bindingForScreenKind, stepWithoutEffects } from '../../tui/binding.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  isViewOfToday,
  type ScreenDef,
  type State,
  withTopScreen,
} from '../../tui/state.ts';
import type { View } from '../../tui/view.ts';
import { nodeRowName, standardDeviationArithmeticTexts } from '../../views/arithmetic.ts';
import { boardDayText, IF_NOTHING } from '../../views/as-of-day.ts';
import { renewalsToKeepIndexTexts } from '../../views/coming.ts';
import { type IndicatorRow, indicatorRow } from '../../views/gauge-and-tracks.ts';
import { stateWithLatenessLine } from '../../views/indicator-cells.ts';
import { scoreMovesViewOrReason, scoreMoveTableRows } from '../../views/moves.ts';
import { futureScoreFanLegendText, scoreChartLines } from '../../views/score-chart.ts';
import {
  branchIdsToUnfold,
  scoreTreeListData,
  type TreeRow,
  treeRowIndex,
  unfoldedScoreTreeRows,
} from './explain-tree.ts';

/** How a node came to its score, and what moved it. */
export interface ExplainScreen {
  readonly kind: 'explain';
  /** The node; in the tree the one that it was opened at. */
  readonly id: string;
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** Index into `LOOKBACKS`, from 0. */
  readonly lookback: number;
  /** Ids of the branches of the tree whose parts are shown; left out: those on the way to the node, and itself. */
  readonly unfolded?: readonly string[];
  /** As on an indicator's screen. */
  readonly from?: View;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly explain: ExplainScreen;
  }
}

/** The tab of the change. */
const CHANGE = 'Change';

/** How far back the change looks: the strategy's start, a year, a month. */
const LOOKBACKS = ['since the start', 'over 365 days', 'over 30 days'] as const;

/** What stands in place of the first one on the board of a day ahead. */
const SINCE_TODAY = 'since today, if nothing is recorded';

const CHANGE_COLUMNS: readonly ColumnSpec[] = [
  { key: 'points', align: 'right' },
  { key: 'cause', most: 27 },
  { key: 'what happened', grows: true, least: 20, drop: 2 },
  { key: 'waterfall', drop: 1, drawn: true },
];

/** The first day of a look back, `lookback` an index into `LOOKBACKS`, from 0; the first look back of a board that lies ahead goes to the last day that anything is recorded of. */
function lookbackDay(board: Board, lookback: number): Day {
  const { start } = board.strategy;
  const today = lastRecordableDayIfBoardAhead(board);
  if (lookback === 0 && today !== undefined) return today;
  if (lookback === 0 && start !== undefined && start <= board.asOf) return start;
  return addDays(board.asOf, lookback === 2 ? -30 : -365);
}

/** How far back a look goes, in words, `lookback` an index into `LOOKBACKS`, from 0. */
function lookbackText(board: Board, lookback: number): string | undefined {
  return lookback === 0 && lastRecordableDayIfBoardAhead(board) !== undefined
    ? SINCE_TODAY
    : LOOKBACKS[lookback];
}

/** Cells of the bars of what moved a score. */
const WATERFALL = 24;

/** What moved the score of a branch since a day, largest first, in a width. */
function scoreChangeListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board } = state;
  const key = actionKeyName(state, 'explain.lookback');
  const from = lookbackDay(board, screen.lookback);
  const moves = scoreMovesViewOrReason(board, from, board.asOf, screen.id);
  if (typeof moves === 'string')
    return {
      ...NO_TABLE,
      head: [moves, `${key} looks further back or less far.`].map(proseLine),
      foot: [],
    };
  let at = moves.before;
  const table = scoreMoveTableRows(moves);
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
    waterfall: row === undefined ? '' : waterfallText(running[place], low, span, glyphs),
  }));
  const spans = [
    `${dayText(from)}: ${roundedText(moves.before, 1)}`,
    `${dayText(board.asOf)}: ${roundedText(moves.after, 1)}`,
    `change ${changeBesideScoresText(moves.before, moves.after)} ${moves.error}${withinErrorEndingText(moves.withinError)}`,
    `${lookbackText(board, screen.lookback)} (${key} changes that)`,
  ];
  return {
    head: wrapSpacedParts(spans, cells),
    specs: CHANGE_COLUMNS,
    texts,
    targets: table.map(({ target }) => target),
    foot: [
      ...(moves.remainder === 0 ? [] : [`${signedChangeText(moves.remainder, 1)} ${moves.rest}`]),
      `${signedChangeText(moves.change, 1)} in all: the column adds up as printed`,
    ].map(proseLine),
  };
}

/** A move as a bar from the score before it to the one after it, 0…100, among scores that span so many points, ≥ 0, from `low`, 0…100; '' without a move. */
function waterfallText(
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

/** The tab of it. */
const AHEAD = 'Ahead';

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
function scoreAheadListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board, size } = state;
  const later = boardAtEnd(board);
  const fan = futureScoreFanOfNode(later, screen.id);
  const [first] = fan?.points ?? [];
  const last = fan?.points.at(-1);
  if (fan === undefined || first?.score === undefined || last === undefined) {
    const none = `It has no score on ${dayText(lastRecordableDayIfBoardAhead(later) ?? board.asOf)}, so there is none to go on from.`;
    return { ...NO_TABLE, head: [proseLine(none)], foot: [] };
  }
  const rows = Math.min(MOST_ROWS, size.rows - OTHERS);
  const chart =
    rows < LEAST_ROWS || !Number.isFinite(cells)
      ? []
      : scoreChartLines(later, screen.id, addDays(fan.from, -PAST), cells, rows, glyphs);
  const stands = (point: typeof first): string =>
    point.score === undefined
      ? `no score on ${dayText(point.day)}`
      : `${scoreText(point.score, 1)} (${intervalText(point)}) on ${dayText(point.day)}`;
  const key = actionKeyName(state, 'time.jump');
  return {
    head: [
      proseLine(`${stands(first)}; ${stands(last)}, ${IF_NOTHING}.`),
      ...chart,
      ...(chart.length === 0 ? [] : [preformattedLine(futureScoreFanLegendText(fan, glyphs))]),
    ],
    specs: COLUMNS,
    texts: fan.expiries.map((expiry, at) => {
      const isSameDay = fan.expiries[at - 1]?.day === expiry.day;
      return expiryTexts(later, screen.id, expiry, isSameDay);
    }),
    targets: fan.expiries.map(({ node }) => node.id),
    foot: [
      ...(screen.id === board.strategy.root.id
        ? renewalsToKeepIndexTexts(board).map((text) => `${capitalized(text)}.`)
        : []),
      ...(fan.expiries.length === 0 ? [`Nothing in it expires up to ${dayText(last.day)}.`] : []),
      `${key} goes to any day ahead; in the shell, axiswatch ahead lists all that will change.`,
    ].map(proseLine),
  };
}

/** The board that the fan ends with: the one looked at where it lies ahead. */
function boardAtEnd(board: Board): Board {
  const { strategy, readings, asOf } = board;
  return lastRecordableDayIfBoardAhead(board) === undefined
    ? boardOfPastOrFutureDay(strategy, readings, addMonthsToDay(asOf, MONTHS), asOf)
    : board;
}

/** The row of an expiry; the score and its change are of the day, and stand in the first row of it. */
function expiryTexts(board: Board, id: string, { day, node }: Expiry, isSameDay: boolean) {
  if (isSameDay) return { day: '', expires: nodeRowName(node), 'score that day': '', change: '' };
  const { scoreOn } = scoreTimelineOfBoard(board);
  const [before, after] = [scoreOn(id, addDays(day, -1)), scoreOn(id, day)];
  return {
    day: dayText(day),
    expires: nodeRowName(node),
    'score that day': scoreText(after, 1),
    change: before === undefined || after === undefined ? '' : signedChangeText(after - before, 1),
  };
}

/** The tab of the tree. */
const ARITHMETIC = 'Arithmetic';

/** The tabs of a branch; an indicator has no inputs. */
export const EXPLAIN_TABS = [ARITHMETIC, 'Inputs', CHANGE, AHEAD] as const;

const INDICATOR_TABS = EXPLAIN_TABS.filter((tab) => tab !== 'Inputs');

const OFF_BY = 'off by';

const INPUTS: readonly ColumnSpec[] = [
  {
    key: 'points',
    align: 'right',
    about: 'points: how much of the score each indicator brings, most first',
  },
  {
    key: 'could bring',
    align: 'right',
    drop: 0,
    about: 'could bring: what its score alone at 100 would add to that',
  },
  {
    key: OFF_BY,
    align: 'right',
    drop: 3,
    about: 'off by: how far its own error, one standard deviation, moves the score',
  },
  { key: 'input', grows: true },
  { key: 'value', align: 'right', drop: 2 },
  { key: 'unit', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'state', states: true },
];

/** The tabs of the explanation of a node, by its id. */
export function explainTabs(strategy: Strategy, id: string): readonly string[] {
  return findIndicatorByIdOrCode(strategy, id) === undefined ? EXPLAIN_TABS : INDICATOR_TABS;
}

/** The explain screen in a width. */
export function explanationListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const { board } = state;
  const node = nodeByIdOrRoot(board.strategy, screen.id);
  const tabs = explainTabs(board.strategy, screen.id);
  const common = { title: explanationTitle(state, node), tabs, tab: screen.tab };
  if (tabs[screen.tab] === CHANGE)
    return { ...common, ...scoreChangeListData(state, screen, cells, glyphs) };
  if (tabs[screen.tab] === AHEAD)
    return { ...common, ...scoreAheadListData(state, screen, cells, glyphs) };
  if (tabs[screen.tab] === 'Inputs' && !isIndicator(node))
    return { ...common, ...branchInputsListBody(state, node, cells) };
  // In the tree it is the selected part whose arithmetic stands above it.
  const rows = unfoldedScoreTreeRows(board, screen);
  const titleOf = (selected: number): string =>
    explanationTitle(state, rows[Math.min(selected, rows.length - 1)]?.node ?? node);
  return { ...common, titleOf, ...scoreTreeListData(state, screen, cells, glyphs) };
}

/** `How Iran came to 44.06`, of a day that is not today with the day. */
function explanationTitle(state: State, node: Node): string {
  const { score } = state.board.card.nodes.get(node.id) ?? {};
  const day = isViewOfToday(state) ? '' : ` on ${boardDayText(state.board)}`;
  return `How ${nodeRowName(node)} came to ${score === undefined ? 'no score' : scoreText(score, 2)}${day}`;
}

/** Whether the tree is shown. */
function isTreeShown({ strategy }: State, { id, tab }: ExplainScreen): boolean {
  return explainTabs(strategy, id)[tab] === ARITHMETIC;
}

/** The row that is selected in the tree; undefined: another tab is shown. */
function selectedTreeRow(state: State, screen: ExplainScreen): TreeRow | undefined {
  return isTreeShown(state, screen) ? selectedRow(state, screen) : undefined;
}

/** Another tab of the node that is selected in the tree, of another tab's node; the tree has it selected. */
function explainScreenOnTab(
  state: State,
  screen: ExplainScreen,
  tabOf: (tabs: readonly string[], now: number) => number,
): ExplainScreen {
  const { board, strategy } = state;
  const id = selectedTreeRow(state, screen)?.node.id ?? screen.id;
  const tabs = explainTabs(strategy, id);
  const tab = tabOf(tabs, tabs.indexOf(explainTabs(strategy, screen.id)[screen.tab] ?? ''));
  const next = { ...screen, id, tab, selected: 0 };
  return isTreeShown(state, next) ? { ...next, selected: treeRowIndex(board, next, id) } : next;
}

/** Cells from which a state is followed by the word for how late it is. */
const ROOMY = 70;

function branchInputsListBody(state: State, branch: Branch, cells: number): ListBody {
  const view = indicatorsBelowBranchView(state.board, branch);
  const texts = view.inputs.map(({ row, points, couldBring, offBy }) => ({
    points: points ?? NONE,
    'could bring': couldBring ?? NONE,
    [OFF_BY]: offBy ?? NONE,
    input: `${row.code} ${row.title}`,
    value: row.value,
    unit: row.unit,
    score: scoreText(row.score),
    state: stateWithLatenessLine(row, cells >= ROOMY),
  }));
  const [sd] = standardDeviationArithmeticTexts(state.board, branch);
  const legend =
    sd &&
    `${sd}, the squares and ${roundedText(2 * SAME_ORIGIN, 1)} x the products of each two of one origin`;
  return {
    head: [],
    specs: INPUTS.map((spec) =>
      spec.key === OFF_BY && legend !== undefined ? { ...spec, legend } : spec,
    ),
    texts,
    targets: view.inputs.map(({ row }) => row.id),
    foot: view.working.map(proseLine),
  };
}

/** Explain as a screen. */
export const EXPLAIN_SCREEN: ScreenDef<ExplainScreen> = listScreen<ExplainScreen>({
  kind: 'explain',
  place: 'explain',
  shows:
    'How a score comes about: its parts, their weights and points, which add up to the number on the screen; and what changed it.',
  tabbed: true,
  leads: ['explain.open', 'explain.unfold', 'source.open', 'reading.copy', 'tab.next'],
  crumb({ board, strategy }, { id }, below) {
    if (id === strategy.root.id) return 'explain';
    const name =
      board.card.indicators.get(id)?.node.code ??
      terminalSafeOneLine(board.card.nodes.get(id)?.node.title ?? id);
    return below?.kind === 'explain' ? name : `explain ${name}`;
  },
  node: ({ id }) => id,
  reading(state, screen) {
    const id = EXPLAIN_SCREEN.scored?.(state, screen);
    const leaf = id === undefined ? undefined : state.board.card.indicators.get(id);
    return leaf?.reading === undefined
      ? undefined
      : { indicator: leaf.node, reading: leaf.reading, standing: true, withdrawn: '' };
  },
  before: ({ from }) => from,
  turned: (state, screen, by) =>
    explainScreenOnTab(state, screen, (tabs, now) => (now + by + tabs.length) % tabs.length),
  reads: ['view'],
  data: explanationListData,
});

interface Input {
  readonly row: IndicatorRow;
  /** Points of the branch; undefined: it has no score, or never counts. */
  readonly points: string | undefined;
  /** Points of the branch that its score at 100 would add, all others as they are; undefined: the branch has no score, or it never counts. */
  readonly couldBring: string | undefined;
  /** Points of the branch that its own error moves, one standard deviation; undefined: it has no score, or counts for nothing in the branch. */
  readonly offBy: string | undefined;
}

interface Inputs {
  /** Most points first; those that bring none last, in file order. */
  readonly inputs: readonly Input[];
  /** How the column adds up, in words and numbers. */
  readonly working: readonly string[];
}

/** Decimals of what is printed in points. */
const DECIMALS = 2;

/** Points, finite, as they are printed here: what the column adds up to. */
const asPrinted = (value: number): number => Number(roundedText(value, DECIMALS));

/** The inputs of a branch, most points first: what each brings and could bring as texts, and sentences that add them up. */
export function indicatorsBelowBranchView(board: Board, branch: Branch): Inputs {
  const explained = pointsMakingUpScore(board.card, branch.id);
  const headroom = headroomOfNodeByIndicator(board.card, branch.id);
  const off = errorOfNodeByIndicator(board.card, branch.id);
  const brought = effectPointsByIndicator(explained?.effects ?? []);
  const pointsFor = (row: IndicatorRow): number | undefined =>
    explained === undefined || row.score === undefined || !row.counted
      ? undefined
      : (brought.get(row.id) ?? 0);
  const all = leavesOf(branch)
    .flatMap(({ id }) => board.card.indicators.get(id) ?? [])
    .map((leaf) => indicatorRow(board, leaf))
    .map((row) => ({ row, exact: pointsFor(row) }))
    .sort((a, b) => (b.exact ?? -1) - (a.exact ?? -1));
  const absent = all.filter(({ row }) => row.score === undefined && row.counted).length;
  const base = explained?.base ?? 0;
  const score = explained?.after;
  const added = roundedPartsTotalAndRemainder(
    all.map(({ exact }) => exact ?? 0),
    asPrinted(score ?? 0) - asPrinted(base),
    DECIMALS,
  );
  return {
    inputs: all.map(({ row, exact }, at) => ({
      row,
      points: exact === undefined ? undefined : roundedText(added.parts[at] ?? 0, DECIMALS),
      couldBring:
        exact === undefined ? undefined : signedChangeText(headroom.get(row.id), DECIMALS),
      offBy: off.has(row.id) ? roundedText(off.get(row.id) ?? 0, DECIMALS) : undefined,
    })),
    working: [
      score === undefined
        ? 'No score, so there are no points to share out.'
        : `${roundedText(score, DECIMALS)} in all, the sum of the column${base > 0 ? ` and of ${roundedText(base, DECIMALS)} there with everything at 0 (the floor)` : ''}${added.remainder === 0 ? '' : ` (rounding ${signedChangeText(added.remainder, DECIMALS)})`}`,
      ...(absent === 0 || score === undefined
        ? []
        : [`${absent} without a score bring nothing: their weight goes to the parts beside them`]),
    ],
  };
}

export const EXPLAIN_KEYS: readonly Binding[] = [
  bindingForScreenKind('explain', {
    id: 'explain.lookback',
    keys: ['f'],
    label: 'from',
    description: 'change since the start, over a year, over a month',
    footer: true,
    run(state, screen) {
      const next = explainScreenOnTab(state, screen, (tabs) => tabs.indexOf(CHANGE));
      const further = screen.id === next.id && screen.tab === next.tab ? 1 : 0;
      const lookback = (screen.lookback + further) % LOOKBACKS.length;
      return stepWithoutEffects(withTopScreen(state, { ...next, lookback }));
    },
  }),
  bindingForScreenKind('explain', {
    id: 'explain.unfold',
    keys: ['l', 'Right'],
    label: 'parts',
    description: 'show the parts of the selected branch, and from there its first part',
    footer: true,
    whyDisabled: (state, screen) =>
      whyNoTree(state, screen) ??
      (selectedRow(state, screen)?.unfolded === undefined
        ? `An indicator has no parts; ${actionKeyName(state, 'explain.open')} opens its readings.`
        : undefined),
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, withRowUnfolded(state, screen))),
  }),
  bindingForScreenKind('explain', {
    id: 'explain.fold',
    keys: ['h', 'Left'],
    label: 'fold, up',
    description: 'hide the parts of the selected branch, and from there go to the branch above',
    footer: true,
    whyDisabled: (state, screen) =>
      whyNoTree(state, screen) ??
      (withRowFolded(state, screen) === screen ? 'This is the top of the tree.' : undefined),
    run: (state, screen) => stepWithoutEffects(withTopScreen(state, withRowFolded(state, screen))),
  }),
];

function whyNoTree(state: State, screen: ExplainScreen): string | undefined {
  return isTreeShown(state, screen)
    ? undefined
    : `Only the tree of ${ARITHMETIC} unfolds; ${actionKeyName(state, 'tab.prev')} and ${actionKeyName(state, 'tab.next')} go there.`;
}

function selectedRow({ board }: State, screen: ExplainScreen): TreeRow | undefined {
  const rows = unfoldedScoreTreeRows(board, screen);
  return rows[Math.min(screen.selected, rows.length - 1)];
}

/** The branches whose parts are shown, without one of them or with one more. */
function branchesShown({ board }: State, screen: ExplainScreen): readonly string[] {
  return screen.unfolded ?? branchIdsToUnfold(board, screen.id);
}

/** The tree with the parts of the selected branch shown, or hidden where they are shown; undefined: an indicator is selected, or another tab is shown. */
export function explainScreenWithBranchFoldToggled(
  state: State,
  screen: ExplainScreen,
): ExplainScreen | undefined {
  const unfolded = selectedTreeRow(state, screen)?.unfolded;
  if (unfolded === undefined) return undefined;
  return unfolded ? withRowFolded(state, screen) : withRowUnfolded(state, screen);
}

/** What Enter does with the selected branch, `fold` or `unfold` it; undefined: an indicator is selected, or another tab is shown. */
export function foldOrUnfoldLabel(state: State, screen: ExplainScreen): string | undefined {
  const unfolded = selectedTreeRow(state, screen)?.unfolded;
  return unfolded === undefined ? undefined : unfolded ? 'fold' : 'unfold';
}

/** The selected branch unfolded, or where it is, its first part selected. */
function withRowUnfolded(state: State, screen: ExplainScreen): ExplainScreen {
  const row = selectedRow(state, screen);
  if (row?.unfolded === undefined) return screen;
  return row.unfolded
    ? { ...screen, selected: screen.selected + 1 }
    : { ...screen, unfolded: [...branchesShown(state, screen), row.node.id] };
}

/** The selected branch folded, or where it is, the branch above selected; the same screen at the top. */
function withRowFolded(state: State, screen: ExplainScreen): ExplainScreen {
  const row = selectedRow(state, screen);
  if (row?.unfolded === true)
    return {
      ...screen,
      unfolded: branchesShown(state, screen).filter((id) => id !== row.node.id),
    };
  return row?.parent === undefined
    ? screen
    : { ...screen, selected: treeRowIndex(state.board, screen, row.parent.id) };
}
