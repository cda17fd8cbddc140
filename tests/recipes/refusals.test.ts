/** What a file or a recipe is refused with: what is wrong, and what would be right. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseNumberCell } from '../../src/core/recipes/number-form.ts';
import { parseTableHeader } from '../../src/core/recipes/table.ts';
import { nextQuestionOrTaughtColumns } from '../../src/core/recipes/teach.ts';
import { parseTableBytes } from '../../src/store/recipes/read-table.ts';
import { readRecipeFile, restorePreviousRecipeFile } from '../../src/store/recipes/recipe-files.ts';
import { readStatsOfMatchingFiles } from '../../src/store/recipes/source-file.ts';

type Refusable =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly { readonly message: string }[] };

const why = (result: Refusable): string =>
  result.ok ? '' : result.problems.map(({ message }) => message).join('; ');

test.each([
  [
    'n.a.',
    {},
    '"n.a." is no number; say what marks a gap with "gaps", or leave the row out with "rows"',
  ],
  ['1e999', {}, '"1e999" is too large for a number; write less than 1e308'],
  [
    '1.234,5',
    { decimal: ',' },
    '"1.234,5" has a point, which is not said to stand between thousands; say so with "thousands": "."',
  ],
  ['1,234', {}, '"1,234" can be read two ways; say which: "thousands": "," or "decimal": ","'],
] as const)('the cell %s', (cell, form, sentence) => {
  expect(why(parseNumberCell(cell, form))).toBe(sentence);
});

const read = async (text: string, how: Parameters<typeof parseTableBytes>[1]): Promise<string> =>
  why(await parseTableBytes(new TextEncoder().encode(text), how));

test.each([
  [
    '{"a": 1}',
    { form: 'json' },
    'there is no list of rows in this document; name a file that has one',
  ],
  [
    '{"a": [{"x": 1}], "b": [{"x": 2}]}',
    { form: 'json' },
    'there are rows at "a", "b"; say which with "path"',
  ],
  [
    '{"a": 1}',
    { form: 'json', path: 'a' },
    'the path "a" leads to no rows; there are rows nowhere',
  ],
  ['{"a": []}', { form: 'json', path: 'a' }, 'the list of rows is empty; fetch the file again'],
  [
    '<html><p>Loading</p></html>',
    { form: 'html' },
    'there is no table in this page; it may be made by a program in the browser: save the page once it shows, or find its CSV',
  ],
] as const)('the document %s as %j', async (text, how, sentence) => {
  expect(await read(text, how)).toBe(sentence);
});

test('a table without a row, or without the column', () => {
  expect(why(parseTableHeader({ rows: [] }, ['Day'], undefined))).toBe(
    'the file is empty; save or fetch it again',
  );
  expect(why(parseTableHeader({ rows: [['Date', 'Value']] }, ['Day'], undefined))).toBe(
    'there is no column "Day"; there are Date, Value',
  );
  expect(why(nextQuestionOrTaughtColumns({ rows: [] }, {}))).toBe(
    'there are no rows in it; choose a file with a heading and at least one row',
  );
  const days = {
    rows: [
      ['Date', 'Value'],
      ['16.11.2026', '1'],
    ],
  };
  expect(why(nextQuestionOrTaughtColumns(days, { day: 'Date', dayForm: 'YYYY-MM-DD' }))).toBe(
    'no cell is a day in the form YYYY-MM-DD; the first is "16.11.2026", write the form that it has',
  );
});

test('a file that is not there yet, and a recipe that is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-refusals-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  expect(why(readStatsOfMatchingFiles('data#.csv', folder))).toBe(
    'there is no such file yet; save one there, or correct "from"',
  );
  const path = join(folder, 'latin.json');
  writeFileSync(path, Buffer.from([0x7b, 0xe4, 0x7d]));
  expect(why(readRecipeFile(path))).toBe('cannot be read: it is not UTF-8; save it as UTF-8');
  expect(why(restorePreviousRecipeFile(folder, 'fred'))).toBe(
    'no recipe "fred" was deleted or written over; "axiswatch recipe list" shows those that are there',
  );
});
