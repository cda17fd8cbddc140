/** Why a score stands where it stands: the arithmetic of a branch and of an indicator, in rows that add up as printed. */
import { meanOf } from '../domain/aggregate.ts';
import type { Board } from '../domain/board.ts';
import type { Branch, Indicator, IndicatorScore, Node } from '../domain/model.ts';
import { pointsOf } from '../domain/points.ts';
import { codeOf, placesOf } from '../domain/tree.ts';
import { addUp } from './add-up.ts';
import { oneLine, rounded, scoreText, signed, valueText } from './format.ts';

/** One child in the arithmetic of a branch. */
export interface ArithmeticRow {
  readonly id: string;
  readonly title: string;
  readonly score: string;
  /** Share among the siblings that have a score; `context` when it never counts. */
  readonly weight: string;
  /** f of the score, and the share times it. */
  readonly transformed: string;
  readonly product: string;
  /** Points of the branch that this child brings. */
  readonly points: string;
}

export interface Arithmetic {
  readonly title: string;
  readonly rows: readonly ArithmeticRow[];
  /** How the rows become the score, in words and numbers. */
  readonly working: readonly string[];
}

const DECIMALS = 2;

/** The arithmetic of a branch on the board's day. */
export function arithmeticOf(board: Board, branch: Branch): Arithmetic {
  const { nodes } = board.card;
  const mean = meanOf(branch.aggregation);
  const score = nodes.get(branch.id)?.score;
  const present = branch.children.filter(
    (child) => child.weight > 0 && nodes.get(child.id)?.score !== undefined,
  );
  const total = present.reduce((sum, child) => sum + child.weight, 0);
  const points = pointsOf(board.card, branch.id);
  const byChild = new Map(
    points?.drivers.map((driver) => [driver.node.id, driver.value + driver.coverage]),
  );
  const added = addUp(
    branch.children.map((child) => byChild.get(child.id) ?? 0),
    (score ?? 0) - (points?.base ?? 0),
    DECIMALS,
  );
  let sum = 0;
  const rows = branch.children.map((child, at): ArithmeticRow => {
    const own = nodes.get(child.id)?.score;
    const counted = own !== undefined && child.weight > 0;
    const share = counted ? child.weight / total : 0;
    if (counted) sum += share * mean.f(own);
    return {
      id: child.id,
      title: nameOf(child),
      score: scoreText(own, DECIMALS),
      weight: child.weight === 0 ? 'context' : own === undefined ? 'absent' : rounded(share, 4),
      transformed: counted ? rounded(mean.f(own), 4) : '',
      product: counted ? rounded(share * mean.f(own), 4) : '',
      points: counted && points !== undefined ? (added.parts[at] ?? 0).toFixed(DECIMALS) : '',
    };
  });
  return {
    title: nameOf(branch),
    rows,
    working: workingOf(board, branch, sum, score, points?.base ?? 0, added.remainder),
  };
}

function workingOf(
  board: Board,
  branch: Branch,
  sum: number,
  score: number | undefined,
  base: number,
  remainder: number,
): readonly string[] {
  const part = board.card.nodes.get(branch.id);
  if (score === undefined) {
    return [
      `No score: ${rounded((part?.coverage ?? 0) * 100)} % of the weight is present, ${rounded(branch.minCoverage * 100)} % is needed${branch.requireAll ? ', and every part that counts' : ''}.`,
    ];
  }
  return [
    `${formulaOf(branch)}: the column w f(x) sums to ${rounded(sum, 4)}, which gives ${rounded(score, DECIMALS)}`,
    'points: how much of the score each part brings, from a board where everything stands at 0',
    ...(base > 0
      ? [`${rounded(base, DECIMALS)} points are there with everything at 0 (the floor)`]
      : []),
    ...(remainder === 0 ? [] : [`rounding: ${signed(remainder, DECIMALS)}`]),
    `weights are shares of the parts that have a score; ${rounded((part?.coverage ?? 0) * 100)} % of the weight is present`,
  ];
}

/** The mean of a branch, in words and as a formula. */
export function formulaOf({ aggregation }: Branch): string {
  switch (aggregation.method) {
    case 'arithmetic':
      return 'arithmetic mean, f(x) = x, score = sum';
    case 'geometric':
      return `geometric mean, f(x) = ln(max(x, ${aggregation.floor})), score = exp(sum)`;
    case 'harmonic':
      return `harmonic mean, f(x) = 1 / max(x, ${aggregation.floor}), score = 1 / sum`;
    case 'power':
      return `power mean, f(x) = x^${aggregation.exponent}, score = sum^(1/${aggregation.exponent})`;
    case 'shifted-geometric': {
      const k = aggregation.shift;
      return `shifted geometric mean, f(x) = ln(1 + ${k}x/100), score = 100/${k} (exp(sum) - 1)`;
    }
  }
}

/** How an indicator's value becomes its score, with this reading's numbers. */
export function scoreFormula(indicator: Indicator, leaf: IndicatorScore): string {
  const { reading } = leaf;
  if (reading === undefined) return 'no reading, no score';
  const { worst, best, scale } = indicator.goalposts;
  const value = valueText(indicator, reading.value);
  const u =
    scale === 'log'
      ? `ln(${value} / ${worst}) / ln(${best} / ${worst})`
      : `(${value} - ${worst}) / (${best} - ${worst})`;
  const clamped = leaf.beyond ? ', clamped at the goalpost' : '';
  const expired = leaf.state === 'expired' ? ', but expired: no score' : '';
  return `score = 100 x ${u}${leaf.score === undefined ? '' : ` = ${rounded(leaf.score, DECIMALS)}`}${clamped}${expired}`;
}

/** A node as it is named in rows: an indicator with its code. */
export function nameOf(node: Node): string {
  return oneLine(
    node.kind === 'indicator' && node.code !== undefined
      ? `${codeOf(node)} ${node.title}`
      : node.title,
  );
}

/** The branch with this id; undefined for an indicator or nothing. */
export function branchOf(board: Board, id: string): Branch | undefined {
  const node = placesOf(board.strategy).get(id)?.node;
  return node === undefined || node.kind === 'indicator' ? undefined : node;
}
