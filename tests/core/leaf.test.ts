import { describe, expect, test } from 'vitest';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import {
  distanceBeyondGoalposts,
  freshnessOf,
  isBeyondGoalposts,
  isFarBeyondGoalposts,
  scoreAgeAndFreshnessOnDay,
  scoreOfValue,
  sigmaAtFreshness,
  valueOfScore,
} from '../../src/core/scoring/leaf.ts';
import type { Scale } from '../../src/core/scoring/scale.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';
import { leaf, strategy } from './make.ts';

const posts = (worst: number, best: number, scale: Scale = 'linear') => ({ worst, best, scale });

describe('the score of a value is 100 · clamp(u, 0, 1)', () => {
  test('more is better when best lies above worst', () => {
    expect(scoreOfValue(30, posts(0, 120))).toBe(25);
  });
  test('less is better when best lies below worst: 450 of 600 → 0 is 25', () => {
    expect(scoreOfValue(450, posts(600, 0))).toBe(25);
  });
  test('on a log scale equal ratios are equal steps: 10 between 1 and 100 is 50', () => {
    expect(scoreOfValue(10, posts(1, 100, 'log'))).toBeCloseTo(50, 12);
    expect(scoreOfValue(10, posts(100, 1, 'log'))).toBeCloseTo(50, 12);
  });
  test('a value outside the goalposts clamps and is beyond them', () => {
    expect(scoreOfValue(700, posts(600, 0))).toBe(0);
    expect(scoreOfValue(-5, posts(600, 0))).toBe(100);
    expect(isBeyondGoalposts(700, posts(600, 0))).toBe(true);
    expect(isBeyondGoalposts(-5, posts(600, 0))).toBe(true);
  });
  test('a value on a goalpost is not beyond it', () => {
    expect(scoreOfValue(600, posts(600, 0))).toBe(0);
    expect(scoreOfValue(0, posts(600, 0))).toBe(100);
    expect(isBeyondGoalposts(600, posts(600, 0))).toBe(false);
    expect(isBeyondGoalposts(0, posts(600, 0))).toBe(false);
  });
  test('goalposts as far apart as numbers go still give a score', () => {
    expect(scoreOfValue(0, posts(-1.7e308, 1.7e308))).toBe(50);
    expect(scoreOfValue(1e300, posts(1e-300, 1e300, 'log'))).toBe(100);
    expect(scoreOfValue(1, posts(1e-300, 1e300, 'log'))).toBeCloseTo(50, 10);
  });
  test('the value at a score gives that score back', () => {
    expect(valueOfScore(25, posts(600, 0))).toBe(450);
    expect(valueOfScore(50, posts(1, 100, 'log'))).toBeCloseTo(10, 12);
  });
});

describe('how far a value lies beyond the goalposts is told in spans', () => {
  test.each([
    [0, 10, 30, 2],
    [0, 10, -5, 0.5],
    [10, 0, 30, 2],
    [10, 0, -5, 0.5],
    [-20, -10, 0, 1],
    [730, 0, 73_730, 100],
    [730, 0, -73_000, 100],
  ])('from %d to %d, %d by %d', (worst, best, value, spans) => {
    expect(distanceBeyondGoalposts(value, posts(worst, best))).toBeCloseTo(spans, 12);
  });

  test.each([
    [1, 100, 10_000, 1],
    [100, 1, 10_000, 1],
    [1, 100, 0.01, 1],
    [2, 1, 2 ** 101, 100],
  ])('on a log scale from %d to %d, %d by %d', (worst, best, value, spans) => {
    expect(distanceBeyondGoalposts(value, posts(worst, best, 'log'))).toBeCloseTo(spans, 9);
  });

  test.each([0, 5, 10])('between them, %d, by none', (value) => {
    expect(distanceBeyondGoalposts(value, posts(0, 10))).toBe(0);
    expect(distanceBeyondGoalposts(value, posts(10, 0))).toBe(0);
  });

  test.each([
    [posts(0, 730), 73_730, 73_731],
    [posts(730, 0), -73_000, -73_001],
    [posts(730, 0), 73_730, 73_731],
    // In binary 0.1 and 0.3 are not exact, and neither are logarithms.
    [posts(0.1, 0.3), 20.3, 20.301],
    [posts(0.3, 0.1), -19.9, -19.901],
    [posts(1, 2, 'log'), 2 ** 101, 2 ** 101.01],
    [posts(2, 1, 'log'), 2 ** -100, 2 ** -100.01],
  ])('by more than 100 it is far, by exactly 100 not: %j', (goalposts, just, more) => {
    expect([just, more].map((value) => isFarBeyondGoalposts(value, goalposts))).toEqual([
      false,
      true,
    ]);
  });

  test('no shipped reading is far beyond', () => {
    const shipped = shippedStrategy();
    const readings = shippedReadings(shipped);
    const all = indicatorsOfStrategy(shipped).flatMap((indicator) =>
      readings
        .of(indicator.id)
        .map(({ value }) => isFarBeyondGoalposts(value, indicator.goalposts)),
    );
    expect(all.length).toBeGreaterThan(300);
    expect(all).not.toContain(true);
  });
});

const [known] = indicatorsOfStrategy(
  strategy([leaf('a', { cadenceDays: 30, halfLifeDays: 60, maxAgeDays: undefined })]),
);
if (known === undefined) throw new Error('no indicator');

describe('age', () => {
  test('freshness is 1 up to the cadence and halves every half-life after it', () => {
    expect(freshnessOf(0, known)).toBe(1);
    expect(freshnessOf(30, known)).toBe(1);
    expect(freshnessOf(90, known)).toBe(0.5);
    expect(freshnessOf(150, known)).toBe(0.25);
  });
  test('maxAgeDays is by default the cadence and three half-lives', () => {
    expect(known.maxAgeDays).toBe(30 + 3 * 60);
  });
  const as = (day: string) =>
    scoreAgeAndFreshnessOnDay(known, { value: 40, observedOn: '2024-01-01' }, day, []);
  test('fresh from 0.7: 60 days, half a half-life late, is 0.7071', () => {
    expect(as('2024-03-01')).toMatchObject({ age: 60, state: 'fresh' });
    expect(as('2024-03-02')).toMatchObject({ age: 61, state: 'ageing' });
  });
  test('ageing from 0.35, below it stale', () => {
    expect(as('2024-04-30')).toMatchObject({ age: 120, state: 'ageing' });
    expect(as('2024-05-01')).toMatchObject({ age: 121, state: 'stale' });
  });
  test('on the last day of maxAgeDays it still counts, a day later it is expired', () => {
    expect(as('2024-07-29')).toMatchObject({ age: 210, state: 'stale', score: 40 });
    expect(as('2024-07-30')).toMatchObject({ age: 211, state: 'expired' });
    expect(as('2024-07-30').score).toBeUndefined();
  });
  test('an expired reading keeps its freshness for display', () => {
    expect(as('2024-07-30').freshness).toBeCloseTo(2 ** (-181 / 60), 12);
  });
  test('an indicator without a reading is missing', () => {
    expect(scoreAgeAndFreshnessOnDay(known, undefined, '2024-01-01', [])).toMatchObject({
      state: 'missing',
    });
  });
  test('an old value is carried unchanged', () => {
    expect(as('2024-07-29').score).toBe(as('2024-01-01').score);
  });
});

describe('σ² = σ₀² + (σ∞² − σ₀²)(1 − freshness)', () => {
  test('a fresh reading has 4, 8 and 14 points by confidence', () => {
    expect(sigmaAtFreshness(4 ** 2, 1)).toBe(4);
    expect(sigmaAtFreshness(8 ** 2, 1)).toBe(8);
    expect(sigmaAtFreshness(14 ** 2, 1)).toBe(14);
  });
  test('at freshness 0 nothing is known: 100/√12', () => {
    expect(sigmaAtFreshness(4 ** 2, 0)).toBeCloseTo(100 / Math.sqrt(12), 12);
  });
  test('half fresh at high confidence: √(16 + (833.33 − 16)/2)', () => {
    expect(sigmaAtFreshness(4 ** 2, 0.5)).toBeCloseTo(Math.sqrt(16 + (10_000 / 12 - 16) / 2), 12);
  });
});
