/** The screens of an indicator that counts events, and of one that is a mean, drawn: within the terminal, with events where others have readings. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/text/cells.ts';
import { Frame } from '../../src/ui/app.tsx';
import { countedState } from '../features/counted-board.ts';

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
];

function drawn(id: string, tab: number, size: (typeof SIZES)[number]): readonly string[] {
  const state = countedState(size);
  const screen = { kind: 'indicator', id, tab, selected: 1, history: [] } as const;
  const shown = { ...state, layers: [...state.layers, screen] };
  return renderToString(<Frame state={shown} />, { columns: size.columns }).split('\n');
}

test.each(SIZES)('every tab stays within $columns x $rows', (size) => {
  for (const id of ['patrols', 'visits', 'trade'])
    for (const tab of [0, 1, 2, 3]) {
      const lines = drawn(id, tab, size);
      expect(lines.length).toBeLessThanOrEqual(size.rows);
      expect(lines.filter((line) => textWidth(line) > size.columns)).toEqual([]);
    }
});

test('events and checks stand in a table, the selected one spelled out beside it, under a tab of their own name', () => {
  const text = drawn('patrols', 1, { columns: 120, rows: 36 }).join('\n');
  expect(text).toContain('[Events]');
  expect(text).not.toContain('Readings');
  expect(text).toMatch(/›2024-04-10 +2 +1\.00 low +Patrol off Alaska/);
  expect(text).toContain('10 Apr 2024: Patrol off Alaska');
  expect(text).toContain('counts 1.00 of 2 now');
});

test('the rule tells the sum with every event, and the score from it', () => {
  const text = drawn('patrols', 2, { columns: 120, rows: 36 }).join('\n');
  expect(text).toContain('value = sum of amount x 2^(-days / 100) over 2 events = 2');
  expect(text).toContain('  4 x 2^(-200 / 100) = 1: 1 Jan 2024 Patrol off Japan');
  expect(text).toContain('score = 100 x (2 - 10) / (0 - 10) = 80.00');
});
