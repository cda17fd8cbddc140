import { describe, expect, test } from 'vitest';
import {
  compareReadingPrecedence,
  countOfReadingsUpToDay,
  firstReadingOfStandingValue,
  indexReadings,
  readingsUpTo,
  readingsWithEvent,
  readingsWithoutReading,
  readingsWithReading,
} from '../../src/core/model/readings.ts';
import { check, event, reading } from './make.ts';

describe('the value of a day stands since the first reading with it after the last with another', () => {
  const known = indexReadings([
    reading(['a', '2024-01-01', 3], 1),
    reading(['a', '2024-02-01', 1], 2),
    // replaced on its own day
    reading(['a', '2024-03-01', 7], 3),
    reading(['a', '2024-03-01', 3], 4),
    reading(['a', '2024-04-01', 9], 5),
    reading(['a', '2024-04-01', 3], 6),
    reading(['a', '2024-05-01', 3], 7),
  ]);
  test.each([
    ['2023-12-31', undefined],
    ['2024-01-31', '2024-01-01'],
    ['2024-02-10', '2024-02-01'],
    ['2024-03-01', '2024-03-01'],
    ['2024-06-01', '2024-03-01'],
  ])('as of %s', (day, since) =>
    expect(firstReadingOfStandingValue(known, 'a', day)?.observedOn).toBe(since),
  );
});

describe('the reading as of a day is the one with the greatest day up to it', () => {
  const known = indexReadings([
    reading(['a', '2024-03-01', 3], 1),
    reading(['a', '2024-01-01', 1], 2),
    reading(['b', '2024-02-01', 9], 3),
  ]);
  test.each([
    ['2023-12-31', undefined],
    ['2024-01-01', 1],
    ['2024-02-29', 1],
    ['2024-03-01', 3],
    ['2030-01-01', 3],
  ])('as of %s', (day, value) => expect(known.asOf('a', day)?.value).toBe(value));
  test('of an indicator nobody read there is none', () => {
    expect(known.asOf('c', '2030-01-01')).toBeUndefined();
    expect(known.of('c')).toEqual([]);
  });
  test('they come oldest first', () => {
    expect(known.of('a').map(({ value }) => value)).toEqual([1, 3]);
  });
});

describe('ties of one day', () => {
  test('go to the greatest seq', () => {
    const known = indexReadings([
      reading(['a', '2024-01-01', 1], 5, 'ann'),
      reading(['a', '2024-01-01', 2], 4, 'bob'),
    ]);
    expect(known.asOf('a', '2024-01-01')?.value).toBe(1);
  });
  test('a user always precedes a starter reading, whatever the seq', () => {
    const known = indexReadings([
      reading(['a', '2024-01-01', 1], 1, 'ann'),
      reading(['a', '2024-01-01', 2], 99, 'starter'),
    ]);
    expect(known.asOf('a', '2024-01-01')?.value).toBe(1);
  });
  test('a later day precedes an earlier one, whoever read it', () => {
    const user = reading(['a', '2024-01-01', 1], 9, 'ann');
    const shippedData = reading(['a', '2024-01-02', 2], 1);
    expect(compareReadingPrecedence(user, shippedData)).toBeLessThan(0);
    expect(compareReadingPrecedence(shippedData, user)).toBeGreaterThan(0);
  });
});

describe('one more reading, held in memory only', () => {
  const known = indexReadings([
    reading(['a', '2024-01-01', 1], 1),
    reading(['b', '2024-01-01', 7], 2),
  ]);
  const more = readingsWithReading(known, reading(['a', '2024-01-01', 5], 3, 'ann'));
  test('counts as if it had been recorded', () => {
    expect(more.asOf('a', '2024-01-01')?.value).toBe(5);
    expect(more.asOf('a', '2023-12-31')).toBeUndefined();
    expect(more.of('a')).toHaveLength(2);
  });
  test('counts before one that takes the same precedence', () => {
    const same = readingsWithReading(known, reading(['a', '2024-01-01', 6], 1));
    expect(same.asOf('a', '2024-01-01')?.value).toBe(6);
    expect(same.of('a').at(-1)?.value).toBe(6);
  });
  test('leaves other indicators and the readings it was laid on alone', () => {
    expect(more.asOf('b', '2024-01-01')?.value).toBe(7);
    expect(known.asOf('a', '2024-01-01')?.value).toBe(1);
  });
});

describe('one reading less, in memory only', () => {
  const gone = reading(['a', '2024-02-01', 5], 2, 'ann');
  const known = indexReadings([
    reading(['a', '2024-01-01', 1], 1),
    gone,
    reading(['b', '2024-02-01', 7], 3),
  ]);
  const less = readingsWithoutReading(known, gone);
  test('counts as if it had been retracted: the one before it stands again', () => {
    expect(less.asOf('a', '2024-01-31')?.value).toBe(1);
    expect(less.asOf('a', '2024-02-01')?.value).toBe(1);
    expect(less.asOf('a', '2023-12-31')).toBeUndefined();
    expect(less.of('a').map(({ value }) => value)).toEqual([1]);
  });
  test('leaves other indicators and the readings it was taken from alone', () => {
    expect(less.asOf('b', '2024-02-01')?.value).toBe(7);
    expect(less.of('b')).toHaveLength(1);
    expect(known.asOf('a', '2024-02-01')?.value).toBe(5);
    expect(known.of('a')).toHaveLength(2);
  });
});

describe('what was observed up to a day', () => {
  const known = indexReadings(
    [reading(['a', '2024-01-01', 1], 1), reading(['a', '2024-02-01', 5], 2)],
    {
      checks: [check('a', '2024-01-15', 'high', 3), check('a', '2024-02-15', 'high', 4)],
      events: [event('a', ['2024-01-20', 1], 5), event('a', ['2024-02-20', 1], 6)],
    },
  );
  const until = readingsUpTo(known, '2024-01-31');
  test('has nothing of a later day', () => {
    expect(until.of('a').map(({ value }) => value)).toEqual([1]);
    expect(until.asOf('a', '2024-03-01')?.value).toBe(1);
    expect(until.asOf('a', '2023-12-31')).toBeUndefined();
    expect(until.between('a', '2024-01-01', '2024-03-01')).toHaveLength(1);
    expect(until.checksOf('a')).toHaveLength(1);
    expect(until.eventsOf('a')).toHaveLength(1);
    expect(until.eventsOf('a')).toBe(until.eventsOf('a'));
    expect(until.upTo).toBe('2024-01-31');
  });
  test('is the same object while the same is asked for, and keeps its last day', () => {
    expect(readingsUpTo(known, '2024-01-31')).toBe(until);
    expect(readingsUpTo(until, '2024-03-01')).toBe(until);
    const more = readingsWithReading(until, reading(['a', '2024-01-30', 9], 7, 'ann'));
    expect(more.upTo).toBe('2024-01-31');
    expect(readingsWithEvent(until, event('a', ['2024-01-30', 1], 8)).upTo).toBe('2024-01-31');
    expect(readingsWithReading(known, reading(['a', '2024-01-30', 9], 7)).upTo).toBeUndefined();
  });
  test('asks a store that holds too many to walk no further than its last day', () => {
    const asked: string[] = [];
    const many = {
      ...known,
      withinLimitsSince: (_: string, day: string) => {
        asked.push(day);
        return undefined;
      },
    };
    readingsUpTo(many, '2024-01-31').withinLimitsSince?.('a', '2024-03-01', {});
    readingsUpTo(many, '2024-01-31').withinLimitsSince?.('a', '2024-01-02', {});
    expect(asked).toEqual(['2024-01-31', '2024-01-02']);
  });
});

test('countSortedUpToDay counts what lies on or before a day', () => {
  const days = ['2024-01-01', '2024-01-01', '2024-02-01'].map((day, at) =>
    reading(['a', day, 1], at),
  );
  expect(countOfReadingsUpToDay(days, '2023-12-31')).toBe(0);
  expect(countOfReadingsUpToDay(days, '2024-01-01')).toBe(2);
  expect(countOfReadingsUpToDay(days, '2024-02-01')).toBe(3);
  expect(countOfReadingsUpToDay([], '2024-02-01')).toBe(0);
});
