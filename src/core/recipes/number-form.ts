/** Numbers as publications write them. */
import { type Result, refusalResult } from '../model/model.ts';
import { isDecimalNumber } from '../model/plain-text.ts';
import { recipeFieldInFileText, type SayField } from './field-words.ts';

/** The signs in a number; undefined: nothing was said, and what hangs on it is not read. */
export interface NumberForm {
  readonly decimal?: string | undefined;
  readonly thousands?: string | undefined;
  /** Texts that are taken out first. */
  readonly without?: readonly string[] | undefined;
}

const BLANKS = /[ \u00a0\u2009\u202f]/g;

/**
 * Reads a number, finite, in the unit of the cell; groups of thousands must be whole. Refused: what is no number, and what can be read two ways while the
 * form does not say which.
 */
export function parseNumberCell(
  cell: string,
  form: NumberForm,
  say: SayField = recipeFieldInFileText,
): Result<number> {
  const { decimal = '.', thousands, without = [] } = form;
  const bare = without.reduce((text, out) => text.replaceAll(out, ''), cell).trim();
  let text = bare.replace(/^[\u2212\u2013]/, '-').replace(BLANKS, ' ');
  if (isAmbiguous(text, form)) {
    const sign = signIn(text);
    return refusalResult(
      `"${bare}" can be read two ways; say which: ${say('thousands', sign)} or ${say('decimal', sign)}`,
    );
  }
  if (thousands !== undefined) {
    const sign = thousands.replace(/[.]/, '\\.');
    if (new RegExp(`^[+-]?\\d{1,3}(${sign}\\d{3})+(?!\\d)`).test(text))
      text = text.replaceAll(thousands, '');
  }
  if (decimal === ',') {
    if (text.includes('.'))
      return refusalResult(
        `"${bare}" has a point, which is not said to stand between thousands; say so with ${say('thousands', '.')}`,
      );
    text = text.replace(',', '.');
  }
  if (!isDecimalNumber(text)) {
    const gaps = say('gaps');
    const mark = gaps === undefined ? '' : `say what marks a gap with ${gaps}, or `;
    return refusalResult(
      `"${bare}" is no number; ${mark}name the rows that are meant with ${say('rows')}`,
    );
  }
  const value = Number(text) + 0;
  return Number.isFinite(value)
    ? { ok: true, value }
    : refusalResult(`"${bare}" is too large for a number; write less than 1e308`);
}

/** `1,234` and `1.234` are twelve hundred to some, and one and a bit to others. */
function isAmbiguous(text: string, { decimal, thousands }: NumberForm): boolean {
  if (decimal !== undefined || thousands !== undefined) return false;
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
}

function signIn(text: string): string {
  return text.includes(',') ? ',' : '.';
}

/** The signs that numbers of a column can have, each with what a person would call it. */
export interface NumberReading {
  readonly decimal: '.' | ',';
  readonly thousands: ',' | '.' | ' ' | "'" | undefined;
}

const READINGS: readonly NumberReading[] = [
  { decimal: '.', thousands: undefined },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: undefined },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
];

/**
 * The ways in which a column of numbers can be read, the plainest first: one where all of them make the same numbers of
 * it, none where a cell is no number in any of them.
 */
export function numberFormsOfColumn(cells: readonly string[]): readonly NumberReading[] {
  const made = new Map<string, NumberReading>();
  for (const reading of READINGS) {
    const numbers = cells.map((cell) => parseNumberCell(cell, { ...reading, without: [] }));
    if (!numbers.every((each) => each.ok)) continue;
    const key = numbers.map((each) => (each.ok ? each.value : '')).join(' ');
    if (!made.has(key)) made.set(key, reading);
  }
  return [...made.values()];
}
