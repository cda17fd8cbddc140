/** What the documents of the shipped data say, to be compared with what the program computes. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A document with signs as a computation has them. */
export const documentOf = (name: string): string =>
  readFileSync(`data/${name}.md`, 'utf8').replaceAll('−', '-').replaceAll('·', '*').trim();

/** By their headings. */
export const sectionsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/^#+ /m)
      .slice(1)
      .map((part) => [part.split('\n')[0] ?? '', part]),
  );

export const rowsOf = (text = ''): readonly string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Whether a figure is written as rounding writes it. */
const isWritten = (written: string, figure: number | undefined): boolean =>
  Number(written) === Number(figure?.toFixed(written.split('.')[1]?.length ?? 0));

export function expectWritten(written: string, figure: number | undefined): void {
  if (!isWritten(written, figure)) expect.fail(`${written} is written, and it is ${figure}`);
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const DAYS = new RegExp(`(\\d+ )?(${MONTHS})( \\d{4})?|\\d+th\\b|\\b20\\d\\d\\b`, 'g');

/** The numbers in the prose: none of boxes, tables, code, ids, days and lists. */
const numbersIn = (text: string): readonly string[] =>
  text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/^\|.*$/gm, '')
    .replace(/`[^`]*`|\b[A-Z]{2}\d+\b|^\d+\. /gm, '')
    .replace(DAYS, '')
    .match(/-?\d+(\.\d+)?/g) ?? [];

/** That prose tells all of some figures of the record, and besides them only those that a rule or a choice sets. */
export function expectTold(text: string, figures: readonly number[], chosen: readonly number[]) {
  const told = numbersIn(text);
  const unknown = (number: string) =>
    ![...figures, ...chosen].some((one) => isWritten(number, one));
  expect(told.filter(unknown)).toEqual([]);
  expect(figures.filter((one) => !told.some((number) => isWritten(number, one)))).toEqual([]);
}
