import { describe, expect, test } from 'vitest';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { trendOfIndicator } from '../../src/core/scoring/trend.ts';
import { branch, leaf, type Raw, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

/** Scores of a tree with these values, all read on the day. */
function cardOf(children: readonly Raw[], root: Raw, values: Readonly<Record<string, number>>) {
  const rows = Object.entries(values).map(([id, value]) => [id, DAY, value] as const);
  return scorecardAsOf(strategy(children, root), readings(...rows), DAY);
}

const three = [leaf('a', { weight: 1 }), leaf('b', { weight: 2 }), leaf('c', { weight: 5 })];

describe('a branch joins the children that have a score, their weights divided by their sum', () => {
  test('all present: (1·10 + 2·40 + 5·70) / 8 = 55', () => {
    expect(cardOf(three, {}, { a: 10, b: 40, c: 70 }).root.score).toBe(55);
  });
  test('one absent: (2·40 + 5·61) / 7 = 55', () => {
    expect(cardOf(three, {}, { b: 40, c: 61 }).root.score).toBe(55);
  });
  test('a child of weight 0 is shown and not counted', () => {
    const card = cardOf([leaf('a'), leaf('b', { weight: 0 })], {}, { a: 10, b: 90 });
    expect(card.root.score).toBe(10);
    expect(card.nodes.get('b')?.score).toBe(90);
    expect(card.indicators.get('b')?.slope).toBe(0);
  });
  test('the weight of the root is ignored', () => {
    expect(cardOf(three, { weight: 0 }, { a: 10, b: 40, c: 70 }).root).toMatchObject({
      score: 55,
      effectiveWeight: 1,
    });
  });
  test('each leaf is clamped before anything is averaged: (100 + 0) / 2, not (300 − 200) / 2', () => {
    expect(cardOf([leaf('a'), leaf('b')], {}, { a: 300, b: -200 }).root.score).toBe(50);
  });
});

describe('coverage', () => {
  test('is the share of weight present: 7 of 8', () => {
    expect(cardOf(three, {}, { b: 40, c: 61 }).root.coverage).toBe(0.875);
  });
  test('below minCoverage the node has no score, and no score is never 0', () => {
    const { root } = cardOf(three, { minCoverage: 0.9 }, { b: 40, c: 61 });
    expect(root.score).toBeUndefined();
    expect(root.low).toBeUndefined();
    expect(root.sd).toBeUndefined();
  });
  test('at minCoverage, and a billionth below it, the node has one', () => {
    expect(cardOf(three, { minCoverage: 0.875 }, { b: 40, c: 61 }).root.score).toBe(55);
    expect(cardOf(three, { minCoverage: 0.875 + 9e-10 }, { b: 40, c: 61 }).root.score).toBe(55);
    expect(
      cardOf(three, { minCoverage: 0.875 + 2e-9 }, { b: 40, c: 61 }).root.score,
    ).toBeUndefined();
  });
  test('minCoverage is 0.5 when left out', () => {
    expect(cardOf([leaf('a'), leaf('b')], {}, { a: 10 }).root.score).toBe(10);
    expect(
      cardOf([leaf('a'), leaf('b', { weight: 1.1 })], {}, { a: 10 }).root.score,
    ).toBeUndefined();
  });
  test('a child branch brings its own coverage even when it has no score', () => {
    const part = branch('part', [leaf('b'), leaf('c'), leaf('d')]);
    const card = cardOf([leaf('a', { weight: 3 }), part], {}, { a: 20, b: 90 });
    expect(card.nodes.get('part')).toMatchObject({ score: undefined, coverage: 1 / 3 });
    expect(card.root).toMatchObject({ score: 20, coverage: (3 + 1 / 3) / 4 });
  });
  test('a child of weight 0 has no part in it', () => {
    expect(cardOf([leaf('a'), leaf('b', { weight: 0 })], {}, { a: 1 }).root.coverage).toBe(1);
    expect(cardOf([leaf('a'), leaf('b', { weight: 0 })], {}, { b: 1 }).root.coverage).toBe(0);
  });
  test('without any scored child there is no score even where minCoverage is 0', () => {
    expect(cardOf([leaf('a')], { minCoverage: 0 }, {}).root.score).toBeUndefined();
  });
});

describe('requireAll', () => {
  test('there is no score unless every child with weight above 0 has one', () => {
    expect(cardOf(three, { requireAll: true }, { b: 40, c: 61 }).root.score).toBeUndefined();
    expect(cardOf(three, { requireAll: true }, { a: 10, b: 40, c: 70 }).root.score).toBe(55);
  });
  test('a child of weight 0 may be missing', () => {
    const children = [leaf('a'), leaf('b', { weight: 0 })];
    expect(cardOf(children, { requireAll: true }, { a: 10 }).root.score).toBe(10);
  });
});

describe('effective weight', () => {
  test('is the product down the path of w / Σ w, whatever is present', () => {
    const tree = [
      branch('x', [leaf('a', { weight: 1 }), leaf('b', { weight: 3 })], { weight: 2 }),
      leaf('c'),
    ];
    const { nodes } = cardOf(tree, {}, { a: 1 });
    expect(nodes.get('x')?.effectiveWeight).toBeCloseTo(2 / 3, 15);
    expect(nodes.get('a')?.effectiveWeight).toBeCloseTo(2 / 12, 15);
    expect(nodes.get('b')?.effectiveWeight).toBeCloseTo(6 / 12, 15);
  });
});

describe('quality is freshness weighted by all children, 0 where one is missing', () => {
  test('a fresh, b half fresh, c missing: (1·1 + 2·0.5 + 5·0) / 8', () => {
    const card = scorecardAsOf(
      strategy(three, { minCoverage: 0 }),
      readings(['a', DAY, 1], ['b', '2024-03-03', 1]),
      DAY,
    );
    expect(card.indicators.get('b')).toMatchObject({ age: 90, freshness: 0.5 });
    expect(card.root.quality).toBe(0.25);
  });
});

describe('what is said of an indicator', () => {
  const one = strategy([leaf('a', { cadenceDays: 30, maxAgeDays: 100 })], { minCoverage: 0 });
  test('its reading is the newest up to the day; what lies after the day has no effect', () => {
    const card = scorecardAsOf(
      one,
      readings(['a', '2024-05-01', 10], ['a', '2024-06-02', 90]),
      DAY,
    );
    expect(card.root.score).toBe(10);
  });
  test('an expired reading keeps value and day, and has no score and no σ', () => {
    const card = scorecardAsOf(one, readings(['a', '2024-01-01', 10]), DAY);
    expect(card.indicators.get('a')).toMatchObject({
      state: 'expired',
      score: undefined,
      sigma: undefined,
      coverage: 0,
      quality: 0,
      due: true,
      reading: { value: 10, observedOn: '2024-01-01' },
    });
  });
  test('it is due from the cadence on, late by what exceeds it', () => {
    const as = (day: string) =>
      scorecardAsOf(one, readings(['a', day, 10]), DAY).indicators.get('a');
    expect(as('2024-05-03')).toMatchObject({ age: 29, due: false, lateBy: undefined });
    expect(as('2024-05-02')).toMatchObject({ age: 30, due: true, lateBy: 0 });
    expect(as('2024-04-22')).toMatchObject({ age: 40, due: true, lateBy: 10 });
  });
  test('one that expired before its cadence is due too, and not late', () => {
    const brief = strategy([leaf('a', { maxAgeDays: 10 })], { minCoverage: 0 });
    const card = scorecardAsOf(brief, readings(['a', '2024-05-21', 10]), DAY);
    expect(card.indicators.get('a')).toMatchObject({ state: 'expired', due: true, lateBy: 0 });
  });
  test('without a reading it is due', () => {
    expect(scorecardAsOf(one, readings(), DAY).indicators.get('a')).toMatchObject({
      state: 'missing',
      due: true,
      lateBy: undefined,
      slope: undefined,
    });
  });
  test('the trend is the score against that of the reading of an earlier day: better, worse, same', () => {
    const plan = strategy([leaf('a', { goalposts: { worst: 100, best: 0 } })]);
    const trend = (...values: readonly number[]) => {
      const known = readings(
        ...values.map((value, at) => ['a', `2024-05-0${at + 1}`, value] as const),
      );
      const [scored] = scorecardAsOf(plan, known, DAY).indicators.values();
      return scored && trendOfIndicator(scored, known, DAY);
    };
    expect(trend(50, 40)).toBe('better');
    expect(trend(40, 50)).toBe('worse');
    expect(trend(40, 40)).toBe('same');
    expect(trend(120, 140)).toBe('same');
    expect(trend(40)).toBeUndefined();
  });
  test('a value outside the goalposts is marked beyond', () => {
    expect(cardOf([leaf('a')], {}, { a: 101 }).indicators.get('a')).toMatchObject({
      beyond: true,
      score: 100,
    });
  });
});

describe('the slope of an indicator is ∂root/∂leaf', () => {
  test('arithmetic all the way: the weight among those present', () => {
    const { indicators } = cardOf(three, {}, { b: 40, c: 61 });
    expect(indicators.get('b')?.slope).toBeCloseTo(2 / 7, 15);
    expect(indicators.get('c')?.slope).toBeCloseTo(5 / 7, 15);
    expect(indicators.get('a')?.slope).toBeUndefined();
  });
  test('geometric: w · M/x, for 25 and 64 with M = 40', () => {
    const { indicators } = cardOf(
      [leaf('a'), leaf('b')],
      { aggregation: { method: 'geometric' } },
      { a: 25, b: 64 },
    );
    expect(indicators.get('a')?.slope).toBeCloseTo((0.5 * 40) / 25, 12);
    expect(indicators.get('b')?.slope).toBeCloseTo((0.5 * 40) / 64, 12);
  });
  test('it is undefined without a root score, and 0 where the parent has none', () => {
    const none = cardOf(three, { minCoverage: 1 }, { a: 1 });
    expect(none.indicators.get('a')?.slope).toBeUndefined();
    const part = branch('part', [leaf('b'), leaf('c'), leaf('d')]);
    const card = cardOf([leaf('a', { weight: 3 }), part], {}, { a: 20, b: 90 });
    expect(card.indicators.get('b')?.slope).toBe(0);
  });
});

describe('nodes and indicators stand in file order', () => {
  test('the root first, a branch before its children', () => {
    const tree = [leaf('z'), branch('m', [leaf('y'), leaf('a')]), leaf('b')];
    const card = cardOf(tree, {}, { z: 1, y: 2, a: 3, b: 4 });
    expect([...card.nodes.keys()]).toEqual(['gauge', 'z', 'm', 'y', 'a', 'b']);
    expect([...card.indicators.keys()]).toEqual(['z', 'y', 'a', 'b']);
  });
});
