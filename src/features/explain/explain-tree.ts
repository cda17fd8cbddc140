/** The arithmetic of a board as a tree from the index down to its readings, folded but for the path to a node, in rows that add up as printed. */
import type { Driver } from '../../core/analysis/explain.ts';
import { pointsMakingUpScore } from '../../core/analysis/points.ts';
import { memoizePerObject } from '../../core/model/memoize.ts';
import { type Branch, type Indicator, isIndicator, type Node } from '../../core/model/model.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  intervalText,
  roundedText,
  scoreText,
  standingBandsText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { lineFromTemplate, type Part, proseLine, type ViewLine } from '../../text/line.ts';
import type { ColumnSpec, ListBody } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight } from '../../tui/lists.ts';
import type { State } from '../../tui/state.ts';
import type { View } from '../../tui/view.ts';
import {
  type Arithmetic,
  branchArithmeticView,
  intervalArithmeticTexts,
  nodeRowName,
  pointsSumEquationText,
} from '../../views/arithmetic.ts';
import { bandHeldBackView } from '../../views/gauge-and-tracks.ts';
import { nextValuePlaceTexts } from '../../views/indicator-lines.ts';
import { valueWorkingTexts, whyNoValueText } from '../../views/indicator-value.ts';
import { nodeTargetPaceText } from '../../views/pace-text.ts';
import {
  goalpostsScoringText,
  scoreFormula,
  scoreWorkingTexts,
  unroundedValueText,
} from '../../views/score-by-hand.ts';

/** How a node came to its score, and what moved it. */
export interface ExplainScreen {
  readonly kind: 'explain';
  /** The node; in the tree the one that it was opened at. */
  readonly id: string;
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into `LOOKBACKS`. */
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

/** A node in the tree as it is unfolded. */
export interface TreeRow {
  readonly node: Node;
  /** Branches above it, 0 of the root. */
  readonly depth: number;
  /** The branch that it is a part of; undefined: the root. */
  readonly parent: Branch | undefined;
  /** Whether its parts are shown below it; undefined: it is an indicator. */
  readonly unfolded: boolean | undefined;
}

/** The branches that are unfolded where nobody has chosen: those on the way to a node, and itself. */
export function pathToUnfold(board: Board, id: string): readonly string[] {
  const place = nodePlacesOf(board.strategy).get(id);
  return [...(place?.path ?? []).map((branch) => branch.id), id];
}

/** The rows of the tree, a branch before its parts. */
export function unfoldedScoreTreeRows(
  board: Board,
  { id, unfolded }: ExplainScreen,
): readonly TreeRow[] {
  const open = new Set(unfolded ?? pathToUnfold(board, id));
  const walk = (node: Node, depth: number, parent: Branch | undefined): readonly TreeRow[] => {
    if (isIndicator(node)) return [{ node, depth, parent, unfolded: undefined }];
    const row = { node, depth, parent, unfolded: open.has(node.id) };
    return row.unfolded
      ? [row, ...node.children.flatMap((child) => walk(child, depth + 1, node))]
      : [row];
  };
  return walk(board.strategy.root, 0, undefined);
}

/** Index of a node's row, else of the first. */
export function treeRowIndex(board: Board, screen: ExplainScreen, id: string): number {
  return Math.max(
    0,
    unfoldedScoreTreeRows(board, screen).findIndex(({ node }) => node.id === id),
  );
}

const COUNTED_FROM_0 = 'the points that a part brings, counted from all at 0';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'part', grows: true, least: 28 },
  { key: 'weight w', align: 'right' },
  { key: 'score x', align: 'right' },
  { key: '90 %', align: 'right', drop: 3 },
  { key: 'f(x)', align: 'right', drop: 1 },
  { key: 'w f(x)', align: 'right', drop: 2 },
  { key: 'in parent', align: 'right', legend: COUNTED_FROM_0 },
  { key: 'in index', align: 'right', drop: 4, legend: COUNTED_FROM_0 },
];

/** Lines about the selected row, at least, by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 9],
  [24, 6],
  [16, 2],
];
/** Cells from which each level is set in by two blanks. */
const ROOMY = 80;
/** So many events or readings of a sum or a mean are told apart; the rule of the indicator has them all. */
const MOST_PARTS = 3;
const DECIMALS = 2;

/** The arithmetic of every unfolded branch in a width. */
export function scoreTreeListData(
  state: State,
  screen: ExplainScreen,
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board } = state;
  const rows = unfoldedScoreTreeRows(board, screen);
  const index = indexPointsByNode(board);
  const root = board.card.root;
  const texts = rows.map((row): Readonly<Record<string, Part>> => {
    const { node, parent } = row;
    const own = board.card.nodes.get(node.id);
    const part = parent && branchArithmetic(board, parent).rows.find(({ id }) => id === node.id);
    const points = index.get(node.id);
    return {
      part: partName(row, cells, glyphs),
      'weight w': part?.weight ?? '',
      'score x': scoreText(own?.score, DECIMALS),
      '90 %': own?.score === undefined ? '' : intervalText(own),
      'f(x)': part?.transformed ?? '',
      'w f(x)': part?.product ?? '',
      'in parent': part?.points ?? '',
      'in index':
        row.depth === 0
          ? scoreText(root.score, DECIMALS)
          : points === undefined
            ? ''
            : roundedText(points, DECIMALS),
    };
  });
  return {
    head: [],
    lead: (selected) => {
      const node = rows[Math.min(selected, rows.length - 1)]?.node;
      return node === undefined ? [] : nodeLines(state, node);
    },
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs: COLUMNS,
    texts,
    targets: rows.map(({ node }) => node.id),
    foot: [],
  };
}

function partName({ node, depth, unfolded }: TreeRow, cells: number, glyphs: Glyphs): ViewLine {
  const sign = unfolded === undefined ? ' ' : unfolded ? glyphs.tree.open : glyphs.tree.folded;
  const name = nodeRowName(node);
  const state = unfolded === undefined ? '' : unfolded ? ', unfolded' : ', folded';
  return {
    ...proseLine(`${' '.repeat(depth * (cells < ROOMY ? 1 : 2))}${sign} ${name}`),
    say: `${name}, level ${depth + 1}${state}`,
  };
}

/** The arithmetic of a branch, kept as long as its board is. */
function branchArithmetic(board: Board, branch: Branch): Arithmetic {
  const made = arithmetics(board);
  const known = made.get(branch.id);
  if (known !== undefined) return known;
  const view = branchArithmeticView(board, branch);
  made.set(branch.id, view);
  return view;
}

const arithmetics = memoizePerObject((_: Board) => new Map<string, Arithmetic>());

/** Points of the index that each node brings, counted from all at 0; none for what has no score or never counts. */
export const indexPointsByNode = memoizePerObject((board: Board): ReadonlyMap<string, number> => {
  const points = new Map<string, number>();
  const walk = (drivers: readonly Driver[]): void => {
    for (const { node, value, coverage, children } of drivers) {
      points.set(node.id, value + coverage);
      walk(children);
    }
  };
  walk(pointsMakingUpScore(board.card)?.drivers ?? []);
  return points;
});

/** How the score of the selected node comes about, what matters most first. */
function nodeLines(state: State, node: Node): readonly ViewLine[] {
  return isIndicator(node) ? indicatorLines(state.board, node) : branchLines(state.board, node);
}

function branchLines(board: Board, branch: Branch): readonly ViewLine[] {
  const { working } = branchArithmetic(board, branch);
  const index = indexPointsByNode(board);
  const own = index.get(branch.id);
  const isRoot = branch === board.strategy.root;
  const held = isRoot ? bandHeldBackView(board)?.held : undefined;
  const pace = nodeTargetPaceText(board, branch.id);
  return [
    ...intervalArithmeticTexts(board, branch).map(proseLine),
    ...(held === undefined
      ? []
      : [
          lineFromTemplate`${terminalSafeOneLine(standingBandsText(board.card.standing))}; ${held}`,
        ]),
    ...working.map(proseLine),
    ...(own === undefined
      ? []
      : [
          proseLine(
            `in index: ${pointsSumEquationText(
              branch.children.flatMap(({ id }) => index.get(id) ?? []),
              own,
            )}`,
          ),
        ]),
    ...(pace === undefined ? [] : [proseLine(pace)]),
  ];
}

function indicatorLines(board: Board, indicator: Indicator): readonly ViewLine[] {
  const leaf = board.card.indicators.get(indicator.id);
  const pace = nodeTargetPaceText(board, indicator.id);
  if (leaf?.value === undefined || leaf.observedOn === undefined)
    return [
      goalpostsScoringText(indicator),
      `${whyNoValueText(board, indicator)}, so no score`,
    ].map(proseLine);
  const working = scoreWorkingTexts(board, indicator);
  const [formula = scoreFormula(indicator, leaf), freshness, sigma, interval] = working;
  const source = [leaf.source === '' ? 'source not given' : leaf.source, leaf.reading?.url ?? ''];
  return [
    `value ${unroundedValueText(indicator, leaf.value)} on ${dayText(leaf.observedOn)}, ${leaf.confidence} confidence`,
    source.filter((text) => text !== '').join(' '),
    ...(leaf.reading === undefined ? [] : nextValuePlaceTexts(indicator, leaf.reading)),
    formula,
    goalpostsScoringText(indicator),
    ...valueWorkingTexts(board, indicator, MOST_PARTS),
    ...[interval, sigma, freshness].filter((line) => line !== undefined),
    ...(pace === undefined ? [] : [pace]),
  ].map((text) => proseLine(terminalSafeOneLine(text)));
}
