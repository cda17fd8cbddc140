/** Between which scores branches lay, by hand; that they hold the score of every day is a law (`tests/laws/tripwires.test.ts`). */
import { describe, expect, test } from 'vitest';
import type { Readings } from '../../src/core/model/model.ts';
import { makeScoreBoundsFinder } from '../../src/core/scoring/score-bounds.ts';
import { branch, leaf, observed, type Raw, readings, strategy } from './make.ts';

const FROM = '2024-03-01';
const TO = '2024-03-31';

/** The bounds of the root of a strategy of these, or of another branch. */
function bounds(children: readonly Raw[], known: Readings, id = 'gauge', root: Raw = {}) {
  return makeScoreBoundsFinder(strategy(children, root), known, FROM, TO)(FROM)(id);
}

describe('the bounds of a branch over a window', () => {
  test('are the means of the lowest and of the highest below it, what stood on the first day included', () => {
    const known = readings(
      ['a', '2024-01-01', 5],
      ['a', '2024-02-01', 60],
      ['a', '2024-03-05', 20],
      ['a', '2024-03-05', 40],
      ['a', '2024-03-31', 80],
      ['a', '2024-04-01', 100],
      ['b', '2024-01-01', 30],
    );
    expect(bounds([leaf('a'), leaf('b')], known)).toEqual({ low: 35, high: 55 });
  });
  test('of what is only read before the window is what stands', () => {
    expect(bounds([leaf('a')], readings(['a', FROM, 60]))).toEqual({ low: 60, high: 60 });
    expect(bounds([leaf('a')], readings(['a', '2024-02-29', 60]))).toEqual({ low: 60, high: 60 });
  });
  test('of an indicator, and of nobody, are not told', () => {
    expect(bounds([leaf('a')], readings(['a', FROM, 60]), 'nobody')).toBeUndefined();
  });
  test('leave out what has no score on any day: never read, expired before, weighing nothing', () => {
    const known = readings(
      ['a', '2024-01-01', 60],
      ['b', '2024-01-01', 0],
      ['c', '2024-01-01', 0],
      ['c', '2024-03-02', 100],
    );
    const old = leaf('b', { maxAgeDays: 59 });
    const plan = [leaf('a'), old, leaf('c', { weight: 0 }), leaf('d')];
    expect(bounds(plan, known, 'gauge', { minCoverage: 0 })).toEqual({ low: 60, high: 60 });
  });
  test('are not told where one began, expired or was missing on a day', () => {
    const day = (count: number) => `2024-03-${String(count).padStart(2, '0')}`;
    expect(bounds([leaf('a')], readings(['a', day(2), 60]))).toBeUndefined();
    const short = (days: number) => leaf('a', { maxAgeDays: days });
    const one = readings(['a', FROM, 60]);
    expect(bounds([short(30)], one)).toEqual({ low: 60, high: 60 });
    expect(bounds([short(29)], one)).toBeUndefined();
    // the first stands up to the 10th, so that it may be 9 days old
    const two = readings(['a', FROM, 60], ['a', day(11), 50]);
    expect(bounds([leaf('a', { maxAgeDays: 20 })], two)).toEqual({ low: 50, high: 60 });
    expect(bounds([leaf('a', { maxAgeDays: 19 })], two)).toBeUndefined();
    const three = readings(['a', FROM, 60], ['a', day(11), 50], ['a', day(21), 40], ['a', TO, 30]);
    expect(bounds([short(9)], three)).toEqual({ low: 30, high: 60 });
    expect(bounds([short(8)], three)).toBeUndefined();
    // expired on the first day, and read again later
    const again = readings(['a', '2024-01-01', 60], ['a', day(11), 50]);
    expect(bounds([leaf('a', { maxAgeDays: 59 })], again)).toBeUndefined();
  });
  test('of a mean are not told where a window holds too few', () => {
    const mean = leaf('a', { rolling: { days: 10, atLeast: 2 } });
    const known = (day: string) =>
      readings(['a', '2024-02-25', 60], ['a', FROM, 40], ['a', day, 20]);
    expect(bounds([mean], known('2024-03-05'))).toEqual({ low: 40, high: 50 });
    expect(bounds([mean], known('2024-03-20'))).toBeUndefined();
  });
  test('what cannot be told of an indicator cannot be told of what lies above it, up to what weighs nothing', () => {
    const plan = [
      leaf('a'),
      branch('x', [branch('y', [leaf('b'), leaf('c')]), leaf('d')], { weight: 0 }),
    ];
    const known = readings(
      ['a', FROM, 60],
      ['b', '2024-03-02', 60],
      ['c', FROM, 30],
      ['d', FROM, 50],
    );
    expect(bounds(plan, known, 'y')).toBeUndefined();
    expect(bounds(plan, known, 'x')).toBeUndefined();
    expect(bounds(plan, known)).toEqual({ low: 60, high: 60 });
  });
  test('of a count that fades are of its looks and of the days before them', () => {
    const fading = leaf('a', { count: { halfLifeDays: 10 }, goalposts: { worst: 0, best: 10 } });
    const known = observed('a', [
      ['2024-03-01', 8],
      ['2024-03-11', 2],
    ]);
    const found = bounds([fading], known);
    // 8 fades to 4.3 on the day before 4 + 2, and 6 to 1.5 on the last
    expect(found?.high).toBeCloseTo(80, 12);
    expect(found?.low).toBeCloseTo(10 * 6 * 2 ** -2, 12);
    const risen = bounds(
      [fading],
      observed('a', [
        ['2024-02-01', 1],
        [TO, 8],
      ]),
    );
    expect(risen?.low).toBeCloseTo(10 * 2 ** -5.8, 12);
    expect(risen?.high).toBeCloseTo(80 + 10 * 2 ** -5.9, 12);
    expect(bounds([fading], observed('a', [['2024-03-02', 1]]))).toBeUndefined();
  });
  test('of a count over a window of days are not told', () => {
    const windowed = leaf('a', { count: { days: 90 }, goalposts: { worst: 0, best: 10 } });
    expect(bounds([windowed], observed('a', [[FROM, 8]]))).toBeUndefined();
  });
});
