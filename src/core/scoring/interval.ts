/** How far a score may be off: σ of the leaves through the slopes to each node, values of one origin erring together (data/FORMAT.md, section 5). */

import type { Branch, NodeScore, Reach } from '../model/model.ts';
import { meanOfAggregation } from './aggregate.ts';

/** Correlation of the errors of two values of the same origin. */
export const SAME_ORIGIN = 0.5;
/** Half-width of a 90 % interval in standard deviations. */
export const Z90 = 1.645;

/** By node id, the leaves that reach it. */
export type Reaches = Map<string, ReadonlyMap<string, Reach>>;

/** Standard deviation of a branch's score; also writes down how each leaf reaches the branch. */
export function branchScoreDeviation(
  node: Branch,
  score: number,
  children: readonly NodeScore[],
  reaches: Reaches,
): number {
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  for (const child of children) if (child.score !== undefined) weights += child.node.weight;
  const reached = new Map<string, Reach>();
  for (const child of children) {
    if (child.score === undefined || child.node.weight === 0) continue;
    const factor = ((child.node.weight / weights) * mean.slope(child.score)) / mean.slope(score);
    for (const [id, reach] of reaches.get(child.node.id) ?? []) {
      reached.set(id, { ...reach, slope: reach.slope * factor });
    }
  }
  reaches.set(node.id, reached);
  return sdOf(reached.values());
}

/** sd² = Σ(Kσ)² + 2ρ Σ KᵢKⱼσᵢσⱼ over pairs of one origin. */
function sdOf(reached: Iterable<Reach>): number {
  const byOrigin = new Map<string, number>();
  let squares = 0;
  let alone = 0;
  for (const { slope, sigma, origin } of reached) {
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
