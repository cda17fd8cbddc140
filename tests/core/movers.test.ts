import { describe, expect, test } from 'vitest';
import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
  typicalScoreStepOfIndicator,
} from '../../src/core/analysis/movers.ts';
import type { Band } from '../../src/core/model/model.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

function movers(children: readonly Raw[], rows: readonly Row[], root: Raw = {}) {
  const known = readings(...rows);
  return gaugeSensitivities(scorecardAsOf(strategy(children, root), known, DAY), known);
}

describe('of an indicator that counts', () => {
  const it = movers(
    [leaf('a', { weight: 1, step: 30 }), leaf('b', { weight: 3 })],
    [
      ['a', DAY, 80, 'low'],
      ['b', DAY, 40, 'high'],
    ],
  )?.indicators;
  test('headroom is the root with it at 100, downside with it at 0, all else as it is', () => {
    expect(it?.get('a')?.headroom).toBeCloseTo(5, 12);
    expect(it?.get('a')?.downside).toBeCloseTo(-20, 12);
    expect(it?.get('b')?.headroom).toBeCloseTo(45, 12);
  });
  test('the plausible change is the larger of score ± step, cut to 0…100: +20 or −30', () => {
    expect(it?.get('a')).toMatchObject({ step: 30 });
    expect(it?.get('a')?.plausible).toBeCloseTo(7.5, 12);
    expect(it?.get('b')).toMatchObject({ step: 10 });
    expect(it?.get('b')?.plausible).toBeCloseTo(7.5, 12);
  });
  test('its share of the variance is (Kσ)² / sd²: 3.5² and 3² of 21.25', () => {
    expect(it?.get('a')?.share).toBeCloseTo(12.25 / 21.25, 12);
    expect(it?.get('b')?.share).toBeCloseTo(9 / 21.25, 12);
  });
  test('evaluated, not linearised: geometric 25·64 with a at 100 is 80', () => {
    const bent = movers(
      [leaf('a'), leaf('b')],
      [
        ['a', DAY, 25],
        ['b', DAY, 64],
      ],
      { aggregation: { method: 'geometric' } },
    );
    expect(bent?.indicators.get('a')?.headroom).toBeCloseTo(40, 12);
    expect(bent?.indicators.get('a')?.slope).toBeCloseTo(0.8, 12);
  });
});

describe('which are listed, and in which order', () => {
  test('only indicators with a usable reading that count', () => {
    const it = movers(
      [
        leaf('a'),
        leaf('b'),
        leaf('c', { maxAgeDays: 5 }),
        leaf('d', { weight: 0 }),
        branch('x', [leaf('e')], { weight: 0 }),
      ],
      [
        ['a', DAY, 1],
        ['c', '2024-01-01', 1],
        ['d', DAY, 1],
        ['e', DAY, 1],
      ],
      { minCoverage: 0 },
    );
    expect([...(it?.indicators.keys() ?? [])]).toEqual(['a']);
  });
  test('by the plausible change; to refresh first by the share of the variance', () => {
    const it = movers(
      [leaf('a', { weight: 1 }), leaf('b', { weight: 2 }), leaf('c', { weight: 3, step: 1 })],
      [
        ['a', DAY, 50, 'low'],
        ['b', DAY, 50, 'high'],
        ['c', DAY, 50, 'high'],
      ],
    );
    expect(it?.order).toEqual(['b', 'a', 'c']);
    expect(it?.refresh).toEqual(['a', 'c', 'b']);
  });
  test('empty without a root score', () => expect(movers([leaf('a')], [])).toBeUndefined());
});

describe('a plausible step', () => {
  const step = (rows: readonly Row[], more: Raw = {}) => {
    const [node] = indicatorsOfStrategy(strategy([leaf('a', more)]));
    return node && typicalScoreStepOfIndicator(node, readings(...rows), DAY);
  };
  const past: readonly Row[] = [
    ['a', '2024-01-01', 10],
    ['a', '2024-02-01', 20],
    ['a', '2024-03-01', 20],
    ['a', '2024-04-01', 50],
  ];
  test('is what the strategy says', () => expect(step(past, { step: 7 })).toBe(7));
  test('else the sample standard deviation of the past changes: 10, 0 and 30', () => {
    expect(step(past)).toBeCloseTo(
      Math.sqrt(((10 / 3) ** 2 + (40 / 3) ** 2 + (50 / 3) ** 2) / 2),
      12,
    );
  });
  test('of scores, not of values: a value beyond the goalposts clamps', () => {
    expect(step([...past.slice(0, 3), ['a', '2024-04-01', 400]])).toBeCloseTo(
      Math.sqrt(((10 - 30) ** 2 + 30 ** 2 + 50 ** 2) / 2),
      12,
    );
  });
  test('else 10: on fewer than 4 days, several readings of a day being one', () => {
    expect(step(past.slice(1))).toBe(10);
    expect(step([...past.slice(1), ['a', '2024-04-01', 60]])).toBe(10);
  });
  test('else 10: where every change was the same', () => {
    expect(step(past.map(([id, day], at) => [id, day, at * 5]))).toBe(10);
  });
  test('of a mean of a window: of its changes from one reading to the next', () => {
    // means of two readings 31 days apart at most: 10 alone is too few, then 15, 20, 35 and 45: changes 5, 15 and 10
    const mean = { rolling: { days: 32, atLeast: 2 } };
    expect(step([...past, ['a', '2024-05-01', 40]], mean)).toBeCloseTo(5, 12);
    expect(step(past, mean)).toBe(10);
  });
  test('of a count is 10', () => {
    expect(step(past, { count: { days: 30 } })).toBe(10);
  });
  test('readings after the day have no part in it', () => {
    expect(step([...past.slice(1), ['a', '2024-07-01', 90]])).toBe(10);
  });
});

describe('the smallest change of one indicator that reaches a band', () => {
  const bands = [
    { id: 'one', title: 'One', from: 0 },
    { id: 'two', title: 'Two', from: 40 },
    { id: 'three', title: 'Three', from: 60, requires: [{ node: 'b', atLeast: 55 }] },
  ];
  const plan = strategy([leaf('a', { weight: 3 }), leaf('b', { weight: 1 })], {}, { bands });
  const change = (goal: string, a: number, b: number) => {
    const card = scorecardAsOf(plan, readings(['a', DAY, a], ['b', DAY, b]), DAY);
    const band = plan.bands.find(({ id }): boolean => id === goal);
    const found: ReadonlyMap<string, number | undefined> = band
      ? leastScoreChangeToGoalBandByIndicator(card, band satisfies Band)
      : new Map();
    return [found.get('a'), found.get('b')];
  };
  test('from below: a from 20 to 40 lifts 30 to 45; 40 takes a +13.33 and b +40', () => {
    const [a, b] = change('two', 20, 60);
    expect(a).toBeCloseTo(40 / 3, 6);
    expect(b).toBeCloseTo(40, 6);
  });
  test('undefined: not reachable by this one alone', () => {
    expect(change('two', 10, 0)[1]).toBeUndefined();
  });
  test('what a band requires must be met as well', () => {
    expect(change('three', 80, 20)).toEqual([undefined, expect.closeTo(35, 6)]);
  });
  test('from above: below the next band’s from', () => {
    const [a, b] = change('two', 70, 60);
    expect(a).toBeCloseTo(-10, 6);
    expect(b).toBeCloseTo(-5, 6);
  });
  test('the change lies on the far side: made, the band stands', () => {
    const [a = 0] = change('two', 20, 60);
    const card = scorecardAsOf(plan, readings(['a', DAY, 20 + a], ['b', DAY, 60]), DAY);
    expect(card.standing?.band.id).toBe('two');
  });
  test('empty without a root score', () => {
    const card = scorecardAsOf(plan, readings(), DAY);
    for (const band of plan.bands)
      expect(leastScoreChangeToGoalBandByIndicator(card, band).size).toBe(0);
  });
  test('an indicator of weight 0 is left out', () => {
    const plan = strategy([leaf('a'), leaf('b', { weight: 0 })], {}, { bands: bands.slice(0, 2) });
    const card = scorecardAsOf(plan, readings(['a', DAY, 20], ['b', DAY, 20]), DAY);
    const [, two] = plan.bands;
    expect(two && [...leastScoreChangeToGoalBandByIndicator(card, two).keys()]).toEqual(['a']);
  });
  test('0 in the band that stands', () => expect(change('two', 50, 50)).toEqual([0, 0]));
});
