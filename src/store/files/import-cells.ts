/** Periods and numbers as other people write them, as they are written here. */
import { isDay } from '../../core/model/day.ts';

const MONTHS = 12;

/** The last day of a month, quarter, half or year (`2026-08`, `2026-Q2`, `2026-H1`, `2026`) as `YYYY-MM-DD`; every other text as it is. */
export function lastDay(text: string): string {
  const cell = text.trim();
  const [, of, part = ''] =
    /^(\d{4})(?:-?(0[1-9]|1[0-2]|M(?:0[1-9]|1[0-2])|Q[1-4]|H[12]))?$/i.exec(cell) ?? [];
  // Six digits may as well be a number.
  if (of === undefined || (part !== '' && !cell.includes('-') && /^\d/.test(part))) return text;
  const end = `${of}-${String(lastMonth(part)).padStart(2, '0')}`;
  return ['31', '30', '29', '28'].map((last) => `${end}-${last}`).find(isDay) ?? text;
}

/** The month with which a part of a year ends; of none the last one. */
function lastMonth(part: string): number {
  const number = Number(part.replace(/^\D/, ''));
  if (part === '') return MONTHS;
  return number * (/^q/i.test(part) ? MONTHS / 4 : /^h/i.test(part) ? MONTHS / 2 : 1);
}

/** A number with a decimal comma (`12,5`) with a point; every other text as it is. */
export function withPoint(text: string): string {
  return /^\s*[+\-\u2212]?\d*,\d+\s*$/.test(text) ? text.replace(',', '.') : text;
}
