import { describe, expect, test } from 'vitest';
import {
  restrictReadingsToStrategy,
  revisionBetweenStrategies,
} from '../../src/core/analysis/revision.ts';
import { parseStrategyText } from '../../src/core/strategy/strategy.ts';
import { strategyDifferences } from '../../src/core/strategy/strategy-diff.ts';
import { branch, leaf, readings, strategy } from './make.ts';
import { serialiseStrategy } from './serialise-strategy.ts';

const DAY = '2024-06-01';

describe('the same day scored with the old file and with the new', () => {
  const before = strategy([leaf('a'), leaf('b', { weight: 3 })]);
  const after = strategy([
    leaf('c'),
    leaf('a', { goalposts: { worst: 0, best: 50 } }),
    leaf('b', { weight: 2 }),
  ]);
  const it = revisionBetweenStrategies(
    before,
    after,
    readings(['a', DAY, 20], ['b', DAY, 40], ['c', DAY, 100]),
    DAY,
  );
  test('root and band under both', () => {
    expect(it).toMatchObject({
      before: 35,
      after: 55,
      change: 20,
      base: 0,
      standingBefore: { band: { id: 'low' } },
      standingAfter: { band: { id: 'high' } },
    });
  });
  test('indicator by indicator: score, effective weight and points', () => {
    expect(it.indicators.map(({ id, change }) => [id, change])).toEqual([
      ['c', 25],
      ['a', 5],
      ['b', -10],
    ]);
    expect(it.indicators[1]).toMatchObject({
      before: { score: 20, effectiveWeight: 0.25, points: 5 },
      after: { score: 40, effectiveWeight: 0.25, points: 10 },
    });
    expect(it.indicators[0]?.before).toBeUndefined();
  });
  test('what only the old file has comes last', () => {
    const back = revisionBetweenStrategies(
      after,
      before,
      readings(['a', DAY, 20], ['b', DAY, 40], ['c', DAY, 100]),
      DAY,
    );
    expect(back.indicators.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(back.change).toBe(-20);
  });
  test('where one of the files gives no score there is no change', () => {
    const strict = strategy([leaf('a'), leaf('z')], { requireAll: true });
    expect(
      revisionBetweenStrategies(before, strict, readings(['a', DAY, 20], ['b', DAY, 40]), DAY),
    ).toMatchObject({
      before: 35,
      after: undefined,
      change: undefined,
      base: undefined,
    });
  });
});

describe('readings that no longer fit a file are kept and not scored', () => {
  const levels = [
    { value: 1, title: 'one' },
    { value: 2, title: 'two' },
  ];
  const plan = strategy([leaf('a', { levels })]);
  const fitting = restrictReadingsToStrategy(
    plan,
    readings(['a', '2024-01-01', 2], ['a', '2024-02-01', 7], ['gone', '2024-01-01', 1]),
  );
  test('the one before counts instead', () => {
    expect(fitting.asOf('a', DAY)?.value).toBe(2);
    expect(fitting.asOf('a', '2024-01-15')?.value).toBe(2);
    expect(fitting.asOf('a', '2023-01-15')).toBeUndefined();
    expect(fitting.of('a')).toHaveLength(1);
    expect(fitting.of('gone')).toEqual([]);
  });
});

describe('what differs between two files', () => {
  const before = strategy(
    [branch('x', [leaf('a'), leaf('b')]), leaf('c')],
    {},
    { start: '2024-01-01' },
  );
  test('nothing between a file and itself, whatever the order of its nodes', () => {
    const turned = strategy(
      [leaf('c'), branch('x', [leaf('b'), leaf('a')])],
      {},
      { start: '2024-01-01' },
    );
    expect(strategyDifferences(before, before)).toEqual([]);
    expect(strategyDifferences(before, turned)).toEqual([]);
  });
  test('fields of the head, of bands and of nodes, nodes that moved, came and went', () => {
    const after = strategy(
      [branch('x', [leaf('a', { weight: 2 })]), leaf('b'), leaf('d')],
      {},
      {
        bands: [
          { id: 'low', title: 'Low', from: 0 },
          { id: 'high', title: 'High', from: 60 },
        ],
      },
    );
    const said = strategyDifferences(before, after).map(
      ({ where, field, before: from, after: to }) =>
        field === ''
          ? `${where} ${from === undefined ? 'came' : 'went'}`
          : `${where} ${field} ${from} ${to}`,
    );
    expect(said).toEqual([
      'strategy start "2024-01-01" undefined',
      'band high from 50 60',
      'a weight 1 2',
      'b parent "x" "gauge"',
      'd came',
      'c went',
    ]);
  });

  const ofTwo = (more: object, ...leaves: readonly object[]) =>
    strategy(
      leaves.map((each, at) => leaf('ab'.charAt(at), { ...each })),
      {},
      { format: 'axiswatch.strategy/2', start: '2024-01-01', ...more },
    );
  const link = (id: string, effect = 'b') => ({ id, title: id, cause: 'a', effect });
  const lines = (...files: Parameters<typeof strategyDifferences>): readonly string[] =>
    strategyDifferences(...files).map(
      ({ where, field, before: from, after: to }) => `${where}, ${field}: ${from} -> ${to}`,
    );

  test('links and hypotheses by their ids, breaks by their days, and which link is the headline', () => {
    const old = ofTwo(
      {
        mechanism: [link('one'), link('two')],
        breaks: [
          { on: '2026-02-28', title: 'War', nodes: ['a'] },
          { on: '2026-02-28', title: 'Closed', nodes: ['b'] },
        ],
        hypotheses: [{ id: 'h', title: 'H' }],
      },
      {},
      {},
    );
    const now = ofTwo(
      {
        mechanism: [link('two', 'gauge'), link('one')],
        breaks: [
          { on: '2026-02-28', title: 'War', nodes: ['a', 'b'] },
          { on: '2026-03-02', title: 'Closed', nodes: ['b'] },
        ],
        hypotheses: [
          { id: 'h', title: 'H', says: 's' },
          { id: 'i', title: 'I' },
        ],
      },
      {},
      {},
    );
    expect(lines(old, now)).toEqual([
      'strategy, headline link: "one" -> "two"',
      'link two, effect: "b" -> "gauge"',
      'break 2026-02-28, nodes: ["a"] -> ["a","b"]',
      'break 2026-03-02, : undefined -> {"nodes":["b"],"on":"2026-03-02","title":"Closed"}',
      'break 2026-02-28, 2, : {"nodes":["b"],"on":"2026-02-28","title":"Closed"} -> undefined',
      'hypothesis h, says: undefined -> "s"',
      'hypothesis i, : undefined -> {"id":"i","title":"I"}',
    ]);
    expect(lines(old, old)).toEqual([]);
  });

  test('how an indicator is counted, whose number it is, and what each hypothesis expects', () => {
    const hypotheses = ['h', 'i', 'j'].map((id) => ({ id, title: id }));
    const old = ofTwo(
      { hypotheses },
      { count: { days: 90 }, expects: { h: 1, i: 0 } },
      { rolling: { days: 365, atLeast: 8 } },
    );
    const now = ofTwo(
      { hypotheses },
      { count: { halfLifeDays: 365 }, expects: { h: -1, j: 0 } },
      { origin: 'Customs' },
    );
    expect([...lines(old, now)].sort()).toEqual([
      'a, count: {"days":90} -> {"halfLifeDays":365}',
      'a, expects h: 1 -> -1',
      'a, expects i: 0 -> undefined',
      'a, expects j: undefined -> 0',
      'b, origin: undefined -> "Customs"',
      'b, rolling: {"atLeast":8,"days":365} -> undefined',
    ]);
  });

  test('a file of format 1 that is written in format 2 differs by its format alone', () => {
    const more = { start: '2024-01-01', mechanism: { cause: 'a', effect: 'b' } };
    const old = strategy([leaf('a'), leaf('b')], {}, more);
    const parsed = parseStrategyText(serialiseStrategy(old));
    expect(parsed.ok ? lines(old, parsed.value) : parsed.problems).toEqual([
      'strategy, format: "axiswatch.strategy/1" -> "axiswatch.strategy/2"',
    ]);
  });
});
