/** Numbers and days as publishers write them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayForm,
  formsOf,
  lastDayOf,
  twinOf,
  USUAL_FORMS,
} from '../../../src/features/recipes/read-day.ts';
import { decimalOf, isMissing, readNumber } from '../../../src/features/recipes/read-number.ts';
import { isoDay, parseIsoDay } from '../../../src/model/day.ts';

test.each([
  ['1234', '.', 1234],
  ['1,234.5', '.', 1234.5],
  ['1.234,5', ',', 1234.5],
  ['1 234', '.', 1234],
  ['1\u202f234,5', ',', 1234.5],
  ["1'234.5", '.', 1234.5],
  ['12,345,678', '.', 12_345_678],
  ['.5', '.', 0.5],
  ['5.', '.', 5],
  ['4.1%', '.', 4.1],
  ['4,1 %', ',', 4.1],
  ['(12)', '.', -12],
  ['\u221212.5', '.', -12.5],
  ['- 3', '.', -3],
  ['+3', '.', 3],
  ['1e-7', '.', 1e-7],
  ['2.5E+21', '.', 2.5e21],
  ['-0', '.', 0],
] as const)('%s with %s is %d', (cell, sign, value) => {
  expect(readNumber(cell, sign)).toEqual({ value });
});

test.each([
  ['75.93 p', 75.93, 'p'],
  ['75.93p', 75.93, 'p'],
  ['1,020 b', 1020, 'b'],
  ['3.4*', 3.4, '*'],
  ['3.4 (e)', 3.4, '(e)'],
])('%s is %d, marked %s', (cell, value, mark) => {
  expect(readNumber(cell)).toEqual({ value, mark });
});

test.each([
  ...['', '1,5', '1,23', '12,34.5', '0,123', '1.2.3', '1.234.567', '5 bn', '5bn', '$5', 'x130'],
  ...['1e999', '--5', '1 23', '1-2', 'p', '%', '1'.repeat(60)],
])('%s is no number', (cell) => {
  expect(readNumber(cell, '.')).toBeUndefined();
});

test('cells without a number', () => {
  expect(
    ['', '-', '–', '..', '…', 'n/a', 'N.A.', '#N/A', 'NaN', ':'].filter(isMissing),
  ).toHaveLength(10);
  expect(['0', '-1', 'nanny', 'p', '.5'].filter(isMissing)).toEqual([]);
});

test.each([
  [['1,5', '2'], ','],
  [['1.5', '2'], '.'],
  [['1.234', '5.678'], undefined],
  [['1.234.567', '5.678'], ','],
  [['1,234', '5,678'], 'either'],
  [['1,234', '980'], '.'],
  [['1,234', '0,980'], ','],
  [['1.234,5', '5.678'], ','],
  [['1,234', '1.5'], '.'],
  [['1,5', '1.5'], undefined],
  [['12', 'n/a', 'x'], undefined],
])('the decimal sign of %j is %s', (cells, sign) => {
  expect(decimalOf(cells)).toBe(sign);
});

test('a number that is printed in a form is read back', () => {
  const number = fc.tuple(
    fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fc.integer({ min: 0, max: 2 }),
  );
  const forms = [
    ['.', ''],
    ['.', ','],
    ['.', ' '],
    ['.', "'"],
    [',', ''],
    [',', '.'],
    [',', '\u202f'],
  ] as const;
  fc.assert(
    fc.property(
      number,
      fc.constantFrom(...forms),
      fc.constantFrom('', '%', ' p'),
      (given, [sign, group], end) => {
        const [digits, places] = given;
        const value = digits / 10 ** places;
        const [whole = '', part] = Math.abs(value).toFixed(places).split('.');
        const grouped = whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/g, group);
        const cell = `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : sign + part}${end}`;
        expect(readNumber(cell, sign)?.value).toBe(value);
      },
    ),
  );
});

test.each([
  ['2026-09-30', 'YYYY-MM-DD', '2026-09-30'],
  ['2026-09-30T12:00:00Z', 'YYYY-MM-DD', '2026-09-30'],
  ['30/09/2026', 'DD/MM/YYYY', '2026-09-30'],
  ['9/30/2026 0:00', 'MM/DD/YYYY', '2026-09-30'],
  ['Sep 30, 2026', 'MMM D, YYYY', '2026-09-30'],
  ['1-Feb-26', 'D-MMM-YY', '2026-02-01'],
  ['1-Feb-69', 'D-MMM-YY', '1969-02-01'],
  ['Sep 2026', 'MMM YYYY', '2026-09-30'],
  ['Sept. 2026', 'MMM YYYY', '2026-09-30'],
  ['September 2026', 'MMM YYYY', '2026-09-30'],
  ['2026M09', 'YYYY[M]MM', '2026-09-30'],
  ['2026-Q3', 'YYYY-[Q]Q', '2026-09-30'],
  ['Week 36 2026', '[Week] WW YYYY', '2026-09-06'],
  ['2026-W53', 'YYYY-[W]WW', '2027-01-03'],
  ['2024', 'YYYY', '2024-12-31'],
  ['202402', 'YYYYMM', '2024-02-29'],
  ['2026-09-01', 'YYYY-MM-[01]', '2026-09-30'],
])('%s in %s is %s', (cell, form, day) => {
  expect(isoDay(dayForm(form).read(cell) ?? 0)).toBe(day);
});

test.each([
  ['31/09/2026', 'DD/MM/YYYY'],
  ['13/13/2026', 'MM/DD/YYYY'],
  ['2027-W53', 'YYYY-[W]WW'],
  ['Septembre 2026', 'MMM YYYY'],
  ['2026-09-30 total', 'YYYY-MM-DD'],
  ['20260930', 'YYYYMM'],
  [`${' '.repeat(99)}x2026`, 'YYYY'],
])('%s is no day in %s', (cell, form) => {
  expect(dayForm(form).read(cell)).toBeUndefined();
});

test.each([
  ['DD/MM', 'has no year'],
  ['DD YYYY', 'a day and no month'],
  ['YYYY-MM-MM', 'names MM twice'],
  ['*YYYY*MM', '* means nothing'],
  ['Week WW YYYY', 'means nothing'],
])('%s is no form: %s', (form, why) => {
  expect(() => dayForm(form)).toThrow(why);
});

test('a day that is printed in a usual form is read back as the end of its period', () => {
  const from = parseIsoDay('1970-01-05') ?? 0;
  const days = fc.integer({ min: from, max: from + 35_000 });
  fc.assert(
    fc.property(days, fc.constantFrom(...USUAL_FORMS), (day, form) => {
      const { period, read } = dayForm(form);
      expect(read(printed(lastDayOf(day, period), form))).toBe(
        form.includes('[01') ? read(printed(day, form)) : lastDayOf(day, period),
      );
    }),
  );
});

/** Of a week its own year, which is that of its Thursday. */
function printed(day: number, form: string): string {
  const [year = '', month = '', date = ''] = isoDay(form.includes('WW') ? day - 3 : day).split('-');
  const first = parseIsoDay(`${year}-01-04`) ?? 0;
  const week = Math.round((lastDayOf(day, 'week') - lastDayOf(first, 'week')) / 7) + 1;
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const parts: Readonly<Record<string, string>> = {
    ...{ YYYY: year, YY: year.slice(2), MM: month, DD: date, D: String(Number(date)) },
    ...{ MMM: names[Number(month) - 1] ?? '', Q: String(Math.ceil(Number(month) / 3)) },
    WW: String(week).padStart(2, '0'),
  };
  return form.replaceAll(/\[([^\]]*)\]|([A-Z])\2*/g, (token, literal) => literal ?? parts[token]);
}

test.each([
  [['13/05/2026', '01/06/2026'], ['DD/MM/YYYY']],
  [['05/13/2026', '06/01/2026'], ['MM/DD/YYYY']],
  [
    ['01/05/2026', '01/06/2026'],
    ['DD/MM/YYYY', 'MM/DD/YYYY'],
  ],
  [
    ['2026-08-01', '2026-09-01'],
    ['YYYY-MM-DD', 'YYYY-MM-[01]'],
  ],
  [['2026-08-01', '2026-09-02'], ['YYYY-MM-DD']],
  [['Sep 2026', 'Source: us', 'Oct 2026'], ['MMM YYYY']],
  [['a', 'b', '2026'], []],
])('the forms of %j are %j', (cells, forms) => {
  expect(formsOf(cells)).toEqual(forms);
});

test('day and month the other way round', () => {
  expect(twinOf('DD/MM/YYYY')).toBe('MM/DD/YYYY');
  expect(twinOf('M-D-YY')).toBe('D-M-YY');
  expect(
    ['YYYY-MM-DD', 'D MMM YYYY', 'MM/YYYY', 'YYYYMMDD'].flatMap((form) => twinOf(form) ?? []),
  ).toEqual([]);
});
