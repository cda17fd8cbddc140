/** Calendar days of the machine's time zone, from instants and back. */
import type { Day, Instant } from './model.ts';

/** The local calendar day of an instant. */
export function localDayOfInstant(instant: Instant): Day {
  const date = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last instant of a local calendar day. */
export function endOfLocalDay(day: Day): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59, 999).toISOString();
}
