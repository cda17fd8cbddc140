/** Explain: the arithmetic that adds up to a score, part by part, the points of every indicator, and what moved it between two days. */
import type { Board } from '../../domain/board.ts';
import { addDays } from '../../domain/day.ts';
import type { Branch, Day } from '../../domain/model.ts';
import { wrap, wrapParts } from '../cells.ts';
import { arithmeticOf, branchOf } from '../explain-view.ts';
import { dayText, NONE, oneLine, rounded, scoreText, signed } from '../format.ts';
import type { Glyphs } from '../glyphs.ts';
import { inputsOf } from '../inputs-view.ts';
import { type ColumnSpec, type ListView, layTable, NO_TABLE } from '../list-view.ts';
import { movesOf } from '../moves-view.ts';
import { gaugeView } from '../overview.ts';
import { keyOf } from '../own-keys.ts';
import { paceText } from '../pace-view.ts';
import type { ExplainScreen } from '../screen.ts';
import { isLive, type State } from '../state.ts';

export const EXPLAIN_TABS = ['Arithmetic', 'Inputs', 'Change'] as const;

/** How far back the change looks: the strategy's start, a year, a month. */
export const LOOKBACKS = ['since the start', 'over 365 days', 'over 30 days'] as const;

const ARITHMETIC: readonly ColumnSpec[] = [
  { key: 'part', grows: true },
  { key: 'score x', align: 'right' },
  { key: 'weight w', align: 'right' },
  { key: 'f(x)', align: 'right', drop: 1 },
  { key: 'w f(x)', align: 'right', drop: 2 },
  { key: 'points', align: 'right' },
];

const INPUTS: readonly ColumnSpec[] = [
  { key: 'points', align: 'right' },
  { key: 'could bring', align: 'right', drop: 0 },
  { key: 'input', grows: true },
  { key: 'value', align: 'right', drop: 2 },
  { key: 'unit', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'state' },
];

const CHANGE: readonly ColumnSpec[] = [
  { key: 'points', align: 'right' },
  { key: 'cause', most: 27 },
  { key: 'what happened', grows: true, least: 20, drop: 2 },
  { key: 'waterfall', drop: 1 },
];

/** The explain screen in a width. */
export function explainList(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListView {
  const { board } = state;
  const branch = branchOf(board, screen.id) ?? board.strategy.root;
  const score = scoreText(board.card.nodes.get(branch.id)?.score, 2);
  const common = {
    title: `How ${branch.title} came to ${score === NONE ? 'no score' : score}${isLive(state) ? '' : ` on ${dayText(board.asOf)}`}`,
    tabs: EXPLAIN_TABS,
    tab: screen.tab,
  };
  switch (EXPLAIN_TABS[screen.tab]) {
    case 'Inputs':
      return { ...common, ...inputs(state, branch, cells) };
    case 'Change':
      return { ...common, ...change(state, screen, cells, glyphs) };
    default:
      return { ...common, ...arithmetic(state, screen, cells) };
  }
}

type Body = Omit<ListView, 'title' | 'tabs' | 'tab'>;

function arithmetic(state: State, screen: ExplainScreen, cells: number): Body {
  const { board } = state;
  const branch = branchOf(board, screen.id) ?? board.strategy.root;
  const view = arithmeticOf(board, branch);
  const texts = view.rows.map((row) => ({
    part: row.title,
    'score x': row.score,
    'weight w': row.weight,
    'f(x)': row.transformed,
    'w f(x)': row.product,
    points: row.points,
  }));
  const pace = paceText(board, screen.id);
  const gauge = branch === board.strategy.root ? gaugeView(board) : undefined;
  return {
    head: gauge?.held === undefined ? [] : wrap(`${oneLine(gauge.band)}; ${gauge.held}`, cells),
    ...layTable(ARITHMETIC, texts, cells),
    targets: view.rows.map((row) => row.id),
    foot: [
      ...view.working,
      ...(pace === undefined ? [] : [pace]),
      `${keyOf(state, 'explain.open')} goes down to the parts, and from an indicator to its readings and sources`,
    ],
  };
}

function inputs(state: State, branch: Branch, cells: number): Body {
  const view = inputsOf(state.board, branch);
  const texts = view.inputs.map(({ row, points, couldBring }) => ({
    points: points ?? NONE,
    'could bring': couldBring ?? NONE,
    input: `${row.code} ${row.title}`,
    value: row.value,
    unit: row.unit,
    score: scoreText(row.score),
    state: row.state,
  }));
  const table = layTable(INPUTS, texts, cells);
  return {
    head: [
      'points: how much of the score each indicator brings, most first',
      ...(table.columns.some(({ key }) => key === 'could bring')
        ? ['could bring: what its score alone at 100 would add to that']
        : []),
    ],
    ...table,
    targets: view.inputs.map(({ row }) => row.id),
    foot: view.working,
  };
}

/** The first day of a look back. */
export function lookbackDay(board: Board, lookback: number): Day {
  const { start } = board.strategy;
  if (lookback === 0 && start !== undefined && start <= board.asOf) return start;
  return addDays(board.asOf, lookback === 2 ? -30 : -365);
}

const WATERFALL = 24;

function change(state: State, screen: ExplainScreen, cells: number, glyphs: Glyphs): Body {
  const { board } = state;
  const key = keyOf(state, 'explain.lookback');
  const from = lookbackDay(board, screen.lookback);
  const moves = movesOf(board, from, board.asOf, screen.id);
  if (typeof moves === 'string')
    return {
      ...NO_TABLE,
      head: [moves, `${key} looks further back or less far.`],
      foot: [],
    };
  let at = moves.before;
  const running = moves.rows.map((row) => {
    const before = at;
    at += row.points;
    return { before, after: at };
  });
  const levels = [moves.before, moves.after, ...running.map((step) => step.after)];
  const low = Math.min(...levels);
  const span = Math.max(...levels) - low;
  const texts = moves.rows.map((row, place) => ({
    points: signed(row.points, 1),
    cause: row.title,
    'what happened': row.what,
    waterfall: waterfall(running[place], low, span, glyphs),
  }));
  return {
    head: wrapParts(
      [
        `${dayText(from)}: ${rounded(moves.before, 1)}`,
        `${dayText(board.asOf)}: ${rounded(moves.after, 1)}`,
        `change ${signed(moves.change, 1)}`,
        `${LOOKBACKS[screen.lookback]} (${key} changes that)`,
      ],
      cells,
      '   ',
    ),
    ...layTable(CHANGE, texts, cells),
    targets: moves.rows.map((row) => row.id),
    foot: [
      ...(moves.remainder === 0 ? [] : [`${signed(moves.remainder, 1)} ${moves.rest}`]),
      `${signed(moves.change, 1)} in all: the column adds up as printed`,
    ],
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
