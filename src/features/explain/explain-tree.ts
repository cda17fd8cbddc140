/** The arithmetic of a board as a tree from the index down to its readings, folded but for the path to a node, in rows that add up as printed. */
import type { Driver } from '../../core/analysis/explain.ts';
import {
  effectPointsByIndicator,
  headroomOfNodeByIndicator,
  pointsMakingUpScore,
} from '../../core/analysis/points.ts';
import { memoizePerObject } from '../../core/model/memoize.ts';
import { type Branch, type Indicator, isIndicator, type Node } from '../../core/model/model.ts';
import { wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import type { StateWord } from '../../core/model/states.ts';
import { leavesOf, nodeByIdOrRoot, nodePlacesOf } from '../../core/model/tree.ts';
import { aggregationFormulaText } from '../../core/scoring/aggregate.ts';
import type { Board } from '../../core/scoring/board.ts';
import { wrapTextToWidth } from '../../text/cells.ts';
import {
  bandOrBandRangeText,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  headingLine,
  lineFromTemplate,
  lineOfSpans,
  type Part,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import { fullScreenPanelSize, MODEST_CELLS } from '../../tui/layout.ts';
import type { ColumnSpec, LeadLine, ListBody } from '../../tui/list-view.ts';
import { detailRowsByTerminalHeight } from '../../tui/lists.ts';
import type { ScreenTypes, State } from '../../tui/state.ts';
import {
  type Arithmetic,
  branchArithmeticView,
  findBranchById,
  intervalArithmeticTexts,
  isBranchMeanArithmetic,
  nodeRowName,
  pointsSumEquationText,
  standardDeviationArithmeticTexts,
} from '../../views/arithmetic.ts';
import { bandHeldBackView } from '../../views/gauge-and-tracks.ts';
import {
  intervalBarSpans,
  latenessLettersLegendText,
  scoreWithLatenessLetterLine,
} from '../../views/indicator-cells.ts';
import { nextValueSourceTexts } from '../../views/indicator-lines.ts';
import { valueArithmeticTexts, whyNoValueText } from '../../views/indicator-value.ts';
import { latenessWordOfIndicator } from '../../views/lateness.ts';
import { nodeTargetPaceText } from '../../views/pace-text.ts';
import {
  goalpostsScoringText,
  indicatorScoreArithmeticTexts,
  scoreFormulaWithNumbersText,
  valueBetweenGoalpostsSentence,
} from '../../views/score-by-hand.ts';

/** A node in the tree as it is unfolded. */
export interface TreeRow {
  readonly node: Node;
  /** How many branches lie above it, ≥ 0; 0 of the root. */
  readonly depth: number;
  /** The branch that it is a part of; undefined: the root. */
  readonly parent: Branch | undefined;
  /** Whether its parts are shown below it; undefined: it is an indicator. */
  readonly unfolded: boolean | undefined;
}

/** The ids of what is unfolded where nobody has chosen: the branches on the way to a node, and the node itself. */
export function branchIdsToUnfold(board: Board, id: string): readonly string[] {
  const place = nodePlacesOf(board.strategy).get(id);
  return [...(place?.path ?? []).map((branch) => branch.id), id];
}

/** The branches that are unfolded where the tree is opened at a node, as far as the list has rows below the lines about the selected row; where it is heard row by row those on the way to the node, and itself. */
export function branchIdsUnfoldedWhereRoom(state: State, id: string): readonly string[] {
  const { board, strategy, linear, size } = state;
  if (linear) return branchIdsToUnfold(board, id);
  const { body, cells } = fullScreenPanelSize(size);
  // the tabs, the titles of the columns
  const below = body - 2 - (detailRowsByTerminalHeight(state, ABOUT).leadRows ?? 0);
  const openedBelow = (legend: string): readonly string[] =>
    branchIdsUnfoldedThatFit(board, id, below - wrapTextToWidth(legend, cells).length);
  const letters = lettersBehindScoresText(board);
  const legend = `${letters === undefined ? '' : `score x: ${letters}; `}in parent, in index: ${pointsLegend(cells)}`;
  const unfolded = openedBelow(legend);
  if (cells < FORMULAS_FROM || size.rows < ROWS_OF_FORMULAS) return unfolded;
  if (!isFormulaShown(board, unfoldedScoreTreeRows(board, { id, unfolded }), id)) return unfolded;
  const branches = Array.from(nodePlacesOf(strategy).values(), ({ node }) => node);
  return openedBelow(`${legend}; f(x): ${formulasText(branches)}`);
}

/** The branches that are unfolded where the tree is opened at a node: those on the way to it and itself, then those on the way to the indicators that its lines name, where so many rows have room for all, then level by level those in it and those of the rest, up to the first that has none. */
function branchIdsUnfoldedThatFit(board: Board, id: string, room: number): readonly string[] {
  const open = new Set(branchIdsToUnfold(board, id));
  const own = nodeByIdOrRoot(board.strategy, id);
  let left = room - unfoldedScoreTreeRows(board, { id }).length;
  const { most, worst } = isIndicator(own) ? NO_INPUTS : largestInputs(board, own);
  const toNamed = [...most, ...(worst === undefined ? [] : [worst])].flatMap(
    ({ node }) => nodePlacesOf(board.strategy).get(node.id)?.path ?? [],
  );
  const folded = [...new Set(toNamed)].filter((branch) => !open.has(branch.id));
  const more = folded.reduce((sum, { children }) => sum + children.length, 0);
  if (more <= left) {
    left -= more;
    for (const branch of folded) open.add(branch.id);
  }
  for (const start of new Set([own, board.strategy.root])) {
    const waiting: Node[] = [start];
    for (const node of waiting) {
      if (isIndicator(node)) continue;
      if (!open.has(node.id)) left -= node.children.length;
      if (left < 0) return [...open];
      open.add(node.id);
      waiting.push(...node.children);
    }
  }
  return [...open];
}

/** The rows of the tree that are to be seen, a branch before its parts; the parts of a folded branch are left out. */
export function unfoldedScoreTreeRows(
  board: Board,
  { id, unfolded }: Pick<ScreenTypes['explain'], 'id' | 'unfolded'>,
): readonly TreeRow[] {
  const open = new Set(unfolded ?? branchIdsToUnfold(board, id));
  const walk = (node: Node, depth: number, parent: Branch | undefined): readonly TreeRow[] => {
    if (isIndicator(node)) return [{ node, depth, parent, unfolded: undefined }];
    const row = { node, depth, parent, unfolded: open.has(node.id) };
    return row.unfolded
      ? [row, ...node.children.flatMap((child) => walk(child, depth + 1, node))]
      : [row];
  };
  return walk(board.strategy.root, 0, undefined);
}

/** Index of a node's row, from 0, else of the first. */
export function treeRowIndex(board: Board, screen: ScreenTypes['explain'], id: string): number {
  return Math.max(
    0,
    unfoldedScoreTreeRows(board, screen).findIndex(({ node }) => node.id === id),
  );
}

/** What the points of a part are, in a width of so many cells. */
const pointsLegend = (cells: number): string =>
  cells < MODEST_CELLS ? 'points of each part' : 'points that a part brings, counted from all at 0';

/** How late what the score of a node rests on is; undefined: it is not, the node is a branch, or has no score. */
function lateScoreWord({ card }: Board, { id }: Node): StateWord | undefined {
  const leaf = card.indicators.get(id);
  return leaf?.score === undefined ? undefined : latenessWordOfIndicator(leaf);
}

/** What the letters behind scores mean, of the whole board, so that it takes as many rows whatever is unfolded; undefined: there are none. */
function lettersBehindScoresText(board: Board): string | undefined {
  return latenessLettersLegendText(
    Array.from(board.card.indicators.values(), ({ node }) => lateScoreWord(board, node)),
  );
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'part', grows: true, least: 28 },
  { key: 'weight w', align: 'right' },
  { key: 'score x', align: 'right' },
  { key: INTERVAL_PERCENT, align: 'right', drop: 4 },
  { key: 'bar', drop: 2, drawn: true },
  { key: 'f(x)', align: 'right', drop: 0 },
  { key: 'w f(x)', align: 'right', drop: 1 },
  { key: 'in parent', align: 'right', drop: 3 },
  { key: 'in index', align: 'right' },
];

/** The share of the rows that f(x) must be another number than x in to stand there; the lines about a branch have its formula in any case. */
const LEAST_SHARE = 1 / 3;

/** Cells from which a row has room for f(x), and the list for the formulas below it. */
const FORMULAS_FROM = 108;
/** Rows of a terminal from which the list leaves room for them. */
const ROWS_OF_FORMULAS = 30;

/** Cells of a bar. */
const BAR = 16;

/** Lines about the selected row, at least, by the rows of a terminal. */
const ABOUT: readonly (readonly [from: number, lines: number])[] = [
  [30, 9],
  [24, 7],
  [16, 5],
];

/** Cells from which each level is set in by two blanks. */
const ROOMY = 80;

/** So many events or readings of a sum or a mean are told apart; the rule of the indicator has them all. */
const MOST_PARTS = 3;
/** Decimals of scores and points. */
const DECIMALS = 2;

/** The arithmetic of every unfolded branch in a width. */
export function scoreTreeListData(
  state: State,
  screen: ScreenTypes['explain'],
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board } = state;
  const rows = unfoldedScoreTreeRows(board, screen);
  const index = indexPointsByNode(board);
  const hasFormulas = isFormulaShown(board, rows, screen.id);
  const letters = lettersBehindScoresText(board);
  const texts = rows.map((row): Readonly<Record<string, Part>> => {
    const { node, parent, depth } = row;
    const own = board.card.nodes.get(node.id);
    const part = parent && branchArithmetic(board, parent).rows.find(({ id }) => id === node.id);
    const points = index.get(node.id);
    // where f(x) is x it is not said again, and what the parts of the index bring to it stands in one column
    const isPlain = !hasFormulas || parent === undefined || isBranchMeanArithmetic(parent);
    return {
      part: partName(row, cells, glyphs),
      'weight w': part?.weight ?? '',
      'score x': scoreWithLatenessLetterLine(
        scoreText(own?.score, DECIMALS),
        lateScoreWord(board, node),
      ),
      [INTERVAL_PERCENT]: own?.score === undefined ? '' : intervalText(own),
      bar: own?.score === undefined ? '' : lineOfSpans(intervalBarSpans(own, BAR, glyphs), ''),
      'f(x)': isPlain ? '' : (part?.transformed ?? ''),
      'w f(x)': isPlain ? '' : (part?.product ?? ''),
      'in parent': depth === 1 ? '' : (part?.points ?? ''),
      'in index': points === undefined ? '' : roundedText(points, DECIMALS),
    };
  });
  const unfolded = rows.flatMap((row) => (row.unfolded ? [row.node] : []));
  const formulas = formulasText(unfolded);
  const names = wordsJoinedWithAnd(branchesOfOtherMeans(unfolded).map(nodeRowName));
  const isFootShown =
    !hasFormulas && names !== '' && cells >= FORMULAS_FROM && state.size.rows >= ROWS_OF_FORMULAS;
  const legends: Readonly<Record<string, string | undefined>> = {
    'f(x)': formulas,
    'score x': letters,
    'in parent': pointsLegend(cells),
    'in index': pointsLegend(cells),
  };
  const specs = COLUMNS.filter(({ key }) => texts.some((text) => (text[key] ?? '') !== '')).map(
    (spec): ColumnSpec => {
      const legend = legends[spec.key];
      return legend === undefined ? spec : { ...spec, legend };
    },
  );
  return {
    head: [],
    lead: (selected) => {
      const node = rows[Math.min(selected, rows.length - 1)]?.node;
      return node === undefined ? [] : nodeLines(state, node, cells);
    },
    ...detailRowsByTerminalHeight(state, ABOUT),
    specs,
    texts,
    targets: rows.map(({ node }) => node.id),
    foot: isFootShown
      ? [proseLine(`in parent is not w x below ${names}: selected, each tells its mean`)]
      : [],
  };
}

/** Whether f(x) stands beside the parts of an explained node: it is another number than x for its own parts, or in many of the rows. */
function isFormulaShown(board: Board, rows: readonly TreeRow[], id: string): boolean {
  const own = findBranchById(board, id);
  if (own !== undefined && !isBranchMeanArithmetic(own)) return true;
  const apart = rows.filter(
    ({ node, parent }) =>
      parent !== undefined &&
      !isBranchMeanArithmetic(parent) &&
      board.card.nodes.get(node.id)?.score !== undefined,
  );
  return apart.length > rows.length * LEAST_SHARE;
}

/** The branches among some nodes whose mean takes no scores as they are. */
function branchesOfOtherMeans(nodes: readonly Node[]): readonly Branch[] {
  return nodes.flatMap((node) => (isIndicator(node) || isBranchMeanArithmetic(node) ? [] : [node]));
}

/** `Pressure on Beijing and Partners failing: shifted geometric mean, f(x) = ln(1 + 9x/100), …`: how the parts of those branches are averaged whose mean takes no scores as they are. */
function formulasText(nodes: readonly Node[]): string {
  const byFormula = Map.groupBy(branchesOfOtherMeans(nodes), ({ aggregation }) =>
    aggregationFormulaText(aggregation),
  );
  return Array.from(
    byFormula,
    ([formula, of]) => `${wordsJoinedWithAnd(of.map(nodeRowName))}: ${formula}`,
  ).join('; ');
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

/** The arithmetic of a branch, with which indicators bring most of its score and which costs most. */
interface BranchArithmetic extends Arithmetic {
  /** undefined: there is nothing to say beyond its sentence. */
  readonly largest: string | undefined;
}

/** The arithmetic of a branch, kept as long as its board is. */
function branchArithmetic(board: Board, branch: Branch): BranchArithmetic {
  const made = arithmetics(board);
  const known = made.get(branch.id);
  if (known !== undefined) return known;
  const view = {
    ...branchArithmeticView(board, branch),
    largest: largestInputsSentence(board, branch),
  };
  made.set(branch.id, view);
  return view;
}

const arithmetics = memoizePerObject((_: Board) => new Map<string, BranchArithmetic>());

/** So many indicators that bring most are named. */
const MOST_INPUTS = 2;

interface LargestInputs {
  /** The two that bring most, in that order; none where no more than these bring anything. */
  readonly most: readonly Input[];
  /** The one that costs most; undefined: fewer than two have a score, or none costs anything. */
  readonly worst: Input | undefined;
}

const NO_INPUTS: LargestInputs = { most: [], worst: undefined };

/** An indicator with a score. */
interface Input {
  readonly node: Indicator;
  /** 0…100. */
  readonly score: number;
  /** Points of the branch that it brings, 0…100. */
  readonly points: number;
  /** Points of the branch that it would add at 100, 0…100. */
  readonly missing: number;
}

/** The indicators that the lines about a branch name. */
function largestInputs({ card }: Board, branch: Branch): LargestInputs {
  const brought = effectPointsByIndicator(pointsMakingUpScore(card, branch.id)?.effects ?? []);
  const headroom = headroomOfNodeByIndicator(card, branch.id);
  const inputs = leavesOf(branch).flatMap((node): readonly Input[] => {
    const [score, points] = [card.nodes.get(node.id)?.score, brought.get(node.id) ?? 0];
    const missing = headroom.get(node.id) ?? 0;
    return score === undefined ? [] : [{ node, score, points, missing }];
  });
  const isSaid = (points: number): boolean => Number(roundedText(points, DECIMALS)) > 0;
  const bringing = inputs
    .filter(({ points }) => isSaid(points))
    .toSorted((a, b) => b.points - a.points);
  const [worst] = inputs.toSorted((a, b) => b.missing - a.missing);
  return {
    most: bringing.length > MOST_INPUTS ? bringing.slice(0, MOST_INPUTS) : [],
    worst: inputs.length > 1 && worst !== undefined && isSaid(worst.missing) ? worst : undefined,
  };
}

/** `CC10 Weapons line: Iran (5.21 points) and CC1 Weapons line: Russia (4.69 points) bring most; CC3 China-Russia trade at 14 costs most: at 100 it would add 10.79.` */
function largestInputsSentence(board: Board, branch: Branch): string | undefined {
  const { most, worst } = largestInputs(board, branch);
  const named = most.map(
    ({ node, points }) => `${nodeRowName(node)} (${roundedText(points, DECIMALS)} points)`,
  );
  const said = [
    ...(named.length === 0 ? [] : [`${wordsJoinedWithAnd(named)} bring most`]),
    ...(worst === undefined
      ? []
      : [
          `${nodeRowName(worst.node)} at ${scoreText(worst.score)} costs most: at 100 it would add ${roundedText(worst.missing, DECIMALS)}`,
        ]),
  ];
  return said.length === 0 ? undefined : `${said.join('; ')}.`;
}

/** Points of the index, 0…100, that each node brings, by its id, counted from all at 0; none for what has no score or never counts. */
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

/** How the score of the selected node comes about, what matters most first; what it is computed by is never cut. */
function nodeLines({ board }: State, node: Node, cells: number): readonly LeadLine[] {
  return isIndicator(node) ? indicatorLines(board, node, cells) : branchLines(board, node, cells);
}

const formulaLine = (text: string): LeadLine => ({
  ...proseLine(terminalSafeOneLine(text)),
  isWhole: true,
});

function branchLines(board: Board, branch: Branch, cells: number): readonly LeadLine[] {
  const { sentence, working, largest } = branchArithmetic(board, branch);
  const index = indexPointsByNode(board);
  const own = index.get(branch.id);
  const isRoot = branch === board.strategy.root;
  const held = isRoot ? bandHeldBackView(board)?.held : undefined;
  const pace = nodeTargetPaceText(board, branch.id);
  const formula = working.map(formulaLine);
  const apart =
    cells < MODEST_CELLS
      ? 'inputs apart, shared origins'
      : 'what its inputs are off by apart, and what they share by origin';
  // where a score is no sum of shares of its parts, how it comes of them stands first, so that it is there in few rows too
  const isPlain = isBranchMeanArithmetic(branch);
  return [
    ...(sentence === undefined ? [] : [{ ...headingLine(sentence), isWhole: true }]),
    ...(isPlain ? [] : formula),
    ...(held === undefined
      ? []
      : [
          lineFromTemplate`${terminalSafeOneLine(bandOrBandRangeText(board.card.standing))}; ${held}`,
        ]),
    ...(largest === undefined ? [] : [proseLine(largest)]),
    ...intervalArithmeticTexts(board, branch, cells >= MODEST_CELLS).map(formulaLine),
    ...standardDeviationArithmeticTexts(board, branch).map((text) =>
      formulaLine(`${text}: ${apart}`),
    ),
    ...(isPlain ? formula : []),
    ...(own === undefined
      ? []
      : [
          formulaLine(
            `in index: ${pointsSumEquationText(
              branch.children.flatMap(({ id }) => index.get(id) ?? []),
              own,
            )}`,
          ),
        ]),
    ...(pace === undefined ? [] : [proseLine(pace)]),
  ];
}

function indicatorLines(board: Board, indicator: Indicator, cells: number): readonly LeadLine[] {
  const leaf = board.card.indicators.get(indicator.id);
  const pace = nodeTargetPaceText(board, indicator.id);
  if (leaf?.value === undefined || leaf.observedOn === undefined)
    return [
      `${whyNoValueText(board, indicator)}, so no score`,
      goalpostsScoringText(indicator),
    ].map(proseLine);
  const working = indicatorScoreArithmeticTexts(board, indicator);
  const [
    formula = scoreFormulaWithNumbersText(indicator, leaf),
    freshness,
    sigma,
    interval,
    freshSigma,
  ] = working;
  const source = [leaf.source === '' ? 'source not given' : leaf.source, leaf.reading?.url ?? ''];
  const observed = `${dayText(leaf.observedOn)}, ${leaf.confidence} confidence`;
  const [value, ...parts] = valueArithmeticTexts(board, indicator, MOST_PARTS, cells >= ROOMY);
  const told = (texts: readonly string[]): readonly LeadLine[] =>
    texts.map((text) => proseLine(terminalSafeOneLine(text)));
  const partLines =
    cells < ROOMY
      ? [
          {
            ...formulaLine(parts.map((part) => part.trim()).join('; ')),
            isWhole: cells >= MODEST_CELLS,
          },
        ]
      : parts.map(formulaLine);
  return [
    {
      ...headingLine(terminalSafeOneLine(valueBetweenGoalpostsSentence(indicator, leaf))),
      isWhole: cells >= MODEST_CELLS,
    },
    ...told([
      `observed ${observed}: ${source.filter((text) => text !== '').join(' ')}`,
      ...(leaf.reading === undefined ? [] : nextValueSourceTexts(indicator, leaf.reading)),
    ]),
    ...[formula, value, interval, sigma, freshSigma, freshness]
      .filter((text) => text !== undefined)
      .map(formulaLine),
    // where lines are short they share what they have; in the shortest only where the others leave room
    ...partLines.filter(({ text }) => text !== ''),
    ...told(pace === undefined ? [] : [pace]),
  ];
}
