/** Explain: the arithmetic that adds up to a score, part by part, the points of every indicator, and what moved it between two days. */
import { headroomOf, pointsById, pointsOf } from '../../core/analysis/points.ts';
import { type Branch, type Indicator, isIndicator, type Strategy } from '../../core/model/model.ts';
import { findIndicator, leavesOf, placesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { bandText, dayText, NONE, oneLine, rounded, scoreText, signed } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { phrase, prose } from '../../text/line.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { isLive, type State } from '../../tui/state.ts';
import { addUp } from '../../views/add-up.ts';
import { arithmeticOf, intervalLines, nameOf } from '../../views/arithmetic.ts';
import { heldOf, type IndicatorRow, indicatorRow } from '../../views/gauge-and-tracks.ts';
import { paceText } from '../../views/pace.ts';
import {
  goalpostsText,
  scoredValue,
  scoreFormula,
  workingLines,
} from '../../views/score-by-hand.ts';
import { aboveLines, aboveOf } from './above-view.ts';
import { CHANGE, changeOf } from './explain-change.ts';
import type { ExplainScreen } from './screen-state.ts';

/** The tabs of a branch; an indicator has no inputs. */
export const EXPLAIN_TABS = ['Arithmetic', 'Inputs', CHANGE] as const;
const INDICATOR_TABS = EXPLAIN_TABS.filter((tab) => tab !== 'Inputs');

const ARITHMETIC: readonly ColumnSpec[] = [
  { key: 'part', grows: true },
  { key: 'score x', align: 'right' },
  { key: 'weight w', align: 'right' },
  { key: 'f(x)', align: 'right', drop: 1 },
  { key: 'w f(x)', align: 'right', drop: 2 },
  { key: 'points', align: 'right' },
];

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
  { key: 'input', grows: true },
  { key: 'value', align: 'right', drop: 2 },
  { key: 'unit', drop: 1 },
  { key: 'score', align: 'right' },
  { key: 'state', states: true },
];

/** The tabs of the explanation of a node, by its id. */
export function explainTabs(strategy: Strategy, id: string): readonly string[] {
  return findIndicator(strategy, id) === undefined ? EXPLAIN_TABS : INDICATOR_TABS;
}

/** The explain screen in a width. */
export function explainList(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const { board } = state;
  const node = placesOf(board.strategy).get(screen.id)?.node ?? board.strategy.root;
  const tabs = explainTabs(board.strategy, screen.id);
  const { score } = board.card.nodes.get(node.id) ?? {};
  const common = {
    title: `How ${nameOf(node)} came to ${score === undefined ? 'no score' : scoreText(score, 2)}${isLive(state) ? '' : ` on ${dayText(board.asOf)}`}`,
    tabs,
    tab: screen.tab,
  };
  if (tabs[screen.tab] === CHANGE) return { ...common, ...changeOf(state, screen, cells, glyphs) };
  if (isIndicator(node)) return { ...common, ...indicatorArithmetic(state, node) };
  const body = tabs[screen.tab] === 'Inputs' ? inputs : arithmetic;
  return { ...common, ...body(state, node) };
}

function arithmetic(state: State, branch: Branch): ListBody {
  const { board } = state;
  const view = arithmeticOf(board, branch);
  const texts = view.rows.map((row) => ({
    part: row.title,
    'score x': row.score,
    'weight w': row.weight,
    'f(x)': row.transformed,
    'w f(x)': row.product,
    points: row.points,
  }));
  const pace = paceText(board, branch.id);
  const held = branch === board.strategy.root ? heldOf(board)?.held : undefined;
  return {
    head: [
      ...intervalLines(board, branch).map(prose),
      ...(held === undefined ? [] : [phrase`${oneLine(bandText(board.card.standing))}; ${held}`]),
    ],
    specs: ARITHMETIC,
    texts,
    targets: view.rows.map((row) => row.id),
    foot: [
      ...view.working,
      ...aboveLines(board, branch.id),
      ...(pace === undefined ? [] : [pace]),
      `${keyOf(state, 'explain.open')} opens a part, of an indicator the readings`,
    ].map(prose),
  };
}

function inputs(state: State, branch: Branch): ListBody {
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
  return {
    head: [],
    specs: INPUTS,
    texts,
    targets: view.inputs.map(({ row }) => row.id),
    foot: view.working.map(prose),
  };
}

/** Explain as a screen. */
export const EXPLAIN_SCREEN = listScreen<ExplainScreen>({
  kind: 'explain',
  place: 'explain',
  tabbed: true,
  crumb({ board, strategy }, { id }, below) {
    if (id === strategy.root.id) return 'explain';
    const name =
      board.card.indicators.get(id)?.node.code ??
      oneLine(board.card.nodes.get(id)?.node.title ?? id);
    return below?.kind === 'explain' ? name : `explain ${name}`;
  },
  node: ({ id }) => id,
  before: ({ from }) => from,
  reads: ['view'],
  data: explainList,
});

const ABOVE: readonly ColumnSpec[] = [
  { key: 'in', grows: true },
  { key: 'weight w', align: 'right' },
  { key: 'score', align: 'right' },
  { key: 'points', align: 'right' },
];

/** The arithmetic of an indicator; its rows lead from itself up to the gauge. */
function indicatorArithmetic(state: State, indicator: Indicator): ListBody {
  const { board } = state;
  const leaf = board.card.indicators.get(indicator.id);
  const above = aboveOf(board, indicator.id);
  const own = {
    in: nameOf(indicator),
    'weight w': '',
    score: scoreText(leaf?.score, 2),
    points: scoreText(leaf?.score, 2),
  };
  const texts = above.map(({ branch, weight, score, points }) => ({
    in: nameOf(branch),
    'weight w': weight,
    score: scoreText(score, 2),
    points: points === undefined ? NONE : rounded(points, 2),
  }));
  const reading = leaf?.reading;
  const working = workingLines(board, indicator);
  const pace = paceText(board, indicator.id);
  return {
    head: (leaf === undefined || reading === undefined
      ? [goalpostsText(indicator), 'no reading yet, so no score']
      : [
          oneLine(
            `value ${scoredValue(indicator, reading.value)} on ${dayText(reading.observedOn)}, ${reading.confidence} confidence`,
          ),
          goalpostsText(indicator),
          ...(working.length === 0 ? [scoreFormula(indicator, leaf)] : working),
        ]
    ).map(prose),
    specs: ABOVE,
    texts: [own, ...texts],
    targets: [indicator.id, ...above.map(({ branch }) => branch.id)],
    foot: [
      'points: what it brings to each score, from all at 0',
      ...(pace === undefined ? [] : [pace]),
      `${keyOf(state, 'explain.open')} opens a score above, on the first row its readings`,
    ].map(prose),
  };
}

interface Input {
  readonly row: IndicatorRow;
  /** Points of the branch; undefined: it has no score, or never counts. */
  readonly points: string | undefined;
  /** Points of the branch that its score at 100 would add, all others as they are; undefined: as above. */
  readonly couldBring: string | undefined;
}

interface Inputs {
  /** Most points first; those that bring none last, in file order. */
  readonly inputs: readonly Input[];
  /** How the column adds up, in words and numbers. */
  readonly working: readonly string[];
}

const DECIMALS = 2;

/** The inputs of a branch on the board's day. */
export function inputsOf(board: Board, branch: Branch): Inputs {
  const explained = pointsOf(board.card, branch.id);
  const headroom = headroomOf(board.card, branch.id);
  const brought = pointsById(explained?.effects ?? []);
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
  const added = addUp(
    all.map(({ exact }) => exact ?? 0),
    (score ?? 0) - base,
    DECIMALS,
  );
  return {
    inputs: all.map(({ row, exact }, at) => ({
      row,
      points: exact === undefined ? undefined : (added.parts[at] ?? 0).toFixed(DECIMALS),
      couldBring: exact === undefined ? undefined : signed(headroom.get(row.id), DECIMALS),
    })),
    working: [
      score === undefined
        ? 'No score, so there are no points to share out.'
        : `${rounded(score, DECIMALS)} in all: the column adds up as printed${base > 0 ? `, ${rounded(base, DECIMALS)} there with everything at 0 (the floor)` : ''}${added.remainder === 0 ? '' : `, rounding ${signed(added.remainder, DECIMALS)}`}`,
      ...(absent === 0 || score === undefined
        ? []
        : [`${absent} without a score bring nothing: their weight goes to the parts beside them`]),
    ],
  };
}
