/** An indicator that is added to the shipped strategy by its file alone is scored, drawn and explained like any other. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import type { State } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { elsewhere, SIZE, sitDown } from '../features/person.ts';
import { openState, TODAY } from './board.ts';

const SHELLS = {
  id: 'shells-received',
  code: 'RU99',
  kind: 'indicator',
  title: 'Shells received',
  unit: 'thousand/month',
  weight: 0.5,
  goalposts: { worst: 500, best: 100, scale: 'linear' },
  cadenceDays: 31,
  halfLifeDays: 90,
  tripwires: [{ id: 'shells', severity: 'watch', title: 'Many shells', when: { atLeast: 300 } }],
  measures: 'Shells that Russia receives in a month.',
  lookUp: [{ title: 'Daily brief' }],
};

/** The strategy file with the indicator before the first one of its first objective. */
const withShells = (text: string): string =>
  text.replace(/"children": \[\s*\{\s*"id": "new-occupied-land"/, (found) =>
    found.replace('{', `${JSON.stringify(SHELLS)}, {`),
  );

const drawn = (state: State): string =>
  renderToString(<Frame state={state} />, { columns: state.size.columns });

test.each([SIZE, { columns: 60, rows: 20 }])(
  'an indicator is added by the strategy file alone: it is scored, drawn, opened and explained, at $columns columns',
  (size) => {
    const shipped = openState(size).board;
    const all = [...shipped.card.indicators.keys()].flatMap((id) => shipped.readings.of(id));
    const before = openState(size, TODAY, indexReadings(all)).board.card.root;
    const readings = indexReadings([...all, elsewhere(SHELLS.id, '2026-11-20', 300)]);
    const person = sitDown(openState(size, TODAY, readings, withShells));
    const { board } = person.state;
    expect(board.card.indicators.get(SHELLS.id)?.score).toBe(50);
    expect(before.score).toBeDefined();
    expect(board.card.root.score).not.toBeCloseTo(before.score ?? -1, 3);
    expect(board.words.get(SHELLS.id)).toBe('WATCH');
    // where a unit is long the name gives way to it
    expect(drawn(person.state)).toMatch(/Shells rece(ived|…) +300 thousand/);
    person.press('panel.1', 'panel.zoom');
    expect(drawn(person.state)).toMatch(/RU99 +Shells received +300 .* 50 .*WATCH/);
    person.press('nav.first', 'nav.down', 'item.open');
    expect(drawn(person.state)).toContain('RU99 Shells received');
    person.press('item.explain');
    expect(drawn(person.state)).toContain('score = 100 x (300 - 500) / (100 - 500) = 50.00');
  },
);

test('without a reading it is shown as missing, and scores are as they were', () => {
  const bare = sitDown(openState(SIZE, TODAY, undefined, withShells)).state.board;
  expect(bare.words.get(SHELLS.id)).toBe('missing');
  expect(bare.card.root.score).toBeCloseTo(openState(SIZE).board.card.root.score ?? -1, 9);
});
