/** A strategy told as an outline, by hand. */
import { expect, test } from 'vitest';
import { strategyOutlineTexts } from '../../src/features/strategies/strategy-outline.ts';
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

test('an outline tells bands, the link and the tree, with shares of the gauge, goalposts, rhythm and tripwires', () => {
  expect(strategyOutlineTexts(strategy)).toEqual([
    'Small (small)',
    'Ann, A page, A press',
    'starts on 5 Jan 2026, 4 indicators',
    '',
    'BANDS',
    '  from 0  Low',
    '  from 60  High, requires a at 30',
    '',
    'LINKS',
    '  The a, then The d [mechanism]: a comes before d',
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

test('links, breaks, hypotheses, and how a value comes about, are told in plain lines', () => {
  const { strategy: whole } = strategyFile({
    format: 'axiswatch.strategy/2',
    start: '2026-01-05',
    mechanism: [
      { id: 'whole', title: 'Push, then move', cause: 'a', effect: 'b' },
      { id: 'other', title: 'The other way', cause: 'b', effect: 'a' },
    ],
    breaks: [{ on: '2026-02-28', title: 'The war', nodes: ['a', 'b'] }],
    hypotheses: [
      { id: 'ours', title: 'Ours', says: 'Pressure works.' },
      { id: 'theirs', title: 'Theirs' },
      { id: 'none', title: 'None' },
    ],
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      children: [
        child('a', {
          count: { halfLifeDays: 365 },
          expects: { ours: 1, theirs: -1, none: 0 },
          tripwires: wires.slice(0, 1),
        }),
        child('b', { count: { days: 90 }, expects: { none: 0 } }),
        child('c', { rolling: { days: 365, atLeast: 8 }, origin: 'the customs' }),
        child('d', { origin: 'the bank' }),
        {
          id: 'acts',
          kind: 'objective',
          title: 'Acts',
          weight: 0,
          role: 'means',
          children: [child('e')],
        },
      ],
    },
  });
  expect(strategyOutlineTexts(whole).slice(2)).toEqual([
    '',
    'BANDS',
    '  from 0  Low',
    '',
    'LINKS',
    '  Push, then move [whole]: a comes before b',
    '  The other way [other]: b comes before a',
    '',
    'BREAKS',
    '  28 Feb 2026, The war: a, b',
    '',
    'HYPOTHESES',
    '  Ours [ours]: Pressure works.',
    '  Theirs [theirs]',
    '  None [none]',
    '',
    'TREE',
    '  100.0 %  Root [root]: arithmetic mean',
    '    25.0 %  The a [a]: worst 0, best 100, every 30 days, counted from events that fade by half in 365 days',
    '      expected by ours to rise, by theirs to fall, by none to stand still',
    '      ALERT at 50 or above: Up',
    '    25.0 %  The b [b]: worst 0, best 100, every 30 days, counted from the events of 90 days',
    '      expected by none to stand still',
    '    25.0 %  The c [c]: worst 0, best 100, every 30 days, mean of the readings of 365 days, at least 8, number by the customs',
    '    25.0 %  The d [d]: worst 0, best 100, every 30 days, number by the bank',
    '    effort  Acts [acts]: arithmetic mean',
    '      effort  The e [e]: worst 0, best 100, every 30 days',
  ]);
});

test('what a strategy leaves out its outline leaves out', () => {
  expect(strategyOutlineTexts(strategyFile().strategy).slice(0, 7)).toEqual([
    'Small (small)',
    '3 indicators',
    '',
    'BANDS',
    '  from 0  Low',
    '',
    'TREE',
  ]);
});
