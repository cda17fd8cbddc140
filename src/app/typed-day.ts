/** Days as people type them: `today`, `yesterday`, `3d`, `2026-11-01`, `1 nov`, `1 nov 2026`, `1.11.2026`, `31/10/2026`. */
import { addMonths, format, isValid, parse } from 'date-fns';
import { addDays, isDay } from '../domain/day.ts';
import type { Day, Result } from '../domain/model.ts';

const WORDED = ['d MMM yyyy', 'd MMMM yyyy', 'MMM d yyyy', 'MMMM d yyyy'] as const;

/** Forms that `typedDay` understands, for a hint beside a field. */
export const DAY_FORMS = 'today, yesterday, 3d, 2026-11-01, 1 nov';

/**
 * Reads a typed day; `3d`, `2w`, `1m`, `1y` count back from today, and a day without a year is the latest such day that
 * is not ahead. Refused: no text, what is no day, what can be read as two, and a day after `today`.
 */
export function typedDay(text: string, today: Day): Result<Day> {
  if (text.trim() === '') return refuse(`no day; write ${DAY_FORMS}`);
  const numbers = inNumbers(text);
  if (numbers.length > 1)
    return refuse(
      `"${text.trim()}" can be read two ways; write ${numbers.join(' or ')}, or the month in letters`,
    );
  const wanted = plainly(text);
  const day = numbers[0] ?? relative(wanted, today) ?? worded(wanted, today);
  if (day === undefined) {
    return refuse(`"${text.trim()}" is not a day; write ${DAY_FORMS}`);
  }
  return day > today ? refuse(`${day} lies after today, ${today}`) : { ok: true, value: day };
}

/** A day of any year, ahead too, as `YYYY-MM-DD` where it is written whole and in one sense only; every other text as it is. */
export function spelledDay(text: string): string {
  const numbers = inNumbers(text);
  const [day = wordedIn(plainly(text))] = numbers;
  return numbers.length > 1 ? text : (day ?? text);
}

function plainly(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/[.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The days that a text in numbers can mean: the year first, or last with day and month before it. With points the day
 * stands first, as it does where such days are written; with strokes it may be either, unless one of the two is no month.
 */
function inNumbers(text: string): readonly Day[] {
  const cell = text.trim().replace(/\s*([-./])\s*/g, '$1');
  const [, year, month, date] = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.test(cell)
    ? (/^(\d{4}).(\d{1,2}).(\d{1,2})$/.exec(cell) ?? [])
    : (/^(\d{4})(\d\d)(\d\d)$/.exec(cell) ?? []);
  const [, one, stroke, other, last] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(cell) ?? [];
  const days = [
    dayOf(year, month, date),
    dayOf(last, other, one),
    ...(stroke === '.' ? [] : [dayOf(last, one, other)]),
  ];
  return [...new Set(days.filter((day) => day !== undefined))];
}

function dayOf(year?: string, month = '', date = ''): Day | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

function relative(text: string, today: Day): Day | undefined {
  if (text === 'today' || text === 't') return today;
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
    const day = wordedIn(written);
    if (day !== undefined && (day <= today || back === 1 || written === text)) return day;
  }
  return undefined;
}

function wordedIn(text: string): Day | undefined {
  for (const form of WORDED) {
    const date = parse(text, form, new Date(0));
    if (isValid(date) && date.getFullYear() >= 1000) return format(date, 'yyyy-MM-dd');
  }
  return undefined;
}

function refuse(message: string): Result<never> {
  return { ok: false, problems: [{ path: 'day', message }] };
}
