/** Days as people write them: `2026-11-01`, `1 nov`, `Nov 1, 2026`, `1.11.2026`, `31/10/2026`, `today`, `yesterday`, `3d`. */
import { addDays, addMonthsToDay, isDay, lastDayAhead } from './day.ts';
import type { Day, Result } from './model.ts';

/** Forms that `parseDay` reads, for a hint beside a field. */
export const DAY_FORMS = 'today, yesterday, 3d, 2026-11-01, 1 nov';

/** What a refusal says would be right. */
const EXAMPLE = '2026-11-16';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];

/** A day that no year is given for is looked for in so many years before this one: 29 February may be eight years off. */
const YEARS_BACK = 8;

/**
 * Reads a day in any of the forms, in a field, an option or a file; `3d`, `2w`, `1m`, `1y` count back from `today`, and a
 * day without a year is the latest such day that is not ahead. Refused: no text, a form that is not read, a day that does
 * not exist, what can be read as two days, and a day after `today`.
 */
export function parseDay(text: string, today: Day): Result<Day> {
  const day = theDay(
    text,
    (cell) => inNumbers(cell) ?? counted(cell, today) ?? inWords(cell, today),
  );
  return day.ok && day.value > today ? refuse(`${day.value} lies after today, ${today}`) : day;
}

/**
 * Reads the day of a board that is looked at: as `parseDay`, and up to three years after `today` a day that is written
 * whole, or counted forward as `+3d`, `+2w`, `+6m`, `+1y`. Refused as by `parseDay`, and a day further ahead.
 */
export function parseBoardDay(text: string, today: Day): Result<Day> {
  const day = theDay(
    text,
    (cell) =>
      inNumbers(cell) ?? counted(cell, today) ?? countedOn(cell, today) ?? inWords(cell, today),
  );
  const last = lastDayAhead(today);
  return day.ok && day.value > last
    ? refuse(`${day.value} lies more than three years ahead; write a day up to ${last}`)
    : day;
}

/** Reads a day that is written whole, or counted forward from another as `6m` or `+6m`; refused as by `parseDay`, but for a day that lies ahead. */
export function parseDayAfter(text: string, from: Day): Result<Day> {
  return theDay(
    text,
    (cell) => inNumbers(cell) ?? countedOn(cell.replace(/^\+?/, '+'), from) ?? inWords(cell),
    `${addMonthsToDay(from, 6)} or 6m`,
  );
}

/** Reads a day of any year, ahead too, that is written whole; refused as by `parseDay`, which reads more. */
export function parseDayAhead(text: string): Result<Day> {
  return theDay(text, (cell) => inNumbers(cell) ?? inWords(cell));
}

/** The one day that a text can mean; `meanings` gives the days of its form, undefined where it has none. */
function theDay(
  text: string,
  meanings: (cell: string) => readonly Day[] | undefined,
  example = EXAMPLE,
): Result<Day> {
  const cell = text.trim();
  if (isDay(cell)) return { ok: true, value: cell };
  if (cell === '') return refuse(`no day; write one such as ${example}`);
  const days = meanings(cell);
  if (days === undefined)
    return refuse(`"${cell}" is not a form of day that this reads; write ${example}`);
  const [day] = days;
  if (day === undefined)
    return refuse(`"${cell}" is not a day that exists; write one such as ${example}`);
  return days.length === 1
    ? { ok: true, value: day }
    : refuse(`"${cell}" can be read two ways; write ${days.join(' or ')}, or the month in letters`);
}

/**
 * The days that a text in numbers can mean: the year first, or last with day and month before it. With points the day
 * stands first, as it does where such days are written; with strokes it may be either, unless one of the two is no month.
 */
function inNumbers(text: string): readonly Day[] | undefined {
  const cell = text.replace(/\s*([-./])\s*/g, '$1');
  const [, stroke] = /^\d+([-./])\d\d?\1\d+$/.exec(cell) ?? [];
  const parts =
    stroke === undefined ? /^(\d{4})(\d\d)(\d\d)$/.exec(cell)?.slice(1) : cell.split(stroke);
  const [one = '', two = '', three = ''] = parts ?? [];
  if (one.length === 4 && three.length <= 2) return existing(`${one}-${two}-${three}`);
  if (one.length > 2 || three.length !== 4) return undefined;
  return existing(`${three}-${two}-${one}`, ...(stroke === '.' ? [] : [`${three}-${one}-${two}`]));
}

/** The day that so many days, weeks, months or years before `today` was. */
function counted(text: string, today: Day): readonly Day[] | undefined {
  const cell = text.toLowerCase();
  if (cell === 'today' || cell === 't') return [today];
  if (cell === 'yesterday' || cell === 'y') return [addDays(today, -1)];
  const [, count, unit] = /^-?(\d{1,5})\s*([dwmy])(?:\s+ago)?$/.exec(cell) ?? [];
  return count === undefined || unit === undefined
    ? undefined
    : passed(today, -Number(count), unit);
}

/** The day that so many days, weeks, months or years after `today` will be, `+6m`. */
function countedOn(text: string, today: Day): readonly Day[] | undefined {
  const [, count, unit] = /^\+(\d{1,5})\s*([dwmy])$/.exec(text.toLowerCase()) ?? [];
  return count === undefined || unit === undefined ? undefined : passed(today, Number(count), unit);
}

/** The day so many days, weeks, months or years after another, before it when negative. */
function passed(from: Day, n: number, unit: string): readonly Day[] {
  if (unit === 'd') return [addDays(from, n)];
  if (unit === 'w') return [addDays(from, 7 * n)];
  // beyond the years that there are it is no day at all
  const day = addMonthsToDay(from, unit === 'm' ? n : 12 * n);
  return n === 0 || day !== from ? [day] : [];
}

/** The days that a text in words can mean; without a year the latest one up to `today`, where that is given. */
function inWords(text: string, today?: Day): readonly Day[] | undefined {
  const cell = text
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/[.,\s]+/g, ' ')
    .trim()
    .replace(/^([a-z]+) (\d\d?)\b/, '$2 $1');
  const [, date, word = '', year] = /^(\d\d?) ([a-z]{3,})(?: (\d{4}))?$/.exec(cell) ?? [];
  const month = MONTHS.findIndex((name) => name.startsWith(word)) + 1;
  if (date === undefined || month === 0) return undefined;
  if (year !== undefined) return existing(`${year}-${month}-${date}`);
  if (today === undefined) return undefined;
  const ofYears = Array.from(
    { length: YEARS_BACK + 1 },
    (_, back) => `${Number(today.slice(0, 4)) - back}-${month}-${date}`,
  );
  return existing(...ofYears)
    .filter((day) => day <= today)
    .slice(0, 1);
}

/** Those of these texts of year, month and date that are days, each once. */
function existing(...texts: readonly string[]): readonly Day[] {
  const days = texts.map((text) => text.replace(/-(\d)(?=-|$)/g, '-0$1'));
  return [...new Set(days.filter(isDay))];
}

function refuse(message: string): Result<never> {
  return { ok: false, problems: [{ path: '', message }] };
}
