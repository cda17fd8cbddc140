/** Between which scores the root lies, whatever the indicators without a score are worth. */
import { isIndicator, type Node, type Scorecard } from '../model/model.ts';
import { meanOfAggregation } from './aggregate.ts';
import type { ScoreBounds } from './score-bounds.ts';

/** The root's score with every indicator that has none at 0, and at 100; all of them counted as present. */
export function rootScoreBoundsFromMissingIndicators(card: Scorecard): ScoreBounds {
  return {
    low: scoreWithMissingAt(card.strategy.root, card, 0),
    high: scoreWithMissingAt(card.strategy.root, card, 100),
  };
}

/** The score of a node, 0…100, had every indicator without one the score `missing`. */
function scoreWithMissingAt(node: Node, card: Scorecard, missing: number): number {
  if (isIndicator(node)) return card.nodes.get(node.id)?.score ?? missing;
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  let sum = 0;
  for (const child of node.children) {
    if (child.weight === 0) continue;
    weights += child.weight;
    sum += child.weight * mean.f(scoreWithMissingAt(child, card, missing));
  }
  return mean.inverse(sum / weights);
}
