/** What is exported opens in a spreadsheet as it is meant: titles, units, real days, numbers. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { AID, sampleShell } from './tools.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00.000Z`);

async function exported(...args: readonly string[]) {
  const made = await sampleShell();
  await made.run(AID);
  const path = join(dirname(made.file('x', '')), 'out.xlsx');
  const ran = await made.run(['export', path, ...args]);
  expect([ran.code, ran.out]).toEqual([0, '']);
  const [sheet] = await readWorkbook(readFileSync(path));
  return { sheet, err: ran.err };
}

test('a workbook of readings has codes, titles, units, days and numbers', async () => {
  const { sheet, err } = await exported();
  expect(err).toMatch(/6 readings written to .*out\.xlsx/);
  expect(sheet?.sheet).toBe('readings');
  expect(sheet?.data[0]?.slice(0, 7)).toEqual([
    ...['indicator', 'code', 'indicator title', 'unit', 'observed_on', 'value', 'confidence'],
  ]);
  expect(sheet?.data[1]?.slice(0, 8)).toEqual([
    ...['land', 'A1', 'Land taken', 'km²', day('2026-01-01'), 60, 'high', 'ISW'],
  ]);
});

test('a workbook of scores has the titles of the nodes', async () => {
  const { sheet } = await exported('--what', 'scores', '--from', '2026-11-24');
  expect(sheet?.data[0]?.slice(0, 3)).toEqual([
    'day',
    'Gauge (score 0-100, gauge)',
    'Front (score 0-100, front)',
  ]);
  expect(sheet?.data.slice(1).map(([each]) => each)).toEqual([
    day('2026-11-24'),
    day('2026-11-25'),
  ]);
  expect(sheet?.data[1]?.[2]).toBe(60);
});

test.each(['events', 'assessments', 'journal'])('a workbook of %s is one', async (what) => {
  const { sheet } = await exported('--what', what);
  expect(sheet?.sheet).toBe(what);
});

test('as CSV for Excel it has a mark, and semicolons where numbers have commas', async () => {
  const made = await sampleShell();
  await made.run(['record', 'A2', '50.5']);
  const path = join(dirname(made.file('x', '')), 'out.csv');
  await made.run(['export', path, '--excel', '--decimal-comma']);
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\uFEFFindicator;observed_on;value;')).toBe(true);
  expect(text).toContain('aid;2026-11-25;50,5;moderate;');
  expect(text).toContain('\r\n');
  await made.run(['export', path, '--excel', '--force']);
  expect(readFileSync(path, 'utf8')).toContain('aid,2026-11-25,50.5,moderate,');
  // What it wrote, it reads.
  const again = await sampleShell();
  const comma = again.file('back.csv', text);
  expect((await again.run(['import', comma, '--decimal-comma'])).err).toBe('');
});

test('what is no text goes to no pipe, and CSV for Excel is CSV', async () => {
  const made = await sampleShell();
  expect((await made.run(['export', '-', '--format', 'xlsx'])).err).toMatch(
    /a workbook is no text/,
  );
  expect((await made.run(['export', 'a.json', '--excel'])).err).toBe(
    'axiswatch: --excel is a way of writing CSV; name a file that ends in .csv\n',
  );
  expect((await made.run(['export', 'a.xls'])).err).toMatch(
    /would be no xls file; end the name in .xlsx/,
  );
});
