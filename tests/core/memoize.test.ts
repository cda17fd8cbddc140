/** Functions that keep what they gave. */
import { expect, test } from 'vitest';
import {
  memoizeLatest,
  memoizeLatestPerObject,
  memoizePerObject,
} from '../../src/core/model/memoize.ts';

const asked: unknown[][] = [];
const told = (...of: unknown[]): object => {
  asked.push(of);
  return { of };
};

test('once for an object', () => {
  asked.length = 0;
  const kept = memoizePerObject(told);
  const [a, b] = [{}, {}];
  expect(kept(a)).toBe(kept(a));
  expect(kept(b)).not.toBe(kept(a));
  expect(asked).toEqual([[a], [b]]);
});

test('nothing is asked for again', () => {
  let times = 0;
  const kept = memoizePerObject((_: object) => {
    times += 1;
    return undefined;
  });
  const a = {};
  kept(a);
  kept(a);
  expect(times).toBe(2);
});

test('for an object while the rest stays the same', () => {
  const kept = memoizeLatestPerObject((of: object, day: string, room: number) => ({
    of,
    day,
    room,
  }));
  const [a, b] = [{}, {}];
  const first = kept(a, '2026-01-01', 4);
  expect(kept(b, '2026-01-01', 4).of).toBe(b);
  expect(kept(a, '2026-01-01', 4)).toBe(first);
  expect(kept(a, '2026-01-01', 5)).toEqual({ of: a, day: '2026-01-01', room: 5 });
  expect(kept(a, '2026-01-02', 5).day).toBe('2026-01-02');
  // the one before is not kept
  expect(kept(a, '2026-01-01', 4)).not.toBe(first);
});

test('while the same is asked in turn', () => {
  asked.length = 0;
  const kept = memoizeLatest<string | undefined, object>(told);
  const first = kept('a');
  expect([kept('a'), kept('a')]).toEqual([first, first]);
  kept('b');
  expect(kept('a')).not.toBe(first);
  expect(asked).toEqual([['a'], ['b'], ['a']]);
  asked.length = 0;
  kept(undefined);
  kept(undefined);
  expect(asked).toEqual([[undefined]]);
});
