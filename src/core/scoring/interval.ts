/** How far a score may be off: σ of the leaves through the slopes to each node, values of one origin erring together (data/FORMAT.md, section 5). */

import type { Branch, Indicator, NodeScore } from '../model/model.ts';
import { leavesOf } from '../model/tree.ts';
import { meanOfAggregation } from './aggregate.ts';

/** Correlation of the errors of two values of the same origin. */
export const SAME_ORIGIN = 0.5;
/** Half-width of a 90 % interval in standard deviations. */
export const Z90 = 1.645;

/** A leaf as seen from the branch that is being scored. */
export interface LeafReach {
  /** ∂branch/∂leaf; written anew at every branch on the way up. */
  slope: number;
  /** σ of the leaf, score points. */
  readonly sigma: number;
  /** '' is shared with nobody. */
  readonly origin: string;
}

/** Standard deviation of a branch's score, from the leaves below it that reach it; `reaches` and `passes` are written on. */
export function branchScoreDeviation(
  node: Branch,
  score: number,
  children: readonly NodeScore[],
  reaches: Map<string, LeafReach>,
  passes: Map<string, number>,
): number {
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  for (const child of children) if (child.score !== undefined) weights += child.node.weight;
  for (const child of children) {
    const leaves = leavesOf(child.node);
    if (child.score === undefined || child.node.weight === 0) {
      for (const { id } of leaves) reaches.delete(id);
      continue;
    }
    const pass = ((child.node.weight / weights) * mean.slope(child.score)) / mean.slope(score);
    passes.set(child.node.id, pass);
    for (const { id } of leaves) {
      const reach = reaches.get(id);
      if (reach !== undefined) reach.slope *= pass;
    }
  }
  return sdOf(leavesOf(node), reaches);
}

/** sd² = Σ(Kσ)² + 2ρ Σ KᵢKⱼσᵢσⱼ over pairs of one origin. */
function sdOf(leaves: readonly Indicator[], reaches: ReadonlyMap<string, LeafReach>): number {
  const byOrigin = new Map<string, number>();
  let squares = 0;
  let alone = 0;
  for (const { id } of leaves) {
    const reach = reaches.get(id);
    if (reach === undefined) continue;
    const { slope, sigma, origin } = reach;
    const part = slope * sigma;
    squares += part * part;
    if (origin === '') alone += part * part;
    else byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + part);
  }
  let together = alone;
  for (const sum of byOrigin.values()) together += sum * sum;
  return Math.sqrt((1 - SAME_ORIGIN) * squares + SAME_ORIGIN * together);
}

/** The score z standard deviations higher, or lower where z is negative, cut to 0…100; undefined without a score. */
export function scoreAtDeviation(
  score: number | undefined,
  sd: number | undefined,
  z: number,
): number | undefined {
  if (score === undefined || sd === undefined) return undefined;
  return Math.min(100, Math.max(0, score + z * sd));
}
