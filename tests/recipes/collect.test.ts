/** collect reads the recipes that are due, puts what they make into the inbox, and remembers what it read. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { RecipeInput } from '../../src/core/recipes/recipe-shape.ts';
import { type Shell, sampleShell, shell } from '../commands/tools.ts';
import { breaches } from '../schema-check.ts';
import { publishedFiles } from './published.ts';
import { code, file, inTurn, marked, publisher } from './server.ts';

const CSV = 'observation_date,V\n2026-10-01,41\n2026-11-02,.\n2026-11-03,42\n';

const recipeAt = (id: string, from: string, more: Partial<RecipeInput> = {}): RecipeInput => ({
  format: 'axiswatch.recipe/1',
  id,
  title: `Sample ${id}`,
  from,
  every: 7,
  read: { form: 'csv' },
  day: { column: 'observation_date', form: 'YYYY-MM-DD' },
  value: { column: 'V', decimal: '.' },
  indicator: 'land',
  source: id,
  ...(from.startsWith('http:') ? { allow: ['http'] } : {}),
  ...more,
});

function keep({ dataDir }: Shell, ...recipes: readonly RecipeInput[]): void {
  mkdirSync(join(dataDir, 'recipes'), { recursive: true });
  for (const recipe of recipes)
    writeFileSync(join(dataDir, 'recipes', `${recipe.id}.json`), JSON.stringify(recipe));
}

async function collected({ run }: Shell, ...args: readonly string[]) {
  const ran = await run(['collect', ...args, '--json']);
  const document = JSON.parse(ran.out);
  expect(breaches('collected', document)).toEqual([]);
  return { ...ran, document };
}

test('what is due is read, proposed and remembered with a copy', async () => {
  const made = await sampleShell();
  const { address, asked } = await publisher({
    '/a.csv': marked(CSV, '"1"', 'Mon, 16 Nov 2026 10:00:00 GMT'),
  });
  keep(made, recipeAt('fred', address('/a.csv')));
  const { document } = await collected(made);
  expect(document).toMatchObject({
    recipes: [
      {
        id: 'fred',
        state: 'read',
        readings: 2,
        problems: [],
        skipped: [{ why: 'gap', count: 1, first: { path: 'row 3', message: '"." marks a gap' } }],
      },
    ],
    proposed: 2,
    nextDue: '2026-12-02',
  });
  const inbox = JSON.parse((await made.run(['inbox', '--json'])).out);
  expect(inbox.proposals).toMatchObject([
    { indicator: 'land', observedOn: '2026-10-01', value: 41, source: 'fred', proposedBy: 'ann' },
    { observedOn: '2026-11-03', value: 42 },
  ]);
  const [copy = ''] = readdirSync(join(made.dataDir, 'collected/copies'));
  expect(gunzipSync(readFileSync(join(made.dataDir, 'collected/copies', copy))).toString()).toBe(
    CSV,
  );
  await made.run(['inbox', 'accept', '--from', 'fred', '--all']);
  const history = JSON.parse((await made.run(['history', 'A1', '--json'])).out);
  expect(JSON.stringify(history)).toContain(`collected/copies/${copy}`);
  expect((await made.run(['collect'])).out).toMatch(
    /^Nothing is due; the next is due on 2 Dec 2026/,
  );
  expect((await collected(made, '--all')).document.recipes).toMatchObject([{ state: 'same' }]);
  expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
  // Undone, it comes again where that is asked for.
  expect((await collected(made, 'fred', '--again')).document).toMatchObject({
    recipes: [{ state: 'read' }],
    proposed: 0,
  });
});

test('what fails is told of its recipe and disturbs no other', async () => {
  const made = await sampleShell();
  const { address } = await publisher({
    '/a.csv': file(CSV),
    '/none.csv': code(404),
    '/page.csv': file('<!doctype html><html><body>Log in</body></html>'),
  });
  keep(
    made,
    recipeAt('good', address('/a.csv')),
    recipeAt('gone', address('/none.csv')),
    recipeAt('page', address('/page.csv')),
    recipeAt('column', address('/a.csv'), { value: { column: 'W' } }),
    recipeAt('elsewhere', 'nowhere/*.csv'),
    recipeAt('unknown', address('/a.csv'), { indicator: 'sea' }),
    recipeAt('off', address('/a.csv')),
  );
  writeFileSync(join(made.dataDir, 'recipes', 'broken.json'), '{');
  await made.run(['recipe', 'off', 'off']);
  const { code: exit, document } = await collected(made);
  expect(exit).toBe(1);
  const said = document.recipes.map(
    ({ id, state, problems }: { id: string; state: string; problems: { message: string }[] }) =>
      `${id} ${state} ${problems[0]?.message ?? ''}`,
  );
  expect(said).toEqual([
    expect.stringMatching(/^broken failed the file ends too early/),
    'column failed there is no column "W"; there are observation_date, V',
    expect.stringMatching(/^elsewhere failed cannot be read: there is no such file or folder/),
    'gone failed answers 404 Not Found: it is not there any more; look for it in a browser, and correct the address',
    'good read ',
    expect.stringMatching(/^page failed this is an HTML page, not CSV/),
    'unknown failed the strategy has no indicator "sea"; "axiswatch list" shows all of them',
  ]);
  expect(document.proposed).toBe(2);
  const { out, code: again } = await made.run(['collect']);
  expect(again).toBe(1);
  expect(out).toMatch(/gone: failed: http.*: answers 404/s);
  expect(out).toMatch(/broken: failed: broken\.json, line 1, column 2: the file ends too early/);
  expect((await made.run(['recipe', 'list'])).out).toMatch(
    /^\* +broken .*is broken; "axiswatch recipe check broken" says why$/m,
  );
  expect(out).not.toMatch(/^good/m);
});

test('what is no file, or not what its recipe says, is told', async () => {
  const made = await sampleShell();
  keep(made, recipeAt('folder', 'folder.csv'));
  mkdirSync(join(made.dataDir, 'folder.csv'));
  const { document } = await collected(made, 'folder');
  expect(document.recipes[0].problems).toEqual([
    { path: 'folder.csv', message: 'is no file; name one' },
  ]);
  const path = made.file('area.csv', 'Day,Area\n2026-11-01,soon\n');
  const columns = ['--day', 'Day', '--value', 'Area', '--indicator', 'A1', '--source', 'ISW'];
  expect((await made.run(['recipe', 'new', path, ...columns, '--decimal', '.'])).err).toBe(
    `axiswatch: ${path} is not read so; row 2: nothing could be read: "soon" is no number; name the rows that are meant with --where column=cell\n`,
  );
});

test('values far beyond the goalposts are told, as a wrong unit makes them', async () => {
  const made = await sampleShell();
  keep(made, recipeAt('own', made.file('own.csv', CSV), { convert: { times: 1000 } }));
  const says =
    /2 values lie far beyond the goalposts, such as 41000 on 1 Oct 2026; is the\n {2}unit right\?/;
  expect((await made.run(['recipe', 'try', 'own'])).out).toMatch(says);
  expect((await made.run(['collect'])).out).toMatch(says);
});

test('a server that says nothing is asked for one recipe only', async () => {
  const made = await sampleShell();
  const nobody = 'http://127.0.0.1:9';
  keep(
    made,
    ...['a', 'b', 'c'].map((id) => recipeAt(id, `${nobody}/${id}.csv`)),
    recipeAt('file', made.file('own.csv', CSV)),
  );
  const { document } = await collected(made);
  const said = document.recipes.map(
    ({ id, problems }: { id: string; problems: { message: string }[] }) =>
      `${id} ${problems[0]?.message ?? 'is well'}`,
  );
  expect(said).toEqual([
    'a is not served now (tried 3 times); try again later',
    'b was not asked for: 127.0.0.1:9 did not answer for another recipe; collect again later',
    'c was not asked for: 127.0.0.1:9 did not answer for another recipe; collect again later',
    'file is well',
  ]);
});

test('a file is read again once it or the recipe is another one', async () => {
  const made = await sampleShell();
  const { address } = await publisher({
    '/a.csv': inTurn(
      file(CSV),
      file(CSV),
      file(`${CSV}2026-11-20,43\n`),
      file('observation_date,W\n'),
    ),
  });
  const recipe = recipeAt('fred', address('/a.csv'));
  keep(made, recipe);
  expect((await collected(made)).document.proposed).toBe(2);
  keep(made, { ...recipe, only: { since: '2026-11-01' } });
  expect((await collected(made, 'fred')).document).toMatchObject({
    recipes: [{ state: 'read', readings: 1 }],
    leftOut: { open: 1 },
  });
  expect((await collected(made, 'fred')).document.proposed).toBe(1);
  expect((await collected(made, 'fred')).document.recipes[0].problems[0].message).toBe(
    'there is no column "V"; there are observation_date, W',
  );
  const { out } = await made.run(['recipe', 'show', 'fred']);
  expect(out.match(/^read {7}25 Nov 2026/gm)).toHaveLength(3);
});

test('nothing goes to the network unasked, and nothing is written where nothing may be', async () => {
  const made = await sampleShell();
  const { address, asked } = await publisher({ '/a.csv': file(CSV) });
  keep(made, recipeAt('fred', address('/a.csv')));
  for (const args of [['status'], ['recipe', 'list'], ['recipe', 'show', 'fred'], ['inbox']])
    await made.run(args);
  const { code: exit, err: locked } = await made.run(['collect', '--readonly']);
  expect([exit, asked.length]).toEqual([1, 0]);
  expect(locked).toBe(
    `axiswatch: ${join(made.dataDir, 'test.db')}: nothing was collected: the store was opened for reading only; leave out --readonly to write\n`,
  );
  expect((await made.run(['collect', '--as-of', '2026-01-01'])).code).toBe(2);
  const { err } = await made.run(['collect', 'ferd']);
  expect(err).toMatch(/there is no recipe "ferd"; did you mean fred\?/);
  expect((await made.run(['collect', 'quux'])).err).toBe(
    'axiswatch: there is no recipe "quux"; "axiswatch recipe list" shows those there are\n',
  );
  expect((await made.run(['recipe', 'try', 'fred'])).out).toMatch(/^2 readings in 3 rows:/);
  expect(existsSync(join(made.dataDir, 'collected'))).toBe(false);
});

test('two hundred recipes with a hundred thousand rows, one request at a time for the host', async () => {
  const made = await sampleShell();
  const rows = Array.from({ length: 500 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
    return `${day},${40 + (at % 7)}`;
  });
  const text = `observation_date,V\n${rows.join('\n')}\n`;
  const ids = Array.from({ length: 200 }, (_, at) => `r${at}`);
  const { address, asked, most } = await publisher(
    Object.fromEntries(
      ids.map((id) => [`/${id}.csv`, file(text.replaceAll(',4', `,${id.length}`))]),
    ),
  );
  keep(made, ...ids.map((id) => recipeAt(id, address(`/${id}.csv`))));
  const begun = performance.now();
  const { document } = await collected(made);
  const took = performance.now() - begun;
  expect(document.proposed).toBe(100_000);
  expect([asked.length, most()]).toEqual([200, 1]);
  expect(took).toBeLessThan(30_000);
});

test('a recipe is made of every form of file by pointing at it', async () => {
  const made = await sampleShell();
  const said: Readonly<Record<string, readonly string[]>> = {
    fred: ['--day', 'observation_date', '--value', 'DCOILBRENTEU'],
    eia: ['--day', 'Date', '--value', '#2'],
    owid: ['--day', 'Year', '--value', '#4', '--where', 'Entity=China'],
    worldbank: ['--day', 'header', '--where', 'Country Code=RUS'],
    sipri: ['--day', 'header', '--where', 'Country=Russia', '--times', '0.001'],
    comtrade: [
      '--day',
      'period',
      '--value',
      'primaryValue',
      '--where',
      'flowCode=X',
      '--times',
      '0.000001',
    ],
    isw: ['--table', '2', '--header', '2', '--day', 'Month', '--value', 'Seized'],
    sheet: ['--day', 'Date', '--value', 'Area (km2)'],
    german: ['--encoding', 'windows-1252', '--day', 'Datum', '--value', '#2'],
    kiel: [
      '--sheet',
      'Fig 1',
      '--range',
      'B4:D20',
      '--day',
      'Month',
      '--day-form',
      'serial',
      '--value',
      'United States',
    ],
    unicode: ['--day', 'Quarter', '--value', 'Value'],
  };
  for (const { file: name, bytes, readings, recipe } of await publishedFiles()) {
    const path = made.file(name, bytes);
    const args = [
      'recipe',
      'new',
      path,
      '--indicator',
      'A1',
      '--source',
      recipe.source,
      '--id',
      recipe.id,
    ];
    const {
      out,
      err,
      code: exit,
    } = await made.run([...args, ...(said[recipe.id] ?? []), '--json']);
    expect([exit, err], `${name}: ${out}`).toEqual([0, '']);
    const document = JSON.parse(out);
    expect(breaches('recipes', document)).toEqual([]);
    const rows = document.tried.readings.map(
      ({ observedOn, value }: { observedOn: string; value: number }) => [observedOn, value],
    );
    expect(rows, name).toEqual(readings);
  }
  const { document } = await collected(made);
  expect(document.recipes.map(({ state }: { state: string }) => state)).toEqual(
    Array.from({ length: 11 }, () => 'read'),
  );
});

test('a person is shown the file and asked what it does not say', async () => {
  const made = await sampleShell();
  const path = made.file(
    'a.csv',
    'Place,Day,Area\nA,03/04/2026,"1,234"\nB,03/04/2026,"2,345"\nA,05/06/2026,"3,456"\n',
  );
  const {
    out,
    err,
    code: exit,
  } = await made.runAsked(
    ['recipe', 'new', path],
    ['1', '1', '1', '1', '1', 'A1', 'ISW', '~/Downloads/area-*.csv', 'y'],
  );
  expect(err).toMatch(/Which column is the day\?\n {2}1 {2}Day: 03\/04\/2026, 05\/06\/2026\n/);
  expect(err).toMatch(/"03\/04\/2026" can be read in more than one way; which day is it\?/);
  expect(err).toMatch(/Which column is the value\?\n {2}1 {2}Area/);
  expect(err).toMatch(
    /"1,234" can be read in more than one way; which number is it\?\n {2}1 {2}1234/,
  );
  expect(err).toMatch(/2026-04-03 is there in several rows; which are meant\?\n {2}1 {2}Place = A/);
  expect(exit).toBe(0);
  expect(out).toMatch(/2 readings in 3 rows:\n {2}A1 {2}3 Apr 2026 {2}1,?234/);
  const kept = JSON.parse(readFileSync(join(made.dataDir, 'recipes', 'a.json'), 'utf8'));
  expect(kept).toMatchObject({
    from: '~/Downloads/area-*.csv',
    rows: { Place: 'A' },
    indicator: 'land',
    source: 'ISW',
    day: { column: 'Day', form: 'DD/MM/YYYY' },
  });
});

test('a workbook with several sheets, and a page with several tables, are asked about', async () => {
  const made = await sampleShell();
  const files = await publishedFiles();
  const bytesOf = (name: string): Uint8Array =>
    files.find(({ file: called }) => called === name)?.bytes ?? new Uint8Array();
  const sheet = await made.runAsked(
    ['recipe', 'new', made.file('kiel.xlsx', bytesOf('kiel.xlsx'))],
    ['2', '1', '1', 'A9', 'A2', 'Kiel', '', 'y'],
  );
  expect(sheet.err).toMatch(/Which sheet\?\n {2}1 {2}ReadMe\n {2}2 {2}Fig 1\n/);
  expect(sheet.err).toMatch(/there is no indicator "A9"/);
  expect([sheet.code, sheet.out]).toEqual([0, expect.stringMatching(/A2 {2}31 Aug 2026/)]);
  const page = await made.run(['recipe', 'new', made.file('isw.html', bytesOf('isw.html'))]);
  expect([page.code, page.err]).toEqual([
    2,
    expect.stringMatching(
      /Which table\? Write --table 1 \(Home Maps\), or --table 2 \(Area seized/,
    ),
  ]);
});

test('what a file leaves open is refused with the options that say it, where nobody can be asked', async () => {
  const made = await sampleShell();
  const path = made.file('a.csv', 'Day,Area\n03/04/2026,1.5\n05/06/2026,2\n');
  const args = ['recipe', 'new', path, '--day', 'Day', '--value', 'Area'];
  const { err, code: exit } = await made.run([...args, '--indicator', 'A1', '--source', 'ISW']);
  expect(exit).toBe(2);
  expect(err).toMatch(
    /--day-form DD\/MM\/YYYY \(2026-04-03, as DD\/MM\/YYYY\), or --day-form MM\/DD\/YYYY/,
  );
  const withForm = [...args, '--day-form', 'DD/MM/YYYY'];
  expect((await made.run(withForm)).err).toBe(
    'axiswatch: say whose values these are: --indicator RU1, by code or id\n',
  );
  expect((await made.run([...withForm, '--indicator', 'A1'])).err).toBe(
    'axiswatch: say who publishes it: --source FRED\n',
  );
  expect((await made.run([...args, '--per', 'day'])).err).toMatch(
    /--per: "day" is no pair of periods; write two of day, week, month, quarter, half, year, such as day:month$/m,
  );
  expect((await made.run([...args, '--header', 'two', '--where', 'China'])).err).toBe(
    'axiswatch: refused; 2 problems:\n  --where: "China" is no pair; write a column, = and the cell\n  --header: "two" is not a whole number of 1 or more\n',
  );
  expect((await made.run([...args, '--times', 'many'])).err).toBe(
    'axiswatch: --times: "many" is no number; write one, such as 3\n',
  );
});

test.each([
  [['--since', 'nope'], '--since: "nope" is not a form of day that this reads; write '],
  [['--range', 'x'], '--range: "x" is no range of cells; write it such as "B4:F200"\n'],
  [['--sheet', '3'], '--sheet: says nothing of csv; leave it out\n'],
  [['--table', '4'], '--table: says nothing of csv; leave it out\n'],
  [['--path', 'x'], '--path: says nothing of csv; leave it out\n'],
  [
    ['--mean-of', 'month', '--sum-of', 'month'],
    '--sum-of: is not said beside --mean-of; leave one of them out\n',
  ],
  [
    ['--mean-of', 'month', '--last-of', 'month'],
    '--last-of: leaves one row of each period, and --mean-of makes one of all of them; leave one of them out\n',
  ],
  [
    ['--sum-of-last', '12', '--last-of', 'month'],
    '--last-of: leaves out rows that --sum-of-last sums; leave one of them out, or make one of each period first with --sum-of\n',
  ],
  [
    ['--id', 'Bad Id'],
    '--id: "Bad Id" is no id; write it with a-z, 0-9 and -, such as brent-daily\n',
  ],
  [['--delimiter', 'x'], '--delimiter: "x" is not known; use , ; | or tab\n'],
  [['--decimal', 'x'], '--decimal: "x" is not known; use . or ,\n'],
  [['--thousands', 'x'], '--thousands: "x" is not known; use , . \' a blank, or none\n'],
])('what %j says wrong is refused by the option', async (wrong, sentence) => {
  const made = await sampleShell();
  const path = made.file('a.csv', 'Day,Area\n2026-09-30,1.5\n');
  const said = ['--day', 'Day', '--value', 'Area', '--indicator', 'A1', '--source', 'ISW'];
  const { err, code: exit } = await made.run(['recipe', 'new', path, ...said, ...wrong]);
  expect([exit, err.startsWith(`axiswatch: ${sentence}`)], err).toEqual([2, true]);
});

test.each([
  ['--every', ['0', '2.5', '3661', '-1'], 'from 1 to 3660'],
  ['--sum-of-last', ['0', '1', '2.5', '401'], 'from 2 to 400'],
  ['--header', ['0', '2.5', ''], 'of 1 or more'],
])('%s takes no %j, and says what it takes', async (option, given, range) => {
  const made = await sampleShell();
  const path = made.file('a.csv', 'Day,Area\n2026-09-30,1.5\n');
  for (const typed of given)
    expect(await made.run(['recipe', 'new', path, `${option}=${typed}`])).toMatchObject({
      code: 2,
      err: `axiswatch: ${option}: "${typed}" is not a whole number ${range}\n`,
    });
});

test('a header that is said to lie where no row is is refused with the rows there are', async () => {
  const made = await sampleShell();
  const path = made.file('a.csv', 'Day,Area\n2026-09-30,1.5\n');
  expect((await made.run(['recipe', 'new', path, '--header', '7'])).err).toContain(
    'there is no row 7; name one from 1 to 2',
  );
});

test('a daily file is made monthly by one option, which a trial shows', async () => {
  const made = await sampleShell();
  const days = ['2026-08-31,9', '2026-09-01,40', '2026-09-30,42', '2026-10-01,7'];
  const path = made.file('a.csv', `Day,Area\n${days.join('\n')}\n`);
  const { out } = await made.run([
    ...['recipe', 'new', path, '--day', 'Day', '--value', 'Area', '--indicator', 'A1'],
    ...['--source', 'ISW', '--mean-of', 'month'],
  ]);
  expect(out).toMatch(
    /^1 reading in 4 rows, the mean of each month:\n {2}A1 {2}30 Sep 2026 {2}41 /,
  );
  expect(out).toMatch(/skipped 2 periods of which rows are missing in the file/);
  expect((await made.run(['recipe', 'try', 'a'])).out).toBe(out);
  expect((await made.run(['recipe', 'show', 'a'])).out).toMatch(/^makes +the mean of each month$/m);
});

test('a workbook that no recipe reads is refused with what makes one', async () => {
  const made = await sampleShell();
  const files = await publishedFiles();
  const path = made.file(
    'kiel.xlsx',
    files.find(({ file: called }) => called === 'kiel.xlsx')?.bytes ?? '',
  );
  expect((await made.run(['import', path])).err).toBe(
    `axiswatch: ${path}: is a workbook that no recipe reads; "axiswatch recipe new ${path}" makes one\n`,
  );
});

test.each([
  ['%PDF-1.4\n', 'is a PDF; look for the table as CSV or XLSX beside it, or type the values in'],
  ['<?xml version="1.0"?>\n', 'is XML; look for the same as JSON or CSV'],
])(
  'a file that begins %j is refused with what it is, where nobody can be asked',
  async (text, says) => {
    const made = await sampleShell();
    const path = made.file('x.pdf', text);
    expect(await made.run(['import', path])).toMatchObject({
      code: 1,
      err: `axiswatch: ${path}: ${says}\n`,
    });
  },
);

test('where the one recipe that is on cannot be read, what says why is named', async () => {
  const made = await sampleShell();
  keep(made);
  writeFileSync(join(made.dataDir, 'recipes', 'broken.json'), '{');
  expect((await made.run(['collect'])).out.replace(/\s+/g, ' ')).toContain(
    'Then: no recipe that is on can be read; "axiswatch recipe check broken" says why.',
  );
});

test('a file of readings that holds what no text has is refused by its line all the same', async () => {
  const made = await sampleShell();
  const path = made.file('n.csv', 'indicator,observed_on,value\nA1,2026-01-01,1\0\n');
  expect((await made.run(['import', path])).err).toContain('; line 2, character 16: holds a NUL');
});

test('of two files with one id the one that is not read is checked', async () => {
  const made = await sampleShell();
  keep(made, recipeAt('fred', 'a.csv'));
  const folder = join(made.dataDir, 'recipes');
  writeFileSync(join(folder, 'more.json'), readFileSync(join(folder, 'fred.json')));
  expect((await made.run(['recipe', 'check', 'fred'])).err).toBe(
    `axiswatch: ${join(folder, 'more.json')} is no recipe; id: another file has the id "fred" already; give each its own\n`,
  );
});

test('recipes are checked, shown, tried and switched', async () => {
  const made = await sampleShell();
  const { address } = await publisher({ '/a.csv': file(CSV) });
  keep(made, recipeAt('fred', address('/a.csv')));
  expect((await made.run(['recipe', 'check', 'fred'])).out).toMatch(/a sound recipe/);
  const bad = made.file('bad.json', '{\n "format": "axiswatch.recipe/1",\n "id": "Bad"\n}');
  const { err } = await made.run(['recipe', 'check', bad]);
  expect(err).toMatch(
    /line 3, id: "Bad" is no id; write it with a-z, 0-9 and -, such as "brent-daily"/,
  );
  keep(made, recipeAt('stray', 'a.csv', { indicator: 'nowhere' }));
  expect((await made.run(['recipe', 'check', 'stray'])).err).toBe(
    'axiswatch: indicator: the strategy in use has no indicator "nowhere"; "axiswatch list" shows all of them\n',
  );
  await made.run(['recipe', 'delete', 'stray']);
  for (const args of [
    ['list'],
    ['show', 'fred'],
    ['check', 'fred'],
    ['try', 'fred'],
    ['off', 'fred'],
    ['on', 'fred'],
  ]) {
    const { out, code: exit } = await made.run(['recipe', ...args, '--json']);
    expect([exit, breaches('recipes', JSON.parse(out))], args.join(' ')).toEqual([0, []]);
  }
  await made.run(['recipe', 'off', 'fred']);
  expect((await made.run(['collect'])).out).toMatch(/Nothing is due; no recipe is on/);
});

test('import takes a file that was taught once, and asks about one that was not', async () => {
  const made = await sampleShell();
  const text = 'Day,Area\n2026-11-01,41.5\n2026-11-08,42\n';
  const path = made.file('area.csv', text);
  const asked = await made.runAsked(['import', path], ['1', '1', 'A1', 'ISW', '', 'y']);
  expect(asked.err).toMatch(/is no file of readings: point at its columns once/);
  expect([asked.code, asked.out]).toEqual([0, expect.stringMatching(/Proposed: 2 readings/)]);
  // Next month it is known.
  const next = made.file('area-2.csv', `${text}2026-11-15,43\n`);
  const dry = await made.run(['import', next, '--dry-run']);
  expect(dry.out).toMatch(/^3 readings in 3 rows/);
  const { out, code: exit } = await made.run(['import', next]);
  expect([exit, out]).toEqual([
    0,
    expect.stringMatching(/Proposed: 1 reading; left out: 2 in the inbox/),
  ]);
  const other = made.file('other.csv', 'Tag,Wert\n01.11.2026,"1,5"\n');
  expect((await made.run(['import', other])).err).toMatch(/"Tag"/);
  expect((await made.run(['import', other, '--recipe', 'area'])).out).toMatch(
    /area: failed: other.csv: there is no column "Day" and "Area"; there are Tag,\s+Wert/,
  );
  expect((await made.run(['import', '-', '--recipe', 'area'], text)).code).toBe(2);
  const idle = ['--map', 'value=Area', '--set', 'indicator=A1', '--decimal-comma', '--beyond'];
  expect(await made.run(['import', next, '--recipe', 'area', ...idle])).toMatchObject({
    code: 2,
    err: 'axiswatch: --recipe says how a file is read; leave out --map, --set, --decimal-comma and --beyond\n',
  });
});

/** Saves a file so many minutes after the others. */
function saved({ file: save }: Shell, name: string, text: string, minutes: number): string {
  const path = save(name, text);
  const at = new Date(Date.UTC(2026, 10, 25, 12, minutes));
  utimesSync(path, at, at);
  return path;
}

test('a file is due once a new one lies there, whatever it is called and whatever the calendar says', async () => {
  const made = await sampleShell();
  const text = 'Day,Area\n2026-11-01,41.5\n2026-11-08,42\n';
  const path = saved(made, 'area-2026-10.csv', text, 0);
  const asked = await made.runAsked(['import', path], ['1', '1', 'A1', 'ISW', '', 'y']);
  expect(asked.err).toMatch(
    /Which file is it next time\?\n {2}1 {2}the newest called .*area#\.csv\n {2}2 {2}this file alone: .*area-2026-10\.csv\n/,
  );
  const listed = async () => JSON.parse((await made.run(['recipe', 'list', '--json'])).out).recipes;
  const ofArea = async () => (await listed()).find(({ id }: { id: string }) => id === 'area');
  expect(await ofArea()).toMatchObject({ dueOn: '2026-12-02', newFile: false });
  expect((await made.run(['collect'])).out).toMatch(/^Nothing is due; the next is due on 2 Dec/);
  saved(made, 'area-2026-11 (1).csv', `${text}2026-11-15,43\n`, 1);
  expect(await ofArea()).toMatchObject({ newFile: true });
  expect((await made.run(['recipe', 'list'])).out).toMatch(/^\* {2}area .* now /m);
  const { document } = await collected(made);
  expect(document).toMatchObject({
    recipes: [{ id: 'area', state: 'read', readings: 3, proposed: 1 }],
    proposed: 1,
    nextDue: '2026-12-02',
  });
  expect((await made.run(['collect'])).out).toMatch(/^Nothing is due/);
  // The file that was read is another one now; an older one that comes is not read.
  saved(made, 'area-2026-11 (1).csv', `${text}2026-11-15,43\n2026-11-22,44\n`, 2);
  saved(made, 'area-2026-09.csv', `${text}2026-11-15,99\n`, -5);
  expect((await made.run(['collect'])).out).toMatch(
    /^area: 4 readings of A1 .*; 1 new\n\nProposed: 1 reading; left out: 3 in the inbox/,
  );
  // Saved again as it was: looked at once more, and nothing is new.
  saved(made, 'area-2026-11 (1).csv', `${text}2026-11-15,43\n2026-11-22,44\n`, 3);
  expect((await made.run(['collect'])).out).toMatch(/^area: nothing new/);
  expect((await made.run(['collect'])).out).toMatch(/^Nothing is due/);
});

test('of files that are called alike the newest is read that its recipe reads, and the others are told', async () => {
  const made = await sampleShell();
  const text = 'Day,Area\n2026-11-01,41.5\n';
  saved(made, 'data.csv', text, 0);
  const other = saved(made, 'data (2).csv', 'Tag,Wert\n01.11.2026,"1,5"\n', 2);
  keep(
    made,
    recipeAt('area', other.replace(' (2)', '#'), {
      day: { column: 'Day', form: 'YYYY-MM-DD' },
      value: { column: 'Area', decimal: '.' },
    }),
  );
  const { document, code: exit } = await collected(made);
  expect(exit).toBe(0);
  expect(document.recipes).toMatchObject([
    {
      state: 'read',
      readings: 1,
      problems: [],
      passedOver: [{ path: 'data (2).csv', message: expect.stringMatching(/no column "Day"/) }],
    },
  ]);
  expect((await made.run(['collect'])).out).toMatch(/^Nothing is due/);
  // Where none of the new ones is read, it fails and stays due.
  saved(made, 'data (3).csv', 'Tag,Wert\n01.11.2026,"1,6"\n', 3);
  for (const _ of [1, 2])
    expect((await made.run(['collect'])).out.replace(/\s+/g, ' ')).toMatch(
      /^area: failed: data \(3\)\.csv: there is no column "Day" and "Area"/,
    );
  saved(made, 'data (4).csv', `${text}2026-11-02,42\n`, 4);
  expect((await collected(made)).document.recipes).toMatchObject([{ proposed: 1, passedOver: [] }]);
});

const MILITARY = [
  'Entity,Code,Year,Value',
  ...['China,CHN,2024,1.7', 'Ukraine,UKR,2024,34.5', 'Ukraine,UKR,2025,33.1', ''],
].join('\n');

test('a recipe that ships reads a file on the disk only after a question that names the indicator', async () => {
  const made = shell();
  const unknown = await made.runAsked(['import', made.file('owid.csv', MILITARY)], []);
  expect(unknown.err).toMatch(/Which column is the day\?/);
  expect(unknown.out).not.toMatch(/Proposed/);
  const text = 'observation_date,DCOILBRENTEU\n2026-11-12,94.3\n2026-11-17,93.9\n';
  const path = saved(made, 'saved.csv', text, 0);
  const script = await made.run(['import', path]);
  expect([script.code, script.err]).toEqual([
    2,
    `axiswatch: ${path}: may be what a recipe reads; say so with --recipe brent-daily (CX4 Brent crude, USD/barrel)\n`,
  ]);
  expect((await made.runAsked(['import', path], ['n'])).err).toMatch(/Which column is the day\?/);
  const asked = await made.runAsked(['import', path], ['y', '']);
  expect(asked.err).toMatch(
    /Read this as CX4 Brent crude, USD\/barrel\?.*Which file is it next time\?/s,
  );
  expect(asked.out).toMatch(/brent-daily-file: 1 reading of CX4 Brent crude, USD\/barrel/);
  // From then on the newest file of that name is read when it comes.
  const next = `${text}2026-11-24,96.2\n`;
  saved(made, 'saved (1).csv', next, 1);
  expect((await made.run(['collect'])).out).toMatch(/brent-daily-file: .*1 new/s);
  // That FRED wrote this file is only what the person says.
  await made.run(['inbox', 'accept', '--from', 'FRED DCOILBRENTEU (EIA)']);
  const { readings } = JSON.parse((await made.run(['history', 'CX4', '--json'])).out);
  expect(
    readings.find(({ observedOn }: { observedOn: string }) => observedOn === '2026-11-12'),
  ).toMatchObject({
    value: 94.3,
    confidence: 'moderate',
    note: 'recipe brent-daily-file: saved.csv, row 2',
  });
  // It was made of such files, and asks no more.
  expect((await made.runAsked(['import', path], [])).err).not.toMatch(/Read this as/);
});

test('a file that several recipes read is asked about with their indicators', async () => {
  const made = await sampleShell();
  const more = { from: 'https://example.org/a.csv', allow: [] } as const;
  keep(made, recipeAt('one', more.from), recipeAt('two', more.from, { indicator: 'aid' }));
  const path = made.file('a.csv', CSV);
  const { err, out } = await made.runAsked(['import', path], ['7', '2', '']);
  expect(err).toMatch(
    /Read this as\n {2}1 {2}A1 Land taken, km² \(recipe one\)\n {2}2 {2}A2 Aid, USD bn \(recipe two\)\n {2}3 {2}something else/,
  );
  expect(err).toMatch(/"7" is none of them\./);
  expect(out).toMatch(/two-file: 2 readings of A2 Aid, USD bn/);
});

test('an id that is taken is settled before any other question, and what is written over comes back', async () => {
  const made = await sampleShell();
  const path = made.file('area.csv', 'Day,Area\n2026-11-01,41.5\n2026-11-08,1.31\n');
  const answers = ['1', '1', 'A1', 'ISW', '', 'y'];
  const first = await made.runAsked(['recipe', 'new', path], [...answers, 'n']);
  expect(first.out).toMatch(/A1 {2}8 Nov 2026 {2}1\.31 km²/);
  expect(first.err).toMatch(/Put its readings into the inbox\?/);
  expect(first.out).not.toMatch(/Proposed/);
  const beside = await made.runAsked(['recipe', 'new', path], ['1', ...answers, 'y']);
  expect(beside.err).toMatch(/^There is a recipe area already\.\n/);
  expect(beside.out).toMatch(/area-2: 2 readings of A1 .*Proposed: 2 readings/s);
  const recipes = () => readdirSync(join(made.dataDir, 'recipes'));
  expect(recipes()).toEqual(['area-2.json', 'area.json']);
  const other = ['1', '1', 'A2', 'ISW', '', 'y', 'n'];
  const over = await made.runAsked(['recipe', 'new', path], ['2', ...other]);
  expect(over.err).toMatch(/"axiswatch recipe restore area" brings the one before back/);
  const taken = ['recipe', 'new', path, '--day', 'Day', '--value', 'Area'];
  expect((await made.run(taken)).err).toBe(
    `axiswatch: ${join(made.dataDir, 'recipes', 'area.json')}: is there already; name another, such as --id area-3, or write over it with --force\n`,
  );
  for (const [said, sentence] of [
    [['', ''], 'none was chosen, so nothing was kept; type the number of one'],
    [[...answers.slice(0, -1), 'n'], 'nothing was kept; give the command again to point anew'],
  ] as const) {
    const left = await made.runAsked(['recipe', 'new', path, '--id', 'left'], said);
    expect(left.err.endsWith(`axiswatch: ${sentence}\n`), sentence).toBe(true);
  }
  const indicatorNow = async () =>
    JSON.parse((await made.run(['recipe', 'show', 'area', '--json'])).out).recipes[0].indicator;
  expect(await indicatorNow()).toBe('aid');
  await made.run(['recipe', 'restore', 'area']);
  expect(await indicatorNow()).toBe('land');
  const gone = await made.run(['recipe', 'delete', 'area']);
  expect(gone.err).toMatch(/area is deleted; .*"axiswatch recipe restore area" brings it back/);
  expect(recipes()).toEqual(['area-2.json', 'deleted']);
  expect((await made.run(['recipe', 'restore', 'area'])).code).toBe(0);
  expect(recipes()).toContain('area.json');
  expect((await made.run(['recipe', 'delete', 'brent-daily'])).err).toBe(
    'axiswatch: brent-daily: ships with the program and stays; "axiswatch recipe off brent-daily" switches it off\n',
  );
  expect(await made.run(['recipe', 'restore', '../area'])).toEqual({
    code: 2,
    out: '',
    err: 'axiswatch: ../area: is no id of a recipe; "axiswatch recipe list" shows them\n',
  });
  expect((await made.run(['recipe', 'restore', 'none'])).err).toMatch(
    /no recipe "none" was deleted/,
  );
});

test('an indicator is found by its title, repeated with what stands, and a value far from that is told', async () => {
  const made = await sampleShell();
  await made.run(['record', 'A1', '30', '--date', '2026-10-01']);
  const path = made.file('area.csv', 'Day,Area\n2026-11-01,1.5\n2026-11-08,2\n');
  const { err, out } = await made.runAsked(
    ['recipe', 'new', path],
    ['1', '1', 'nothing like it', 'land', 'ISW', '', 'y', 'n'],
  );
  expect(err).toMatch(/there is no indicator "nothing like it"/);
  expect(err).toMatch(/A1 Land taken, km²; stands 30 of/);
  expect(out).toMatch(/check 8 Nov 2026: 2 after 30 is 1\/15 of it/);
});

test('of the last week of a file nothing counts before the next one is in it', async () => {
  const made = await sampleShell();
  keep(made, recipeAt('fred', 'fred.csv', { only: { lastOf: 'week' } }));
  const write = (text: string): void =>
    writeFileSync(join(made.dataDir, 'fred.csv'), `observation_date,V\n${text}`);
  const days = async () =>
    JSON.parse((await made.run(['inbox', '--json'])).out).proposals.map(
      ({ observedOn }: { observedOn: string }) => observedOn,
    );
  write('2026-11-13,1\n2026-11-16,2\n2026-11-17,3\n');
  const { document } = await collected(made, 'fred');
  expect(document.recipes[0].skipped).toMatchObject([
    { why: 'not the last', count: 1 },
    {
      why: 'unfinished',
      count: 1,
      first: {
        message:
          'the week of 2026-11-17 goes on to 2026-11-22; its last row counts once a later week is in the file',
      },
    },
  ]);
  expect(await days()).toEqual(['2026-11-13']);
  write('2026-11-13,1\n2026-11-16,2\n2026-11-17,3\n2026-11-19,4\n2026-11-23,5\n');
  await collected(made, 'fred', '--again');
  expect(await days()).toEqual(['2026-11-13', '2026-11-19']);
});

test.each([
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], /no table: it begins like a PNG image/],
  [
    'a PDF',
    [0x25, 0x50, 0x44, 0x46, 0x2d],
    /this is a PDF, which is not read; look for the table as CSV or XLSX beside it, or type the values in\n/,
  ],
  [
    'a ZIP archive',
    [0x50, 0x4b, 3, 4, 1, 2, 3],
    /this is a ZIP archive, which is not read; take the file out of it first\n/,
  ],
  [
    'a gzip archive',
    [0x1f, 0x8b, 8, 0],
    /this is a gzip archive, which is not read; unpack it with gunzip first\n/,
  ],
  [
    'Parquet',
    [0x50, 0x41, 0x52, 0x31],
    /this is Parquet, which is not read; export it as CSV first\n/,
  ],
  [
    'XML',
    [...'<?xml version="1.0"?>'].map((sign) => sign.charCodeAt(0)),
    /this is XML, which is not read; look for the same as JSON or CSV\n/,
  ],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], /this is an old Excel workbook \(XLS\)/],
  ['other bytes', [1, 2, 0, 0, 9, 9, 0, 0, 1], /no table: it has bytes that no text has/],
  ['nothing', [], /the file is empty/],
])('%s with the name of a table is refused', async (_, bytes, why) => {
  const made = await sampleShell();
  const path = made.file('a.csv', Uint8Array.from(bytes));
  expect((await made.runAsked(['import', path], [])).err).toMatch(why);
  expect((await made.runAsked(['recipe', 'new', path], [])).err).toMatch(why);
});

test('a month of what stands for 12 is asked about before anything is kept, and the sum of 12 taken', async () => {
  const made = await sampleShell();
  await made.run(['record', 'A1', '240', '--date', '2026-11-20']);
  const months = Array.from({ length: 13 }, (_, at) =>
    at < 12 ? `2025-${String(at + 1).padStart(2, '0')}-28,20` : '2026-01-28,20',
  );
  const path = made.file('area.csv', `Day,Area\n${months.join('\n')}\n`);
  const answers = ['1', '1', 'A1', 'ISW', ''];
  const taken = await made.runAsked(['recipe', 'new', path], [...answers, 'y', 'y', 'n']);
  expect(taken.err).toContain(
    'The newest value is about 1/12 of what stands; take the sum of 12 months?',
  );
  expect(taken.out).toMatch(/^2 readings in 13 rows, at each row the sum of 12:\n/);
  const asIs = await made.runAsked(
    ['recipe', 'new', path, '--id', 'as-is'],
    [...answers, 'n', 'y', 'n'],
  );
  expect(asIs.out).toMatch(/^13 readings in 13 rows; the newest 8:\n/);
});

test('days on which another value stands are told before anything is kept', async () => {
  const made = await sampleShell();
  await made.run(['record', 'A1', '30', '--date', '2026-11-01', '--source', 'Kiel']);
  const path = made.file('area.csv', 'Day,Area\n2026-11-01,31\n2026-11-08,32\n');
  const { out } = await made.run([
    ...['recipe', 'new', path, '--day', 'Day', '--value', 'Area', '--indicator', 'A1'],
    ...['--source', 'ISW', '--dry-run'],
  ]);
  expect(out.replace(/\s+/g, ' ')).toContain(
    'check 1 day on which another value stands, such as 1 Nov 2026: 31 here, 30 of Kiel; is it the same measure?',
  );
});
