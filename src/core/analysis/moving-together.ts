/** Indicators of one track whose scores move together through time, and so count the same thing twice. */
import { dayNumber } from '../model/day.ts';
import {
  type Branch,
  EPSILON,
  type Indicator,
  isIndicator,
  isTrack,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import { scoreOfValue } from '../scoring/leaf.ts';
import { valueIfReadingWereNewest } from '../scoring/observed.ts';

/** Correlation of two scores' changes, up to 1, above which they count as one: the Joint Research Centre's limit for collinearity. */
export const TOGETHER = 0.92;
/** Changes that a correlation needs to be one. */
const LEAST_CHANGES = 20;

/** Two indicators whose scores move together. */
export interface Pair {
  readonly one: Indicator;
  readonly other: Indicator;
  /** How many changes, 20 or more. */
  readonly changes: number;
}

/**
 * The pairs of weighted indicators of one track (outside the tracks: of one parent) whose scores change together. A change
 * is between two days between which both were observed anew, and one in which neither moved tells nothing. Changes and not
 * scores, since two scores that merely rise for years correlate as well.
 */
export function pairsMovingTogether(strategy: Strategy, readings: Readings): readonly Pair[] {
  const coursesByBranch = new Map<Branch, Course[]>();
  for (const { node, path, effectiveWeight } of nodePlacesOf(strategy).values()) {
    const branch = path.findLast(isTrack) ?? path.at(-1);
    if (!isIndicator(node) || branch === undefined || effectiveWeight === 0) continue;
    const course = courseOfIndicator(node, readings);
    if (course.days.length > LEAST_CHANGES)
      coursesByBranch.set(branch, [...(coursesByBranch.get(branch) ?? []), course]);
  }
  return [...coursesByBranch.values()].flatMap((courses) =>
    courses.flatMap((one, at) =>
      courses.slice(at + 1).flatMap((other): readonly Pair[] => {
        const { r, changes } = correlationOfChanges(one, other);
        return changes >= LEAST_CHANGES && r > TOGETHER
          ? [{ one: one.indicator, other: other.indicator, changes }]
          : [];
      }),
    ),
  );
}

/** The scores of an indicator through time, as arrays of numbers, since there are many pairs of them. */
interface Course {
  readonly indicator: Indicator;
  /** The days on which it was observed as `dayNumber` gives them, negative before 1970, oldest first. */
  readonly days: Int32Array;
  /** What it scores from each of them on, 0…100, until the next. */
  readonly scores: Float64Array;
}

function courseOfIndicator(indicator: Indicator, readings: Readings): Course {
  // Of several readings of a day the last one counts.
  const observed = readings
    .of(indicator.id)
    .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn)
    .flatMap((reading) => {
      const value = valueIfReadingWereNewest(indicator, readings, reading);
      return value === undefined ? [] : [{ observedOn: reading.observedOn, value }];
    });
  return {
    indicator,
    days: Int32Array.from(observed, ({ observedOn }) => dayNumber(observedOn)),
    scores: Float64Array.from(observed, ({ value }) => scoreOfValue(value, indicator.goalposts)),
  };
}

/**
 * Pearson's correlation of the changes of two scores, −1…1 and 0 where one of the two always changes alike, and how many
 * changes there are. The first day is the first on which both have been observed, and each next one the first by which both have been again.
 */
function correlationOfChanges(one: Course, other: Course): { r: number; changes: number } {
  let [i, j] = [-1, -1];
  let before: readonly [number, number] | undefined;
  let [changes, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (;;) {
    const [mine, theirs] = [one.days[i + 1], other.days[j + 1]];
    if (mine === undefined || theirs === undefined) break;
    const day = Math.max(mine, theirs);
    i = lastUpTo(one.days, day, i + 1);
    j = lastUpTo(other.days, day, j + 1);
    const now: typeof before = [one.scores[i] ?? 0, other.scores[j] ?? 0];
    const [x, y] = before === undefined ? [0, 0] : [now[0] - before[0], now[1] - before[1]];
    before = now;
    if (x === 0 && y === 0) continue;
    changes += 1;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumYY += y * y;
    sumXY += x * y;
  }
  const xx = sumXX - sumX ** 2 / changes;
  const yy = sumYY - sumY ** 2 / changes;
  const r =
    xx > EPSILON && yy > EPSILON ? (sumXY - (sumX * sumY) / changes) / Math.sqrt(xx * yy) : 0;
  return { r, changes };
}

/** The last place from `from` on whose day is no later than `day`; that at `from` is not. */
function lastUpTo(days: Int32Array, day: number, from: number): number {
  let at = from;
  while ((days[at + 1] ?? Infinity) <= day) at += 1;
  return at;
}
