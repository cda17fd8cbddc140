/** Next month's download is found by what last month's was called. */
import { expect, test } from 'vitest';
import {
  fileNamePatternRegExp,
  filePatternsForNextEditions,
} from '../../src/core/recipes/editions.ts';

test.each([
  ['fred.csv', ['fred#.csv']],
  ['DCOILBRENTEU (3).csv', ['DCOILBRENTEU#.csv']],
  ['data-2026-10.xlsx', ['data#.xlsx']],
  ['oil_20261031_v.csv', ['oil#v#.csv']],
  ['2026Q3 trade.csv', ['#trade#.csv']],
  ['report_October_2026.xlsx', ['report#.xlsx']],
  ['Oct-26.csv', ['#.csv']],
  ['table5.csv', ['table5#.csv', 'table#.csv']],
  ['table5-2026.csv', ['table5#.csv', 'table#.csv']],
  ['API_BX_DS2_en_v2_3011.csv', ['API_BX_DS2_en_v2_3011#.csv', 'API_BX_DS#en_v#.csv']],
  ['mayor.csv', ['mayor#.csv']],
  ['export', ['export#']],
])('%s', (name, patterns) => {
  expect(filePatternsForNextEditions(name)).toEqual(patterns);
  for (const each of patterns) expect(fileNamePatternRegExp(each).test(name), each).toBe(true);
});

test.each([
  ['fred#.csv', 'fred (1).csv', true],
  ['fred#.csv', 'fred(1).csv', true],
  ['fred#.csv', 'FRED-2.csv', true],
  ['fred#.csv', 'fred-brent.csv', false],
  ['fred#.csv', 'alfred.csv', false],
  ['data#.xlsx', 'data-2026-11.xlsx', true],
  ['data#.xlsx', 'data-2026-Q4 (2).xlsx', true],
  ['data#.xlsx', 'data-iran.xlsx', false],
  ['data#.xlsx', 'data-2026-11.xlsx.part', false],
  ['report#.xlsx', 'report_November_2026.xlsx', true],
  ['report#.xlsx', 'report_maybe_2026.xlsx', false],
  ['table5#.csv', 'table6.csv', false],
  ['table5#.csv', 'table5 (1).csv', true],
  ['brent-*.csv', 'brent-any (thing).csv', true],
  ['a+b(#).csv', 'a+b(12).csv', true],
  ['a+b(#).csv', 'aab(12).csv', false],
])('%s: %s %s', (pattern, name, isOne) => {
  expect(fileNamePatternRegExp(pattern).test(name)).toBe(isOne);
});

test('a long name is looked at in no time', () => {
  const long = `${'1-'.repeat(5_000)}x`;
  const began = performance.now();
  expect(fileNamePatternRegExp('#a#.csv').test(long)).toBe(false);
  filePatternsForNextEditions(long);
  expect(performance.now() - began).toBeLessThan(2_000);
});
