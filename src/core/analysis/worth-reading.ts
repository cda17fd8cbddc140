/** Which late readings would take most doubt from the root if they were read anew. */

import { memoizePerObject } from '../model/memoize.ts';
import type { IndicatorScore, Scorecard, Strategy } from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';
import { INTERVAL_Z, scoreMovedByStandardDeviations } from '../scoring/interval.ts';

/** How many readings worth taking are named at most: what a morning has time for. */
const MOST_WORTH = 3;

/** A late indicator whose new reading would narrow the interval of the root. */
export interface WorthReading {
  readonly leaf: IndicatorScore;
  /** Share of the root's variance that it would take away, 0…1. */
  readonly share: number;
  /** Low and high end of the 90 % interval of the root, 0…100, had the same value been read today; values of one origin counted as erring apart. */
  readonly low: number;
  readonly high: number;
}

/** The late readings that would narrow the interval of the root most, the most first; none without a score. One that weighs nothing, or has expired, narrows nothing. */
export function lateReadingsNarrowingIntervalMost({
  root,
  indicators,
}: Scorecard): readonly WorthReading[] {
  const { score, sd } = root;
  if (score === undefined || sd === undefined) return [];
  return [...indicators.values()]
    .filter(({ due }) => due)
    .flatMap((leaf) => {
      const removed = removedVariance(leaf);
      return removed <= 0 ? [] : [{ leaf, removed }];
    })
    .toSorted((a, b) => b.removed - a.removed)
    .slice(0, MOST_WORTH)
    .map(({ leaf, removed }) => {
      const left = Math.sqrt(Math.max(0, sd ** 2 - removed));
      return {
        leaf,
        share: removed / sd ** 2,
        low: scoreMovedByStandardDeviations(score, left, -INTERVAL_Z) ?? score,
        high: scoreMovedByStandardDeviations(score, left, INTERVAL_Z) ?? score,
      };
    });
}

/** Share of the root's variance that a new reading of an indicator with the same value would take away, 0…1; undefined: there is no score, or it takes nothing away. */
export function doubtShareNewReadingRemoves(
  { root: { sd } }: Scorecard,
  leaf: IndicatorScore,
): number | undefined {
  const removed = removedVariance(leaf);
  return sd === undefined || removed <= 0 ? undefined : removed / sd ** 2;
}

/** The variance of the root that a new reading with the same value would take away, in squared points of its score, ≥ 0; 0 where there is no score. */
function removedVariance({ slope = 0, sigma, freshSigma }: IndicatorScore): number {
  return sigma === undefined || freshSigma === undefined
    ? 0
    : Math.max(0, slope ** 2 * (sigma ** 2 - freshSigma ** 2));
}

/**
 * The due indicators in the order in which looking is worth most: what narrows the interval of the root, the most first, then
 * the others by their weight in it, then as in the file. Left out is what `canMatter` says cannot.
 */
export const dueIndicatorsByWorth = memoizePerObject(
  ({ card, strategy }: Board): readonly IndicatorScore[] =>
    [...card.indicators.values()]
      .filter(({ due, node }) => due && canMatter(strategy, node.id))
      .map((leaf) => ({ leaf, removed: removedVariance(leaf) }))
      .toSorted(
        (a, b) =>
          b.removed - a.removed ||
          (a.removed === 0 ? b.leaf.effectiveWeight - a.leaf.effectiveWeight : 0),
      )
      .map(({ leaf }) => leaf),
);

/** Whether a reading can move the score of the root or cross a tripwire: its own, or one of a branch that its weight reaches. */
function canMatter(strategy: Strategy, id: string): boolean {
  const place = nodePlacesOf(strategy).get(id);
  if (place === undefined) return false;
  if (place.effectiveWeight > 0 || place.node.tripwires.length > 0) return true;
  const up = [place.node, ...place.path.toReversed()];
  const reaches = up.findIndex(({ weight }) => weight === 0);
  return up.slice(1, reaches + 1).some(({ tripwires }) => tripwires.length > 0);
}
