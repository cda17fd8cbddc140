/** Where a board without a root score could stand: everything missing at its worst, and at its best. */
import { meanOfAggregation } from '../scoring/aggregate.ts';
import { isIndicator, type Node, type Scorecard } from './model.ts';

export interface Bounds {
  /** Score points, 0…100. */
  readonly low: number;
  readonly high: number;
}

/** The root's score with every indicator that has none at 0, and at 100; all of them counted as present. */
export function boundsOf(card: Scorecard): Bounds {
  return { low: fill(card.strategy.root, card, 0), high: fill(card.strategy.root, card, 100) };
}

function fill(node: Node, card: Scorecard, missing: number): number {
  if (isIndicator(node)) return card.nodes.get(node.id)?.score ?? missing;
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  let sum = 0;
  for (const child of node.children) {
    if (child.weight === 0) continue;
    weights += child.weight;
    sum += child.weight * mean.f(fill(child, card, missing));
  }
  return mean.inverse(sum / weights);
}
