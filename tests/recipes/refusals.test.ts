/** What a file or a recipe is refused with: what is wrong, and what would be right. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recipeFieldAsOptionText } from '../../src/core/recipes/field-words.ts';
import { parseNumberCell } from '../../src/core/recipes/number-form.ts';
import { findColumnIndex, parseTableHeader } from '../../src/core/recipes/table.ts';
import { nextRecipeQuestionOrTaughtColumns } from '../../src/core/recipes/teach.ts';
import { recipeListTexts } from '../../src/features/recipes/recipe-output.ts';
import { partFilePathOfThisProcess } from '../../src/store/files/files.ts';
import { decodeBytes } from '../../src/store/recipes/decode.ts';
import { parseTableOrFileFormQuestion } from '../../src/store/recipes/guess-form.ts';
import { parseTableBytes } from '../../src/store/recipes/read-table.ts';
import {
  moveRecipeAside,
  readRecipeFile,
  readRecipes,
  restorePreviousRecipeFile,
} from '../../src/store/recipes/recipe-files.ts';
import { readStatsOfRecipeSourceFiles } from '../../src/store/recipes/source-file.ts';
import { parseXlsxTable } from '../../src/store/recipes/xlsx-table.ts';

type Refusable =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly { readonly message: string }[] };

const why = (result: Refusable): string =>
  result.ok ? '' : result.problems.map(({ message }) => message).join('; ');

test.each([
  [
    'n.a.',
    {},
    '"n.a." is no number; say what marks a gap with "gaps", or name the rows that are meant with "rows": { column: cell }',
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

test('to whom options say it, it says what they are', async () => {
  const say = recipeFieldAsOptionText;
  expect(why(parseNumberCell('n.a.', {}, say))).toBe(
    '"n.a." is no number; name the rows that are meant with --where column=cell',
  );
  expect(why(parseNumberCell('1,234', {}, say))).toBe(
    '"1,234" can be read two ways; say which: --thousands , or --decimal ,',
  );
  expect(why(parseNumberCell('1.234,5', { decimal: ',' }, say))).toBe(
    '"1.234,5" has a point, which is not said to stand between thousands; say so with --thousands .',
  );
  const said = async (given: string | Uint8Array, how: Parameters<typeof parseTableBytes>[1]) =>
    why(await parseTableBytes(Buffer.from(given), how, say));
  expect(await said('Day,Value\n', { form: 'json' })).toBe(
    'this is not JSON, but text; write --form csv',
  );
  expect(await said('[]', { form: 'csv' })).toBe(
    'this is JSON, not CSV; write --form json if that is meant',
  );
  expect(await said('{"a": [{"x": 1}], "b": [{"x": 2}]}', { form: 'json' })).toBe(
    'there are rows at "a", "b"; say which with --path',
  );
  const tables = '<html><table><tr><td>1</table><table><tr><td>2</table></html>';
  expect(await said(tables, { form: 'html' })).toBe(
    'there are 2 tables: 1 "1", 2 "2"; say which is meant with --table',
  );
  expect(await said(Uint8Array.from([0x41, 0xe4, 0x0a]), { form: 'csv' })).toBe(
    'this is not UTF-8; write --encoding windows-1252 if "Aä" is right, else "iso-8859-2", or save the file as UTF-8',
  );
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
    'Day,Value\n2026-11-01,"1\n',
    { form: 'csv' },
    'a quote that opens in this row never closes; mend it, or save the file anew',
  ],
  [
    `Day,Value\n2026-11-01,${'1'.repeat(1_000_001)}\n`,
    { form: 'csv' },
    'the row of this line is longer than 1000000 bytes; a quote may be missing; mend it, or save the file anew',
  ],
  [
    'Day,Value\n2026-11-01,1\n',
    { form: 'json' },
    'this is not JSON, but text; write "form": "csv"',
  ],
  [
    '[{"a": 1} // one\n]',
    { form: 'json' },
    'a comment stands here, which JSON does not have; take it away',
  ],
  [
    '<html></html>',
    { form: 'csv' },
    'this is an HTML page, not CSV (a page may stand where a file was: look at it in a browser); write "form": "html" if that is meant',
  ],
  ['[]', { form: 'csv' }, 'this is JSON, not CSV; write "form": "json" if that is meant'],
  [
    'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    { form: 'xlsx' },
    'this is an OpenDocument sheet, which is not read; open it in the program it comes from and save it as XLSX or as CSV in UTF-8',
  ],
  [
    'PK\u0003\u0004xl/',
    { form: 'xlsx' },
    "this workbook cannot be read (Couldn't unzip `.xlsx` file contents); open it and save it as XLSX anew",
  ],
  [
    '<html><p>Loading</p></html>',
    { form: 'html' },
    'there is no table in this page; it may be made by a program in the browser: save the page once it shows, or find its CSV',
  ],
] as const)('the document %s as %j', async (text, how, sentence) => {
  expect(await read(text, how)).toBe(sentence);
});

test('a text whose encoding is not the one that was named', async () => {
  const half = Uint8Array.from([0xd8, 0, 0, 0x41]);
  expect(why(decodeBytes(half, 'utf-16be'))).toBe(
    'this is not utf-16be; leave "encoding" out, or write the one it has',
  );
  const marked = Uint8Array.from([0xff, 0xfe, 0, 0xd8]);
  expect(why(decodeBytes(marked, undefined))).toBe(
    'this begins as UTF-16 and is not; save the file as UTF-8',
  );
});

test('a workbook that is too large once it is unpacked', async () => {
  // An entry of the directory at the end of an archive, which says 4,000 MB.
  const entry = new Uint8Array(64);
  entry.set([0x50, 0x4b, 1, 2]);
  new DataView(entry.buffer).setUint32(24, 4e9, true);
  expect(why(await parseXlsxTable(entry, undefined, undefined))).toMatch(
    /^unpacked it is larger than \d+ MB, the most that is held in memory; take the sheet out as CSV$/,
  );
});

test('a number in JSON that is too large to be one stays a text', async () => {
  const bytes = new TextEncoder().encode('[{"Day": "2026-09-30", "Value": 1e999}]');
  const table = await parseTableBytes(bytes, { form: 'json' });
  expect(table).toMatchObject({ value: { rows: [{}, ['2026-09-30', 'Infinity']] } });
  expect(why(parseNumberCell('Infinity', {}))).toMatch(/^"Infinity" is no number; /);
});

test('a file that is empty', async () => {
  expect(why(await parseTableOrFileFormQuestion(new Uint8Array(), {}))).toBe(
    'the file is empty; fetch it again',
  );
});

test('a table without a row, or without the column', () => {
  expect(why(parseTableHeader({ rows: [] }, ['Day'], undefined))).toBe(
    'the file is empty; save or fetch it again',
  );
  expect(why(parseTableHeader({ rows: [['Date', 'Value']] }, ['Day'], undefined))).toBe(
    'there is no column "Day"; there are Date, Value',
  );
  const header = parseTableHeader({ rows: [['Date', 'Value', 'Value']] }, ['Date'], undefined);
  if (!header.ok) throw new Error('no header');
  expect(why(findColumnIndex(header.value, 'Value'))).toBe(
    '"Value" names columns 2 and 3; write "#2" or "#3"',
  );
  expect(findColumnIndex(header.value, '#3')).toEqual({ ok: true, value: 2 });
  expect(why(findColumnIndex(header.value, '#9'))).toBe(
    'there is no column #9; the widest row has 3',
  );
  const two = {
    rows: [
      ['Date', 'Value'],
      ['2026-09-30', '1.5'],
    ],
  };
  for (const row of [500, 3])
    expect(why(parseTableHeader(two, ['#1'], row))).toBe(
      `there is no row ${row}; name one from 1 to 2`,
    );
  expect(why(parseTableHeader({ ...two, firstRow: 3 }, ['#1'], 1))).toBe(
    'there is no row 1; name one from 3 to 4',
  );
  expect(why(parseTableHeader({ rows: [] }, ['#1'], 1))).toBe(
    'the file is empty; save or fetch it again',
  );
  expect(why(parseTableHeader({ rows: [['', '']], named: true }, ['Day'], undefined))).toBe(
    'there is no column "Day"; there are no columns with names',
  );
  expect(
    why(parseTableHeader({ rows: [['Date', 'Value']] }, ['Date'], undefined, () => false)),
  ).toBe('no row names the days in this form; there are Date, Value');
  const words = {
    rows: [
      ['Date', 'Value'],
      ['soon', '1'],
    ],
  };
  expect(why(nextRecipeQuestionOrTaughtColumns(words, { day: 'Date' }))).toBe(
    'no cell of "Date" is a day in a form that is known; the first is "soon"; name the form with --day-form, such as DD/MM/YYYY, or another column with --day',
  );
  const empty = { rows: [...words.rows.slice(0, 1), ['', '1']] };
  expect(why(nextRecipeQuestionOrTaughtColumns(empty, { day: 'Date' }, 'press d'))).toBe(
    'no cell of "Date" is a day in a form that is known; all are empty; press d',
  );
  expect(why(nextRecipeQuestionOrTaughtColumns(words, { day: 'header' }))).toMatch(
    /^no cell of the heading is a day in a form that is known; the first is "Date"; /,
  );
  const none = { rows: words.rows.slice(0, 1) };
  expect(why(nextRecipeQuestionOrTaughtColumns(none, { header: 1, day: 'Date' }))).toBe(
    'there is no row below the heading; choose a file with one',
  );
  expect(why(nextRecipeQuestionOrTaughtColumns({ rows: [] }, {}))).toBe(
    'there are no rows in it; choose a file with a heading and at least one row',
  );
  const days = {
    rows: [
      ['Date', 'Value'],
      ['16.11.2026', '1'],
    ],
  };
  expect(why(nextRecipeQuestionOrTaughtColumns(days, { day: 'Date', dayForm: 'YYYY-MM-DD' }))).toBe(
    'no cell of "Date" is a day in the form YYYY-MM-DD; the first is "16.11.2026"; name the form with --day-form, such as DD/MM/YYYY, or another column with --day',
  );
  const twice = {
    rows: [
      ['Date', 'Value'],
      ['2026-01-01', '1'],
      ['2026-01-01', '2'],
    ],
  };
  expect(why(nextRecipeQuestionOrTaughtColumns(twice, { day: 'Date', value: 'Value' }))).toBe(
    '2026-01-01 is there in several rows, and no column says which are meant; take the others out of the file, or name another column of the day',
  );
  const wide = {
    rows: [
      ['2026-01-01', '2026-02-01'],
      ['1', '2'],
      ['3', '4'],
    ],
  };
  expect(why(nextRecipeQuestionOrTaughtColumns(wide, { day: 'header', period: 'day' }))).toBe(
    'there are several rows, and no column says which are meant; take the others out of the file',
  );
});

test('a file that is not there yet, and a recipe that is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-refusals-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  expect(why(readStatsOfRecipeSourceFiles('data#.csv', folder))).toBe(
    'there is no such file yet; save one there, or correct the path',
  );
  const recipe = (name: string): string => {
    const text = JSON.stringify({
      format: 'axiswatch.recipe/1',
      id: 'fred',
      title: 'F',
      from: 'f.csv',
      read: { form: 'csv' },
      day: { column: 'D', form: 'YYYY-MM-DD' },
      value: { column: 'V', decimal: '.' },
      indicator: 'land',
      source: 'F',
    });
    mkdirSync(join(folder, 'recipes'), { recursive: true });
    writeFileSync(join(folder, 'recipes', name), text);
    return join(folder, 'recipes', name);
  };
  recipe('fred.json');
  const second = recipe('more.json');
  expect(readRecipes(folder, folder).flatMap(({ problems }) => problems)).toEqual([
    { path: 'id', message: 'another file has the id "fred" already; give each its own' },
  ]);
  writeFileSync(join(folder, 'recipes', 'deleted'), 'no folder');
  expect(why(moveRecipeAside(folder, second, 'fred'))).toBe(
    'cannot be moved: something else of this name is in the way; move that away, or choose another name',
  );
  rmSync(join(folder, 'recipes', 'deleted'));
  expect(moveRecipeAside(folder, second, 'fred').ok).toBe(true);
  mkdirSync(partFilePathOfThisProcess(join(folder, 'recipes', 'fred.json')));
  expect(why(restorePreviousRecipeFile(folder, 'fred'))).toBe(
    'cannot be brought back: it is a folder; name a file in it',
  );
  const path = join(folder, 'latin.json');
  writeFileSync(path, Buffer.from([0x7b, 0xe4, 0x7d]));
  expect(why(readRecipeFile(path))).toBe('cannot be read: it is not UTF-8; save it as UTF-8');
  expect(why(restorePreviousRecipeFile(folder, 'ferd'))).toBe(
    'no recipe "ferd" was deleted or written over; there are fred',
  );
  expect(why(restorePreviousRecipeFile(join(folder, 'empty'), 'ferd'))).toBe(
    'no recipe "ferd" was deleted or written over; none was',
  );
});

test('a list without a recipe', () => {
  expect(recipeListTexts([], '2026-11-27', 80)).toEqual([
    'There is no recipe. "axiswatch recipe new FILE" makes one of a file.',
  ]);
});
