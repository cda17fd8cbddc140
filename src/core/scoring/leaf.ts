/** One value against its goalposts and its age: score, freshness, state, σ (data/FORMAT.md, sections 3 to 5). */
import { daysBetween } from '../model/day.ts';
import {
  type Day,
  EPSILON,
  type Goalposts,
  type Indicator,
  type Readings,
} from '../model/model.ts';
import type { FreshnessState } from '../model/states.ts';
import { cutToScoreRange } from './aggregate.ts';
import { type ValueOnDay, valueAndReadingAsOf } from './observed.ts';
import { SCALES } from './scale.ts';

/** σ of a score of which nothing is known: uniform on 0…100. */
export const SIGMA_UNKNOWN = 100 / Math.sqrt(12);

/** Freshness, 0…1, from which a reading is fresh, and from which it is ageing; below it is stale. */
const [FRESH_FROM, AGEING_FROM] = [0.7, 0.35];

/** Score of a value, 0…100, clamped at the goalposts; a value ≤ 0 on a log scale is the caller's to keep out. */
export function scoreOfValue(value: number, goalposts: Goalposts): number {
  return cutToScoreRange(100 * positionBetweenGoalposts(value, goalposts));
}

/** Whether a value, in the indicator's unit, finite, lies outside the goalposts. */
export function isBeyondGoalposts(value: number, { worst, best }: Goalposts): boolean {
  return value < Math.min(worst, best) || value > Math.max(worst, best);
}

/** The value that has a score, 0…100, in the indicator's unit, finite. */
export function valueOfScore(score: number, { worst, best, scale }: Goalposts): number {
  return SCALES[scale].valueAt(score / 100, worst, best);
}

/** Where a value lies between the goalposts, finite, in spans: 0 at the worst, 1 at the best, beyond them below 0 or above 1; a value without a place on the scale is the caller's to keep out. */
export function positionBetweenGoalposts(value: number, { worst, best, scale }: Goalposts): number {
  return SCALES[scale].positionOf(value, worst, best);
}

/**
 * How far a value lies beyond the nearer goalpost, ≥ 0, in spans as the unit (one is the distance between the goalposts; on a log scale of
 * the logarithms); 0 for a value between them. A value ≤ 0 on a log scale is the caller's to keep out.
 */
export function distanceBeyondGoalposts(value: number, goalposts: Goalposts): number {
  const at = positionBetweenGoalposts(value, goalposts);
  return Math.max(0, -at, at - 1);
}

/** A value that lies more spans beyond the goalposts than this is taken only from somebody who says that it is meant. */
const MOST_SPANS = 100;

/** Whether a value, in the indicator's unit, finite, lies so far beyond the goalposts that it is rather a slip: more than 100 spans, by more than 1e-9. */
export function isFarBeyondGoalposts(value: number, goalposts: Goalposts): boolean {
  return distanceBeyondGoalposts(value, goalposts) > MOST_SPANS + EPSILON;
}

/** freshness = 2^(−excess / halfLife), excess = max(0, age − cadence); halved by each of the breaks since the value was observed; 0…1. `age`: days since then, ≥ 0; `breaks`: a whole number, ≥ 0. */
export function freshnessOf(age: number, indicator: Indicator, breaks = 0): number {
  return 2 ** (-Math.max(0, age - indicator.cadenceDays) / indicator.halfLifeDays - breaks);
}

/** Days from the day of a value to the first day on which it is expired, ≥ 1. */
export function daysFromValueToExpiry({ maxAgeDays }: Pick<Indicator, 'maxAgeDays'>): number {
  return Math.floor(maxAgeDays) + 1;
}

/** σ in score points, ≥ 0, from the square of σ while fresh (`freshVariance`, points², ≥ 0) and the freshness, 0…1: the root of σ₀² + (σ∞² − σ₀²)(1 − freshness). */
export function sigmaAtFreshness(freshVariance: number, freshness: number): number {
  return Math.sqrt(freshVariance + (SIGMA_UNKNOWN ** 2 - freshVariance) * (1 - freshness));
}

/** What the value of an indicator says on a day. */
export interface Leaf {
  readonly state: FreshnessState;
  /** Days since the value was observed, ≥ 0; undefined without one. */
  readonly age: number | undefined;
  /** 0…1; undefined without a value. */
  readonly freshness: number | undefined;
  /** The freshness of what has a score, 0 of what has none; 0…1. */
  readonly quality: number;
  /** 0…100; undefined when missing or expired. */
  readonly score: number | undefined;
  /** How many breaks lie between the value's day and this one, ≥ 0. */
  readonly breaks: number;
}

const MISSING: Leaf = {
  state: 'missing',
  age: undefined,
  freshness: undefined,
  quality: 0,
  score: undefined,
  breaks: 0,
};

/** The score of an indicator as of a day, 0…100; undefined when missing or expired. */
export function leafScoreAsOf(
  indicator: Indicator,
  readings: Readings,
  asOf: Day,
): number | undefined {
  const value = usableValueAsOf(indicator, readings, asOf);
  return value === undefined ? undefined : scoreOfValue(value, indicator.goalposts);
}

/** The value of an indicator as of a day in its unit, finite; undefined when missing or expired. */
export function usableValueAsOf(
  indicator: Indicator,
  readings: Readings,
  asOf: Day,
): number | undefined {
  const found = valueAndReadingAsOf(indicator, readings, asOf);
  if (found === undefined) return undefined;
  return daysBetween(found.observedOn, asOf) > indicator.maxAgeDays ? undefined : found.value;
}

/** Scores a value on a day; an expired one keeps age and freshness and has no score. `breaks` are the days of breaks above it. */
export function scoreAgeAndFreshnessOnDay(
  indicator: Indicator,
  found: Pick<ValueOnDay, 'value' | 'observedOn'> | undefined,
  asOf: Day,
  breaks: readonly Day[],
): Leaf {
  if (found === undefined) return MISSING;
  const age = daysBetween(found.observedOn, asOf);
  const isBetween = (day: Day): boolean => day > found.observedOn && day <= asOf;
  const broken = breaks.length === 0 ? 0 : breaks.filter(isBetween).length;
  const freshness = freshnessOf(age, indicator, broken);
  if (age > indicator.maxAgeDays)
    return { ...MISSING, state: 'expired', age, freshness, breaks: broken };
  return {
    state: freshness >= FRESH_FROM ? 'fresh' : freshness >= AGEING_FROM ? 'ageing' : 'stale',
    age,
    freshness,
    quality: freshness,
    score: scoreOfValue(found.value, indicator.goalposts),
    breaks: broken,
  };
}
