/** Tables in the shapes in which publishers publish them, each made here. */
import { expect, test, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { lesson } from '../../../src/features/recipes/teach.ts';
import { openRecipeShell } from './support.ts';

// a process for each of them would take half a second
vi.mock('../../../src/store/foreign.ts', async (original) => {
  const { gridsOf } = await import('../../../src/store/foreign/grids.ts');
  return { ...(await original<object>()), readForeign: gridsOf };
});

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The last days of the months of a year up to September 2026. */
const MONTHS =
  '2025-10-31 2025-11-30 2025-12-31 2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30'.split(
    ' ',
  );

test.each<[string, string, readonly string[], readonly string[]]>([
  ['plain', csv('day,value', '2026-09-30,4.1'), [], ['2026-09-30 4.1']],
  [
    'notes above and below, blank lines, a second column of text',
    csv(
      'Title,,',
      ',,',
      'Month,Rate,Note',
      'Aug 2026,4,x',
      'Sep 2026,5,',
      'Source: us,,',
      'Total,9,',
    ),
    [],
    ['2026-08-31 4', '2026-09-30 5'],
  ],
  [
    'per cent, marks and gaps',
    csv('Date,Rate', '13/08/2026,4.1%', '01/09/2026,75.93 p', '02/09/2026,n/a', '03/09/2026,(3)'),
    [],
    ['2026-08-13 4.1', '2026-09-01 75.93', '2026-09-03 -3'],
  ],
  [
    'a decimal comma, told by the whole column',
    csv('Date;Rate', '13.08.2026;4,1', '31.08.2026;1.204', '30.09.2026;1.210,55'),
    [],
    ['2026-08-13 4.1', '2026-08-31 1204', '2026-09-30 1210.55'],
  ],
  [
    'three decimals',
    csv('Date,Rate', '2026-08-31,1.204', '2026-09-30,1.210'),
    [],
    ['2026-08-31 1.204', '2026-09-30 1.21'],
  ],
  [
    'days across the columns, an entity a row',
    csv('Country,Code,2026-Q2,2026-Q3', 'China,CN,"1,234.5",..', 'India,IN,5,6'),
    ['--where', 'Country=China'],
    ['2026-06-30 1234.5'],
  ],
  [
    'years and months in columns of their own',
    csv('Year,Month,Rate', '2026,8,4', '2026,9,5'),
    ['--day', 'Year+Month', '--value', 'Rate'],
    ['2026-08-31 4', '2026-09-30 5'],
  ],
  [
    'the newest first, and weeks',
    csv('Week,Rate', 'Week 37 2026,5', 'Week 36 2026,4'),
    [],
    ['2026-09-06 4', '2026-09-13 5'],
  ],
  [
    'no heading',
    csv('x,2026M08,4', 'x,2026M09,5'),
    ['--heading', '1', '--day', '#2', '--value', '#3'],
    ['2026-09-30 5'],
  ],
  [
    'several conditions, two cells of one column',
    csv('period,flow,of,n', '202609,M,A,1', '202609,X,A,2', '202609,X,B,4', '202609,X,C,8'),
    [
      '--where',
      'flow=x',
      '--where',
      'of=A',
      '--where',
      'of=B',
      '--value',
      'n',
      '--sum-of',
      'month',
    ],
    ['2026-09-30 6'],
  ],
  [
    'commodities a row each, in dollars',
    csv('period,commodity,usd', '202608,27,4000000000', '202608,85,500000000', '202609,27,6e9'),
    ['--value', 'usd', '--sum-of', 'month', '--scale', '1e-9'],
    ['2026-08-31 4.5', '2026-09-30 6'],
  ],
  [
    'a list of events, in which the last month has not ended and another has none',
    csv(
      'event_date,country,event',
      ...['2026-06-01,A,a', '2026-06-03,B,b', '2026-06-30,B,c', '2026-08-02,B,d', '2026-09-02,A,e'],
    ),
    ['--day', 'event_date', '--count-of', 'month', '--where', 'country=B'],
    ['2026-06-30 2', '2026-07-31 0', '2026-08-31 1'],
  ],
  [
    'commitments with their amounts',
    csv(
      'announced,donor,eur',
      '2026-07-01,A,2.5',
      '2026-07-20,B,1',
      '2026-08-04,A,4',
      '2026-09-01,A,9',
    ),
    ['--value', 'eur', '--sum-of', 'month'],
    ['2026-07-31 3.5', '2026-08-31 4'],
  ],
  [
    'twelve months as one sum, and none where one is missing',
    csv(
      'month,rate',
      ...MONTHS.map((day, at) => `${day.slice(0, 7)},${at === 0 ? '..' : 1}`),
      '2026-10,2',
    ),
    ['--sum-of', '12 months'],
    ['2026-10-31 13'],
  ],
  [
    'a mean of each quarter that is whole',
    csv('month,rate', ...MONTHS.slice(-5).map((day, at) => `${day.slice(0, 7)},${at}`)),
    ['--mean-of', 'quarter'],
    ['2026-09-30 3'],
  ],
  [
    'days ahead',
    csv('year,rate', '2025,4', '2026,5', '2027,6'),
    ['--day', 'year', '--value', 'rate'],
    ['2025-12-31 4'],
  ],
  [
    'the first day of a month for all of it',
    csv('DATE,SERIES', '2026-08-01,4', '2026-09-01,5'),
    ['--day-form', 'YYYY-MM-[01]'],
    ['2026-08-31 4', '2026-09-30 5'],
  ],
])('%s', async (_, text, options, days) => {
  const { tried, file } = openRecipeShell();
  expect(await tried(file('a.csv', text), '--indicator', 'SHARE', ...options)).toEqual(days);
});

test('an entity beyond the 2,000th row, in --where, in what is like it and among the choices', async () => {
  const { tried, run, file } = openRecipeShell();
  const many = Array.from({ length: 2_500 }, (_, at) => `Place ${at},2026-09,${at}`);
  const path = file('a.csv', csv('Country,Month,Rate', ...many, 'Zanzibar and more,2026-09,7'));
  const reads = ['--indicator', 'SHARE', '--value', 'Rate'];
  expect(await tried(path, ...reads, '--where', 'Country=Place 2499')).toEqual(['2026-09-30 2499']);
  const near = run('recipe', 'try', path, ...reads, '--where', 'Country=Zanzibar');
  await expect(near).rejects.toThrow(
    'where: no row has Zanzibar in Country; choose from Zanzibar and more',
  );
  const mistyped = run('recipe', 'try', path, ...reads, '--where', 'Country=Plcae 2499');
  await expect(mistyped).rejects.toThrow('did you mean Place 2499');
  const rows = [['Country', 'Month', 'Rate'], ...many.map((line) => line.split(','))];
  const { question } = lesson([{ title: '', rows }], { value: 'Rate' });
  expect(question?.about).toBe('where');
  // and the sum and the count of all
  expect(question?.choices).toHaveLength(2_502);
});

test.each<[string, string, readonly string[], string]>([
  ['no row', '', [], 'is empty'],
  ['a heading alone', csv('day,value'), [], 'the file is empty'],
  [
    'two ways to read a day',
    csv('day,value', '01/05/2026,4'),
    [],
    'day-form: how is the day 01/05/2026 written; DD/MM/YYYY, 1 May 2026 or MM/DD/YYYY, 5 Jan 2026',
  ],
  [
    'two ways to read a number',
    csv('day,value', '2026-09-30,"1,234"'),
    [],
    'decimal: which number is 1,234; 1234 or 1.234',
  ],
  [
    'days of the other form',
    csv('day,value', '05/13/2026,4'),
    ['--day-form', 'DD/MM/YYYY'],
    'days fit only MM/DD/YYYY and no longer DD/MM/YYYY, such as 05/13/2026',
  ],
  [
    'two columns of numbers',
    csv('day,a,b', '2026-09-30,4,5'),
    [],
    'value: which column is the value; a: 4 or b: 5',
  ],
  [
    'two values of a day',
    csv('day,of,n', '2026-09-30,A,4', '2026-09-30,B,5'),
    ['--value', 'n'],
    'where: which rows are meant: 2026-09-30 is in several; of=A or of=B',
  ],
  [
    'a column that is not there',
    csv('day,value', '2026-09-30,4'),
    ['--value', 'valeu'],
    'did you mean value?',
  ],
  [
    'a table that is not there',
    csv('day,value', '2026-09-30,4'),
    ['--table', 'Two'],
    'table: there is no Two',
  ],
  [
    'two columns of a name',
    csv('day,n,n', '2026-09-30,4,5'),
    ['--value', 'n'],
    'n names two columns; write #2 or #3',
  ],
  [
    'no number',
    csv('day,value', '2026-09-30,x4', '2026-08-31,y'),
    ['--value', 'value'],
    'none of 2 rows could be read; row 2: x4 is not a number',
  ],
  ['no day', csv('name,value', 'a,4', 'b,5'), [], 'which column is the day'],
])('refused: %s', async (_, text, options, why) => {
  const { run, file } = openRecipeShell();
  const refused = run('recipe', 'try', file('a.csv', text), '--indicator', 'SHARE', ...options);
  await expect(refused).rejects.toThrow(why);
});

test.each([
  [['--sum-of', 'fortnight'], 'sum-of: must be day, week, month, quarter, year, or several'],
  [['--sum-of', 'month', '--count-of', 'month'], 'count-of: does not go with --sum-of'],
  [['--scale', '0'], 'scale: must be a number, not 0'],
  [['--heading', '0'], 'heading: must be a number from 1'],
  [['--since', 'May'], 'since: must be a day'],
  [['--day-form', 'DD/MM'], 'has no year'],
  [['--where', 'Country'], 'where: must be a column, = and a cell'],
  [['--indicator-column', 'day'], 'indicator: must be given'],
])('refused: %j', async (options, why) => {
  const { run, file } = openRecipeShell();
  const path = file('a.csv', csv('day,value', '2026-09-30,4'));
  await expect(run('recipe', 'try', path, '--indicator', 'SHARE', ...options)).rejects.toThrow(why);
});

test('an indicator that takes no such readings', async () => {
  const { run, file } = openRecipeShell();
  const path = file('a.csv', csv('day,value', '2026-09-30,-4'));
  for (const [id, why] of [
    ['acts', 'no row is a reading; row 2: value'],
    ['oil', 'no row is a reading; row 2: value'],
    ['inner', 'inner is a branch'],
    ['nobody', 'nobody is not an indicator'],
  ] as const) {
    await expect(run('recipe', 'new', path, '--indicator', id)).rejects.toThrow(why);
  }
});

test('a workbook: per cent, days and the sheet that has the columns', async () => {
  const { tried, bytes } = openRecipeShell();
  const cover = [['About this file'], ['Somebody'], ['2026']];
  const day = (text: string) => ({ value: new Date(text), type: Date, format: 'dd mmm yyyy' });
  const sheet = [
    ['Day', 'Rate'],
    [day('2026-08-30'), { value: 0.041, type: Number, format: '0.0%' }],
    [day('2026-09-29'), { value: 0.05, type: Number, format: '0.0%' }],
  ];
  const workbook = writeXlsxFile([
    { data: cover, sheet: 'Cover' },
    { data: sheet, sheet: 'Data' },
  ]);
  const path = bytes('a.xlsx', await workbook.toBuffer());
  const days = ['2026-08-30 4.1', '2026-09-29 5'];
  expect(await tried(path, '--indicator', 'SHARE')).toEqual(days);
  expect(await tried(path, '--indicator', 'SHARE', '--table', 'data')).toEqual(days);
});

test('JSON, a page, and a file of tabs', async () => {
  const { tried, file } = openRecipeShell();
  const json = file(
    'a.json',
    '{"data": [{"period": "2026-09", "value": 4.5}, {"period": "2026-10", "value": null}]}',
  );
  const page = file(
    'a.html',
    '<h1>x</h1><table><tr><th>Month<th>Rate<tr><td>Sep 2026<td>4.5</table>',
  );
  const tabs = file('a.tsv', 'month\trate\n2026-09\t4.5\n');
  for (const path of [json, page, tabs]) {
    expect(await tried(path, '--indicator', 'SHARE')).toEqual(['2026-09-30 4.5']);
  }
});

test('a column that names indicators; those of other strategies are left aside', async () => {
  const { tried, run, file } = openRecipeShell();
  const path = file(
    'a.csv',
    csv('code,day,value', 'share,2026-09-30,4', 'TRADE,2026-09-30,5', 'X,2026-09-30,6'),
  );
  expect(await tried(path, '--indicator-column', 'code')).toEqual(['2026-09-30 4', '2026-09-30 5']);
  const strange = file('b.csv', csv('code,day,value', 'SHAER,2026-09-30,4'));
  const refused = run('recipe', 'try', strange, '--indicator-column', 'code');
  await expect(refused).rejects.toThrow(
    'SHAER is not an indicator of Made up; did you mean SHARE?',
  );
});

test.each<[string, string, string, readonly string[], string | undefined]>([
  [
    'a fraction where per cent stand',
    'SHARE',
    '41',
    ['2026-08,0.4', '2026-09,0.41'],
    '--scale 100',
  ],
  ['a fraction where nothing stands', 'SHARE', '', ['2026-08,0.4', '2026-09,0.41'], '--scale 100'],
  ['values near to what stands', 'SHARE', '41', ['2026-08,40', '2026-09,43'], undefined],
  ['millions', 'TRADE', '200', ['2026-08,190000', '2026-09,210000'], '--scale 0.001'],
  [
    'a month of a year',
    'TRADE',
    '120',
    MONTHS.map((day) => `${day.slice(0, 7)},10`),
    '--sum-of "12 months"',
  ],
  [
    'a month of a year in millions',
    'TRADE',
    '120',
    MONTHS.map((day) => `${day.slice(0, 7)},10000`),
    '--sum-of "12 months" --scale 0.001',
  ],
  ['nothing that any unit explains', 'TRADE', '200', ['2026-08,1500', '2026-09,1500'], undefined],
])('what is offered: %s', async (_, indicator, stands, lines, offered) => {
  const { run, file } = openRecipeShell();
  if (stands !== '') await run('record', indicator, stands, '30 jun 2026', '--source', 'us');
  const path = file('a.csv', csv('month,value', ...lines));
  const said = (await run('recipe', 'try', path, '--indicator', indicator)).replaceAll(/\s+/g, ' ');
  if (offered === undefined) expect(said).not.toContain('corrects that');
  else expect(said).toContain(`${offered} corrects that`);
});
