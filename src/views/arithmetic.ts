/** Why a score stands where it stands: the arithmetic of a branch, in rows that add up as printed. */

import { errorOfNodeByIndicator, pointsMakingUpScore } from '../core/analysis/points.ts';
import { type Branch, isIndicator, type Node } from '../core/model/model.ts';
import { countWithNoun, wordsJoinedWithAnd } from '../core/model/plain-text.ts';
import { findNodeById, nodeCodeOf } from '../core/model/tree.ts';
import {
  aggregationFormulaText,
  aggregationNameText,
  meanOfAggregation,
} from '../core/scoring/aggregate.ts';
import type { Board } from '../core/scoring/board.ts';
import { INTERVAL_Z } from '../core/scoring/interval.ts';
import {
  decimalsOfSignificantDigits,
  intervalText,
  percentText,
  roundedPartsTotalAndRemainder,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../text/format.ts';

/** One child in the arithmetic of a branch. */
export interface ArithmeticRow {
  readonly id: string;
  /** Share among the siblings that have a score; `context` when it never counts, else why it has none. */
  readonly weight: string;
  /** f of the score, and the share times it. */
  readonly transformed: string;
  readonly product: string;
  /** Points of the branch that this child brings. */
  readonly points: string;
}

export interface Arithmetic {
  readonly rows: readonly ArithmeticRow[];
  /** The score out of its parts as a person says it, with its full stop; undefined: there is no score. */
  readonly sentence: string | undefined;
  /** How the rows become the score, in words and numbers. */
  readonly working: readonly string[];
}

/** Decimals of scores and points. */
const DECIMALS = 2;

/** The arithmetic of a branch on the board's day. */
export function branchArithmeticView(board: Board, branch: Branch): Arithmetic {
  const { nodes } = board.card;
  const mean = meanOfAggregation(branch.aggregation);
  const score = nodes.get(branch.id)?.score;
  const points = pointsMakingUpScore(board.card, branch.id);
  const byChild = new Map(
    points?.drivers.map((driver) => [driver.node.id, driver.value + driver.coverage]),
  );
  const parts = branch.children.map((child) => byChild.get(child.id) ?? 0);
  const shares = branch.children.map((child) => presentWeightShare(board, branch, child));
  const f = branch.children.map((child) => mean.f(nodes.get(child.id)?.score ?? 0));
  const products = shares.map((share, at) => (share === undefined ? 0 : share * (f[at] ?? 0)));
  const sum = products.reduce((all, product) => all + product, 0);
  const decimals = decimalsOf(sum);
  const summed = roundedPartsTotalAndRemainder(products, sum, decimals);
  const rows = branch.children.map((child, at): ArithmeticRow => {
    const share = shares[at];
    return {
      id: child.id,
      weight: weightShareOrReasonText(board, child, share),
      transformed: share === undefined ? '' : roundedText(f[at] ?? 0, decimals),
      product: share === undefined ? '' : roundedText(summed.parts[at] ?? 0, decimals),
      points:
        share !== undefined && points !== undefined ? roundedText(parts[at] ?? 0, DECIMALS) : '',
    };
  });
  if (score === undefined)
    return {
      rows,
      sentence: undefined,
      working: [noScore(board, branch)],
    };
  const counted = branch.children.flatMap((node, at): readonly CountedPart[] => {
    const [share, own] = [shares[at], nodes.get(node.id)?.score];
    return share === undefined || own === undefined
      ? []
      : [{ node, share, score: own, points: parts[at] ?? 0 }];
  });
  const absent = branch.children.filter(({ weight }, at) => weight > 0 && shares[at] === undefined);
  const added = addedPointsText(
    counted.map((part) => part.points),
    score,
    points?.base,
  );
  return {
    rows,
    sentence: [
      scoreSentence(branch, score, counted, added),
      ...(absent.length === 0 ? [] : [absentSentence(absent)]),
    ].join(' '),
    working: [
      `${aggregationFormulaText(branch.aggregation)}: w f(x) sums to ${roundedText(sum, decimals)}${roundingText(summed.remainder, decimals)}, which gives ${roundedText(score, DECIMALS)}`,
      ...pointsFormulaTexts(branch, counted, score, points?.base ?? 0),
      ...(counted.length > MOST_NAMED
        ? [`its parts: ${added} = ${roundedText(score, DECIMALS)}`]
        : []),
      ...(nodes.get(branch.id)?.coverage === 1
        ? []
        : [`${percentPresent(board, branch)} of the weight of its indicators has a score`]),
    ],
  };
}

/** A child that counts and has a score, 0…100, with its share among those, 0…1, and the points of the branch that it brings, 0…100. */
interface CountedPart {
  readonly node: Node;
  readonly share: number;
  readonly score: number;
  readonly points: number;
}

/** `points of a part = 40.63 x w f(x) / 1.53834`: how the points of the parts come about where the mean takes no scores as they are, with the floor (`base`, points, ≥ 0) where everything at 0 has points; nothing where that is not what they are, since what is below a part has a floor of its own. */
function pointsFormulaTexts(
  branch: Branch,
  counted: readonly CountedPart[],
  score: number,
  base: number,
): readonly string[] {
  const { f } = meanOfAggregation(branch.aggregation);
  const from = f(0);
  const sum = counted.reduce((all, part) => all + part.share * f(part.score), 0);
  const isSo = (part: CountedPart): boolean =>
    Math.abs(((score - base) * part.share * (f(part.score) - from)) / (sum - from) - part.points) <
    SAME_POINTS;
  if (isBranchMeanArithmetic(branch) || !counted.every(isSo)) return [];
  const decimals = decimalsOf(sum);
  const start = roundedText(from, decimals);
  const [above, below] =
    Number(start) === 0
      ? ['f(x)', roundedText(sum, decimals)]
      : [
          `(f(x) ${differenceText(from, decimals)})`,
          `(${roundedText(sum, decimals)} ${differenceText(from, decimals)})`,
        ];
  const total = roundedText(score, DECIMALS);
  const points = base > 0 ? `(${total} - ${roundedText(base, DECIMALS)})` : total;
  return [`points of a part = ${points} x w ${above} / ${below}`];
}

/** `- 0.6931`, or `+ 0.6931` where the number that is taken off, finite, is below 0. */
function differenceText(taken: number, decimals: number): string {
  return `${taken < 0 ? '+' : '-'} ${roundedText(Math.abs(taken), decimals)}`;
}

/** So many parts of a score are named in its sentence; of more those that bring most. */
const MOST_NAMED = 5;

/** `36.46 is one third of Pressure on Beijing (40.63) plus two thirds of China: conduct (34.37): 13.54 + 22.91.`, of a `score` of 0…100; of a mean that is no sum of shares what it is a mean of, and how far that is off the weighted average. */
function scoreSentence(
  branch: Branch,
  score: number,
  counted: readonly CountedPart[],
  added: string,
): string {
  const total = roundedText(score, DECIMALS);
  const [only] = counted;
  const isSum = counted.every(
    (part) => Math.abs(part.points - part.share * part.score) < SAME_POINTS,
  );
  if (only !== undefined && counted.length === 1 && isSum)
    return `${total} is the score of ${nodeRowName(only.node)}, the only part with one that counts.`;
  const most = counted.toSorted((a, b) => b.points - a.points).slice(0, MOST_NAMED - 1);
  const named =
    counted.length > MOST_NAMED ? counted.filter((part) => most.includes(part)) : counted;
  const others = counted.filter((part) => !named.includes(part));
  const otherShare = others.reduce((sum, part) => sum + part.share, 0);
  const sum = others.length > 0 ? '' : `: ${added}`;
  const scoreOf = (part: CountedPart): string => roundedText(part.score, DECIMALS);
  if (isSum) {
    const terms = [
      ...named.map(
        (part) => `${shareWords(part.share)} of ${nodeRowName(part.node)} (${scoreOf(part)})`,
      ),
      ...(others.length === 0
        ? []
        : [`${shareWords(otherShare)} of ${countWithNoun(others.length, 'other')}`]),
    ];
    return `${total} is ${terms.join(' plus ')}${sum}.`;
  }
  const terms = [
    ...named.map(
      (part) => `${nodeRowName(part.node)} (${scoreOf(part)}, weight ${percentText(part.share)})`,
    ),
    ...(others.length === 0
      ? []
      : [`${countWithNoun(others.length, 'other')} (weight ${percentText(otherShare)})`]),
  ];
  const plain = counted.reduce((all, part) => all + part.share * part.score, 0);
  const off = roundedText(Math.abs(score - plain), DECIMALS);
  const beside =
    Number(off) === 0 ? '' : `, ${off} ${score < plain ? 'below' : 'above'} their weighted average`;
  return `${total} is the ${aggregationNameText(branch.aggregation)} of ${wordsJoinedWithAnd(terms)}${beside}${sum}.`;
}

/** Points that print as the same. */
const SAME_POINTS = 0.005;

/** Shares, 0…1, for which there are plain words. */
const SHARE_WORDS: readonly (readonly [share: number, words: string])[] = [
  [1, 'all'],
  [1 / 2, 'half'],
  [1 / 3, 'one third'],
  [2 / 3, 'two thirds'],
  [1 / 4, 'one quarter'],
  [3 / 4, 'three quarters'],
];

/** A share of one in words where there are plain ones, else `30 %`. */
function shareWords(share: number): string {
  const words = SHARE_WORDS.find(([each]) => Math.abs(each - share) < 1e-6)?.[1];
  return words ?? shareText(share);
}

/** `30 %`, `37.5 %`; `share` 0…1. */
function shareText(share: number): string {
  const percent = Number(roundedText(share * 100, 1));
  return percentText(share, Number.isInteger(percent) ? 0 : 1);
}

/** That parts have no score, and whose their weight is. */
function absentSentence(absent: readonly Node[]): string {
  const names =
    absent.length > MOST_NAMED
      ? `${absent.length} parts`
      : wordsJoinedWithAnd(absent.map(nodeRowName));
  return absent.length === 1
    ? `${names} has no score: its weight goes to the others.`
    : `${names} have no score: their weight goes to the others.`;
}

/** Whether the mean of a branch takes the scores of its parts as they are: then f(x) is x. */
export function isBranchMeanArithmetic({ aggregation }: Branch): boolean {
  const { f } = meanOfAggregation(aggregation);
  return [1, 50, 99].every((score) => f(score) === score);
}

/** The share of a child among its siblings that have a score, 0…1; undefined: it has none, or never counts. */
function presentWeightShare({ card }: Board, branch: Branch, child: Node): number | undefined {
  const present = branch.children.filter(
    (each) => each.weight > 0 && card.nodes.get(each.id)?.score !== undefined,
  );
  const total = present.reduce((sum, each) => sum + each.weight, 0);
  return present.includes(child) ? child.weight / total : undefined;
}

/** The share of a part among those with a score, as it is printed; `context` for what never counts, of what has no score why: `missing` or `expired` of an indicator, `no score` of a branch. */
function weightShareOrReasonText({ card }: Board, child: Node, share: number | undefined): string {
  if (child.weight === 0) return 'context';
  return share === undefined
    ? (card.indicators.get(child.id)?.state ?? 'no score')
    : roundedText(share, 4);
}

/** Decimals of f(x), 4…20, that leave the score right to a hundredth, however small f(x) is; `sum` is that of w f(x), finite. */
function decimalsOf(sum: number): number {
  return decimalsOfSignificantDigits(sum, 6, 4, 20);
}

/** ` (rounding +0.01)`: `remainder` is what rounded parts lack of their rounded total, in their unit, finite; '' where it is 0. */
function roundingText(remainder: number, decimals: number): string {
  return remainder === 0 ? '' : ` (rounding ${signedChangeText(remainder, decimals)})`;
}

/** `24.70 + 17.71 + 9.34 = 51.75`: finite points of the parts and in total as they are printed, with the floor (`base`) where everything at 0 has points, and what rounding adds. */
export function pointsSumEquationText(parts: readonly number[], total: number, base = 0): string {
  return `${addedPointsText(parts, total, base)} = ${roundedText(total, DECIMALS)}`;
}

/** `24.70 + 17.71 + 9.34`: points of the `parts` and in `total`, finite, as they are printed, with the floor (`base`, points, ≥ 0) where everything at 0 has points, and what rounding adds. */
function addedPointsText(parts: readonly number[], total: number, base = 0): string {
  const added = roundedPartsTotalAndRemainder([...parts, base], total, DECIMALS);
  const texts = parts.map((_, at) => {
    const part = added.parts[at] ?? 0;
    const sign = part < 0 ? '- ' : at === 0 ? '' : '+ ';
    return `${sign}${roundedText(Math.abs(part), DECIMALS)}`;
  });
  const floor = base > 0 ? [`+ ${roundedText(base, DECIMALS)} (the floor)`] : [];
  const sum = [...texts, ...floor].join(' ');
  return `${sum}${roundingText(added.remainder, DECIMALS)}`;
}

function percentPresent(board: Board, { id }: Branch): string {
  return percentText(board.card.nodes.get(id)?.coverage ?? 0);
}

function noScore(board: Board, branch: Branch): string {
  const all = branch.requireAll ? ', and every part that counts' : '';
  return `No score: ${percentPresent(board, branch)} of the weight is present, ${percentText(branch.minCoverage)} is needed${all}.`;
}

/** `36 (24 to 48): 35.90 -/+ 1.645 x 7.24 = 23.99 to 47.81`, a score as the board prints it, where that is wanted, and how its interval comes about, with what rounding of the printed numbers adds to an end; nothing without one. */
export function intervalArithmeticTexts(
  { card }: Board,
  { id }: Branch,
  isPrintedScoreNamed = true,
): readonly string[] {
  const part = card.nodes.get(id);
  if (part?.score === undefined || part.sd === undefined) return [];
  const [score, sd] = [roundedText(part.score, DECIMALS), roundedText(part.sd, DECIMALS)];
  const isCut = part.low === 0 || part.high === 100;
  const half = INTERVAL_Z * Number(sd);
  const printed = (value: number): number => Number(roundedText(value, DECIMALS));
  const off = Math.max(
    Math.abs(printed(Number(score) - half) - printed(part.low ?? 0)),
    Math.abs(printed(Number(score) + half) - printed(part.high ?? 0)),
  );
  const isRounded = printed(off) > 0;
  const end = isCut
    ? ', cut to 0 to 100'
    : isRounded
      ? ` (rounding ±${roundedText(off, DECIMALS)})`
      : '';
  return [
    `${isPrintedScoreNamed ? `${scoreText(part.score)} (${intervalText(part)}): ` : ''}${score} -/+ ${INTERVAL_Z} x ${sd} = ${intervalText(part, DECIMALS)}${end}`,
  ];
}

/** `7.24 = sqrt(40.10 + 12.32)`, the standard deviation of a score out of the squares of how far each of its inputs is off, and of the products of each two of one origin; nothing without one. */
export function standardDeviationArithmeticTexts(
  { card }: Board,
  { id }: Branch,
): readonly string[] {
  const { sd } = card.nodes.get(id) ?? {};
  if (sd === undefined) return [];
  const alone = [...errorOfNodeByIndicator(card, id).values()].reduce(
    (sum, off) => sum + off ** 2,
    0,
  );
  const [squares, products] = [alone, Math.max(0, sd ** 2 - alone)].map((part) =>
    roundedText(part, DECIMALS),
  );
  return [`${roundedText(sd, DECIMALS)} = sqrt(${squares} + ${products})`];
}

/** A node as it is named in rows: an indicator with its code. */
export function nodeRowName(node: Node): string {
  return terminalSafeOneLine(
    isIndicator(node) && node.code !== undefined ? `${nodeCodeOf(node)} ${node.title}` : node.title,
  );
}

/** The node with this id as it is named in rows; its id where the board has none. */
export function nodeRowNameById({ card }: Board, id: string): string {
  const node = card.nodes.get(id)?.node;
  return node === undefined ? terminalSafeOneLine(id) : nodeRowName(node);
}

/** The branch with this id; undefined for an indicator or nothing. */
export function findBranchById(board: Board, id: string): Branch | undefined {
  const node = findNodeById(board.strategy, id);
  return node === undefined || isIndicator(node) ? undefined : node;
}
