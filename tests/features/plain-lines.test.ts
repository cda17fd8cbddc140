/** The board below 60 columns by 20 rows: lines that scroll, what is in hand among them, a note below. */
import { expect, test } from 'vitest';
import {
  plainOverviewFirstVisibleRow,
  plainOverviewOffsetOfFocusedPanel,
  plainOverviewPositionText,
  plainOverviewRows,
  plainOverviewVisibleRowCount,
} from '../../src/features/board/plain-lines.ts';
import type { State } from '../../src/tui/state.ts';
import { openState } from '../ui/board.ts';
import { sitDown } from './person.ts';

const SMALL = { columns: 40, rows: 10 };

const shown = (state: State): readonly string[] => {
  const lines = plainOverviewRows(state, SMALL.columns - 1);
  const start = plainOverviewFirstVisibleRow(state, lines.length);
  return lines
    .slice(start, start + plainOverviewVisibleRowCount(state))
    .map(({ text, marked }) => `${marked ? '>' : ' '}${text}`);
};

const note = (state: State): string =>
  plainOverviewPositionText(
    state,
    plainOverviewRows(state, SMALL.columns - 1).length,
    SMALL.columns - 1,
  );

test('the track in focus is marked, and the list goes to the panel that a key names', () => {
  const analyst = sitDown(openState(SMALL));
  expect(shown(analyst.state)[0]).toBe(' Reconsidering? Cannot say: Strained or');
  analyst.type('5');
  expect(shown(analyst.state)[0]).toMatch(/^>5 China: conduct/);
  analyst.type('6');
  expect(shown(analyst.state)[0]).toMatch(/^>ALERT/);
  analyst.type('1');
  expect(shown(analyst.state)[0]).toMatch(/^>1 Russia/);
});

test('the line of a panel is found in every width, and is not scrolled to on the first page', () => {
  for (let columns = 21; columns < 60; columns += 1) {
    const analyst = sitDown(openState({ columns, rows: 10 }));
    for (const panel of '123456') {
      analyst.type(panel);
      const lines = plainOverviewRows(analyst.state, columns - 1);
      const at = lines.findIndex(({ marked }) => marked);
      const offset = plainOverviewOffsetOfFocusedPanel(analyst.state);
      expect(offset, `${panel} in ${columns}`).toBe(
        at < plainOverviewVisibleRowCount(analyst.state) ? 0 : at,
      );
    }
  }
});

test('scrolling ends with the last page and comes back at once', () => {
  const analyst = sitDown(openState(SMALL));
  analyst.press('nav.last');
  const last = shown(analyst.state);
  expect(last).toHaveLength(plainOverviewVisibleRowCount(analyst.state));
  analyst.press('nav.down', 'nav.down', 'nav.up');
  expect(shown(analyst.state)[1]).toBe(last[0]);
});

test('one line says which lines are shown and from which size on there are panels', () => {
  const analyst = sitDown(openState(SMALL));
  expect(note(analyst.state)).toMatch(/^lines 1-6 of \d+; panels from 60x20$/);
  expect(plainOverviewPositionText(analyst.state, 100, 58)).toBe(
    'lines 1-6 of 100; panels from 60x20; in hand: RU1',
  );
});
