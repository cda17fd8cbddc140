import { describe, expect, test } from 'vitest';
import {
  simulateRootScore,
  truncatedNormalQuantileFunction,
} from '../../src/core/analysis/montecarlo.ts';
import { robustnessToModelChoice } from '../../src/core/analysis/robustness.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

const card = (children: readonly Raw[], rows: readonly Row[], root: Raw = {}, more: Raw = {}) =>
  scorecardAsOf(strategy(children, root, more), readings(...rows), DAY);

const many = Array.from({ length: 8 }, (_, at) => leaf(`n${at}`));
const all = (source: string): readonly Row[] =>
  many.map((_, at) => [`n${at}`, DAY, 50, 'moderate', source]);

describe('drawing the evidence', () => {
  test('one normal leaf: quantiles at ±1.645·σ', () => {
    const drawn = simulateRootScore(card([leaf('a')], [['a', DAY, 50, 'moderate']]), 1, 40_000);
    expect(drawn?.low).toBeCloseTo(50 - 1.645 * 8, 0);
    expect(drawn?.median).toBeCloseTo(50, 0);
    expect(drawn?.high).toBeCloseTo(50 + 1.645 * 8, 0);
  });
  test('a leaf at a goalpost is truncated, not piled up there: the median of the upper half', () => {
    const drawn = simulateRootScore(card([leaf('a')], [['a', DAY, 0, 'moderate']]), 1, 40_000);
    expect(drawn?.median).toBeCloseTo(8 * 0.6745, 0);
    expect(drawn?.low).toBeGreaterThan(0.2);
  });
  test('a leaf lies as far below its score as above it where the goalposts do, and never beyond them', () => {
    const middle = truncatedNormalQuantileFunction({ score: 50, sigma: 30 });
    expect(middle(0.5)).toBeCloseTo(50, 9);
    expect(middle(0.9) + middle(0.1)).toBeCloseTo(100, 9);
    expect([middle(1e-9), middle(1 - 1e-9)].map(Math.round)).toEqual([0, 100]);
    const [low, high] = [
      truncatedNormalQuantileFunction({ score: 20, sigma: 30 }),
      truncatedNormalQuantileFunction({ score: 80, sigma: 30 }),
    ];
    expect(low(0.3) + high(0.7)).toBeCloseTo(100, 9);
  });
  test('readings of one source err together: eight alike with ρ = 0.5 have the interval of sd 8·√((1 + 7·0.5)/8)', () => {
    const drawn = simulateRootScore(card(many, all('A')), 1, 40_000);
    expect(drawn?.high).toBeCloseTo(50 + 1.645 * 8 * Math.sqrt(4.5 / 8), 0);
    const apart = simulateRootScore(card(many, all('')), 1, 40_000);
    expect(apart?.high).toBeCloseTo(50 + 1.645 * 8 * Math.sqrt(1 / 8), 0);
  });
  test('the shares of the bands sum to 1 and follow the normal', () => {
    const drawn = simulateRootScore(card([leaf('a')], [['a', DAY, 54, 'moderate']]), 1, 40_000);
    expect(drawn?.bands.get('high')).toBeCloseTo(0.6915, 1);
    expect([...(drawn?.bands.values() ?? [])].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
  test('a band stands in a draw only with what it requires', () => {
    const bands = [
      { id: 'low', title: 'Low', from: 0 },
      { id: 'high', title: 'High', from: 50, requires: [{ node: 'b', atLeast: 50 }] },
    ];
    const rows: readonly Row[] = [
      ['a', DAY, 90],
      ['b', DAY, 50],
    ];
    const drawn = simulateRootScore(card([leaf('a'), leaf('b')], rows, {}, { bands }), 1, 40_000);
    expect(drawn?.scoreBands.get('high')).toBeCloseTo(1, 2);
    expect(drawn?.bands.get('high')).toBeCloseTo(0.5, 1);
  });
  test('the same seed draws the same, another seed another', () => {
    const board = card(many, all('A'));
    expect(simulateRootScore(board, 3, 500)).toEqual(simulateRootScore(board, 3, 500));
    expect(simulateRootScore(board, 3, 500)?.low).not.toBe(simulateRootScore(board, 4, 500)?.low);
    expect(simulateRootScore(board, 3, 500)).toMatchObject({ seed: 3, draws: 500 });
  });
  test('without a root score, or without draws, there is nothing to draw', () => {
    expect(simulateRootScore(card([leaf('a')], []), 1)).toBeUndefined();
    expect(simulateRootScore(card([leaf('a')], [['a', DAY, 1]]), 1, 0)).toBeUndefined();
  });
});

describe('drawing the model', () => {
  test('weights α = 50·w: of 0 and 100 with weights 1 and 3 the root is Beta(37.5, 12.5), far from the ends', () => {
    const board = card(
      [
        leaf('a', { goalposts: { worst: 1000, best: 2000 } }),
        leaf('b', { weight: 3, goalposts: { worst: -2000, best: -1000 } }),
      ],
      [
        ['a', DAY, 0],
        ['b', DAY, 0],
      ],
    );
    const drawn = robustnessToModelChoice(board, 1, 5_000);
    // sd = √(0.75 · 0.25 / 51) = 6.06 points; the goalposts are too far to matter.
    expect(board.root.score).toBe(75);
    expect(drawn?.low).toBeGreaterThan(75 - 6 * 6.1);
    expect(drawn?.low).toBeLessThan(75 - 2.5 * 6.1);
    expect(drawn?.high).toBeGreaterThan(75 + 2.5 * 6.1);
    expect(drawn?.keepsBand).toBeGreaterThan(0.99);
  });
  test('goalposts move by up to a tenth of the span each: 50 lies between (50 − 10)/(100 − 0) and (50 + 10)/100', () => {
    const drawn = robustnessToModelChoice(card([leaf('a')], [['a', DAY, 50]]), 1, 5_000);
    expect(drawn?.low).toBeGreaterThan(100 * (0.4 / 1));
    expect(drawn?.low).toBeLessThan(42);
    expect(drawn?.high).toBeLessThan(100 * (0.6 / 1));
    expect(drawn?.high).toBeGreaterThan(58);
  });
  test('on a log scale they move in logarithms', () => {
    const log = { worst: 1, best: 10_000, scale: 'log' };
    const drawn = robustnessToModelChoice(
      card([leaf('a', { goalposts: log })], [['a', DAY, 100]]),
      1,
      5_000,
    );
    expect(drawn?.low).toBeGreaterThan(40);
    expect(drawn?.low).toBeLessThan(42);
    expect(drawn?.high).toBeGreaterThan(58);
  });
  test('the mean changes only where a child is a track', () => {
    const pair = (kind: string) => [
      branch('x', [leaf('a')], { kind }),
      branch('y', [leaf('b')], { kind }),
    ];
    const rows: readonly Row[] = [
      ['a', DAY, 100],
      ['b', DAY, 0],
    ];
    const geometric = { aggregation: { method: 'geometric' } };
    // Geometric of 100 and 0 is 10 with the floor of 1, and stays low; arithmetic is 50 and more.
    expect(
      robustnessToModelChoice(card(pair('group'), rows, geometric), 1, 2_000)?.high,
    ).toBeLessThan(60);
    expect(
      robustnessToModelChoice(card(pair('track'), rows, geometric), 1, 2_000)?.high,
    ).toBeGreaterThan(65);
  });
  test('weights that leave too little covered leave no score, and the band is not kept', () => {
    const board = card([leaf('a'), leaf('b')], [['a', DAY, 60]], { minCoverage: 0.5 });
    const drawn = robustnessToModelChoice(board, 1, 5_000);
    expect(drawn?.unscored).toBeCloseTo(0.5, 1);
    expect(drawn?.keepsBand).toBeCloseTo(1 - (drawn?.unscored ?? 0), 12);
  });
  test('where no draw has a score there is no range', () => {
    const board = card([leaf('a'), leaf('b')], [['a', DAY, 60]], { minCoverage: 0.5 });
    const drawn = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => robustnessToModelChoice(board, seed, 1));
    expect(new Set(drawn.map((one) => one?.unscored))).toEqual(new Set([0, 1]));
    for (const one of drawn) expect(one?.low === undefined).toBe(one?.unscored === 1);
  });
  test('the same seed draws the same', () => {
    const board = card(many, all('A'));
    expect(robustnessToModelChoice(board, 3, 500)).toEqual(robustnessToModelChoice(board, 3, 500));
  });
  test('without a root score there is nothing to draw', () => {
    expect(robustnessToModelChoice(card([leaf('a')], []), 1, 10)).toBeUndefined();
  });
});
