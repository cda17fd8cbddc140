/**
 * Forms in which publishers write days: `YYYY-MM-DD`, `MMM D, YYYY`, `YYYY[M]MM`, `YYYY-[Q]Q`, `[Week] WW YYYY`. What stands
 * in brackets, and every sign that is no letter, stands there as it is.
 */
import { type Day, isoDay, parseIsoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** The likeliest first. */
export const USUAL_FORMS: readonly string[] = [
  'YYYY-MM-DD',
  // of publishers that date a month or year by its first day
  ...['YYYY-MM-[01]', 'YYYY-[01-01]'],
  ...[
    'DD/MM/YYYY',
    'MM/DD/YYYY',
    'DD.MM.YYYY',
    'DD-MM-YYYY',
    'MM-DD-YYYY',
    'YYYY/MM/DD',
    'YYYYMMDD',
  ],
  ...['MMM D, YYYY', 'MMM D YYYY', 'D MMM YYYY', 'D-MMM-YYYY', 'D-MMM-YY'],
  ...['DD/MM/YY', 'MM/DD/YY', 'DD.MM.YY'],
  ...['YYYY-MM', 'YYYY/MM', 'YYYY-MMM', 'YYYY[M]MM', 'YYYY-[M]MM', 'YYYYMM', 'MM/YYYY'],
  ...['MMM YYYY', 'MMM-YYYY', 'MMM-YY', 'YYYY MMM'],
  ...['YYYY-[Q]Q', 'YYYY[Q]Q', 'YYYY [Q]Q', '[Q]Q YYYY', '[Q]Q-YYYY'],
  ...['YYYY-[W]WW', 'YYYY[W]WW', '[Week] WW YYYY', '[Week] WW, YYYY'],
  'YYYY',
];

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** By the letters of a form, what stands for each, and the period that it alone tells. */
const PARTS: Readonly<Record<string, { readonly source: string; readonly tells: Period }>> = {
  YYYY: { source: '(?<year>[12]\\d{3})', tells: 'year' },
  YY: { source: '(?<short>\\d\\d)', tells: 'year' },
  Q: { source: '(?<quarter>[1-4])', tells: 'quarter' },
  MMM: { source: '(?<name>[a-z]{3,9})\\.?', tells: 'month' },
  MM: { source: '(?<month>\\d\\d?)', tells: 'month' },
  WW: { source: '(?<week>\\d\\d?)', tells: 'week' },
  DD: { source: '(?<date>\\d\\d?)', tells: 'day' },
};
const SHORT: Readonly<Record<string, string>> = { MMMM: 'MMM', M: 'MM', D: 'DD', W: 'WW' };
/** A time behind a day is read over. */
const TIME = '(?:[t ]\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?: ?[ap]m)?(?:z|[+-]\\d\\d:?\\d\\d)?)?';
const LONGEST = 60;

/** Reads cells of one form; a period stands for its last day. */
export interface DayForm {
  readonly form: string;
  /** What a cell of this form is about. */
  readonly period: Period;
  readonly read: (cell: string) => Day | undefined;
}

const known = new Map<string, DayForm>();

/** Refused: a form without a year, or with letters that stand for nothing. */
export function dayForm(form: string): DayForm {
  const made = known.get(form) ?? makeForm(form);
  known.set(form, made);
  return made;
}

function makeForm(form: string): DayForm {
  const refuse = (why: string): never => {
    throw new Refusal(`${form} ${why}; write one such as DD/MM/YYYY, MMM YYYY or YYYY-[Q]Q`);
  };
  const parts: string[] = [];
  const tokens = form.match(/\[[^\]]*\]|([A-Za-z])\1*|./gu) ?? [];
  const nameOf = (token = ''): string => SHORT[token] ?? token;
  const sources = tokens.map((token, at) => {
    if (token.startsWith('[') && token.length > 1) return escaped(token.slice(1, -1));
    const name = nameOf(token);
    const part = PARTS[name];
    if (part === undefined) {
      if (/\p{L}|\p{N}|[*]/u.test(token)) refuse(`is not a date format: ${token} means nothing`);
      return token === ' ' ? '\\s+' : escaped(token);
    }
    if (parts.includes(name)) refuse(`names ${token} twice`);
    parts.push(name);
    // side by side, digits are told apart by their number
    const isCrowded = [tokens[at - 1], tokens[at + 1]].some((each) => nameOf(each) in PARTS);
    return isCrowded ? part.source.replace('\\d\\d?', '\\d\\d') : part.source;
  });
  const has = (...names: readonly string[]): boolean => names.some((name) => parts.includes(name));
  if (!has('YYYY', 'YY')) refuse('has no year');
  if (has('DD') && !has('MM', 'MMM')) refuse('has a day and no month');
  const period =
    PERIODS.find((each) => parts.some((part) => PARTS[part]?.tells === each)) ?? 'year';
  const expression = new RegExp(`^${sources.join('')}${period === 'day' ? TIME : ''}$`, 'i');
  const read = (cell: string): Day | undefined => {
    const text = cell.trim();
    const found = text.length > LONGEST ? undefined : expression.exec(text)?.groups;
    const day = found && dayOfParts(found);
    return day === undefined ? undefined : lastDayOf(day, period);
  };
  return { form, period, read };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Years of two digits are those of POSIX: 69 to 99 lie before 2000. */
const LAST_OF_THIS_CENTURY = 68;

function dayOfParts(found: Readonly<Record<string, string | undefined>>): Day | undefined {
  const { year, short, name, month, quarter, week, date = '1' } = found;
  const full = year ?? String(Number(short) + (Number(short) > LAST_OF_THIS_CENTURY ? 1900 : 2000));
  if (week !== undefined) return dayOfWeek(full, Number(week));
  const named = MONTHS.findIndex((each) => each === name?.toLowerCase() || isShort(name, each)) + 1;
  if (name !== undefined && named === 0) return undefined;
  const number = named || Number(month ?? Number(quarter ?? 1 / 3) * 3);
  return parseIsoDay([full, pad(number), pad(Number(date))].join('-'));
}

/** `Sep` and `Sept` are September. */
function isShort(name: string | undefined, month: string): boolean {
  return name !== undefined && name.length < 5 && month.startsWith(name.toLowerCase());
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** The Monday of an ISO week: the first is that of 4 January. */
function dayOfWeek(year: string, week: number): Day | undefined {
  const fourth = parseIsoDay(`${year}-01-04`);
  if (fourth === undefined || week < 1) return undefined;
  const monday = firstDayOf(fourth, 'week') + 7 * (week - 1);
  // the week belongs to the year of its Thursday
  return isoDay(monday + 3).startsWith(year) ? monday : undefined;
}

const MS_PER_DAY = 86_400_000;
/** Months of a period. */
const LENGTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of so many periods after that in which a day lies; a week begins on Monday. */
function beginAfter(day: Day, period: Period, count: number): Day {
  if (period === 'day') return day + count;
  // 1 January 1970 was a Thursday
  if (period === 'week') return day - ((((day + 3) % 7) + 7) % 7) + 7 * count;
  const [year = 0, month = 1] = isoDay(day).split('-').map(Number);
  const months = LENGTHS[period];
  return Date.UTC(year, (Math.floor((month - 1) / months) + count) * months) / MS_PER_DAY;
}

export const firstDayOf = (day: Day, period: Period): Day => beginAfter(day, period, 0);
export const lastDayOf = (day: Day, period: Period): Day => beginAfter(day, period, 1) - 1;

/** The form with day and month the other way round, such as MM/DD/YYYY for DD/MM/YYYY. */
export function twinOf(form: string): string | undefined {
  const twin = form.replace(/DD?(\W)MM?(?=\W)|MM?(\W)DD?(?=\W)/, (both) => {
    const sign = both.replaceAll(/\w/g, '');
    return both.split(sign).reverse().join(sign);
  });
  return twin === form || form.startsWith('YYYY') ? undefined : twin;
}

/** Of so many cells most must be days before all are looked at. */
const SAMPLED = 200;

/** The usual forms that read the most of these cells, and at least half, one for each way of reading them. */
export function formsOf(all: readonly string[]): readonly string[] {
  const cells = [...new Set(all)];
  const daysIn = (form: string, some: readonly string[]) => some.map(dayForm(form).read);
  const count = (days: readonly (Day | undefined)[]): number =>
    days.filter((day) => day !== undefined).length;
  const sample = cells.slice(0, SAMPLED);
  const read = USUAL_FORMS.filter((form) => count(daysIn(form, sample)) * 2 >= sample.length)
    .map((form) => ({ form, days: daysIn(form, cells) }))
    .map((each) => ({ ...each, count: count(each.days) }));
  const most = Math.max(1, ...read.map((each) => each.count));
  const best = new Map<string, string>();
  for (const { form, days, count: found } of read) {
    const key = days.join(' ');
    if (found === most && !best.has(key)) best.set(key, form);
  }
  return [...best.values()];
}
