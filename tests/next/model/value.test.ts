/** What an indicator says as of a day: format 3, section 3. Every figure was worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { LeafValue } from '../../../src/next/model/value.ts';
import { changeDays } from '../../../src/next/model/value.ts';
import { boardsOf, event, leaf, leafIn, type Rows, strategyOf } from './made.ts';

/** What a leaf A beside another one says on some days. */
function says(more: object, rows: Rows, ...days: readonly number[]): LeafValue[] {
  const boards = boardsOf(strategyOf([leaf('A', more), leaf('OTHER')]), rows);
  return days.map((day) => boards.on(day).leaf(leafIn(boards, 'A')));
}
const values = (...all: Parameters<typeof says>) => says(...all).map(({ value }) => value);
const states = (...all: Parameters<typeof says>) => says(...all).map(({ state }) => state);

describe('the latest reading', () => {
  test('is the one of the greatest day up to the day', () => {
    const rows = 'A 20 70 high, A 10 30, OTHER 15 99';
    expect(values({}, rows, 9, 10, 19, 20, 99)).toEqual([undefined, 30, 30, 70, 70]);
    expect(says({}, rows, 25)[0]).toMatchObject({ day: 20, confidence: 'high' });
  });

  test('gives its place between the goalposts, whichever way they run, and no more than both ends', () => {
    const at = (more: object, value: number) => says(more, `A 0 ${value}`, 0)[0]?.score;
    // 20 of 40; 30 of 40 the other way; below and above.
    expect(at({ worst: 10, best: 50 }, 30)).toBe(50);
    expect(at({ worst: 50, best: 10 }, 20)).toBe(75);
    expect([at({ worst: 10, best: 50 }, 9), at({ worst: 10, best: 50 }, 51)]).toEqual([0, 100]);
    // 1 of 2 powers of ten.
    expect(at({ worst: 1000, best: 10, scale: 'log' }, 100)).toBeCloseTo(50, 12);
    expect(at({ worst: 1, best: 10000, scale: 'log' }, 10)).toBeCloseTo(25, 12);
  });

  test('is marked outside the goalposts, not at them', () => {
    const beyond = (worst: number, best: number) =>
      [9, 10, 30, 50, 51].filter((value) => says({ worst, best }, `A 0 ${value}`, 0)[0]?.beyond);
    expect([beyond(10, 50), beyond(50, 10)]).toEqual([
      [9, 51],
      [9, 51],
    ]);
  });
});

describe('a mean', () => {
  test('is of the days after N − mean up to N, with day and confidence of the newest', () => {
    const rows = 'A 0 30 high, A 10 40 high, A 20 50 low';
    // As of 20 the days 1…20 count: 40 and 50. With one day more 0 counts: 30, 40, 50.
    expect(values({ mean: 20 }, rows, 0, 10, 19, 20, 500)).toEqual([30, 35, 35, 45, 45]);
    expect(values({ mean: 21 }, rows, 20)).toEqual([40]);
    const [mean] = says({ mean: 20 }, rows, 25);
    expect(mean).toMatchObject({ day: 20, confidence: 'low', latest: { value: 50 } });
    expect(mean?.restsOn.map(({ day }) => day)).toEqual([10, 20]);
  });
});

describe('a count', () => {
  const count = { count: 30 };

  test('sums the amounts of the days after D − count up to D', () => {
    const rows = [event('A', 10), event('A OTHER', 20, { amount: 2.5 }), event('OTHER', 21)];
    const counted = [undefined, 1, 1, 3.5, 3.5, 2.5, 2.5, 0];
    expect(values(count, rows, 9, 10, 19, 20, 39, 40, 49, 50)).toEqual(counted);
    expect(says(count, rows, 45)[0]).toMatchObject({ day: 20, restsOn: [{ day: 20 }] });
    expect(says(count, rows, 45)[0]?.latest).toBeUndefined();
  });

  test('takes bad ones away where it is signed, and only there', () => {
    const rows = [
      event('A', 1, { amount: 5, effect: 'good' }),
      event('A', 2, { amount: 2, effect: 'bad' }),
      event('A', 3, { amount: 7, effect: 'good', stage: 'dropped' }),
    ];
    expect(values({ ...count, signed: true }, rows, 1, 2, 3)).toEqual([5, 3, 10]);
    expect(values(count, rows, 1, 2, 3)).toEqual([5, 7, 7]);
  });

  test('leaves out what another event of the leaf follows, from that one on', () => {
    const rows = [
      event('A', 1, { id: 'pledge', amount: 4 }),
      event('A', 5, { id: 'delivery', amount: 3, follows: 'pledge' }),
      event('OTHER', 7, { follows: 'delivery' }),
    ];
    expect(values(count, rows, 4, 5, 7)).toEqual([4, 3, 3]);
    // What follows may be dropped or have left the window: what it follows stays out.
    const dropped = [...rows, event('A', 9, { stage: 'dropped', follows: 'delivery' })];
    expect(values(count, dropped, 8, 9)).toEqual([3, 0]);
  });

  test('is nothing from its first event or check on, and missing before', () => {
    expect(values(count, 'A 3 check', 2, 3)).toEqual([undefined, 0]);
    expect(states(count, 'A 3 check', 2, 3)).toEqual(['missing', 'current']);
    expect(says(count, 'A 3 check', 3)[0]?.score).toBe(0);
  });

  test('is of the newest day of an event or check, as sure as the least sure event counted', () => {
    const rows = [
      event('A', 10, { confidence: 'low' }),
      event('A', 15, { confidence: 'high' }),
      'A 20 check moderate, A 50 check',
    ];
    const found = says(count, rows, 14, 16, 21, 40, 44, 45, 50);
    expect(found.map(({ day }) => day)).toEqual([10, 15, 20, 20, 20, 20, 50]);
    // On 40 the one of 10 leaves, on 45 the one of 15: then the check of the newest day says it.
    expect(found.map(({ confidence }) => confidence).join(' ')).toBe(
      'low low low high high moderate moderate',
    );
  });

  test('without any counted is as sure as the least sure of its newest day', () => {
    const rows = [
      ...[event('A', 1, { confidence: 'low' }), 'A 1 check low'],
      event('A', 5, { stage: 'dropped', confidence: 'moderate' }),
      'A 5 check high',
    ];
    expect(says(count, rows, 31)[0]).toMatchObject({ value: 0, day: 5, confidence: 'moderate' });
    const newerCheck = [...rows, 'A 6 check high'];
    expect(says(count, newerCheck, 31)[0]).toMatchObject({ day: 6, confidence: 'high' });
  });
});

describe('age', () => {
  const times = { every: 10, lag: 3, expires: 20 };

  test('makes late past every + lag since it was looked at, and says by how much', () => {
    const rows = 'A 0 50, A 5 check';
    expect(states(times, rows, 4, 18, 19, 20)).toEqual(['current', 'current', 'late', 'late']);
    expect(says(times, rows, 18, 19, 20).map(({ lateBy }) => lateBy)).toEqual([undefined, 1, 2]);
    expect(says(times, rows, 4, 5, 9).map(({ looked }) => looked)).toEqual([0, 5, 5]);
    // A check from before the reading says nothing of it.
    expect(states(times, 'A 0 check, A 2 50', 15, 16)).toEqual(['current', 'late']);
  });

  test('takes the score past expires since its day, whatever was looked at; the rest stays', () => {
    const rows = 'A 0 50, A 20 check';
    expect(states(times, rows, 20, 21)).toEqual(['current', 'expired']);
    const [expired] = says(times, rows, 21);
    expect(expired).toMatchObject({ value: 50, day: 0, confidence: 'moderate', beyond: false });
    expect([expired?.score, expired?.lateBy]).toEqual([undefined, undefined]);
    // Default: every + lag + 365.
    const byDefault = { every: 10, lag: 3, expires: undefined };
    expect(states(byDefault, 'A 0 50', 378, 379)).toEqual(['late', 'expired']);
  });

  test('makes context late only where it is watched', () => {
    const tripwires = [{ watch: 'w', atLeast: 1 }];
    const late = (more: object) => states({ ...times, ...more }, 'A 0 50', 14)[0];
    expect(late({ weight: 0 })).toBe('current');
    expect(late({ weight: 0, tripwires })).toBe('late');
  });
});

test('change days are those of readings, of what counts, enters or leaves, and of expiries', () => {
  const daysOf = (more: object, rows: Rows, to: number) => {
    const boards = boardsOf(strategyOf([leaf('A', more), leaf('OTHER')]), rows);
    return changeDays(leafIn(boards, 'A'), boards.recordOf(leafIn(boards, 'A')), to);
  };
  const rows = 'A 9 1, A 100 2, A 50 check';
  expect(daysOf({ expires: 30 }, rows, 131)).toEqual([9, 40, 100, 131]);
  expect(daysOf({ expires: 30 }, rows, 130)).toEqual([9, 40, 100]);
  const events = [event('A', 9), 'A 20 check'];
  expect(daysOf({ count: 5, expires: 30 }, events, 999)).toEqual([9, 14, 20, 40, 51]);
});
