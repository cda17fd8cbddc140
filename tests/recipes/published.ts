/** Files in the forms in which publishers publish them, made here, with the recipe that reads each. */
import writeXlsxFile from 'write-excel-file/node';
import type { RecipeInput } from '../../src/core/recipes/recipe-shape.ts';

export interface Published {
  readonly publisher: string;
  /** Its name, with the ending it has. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly recipe: RecipeInput;
  /** What comes of it, day and value. */
  readonly readings: readonly (readonly [day: string, value: number])[];
  /** How many rows are skipped, by why. */
  readonly skipped: Readonly<Record<string, number>>;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((sign) => (sign === '€' ? 0x80 : sign.charCodeAt(0))));
const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const recipe = (
  id: string,
  given: Omit<RecipeInput, 'format' | 'id' | 'title' | 'from' | 'indicator' | 'source'> &
    Partial<RecipeInput>,
): RecipeInput => ({
  format: 'axiswatch.recipe/1',
  id,
  title: `A sample of ${id}`,
  from: `${id}.*`,
  indicator: 'land',
  source: id,
  ...given,
});

const WORLD_BANK = `"Data Source","World Development Indicators",

"Last Updated Date","2026-10-07",

"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023","2024","2025",
"Aruba","ABW","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","8.5","4.3","","",
"Russian Federation","RUS","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","-1.4","4.1","4.3","",
`;

const SIPRI = `Military expenditure by country, in millions of US$ at current prices and exchange rates
Figures in blue are estimates

Country,Notes,2022,2023,2024
Iran,1,"7,328.0","10,281.6","7,900.4"
"Korea, North",4,..,..,. .
Russia,7,"102,366.6","109,454.4","148,977.9"
`;

const HTML =
  `<!doctype html><html><head><meta charset="windows-1252"><title>Assessments</title></head><body>
<table><tr><td>Home</td><td>Maps</td></tr></table>
<h2>Russian advances by month</h2>
<table>
<caption>Area seized, kmÂ²</caption>
<thead><tr><th rowspan="2">Month<th colspan="2">Area</tr><tr><th>Seized<sup>1</sup><th>Lost</tr></thead>
<tr><td>September 2026<td>1,234.5&nbsp;<td>10
<tr><td>October 2026<td>987.6<td>&ndash;
</table><p>1 Including claims.</body></html>`.replace('Â²', '²');

/** As a Kiel-like workbook has it: notes above, days as serial numbers, amounts as numbers. */
async function kiel(): Promise<Uint8Array> {
  const number = (value: number) => ({ type: Number, value });
  const rows = [
    ['Ukraine Support Tracker, Release 25'],
    [null, 'Billion EUR'],
    [],
    [null, 'Month', 'Europe', 'United States'],
    [null, number(46_203), number(4.25), number(0)],
    [null, number(46_234), number(3.75), null],
    [
      null,
      { type: Date, value: new Date(Date.UTC(2026, 7, 31)), format: 'dd.mm.yyyy' },
      number(5.5),
      number(0.1),
    ],
    [null, 'Sources: governments'],
  ];
  const notes = [['This sheet has notes only']];
  return writeXlsxFile([
    { sheet: 'ReadMe', data: notes },
    { sheet: 'Fig 1', data: rows },
  ]).toBuffer();
}

/** Every form, each with its recipe and what comes of it. */
export async function publishedFiles(): Promise<readonly Published[]> {
  return [
    {
      publisher: 'FRED',
      file: 'fred.csv',
      bytes: utf8(
        'observation_date,DCOILBRENTEU\n2026-11-12,64.31\n2026-11-13,.\n2026-11-16,63.9\n',
      ),
      recipe: recipe('fred', {
        read: { form: 'csv' },
        day: { column: 'observation_date', form: 'YYYY-MM-DD' },
        value: { column: 'DCOILBRENTEU', decimal: '.' },
      }),
      readings: [
        ['2026-11-12', 64.31],
        ['2026-11-16', 63.9],
      ],
      skipped: { gap: 1 },
    },
    {
      publisher: 'EIA',
      file: 'eia.csv',
      bytes: utf8(
        'Back to Contents,Data 1: Europe Brent Spot Price FOB (Dollars per Barrel)\r\nSourcekey,RBRTE\r\nDate,"Europe Brent Spot Price FOB (Dollars per Barrel)"\r\n"Nov 16, 2026",63.9\r\n"Nov 17, 2026",64.02\r\n',
      ),
      recipe: recipe('eia', {
        read: { form: 'csv' },
        day: { column: 'Date', form: 'MMM D, YYYY' },
        value: { column: 'Europe Brent Spot Price FOB (Dollars per Barrel)', decimal: '.' },
      }),
      readings: [
        ['2026-11-16', 63.9],
        ['2026-11-17', 64.02],
      ],
      skipped: {},
    },
    {
      publisher: 'Our World in Data',
      file: 'owid.csv',
      bytes: utf8(
        'Entity,Code,Year,Military expenditure (% of GDP)\nChile,CHL,2023,1.6\nChina,CHN,2023,1.67\nChina,CHN,2024,1.7\nChina,CHN,2025,\nCuba,CUB,2023,4.2\n',
      ),
      recipe: recipe('owid', {
        read: { form: 'csv' },
        rows: { Entity: 'China' },
        day: { column: 'Year', form: 'YYYY' },
        value: { column: 'Military expenditure (% of GDP)', decimal: '.' },
      }),
      readings: [
        ['2023-12-31', 1.67],
        ['2024-12-31', 1.7],
      ],
      skipped: { 'other row': 2, gap: 1 },
    },
    {
      publisher: 'World Bank',
      file: 'worldbank.csv',
      bytes: utf8(`\uFEFF${WORLD_BANK}`),
      recipe: recipe('worldbank', {
        read: { form: 'csv' },
        rows: { 'Country Code': 'RUS' },
        day: { form: 'YYYY' },
        value: { decimal: '.' },
      }),
      readings: [
        ['2022-12-31', -1.4],
        ['2023-12-31', 4.1],
        ['2024-12-31', 4.3],
      ],
      skipped: { 'other row': 1, gap: 1 },
    },
    {
      publisher: 'SIPRI',
      file: 'sipri.csv',
      bytes: utf8(SIPRI),
      recipe: recipe('sipri', {
        read: { form: 'csv' },
        rows: { Country: ['Russia'] },
        day: { form: 'YYYY' },
        value: { decimal: '.', thousands: ',' },
        convert: { times: 0.001 },
      }),
      readings: [
        ['2022-12-31', 102.3666],
        ['2023-12-31', 109.4544],
        ['2024-12-31', 148.9779],
      ],
      skipped: { 'other row': 2 },
    },
    {
      publisher: 'UN Comtrade',
      file: 'comtrade.json',
      bytes: utf8(
        JSON.stringify({
          elapsedTime: '0.12 secs',
          count: 3,
          data: [
            {
              period: '202608',
              reporterISO: 'CHN',
              flowCode: 'X',
              cmdCode: '8457',
              primaryValue: 1234567.5,
              qty: null,
            },
            {
              period: '202609',
              reporterISO: 'CHN',
              flowCode: 'X',
              cmdCode: '8457',
              primaryValue: 2000000,
              qty: 4,
            },
            {
              period: '202609',
              reporterISO: 'CHN',
              flowCode: 'M',
              cmdCode: '8457',
              primaryValue: 7,
              qty: 1,
            },
          ],
          error: '',
        }),
      ),
      recipe: recipe('comtrade', {
        read: { form: 'json', path: 'data' },
        rows: { flowCode: 'X' },
        day: { column: 'period', form: 'YYYYMM' },
        value: { column: 'primaryValue' },
        convert: { times: 0.000001 },
      }),
      readings: [
        ['2026-08-31', 1.2345675],
        ['2026-09-30', 2],
      ],
      skipped: { 'other row': 1 },
    },
    {
      publisher: 'ISW',
      file: 'isw.html',
      bytes: latin(HTML),
      recipe: recipe('isw', {
        read: { form: 'html', table: 'Area seized' },
        day: { column: 'Month', form: 'MMM YYYY' },
        value: { column: 'Seized', decimal: '.', thousands: ',' },
      }),
      readings: [
        ['2026-09-30', 1234.5],
        ['2026-10-31', 987.6],
      ],
      skipped: {},
    },
    {
      publisher: 'Google Sheets',
      file: 'sheet.csv',
      bytes: utf8(
        'Date,Area (km2),Remark\r\n03/04/2026,12.5,"first, as told"\r\n13/04/2026,14,\r\n',
      ),
      recipe: recipe('sheet', {
        read: { form: 'csv' },
        day: { column: 'Date', form: 'DD/MM/YYYY' },
        value: { column: 'Area (km2)', decimal: '.' },
      }),
      readings: [
        ['2026-04-03', 12.5],
        ['2026-04-13', 14],
      ],
      skipped: {},
    },
    {
      publisher: 'Excel in German',
      file: 'german.csv',
      bytes: latin(
        'Datum;Menge (t) für Übersee;Preis €\r\n30.09.2026;1.234,5;7\r\n31.10.2026;987;8\r\n',
      ),
      recipe: recipe('german', {
        read: { form: 'csv', encoding: 'windows-1252' },
        day: { column: 'Datum', form: 'DD.MM.YYYY' },
        value: { column: 'Menge (t) für Übersee', decimal: ',', thousands: '.' },
      }),
      readings: [
        ['2026-09-30', 1234.5],
        ['2026-10-31', 987],
      ],
      skipped: {},
    },
    {
      publisher: 'Kiel',
      file: 'kiel.xlsx',
      bytes: await kiel(),
      recipe: recipe('kiel', {
        read: { form: 'xlsx', sheet: 'Fig 1', range: 'B4:D20' },
        day: { column: 'Month', form: 'serial' },
        value: { column: 'United States' },
      }),
      readings: [
        ['2026-06-30', 0],
        ['2026-08-31', 0.1],
      ],
      skipped: { gap: 1, 'no day': 1 },
    },
    {
      publisher: 'Excel as Unicode text',
      file: 'unicode.txt',
      bytes: utf16('Quarter\tValue\r\n2026-Q2\t12.5\r\n2026-Q3\t13\r\n'),
      recipe: recipe('unicode', {
        read: { form: 'csv' },
        day: { column: 'Quarter', form: 'YYYY-[Q]Q' },
        value: { column: 'Value', decimal: '.' },
      }),
      readings: [
        ['2026-06-30', 12.5],
        ['2026-09-30', 13],
      ],
      skipped: {},
    },
  ];
}
