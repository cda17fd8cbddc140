/** The claim that a strategy's cause comes before its effect, laid beside what happened: the path by quarter, and counts (data/FORMAT.md, section 7). */
import { addDays } from '../model/day.ts';
import type { Day, Strategy } from '../model/model.ts';
import type { Timeline } from '../scoring/timeline.ts';

/** A rise of this many points counts. */
export const RISE = 5;
/** Days within which the first of the two must rise. */
export const RISE_WITHIN = 180;
/** Days within which the second is given time to follow. */
export const FOLLOW_WITHIN = [90, 180, 365] as const;

export interface QuarterPoint {
  readonly day: Day;
  /** 0…100; undefined: no score on the day. */
  readonly cause: number | undefined;
  readonly effect: number | undefined;
}

export interface Followed {
  /** Days given to follow. */
  readonly within: number;
  /** Rises after which the other rose by at least 5 points above where it stood, in time. */
  readonly followed: number;
  /** Rises after which it did not, though the time is over. */
  readonly not: number;
  /** Rises of which the time is not over yet. */
  readonly open: number;
}

/** Counts, never a probability. */
export interface Sequence {
  /** First days of the unbroken stretches in which the first stood at least 5 points above itself 180 days before. */
  readonly rises: readonly Day[];
  readonly after: readonly Followed[];
}

export interface PushedMoved {
  /** The strategy's start (or the first day both have a score), the quarter ends since, and the day itself. */
  readonly path: readonly QuarterPoint[];
  /** Counted from this day on: the first on which both have a score; undefined: never. */
  readonly from: Day | undefined;
  /** Rises of the cause, followed by the effect: what the strategy claims. */
  readonly claimed: Sequence;
  /** Rises of the effect, followed by the cause: the reverse order. */
  readonly reverse: Sequence;
}

/** Cause and effect of a strategy up to a day; undefined where it claims none. */
export function causeEffectSequences(
  strategy: Strategy,
  timeline: Timeline,
  asOf: Day,
): PushedMoved | undefined {
  const { start } = strategy;
  const [headline] = strategy.mechanism;
  if (headline === undefined) return undefined;
  const { cause, effect } = headline;
  const from = timeline.days.find(
    (day) =>
      day <= asOf &&
      timeline.scoreOn(cause, day) !== undefined &&
      timeline.scoreOn(effect, day) !== undefined,
  );
  const begin = start !== undefined && start <= asOf ? start : from;
  const days = begin === undefined ? [] : quarterDays(begin, asOf);
  const sequence = (first: string, second: string): Sequence =>
    from === undefined
      ? { rises: [], after: [] }
      : sequenceOf(timeline.daily(first, from, asOf), timeline.daily(second, from, asOf), from);
  return {
    path: days.map((day) => ({
      day,
      cause: timeline.scoreOn(cause, day),
      effect: timeline.scoreOn(effect, day),
    })),
    from,
    claimed: sequence(cause, effect),
    reverse: sequence(effect, cause),
  };
}

/** The first day, the last day of every quarter after it, and the last day. */
function quarterDays(first: Day, last: Day): readonly Day[] {
  const ends: Day[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (const end of ['03-31', '06-30', '09-30', '12-31']) {
      const day = `${String(year).padStart(4, '0')}-${end}`;
      if (day > first && day < last) ends.push(day);
    }
  }
  return first === last ? [first] : [first, ...ends, last];
}

type Daily = readonly (number | undefined)[];

function sequenceOf(first: Daily, second: Daily, from: Day): Sequence {
  const rises: number[] = [];
  let rising = false;
  first.forEach((score, day) => {
    const before = first[day - RISE_WITHIN];
    const risen = score !== undefined && before !== undefined && score - before >= RISE;
    if (risen && !rising) rises.push(day);
    rising = risen;
  });
  return {
    rises: rises.map((day) => addDays(from, day)),
    after: FOLLOW_WITHIN.map((within) => {
      const took = rises.map((day) => rose(second, day, within));
      const over = (day: number): boolean => day + within < second.length;
      return {
        within,
        followed: took.filter(Boolean).length,
        not: rises.filter((day, at) => took[at] !== true && over(day)).length,
        open: rises.filter((day, at) => took[at] !== true && !over(day)).length,
      };
    }),
  };
}

/** Whether a score stood at least 5 points above that of a day on one of the days after it. */
function rose(scores: Daily, day: number, within: number): boolean {
  const base = scores[day];
  if (base === undefined) return false;
  return scores
    .slice(day + 1, day + within + 1)
    .some((score) => score !== undefined && score - base >= RISE);
}
