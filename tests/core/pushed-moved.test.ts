import { describe, expect, test } from 'vitest';
import { causeEffectSequences } from '../../src/core/analysis/pushed-moved.ts';
import { addDays } from '../../src/core/model/day.ts';
import { scoreTimelineOf } from '../../src/core/scoring/timeline.ts';
import { branch, leaf, type Row, readings, strategy } from './make.ts';

const START = '2022-01-01';
const plan = strategy(
  [branch('cause', [leaf('c')]), branch('effect', [leaf('e')])],
  {},
  { mechanism: { cause: 'cause', effect: 'effect' }, start: START },
);

/** Values of cause and effect by days after the start. */
function laid(
  asOf: number,
  cause: Readonly<Record<number, number>>,
  effect: Readonly<Record<number, number>>,
) {
  const rows = (id: string, values: Readonly<Record<number, number>>): readonly Row[] =>
    Object.entries(values).map(([days, value]) => [id, addDays(START, Number(days)), value]);
  const known = readings(...rows('c', cause), ...rows('e', effect));
  return causeEffectSequences(
    plan,
    scoreTimelineOf(plan, known, addDays(START, asOf)),
    addDays(START, asOf),
  );
}

describe('the path by quarter', () => {
  const path = laid(300, { 0: 20, 100: 30 }, { 0: 50, 200: 40 })?.path;
  test('runs from the start over every quarter end to the day', () => {
    expect(path?.map(({ day }) => day)).toEqual([
      '2022-01-01',
      '2022-03-31',
      '2022-06-30',
      '2022-09-30',
      '2022-10-28',
    ]);
  });
  test('with both scores of each day', () => {
    expect(path?.map(({ cause, effect }) => [cause, effect])).toEqual([
      [20, 50],
      [20, 50],
      [30, 50],
      [30, 40],
      [30, 40],
    ]);
  });
  test('begins at the start even where scores begin later; counts begin with the scores', () => {
    const it = laid(20, { 0: 1, 10: 2 }, { 20: 5 });
    expect(it?.path.map(({ day, effect }) => [day, effect])).toEqual([
      [START, undefined],
      [addDays(START, 20), 5],
    ]);
    expect(it?.from).toBe(addDays(START, 20));
  });
  test('on the start itself is that day alone, whatever was read before', () => {
    expect(laid(0, { '-100': 1 }, { '-100': 5 })?.path).toEqual([
      { day: START, cause: 1, effect: 5 },
    ]);
  });
  test('before the start begins with the first day on which both have a score', () => {
    const it = laid(-10, { '-100': 1 }, { '-50': 5 });
    expect(it?.path.map(({ day }) => day)).toEqual(['2021-11-12', '2021-12-22']);
    expect(it?.from).toBe('2021-11-12');
  });
  test('has each day once where it begins and ends on the end of a quarter', () => {
    const it = laid(-1, { '-93': 1 }, { '-93': 5 });
    expect(it?.path.map(({ day }) => day)).toEqual(['2021-09-30', '2021-12-31']);
  });
  test('is empty before the start where nothing was read', () => {
    expect(laid(-10, { 0: 1 }, { 0: 1 })?.path).toEqual([]);
  });
});

describe('a rise of the cause is at least 5 points against 180 days before', () => {
  const flat = { 0: 50 };
  test('one count per unbroken stretch, from its first day', () => {
    const it = laid(900, { 0: 20, 200: 25, 210: 40, 500: 39, 600: 60 }, flat)?.claimed.rises;
    expect(it).toEqual([addDays(START, 200), addDays(START, 600)]);
  });
  test('4.9 points are none', () => {
    expect(laid(900, { 0: 20, 200: 24.9 }, flat)?.claimed.rises).toEqual([]);
  });
  test('without a score 180 days before there is none', () => {
    expect(laid(900, { 0: 20, 100: 60 }, flat)?.claimed.rises).toEqual([addDays(START, 180)]);
    expect(laid(170, { 0: 20, 100: 60 }, flat)?.claimed.rises).toEqual([]);
  });
});

describe('how often the effect rose by at least 5 points within 90, 180 and 365 days of it', () => {
  const cause = { 0: 20, 200: 30 };
  const counts = (asOf: number, effect: Readonly<Record<number, number>>) =>
    laid(asOf, cause, effect)?.claimed.after.map(({ followed, not, open }) => [
      followed,
      not,
      open,
    ]);
  test('within 90 days', () => {
    expect(counts(900, { 0: 50, 290: 55 })).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });
  test('on day 91 it is within 180 and 365 only', () => {
    expect(counts(900, { 0: 50, 291: 55 })).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ]);
  });
  test('it counts against where it stood on the first day of the rise', () => {
    expect(counts(900, { 0: 40, 200: 50, 300: 54.9 })).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });
  test('where the time is not over it is open, up to the last of its days', () => {
    expect(counts(289, { 0: 50 })?.[0]).toEqual([0, 0, 1]);
    expect(counts(290, { 0: 50 })?.[0]).toEqual([0, 1, 0]);
    expect(counts(350, { 0: 50 })).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });
  test('the reverse order is counted the same way', () => {
    const it = laid(900, { 0: 20, 400: 30 }, { 0: 50, 300: 60 });
    expect(it?.reverse.rises).toEqual([addDays(START, 300)]);
    expect(it?.reverse.after[1]).toEqual({ within: 180, followed: 1, not: 0, open: 0 });
    expect(it?.claimed.after[2]).toMatchObject({ followed: 0 });
  });
});

test('a strategy that claims no mechanism has none', () => {
  const plain = strategy([leaf('a')]);
  expect(
    causeEffectSequences(plain, scoreTimelineOf(plain, readings(), START), START),
  ).toBeUndefined();
});

test('where one of the two never had a score nothing is counted', () => {
  expect(laid(300, { 0: 20 }, {})).toMatchObject({
    from: undefined,
    claimed: { rises: [], after: [] },
  });
});
