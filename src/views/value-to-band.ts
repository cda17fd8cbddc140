/** The value of one indicator alone that brings the root into a band. */

import { doesScoreReachGoalBand } from '../core/analysis/movers.ts';
import type { Band, Indicator, IndicatorValue } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { scoreOfValue, valueOfScore } from '../core/scoring/leaf.ts';
import { NONE, roundedText, signedChangeText, valueTextWithoutUnit } from '../text/format.ts';

/** A value that brings the root into a band, and how it is told. */
interface ValueReachingBand {
  /** In the unit of the indicator, finite, with as many digits as are told of it. */
  readonly value: IndicatorValue;
  /** The indicator with the decimals that its value is told with. */
  readonly indicator: Indicator;
  /** The change of its score, points, −100…100. */
  readonly change: number;
}

/** A band that is to be reached. */
export interface GoalBand {
  readonly band: Band;
  /** By indicator the least change of its score alone that reaches it, points, −100…100; undefined: it alone cannot. */
  readonly changes: ReadonlyMap<string, number | undefined>;
}

/** The value nearest to the one that stands that reaches a band: of a judged indicator a level, of any other with one digit more than it has; undefined where this indicator alone cannot reach it. */
export function valueReachingBand(
  { card }: Pick<Board, 'card'>,
  node: Indicator,
  { band, changes }: GoalBand,
): ValueReachingBand | undefined {
  const least = changes.get(node.id);
  const score = card.nodes.get(node.id)?.score;
  if (least === undefined || score === undefined) return undefined;
  const { goalposts, levels, decimals = 2 } = node;
  const reaches = (value: number): boolean =>
    doesScoreReachGoalBand(card, band, node.id, scoreOfValue(value, goalposts));
  if (levels !== undefined) {
    const [level] = levels
      .filter(({ value }) => reaches(value))
      .map(({ value }) => ({ value, change: scoreOfValue(value, goalposts) - score }))
      .sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
    return level && { ...level, indicator: node };
  }
  const indicator = { ...node, decimals: decimals + 1 };
  const printed = (value: number): number => Number(roundedText(value, indicator.decimals));
  const value = printed(valueOfScore(score + least, goalposts));
  // what is rounded to the near side is the next one towards the far side, which lies beyond the least change
  const far = Math.sign(least) * Math.sign(goalposts.best - goalposts.worst);
  const next = printed(value + far * 10 ** -indicator.decimals);
  return { value: reaches(value) ? value : next, indicator, change: least };
}

/** The value that reaches a band, with the change of its score: `1.05 (+34.2)`; "–" where this indicator alone cannot reach it. */
export function valueReachingBandText(
  board: Pick<Board, 'card'>,
  node: Indicator,
  goal: GoalBand,
): string {
  const found = valueReachingBand(board, node, goal);
  return found === undefined
    ? NONE
    : `${valueTextWithoutUnit(found.indicator, found.value)} (${signedChangeText(found.change, 1)})`;
}
