/** Branches, errors and bands of a board: format 3, sections 3 and 4. Every figure was worked out by hand. */
import { expect, test } from 'vitest';
import { Z } from '../../src/model/error.ts';
import { type Branch, counts, type Strategy } from '../../src/model/strategy.ts';
import { boardsOf, branch, event, leaf, leafIn, type Rows, strategyOf } from './made.ts';

const second = ({ strategy }: { strategy: Strategy }) => strategy.branches[1] as Branch;
const board = (children: readonly object[], rows: Rows, day = 0, more = {}) =>
  boardsOf(strategyOf(children, more), rows).on(day);

const tree = [
  leaf('A', { weight: 3 }),
  branch('X', [leaf('B'), leaf('C', { weight: 4 }), leaf('CONTEXT', { weight: 0 })]),
  leaf('D', { weight: 4 }),
];
const rows = 'A 0 40, B 0 10, CONTEXT 0 99';

test('a branch is the mean by weight of those that have a score', () => {
  const now = board(tree, `${rows}, C 0 60, D 0 20`);
  // X = (10 + 4·60) / 5 = 50; index = (3·40 + 50 + 4·20) / 8 = 31.25.
  expect(now.score(second(now))).toBe(50);
  expect(now.score(now.strategy.index)).toBe(31.25);
  expect(now.coverage(now.strategy.index)).toBe(1);
  const shares = ['A', 'X', 'B', 'C', 'D', 'CONTEXT'].map((id) => now.share(leafIn(now, id)));
  expect(shares).toEqual([0.375, 0.125, 0.125 / 5, 0.1, 0.5, 0]);
  expect(now.share(leafIn(now, 'C'), second(now))).toBe(0.8);
  expect(now.share(leafIn(now, 'A'), second(now))).toBe(0);
  expect(now.share(second(now), second(now))).toBe(1);
  expect(now.weightInParent(now.strategy.index)).toBe(0);
});

test('a branch has none with less than half of it covered, and counts as covered so far', () => {
  const now = board(tree, `${rows}, D 0 20`);
  // Of X a fifth is covered; of the index (3 + 0.2 + 4) / 8; score (3·40 + 4·20) / 7.
  expect(now.score(second(now))).toBeUndefined();
  expect(now.coverage(second(now))).toBe(0.2);
  expect(now.coverage(now.strategy.index)).toBeCloseTo(0.9, 12);
  expect(now.score(now.strategy.index)).toBeCloseTo(200 / 7, 12);
  expect(['X', 'B', 'C'].map((id) => now.share(leafIn(now, id)))).toEqual([0, 0, 0]);
  expect([now.deviation(second(now)), now.interval(second(now))].join()).toBe(',');
});

test('a branch has one with half of it covered, and a weighted child that has a score', () => {
  const beside = (weight: number) => {
    const now = board([leaf('A'), leaf('B', { weight })], 'A 0 40');
    return [now.score(now.strategy.index), now.coverage(now.strategy.index)];
  };
  expect(beside(1)).toEqual([40, 0.5]);
  expect(beside(1 + 1e-10)).toEqual([40, expect.closeTo(0.5, 9)]);
  expect(beside(1 + 1e-6)[0]).toBeUndefined();
  // Two branches covered by 0.4999999995 have no score, and cover half but for rounding.
  const under = (id: string) => branch(id, [leaf(id + 1), leaf(id + 2, { weight: 1 + 4.2e-9 })]);
  const none = board([under('X'), under('Y')], 'X1 0 8, Y1 0 8');
  expect(none.coverage(none.strategy.index)).toBeCloseTo(0.5, 7);
  expect(none.score(none.strategy.index)).toBeUndefined();
});

test('a branch of context alone covers nothing', () => {
  const context = branch('X', [leaf('B', { weight: 0 })], { weight: 0 });
  const now = board([leaf('A'), context], 'A 0 40, B 0 50');
  expect([now.score(second(now)), now.coverage(second(now))]).toEqual([undefined, 0]);
  const counted = ['index', 'A', 'X', 'B'].map((id) => counts(leafIn(now, id)));
  expect(counted).toEqual([true, true, false, false]);
  expect([now.coverage(leafIn(now, 'B')), now.coverage(now.strategy.index)]).toEqual([1, 1]);
});

/** Of leaf A on a day. */
const sigma2 = (more: object, rows: Rows, day: number) => {
  const now = board([leaf('A', more)], rows, day);
  return (now.sigma(leafIn(now, 'A')) ?? Number.NaN) ** 2;
};

test('a score is as sure as its confidence, and less so by 400 points² a year', () => {
  expect(sigma2({}, 'A 0 50 high', 0)).toBeCloseTo(16, 9);
  expect(sigma2({}, 'A 0 50', 0)).toBeCloseTo(64, 9);
  expect(sigma2({}, 'A 0 50 low', 0)).toBeCloseTo(196, 9);
  // 73 days are a fifth of a year: 80. At most 100²/12.
  expect(sigma2({}, 'A 10 50', 83)).toBeCloseTo(64 + 80, 9);
  expect(sigma2({ count: 999 }, [event('A', 10)], 83)).toBeCloseTo(64 + 80, 9);
  expect(sigma2({}, 'A 0 50', 700)).toBeCloseTo(64 + (400 * 700) / 365, 9);
  expect(sigma2({}, 'A 0 50', 710)).toBeCloseTo(10000 / 12, 9);
});

test('a score drifts as its steps up to the day have, less what is error of reading', () => {
  const rows = 'A 0 10, A 5 30 high, A 45 29';
  // Step of 20 in 5 days: (400 − (64 + 16)/2) / 5 = 72; of 1 in 40: none. d² = (4·400/365 + 72) / (4 + n).
  const prior = 1600 / 365;
  expect(sigma2({}, rows, 9)).toBeCloseTo(16 + (4 * (prior + 72)) / 5, 9);
  expect(sigma2({}, rows, 49)).toBeCloseTo(64 + (4 * (prior + 72)) / 6, 9);
  // The steps of a mean are those of its readings; an earlier check is no step.
  const mean = sigma2({ mean: 90 }, `${rows}, A 7 check`, 49);
  expect(mean).toBeCloseTo(64 + (4 * (prior + 72)) / 6, 9);
});

test('drift learns from the last 24 steps only', () => {
  // Steps of 20 in a day are 400 − 64 = 336 each; the first one of 100 would be 9936.
  const rows = Array.from({ length: 25 }, (_, at) => `A ${at + 1} ${at % 2 === 0 ? 0 : 20}`);
  const daily = (1600 / 365 + 24 * 336) / 28;
  expect(sigma2({}, ['A 0 100', ...rows], 26)).toBeCloseTo(64 + daily, 9);
  // Of 23 steps all count: the first one is of 100 points.
  const few = ['A 2 100', ...rows.slice(2)];
  expect(sigma2({}, few, 26)).toBeCloseTo(64 + (1600 / 365 + 9936 + 22 * 336) / 27, 9);
});

test('an interval is 1.645 deviations wide on both sides, and ends at 0 and 100', () => {
  expect(Z).toBe(1.645);
  const tree = [leaf('A', { weight: 3 }), branch('X', [leaf('B'), leaf('C')])];
  const now = board(tree, 'A 0 50, B 0 98 high, C 0 1 low');
  // W = 3/4, 1/8, 1/8; (6² + 0.5² + 1.75²) = 39.3125; X: 2² + 7² = 53.
  const sd = Math.sqrt(39.3125);
  expect(now.deviation(now.strategy.index)).toBeCloseTo(sd, 9);
  expect(now.deviation(second(now))).toBeCloseTo(Math.sqrt(53), 9);
  const middle = 0.75 * 50 + 0.25 * 49.5;
  const { low, high } = now.interval(now.strategy.index) ?? {};
  expect(low).toBeCloseTo(middle - 1.645 * sd, 9);
  expect(high).toBeCloseTo(middle + 1.645 * sd, 9);
  expect(now.interval(leafIn(now, 'B'))).toEqual({ low: 98 - 6.58, high: 100 });
  expect(now.interval(leafIn(now, 'C'))).toEqual({ low: 0, high: expect.closeTo(24.03, 9) });
  // Their parts of the doubt.
  const doubts = ['A', 'B', 'C'].map((id) => now.doubt(leafIn(now, id)));
  expect(doubts).toEqual([36, 0.25, 3.0625].map((part) => expect.closeTo(part / 39.3125, 9)));
});

test('what has no score has no error', () => {
  const now = board([leaf('A'), leaf('B')], 'A 0 check');
  const a = leafIn(now, 'A');
  expect([now.sigma(a), now.doubt(a), now.age(a), now.band]).toEqual([undefined, 0, 0, undefined]);
  const expired = board([leaf('A', { expires: 30 })], 'A 0 50', 31);
  expect(expired.sigma(leafIn(expired, 'A'))).toBeUndefined();
});

const bands = [
  { title: 'Low', from: 0 },
  { title: 'Middle', from: 30, requires: { B: 40 } },
  { title: 'High', from: 60, requires: { B: 20, C: 10 } },
  { title: 'Top', from: 90, requires: { B: 99 } },
];
const at = (a: number, b: number, c?: number) => {
  const rows = `A 0 ${a}, B 0 ${b}${c === undefined ? '' : `, C 0 ${c}`}`;
  const tree = [leaf('A'), leaf('B', { weight: 0 }), leaf('C', { weight: 0 })];
  const now = board(tree, rows, 0, { bands });
  return [now.band?.title, ...now.unmet.map(({ band, node }) => band.title + node.id)].join(' ');
};

test('the band is the last one that is reached and whose requirements hold', () => {
  expect([at(29.9, 50, 50), at(60, 20, 10)].join()).toBe('Low,High');
  expect([at(30, 40, 50), at(30 - 1e-10, 40 - 1e-10, 50)].join()).toBe('Middle,Middle');
  expect(at(59, 39, 50)).toBe('Low MiddleB');
  expect(at(60, 40, 9)).toBe('Middle HighC');
  expect(at(60, 19, 9)).toBe('Low MiddleB HighB HighC');
});

test('the band is not reached where a requirement has no score', () => {
  expect(at(60, 40)).toBe('Middle HighC');
  const any = [bands[0], { title: 'Any', from: 1, requires: { B: 0 } }];
  expect(board([leaf('A'), leaf('B')], 'A 0 50', 0, { bands: any }).band?.title).toBe('Low');
});

test('boards of many days are made once, and change on the days of the leaves that count', () => {
  const tree = [leaf('A', { expires: 30 }), leaf('N', { weight: 0, count: 5, expires: 30 })];
  const boards = boardsOf(strategyOf(tree), ['A 10 20, A 20 20, A 30 40', event('N', 15)]);
  expect(boards.on(12)).toBe(boards.on(12));
  expect(boards.changeDays(0, 99)).toEqual([10, 20, 30, 61]);
  expect(boards.changeDays(15, 30)).toEqual([20, 30]);
  expect(boards.changeDays(0, 99, boards.strategy.leaves[1])).toEqual([15, 20, 46]);
});
