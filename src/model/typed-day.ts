/** Days as people type them: `2026-11-01`, `1 nov`, `31.10.2026`, `oct 2026`, `friday`, `yesterday`, `3d`, `+6m`. */
import { addYears, endOfMonth, isValid, parse } from 'date-fns';
import { addMonthsTo, type Day, isoDay, localDate, localToday, parseIsoDay } from './day.ts';
import { Refusal } from './problem.ts';

/** Forms of a day; those without a year mean the latest one up to today. */
const WITH_YEAR = [
  'd MMM yyyy',
  'd MMMM yyyy',
  'MMM d yyyy',
  'MMMM d yyyy',
  'd.M.yyyy',
  'd/M/yyyy',
];
const WITHOUT_YEAR = ['d MMM', 'd MMMM', 'MMM d', 'MMMM d', 'd.M.'];
/** Forms of a month, which means its last day. */
const MONTHS = ['yyyy-MM', 'MMM yyyy', 'MMMM yyyy'];
const MONTHS_WITHOUT_YEAR = ['MMM', 'MMMM'];
/** Years that a board may lie ahead of today. */
const YEARS_AHEAD = 3;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const COUNTED = /^([+-]?)\s*(\d{1,4})\s*([dwmy])$/;

/** The day that a text means, seen from today: counted days and days without a year lie before it, `+6m` after it. Refuses what is no day, and what could be two. */
export function parseTypedDay(text: string, today: Day): Day {
  const typed = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  const day =
    parseIsoDay(typed) ?? named(typed, today) ?? counted(typed, today) ?? written(typed, today);
  if (day === undefined) {
    throw new Refusal(
      `${text === '' ? 'no day is given' : `${text} is not a day`}; write 2026-11-01, 1 nov, friday or 3d`,
    );
  }
  return day;
}

/** A day of which there can be a board: at most three years ahead. */
export function parseBoardDay(text: string, today: Day): Day {
  const day = parseTypedDay(text, today);
  const last = addMonthsTo(today, 12 * YEARS_AHEAD);
  if (day <= last) return day;
  throw new Refusal(
    `${isoDay(day)} is more than three years ahead; name a day up to ${isoDay(last)}`,
  );
}

function named(typed: string, today: Day): Day | undefined {
  if (typed === 'today') return today;
  if (typed === 'yesterday') return today - 1;
  const weekday = WEEKDAYS.findIndex((name) => name === typed || name.slice(0, 3) === typed);
  if (weekday === -1) return undefined;
  const since = (localDate(today).getDay() - weekday + 7) % 7;
  return today - since;
}

function counted(typed: string, today: Day): Day | undefined {
  const [, sign, digits, unit] = COUNTED.exec(typed) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits) * (sign === '+' ? 1 : -1);
  switch (unit) {
    case 'd':
      return today + count;
    case 'w':
      return today + 7 * count;
    case 'm':
      return addMonthsTo(today, count);
    default:
      return addMonthsTo(today, 12 * count);
  }
}

function written(typed: string, today: Day): Day | undefined {
  const base = localDate(today);
  const read = (forms: readonly string[], from = base): Date | undefined =>
    forms
      .map((form) => parse(typed, form, from))
      .find((date) => isValid(date) && date.getFullYear() > 999);
  const whole = read(WITH_YEAR);
  if (whole !== undefined) {
    const twin = /^\d+\/\d+\//.test(typed) ? parse(typed, 'M/d/yyyy', base) : whole;
    if (isValid(twin) && localToday(twin) !== localToday(whole)) {
      const days = [whole, twin].map((date) => isoDay(localToday(date)));
      throw new Refusal(`${typed} can be ${days.join(' or ')}; write one of these`);
    }
    return localToday(whole);
  }
  const month = read(MONTHS);
  if (month !== undefined) return localToday(endOfMonth(month));
  // Up to eight years lie between two days of 29 February.
  for (let years = 0; years <= 8; years += 1) {
    const from = addYears(base, -years);
    const openMonth = read(MONTHS_WITHOUT_YEAR, from);
    const date = read(WITHOUT_YEAR, from) ?? (openMonth && endOfMonth(openMonth));
    if (date !== undefined && localToday(date) <= today) return localToday(date);
  }
  return undefined;
}
