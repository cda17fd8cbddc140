/** Calendar days as strings, and the arithmetic on them; no time zone takes part. Years run from 0000 to 9999. */
import { memoizeLatest } from './memoize.ts';
import type { Day } from './model.ts';

/** What a day looks like, whether or not it exists. */
export const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;
/** Days of the 400 years after which the calendar repeats. */
const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;
/** The last day there is: nothing is of a later one. */
export const LAST_DAY: Day = '9999-12-31';
/** The days 0000-01-01 and `LAST_DAY`, in days since 1970-01-01. */
const FIRST = -719_528;
const LAST = 2_932_896;

/** How many of a list that rises by day lie on or before a day, ≥ 0. */
export function countSortedUpToDay<Each, On extends Day | number>(
  list: ArrayLike<Each>,
  day: On,
  dayOf: (each: Each) => On,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = list[middle];
    if (each !== undefined && dayOf(each) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of rising numbers of days lie on or before a day, ≥ 0, by its number. */
export function countOfDaysUpToDay(days: ArrayLike<number>, day: number): number {
  return countSortedUpToDay(days, day, (each) => each);
}

/** Whether a text is a calendar day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return DAY_FORM.test(text) && dayFromEpochDayNumber(dayNumber(text)) === text;
}

/** Whole days since 1970-01-01, negative before it (Howard Hinnant, "chrono-compatible low-level date algorithms"); the day must exist. */
export function dayNumber(day: Day): number {
  const month = twoDigits(day, 5);
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + twoDigits(day, 8) - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leaps + dayOfYear - EPOCH;
}

/** The day that lies this many days after 1970-01-01, a fraction cut downward; kept within the years 0000 to 9999. */
export function dayFromEpochDayNumber(days: number): Day {
  const whole = Math.min(LAST, Math.max(FIRST, Math.floor(days))) + EPOCH;
  const era = Math.floor(whole / DAYS_PER_ERA);
  const dayOfEra = whole - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** The code of the digit 0. */
const ZERO = 48;

/** What the two digits at a place, from 0, of a text say, 0…99; quicker than to cut them out, and no text is made. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

/** A month or a day of one, `number` 1…31, in two digits. */
function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** The last day of the month before that of a day. */
export function endOfMonthBefore(day: Day): Day {
  return addDays(`${day.slice(0, 8)}01`, -1);
}

/** The day `days` later (earlier when negative), kept within the years 0000 to 9999. */
export function addDays(day: Day, days: number): Day {
  return dayFromEpochDayNumber(dayNumber(day) + days);
}

// many days in turn are counted up to the same one
const lastNumber = memoizeLatest(dayNumber);

/** The day some whole months later, or earlier when negative, the last of its month where that is shorter; the day itself where that lies outside the years 0000 to 9999. */
export function addMonthsToDay(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const start = `${String(year).padStart(4, '0')}-${two((month % 12) + 1)}`;
  const dates = [Number(day.slice(8)), 30, 29, 28].map((date) => `${start}-${two(date)}`);
  return dates.find((each) => each.slice(8) <= day.slice(8) && isDay(each)) ?? day;
}

/** How far ahead of a day can be looked, and how sentences say it. */
export const LOOK_AHEAD = { months: 36, words: 'three years' } as const;

/** The last day that can be looked at ahead of a day. */
export function lastViewableDayAhead(today: Day): Day {
  return addMonthsToDay(today, LOOK_AHEAD.months);
}

/** Orders days, the earliest first: negative where the first is earlier, 0 where they are one day. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return lastNumber(to) - dayNumber(from);
}

/** The median of the days from one of some days, in their order, to the next, ≥ 0, of two in the middle the smaller; undefined where there are fewer than two days. */
export function medianDaysBetween(sorted: readonly Day[]): number | undefined {
  const gaps = sorted.slice(1).map((day, at) => daysBetween(sorted[at] ?? day, day));
  return gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)];
}
