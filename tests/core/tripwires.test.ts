import { describe, expect, test } from 'vitest';
import type { Readings } from '../../src/core/model/model.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { bandChangeAlert, crossedAndUnknownTripwires } from '../../src/core/scoring/tripwires.ts';
import { branch, leaf, observed, type Raw, type Row, readings, strategy } from './make.ts';

const wire = (id: string, when: Raw, severity = 'alert'): Raw => ({
  id,
  severity,
  title: id,
  when,
});

/** `id since day` for every tripwire crossed as of a day. */
function crossed(children: readonly Raw[], rows: readonly Row[], asOf: string, root: Raw = {}) {
  const plan = strategy(children, root);
  const known = readings(...rows);
  return crossedAndUnknownTripwires(
    plan,
    known,
    scoreHistoryOfStrategy(plan, known),
    asOf,
  ).crossed.map(({ tripwire, since }) => `${tripwire.id} since ${since}`);
}

/** `id since day` for every tripwire of which it is not known whether it is crossed. */
function unknown(children: readonly Raw[], rows: readonly Row[], asOf: string) {
  const plan = strategy(children);
  const known = readings(...rows);
  return crossedAndUnknownTripwires(
    plan,
    known,
    scoreHistoryOfStrategy(plan, known),
    asOf,
  ).unknown.map(({ tripwire, since }) => `${tripwire.id} since ${since}`);
}

/** One indicator `a` with one tripwire `t`. */
const one = (when: Raw, more: Raw = {}) => [leaf('a', { tripwires: [wire('t', when)], ...more })];

describe('a value at or beyond a limit', () => {
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 499],
    ['a', '2024-02-01', 500],
    ['a', '2024-03-01', 700],
    ['a', '2024-04-01', 10],
  ];
  test.each([
    ['2024-01-31', []],
    ['2024-02-01', ['t since 2024-02-01']],
    ['2024-03-15', ['t since 2024-02-01']],
    ['2024-04-01', []],
  ])('atLeast 500 as of %s: %o, since the first day of the unbroken stretch', (asOf, expected) => {
    expect(crossed(one({ atLeast: 500 }), rows, asOf)).toEqual(expected);
  });
  test.each([
    ['2024-03-31', []],
    ['2024-04-02', ['t since 2024-04-01']],
  ])('atMost 10 as of %s: %o', (asOf, expected) => {
    expect(crossed(one({ atMost: 10 }), rows, asOf)).toEqual(expected);
  });
  test('it is the value in its unit, not the score', () => {
    expect(
      crossed(one({ atLeast: 500 }, { goalposts: { worst: 600, best: 0 } }), rows, '2024-02-01'),
    ).toHaveLength(1);
  });
  test('without a value it is not crossed', () => {
    expect(crossed(one({ atMost: 1000 }), [], '2024-02-01')).toEqual([]);
    expect(crossed(one({ atLeast: -1000 }), [], '2024-02-01')).toEqual([]);
  });
  test('an expired reading neither crosses nor clears it: whether it is crossed is not known', () => {
    const children = one({ atLeast: 500 }, { maxAgeDays: 30 });
    const again: readonly Row[] = [
      ['a', '2024-01-01', 600],
      ['a', '2024-03-01', 600],
    ];
    expect(crossed(children, again, '2024-01-31')).toEqual(['t since 2024-01-01']);
    expect(crossed(children, again, '2024-02-01')).toEqual([]);
    expect(unknown(children, again, '2024-01-31')).toEqual([]);
    expect(unknown(children, again, '2024-02-01')).toEqual(['t since 2024-02-01']);
    expect(unknown(children, again, '2024-02-29')).toEqual(['t since 2024-02-01']);
    expect(unknown(children, again, '2024-03-01')).toEqual([]);
    expect(crossed(children, again, '2024-03-05')).toEqual(['t since 2024-01-01']);
  });
  test('one that was clear on the last day with a value is not listed when the reading expires', () => {
    const children = one({ atLeast: 500 }, { maxAgeDays: 30 });
    const cleared: readonly Row[] = [
      ['a', '2024-01-01', 600],
      ['a', '2024-01-10', 400],
    ];
    expect(unknown(children, cleared, '2024-06-01')).toEqual([]);
    expect(crossed(children, cleared, '2024-06-01')).toEqual([]);
  });
  test('readings that confirm it do not begin it anew', () => {
    const confirmed: readonly Row[] = [
      ['a', '2024-01-01', 600],
      ['a', '2024-03-01', 600],
      ['a', '2024-05-01', 550],
    ];
    expect(crossed(one({ atLeast: 500 }), confirmed, '2024-06-01')).toEqual(['t since 2024-01-01']);
  });
});

describe('a fall or a rise against the value as of D − days', () => {
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 50],
    ['a', '2024-01-21', 40],
    ['a', '2024-01-31', 80],
  ];
  test.each([
    ['2024-01-20', []],
    ['2024-01-21', ['t since 2024-01-21']],
    ['2024-01-30', ['t since 2024-01-21']],
    ['2024-01-31', []],
  ])('fallsBy 10 within 30 as of %s: %o', (asOf, expected) => {
    expect(
      crossed(one({ fallsBy: 10, withinDays: 30 }), [['a', '2023-12-01', 50], ...rows], asOf),
    ).toEqual(expected);
  });
  test('it ends when the fall has left the window', () => {
    const fall: readonly Row[] = [
      ['a', '2024-01-01', 50],
      ['a', '2024-02-01', 40],
    ];
    expect(crossed(one({ fallsBy: 10, withinDays: 10 }), fall, '2024-02-10')).toEqual([
      't since 2024-02-01',
    ]);
    expect(crossed(one({ fallsBy: 10, withinDays: 10 }), fall, '2024-02-11')).toEqual([]);
  });
  test('two falls with clear days between are two stretches', () => {
    const twice: readonly Row[] = [
      ['a', '2024-01-01', 50],
      ['a', '2024-02-01', 40],
      ['a', '2024-03-01', 30],
    ];
    expect(crossed(one({ fallsBy: 10, withinDays: 10 }), twice, '2024-03-05')).toEqual([
      't since 2024-03-01',
    ]);
  });
  test('of a fall that goes on, the extreme of every day is that of its own window', () => {
    const steps: readonly Row[] = [
      ['a', '2024-01-01', 50],
      ['a', '2024-01-06', 45],
      ['a', '2024-01-11', 38],
      ['a', '2024-01-16', 40],
      ['a', '2024-01-21', 34],
    ];
    // 50 → 38 from the 11th; 45 → 40 is too little from the 16th, as is 40 → 34 from the 21st
    const fall = one({ fallsBy: 10, withinDays: 10 });
    expect(crossed(fall, steps, '2024-01-10')).toEqual([]);
    expect(crossed(fall, steps, '2024-01-15')).toEqual(['t since 2024-01-11']);
    expect(crossed(fall, steps, '2024-01-16')).toEqual([]);
    expect(crossed(fall, steps, '2024-01-25')).toEqual([]);
    expect(crossed(one({ fallsBy: 6, withinDays: 10 }), steps, '2024-01-25')).toEqual([
      't since 2024-01-21',
    ]);
  });
  test('risesBy 30 within 15', () => {
    expect(crossed(one({ risesBy: 30, withinDays: 15 }), rows, '2024-02-04')).toEqual([
      't since 2024-01-31',
    ]);
    expect(crossed(one({ risesBy: 41, withinDays: 15 }), rows, '2024-02-04')).toEqual([]);
  });
  test('without a value then it is not crossed', () => {
    expect(crossed(one({ risesBy: 1, withinDays: 30 }), rows, '2024-01-25')).toEqual([]);
  });
  test('0.3 to 0.1 falls by 0.2', () => {
    const fall: readonly Row[] = [
      ['a', '2024-01-01', 0.3],
      ['a', '2024-02-01', 0.1],
    ];
    expect(crossed(one({ fallsBy: 0.2, withinDays: 10 }), fall, '2024-02-01')).toHaveLength(1);
  });
  test('a window longer than the calendar finds nothing', () => {
    expect(crossed(one({ fallsBy: 1, withinDays: 1e12 }), rows, '2024-02-01')).toEqual([]);
  });
});

describe('a branch is watched by its score', () => {
  const children = [leaf('a'), leaf('b', { maxAgeDays: 40 })];
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 20],
    ['b', '2024-01-10', 80],
  ];
  test('as of a day, since the reading that brought it there', () => {
    const root = { tripwires: [wire('r', { atLeast: 50 })] };
    expect(crossed(children, rows, '2024-01-09', root)).toEqual([]);
    expect(crossed(children, rows, '2024-01-20', root)).toEqual(['r since 2024-01-10']);
  });
  test('a score moves when a reading expires, and so does what watches it', () => {
    const root = { tripwires: [wire('r', { fallsBy: 30, withinDays: 20 })] };
    expect(crossed(children, rows, '2024-02-19', root)).toEqual([]);
    expect(crossed(children, rows, '2024-02-20', root)).toEqual(['r since 2024-02-20']);
  });
  test.each([
    [{ fallsBy: 15, withinDays: 20 }, '2024-02-09', []],
    [{ fallsBy: 15, withinDays: 20 }, '2024-02-10', ['r since 2024-02-10']],
    [{ fallsBy: 15.1, withinDays: 20 }, '2024-02-10', []],
    [{ risesBy: 15, withinDays: 20 }, '2024-02-10', []],
    [{ risesBy: 10, withinDays: 20 }, '2024-02-25', ['r since 2024-02-25']],
    [{ risesBy: 10.1, withinDays: 20 }, '2024-02-25', []],
    // still 5 below what it was on the 9th
    [{ fallsBy: 5, withinDays: 20 }, '2024-02-29', ['r since 2024-02-10']],
    [{ fallsBy: 5, withinDays: 20 }, '2024-03-01', []],
  ])('%j as of %s: its scores of every day of the window count', (when, asOf, expected) => {
    const moves: readonly Row[] = [
      ['a', '2024-01-01', 60],
      ['b', '2024-01-01', 60],
      ['a', '2024-02-10', 30],
      ['b', '2024-02-25', 80],
    ];
    const both = [leaf('a'), leaf('b')];
    expect(crossed(both, moves, asOf, { tripwires: [wire('r', when)] })).toEqual(expected);
  });
  test('without a score it is not crossed', () => {
    expect(
      crossed(children, [], '2024-01-20', { tripwires: [wire('r', { atMost: 100 })] }),
    ).toEqual([]);
  });
});

describe('a stretch of a branch goes back as far as it lasts', () => {
  const root = { tripwires: [wire('r', { atMost: 50 })] };
  test.each(['2024-03-01', '2024-12-01', '2025-12-01', '2029-12-01'])('as of %s', (asOf) => {
    const rows: readonly Row[] = [
      ['a', '2024-01-01', 80],
      ['a', '2024-02-01', 40],
      ['a', '2024-06-01', 30],
    ];
    expect(crossed([leaf('a')], rows, asOf, root)).toEqual(['r since 2024-02-01']);
    // there is nothing before the first reading
    expect(crossed([leaf('a')], rows.slice(1), asOf, root)).toEqual(['r since 2024-02-01']);
  });
  test('where it rests on events and checks alone', () => {
    const counting = { count: { days: 1000 }, goalposts: { worst: 0, best: 10 } };
    const plan = strategy([leaf('a', counting)], root);
    const since = (known: Readings) =>
      crossedAndUnknownTripwires(
        plan,
        known,
        scoreHistoryOfStrategy(plan, known),
        '2025-12-01',
      ).crossed.map((crossing) => crossing.since);
    expect(since(observed('a', [['2024-02-01', 4]]))).toEqual(['2024-02-01']);
    expect(since(observed('a', [], ['2024-02-01']))).toEqual(['2024-02-01']);
  });
});

describe('any of several', () => {
  const children = [
    leaf('a', { tripwires: [wire('s', { atLeast: 50 })] }),
    leaf('b', { tripwires: [wire('t', { atLeast: 50 }, 'watch')] }),
    leaf('c', { tripwires: [wire('u', { atLeast: 50 })] }),
  ];
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 60],
    ['b', '2024-02-01', 60],
    ['c', '2024-03-01', 60],
    ['a', '2024-04-01', 0],
    ['b', '2024-05-01', 0],
  ];
  const two = { tripwires: [wire('two', { any: 2, of: ['s', 't', 'u'] })] };
  test.each([
    ['2024-01-15', ['s since 2024-01-01']],
    ['2024-02-15', ['two since 2024-02-01', 's since 2024-01-01', 't since 2024-02-01']],
    ['2024-04-15', ['two since 2024-02-01', 't since 2024-02-01', 'u since 2024-03-01']],
    ['2024-05-15', ['u since 2024-03-01']],
  ])('at least 2 of 3 as of %s', (asOf, expected) => {
    expect(crossed(children, rows, asOf, two)).toEqual(expected);
  });
  test('a combination may hold combinations', () => {
    const root = {
      tripwires: [
        wire('all', { any: 2, of: ['two', 'u'] }),
        wire('two', { any: 2, of: ['s', 't'] }),
      ],
    };
    expect(crossed(children, rows, '2024-03-15', root)).toContain('all since 2024-03-01');
  });
});

describe('a crossing', () => {
  const plan = strategy([leaf('a', { tripwires: [wire('t', { atLeast: 50 })] })], {
    tripwires: [wire('r', { atLeast: 50 })],
  });
  const known = readings(['a', '2024-01-01', 60], ['a', '2024-02-01', 70]);
  const history = scoreHistoryOfStrategy(plan, known);
  const found = crossedAndUnknownTripwires(plan, known, history, '2024-03-01').crossed;
  test('names the reading that crossed it, and the value of today', () => {
    expect(found[1]).toMatchObject({ node: { id: 'a' }, reading: { value: 60 }, value: 70 });
  });
  test('of a branch has a score, and names the reading of that day below it', () => {
    expect(found[0]).toMatchObject({ node: { id: 'gauge' }, reading: { value: 60 }, value: 70 });
  });
});

describe('a fall or a rise says from what on which day to what', () => {
  const moveOf = (when: Raw, rows: readonly Row[], asOf: string, more: Raw = {}) => {
    const plan = strategy(one(when, more));
    const known = readings(...rows);
    return crossedAndUnknownTripwires(plan, known, scoreHistoryOfStrategy(plan, known), asOf)
      .crossed[0]?.move;
  };
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 50],
    ['a', '2024-01-11', 30],
    ['a', '2024-01-16', 50],
    ['a', '2024-01-21', 35],
    ['a', '2024-01-26', 38],
  ];
  test('from the latest day at the highest of the window, to the value of today', () => {
    expect(moveOf({ fallsBy: 10, withinDays: 20 }, rows, '2024-01-27')).toEqual({
      from: { day: '2024-01-20', value: 50 },
      to: { day: '2024-01-27', value: 38 },
    });
  });
  test('from the latest day at the lowest of the window of a rise', () => {
    const rise = moveOf({ risesBy: 5, withinDays: 20 }, rows, '2024-01-27');
    expect(rise?.from).toEqual({ day: '2024-01-15', value: 30 });
    expect(moveOf({ risesBy: 3, withinDays: 11 }, rows, '2024-01-27')?.from).toEqual({
      day: '2024-01-25',
      value: 35,
    });
  });
  test('over days without a value', () => {
    const gap: readonly Row[] = [
      ['a', '2024-01-01', 50],
      ['a', '2024-01-20', 20],
    ];
    const fall = moveOf({ fallsBy: 10, withinDays: 30 }, gap, '2024-01-22', { maxAgeDays: 5 });
    expect(fall).toEqual({
      from: { day: '2024-01-06', value: 50 },
      to: { day: '2024-01-22', value: 20 },
    });
  });
  test('a limit compares nothing', () => {
    expect(moveOf({ atLeast: 10 }, rows, '2024-01-27')).toBeUndefined();
  });
});

describe('a change of band within 30 days is an alert, undeclared and always there', () => {
  const plan = strategy([leaf('a')]);
  const change = (rows: readonly Row[], asOf: string) => {
    const known = readings(...rows);
    const found = bandChangeAlert(scoreHistoryOfStrategy(plan, known), asOf);
    return found && `${found.from?.id} to ${found.to?.id} since ${found.since}`;
  };
  const rows: readonly Row[] = [
    ['a', '2024-01-01', 40],
    ['a', '2024-03-01', 60],
    ['a', '2024-03-11', 70],
  ];
  test.each([
    ['2024-02-29', undefined],
    ['2024-03-01', 'low to high since 2024-03-01'],
    ['2024-03-30', 'low to high since 2024-03-01'],
    ['2024-03-31', undefined],
  ])('as of %s: %s', (asOf, expected) => expect(change(rows, asOf)).toBe(expected));
  test('there and back within the window is none', () => {
    expect(change([...rows, ['a', '2024-03-20', 40]], '2024-03-25')).toBeUndefined();
  });
  test('since the day it changed last', () => {
    const back: readonly Row[] = [...rows, ['a', '2024-03-15', 40], ['a', '2024-03-20', 60]];
    expect(change(back, '2024-03-25')).toBe('low to high since 2024-03-20');
  });
  test('what a band requires counts: it changes when the requirement is lost', () => {
    const bands = [
      { id: 'low', title: 'Low', from: 0 },
      { id: 'high', title: 'High', from: 50, requires: [{ node: 'b', atLeast: 40 }] },
    ];
    const needy = strategy([leaf('a'), branch('x', [leaf('b')], { weight: 0 })], {}, { bands });
    const known = readings(
      ['a', '2024-01-01', 60],
      ['b', '2024-01-01', 50],
      ['b', '2024-03-01', 30],
    );
    expect(bandChangeAlert(scoreHistoryOfStrategy(needy, known), '2024-03-05')).toMatchObject({
      from: { id: 'high' },
      to: { id: 'low' },
      since: '2024-03-01',
    });
  });
  test('where nothing was scored then, there is nothing to compare', () => {
    expect(change(rows, '2024-01-15')).toBeUndefined();
  });
});
