/** Which layout a terminal gets, and how its rows are shared out, by hand. */
import { expect, test } from 'vitest';
import {
  stackedOverviewHeights,
  wideOverviewRowCounts,
} from '../../src/features/board/overview-rows.ts';
import {
  firstVisibleRow,
  fullScreenPageMoveRowCount,
  fullScreenPanelSize,
  fullScreenRowWidth,
  shownLineRangeText,
  terminalLayoutClass,
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
  ).map(([columns, rows]) => terminalLayoutClass({ columns, rows }));
  expect(layouts).toEqual([
    ...['tiny', 'tiny', 'narrow', 'narrow', 'stacked', 'stacked', 'stacked', 'wide'],
  ]);
});

const USUAL = { bottom: 1, foot: 2, answer: 13 };

test('a wide overview folds the other tracks below 35 rows, and gives about a third of what the answer leaves to what needs attention', () => {
  const shared = (rows: number, focused: boolean, more: Partial<typeof USUAL> = {}) => {
    const { panel, others, attention } = wideOverviewRowCounts(
      { rows, ...USUAL, ...more },
      focused,
    );
    return [panel, others, attention];
  };
  expect(shared(36, false)).toEqual([4, 3, 7]);
  expect(shared(36, true)).toEqual([3, 4, 7]);
  expect(shared(30, false)).toEqual([3, 0, 6]);
  expect(shared(30, true)).toEqual([2, 3, 3]);
  expect(shared(34, false)).toEqual([6, 0, 7]);
  expect(shared(35, false)).toEqual([4, 3, 6]);
  expect(shared(44, false)).toEqual([7, 5, 10]);
  expect(shared(100, false)).toEqual([37, 27, 14]);
});

test('every share of a wide overview adds up to its rows', () => {
  for (let rows = 30; rows <= 100; rows += 1) {
    for (const focused of [false, true]) {
      const { panel, others, attention } = wideOverviewRowCounts({ rows, ...USUAL }, focused);
      const fixed = 2 + USUAL.bottom + USUAL.answer + 2 + 2 + (others > 0 ? 2 : 1);
      expect(panel + others + attention + fixed, `${rows} ${focused}`).toBe(rows);
    }
  }
});

test('a stacked overview gives a quarter of what the answer leaves to what needs attention, and all of it where that is in focus', () => {
  const shared = (
    rows: number,
    more: Partial<Parameters<typeof stackedOverviewHeights>[0]> = {},
  ) => {
    const usual = { ...USUAL, answer: 11, focused: 'track' as const, pressing: 9, others: 0 };
    const { panel, attention } = stackedOverviewHeights({ rows, ...usual, ...more });
    return [panel, attention];
  };
  expect(shared(24)).toEqual([5, 4]);
  expect(shared(24, { focused: 'attention' })).toEqual([9, 0]);
  expect(shared(24, { focused: 'answer' })).toEqual([5, 4]);
  expect(shared(24, { pressing: 0 })).toEqual([7, 2]);
  expect(shared(20)).toEqual([2, 3]);
  expect(shared(19, { answer: 10 })).toEqual([2, 3]);
});

test('no part of an overview has less than no rows', () => {
  const low = { rows: 19, bottom: 2, foot: 3, answer: 15 };
  const rest = { focused: 'track', pressing: 9, others: 0 } as const;
  expect(stackedOverviewHeights({ ...low, ...rest })).toMatchObject({ panel: 0, attention: 0 });
  for (const focused of [false, true])
    expect(wideOverviewRowCounts(low, focused).panel).toBeGreaterThanOrEqual(0);
});

test('a list is shown a page at a time, the last page full', () => {
  const starts = [0, 4, 5, 9, 10, 11].map((selected) => firstVisibleRow(selected, 5, 12));
  expect(starts).toEqual([0, 0, 5, 5, 7, 7]);
  expect([firstVisibleRow(3, 5, 5), firstVisibleRow(3, 9, 5), firstVisibleRow(3, 0, 5)]).toEqual([
    0, 0, 0,
  ]);
  expect([shownLineRangeText(0, 14, 30), shownLineRangeText(20, 14, 30)]).toEqual([
    ...['lines 1-14 of 30', 'lines 21-30 of 30'],
  ]);
  expect([shownLineRangeText(0, 14, 15), shownLineRangeText(0, 14, 14)]).toEqual([
    'lines 1-14 of 15',
    '',
  ]);
});

test('a panel that fills the screen has a frame from 80x30 on; a narrower one has no more rows for what it shows', () => {
  const sized = (columns: number, rows: number) => {
    const { framed, body, cells } = fullScreenPanelSize({ columns, rows });
    return [framed, body, cells];
  };
  expect(sized(80, 30)).toEqual([true, 25, 76]);
  expect(sized(79, 30)).toEqual([false, 25, 77]);
  expect(sized(80, 29)).toEqual([false, 25, 78]);
  expect(sized(79, 29)).toEqual([false, 25, 77]);
  expect([sized(1, 5), sized(1, 1)]).toEqual([
    [false, 1, 0],
    [false, 0, 0],
  ]);
  expect(fullScreenRowWidth({ columns: 80, rows: 30 })).toBe(76);
  expect([24, 12, 11, 5].map((rows) => fullScreenPageMoveRowCount({ columns: 80, rows }))).toEqual([
    14, 2, 1, 1,
  ]);
});
