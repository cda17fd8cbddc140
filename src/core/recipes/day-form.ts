/**
 * The forms in which publications write days, as patterns: `YYYY-MM-DD`, `MMM D, YYYY`, `YYYY[M]MM`, `YYYY-[Q]Q`, `serial`.
 * What stands in `[ ]`, and every sign that is no letter, stands there as it is; `*` stands for anything.
 */
import { dayFromEpochDayNumber, isDay } from '../model/day.ts';
import type { Day, Result } from '../model/model.ts';
import { lastDayOfPeriod, type Period } from './periods.ts';

/** The form of a day as spreadsheets count it: days since 30 December 1899. */
const SERIAL = 'serial';

/** Forms that are tried on a column, the likeliest first. */
export const USUAL_FORMS = [
  'YYYY-MM-DD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'MMM D, YYYY',
  'MMM D YYYY',
  'D MMM YYYY',
  'D-MMM-YY',
  'DD/MM/YY',
  'MM/DD/YY',
  'DD.MM.YY',
  'YYYY-MM',
  'YYYY-MMM',
  'YYYY[M]MM',
  'YYYY-[M]MM',
  'YYYYMM',
  'MM/YYYY',
  'MMM YYYY',
  'MMM-YYYY',
  'MMM-YY',
  'YYYY MMM',
  'YYYY-[Q]Q',
  'YYYY[Q]Q',
  'YYYY [Q]Q',
  '[Q]Q YYYY',
  '[Q]Q-YYYY',
  'YYYY-[H]H',
  'YYYY',
  '[FY]YYYY',
  'YYYY [*',
  SERIAL,
] as const;

const MONTHS = [
  ['january', 'januar', 'jänner'],
  ['february', 'februar'],
  ['march', 'märz', 'mrz', 'maerz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
] as const;

/** A letter of a pattern, the expression that stands for it, and the period that it alone says. */
const PARTS = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d\\d)',
  MMM: '(?<name>[\\p{L}]{3,})\\.?',
  MM: '(?<month>\\d\\d?)',
  DD: '(?<date>\\d\\d?)',
  Q: '(?<quarter>[1-4])',
  H: '(?<half>[12])',
} as const;

/** A time of day behind the day, which is left aside. */
const TIME = '(?:[T ]\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?';

/** Reads a day that is written in one form; undefined for what is written otherwise, and a day that does not exist. */
export type ReadDay = (cell: string) => Day | undefined;

/**
 * What reads days of this form; a period without a day, and with `period` every day, stands for the last day of its
 * period. Refused: a form without a year, or with letters that stand for nothing.
 */
export function makeRecipeDayParser(form: string, period?: Period): Result<ReadDay> {
  const within = (day: Day | undefined, of: Period): Day | undefined =>
    day === undefined ? undefined : lastDayOfPeriod(day, of);
  if (form.toLowerCase() === SERIAL)
    return { ok: true, value: (cell) => within(dayOfSerial(cell), period ?? 'day') };
  const made = expressionOf(form);
  if (!made.ok) return made;
  const { expression, says } = made.value;
  return {
    ok: true,
    value: (cell) => {
      const found = expression.exec(cell.trim())?.groups;
      return found === undefined ? undefined : within(firstDayOfParts(found), period ?? says);
    },
  };
}

/** The period that a form says by itself; undefined for one that is no form. */
export function periodImpliedByDayForm(form: string): Period | undefined {
  if (form.toLowerCase() === SERIAL) return 'day';
  const made = expressionOf(form);
  return made.ok ? made.value.says : undefined;
}

/** The period that each part says where none before it in this list is there. */
const SAYS = [
  ['DD', 'day'],
  ['MM', 'month'],
  ['MMM', 'month'],
  ['Q', 'quarter'],
  ['H', 'half'],
  ['YYYY', 'year'],
  ['YY', 'year'],
] as const;

function expressionOf(
  form: string,
): Result<{ readonly expression: RegExp; readonly says: Period }> {
  let source = '';
  const seen = new Set<string>();
  // What stands in brackets, a run of one letter, or any other sign.
  const tokens = Array.from(form.matchAll(/\[[^\]]+\]|(\p{L})\1*|./giu), ([token]) => token);
  for (const [at, token] of tokens.entries()) {
    const part = partNamed(token);
    if (token.length > 1 && token.startsWith('[')) source += literal(token.slice(1, -1));
    else if (part !== undefined) {
      if (seen.has(part)) return refuseForm(form, `has ${part} twice; write it once`);
      seen.add(part);
      // Where no sign stands between them, digits are told apart by their number.
      const isCrowded = [at - 1, at + 1].some(
        (each) => partNamed(tokens[each] ?? '') !== undefined,
      );
      source += isCrowded ? PARTS[part].replace('\\d\\d?', '\\d\\d') : PARTS[part];
    } else if (/^\p{L}/u.test(token))
      return refuseForm(
        form,
        `has "${token}", which stands for nothing; the parts are ${Object.keys(PARTS).join(', ')}, and other letters stand in brackets, such as [${token}]`,
      );
    else source += token === '*' ? '.*' : /\s/.test(token) ? '\\s+' : literal(token);
  }
  const [, says] = SAYS.find(([part]) => seen.has(part)) ?? [];
  if (says === undefined || !(seen.has('YYYY') || seen.has('YY')))
    return refuseForm(form, 'has no year; add YYYY or YY');
  if (seen.has('DD') && !seen.has('MM') && !seen.has('MMM'))
    return refuseForm(form, 'has a day and no month; add MM or MMM');
  return { ok: true, value: { expression: new RegExp(`^${source}${TIME}$`, 'iu'), says } };
}

function partNamed(token: string): keyof typeof PARTS | undefined {
  const name = token.toUpperCase();
  if (name === 'D') return 'DD';
  if (name === 'M') return 'MM';
  if (name === 'MMMM') return 'MMM';
  return Object.hasOwn(PARTS, name) ? PART_NAMES.find((each) => each === name) : undefined;
}

const PART_NAMES = [
  'YYYY',
  'YY',
  'MMM',
  'MM',
  'DD',
  'Q',
  'H',
] as const satisfies readonly (keyof typeof PARTS)[];

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Years of two digits are those of POSIX: 69 to 99 lie before 2000. */
const LAST_OF_THIS_CENTURY = 68;

function firstDayOfParts(found: Readonly<Record<string, string | undefined>>): Day | undefined {
  const { short } = found;
  const year =
    short === undefined ? found.year : `${Number(short) > LAST_OF_THIS_CENTURY ? 19 : 20}${short}`;
  const named = found.name === undefined ? undefined : monthNamed(found.name);
  if (found.name !== undefined && named === undefined) return undefined;
  const month =
    named ??
    (found.month !== undefined
      ? Number(found.month)
      : found.quarter !== undefined
        ? Number(found.quarter) * 3
        : found.half !== undefined
          ? Number(found.half) * 6
          : 1);
  const day = `${year}-${String(month).padStart(2, '0')}-${(found.date ?? '01').padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** The month that a name, or the beginning of one, is of, 1…12; undefined: of none. */
function monthNamed(name: string): number | undefined {
  const lower = name.toLowerCase();
  const at = MONTHS.findIndex((names) => names.some((each) => each.startsWith(lower)));
  return at < 0 ? undefined : at + 1;
}

/** 1899-12-30 in days since 1970-01-01. */
const SERIAL_BEGIN = -25_569;
/** The serial numbers of 1 January 1950 and 31 December 2149: what lies outside is rather no day. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 91_312];

function dayOfSerial(cell: string): Day | undefined {
  const number = /^\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : Number.NaN;
  return number >= FIRST_SERIAL && number <= LAST_SERIAL
    ? dayFromEpochDayNumber(number + SERIAL_BEGIN)
    : undefined;
}

function refuseForm(form: string, why: string): Result<never> {
  const message = `"${form}" is no form of day: it ${why}; write one such as YYYY-MM-DD, DD/MM/YYYY, MMM D, YYYY, YYYY[M]MM, YYYY-[Q]Q, YYYY or ${SERIAL}`;
  return { ok: false, problems: [{ path: '', message }] };
}
