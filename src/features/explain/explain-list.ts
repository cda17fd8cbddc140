/** Explain: the arithmetic that adds up to a score, part by part, the points of every indicator, and what moved it between two days. */
import { type Branch, isIndicator, type Strategy } from '../../core/model/model.ts';
import { findIndicator, placesOf } from '../../core/model/tree.ts';
import { bandText, dayText, NONE, oneLine, scoreText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { phrase, prose } from '../../text/line.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { isLive, type State } from '../../tui/state.ts';
import { arithmeticOf, intervalLines, nameOf } from '../../views/arithmetic.ts';
import { heldOf } from '../../views/gauge-and-tracks.ts';
import { paceText } from '../../views/pace.ts';
import { aboveLines } from './above-view.ts';
import { CHANGE, changeOf } from './explain-change.ts';
import { indicatorArithmetic } from './explain-indicator.ts';
import { inputsOf } from './inputs-view.ts';
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
