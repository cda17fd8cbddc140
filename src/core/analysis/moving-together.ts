/** Indicators whose scores move together through time, and so count the same thing twice. */
import { dayNumber } from '../model/day.ts';
import type { Indicator, Readings, Strategy } from '../model/model.ts';
import { indicatorsOf, nodePlacesOf } from '../model/tree.ts';
import { scoreOfValue } from '../scoring/leaf.ts';
import { valueOfReading } from '../scoring/observed.ts';

/** Correlation of two scores above which they count as one: the Joint Research Centre's limit for collinearity. */
const TOGETHER = 0.92;
/** Days that a correlation needs to be one. */
const DAYS = 8;
/** More than so many, the newest, tell nothing new. */
const MOST_DAYS = 100;

/** Two indicators whose scores move together. */
export interface Pair {
  readonly one: Indicator;
  readonly other: Indicator;
  /** Their correlation, above 0.92 and up to 1. */
  readonly r: number;
  /** On how many days, 8 to 100. */
  readonly days: number;
}

/** The pairs of counted indicators whose scores move together, on the days on which one of the two was observed. */
export function pairsMovingTogether(strategy: Strategy, readings: Readings): readonly Pair[] {
  const places = nodePlacesOf(strategy);
  const courses = indicatorsOf(strategy)
    .filter(({ id }) => (places.get(id)?.effectiveWeight ?? 0) > 0)
    .map((indicator) => courseOf(indicator, readings))
    .filter(({ days }) => days.length > 0);
  const pairs: Pair[] = [];
  const points = new Float64Array(2 * MOST_DAYS);
  for (const [first, one] of courses.entries()) {
    for (let next = first + 1; next < courses.length; next += 1) {
      const other = courses[next];
      // They are observed on no more days than both of them have.
      if (other === undefined || one.days.length + other.days.length < DAYS) continue;
      const from = pointsOf(one, other, points);
      const days = (points.length - from) / 2;
      const r = days < DAYS ? undefined : correlation(points, from);
      if (r !== undefined && r > TOGETHER)
        pairs.push({ one: one.indicator, other: other.indicator, r, days });
    }
  }
  return pairs;
}

/** The scores of an indicator through time, as arrays of numbers, since there are many pairs of them. */
interface Course {
  readonly indicator: Indicator;
  /** The days on which it was observed as `dayNumber` gives them, oldest first. */
  readonly days: Int32Array;
  /** What it scores from each of them on, 0…100, until the next or until it expires. */
  readonly scores: Float64Array;
  /** The last day on which each of these scores may stand. */
  readonly lasts: Float64Array;
}

function courseOf(indicator: Indicator, readings: Readings): Course {
  // Of several readings of a day the last one counts.
  const observed = readings
    .of(indicator.id)
    .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn)
    .flatMap((reading) => {
      const value = valueOfReading(indicator, readings, reading);
      return value === undefined ? [] : [{ observedOn: reading.observedOn, value }];
    });
  const days = Int32Array.from(observed, ({ observedOn }) => dayNumber(observedOn));
  return {
    indicator,
    days,
    lasts: Float64Array.from(days, (day) => day + indicator.maxAgeDays),
    scores: Float64Array.from(observed, ({ value }) => scoreOfValue(value, indicator.goalposts)),
  };
}

/**
 * Writes the scores of two on the newest days on which one of them was observed and both have a score, oldest first, one
 * beside the other, at the end of `points`; gives where they begin.
 */
function pointsOf(one: Course, other: Course, points: Float64Array): number {
  const { days, scores, lasts } = one;
  const { days: otherDays, scores: otherScores, lasts: otherLasts } = other;
  let from = points.length;
  let [i, j] = [days.length - 1, otherDays.length - 1];
  // Before the first reading of either of them it has no score.
  for (let seen = 0; seen < MOST_DAYS && i >= 0 && j >= 0; seen += 1) {
    const [mine, theirs] = [days[i] ?? 0, otherDays[j] ?? 0];
    if (theirs <= (lasts[i] ?? 0) && mine <= (otherLasts[j] ?? 0)) {
      from -= 2;
      points[from] = scores[i] ?? 0;
      points[from + 1] = otherScores[j] ?? 0;
    }
    if (mine >= theirs) i -= 1;
    if (theirs >= mine) j -= 1;
  }
  return from;
}

/** Pearson's correlation of the pairs from a place on, −1…1; undefined where one of the two never moves. */
function correlation(points: Float64Array, from: number): number | undefined {
  const count = (points.length - from) / 2;
  let [sumX, sumY] = [0, 0];
  for (let at = from; at < points.length; at += 2) {
    sumX += points[at] ?? 0;
    sumY += points[at + 1] ?? 0;
  }
  const [meanX, meanY] = [sumX / count, sumY / count];
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = from; at < points.length; at += 2) {
    const x = (points[at] ?? 0) - meanX;
    const y = (points[at + 1] ?? 0) - meanY;
    xx += x ** 2;
    yy += y ** 2;
    xy += x * y;
  }
  return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}
