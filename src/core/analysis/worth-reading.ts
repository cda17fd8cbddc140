/** Which late readings would take most doubt from the root if they were read anew. */
import type { IndicatorScore, Scorecard } from '../model/model.ts';
import { scoreAtDeviation, Z90 } from '../scoring/interval.ts';

/** As many are named at most: what a morning has time for. */
export const MOST_WORTH = 3;

/** A late indicator whose new reading would narrow the interval of the root. */
export interface WorthReading {
  readonly leaf: IndicatorScore;
  /** Share of the root's variance that it would take away, 0…1. */
  readonly share: number;
  /** The 90 % interval of the root, 0…100, had the same value been read today; values of one origin counted as erring apart. */
  readonly low: number;
  readonly high: number;
}

/** The late readings that would narrow the interval of the root most, the most first; none without a score. One that weighs nothing, or has expired, narrows nothing. */
export function readingsWorthMost({ root, indicators }: Scorecard): readonly WorthReading[] {
  const { score, sd } = root;
  if (score === undefined || sd === undefined) return [];
  return [...indicators.values()]
    .flatMap((leaf) => {
      const { due, slope = 0, sigma, freshSigma } = leaf;
      if (!due || sigma === undefined || freshSigma === undefined) return [];
      const removed = slope ** 2 * (sigma ** 2 - freshSigma ** 2);
      return removed <= 0 ? [] : [{ leaf, removed }];
    })
    .toSorted((a, b) => b.removed - a.removed)
    .slice(0, MOST_WORTH)
    .map(({ leaf, removed }) => {
      const left = Math.sqrt(Math.max(0, sd ** 2 - removed));
      return {
        leaf,
        share: removed / sd ** 2,
        low: scoreAtDeviation(score, left, -Z90) ?? score,
        high: scoreAtDeviation(score, left, Z90) ?? score,
      };
    });
}
