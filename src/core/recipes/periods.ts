/** Days, weeks, months, quarters, halves and years: the last day of one, and how long it is. */
import { addDays, addMonthsToDay, dayNumber, daysBetween } from '../model/day.ts';
import type { Day } from '../model/model.ts';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Months of each period. */
const MONTHS: Readonly<Record<Exclude<Period, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** The first day of the period in which a day lies; a week begins on Monday. */
export function firstDayOfPeriod(day: Day, period: Period): Day {
  if (period === 'day') return day;
  // 1970-01-01 was a Thursday.
  if (period === 'week') return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
  const months = MONTHS[period];
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months) + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** The last day of the period in which a day lies. */
export function lastDayOfPeriod(day: Day, period: Period): Day {
  const first = firstDayOfPeriod(day, period);
  if (period === 'day') return first;
  if (period === 'week') return addDays(first, 6);
  return addDays(addMonthsToDay(first, MONTHS[period]), -1);
}

/** Whether one day lies in the period right after that of another. */
export function isInNextPeriod(day: Day, before: Day, period: Period): boolean {
  return firstDayOfPeriod(day, period) === addDays(lastDayOfPeriod(before, period), 1);
}

/** How many of the newest of some days, the oldest first, lie in months that follow one another, ≥ 0; 0 for no days. */
export function newestConsecutiveMonthsCount(days: readonly Day[]): number {
  const newestFirst = days.toReversed();
  const broken = newestFirst.findIndex((day, at) => {
    const before = newestFirst[at + 1];
    return before === undefined || !isInNextPeriod(day, before, 'month');
  });
  return broken + 1;
}

/** How many days the period has in which a day lies; 1 or more. */
export function periodLengthInDays(day: Day, period: Period): number {
  return daysBetween(firstDayOfPeriod(day, period), lastDayOfPeriod(day, period)) + 1;
}
