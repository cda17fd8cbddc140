/** Numbers as publishers write them. */

export type Decimal = '.' | ',';

export interface NumberRead {
  readonly value: number;
  /** What stands behind the number and is no part of it: `p` of a provisional one. */
  readonly mark?: string;
}

const MISSING = /^(?:[.:…]*|[-–—]+|n\.?\/?a\.?|#n\/a|nan|null|nd|\. \.)$/i;
/** Marks of statistical offices; letters that could be a unit stand apart from the number. */
const MARK = /\s*(?:([*†‡]+|[epr]|\([a-z*]\))|(?<=\s)([bcdefnprsuz]))$/;
const PLAIN = /^\d*\.?\d+(?:e[+-]?\d+)?$/i;
const LONGEST = 40;

/** Whether a cell says that there is no number. */
export function isMissing(cell: string): boolean {
  return MISSING.test(cell.trim());
}

/** The number of a cell; undefined of a missing one and of what is none. */
export function readNumber(cell: string, decimal: Decimal = '.'): NumberRead | undefined {
  const { digits, negative, mark } = bare(cell);
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', ...parts] = digits.split(decimal);
  if (parts.length > 1) return undefined;
  const joined = ungrouped(whole, group);
  const text = [joined ?? '', ...parts].join('.').replace(/\.$/, '');
  if (joined === undefined || !PLAIN.test(text)) return undefined;
  const value = Number(text) * (negative ? -1 : 1) + 0;
  if (!Number.isFinite(value)) return undefined;
  return { value, ...(mark === undefined ? {} : { mark }) };
}

/**
 * The decimal sign that the cells of a column tell together; undefined where they need or agree on none, `either` where
 * all could be read both ways. A point before three digits is a decimal one until a cell says otherwise.
 */
export function decimalOf(cells: Iterable<string>): Decimal | 'either' | undefined {
  const told = new Set<Decimal>();
  let isOpen = false;
  let isWhole = false;
  for (const cell of cells) {
    const { digits } = bare(cell);
    if (!/^\d[\d.,' ]*$/.test(digits)) continue;
    const signs = digits.replaceAll(/[^.,]/g, '');
    // with three decimals everywhere it would have them too
    if (signs === '') isWhole ||= digits.length < 4;
    if (signs === '') continue;
    const last = signs.at(-1) as Decimal;
    const other = last === '.' ? ',' : '.';
    if (signs.includes(other)) told.add(last);
    else if (signs.length > 1) told.add(other);
    else if (ungrouped(digits, last) === undefined) told.add(last);
    else isOpen ||= last === ',';
  }
  const [one, ...others] = told;
  if (others.length > 0) return undefined;
  if (one !== undefined || !isOpen) return one;
  return isWhole ? '.' : 'either';
}

/** The digits of a cell with the signs between them. */
function bare(cell: string): { digits: string; negative: boolean; mark: string | undefined } {
  let text = cell.trim().replaceAll(/[\u00a0\u2009\u202f]/g, ' ');
  if (text.length > LONGEST) return { digits: '', negative: false, mark: undefined };
  const found = /\d/.test(text) ? MARK.exec(text) : null;
  if (found !== null) text = text.slice(0, found.index);
  text = text.replace(/\s*%$/, '');
  const inBrackets = /^\((.*)\)$/.exec(text);
  const signed = /^([-+\u2212\u2013])\s*(.*)$/.exec(text);
  return {
    digits: (inBrackets?.[1] ?? signed?.[2] ?? text).trim(),
    negative: inBrackets !== null || (signed !== null && signed[1] !== '+'),
    mark: found === null ? undefined : (found[1] ?? found[2]),
  };
}

/** Without the signs between thousands; undefined where a group is not whole. */
function ungrouped(digits: string, group: Decimal): string | undefined {
  if (/^\d*$/.test(digits) || /^\d*e/i.test(digits)) return digits;
  const sign = digits.includes(group) ? `\\${group}` : "[ ']";
  if (!new RegExp(`^[1-9]\\d{0,2}(?:${sign}\\d{3})+$`).test(digits)) return undefined;
  return digits.replaceAll(/\D/g, '');
}
