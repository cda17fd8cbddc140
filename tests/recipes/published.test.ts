/** Files as they are published are read rightly, or say what they are and what to write. */
import { describe, expect, test } from 'vitest';
import { parseTableByRecipe } from '../../src/core/recipes/read-rows.ts';
import { parseRecipe, recipeFileText } from '../../src/core/recipes/recipe.ts';
import type { Recipe, RecipeInput } from '../../src/core/recipes/recipe-shape.ts';
import { parseTableBytes } from '../../src/store/recipes/read-table.ts';
import { publishedFiles } from './published.ts';

const TODAY = '2026-11-27';
const files = await publishedFiles();

function recipeOf(input: RecipeInput): Recipe {
  const parsed = parseRecipe(recipeFileText(input));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

async function read(bytes: Uint8Array, input: RecipeInput) {
  const recipe = recipeOf(input);
  const table = await parseTableBytes(bytes, recipe.read);
  return table.ok ? parseTableByRecipe(recipe, table.value, TODAY) : table;
}

const sentence = (made: Awaited<ReturnType<typeof read>>): string =>
  made.ok
    ? JSON.stringify(made.value)
    : made.problems.map(({ path, message }) => `${path}: ${message}`).join('\n');

describe('a file in the form of', () => {
  test.each(files)('$publisher', async ({ bytes, recipe, readings, skipped }) => {
    const made = await read(bytes, recipe);
    if (!made.ok) throw new Error(sentence(made));
    const { rows } = made.value;
    expect(rows.map(({ observedOn, value }) => [observedOn, value])).toEqual(readings);
    const counts = made.value.skipped.map(({ why, count }) => [why, count]);
    expect(Object.fromEntries(counts)).toEqual(skipped);
  });
});

const file = (publisher: string) => {
  const found = files.find((each) => each.publisher === publisher);
  if (found === undefined) throw new Error(publisher);
  return found;
};

describe('what would come in wrong is refused', () => {
  test('several countries, while none is named', async () => {
    const { bytes, recipe } = file('Our World in Data');
    const { rows: _, ...all } = recipe;
    expect(sentence(await read(bytes, all))).toBe(
      'row 3: 2023-12-31 has two values, 1.6 in row 2 and 1.67 here; say which rows are meant with "rows": { column: cell }',
    );
  });

  test('a number that can be read two ways', async () => {
    const bytes = new TextEncoder().encode('Date,Value\n2026-10-01,"1,234"\n2026-10-02,"2,345"\n');
    const made = await read(bytes, {
      ...file('FRED').recipe,
      day: { column: 'Date', form: 'YYYY-MM-DD' },
      value: { column: 'Value' },
    });
    expect(sentence(made)).toBe(
      'row 2: nothing could be read: "1,234" can be read two ways; say which: "thousands": "," or "decimal": ","',
    );
  });

  test('a column that is called otherwise now', async () => {
    const { recipe } = file('FRED');
    const made = await read(new TextEncoder().encode('DATE,DCOILBRENTEU\n2026-11-12,64\n'), recipe);
    expect(sentence(made)).toBe(
      ': there is no column "observation_date"; there are DATE, DCOILBRENTEU',
    );
  });

  test('rows with more cells than the header has columns', async () => {
    const { recipe } = file('FRED');
    const text = 'observation_date,DCOILBRENTEU\n2026-11-12,64\n2026-11-13,1,234\n';
    const made = await read(new TextEncoder().encode(text), recipe);
    expect(made).toMatchObject({
      ok: true,
      value: { rows: [{ value: 64 }], skipped: [{ why: 'too wide', count: 1 }] },
    });
  });

  test('days in another form than the recipe has', async () => {
    const { bytes, recipe } = file('Google Sheets');
    const made = await read(bytes, { ...recipe, day: { column: 'Date', form: 'YYYY-MM-DD' } });
    expect(sentence(made)).toBe(
      'row 2: nothing could be read: "03/04/2026" is no day in the form YYYY-MM-DD',
    );
  });
});

describe('what cannot be read says what it is and what to write', () => {
  const csv = file('FRED').recipe;
  const text = (of: string): Uint8Array => new TextEncoder().encode(of);
  test.each([
    [
      'a page',
      text('<!doctype html><html><body>Not found</body></html>'),
      /this is an HTML page, not CSV .*"form": "html"/,
    ],
    ['a workbook', file('Kiel').bytes, /an Excel workbook \(XLSX\), not CSV; write "form": "xlsx"/],
    [
      'an old workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]),
      /this is an old Excel workbook \(XLS\), which is not read; open it in the program it comes from and save it as XLSX or as CSV in UTF-8$/,
    ],
    ['a PDF', text('%PDF-1.7'), /a PDF, which is not read; look for the table as CSV/],
    ['JSON', text('{"data": []}'), /this is JSON, not CSV; write "form": "json"/],
    [
      'cp1252',
      file('Excel in German').bytes,
      /this is not UTF-8; write "encoding": "windows-1252" if "Datum.*für.*" is right, else "iso-8859-2", or save the file as UTF-8$/,
    ],
    ['nothing', text(''), /the file is empty/],
  ])('%s', async (_, bytes, says) => {
    expect(sentence(await read(bytes, csv))).toMatch(says);
  });

  test('JSON whose path leads nowhere names those that lead somewhere', async () => {
    const { bytes, recipe } = file('UN Comtrade');
    const made = await read(bytes, { ...recipe, read: { form: 'json', path: 'dataset' } });
    expect(sentence(made)).toBe(': the path "dataset" leads to no rows; there are rows at "data"');
  });

  test('a sheet that is not there', async () => {
    const { bytes, recipe } = file('Kiel');
    const made = await read(bytes, { ...recipe, read: { form: 'xlsx', sheet: 'Fig 2' } });
    expect(sentence(made)).toBe(': there is no sheet "Fig 2"; there are ReadMe, Fig 1');
  });

  test('a page with several tables', async () => {
    const { bytes, recipe } = file('ISW');
    const made = await read(bytes, { ...recipe, read: { form: 'html' } });
    expect(sentence(made)).toBe(
      ': there are 2 tables: 1 "Home Maps", 2 "Area seized, km²"; say which is meant with "table"',
    );
    const none = await read(bytes, { ...recipe, read: { form: 'html', table: 'Prices' } });
    expect(sentence(none)).toBe(
      ': there are 2 tables: 1 "Home Maps", 2 "Area seized, km²"; none of them is "Prices", or more than one',
    );
  });
});

/** What has each of these lines. */
const matching = (...lines: readonly string[]): RegExp =>
  new RegExp(lines.map((line) => line.replace(/[{}().]/g, '\\$&')).join('[^]*'));

describe('a recipe', () => {
  test.each([
    ['{', /ends too early/],
    [
      '{"day": {}, "read": {}}',
      matching(
        'line 1, format: is left out and must be there; write "format": "axiswatch.recipe/1"',
        'line 1, id: is left out and must be there; give it a name of a-z, 0-9 and -, such as "brent-daily"',
        'line 1, title: is left out and must be there; give it a title in quotes',
        'line 1, from: is left out and must be there; write the address or the file it is read from',
        'line 1, read.form: is left out and must be there; write "csv", "json", "jsonl", "xlsx" or "html"',
        'line 1, day.form: is left out and must be there; write how days are written, such as "YYYY-MM-DD"',
        'line 1, indicator: is left out and must be there; write its id or code',
        'line 1, source: is left out and must be there; write who publishes it',
      ),
    ],
    ['{}', /, read: is left out and must be there; write { "form": "csv" }$/m],
    ['{}', /, day: .* there; write { "column": "Date", "form": "YYYY-MM-DD" }$/m],
    [{ day: { column: 'Date', form: 'tomorrow' } }, /"tomorrow" is no form of day/],
    [
      { id: 'Brent' },
      / id: "Brent" is no id; write it with a-z, 0-9 and -, such as "brent-daily"$/,
    ],
    [{ title: ' ' }, / title: must not be empty; write it$/],
    [{ url: ' ' }, / url: must not be empty; write it, or leave it out$/],
    [
      { only: { since: '2026-13-01' } },
      / only\.since: "2026-13-01" is no day that exists; write it as "2026-11-25"$/,
    ],
    [
      { read: { form: 'csv', delimiter: 'x' } },
      / read\.delimiter: must be one of ",", ";", "\\t", "\|", not the text "x"$/,
    ],
    [{ from: 'https://[' }, / from: is no address; write it as a browser has it$/],
    [
      { read: { form: 'xlsx', sheet: true } },
      / read\.sheet: must be a name in quotes, or a number from 1$/,
    ],
    [
      { rows: { Place: true } },
      / rows\.Place: is no cell; write a text in quotes or a number, or several of them in \[ \]$/,
    ],
    [
      { rows: { Place: [true] } },
      / rows\.Place: is no cell; write a text in quotes or a number, or several of them in \[ \]$/,
    ],
    [
      { day: { column: 5, form: 'YYYY' } },
      / day\.column: must be the name of a column in quotes, or two or three of them in \[ \]$/,
    ],
    [
      { day: { column: [5, 6], form: 'YYYY' } },
      / day\.column: must be the name of a column in quotes, or two or three of them in \[ \]$/,
    ],
    [
      { read: { form: 'xlsx', range: 'B4' } },
      /read\.range: "B4" is no range of cells; write it such as "B4:F200"$/,
    ],
    [
      { day: { form: 'YYYY' } },
      / no column is the value where days stand in the header; leave it out, or name "day\.column"$/,
    ],
    [
      { value: { column: 'V', decimal: ',', thousands: ',' } },
      /value\.thousands: is the decimal sign as well; take another one$/,
    ],
    [{ every: 0 }, /must be 1 or more, not 0/],
    [{ read: { form: 'csv', sheet: 1 } }, /sheet: says nothing of csv; leave it out$/],
    [{ value: {} }, / must name the column of the value: "value": \{ "column": "Value" \}$/],
    [
      { convert: { sumOfLast: 12 }, only: { lastOf: 'month' } },
      /lastOf: leaves out rows that "sumOfLast" sums; leave one of them out, or make one of each period first with "sumOf"$/,
    ],
    [
      { from: 'http://example.org/a.csv' },
      / has no TLS; write https, or "allow": \["http"\] if there is none$/,
    ],
    [{ colour: 'red' }, /there is no such field; the fields here are format, id/],
    [{ convert: { from: 'day' } }, / "from" and "to" belong together; write both$/],
    [
      { convert: { meanOf: 'month', sumOf: 'month' } },
      /sumOf: is not said beside "meanOf"; leave one of them out$/,
    ],
    [
      { convert: { sumOf: 'month' }, only: { lastOf: 'week' } },
      /lastOf: leaves one row of each period, and "sumOf" makes one of all of them; leave one of them out$/,
    ],
  ])('with %j is refused by its line', (change, says) => {
    const text =
      typeof change === 'string'
        ? change
        : JSON.stringify({ ...file('FRED').recipe, ...change }, undefined, 1);
    const parsed = parseRecipe(text);
    expect(
      parsed.ok ? '' : parsed.problems.map((each) => `${each.where}: ${each.message}`).join('\n'),
    ).toMatch(says);
  });

  test('turns a rate per day into one per month, by the days of that month', async () => {
    const { bytes, recipe } = file('UN Comtrade');
    const made = await read(bytes, {
      ...recipe,
      convert: { times: 0.000001, from: 'day', to: 'month' },
    });
    expect(made.ok && made.value.rows.map(({ value }) => value)).toEqual([38.2715925, 60]);
  });

  const DAILY = [
    ...['observation_date,DCOILBRENTEU', '2026-07-30,9', '2026-08-03,1', '2026-08-31,4'],
    ...['2026-09-01,2', '2026-09-29,.', '2026-09-30,4', '2026-10-01,10', ''],
  ].join('\n');
  const monthly = async (convert: RecipeInput['convert'], text = DAILY) =>
    read(new TextEncoder().encode(text), { ...file('FRED').recipe, only: {}, convert });

  test('makes a mean of each month that the file has whole', async () => {
    expect(await monthly({ meanOf: 'month' })).toMatchObject({
      ok: true,
      value: {
        rows: [
          { observedOn: '2026-08-31', value: 2.5, path: 'row 3 to row 4' },
          { observedOn: '2026-09-30', value: 3, path: 'row 5 to row 7' },
        ],
        skipped: [
          { why: 'gap' },
          {
            why: 'incomplete',
            count: 2,
            first: { message: 'the month to 2026-07-31 begins in the file on 2026-07-30' },
          },
        ],
      },
    });
    // From the first day of its month to the last one a file has it whole.
    const whole = await monthly({ meanOf: 'month' }, DAILY.replace('07-30', '07-01'));
    expect(whole.ok && whole.value.rows.map(({ value }) => value)).toEqual([9, 2.5, 3]);
  });

  test('makes a sum only where no row is a gap, and a rate per month of a mean per day', async () => {
    const sums = await monthly({ sumOf: 'month' });
    expect(sums.ok && sums.value.rows.map(({ value }) => value)).toEqual([5]);
    const rates = await monthly({ meanOf: 'month', times: 2, from: 'day', to: 'month' });
    expect(rates.ok && rates.value.rows.map(({ value }) => value)).toEqual([155, 180]);
  });

  test('makes at each row the sum of so many, where no period between them is missing', async () => {
    const months = ['01-31', '02-28', '03-31', '04-30', '06-30', '07-31', '08-31', '09-30'];
    const rows = months.map((day, at) => `2026-${day},${at + 1}`).join('\n');
    const sums = await monthly({ sumOfLast: 3 }, `observation_date,DCOILBRENTEU\n${rows}\n`);
    expect(sums).toMatchObject({
      ok: true,
      value: {
        rows: [
          { observedOn: '2026-03-31', value: 6 },
          { observedOn: '2026-04-30', value: 9 },
          { observedOn: '2026-08-31', value: 18 },
          { observedOn: '2026-09-30', value: 21 },
        ],
        skipped: [
          {
            why: 'incomplete',
            count: 4,
            first: { message: 'for the sum of 3 months to 2026-01-31 the file has 1 in a row' },
          },
        ],
      },
    });
  });

  test('sums no row that lies after today, whatever its days', async () => {
    const days = ['2026-07-31', '2026-08-31', '2026-09-30', '2026-12-01', '2026-12-31'];
    const rows = days.map((day) => `${day},1`).join('\n');
    const sums = await monthly({ sumOfLast: 3 }, `observation_date,DCOILBRENTEU\n${rows}\n`);
    expect(sums).toMatchObject({
      value: {
        rows: [{ observedOn: '2026-09-30', value: 3 }],
        skipped: [
          { why: 'incomplete', count: 2 },
          { why: 'later', count: 2 },
        ],
      },
    });
  });

  test('takes of each month its last day, and nothing before a day', async () => {
    const text =
      'observation_date,DCOILBRENTEU\n2026-08-31,1\n2026-09-29,2\n2026-09-30,3\n2026-10-30,4\n2026-12-01,5\n';
    const made = await read(new TextEncoder().encode(text), {
      ...file('FRED').recipe,
      only: { since: '2026-09-01', lastOf: 'month' },
    });
    expect(made).toMatchObject({
      ok: true,
      value: {
        rows: [{ observedOn: '2026-09-30' }, { observedOn: '2026-10-30' }],
        skipped: [{ why: 'before' }, { why: 'later' }, { why: 'not the last' }],
      },
    });
  });

  test('makes a day of two columns, and takes a day of a workbook for its month', async () => {
    const { bytes, recipe } = file('Kiel');
    const text = 'Year,Month,Value\n2026,Sep,1\n2026,Oct,.\n,,2\n';
    const made = await read(new TextEncoder().encode(text), {
      ...file('FRED').recipe,
      day: { column: ['Year', 'Month'], form: 'YYYY-MMM' },
      value: { column: 'Value' },
    });
    expect(made).toMatchObject({ ok: true, value: { rows: [{ observedOn: '2026-09-30' }] } });
    const days = await read(bytes, { ...recipe, day: { ...recipe.day, period: 'quarter' } });
    expect(days).toMatchObject({
      value: { rows: [{ observedOn: '2026-06-30' }, { observedOn: '2026-09-30' }] },
    });
  });

  test('dates a quarter that is written by its first day by its last', async () => {
    const made = await read(
      new TextEncoder().encode('observation_date,DCOILBRENTEU\n2026-07-01,1\n'),
      {
        ...file('FRED').recipe,
        day: { column: 'observation_date', form: 'YYYY-MM-DD', period: 'quarter' },
      },
    );
    expect(made).toMatchObject({ ok: true, value: { rows: [{ observedOn: '2026-09-30' }] } });
  });
});
