/** What an indicator says as of a day: format 3, section 3. Every figure was worked out by hand. */
import { expect, test } from 'vitest';
import type { LeafValue } from '../../src/model/value.ts';
import { boardsOf, event, leaf, leafIn, type Rows, strategyOf } from './made.ts';

/** What a leaf A beside another one says on some days. */
function says(more: object, rows: Rows, ...days: readonly number[]): LeafValue[] {
  const boards = boardsOf(strategyOf([leaf('A', more), leaf('OTHER')]), rows);
  return days.map((day) => boards.on(day).leaf(leafIn(boards, 'A')));
}
const values = (...all: Parameters<typeof says>) => says(...all).map(({ value }) => value);
const states = (...all: Parameters<typeof says>) => says(...all).map(({ state }) => state);

test('the latest reading is the one of the greatest day up to the day', () => {
  const rows = 'A 20 70 high, A 10 30, OTHER 15 99';
  expect(values({}, rows, 9, 10, 19, 20, 99)).toEqual([undefined, 30, 30, 70, 70]);
  expect(says({}, rows, 25)[0]).toMatchObject({ day: 20, confidence: 'high' });
});

test('the latest reading gives its place between the goalposts, whichever way they run, and no more than both ends', () => {
  const at = (value: number, worst: number, best: number, scale = 'linear') =>
    says({ worst, best, scale }, `A 0 ${value}`, 0)[0]?.score;
  // 20 of 40; 30 of 40 the other way; below and above; 1 of 2 and of 4 powers of ten.
  expect([at(30, 10, 50), at(20, 50, 10), at(9, 10, 50), at(51, 10, 50)]).toEqual([50, 75, 0, 100]);
  expect(at(100, 1000, 10, 'log')).toBeCloseTo(50, 12);
  expect(at(10, 1, 10000, 'log')).toBeCloseTo(25, 12);
});

test('the latest reading is marked outside the goalposts, not at them', () => {
  const beyond = (worst: number, best: number) =>
    [9, 10, 30, 50, 51].filter((value) => says({ worst, best }, `A 0 ${value}`, 0)[0]?.beyond);
  expect([beyond(10, 50), beyond(50, 10)]).toEqual([
    [9, 51],
    [9, 51],
  ]);
});

test('a mean is of the days after N − mean up to N, with day and confidence of the newest', () => {
  const rows = 'A 0 30 high, A 10 40 high, A 20 50 low';
  // As of 20 the days 1…20 count: 40 and 50. With one day more 0 counts: 30, 40, 50.
  expect(values({ mean: 20 }, rows, 0, 10, 19, 20, 500)).toEqual([30, 35, 35, 45, 45]);
  expect(values({ mean: 21 }, rows, 20)).toEqual([40]);
  const [mean] = says({ mean: 20 }, rows, 25);
  expect(mean).toMatchObject({ day: 20, confidence: 'low', latest: { value: 50 } });
  expect(mean?.restsOn.map(({ day }) => day)).toEqual([10, 20]);
});

const count = { count: 30 };

test('a count sums the amounts of the days after D − count up to D', () => {
  const rows = [event('A', 10), event('A OTHER', 20, { amount: 2.5 }), event('OTHER', 21)];
  const counted = [undefined, 1, 1, 3.5, 3.5, 2.5, 2.5, 0];
  expect(values(count, rows, 9, 10, 19, 20, 39, 40, 49, 50)).toEqual(counted);
  expect(says(count, rows, 45)[0]).toMatchObject({ day: 20, restsOn: [{ day: 20 }] });
  expect(says(count, rows, 45)[0]?.latest).toBeUndefined();
});

test('a count takes bad ones away where it is signed, and only there', () => {
  const rows = [
    event('A', 1, { amount: 5, effect: 'good' }),
    event('A', 2, { amount: 2, effect: 'bad' }),
    event('A', 3, { amount: 7, effect: 'good', stage: 'dropped' }),
  ];
  expect(values({ ...count, signed: true }, rows, 1, 2, 3)).toEqual([5, 3, 10]);
  expect(values(count, rows, 1, 2, 3)).toEqual([5, 7, 7]);
});

test('a count leaves out what another event of the leaf follows, from that one on', () => {
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

test('a count is nothing from its first event or check on, and missing before', () => {
  const [before, after] = says(count, 'A 3 check', 2, 3);
  expect(before).toMatchObject({ state: 'missing', restsOn: [] });
  expect(after).toMatchObject({ state: 'current', value: 0, score: 0 });
});

test('a count is of the newest day of an event or check, as sure as the least sure event counted', () => {
  const rows = [event('A', 10, { confidence: 'low' }), event('A', 15, { confidence: 'high' })];
  const found = says(count, [...rows, 'A 20 check, A 50 check'], 14, 16, 21, 39, 40, 44, 45, 50);
  // On 40 the one of 10 leaves, on 45 the one of 15: then the check of the newest day says it.
  expect(found.map(({ day, confidence }) => `${day} ${confidence}`).join()).toBe(
    '10 low,15 low,20 low,20 low,20 high,20 high,20 moderate,50 moderate',
  );
});

test('a count without any counted is as sure as the least sure of its newest day', () => {
  const dropped = event('A', 5, { stage: 'dropped' });
  const rows = [event('A', 1, { confidence: 'low' }), 'A 1 check low', dropped, 'A 5 check high'];
  expect(says(count, rows, 31)[0]).toMatchObject({ value: 0, day: 5, confidence: 'moderate' });
  const newer = says(count, [...rows, 'A 6 check high'], 31)[0];
  expect(newer).toMatchObject({ day: 6, confidence: 'high' });
});

const times = { every: 10, lag: 3, expires: 20 };

test('age makes late past every + lag since it was looked at, and says by how much', () => {
  const rows = 'A 0 50, A 5 check';
  expect(states(times, rows, 4, 18, 19, 20)).toEqual(['current', 'current', 'late', 'late']);
  expect(says(times, rows, 18, 19, 20).map(({ lateBy }) => lateBy)).toEqual([undefined, 1, 2]);
  expect(says(times, rows, 4, 5, 9).map(({ looked }) => looked)).toEqual([0, 5, 5]);
  expect(states(times, 'A 0 check, A 2 50', 15, 16)).toEqual(['current', 'late']);
});

test('age takes the score past expires since its day, whatever was looked at; the rest stays', () => {
  const rows = 'A 0 50, A 20 check';
  expect(states(times, rows, 20, 21)).toEqual(['current', 'expired']);
  const [expired] = says(times, rows, 21);
  expect(expired).toMatchObject({ value: 50, day: 0, confidence: 'moderate', beyond: false });
  expect([expired?.score, expired?.lateBy]).toEqual([undefined, undefined]);
  const byDefault = { ...times, expires: undefined };
  expect(states(byDefault, 'A 0 50', 10 + 3 + 365, 379)).toEqual(['late', 'expired']);
});

test('context is late only where it is watched', () => {
  const tripwires = [{ watch: 'w', atLeast: 1 }];
  const late = (more: object) => states({ ...times, ...more }, 'A 0 50', 14)[0];
  expect(late({ weight: 0 })).toBe('current');
  expect(late({ weight: 0, tripwires })).toBe('late');
});
