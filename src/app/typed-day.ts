/** Days as people type them: `today`, `yesterday`, `3d`, `2026-11-01`, `1 nov`, `1 nov 2026`. */
import { addMonths, format, isValid, parse } from 'date-fns';
import { addDays, isDay } from '../domain/day.ts';
import type { Day, Result } from '../domain/model.ts';

const WORDED = ['d MMM yyyy', 'd MMMM yyyy', 'MMM d yyyy', 'MMMM d yyyy'] as const;

/** Forms that `typedDay` understands, for a hint beside a field. */
export const DAY_FORMS = 'today, yesterday, 3d, 2026-11-01, 1 nov';

/**
 * Reads a typed day; `3d`, `2w`, `1m`, `1y` count back from today, and a day without a year is the latest such day that
 * is not ahead. Refused: what is no day, and a day after `today`.
 */
export function typedDay(text: string, today: Day): Result<Day> {
  const wanted = text.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim();
  const day = relative(wanted, today) ?? (isDay(wanted) ? wanted : worded(wanted, today));
  if (day === undefined) {
    return refuse(`"${text.trim()}" is not a day; write ${DAY_FORMS}`);
  }
  return day > today ? refuse(`${day} lies after today, ${today}`) : { ok: true, value: day };
}

function relative(text: string, today: Day): Day | undefined {
  if (text === 'today' || text === 't' || text === '') return today;
  if (text === 'yesterday' || text === 'y') return addDays(today, -1);
  const [, count, unit] = /^-?(\d{1,5}) ?([dwmy])(?: ago)?$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const n = Number(count);
  if (unit === 'd') return addDays(today, -n);
  if (unit === 'w') return addDays(today, -7 * n);
  const months = unit === 'm' ? n : 12 * n;
  return format(addMonths(parse(today, 'yyyy-MM-dd', new Date(0)), -months), 'yyyy-MM-dd');
}

function worded(text: string, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  for (const [written, back] of [
    [text, 0],
    [`${text} ${year}`, 0],
    [`${text} ${year - 1}`, 1],
  ] as const) {
    for (const form of WORDED) {
      const date = parse(written, form, new Date(0));
      if (!isValid(date) || date.getFullYear() < 1000) continue;
      const day = format(date, 'yyyy-MM-dd');
      if (day <= today || back === 1 || written === text) return day;
    }
  }
  return undefined;
}

function refuse(message: string): Result<never> {
  return { ok: false, problems: [{ path: 'day', message }] };
}
