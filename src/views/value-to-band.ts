/** The value of one indicator alone that brings the root into a band, as text. */
import type { Indicator } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { scoreOfValue, valueOfScore } from '../core/scoring/leaf.ts';
import { NONE, roundedText, signedChangeText, valueTextWithoutUnit } from '../text/format.ts';

/** The value that reaches a band, with the change of its score: `1.05 (+34.2)`; of a judged indicator the nearest level that does. `changes` are the least changes by indicator, in points, −100…100; "–" where this indicator alone cannot reach the band. */
export function valueReachingBandText(
  board: Board,
  node: Indicator,
  changes: ReadonlyMap<string, number | undefined>,
): string {
  const change = changes.get(node.id);
  const score = board.card.nodes.get(node.id)?.score;
  if (change === undefined || score === undefined) return NONE;
  const { levels, decimals = 2 } = node;
  if (levels === undefined) {
    // One digit more than the indicator has, so that the value printed is not on the near side.
    const text = roundedText(valueOfScore(score + change, node.goalposts), decimals + 1);
    return `${text} (${signedChangeText(change, 1)})`;
  }
  const [level] = levels
    .map(({ value }) => ({ value, by: scoreOfValue(value, node.goalposts) - score }))
    .filter(({ by }) => (change < 0 ? by <= change : by >= change))
    .sort((a, b) => Math.abs(a.by) - Math.abs(b.by));
  return level === undefined
    ? NONE
    : `${valueTextWithoutUnit(node, level.value)} (${signedChangeText(level.by, 1)})`;
}
