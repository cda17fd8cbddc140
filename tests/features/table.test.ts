/** The one table: which columns stay in a width, and how wide each is. */
import { expect, test } from 'vitest';
import {
  columnTitlesRowCells,
  fitColumns,
  rowTextsFittedToColumnWidths,
  tableRowText,
} from '../../src/text/table.ts';

const ROWS = [{ code: 'A1', name: 'Land taken in a month', unit: 'km²', age: '147 d' }];
const COLUMNS = [
  { key: 'code', from: 4 },
  { key: 'name', grows: true, least: 6 },
  { key: 'unit', drop: 1, leaves: 12 },
  { key: 'age', align: 'right', drop: 2, title: 'old', most: 4 },
] as const;

const drawn = (cells: number): readonly string[] => {
  const columns = fitColumns(COLUMNS, ROWS, cells);
  return [
    columnTitlesRowCells(columns),
    ...ROWS.map((row) => rowTextsFittedToColumnWidths(row, columns)),
  ].map((each) => tableRowText(each, columns));
};

test('columns are as wide as their texts, no narrower than they begin and no wider than they may be', () => {
  expect(drawn(80)).toEqual([
    'code name                  unit  old',
    'A1   Land taken in a month km²  147…',
  ]);
});

test('one that grows gives way first, then columns go in their order, each while it leaves too little', () => {
  expect(drawn(27)[1]).toBe('A1   Land taken … km²  147…');
  expect(drawn(26)[1]).toBe('A1   Land taken in a… 147…');
  expect(drawn(16)[1]).toBe('A1   Land … 147…');
  expect(drawn(15)[1]).toBe('A1   Land take…');
  expect(drawn(7)[1]).toBe('A1   L…');
});

test('of several that may be cut the last is first, each down to its least and no further', () => {
  const columns = [
    { key: 'name', least: 10 },
    { key: 'more', least: 5 },
  ];
  const widths = (cells: number): readonly number[] =>
    fitColumns(columns, [{ name: 'a'.repeat(20), more: 'b'.repeat(20) }], cells, 2).map(
      ({ width }) => width,
    );
  expect([50, 40, 25, 10].map(widths)).toEqual([
    [20, 20],
    [20, 18],
    [18, 5],
    [10, 5],
  ]);
});

test('what has more than enough gives way before any column is cut to its least', () => {
  const columns = [
    { key: 'name', enough: 12, least: 6 },
    { key: 'more', least: 5 },
  ];
  const widths = (cells: number): readonly number[] =>
    fitColumns(columns, [{ name: 'a'.repeat(20), more: 'b'.repeat(10) }], cells).map(
      ({ width }) => width,
    );
  expect([31, 25, 20, 15].map(widths)).toEqual([
    [20, 10],
    [14, 10],
    [12, 7],
    [9, 5],
  ]);
});
