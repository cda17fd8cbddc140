/** Recipes on the screen: taught by pointing at a table, collected, switched and deleted, with few keys. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Proposal } from '../../../src/features/inbox/propose-rows.ts';
import { RECIPES, recipesOf } from '../../../src/features/recipes/recipe-command.ts';
import { isoDay } from '../../../src/model/day.ts';
import { safeText } from '../../../src/page/line.ts';
import { type Driven, drive } from '../drive.tsx';

// a process for each of them would take half a second
vi.mock('../../../src/store/foreign.ts', async (original) => {
  const { gridsOf } = await import('../../../src/store/foreign/grids.ts');
  return { ...(await original<object>()), readForeign: gridsOf };
});

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Quarters of so many countries, of which China comes late in the file. */
const LONG = csv(
  'Published by an agency,,,',
  'CODE,Country,TIME,Value',
  ...[...Array.from({ length: 600 }, (_, at) => `Area ${100 + at}`), 'China'].flatMap(
    (country, at) =>
      ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'].map(
        (day, quarter) => `C${at},${country},${day},${at % 90}.${quarter}`,
      ),
  ),
);
const PAGE = `<table><tr><td>menu</td></tr><tr><td>home</td></tr></table><h2>Land by month</h2><table>
  <tr><th>Month</th><th>Note</th><th>km2</th></tr><tr><td>Sep 2026</td><td>x</td><td>31</td></tr>
  <tr><td>Oct 2026</td><td>x</td><td>35.5</td></tr></table>`;

async function wideWorkbook(): Promise<Uint8Array> {
  const rows = [
    ['Polls by country'],
    ['Country', 'Code', 2023, 2024, 2025],
    ['China', 'CN', 24.1, 24.8, 25.5],
    ['India', 'IN', 65, 66, 67],
  ];
  const cells = rows.map((row) => row.map((value) => ({ value })));
  return writeXlsxFile(cells, { sheet: 'Data' }).toBuffer();
}

interface Taught extends Driven {
  /** Into the downloads, each newer than the one before. */
  readonly put: (name: string, bytes: string | Uint8Array) => string;
  readonly recipes: () => Promise<readonly Readonly<Record<string, string>>[]>;
  /** What waits in the inbox: `RU1 2026-09-30 4.1`. */
  readonly waiting: () => Promise<readonly string[]>;
  readonly context: Parameters<typeof recipesOf>[0];
}

async function begun(columns = 80, rows = 24): Promise<Taught> {
  const driven = await drive(columns, rows);
  const { context } = driven.dashboard.snapshot().state.world;
  let seconds = 1_700_000_000;
  mkdirSync(join(homedir(), 'Downloads'));
  return {
    ...{ ...driven, context },
    put: (name, bytes) => {
      const path = join(homedir(), 'Downloads', name);
      writeFileSync(path, bytes);
      seconds += 1;
      utimesSync(path, seconds, seconds);
      return path;
    },
    recipes: async () => (await recipesOf(context)).map(({ fields }) => fields),
    waiting: async () =>
      (await driven.journal.items<Proposal>('proposal')).map(({ row }) =>
        'value' in row ? `${row.indicator} ${isoDay(row.day)} ${row.value}` : '',
      ),
  };
}

/** The page of an indicator, from which R knows what is taught. */
const onIndicator = ({ press }: Taught, words: string) => press(':', words, 'Enter');

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const taught = await begun(columns, rows);
  const { press, screen, put } = taught;
  const golden = (name: string) =>
    expect(screen()).toMatchFileSnapshot(`../golden/${name}-${columns}.txt`);
  put('dashboard.json', '[{"a": 1}]');
  put('notes.docx', '');
  put('gdp_2026-11-30.csv', LONG);
  await onIndicator(taught, 'Land Russia takes');
  await press('R', 'a');
  await golden('recipe-source');
  await press('Right', 'Enter', '/', 'china', 'Enter');
  await golden('recipe-table');
  await press('Enter');
  await golden('recipe-form');
  await press('Enter');
  await golden('recipes');
  await press('Enter');
  await golden('recipe');
});

test.each<[string, string, string, string]>([
  ['gdp 2026.csv', 'Land Russia takes', '/ c h i n a Enter Enter', 'RU1 2026-09-30 60.3'],
  ['poll 2025.xlsx', 'Confidence in Xi', 'Enter', 'CX13 2025-12-31 25.5'],
  ['page.html', 'Land Russia takes', 'Enter', 'RU1 2026-10-31 35.5'],
])('%s is taught from the page of its indicator in few keys', async (name, title, keys, newest) => {
  const taught = await begun();
  const { press, put, waiting, footer, recipes, context } = taught;
  const bytes = { csv: LONG, html: PAGE, xlsx: await wideWorkbook() }[name.split('.')[1] ?? ''];
  const path = put(name, bytes ?? '');
  await onIndicator(taught, title);
  await press('R', 'a', 'Right', 'Enter', ...keys.split(' '), 'Enter');
  expect(await waiting()).toContain(newest);
  expect(footer()).toMatch(/: [1-4] proposed; I is the inbox$/);
  // the shell reads it in the same way
  const [{ from = '', where = '', ...fields } = {}] = await recipes();
  const given = { indicator: newest.split(' ')[0] ?? '', ...(where === '' ? {} : { where }) };
  const { table = '' } = fields;
  await RECIPES.new(context, [path], { ...given, ...(table === '' ? {} : { table }), id: 'other' });
  const [, other] = await recipes();
  expect({ ...other, from }).toEqual({ ...fields, from, ...given });
});

test('a cell beyond the 2,000th row is offered in the form too, and what is typed narrows it', async () => {
  const { press, screen, put } = await begun();
  put('gdp.csv', LONG);
  await press('R', 'a', 'Right', 'Enter', 'Enter', ...Array(6).fill('Down'), '^U', 'c600');
  expect(screen()).toContain('c600   Right arrow takes CODE=C600');
  await press('Right');
  expect(screen()).toMatch(/only rows with +CODE=C600$/m);
});

test('days that two forms read are left open, and the answer is kept', async () => {
  const taught = await begun();
  const { press, put, recipes, footer } = taught;
  put('dates.csv', csv('Date,Dead', '03/04/2026,3', '04/05/2026,5'));
  await onIndicator(taught, 'Land Russia takes');
  await press('R', 'a', 'Right', 'Enter', 'Enter', 'Enter');
  expect(footer()).toMatch(/how is the day 03\/04\/2026 written/);
  await press('mm/', 'Enter');
  expect(await recipes()).toMatchObject([
    { 'day-form': 'MM/DD/YYYY', from: '~/Downloads/dates.csv' },
  ]);
});

test('several rows of one day are asked about, and may be summed', async () => {
  const taught = await begun();
  const { press, put, recipes, screen } = taught;
  put('events.csv', csv('id,date,dead', 'a,2026-10-01,1', 'b,2026-10-01,2', 'c,2026-11-30,5'));
  await onIndicator(taught, 'Land Russia takes');
  await press('R', 'a', 'Right', 'Enter', 'Enter');
  expect(screen()).toMatch(/warning +only rows with: which rows are meant/);
  await press(...Array(6).fill('Down'), 'month');
  expect(screen()).toMatch(/RU1 +31 Oct 2026 +3 km/);
  await press('Enter');
  expect(await recipes()).toMatchObject([{ 'sum-of': 'month' }]);
});

test('what would bring values to the unit is offered at its field', async () => {
  const taught = await begun();
  const { press, put, screen, waiting } = taught;
  put('share.csv', csv('Month,Share', '2026-09,0.24', '2026-10,0.26'));
  await onIndicator(taught, 'Confidence in Xi');
  await press('R', 'a', 'Right', 'Enter', 'Enter');
  expect(screen()).toContain(
    'the newest looks like 1/96 times what is recorded; times 100 corrects that',
  );
  await press(...Array(8).fill('Down'), 'Right', 'Enter');
  expect(await waiting()).toContain('CX13 2026-10-31 26');
});

test('Left and Right choose a column, Tab a table, h the heading', async () => {
  const { press, screen, put } = await begun();
  put('page.html', PAGE);
  await press('R', 'a', 'Right', 'Enter');
  expect(screen()).toMatch(/Month +Note +\[km2\]/);
  await press('Left', 'Left', 'Left');
  expect(screen()).toMatch(/\[Month\] +Note +km2/);
  await press('Right', 'h');
  expect(screen()).toMatch(/Sep 2026 +x +\[31\]|heading +row 2/);
  await press('Tab');
  expect(screen()).toMatch(/\[menu\]/);
});

test('of several tables the one that the shell would take is shown first', async () => {
  const { press, screen, put } = await begun();
  const tableOf = (head: string, cells: string, count: number) =>
    `<table>${head}${`<tr><td>2026-10-31</td><td>1</td>${cells}</tr>`.repeat(count)}</table>`;
  const long = tableOf('<tr><th>Day</th><th>Long</th></tr>', '', 1200);
  const wide = tableOf('<tr><th>Day</th><th>Wide</th><th>Note</th></tr>', '<td>x</td>', 510);
  put('two.html', wide + long);
  await press('R', 'a', 'Right', 'Enter');
  expect(screen()).toMatch(/Day +\[Long\]/);
});

test('what stands in a file moves no terminal', async () => {
  const { press, screen, put } = await begun();
  put(
    'moves.csv',
    csv('Day,Va\u001b[2Jlue,Who', '2026-10-01,1,a\u001b]0;x\u0007', '2026-10-01,2,b'),
  );
  await press('R', 'a', 'Right', 'Enter');
  expect(screen()).toMatch(/\[Va\ufffd\[2Jlue\]/);
  await press('Enter', 'Tab');
  expect(screen()).toMatch(/value column +Va\ufffd\[2Jlue$/m);
  await press('Enter', 'Enter');
  expect(safeText(screen())).toBe(screen());
});

test('a file that is not there, holds no table or is empty is told in a sentence', async () => {
  const { press, footer, put } = await begun();
  put('empty.csv', '');
  await press('R', 'a', 'Enter');
  expect(footer()).toContain('name a file or an address');
  await press('~/Downloads/gone.csv', 'Enter');
  expect(footer()).toMatch(/gone\.csv cannot be read/);
  await press('^U', '~/Downloads/emp', 'Right', 'Enter');
  expect(footer()).toMatch(/is empty/);
});

test('an address is asked when it is read and when it is collected, and not between', async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end(PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const taught = await begun();
  const { press, dashboard, recipes, screen } = taught;
  await onIndicator(taught, 'Land Russia takes');
  await press('R', 'a', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'Enter');
  await dashboard.reload();
  await press('Enter');
  await dashboard.reload();
  expect(asked).toBe(1);
  await press('Enter');
  expect([asked, (await recipes()).length]).toEqual([2, 1]);
  expect(screen()).toMatch(/3 proposed|2 proposed/);
});

test('collecting says what came and what failed, and only asks what is on', async () => {
  const taught = await begun(120, 36);
  const { press, put, footer, screen, waiting } = taught;
  await press('R', 'c');
  expect(footer()).toBe('no recipe is on; a makes one');
  await press('Esc');
  await onIndicator(taught, 'Land Russia takes');
  put('page.html', PAGE);
  await press('R', 'a', 'Right', 'Enter', 'Enter', 'Enter', 'c');
  expect(footer()).toBe('0 proposed: read up to 31 Oct 2026');
  const path = put('page.html', PAGE.replace('Oct 2026', 'Nov 2026'));
  await press('c');
  expect(footer()).toBe('1 proposed; I is the inbox');
  expect((await waiting()).length).toBe(3);
  rmSync(path);
  await press('c');
  expect(footer()).toMatch(/^0 proposed, 1 failed: page: .*page\.html cannot be read/);
  await press('Enter');
  expect(screen()).toMatch(/not read +.*cannot be read/);
  await press(' ', 'Esc');
  expect(screen()).toMatch(/page +RU1 +off/);
  await press('c');
  expect(footer()).toBe('no recipe is on; a makes one');
});

test('one that is off reads nothing; who switches it on is shown it and asked', async () => {
  const taught = await begun();
  const { press, screen, footer, journal } = taught;
  const fields = {
    indicator: 'RU1',
    from: '/nowhere/x.csv',
    day: 'a',
    'day-form': 'YYYY',
    value: 'b',
  };
  const item = { key: 'theirs', day: 0, title: 'recipe theirs', fields };
  await journal.append('Bob', [{ kind: 'record', what: 'recipe', item }]);
  await taught.dashboard.reload();
  await press('R');
  expect(screen()).toMatch(/theirs +RU1 +off/);
  await press(' ');
  expect(footer()).toMatch(/^read \/nowhere\/x\.csv\?/);
  await press('n', 'Enter');
  expect(screen()).toMatch(/file or address +\/nowhere\/x\.csv[\s\S]*not read +it is off/);
  await press(' ', 'y');
  expect(screen()).toMatch(/not read +.*there is no/);
  expect(footer()).toMatch(/^switch on what is shown here\?/);
  await press('n', 'Esc');
  expect(screen()).toMatch(/theirs +RU1 +off/);
  await press(' ', 'y', 'y', 'Esc');
  expect(screen()).toMatch(/theirs +RU1 +on/);
  await press('D', 'y');
  expect(screen()).toContain('there is no recipe yet; a makes one');
  await press('u');
  expect(screen()).toMatch(/theirs +RU1 +on/);
});

test('one file may feed several indicators; one of the same is replaced only when asked', async () => {
  const taught = await begun();
  const { press, put, footer, recipes } = taught;
  put('page.html', PAGE);
  const teach = ['R', 'a', 'Right', 'Enter', 'Enter', 'Enter'];
  await onIndicator(taught, 'Land Russia takes');
  await press(...teach, 'Esc', 'Esc');
  await onIndicator(taught, 'Drones at Ukraine');
  await press(...teach);
  expect(footer()).toMatch(/^page-ru3: /);
  await press('a', 'Right', 'Enter', 'Enter', 'Enter');
  expect(footer()).toMatch(/^replace the recipe page\b.*\?/);
  await press('y');
  expect((await recipes()).map(({ indicator }) => indicator).toSorted()).toEqual(['RU1', 'RU3']);
});
