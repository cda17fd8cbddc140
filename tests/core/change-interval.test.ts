import { describe, expect, test } from 'vitest';
import type { Readings } from '../../src/core/model/model.ts';
import {
  doesScoreChangeIntervalHoldZero,
  scoreChangeWithInterval,
} from '../../src/core/scoring/change-interval.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { explainedBetween, leaf, observed, type Raw, readings, strategy } from './make.ts';

const FROM = '2024-01-01';
const TO = '2024-01-31';

function change(children: readonly Raw[], known: Readings, id = 'gauge') {
  const plan = strategy(children);
  return scoreChangeWithInterval(
    scorecardAsOf(plan, known, FROM),
    scorecardAsOf(plan, known, TO),
    id,
  );
}

describe('the interval of a change', () => {
  test('two readings err each by itself: both variances add up', () => {
    const found = change([leaf('a')], readings(['a', FROM, 40], ['a', TO, 60, 'low']));
    expect(found?.change).toBe(20);
    // σ 4 then and 14 now.
    expect(found?.high).toBeCloseTo(20 + 1.645 * Math.sqrt(4 ** 2 + 14 ** 2), 12);
    expect(found?.low).toBeCloseTo(20 - 1.645 * Math.sqrt(4 ** 2 + 14 ** 2), 12);
  });
  test('what rests on the same reading errs alike: only what age added counts', () => {
    const plan = [leaf('a', { cadenceDays: 0, halfLifeDays: 30 })];
    const found = change(plan, readings(['a', FROM, 40]));
    const fresh = 16;
    const aged = 16 + (10_000 / 12 - 16) * 0.5;
    expect(found?.change).toBe(0);
    expect(found?.high).toBeCloseTo(1.645 * (Math.sqrt(aged) - Math.sqrt(fresh)), 12);
  });
  test('a leaf without a score on one of the days counts with the other alone', () => {
    const rows = readings(['a', FROM, 40], ['b', TO, 80]);
    const found = change([leaf('a'), leaf('b')], rows);
    // a weighs all then and half now, by the same reading; b half.
    expect(found?.high).toBeCloseTo(20 + 1.645 * Math.sqrt((2 - 4) ** 2 + 2 ** 2), 12);
  });
  test('a count and a mean rest on the same when their value is the same', () => {
    const counted = leaf('a', { count: { days: 100 }, goalposts: { worst: 0, best: 10 } });
    const same = observed('a', [[FROM, 4]], [TO]);
    expect(change([counted], same)).toMatchObject({ change: 0, low: 0, high: 0 });
    const more = observed('a', [
      [FROM, 4],
      [TO, 1],
    ]);
    expect(change([counted], more)?.high).toBeCloseTo(10 + 1.645 * Math.sqrt(32), 12);
  });
  test('origins are left aside', () => {
    const one = readings(
      ['a', FROM, 40, 'high', 's'],
      ['b', FROM, 40, 'high', 's'],
      ['a', TO, 60, 'high', 's'],
    );
    const two = readings(
      ['a', FROM, 40, 'high', 's'],
      ['b', FROM, 40, 'high', 't'],
      ['a', TO, 60, 'high', 'u'],
    );
    expect(change([leaf('a'), leaf('b')], one)).toEqual(change([leaf('a'), leaf('b')], two));
  });
  test('without a score on one of the days there is none', () => {
    expect(change([leaf('a')], readings(['a', TO, 40]))).toBeUndefined();
  });
  test('is within error where it holds 0', () => {
    expect(doesScoreChangeIntervalHoldZero({ low: -1, high: 3 })).toBe(true);
    expect(doesScoreChangeIntervalHoldZero({ low: 0, high: 3 })).toBe(true);
    expect(doesScoreChangeIntervalHoldZero({ low: 0.1, high: 3 })).toBe(false);
    expect(doesScoreChangeIntervalHoldZero({ low: -3, high: -0.1 })).toBe(false);
  });
});

describe('what moved a count', () => {
  const plan = strategy([
    leaf('a', { count: { halfLifeDays: 30 }, goalposts: { worst: 0, best: 10 } }),
    leaf('b'),
  ]);
  const lines = (known: Readings, from: string, to: string) => {
    const said = explainedBetween(plan, known, from, to);
    if (!said.ok) throw new Error(said.reason);
    return said.value.effects.map(
      ({ id, effect, points }) => `${id} ${effect} ${points.toFixed(4)}`,
    );
  };
  test('is told in what happened and what faded, which add up', () => {
    // 8 faded to 4 (−40 points of its score), 2 came (+20); it weighs half.
    const known = observed(
      'a',
      [
        [FROM, 8],
        [TO, 2],
      ],
      [],
      ['b', FROM, 50],
    );
    expect(lines(known, FROM, TO)).toEqual([
      'a value 10.0000',
      'a fading -20.0000',
      'b value 0.0000',
    ]);
    expect(lines(known, TO, FROM)).toEqual([
      'a value -10.0000',
      'a fading 20.0000',
      'b value 0.0000',
    ]);
  });
  test('events that exactly replace what faded show both', () => {
    const known = observed(
      'a',
      [
        [FROM, 8],
        [TO, 4],
      ],
      [],
      ['b', FROM, 50],
    );
    expect(lines(known, FROM, TO)).toEqual([
      'a value 20.0000',
      'a fading -20.0000',
      'b value 0.0000',
    ]);
  });
  test('of a window, what left it has faded', () => {
    const windowed = strategy([
      leaf('a', { count: { days: 20 }, goalposts: { worst: 0, best: 10 } }),
    ]);
    const known = observed('a', [
      [FROM, 5],
      ['2024-01-25', 3],
    ]);
    const said = explainedBetween(windowed, known, FROM, TO);
    expect(said.ok && said.value.effects).toEqual([
      { id: 'a', effect: 'value', points: 30 },
      { id: 'a', effect: 'fading', points: -50 },
    ]);
  });
});
