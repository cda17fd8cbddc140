/** Which layout a terminal gets, and how its rows are shared out, by hand. */
import { expect, test } from 'vitest';
import {
  firstVisibleRow,
  fullScreenListRows,
  fullScreenPanelSize,
  fullScreenRowCells,
  stackedOverviewRows,
  terminalLayout,
  visibleLinesText,
  wideOverviewRows,
} from '../../src/tui/layout.ts';

test('panels begin with 60 columns and 19 rows, frames with 80 columns, and side by side they stand from 120 and 30 on', () => {
  const layouts = (
    [
      [59, 50],
      [60, 18],
      [60, 19],
      [79, 50],
      [80, 19],
      [119, 50],
      [120, 29],
      [120, 30],
    ] as const
  ).map(([columns, rows]) => terminalLayout({ columns, rows }));
  expect(layouts).toEqual([
    ...['tiny', 'tiny', 'narrow', 'narrow', 'stacked', 'stacked', 'stacked', 'wide'],
  ]);
});

test('a wide overview has 5 rows of gauge, folds the China panels below 36 rows, and gives about a seventh of what is left to what needs attention', () => {
  const shared = (rows: number, since: number, focused: boolean) => {
    const { gauge, panel, china, attention } = wideOverviewRows(
      { rows, bottom: 2, since },
      focused,
    );
    return [gauge, panel, china, attention];
  };
  expect(shared(30, 0, false)).toEqual([5, 11, 0, 2]);
  expect(shared(35, 3, false)).toEqual([5, 13, 0, 5]);
  expect(shared(35, 3, true)).toEqual([5, 6, 7, 5]);
  expect(shared(36, 0, false)).toEqual([5, 10, 6, 3]);
  expect(shared(36, 0, true)).toEqual([5, 8, 8, 3]);
  expect(shared(30, 0, true)).toEqual([5, 5, 6, 2]);
  expect(shared(24, 0, true)).toEqual([5, 1, 4, 2]);
  expect(shared(60, 0, false)).toEqual([5, 15, 10, 18]);
  expect(shared(100, 4, false)).toEqual([5, 15, 10, 58]);
});

test('a stacked overview shows the longest track, and what that leaves is for what needs attention', () => {
  const shared = (rows: number, more: Partial<Parameters<typeof stackedOverviewRows>[0]> = {}) => {
    const usual = { bottom: 2, since: 1, bordered: true, tracks: [5, 8], pressing: 9 };
    const { gauge, panel, china, attention } = stackedOverviewRows({ rows, ...usual, ...more });
    return [gauge, panel, china, attention];
  };
  expect(shared(30)).toEqual([5, 9, 0, 6]);
  expect(shared(30, { pressing: 3 })).toEqual([5, 11, 0, 4]);
  expect(shared(30, { tracks: [14, 5] })).toEqual([5, 10, 0, 5]);
  expect(shared(29, { tracks: [14, 5] })).toEqual([4, 12, 0, 3]);
  expect(shared(24)).toEqual([4, 7, 0, 3]);
  expect(shared(23)).toEqual([3, 7, 0, 3]);
  expect(shared(24, { bordered: false })).toEqual([4, 9, 0, 3]);
  expect(shared(26, { bordered: false })).toEqual([4, 10, 0, 4]);
  expect(shared(24, { pressing: undefined })).toEqual([4, 10, 0, 0]);
  expect(shared(24, { tracks: [] })).toEqual([4, 2, 0, 10]);
  expect(shared(19, { since: 0, tracks: [2, 2, 2, 2, 2] })).toEqual([3, 2, 0, 1]);
  expect(shared(17, { since: 0, tracks: [2, 2, 2, 2, 2] })).toEqual([3, 2, 0, 0]);
  expect(shared(12, { pressing: undefined })).toEqual([3, 2, 0, 0]);
});

test('a list is shown a page at a time, the last page full', () => {
  const starts = [0, 4, 5, 9, 10, 11].map((selected) => firstVisibleRow(selected, 5, 12));
  expect(starts).toEqual([0, 0, 5, 5, 7, 7]);
  expect([firstVisibleRow(3, 5, 5), firstVisibleRow(3, 9, 5), firstVisibleRow(3, 0, 5)]).toEqual([
    0, 0, 0,
  ]);
  expect([visibleLinesText(0, 14, 30), visibleLinesText(20, 14, 30)]).toEqual([
    ...['lines 1-14 of 30', 'lines 21-30 of 30'],
  ]);
  expect([visibleLinesText(0, 14, 15), visibleLinesText(0, 14, 14)]).toEqual([
    'lines 1-14 of 15',
    '',
  ]);
});

test('a panel that fills the screen has a frame from 80 columns on, which takes two cells and a row more', () => {
  expect(fullScreenPanelSize({ columns: 80, rows: 24 })).toEqual({
    framed: true,
    body: 19,
    cells: 76,
  });
  expect(fullScreenPanelSize({ columns: 79, rows: 24 })).toEqual({
    framed: false,
    body: 20,
    cells: 77,
  });
  expect([
    fullScreenRowCells({ columns: 80, rows: 9 }),
    fullScreenRowCells({ columns: 79, rows: 9 }),
  ]).toEqual([...[76, 77]]);
  expect([24, 12, 11, 5].map((rows) => fullScreenListRows({ columns: 80, rows }))).toEqual([
    14, 2, 1, 1,
  ]);
});
