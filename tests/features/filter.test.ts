/** Filters: words that must be there, words that must not, states. */
import { expect, test } from 'vitest';
import { plainOverviewRows } from '../../src/features/board/plain-lines.ts';
import { type Filterable, nodeAsSeenByFilter, rowPassesFilter } from '../../src/views/filter.ts';
import { openState } from '../ui/board.ts';
import { sitDown } from './person.ts';

const row: Filterable = {
  text: 'ru1 new occupied land km²',
  states: ['alert', 'stale'],
  due: true,
  unsourced: true,
  nodes: ['ru1', 'iran'],
};

test.each([
  ['', true],
  ['  ', true],
  ['land', true],
  ['LAND new', true],
  ['land oil', false],
  ['!oil', true],
  ['!land', false],
  ['!', true],
  ['due', true],
  ['!due', false],
  ['alert', true],
  ['nosource', true],
  ['!nosource', false],
  ['state:stale', true],
  ['state:st', true],
  ['node:IRAN', true],
  ['node:ira', false],
  ['!node:ru1', false],
  ['state:fresh', false],
  ['!state:fresh land', true],
])('the filter "%s" lets the row through: %s', (filter, through) => {
  expect(rowPassesFilter(filter, row)).toBe(through);
});

test('an indicator is found by code, title, objective and by what its age says beneath an alert', () => {
  const { board } = openState({ columns: 80, rows: 24 });
  const seen = nodeAsSeenByFilter(board, 'new-occupied-land');
  for (const word of ['ru1', 'occupied', 'hold the line']) expect(seen.text).toContain(word);
  const uranium = nodeAsSeenByFilter(board, 'bab-el-mandeb-transits');
  expect(uranium.states[0]).toBe('watch');
});

test('below 60x20 a filter leaves the lines that need attention and fit, and Esc brings all back', () => {
  const analyst = sitDown(openState({ columns: 40, rows: 10 }));
  const lines = (cells = 39): readonly string[] =>
    plainOverviewRows(analyst.state, cells).map(({ text }) => text);
  const all = lines();
  analyst.type('/', ...'blockade');
  const [head, ...found] = lines();
  expect(head).toBe('/blockade: 1 line of what needs');
  expect(found.join(' ')).toContain('Houthi campaign or blockade in force');
  expect(found.join(' ')).not.toContain('Hormuz');
  analyst.type('Enter', 'Esc');
  expect(lines()).toEqual(all);
  analyst.type('/', ...'no such thing', 'Enter');
  expect(lines(60)).toEqual(['Nothing fits "no such thing"; Esc shows all.']);
});
