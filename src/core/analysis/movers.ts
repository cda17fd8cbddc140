/** What would move the gauge: of each indicator its slope, its room, its plausible step, and what it adds to the doubt (data/FORMAT.md, section 7). */

import type { Band, Day, Indicator, Readings, Scorecard } from '../model/model.ts';
import { cutToScoreRange } from '../scoring/aggregate.ts';
import { scoreOfValue } from '../scoring/leaf.ts';
import { valueIfReadingWereNewest } from '../scoring/observed.ts';
import { type Probe, whatIfProbeOfScorecard } from './probe.ts';

/** A plausible move of an indicator about whose past nothing is known, score points. */
export const DEFAULT_STEP = 10;
/** Days with a reading from which the past says what is plausible. */
const ENOUGH_DAYS = 4;

export interface Mover {
  readonly node: Indicator;
  /** ∂root/∂score, points per point, ≥ 0. */
  readonly slope: number;
  /** Points of the root with the indicator at 100 and all else as it is, ≥ 0. */
  readonly headroom: number;
  /** Points of the root with the indicator at 0, ≤ 0. */
  readonly downside: number;
  /** A plausible move of the indicator, score points, > 0. */
  readonly step: number;
  /** The larger absolute change of the root for score ± step (cut to 0…100), points. */
  readonly plausible: number;
  /** (Kσ)² / sd², share of the interval's variance, 0…1; shares sum to 1 where no two values are of one origin. */
  readonly share: number;
}

export interface Movers {
  /** Score of the root, 0…100. */
  readonly score: number;
  /** Ids, the largest plausible change first. */
  readonly order: readonly string[];
  /** Ids, the largest share of the variance first. */
  readonly refresh: readonly string[];
  /** By id, in file order. */
  readonly indicators: ReadonlyMap<string, Mover>;
}

/** How the gauge depends on each indicator that has a score and counts: slope, headroom, downside, usual step, share of the variance; undefined where the root has no score. */
export function gaugeSensitivities(card: Scorecard, readings: Readings): Movers | undefined {
  const probe = whatIfProbeOfScorecard(card);
  const { score, sd } = card.root;
  if (probe === undefined || score === undefined || sd === undefined) return undefined;
  const indicators = new Map<string, Mover>();
  probe.leaves.forEach(({ node, score: own = 0, slope = 0, sigma = 0, effectiveWeight }, leaf) => {
    if (effectiveWeight === 0) return;
    const change = (to: number): number => probe.rootWith(leaf, cutToScoreRange(to)) - score;
    const step = typicalScoreStepOfIndicator(node, readings, card.asOf);
    indicators.set(node.id, {
      node,
      slope,
      headroom: change(100),
      downside: change(0),
      step,
      plausible: Math.max(Math.abs(change(own + step)), Math.abs(change(own - step))),
      share: (slope * sigma) ** 2 / sd ** 2,
    });
  });
  return {
    score,
    order: idsRankedBy(indicators, ({ plausible }) => plausible),
    refresh: idsRankedBy(indicators, ({ share }) => share),
    indicators,
  };
}

/**
 * A plausible move in score points, > 0: as the strategy says, else the sample standard deviation of past changes, else 10; of a
 * count 10, of a rolling mean by its changes from one reading to the next.
 * `score` is what a value counts as; unclamped, changes beyond the goalposts count too.
 */
export function typicalScoreStepOfIndicator(
  node: Indicator,
  readings: Readings,
  asOf: Day,
  score = scoreOfValue,
): number {
  if (node.step !== undefined) return node.step;
  if (node.count !== undefined) return DEFAULT_STEP;
  const scores = readings
    .of(node.id)
    .filter(
      ({ observedOn }, at, all) => observedOn <= asOf && all[at + 1]?.observedOn !== observedOn,
    )
    .flatMap((reading) => {
      const value = valueIfReadingWereNewest(node, readings, reading);
      return value === undefined ? [] : [score(value, node.goalposts)];
    });
  if (scores.length < ENOUGH_DAYS) return DEFAULT_STEP;
  const changes = scores.slice(1).map((score, at) => score - (scores[at] ?? 0));
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
  const squares = changes.reduce((total, change) => total + (change - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (changes.length - 1));
  return deviation > 0 ? deviation : DEFAULT_STEP;
}

function idsRankedBy(
  movers: ReadonlyMap<string, Mover>,
  by: (mover: Mover) => number,
): readonly string[] {
  return [...movers].sort(([, a], [, b]) => by(b) - by(a)).map(([id]) => id);
}

/**
 * By indicator, the smallest change of its score alone, points, -100…100, after which the goal band stands, what it requires included:
 * from below until it is reached, from above until the next band is not; undefined: not reachable by this one alone.
 * Empty without an index; indicators of effective weight 0 are left out. Found by bisection to 1e-9; the change itself lies on the far side.
 */
export function leastScoreChangeToGoalBandByIndicator(
  card: Scorecard,
  goal: Band,
): ReadonlyMap<string, number | undefined> {
  const changes = new Map<string, number | undefined>();
  const probe = whatIfProbeOfScorecard(card);
  const standing = card.standing?.band;
  if (probe === undefined || standing === undefined) return changes;
  const { bands } = card.strategy;
  const wanted = bands.indexOf(goal);
  const now = bands.indexOf(standing);
  probe.leaves.forEach(({ node, score = 0, effectiveWeight }, leaf) => {
    if (effectiveWeight === 0) return;
    changes.set(
      node.id,
      now === wanted ? 0 : smallestChange(probe, leaf, score, wanted, now < wanted ? 100 : 0),
    );
  });
  return changes;
}

/** Whether a goal band stands, or one beyond it as seen from the one that stands, had one indicator this score, 0…100, and all others their own; false without an index, and of an indicator without a score. */
export function doesScoreReachGoalBand(
  card: Scorecard,
  goal: Band,
  id: string,
  score: number,
): boolean {
  const probe = whatIfProbeOfScorecard(card);
  const standing = card.standing?.band;
  const leaf = probe?.leaves.findIndex(({ node }) => node.id === id) ?? -1;
  if (probe === undefined || standing === undefined || leaf < 0) return false;
  const { bands } = card.strategy;
  const [wanted, now] = [bands.indexOf(goal), bands.indexOf(standing)];
  const band = probe.bandWith(leaf, score);
  return now === wanted ? band === wanted : now < wanted ? band >= wanted : band <= wanted;
}

/**
 * The smallest change of an indicator's score, points, -100…100, at which the band of a place, or one beyond it, stands: bisects between where it does not (now) and where it does (the
 * far end); undefined where it does not there either. `leaf` is its place in the probe, from 0, `score` what it has, 0…100, `wanted` the place of the band, from 0.
 */
function smallestChange(
  probe: Probe,
  leaf: number,
  score: number,
  wanted: number,
  end: 0 | 100,
): number | undefined {
  const there = (at: number): boolean => {
    const band = probe.bandWith(leaf, at);
    return end === 100 ? band >= wanted : band <= wanted;
  };
  if (!there(end)) return undefined;
  let near = score;
  let far: number = end;
  while (Math.abs(far - near) > 1e-9) {
    const middle = (near + far) / 2;
    if (there(middle)) far = middle;
    else near = middle;
  }
  return far - score;
}
