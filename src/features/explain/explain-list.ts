/** Explain: the arithmetic that adds up to a score, part by part, the points of every indicator, and what moved it between two days. */
import {
  headroomByIndicator,
  pointsByIndicator,
  scorePointsOfNode,
} from '../../core/analysis/points.ts';
import { type Branch, type Indicator, isIndicator, type Strategy } from '../../core/model/model.ts';
import { findIndicator, leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandText,
  dayText,
  NONE,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { phraseLine, proseLine } from '../../text/line.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isLiveView, type State } from '../../tui/state.ts';
import { roundPartsToTotal } from '../../views/add-up.ts';
import { arithmeticOf, intervalArithmeticLines, nodeRowName } from '../../views/arithmetic.ts';
import { asOfDayText } from '../../views/as-of-day.ts';
import { heldBandParts, type IndicatorRow, indicatorRow } from '../../views/gauge-and-tracks.ts';
import { noValueText, valueWorkingLines } from '../../views/indicator-value.ts';
import { targetPaceText } from '../../views/pace.ts';
import {
  goalpostsText,
  scoredValueText,
  scoreFormula,
  scoreWorkingLines,
} from '../../views/score-by-hand.ts';
import { ancestorContributionLines, ancestorScores } from './above-view.ts';
import { AHEAD, scoreAheadListData } from './explain-ahead.ts';
import { CHANGE, scoreChangeListData } from './explain-change.ts';
import type { ExplainScreen } from './screen-state.ts';

/** The tabs of a branch; an indicator has no inputs. */
export const EXPLAIN_TABS = ['Arithmetic', 'Inputs', CHANGE, AHEAD] as const;
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
export function explanationListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const { board } = state;
  const node = nodePlacesOf(board.strategy).get(screen.id)?.node ?? board.strategy.root;
  const tabs = explainTabs(board.strategy, screen.id);
  const { score } = board.card.nodes.get(node.id) ?? {};
  const common = {
    title: `How ${nodeRowName(node)} came to ${score === undefined ? 'no score' : scoreText(score, 2)}${isLiveView(state) ? '' : ` on ${asOfDayText(board)}`}`,
    tabs,
    tab: screen.tab,
  };
  if (tabs[screen.tab] === CHANGE)
    return { ...common, ...scoreChangeListData(state, screen, cells, glyphs) };
  if (tabs[screen.tab] === AHEAD)
    return { ...common, ...scoreAheadListData(state, screen, cells, glyphs) };
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
  const pace = targetPaceText(board, branch.id);
  const held = branch === board.strategy.root ? heldBandParts(board)?.held : undefined;
  return {
    head: [
      ...intervalArithmeticLines(board, branch).map(proseLine),
      ...(held === undefined
        ? []
        : [phraseLine`${terminalSafeOneLine(bandText(board.card.standing))}; ${held}`]),
    ],
    specs: ARITHMETIC,
    texts,
    targets: view.rows.map((row) => row.id),
    foot: [
      ...view.working,
      ...ancestorContributionLines(board, branch.id),
      ...(pace === undefined ? [] : [pace]),
      `${actionKeyName(state, 'explain.open')} opens a part, of an indicator the readings`,
    ].map(proseLine),
  };
}

function inputs(state: State, branch: Branch): ListBody {
  const view = branchInputs(state.board, branch);
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
    foot: view.working.map(proseLine),
  };
}

/** Explain as a screen. */
export const EXPLAIN_SCREEN = listScreen<ExplainScreen>({
  kind: 'explain',
  place: 'explain',
  shows:
    'How a score comes about: its parts, their weights and points, which add up to the number on the screen; and what changed it.',
  tabbed: true,
  crumb({ board, strategy }, { id }, below) {
    if (id === strategy.root.id) return 'explain';
    const name =
      board.card.indicators.get(id)?.node.code ??
      terminalSafeOneLine(board.card.nodes.get(id)?.node.title ?? id);
    return below?.kind === 'explain' ? name : `explain ${name}`;
  },
  node: ({ id }) => id,
  before: ({ from }) => from,
  reads: ['view'],
  data: explanationListData,
});

const ABOVE: readonly ColumnSpec[] = [
  { key: 'in', grows: true },
  { key: 'weight w', align: 'right' },
  { key: 'score', align: 'right' },
  { key: 'points', align: 'right' },
];

/** So many events or readings of a sum or a mean are told apart; the rule of the indicator has them all. */
const MOST_PARTS = 5;

/** The arithmetic of an indicator; its rows lead from itself up to the gauge. */
function indicatorArithmetic(state: State, indicator: Indicator): ListBody {
  const { board } = state;
  const leaf = board.card.indicators.get(indicator.id);
  const above = ancestorScores(board, indicator.id);
  const own = {
    in: nodeRowName(indicator),
    'weight w': '',
    score: scoreText(leaf?.score, 2),
    points: scoreText(leaf?.score, 2),
  };
  const texts = above.map(({ branch, weight, score, points }) => ({
    in: nodeRowName(branch),
    'weight w': weight,
    score: scoreText(score, 2),
    points: points === undefined ? NONE : roundedText(points, 2),
  }));
  const working = scoreWorkingLines(board, indicator);
  const pace = targetPaceText(board, indicator.id);
  return {
    head: (leaf?.value === undefined || leaf.observedOn === undefined
      ? [goalpostsText(indicator), `${noValueText(board, indicator)}, so no score`]
      : [
          terminalSafeOneLine(
            `value ${scoredValueText(indicator, leaf.value)} on ${dayText(leaf.observedOn)}, ${leaf.confidence} confidence`,
          ),
          ...valueWorkingLines(board, indicator, MOST_PARTS),
          goalpostsText(indicator),
          ...(working.length === 0 ? [scoreFormula(indicator, leaf)] : working),
        ]
    ).map(proseLine),
    specs: ABOVE,
    texts: [own, ...texts],
    targets: [indicator.id, ...above.map(({ branch }) => branch.id)],
    foot: [
      'points: what it brings to each score, from all at 0',
      ...(pace === undefined ? [] : [pace]),
      `${actionKeyName(state, 'explain.open')} opens a score above, on the first row its readings`,
    ].map(proseLine),
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

/** A number as it is printed here: what the column adds up to. */
const printed = (value: number): number => Number(roundedText(value, DECIMALS));

/** The inputs of a branch on the board's day. */
export function branchInputs(board: Board, branch: Branch): Inputs {
  const explained = scorePointsOfNode(board.card, branch.id);
  const headroom = headroomByIndicator(board.card, branch.id);
  const brought = pointsByIndicator(explained?.effects ?? []);
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
  const added = roundPartsToTotal(
    all.map(({ exact }) => exact ?? 0),
    printed(score ?? 0) - printed(base),
    DECIMALS,
  );
  return {
    inputs: all.map(({ row, exact }, at) => ({
      row,
      points: exact === undefined ? undefined : (added.parts[at] ?? 0).toFixed(DECIMALS),
      couldBring:
        exact === undefined ? undefined : signedChangeText(headroom.get(row.id), DECIMALS),
    })),
    working: [
      score === undefined
        ? 'No score, so there are no points to share out.'
        : `${roundedText(score, DECIMALS)} in all: the column adds up as printed${base > 0 ? `, ${roundedText(base, DECIMALS)} there with everything at 0 (the floor)` : ''}${added.remainder === 0 ? '' : `, rounding ${signedChangeText(added.remainder, DECIMALS)}`}`,
      ...(absent === 0 || score === undefined
        ? []
        : [`${absent} without a score bring nothing: their weight goes to the parts beside them`]),
    ],
  };
}
