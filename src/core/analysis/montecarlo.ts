/** The doubt in the evidence, drawn: each indicator from what its reading leaves open, values of one origin erring together (data/FORMAT.md, section 5). */

import type { Band, IndicatorScore, Scorecard } from '../model/model.ts';
import { normalCumulative, normalQuantile } from '../model/normal.ts';
import { makeRandomGeneratorFromSeed, type Random, randomNormal } from '../model/random.ts';
import { cutToScoreRange } from '../scoring/aggregate.ts';
import { bandByScoreAlone } from '../scoring/band.ts';
import { INTERVAL_TAIL, SAME_ORIGIN } from '../scoring/interval.ts';
import { whatIfProbeOfScorecard } from './probe.ts';

/** The seed of every draw that is not given another; shown wherever a draw is quoted. */
export const DEFAULT_SEED = 1;
/** Draws where nobody asked for another number of them. */
export const DEFAULT_DRAWS = 5_000;

/** What many draws of the board come to. */
export interface DrawnScores {
  /** What the draws are made from: the same seed gives the same draws; a whole number, 0…2³² − 1. */
  readonly seed: number;
  /** How many, ≥ 1. */
  readonly draws: number;
  /** Quantiles of the root's score, 0…100: low at 5, median at 50, high at 95 %. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** By band id, the share of draws in which it stands, 0…1, what it requires included; they sum to 1. */
  readonly bands: ReadonlyMap<string, number>;
  /** By band id, the share of draws, 0…1, whose score alone lies in its range. */
  readonly scoreBands: ReadonlyMap<string, number>;
}

/**
 * Draws the board again and again, `draws` times, from a `seed`, a whole number, 0…2³² − 1; undefined where the root has no score or `draws` is below 1.
 * Each score comes from normal(score, σ) truncated to 0…100; scores of one origin share a factor (Gaussian copula, ρ = 0.5).
 */
export function simulateRootScore(
  card: Scorecard,
  seed: number,
  draws: number = DEFAULT_DRAWS,
): DrawnScores | undefined {
  const probe = whatIfProbeOfScorecard(card);
  if (probe === undefined || draws < 1) return undefined;
  const { bands } = card.strategy;
  const random = makeRandomGeneratorFromSeed(seed);
  const leaves = probe.leaves.map(truncatedNormalQuantileFunction);
  const groups = groupsOf(probe.leaves);
  const factors = new Float64Array(groups.count);
  const scores = new Float64Array(leaves.length);
  const roots = new Float64Array(draws);
  const standing = new Map<Band | undefined, number>();
  const byScore = new Map<Band | undefined, number>();
  for (let draw = 0; draw < draws; draw += 1) {
    for (let group = 0; group < groups.count; group += 1) factors[group] = randomNormal(random);
    leaves.forEach((leaf, at) => {
      const group = groups.of[at];
      scores[at] = leaf(group === undefined ? random() : shareWith(factors[group] ?? 0, random));
    });
    probe.set(scores);
    const root = probe.root();
    roots[draw] = root;
    addOne(standing, probe.band());
    addOne(byScore, bandByScoreAlone(bands, root));
  }
  roots.sort();
  const shares = (counts: ReadonlyMap<Band | undefined, number>): ReadonlyMap<string, number> =>
    new Map(bands.map((band) => [band.id, (counts.get(band) ?? 0) / draws]));
  return {
    seed,
    draws,
    low: quantileOfSorted(roots, INTERVAL_TAIL) ?? 0,
    median: quantileOfSorted(roots, 0.5) ?? 0,
    high: quantileOfSorted(roots, 1 - INTERVAL_TAIL) ?? 0,
    bands: shares(standing),
    scoreBands: shares(byScore),
  };
}

/** From a share in (0, 1) to a score of a leaf: the inverse of normal(score, σ) truncated to 0…100. */
export function truncatedNormalQuantileFunction({
  score = 0,
  sigma = 0,
}: Pick<IndicatorScore, 'score' | 'sigma'>): (share: number) => number {
  const below = normalCumulative((0 - score) / sigma);
  const inside = normalCumulative((100 - score) / sigma) - below;
  return (share) => cutToScoreRange(score + sigma * normalQuantile(below + share * inside));
}

/** A share in (0, 1) that moves with the factor of its origin: any two of one origin have normals correlated by ρ. */
function shareWith(factor: number, random: Random): number {
  return normalCumulative(
    Math.sqrt(SAME_ORIGIN) * factor + Math.sqrt(1 - SAME_ORIGIN) * randomNormal(random),
  );
}

/** By leaf, the number from 0 of the origin that it shares with another, and how many such origins there are, ≥ 0; undefined: none, and no factor is needed. */
function groupsOf(leaves: readonly IndicatorScore[]): {
  readonly count: number;
  readonly of: readonly (number | undefined)[];
} {
  const origins = leaves.map(({ origin }) => origin);
  const shared = [...new Set(origins.filter((origin, at) => origins.indexOf(origin) !== at))];
  const groups = new Map(
    shared.filter((origin) => origin !== '').map((origin, group) => [origin, group]),
  );
  return { count: groups.size, of: origins.map((origin) => groups.get(origin)) };
}

/** Counts one more draw of a key; `counts`: the number of draws by key, ≥ 1. */
function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The value below which a share, 0…1, of a rising sample lies, by linear interpolation (Hyndman and Fan 1996, type 7), in the unit of the sample, finite; undefined for an empty sample. */
export function quantileOfSorted(rising: ArrayLike<number>, share: number): number | undefined {
  const at = (rising.length - 1) * share;
  const below = rising[Math.floor(at)];
  const above = rising[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (at - Math.floor(at)) * (above - below);
}
