/** Calendar days as whole numbers: days since 1970-01-01, without a time zone. */
import { addMonths } from 'date-fns';

export type Day = number;

const MS_PER_DAY = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of `YYYY-MM-DD`; undefined where the text has another form or the day does not exist. */
export function parseIsoDay(text: string): Day | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = date.getTime() / MS_PER_DAY;
  return isoDay(day) === text ? day : undefined;
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The calendar day where this process runs. */
export function localToday(now = new Date()): Day {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS_PER_DAY;
}

/** A day as the local date of date-fns: the same year, month and day of the month. */
export function localDate(day: Day): Date {
  const [year, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date);
}

/** The last moment of a day where this process runs, in milliseconds since 1970. */
export function endOfDay(day: Day): number {
  return localDate(day + 1).getTime() - 1;
}

/** The same day of the month so many months later, or the last day of that month. */
export function addMonthsTo(day: Day, months: number): Day {
  return localToday(addMonths(localDate(day), months));
}

/** So many steps evenly from one day to another, both included; fewer where there are not so many days. */
export function spreadDays(from: Day, to: Day, steps: number): readonly Day[] {
  const count = Math.max(1, Math.min(steps, to - from));
  return Array.from(
    { length: count + 1 },
    (_, at) => from + Math.round(((to - from) * at) / count),
  );
}

/** How many items of a list that rises by day lie on or before the day. */
export function countUpTo<Item extends { readonly day: Day }>(
  items: readonly Item[],
  day: Day,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).day <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
