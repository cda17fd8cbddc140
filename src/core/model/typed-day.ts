/** Days as people write them: `2026-11-01`, `1 nov`, `1nov`, `Nov 1, 2026`, `1.11.2026`, `31/10/2026`, `friday`, `yesterday`, `3d`, `2026-10`, `q3`. */
import {
  addDays,
  addMonthsToDay,
  dayNumber,
  isDay,
  LOOK_AHEAD,
  lastViewableDayAhead,
} from './day.ts';
import { type Day, type Result, refusalResult } from './model.ts';

/** Forms that `parseDayUpToToday` reads, for a hint beside a field. */
export const DAY_FORMS = 'oct or q3 for its last day, 1 nov, 2026-11-01, friday, 3d';

/** What a refusal says would be right. */
const EXAMPLE = '2026-11-16';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A day that no year is given for is looked for in so many years before this one: 29 February may be eight years off. */
const YEARS_BACK = 8;

/** The days that a text can mean, as one of its forms; undefined: it is in none of them. */
type Form = (cell: string) => readonly Day[] | undefined;

/** Every form of a day that is stated of what was. */
function statedDayForm(today: Day): Form {
  return (cell) =>
    inNumbers(cell) ??
    periodEnd(cell, today) ??
    daysBeforeToday(cell, today) ??
    onWeekday(cell, today) ??
    daysOfWords(cell, today);
}

/**
 * Reads a day in any of the forms, in a field, a sentence, an option or a file. `3d`, `2w`, `1m`, `1y` count back from
 * `today`; `friday` is the latest one up to it; a month, quarter, half or year stands for its last day; without a year each
 * is the latest that is over. Refused: no text, a form that is not read, a day that does not exist, what can be read as two
 * days, and a day after `today`.
 */
export function parseDayUpToToday(text: string, today: Day): Result<Day> {
  return notAhead(text, theDay(text, statedDayForm(today)), today);
}

/** The most words of a day: `2 w ago`, `Nov 16, 2026`. */
const MOST_WORDS = 3;

/**
 * Reads the day that some words begin with, as `parseDayUpToToday`, and how many of them it takes, 1…3, the most that make one; undefined:
 * they begin with none. Four digits alone are none: among other words they may be any number.
 */
export function parseLeadingDay(
  words: readonly string[],
  today: Day,
): { readonly taken: number; readonly day: Result<Day> } | undefined {
  for (let taken = Math.min(MOST_WORDS, words.length); taken > 0; taken -= 1) {
    const text = words.slice(0, taken).join(' ');
    if (/^\d{4}$/.test(text)) continue;
    if (isDay(text) || statedDayForm(today)(text.trim()) !== undefined)
      return { taken, day: parseDayUpToToday(text, today) };
  }
  return undefined;
}

function notAhead(text: string, day: Result<Day>, today: Day): Result<Day> {
  if (!day.ok || day.value <= today) return day;
  const cell = text.trim();
  return refusalResult(
    periodEnd(cell) === undefined
      ? `${day.value} lies after today, ${today}; write a day up to today`
      : `"${cell}" ends on ${day.value}, which lies after today, ${today}; write a day up to today`,
  );
}

/**
 * Reads the day of a board that is looked at: as `parseDayUpToToday`, and up to three years after `today` a day that is written
 * whole, or counted forward as `+3d`, `+2w`, `+6m`, `+1y`. Refused as by `parseDayUpToToday`, and a day further ahead.
 */
export function parseBoardDay(text: string, today: Day): Result<Day> {
  const day = theDay(text, (cell) => statedDayForm(today)(cell) ?? countedOn(cell, today));
  const last = lastViewableDayAhead(today);
  return day.ok && day.value > last
    ? refusalResult(
        `${day.value} lies more than ${LOOK_AHEAD.words} ahead; write a day up to ${last}`,
      )
    : day;
}

/** Reads a day that is written whole, or counted forward from another as `6m` or `+6m`; refused as by `parseDayUpToToday`, but for a day that lies ahead. */
export function parseDayOrOffsetFrom(text: string, from: Day): Result<Day> {
  return theDay(
    text,
    (cell) => daysWithYear(cell) ?? countedOn(cell.replace(/^\+?/, '+'), from),
    `${addMonthsToDay(from, 6)} or 6m`,
  );
}

/** Reads a day whose text says its year, which may lie ahead; of a month, a quarter, a half or a year that is the last day. Refused as by `parseDayUpToToday`, which reads more forms. */
export function parseDayWithWrittenYear(text: string): Result<Day> {
  return theDay(text, daysWithYear);
}

/** The days of a text that says its year. */
function daysWithYear(cell: string): readonly Day[] | undefined {
  return inNumbers(cell) ?? periodEnd(cell) ?? daysOfWords(cell);
}

/** The one day that a text can mean. */
function theDay(text: string, meanings: Form, example = EXAMPLE): Result<Day> {
  const cell = text.trim();
  if (isDay(cell)) return { ok: true, value: cell };
  if (cell === '') return refusalResult(`no day; write one such as ${example}`);
  const days = meanings(cell);
  if (days === undefined)
    return refusalResult(`"${cell}" is not a form of day that this reads; write ${example}`);
  const [day] = days;
  if (day === undefined)
    return refusalResult(`"${cell}" is not a day that exists; write one such as ${example}`);
  return days.length === 1
    ? { ok: true, value: day }
    : refusalResult(
        `"${cell}" can be read two ways; write ${days.join(' or ')}, or the month in letters`,
      );
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
  if (one.length === 4 && three.length <= 2) return existingDays(`${one}-${two}-${three}`);
  if (one.length > 2 || three.length !== 4) return undefined;
  return existingDays(
    `${three}-${two}-${one}`,
    ...(stroke === '.' ? [] : [`${three}-${one}-${two}`]),
  );
}

/** The day that so many days, weeks, months or years before `today` was. */
function daysBeforeToday(text: string, today: Day): readonly Day[] | undefined {
  const cell = text.toLowerCase();
  if (cell === 'today' || cell === 't') return [today];
  if (cell === 'yesterday' || cell === 'y') return [addDays(today, -1)];
  const [, count, unit] = /^-?(\d{1,5})\s*([dwmy])(?:\s+ago)?$/.exec(cell) ?? [];
  return count === undefined || unit === undefined
    ? undefined
    : daysAfter(today, -Number(count), unit);
}

/** The day that so many days, weeks, months or years after `today` will be, `+6m`. */
function countedOn(text: string, today: Day): readonly Day[] | undefined {
  const [, count, unit] = /^\+(\d{1,5})\s*([dwmy])$/.exec(text.toLowerCase()) ?? [];
  return count === undefined || unit === undefined
    ? undefined
    : daysAfter(today, Number(count), unit);
}

/** The day `n` days, weeks, months or years, -99,999…99,999, after another, before it when negative. */
function daysAfter(from: Day, n: number, unit: string): readonly Day[] {
  if (unit === 'd') return [addDays(from, n)];
  if (unit === 'w') return [addDays(from, 7 * n)];
  // beyond the years that there are it is no day at all
  const day = addMonthsToDay(from, unit === 'm' ? n : 12 * n);
  return n === 0 || day !== from ? [day] : [];
}

/** The latest day up to `today` of a weekday, in three letters or more. */
function onWeekday(text: string, today: Day): readonly Day[] | undefined {
  const cell = text.toLowerCase();
  const at = cell.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(cell));
  // 1970-01-01 was a Thursday
  const since = (((dayNumber(today) + 3 - at) % 7) + 7) % 7;
  return at < 0 ? undefined : [addDays(today, -since)];
}

/**
 * The last day of a month, quarter, half or year: `2026-10`, `10/2026`, `oct 2026`, `2026-q3`, `q3 2026`, `2026-h1`, `2025`;
 * without a year, where `today` is given, of the latest that is over: `oct`, `q3`, `h1`. Six digits may as well be a number.
 */
function periodEnd(text: string, today?: Day): readonly Day[] | undefined {
  const cell = text.toLowerCase();
  const [, first, part = ''] =
    /^(\d{4})(\s*-\s*\d\d|\s*-?\s*(?:m\d\d|q[1-4]|h[12]))?$/.exec(cell) ?? [];
  if (first !== undefined)
    return lastDayOfMonth(first, monthOf(part.replace(/[-\s]/g, '') || 'h2'));
  const [, number, of] = /^(\d\d?)\s*[-/]\s*(\d{4})$/.exec(cell) ?? [];
  if (number !== undefined && of !== undefined) return lastDayOfMonth(of, Number(number));
  const [, named = '', year] = /^(q[1-4]|h[12]|[a-z]{3,})\.?(?:[\s,-]+(\d{4}))?$/.exec(cell) ?? [];
  const month = monthOf(named);
  if (month === 0) return undefined;
  if (year !== undefined) return lastDayOfMonth(year, month);
  if (today === undefined) return undefined;
  const thisYear = Number(today.slice(0, 4));
  return [thisYear, thisYear - 1]
    .flatMap((each) => lastDayOfMonth(`${each}`, month))
    .filter((day) => day <= today)
    .slice(0, 1);
}

/** The month with which a part of a year ends: `q3`, `h1`, `m09`, `09`, `sept`; whole, ≥ 0: 0 for no name of one, and beyond 12 where a number says so. */
function monthOf(part: string): number {
  const number = Number(part.replace(/^[mqh]/, ''));
  if (Number.isNaN(number)) return MONTHS.findIndex((name) => name.startsWith(part)) + 1;
  return number * (part.startsWith('q') ? 3 : part.startsWith('h') ? 6 : 1);
}

/** The last day of a month; none of a month that there is not. */
function lastDayOfMonth(year: string, month: number): readonly Day[] {
  return existingDays(...['31', '30', '29', '28'].map((date) => `${year}-${month}-${date}`)).slice(
    0,
    1,
  );
}

/** The days that a text in words can mean; without a year the latest one up to `today`, where that is given. */
function daysOfWords(text: string, today?: Day): readonly Day[] | undefined {
  const cell = text
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/[.,\s]+/g, ' ')
    .trim()
    .replace(/^([a-z]+) (\d\d?)\b/, '$2 $1');
  const [, date, word = '', year] = /^(\d\d?) ?([a-z]{3,})(?: (\d{4}))?$/.exec(cell) ?? [];
  const month = MONTHS.findIndex((name) => name.startsWith(word)) + 1;
  if (date === undefined || month === 0) return undefined;
  if (year !== undefined) return existingDays(`${year}-${month}-${date}`);
  if (today === undefined) return undefined;
  const ofYears = Array.from(
    { length: YEARS_BACK + 1 },
    (_, back) => `${Number(today.slice(0, 4)) - back}-${month}-${date}`,
  );
  return existingDays(...ofYears)
    .filter((day) => day <= today)
    .slice(0, 1);
}

/** Those of these texts of year, month and date that are days, each once. */
function existingDays(...texts: readonly string[]): readonly Day[] {
  const days = texts.map((text) => text.replace(/-(\d)(?=-|$)/g, '-0$1'));
  return [...new Set(days.filter(isDay))];
}
