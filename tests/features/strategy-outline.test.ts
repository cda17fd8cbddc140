/** A strategy told as an outline, by hand. */
import { expect, test } from 'vitest';
import { strategyOutlineLines } from '../../src/features/strategies/strategy-outline.ts';
import { strategyFile } from '../store/samples.ts';

const child = (id: string, more: object = {}): object => ({
  id,
  title: `The ${id}`,
  kind: 'indicator',
  goalposts: { worst: 0, best: 100 },
  cadenceDays: 30,
  halfLifeDays: 60,
  ...more,
});
const wires = [
  { id: 'w1', title: 'Up', severity: 'alert', when: { atLeast: 50 } },
  { id: 'w2', title: 'Down', severity: 'watch', when: { atMost: 5 } },
  { id: 'w3', title: 'Fall', severity: 'watch', when: { fallsBy: 5, withinDays: 30 } },
  { id: 'w4', title: 'Rise', severity: 'watch', when: { risesBy: 6, withinDays: 40 } },
];
const { strategy } = strategyFile({
  start: '2026-01-05',
  source: { author: 'Ann', title: 'A page', publisher: 'A press' },
  mechanism: { cause: 'a', effect: 'd' },
  bands: [
    { id: 'low', title: 'Low', from: 0 },
    { id: 'high', title: 'High', from: 60, requires: [{ node: 'a', atLeast: 30 }] },
  ],
  root: {
    id: 'root',
    kind: 'gauge',
    title: 'Root',
    children: [
      {
        id: 'front',
        kind: 'track',
        title: 'Front',
        weight: 3,
        requireAll: true,
        children: [
          child('a', { weight: 1, tripwires: wires, unit: 'km', decimals: 1 }),
          child('b', { weight: 2, goalposts: { worst: 1000, best: 1, scale: 'log' } }),
          child('c', { weight: 0 }),
        ],
      },
      child('d', { weight: 1, code: 'D1' }),
    ],
  },
});

test('an outline tells bands, claim and tree, with shares of the gauge, goalposts, rhythm and tripwires', () => {
  expect(strategyOutlineLines(strategy)).toEqual([
    'Small (small)',
    'Ann, A page, A press',
    'starts on 5 Jan 2026, 4 indicators',
    '',
    'BANDS',
    '  from 0  Low',
    '  from 60  High, requires a at 30',
    '',
    'CLAIM  a comes before d',
    '',
    'TREE',
    '  100.0 %  Root [root]: arithmetic mean',
    '    75.0 %  Front [front]: arithmetic mean, all of it required',
    '      25.0 %  The a [a]: worst 0.0, best 100.0 km, every 30 days',
    '        ALERT at 50 or above: Up',
    '        WATCH at 5 or below: Down',
    '        WATCH falls by 5 within 30 days: Fall',
    '        WATCH rises by 6 within 40 days: Rise',
    '      50.0 %  The b [b]: worst 1000, best 1, log, every 30 days',
    '      context  The c [c]: worst 0, best 100, every 30 days',
    '    25.0 %  D1 The d [d]: worst 0, best 100, every 30 days',
  ]);
});

test('what a strategy leaves out its outline leaves out', () => {
  expect(strategyOutlineLines(strategyFile().strategy).slice(0, 7)).toEqual([
    'Small (small)',
    '3 indicators',
    '',
    'BANDS',
    '  from 0  Low',
    '',
    'TREE',
  ]);
});
