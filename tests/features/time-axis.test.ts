/** The line of time: how many readings lie in a cell, events over them, and where the board stands. */
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  boardTimeStripText,
  overviewTimeAxisRowCount,
} from '../../src/features/board/time-axis.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { LIVE, viewOfOtherDay } from '../../src/tui/view.ts';
import { event, leaf, reading, strategy } from '../core/make.ts';
import { openState } from '../ui/board.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const [START, TODAY] = ['2026-01-01', '2026-02-09'];
const plan = strategy(
  ids.map((id) => leaf(id)),
  {},
  { start: START },
);
/** So many readings of a day. */
const readOn = (day: string, count: number) =>
  ids.slice(0, count).map((id) => reading([id, day, 50]));
const known = indexReadings([
  ...readOn('2025-12-31', 5),
  ...readOn(START, 1),
  ...readOn('2026-01-03', 3),
  ...readOn('2026-01-05', 4),
  ...readOn(TODAY, 5),
  ...readOn('2026-02-10', 5),
]);

function lineOf(asOf: string, cells: number, days: readonly string[] = []): string {
  const state = openState({ columns: cells, rows: 40 });
  return boardTimeStripText(
    {
      ...state,
      strategy: plan,
      today: TODAY,
      view: asOf === TODAY ? LIVE : viewOfOtherDay(asOf),
      present: { ...state.present, strategy: plan, readings: known },
      board: boardAsOf(plan, known, asOf),
      events: days.map((day, at) => ({ ...event('a', [day], at + 1), id: `e${at}` })),
    },
    cells,
    GLYPHS.ascii,
  );
}

// a cell a day: 11 cells of the first day with the blank, 40 days, a blank and 10 cells of today
const CELLS = 11 + 40 + 11;

test('a cell has a sign for a few readings and another from four on, and one for where the board stands', () => {
  expect(lineOf(TODAY, CELLS)).toBe(
    '1 Jan 2026 .-.-:----------------------------------@ 9 Feb 2026',
  );
});

test('an event takes the place of readings, numbered up to the board’s day', () => {
  // the board of 20 January knows the one of the 5th alone
  expect(lineOf('2026-01-20', 11 + 40 + 4, ['2025-12-31', '2026-01-05', '2026-01-25'])).toBe(
    '1 Jan 2026 .-.-1--------------@----v--------------: now',
  );
});

test('it begins with the board’s day where that lies before the start', () => {
  expect(lineOf('2025-12-20', 12 + 52 + 4)).toBe(
    '20 Dec 2025 @----------:.-.-:----------------------------------: now',
  );
});

test('without ten cells of its own it is both days, and from a hundred on it says what its signs are', () => {
  expect(lineOf(TODAY, 31)).toBe('1 Jan 2026 to 9 Feb 2026       ');
  expect(lineOf(TODAY, 32)).toMatch(/^1 Jan 2026 [-.:]{9}@ 9 Feb 2026$/);
  expect(lineOf(TODAY, 99)).not.toContain('readings');
  expect(lineOf(TODAY, 100)).toMatch(/@ 9 Feb 2026 {2}\.: readings {2}v events {2}@ here$/);
});

test('it takes a row on a past board, and on that of today where there are forty', () => {
  const rows = (size: { columns: number; rows: number }, view = LIVE) =>
    overviewTimeAxisRowCount({ ...openState(size), view });
  const past = viewOfOtherDay('2026-01-01');
  expect(rows({ columns: 120, rows: 40 })).toBe(1);
  expect(rows({ columns: 120, rows: 39 })).toBe(0);
  expect(rows({ columns: 80, rows: 24 }, past)).toBe(1);
  expect(rows({ columns: 40, rows: 10 }, past)).toBe(0);
});
