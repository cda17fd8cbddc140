/** Changes, their errors and their causes: format 3, sections 4 and 5. Every figure was worked out by hand. */
import { expect, test } from 'vitest';
import {
  answerOf,
  causesOf,
  changeBetween,
  changeOver,
  changeSinceStart,
} from '../../src/model/change.ts';
import { boardsOf, branch, event, leaf, leafIn, type Rows, strategyOf } from './made.ts';

const made = (children: readonly object[], rows: Rows, start = 0) =>
  boardsOf(strategyOf(children, {}, start), rows);

/** Points of a change of a node between two days and its variance. */
function change(children: readonly object[], rows: Rows, a: number, b: number, id = 'A') {
  const boards = made(children, rows);
  const found = changeBetween(boards.on(a), boards.on(b), leafIn(boards, id));
  return [found?.points, found && (found.error / 1.645) ** 2];
}
const about = (...numbers: number[]) => numbers.map((number) => expect.closeTo(number, 9));

test('a change on the same reading is what drifts between the days', () => {
  // 73 days at 400/365.
  expect(change([leaf('A')], 'A 10 50', 20, 93)).toEqual(about(0, 80));
  // A mean with one step without a change: d² = 4/5 of 400/365; 73 days: 64.
  const mean = [leaf('A', { mean: 50 })];
  expect(change(mean, 'A 0 40, A 20 40, A 60 check', 30, 103)).toEqual(about(0, 64));
});

test('a change on other readings is both drifts, and half of both errors of reading', () => {
  const rows = 'A 0 50 high, A 146 47 low';
  // d² = 320/365 after a step within error; ages of 73: 64 each; (16 + 196)/2 = 106.
  expect(change([leaf('A')], rows, 73, 219)).toEqual(about(-3, 64 + 64 + 106));
  expect(change([leaf('A')], rows, 73, 146)).toEqual(about(-3, 64 + 106));
  // The drift is that of the later day: a step of 20 points in 5 days, (400 − 64)/5.
  const daily = (1600 / 365 + 67.2) / 5;
  expect(change([leaf('A')], 'A 0 0, A 5 20', 2, 8)).toEqual(about(20, 5 * daily + 64));
  // Both drifts end at 100²/12.
  expect(change([leaf('A')], 'A 0 50, A 2000 50', 1999, 3999)).toEqual(about(0, 20000 / 12 + 64));
});

test('a change of a mean is one on other readings when any entered or left', () => {
  const mean = [leaf('A', { mean: 15 })];
  const variance = (a: number, b: number) => change(mean, 'A 0 50, A 10 50, A 20 50', a, b)[1];
  // Two steps: d² = 4/6 of 400/365.
  expect(variance(20, 29)).toBeCloseTo((9 * 1600) / 365 / 6, 9);
  expect([variance(10, 20), variance(0, 10)]).toEqual(about(64, 64));
});

test('a change of a count rests on its events', () => {
  const count = [leaf('A', { count: 100, best: 10 })];
  const rows = [event('A', 0, { confidence: 'low' }), event('A', 50, { amount: 0 })];
  // Nothing new: drift of 49 days. One of nothing is new all the same: ages 49 and 0, (196 + 196)/2.
  const daily = 400 / 365;
  expect(change(count, rows, 0, 49)).toEqual(about(0, 49 * daily));
  expect(change(count, rows, 49, 50)).toEqual(about(0, 49 * daily + 196));
  // On 100 the first one leaves: (196 + 64)/2; ages 49 and 50.
  expect(change(count, rows, 99, 100)).toEqual(about(-10, (49 + 50) * daily + 130));
  // One in, one out: as many as before.
  const swapped = [event('A', 0, { id: 'x' }), event('A', 9, { follows: 'x' })];
  expect(change(count, swapped, 8, 9)).toEqual(about(0, 8 * daily + 64));
});

test('a change of a branch weighs by the mean of both shares, or by the one of a score on one day', () => {
  const tree = [leaf('A', { weight: 3 }), leaf('B'), leaf('C', { weight: 0 })];
  const rows = ['A 0 50, C 0 10 low', 'B 73 90 low, C 73 90'];
  // Shares of A 1 and 3/4, of B none and 1/4. (7/8)²·80 + (14/4)².
  expect(change(tree, rows, 0, 73, 'index')).toEqual(about(10, 0.765625 * 80 + 12.25));
  // The other way: B expires after the day, and A keeps its reading.
  const gone = [leaf('A', { weight: 3 }), leaf('B', { expires: 80, every: 1 })];
  const both = 'A 0 50, B 0 90 high';
  // On 73 σ² of B = 16 + 80; (1/4)²·96 = 6; A: (7/8)²·80 as of 146.
  expect(change(gone, both, 73, 146, 'index')).toEqual(about(-10, 0.765625 * 80 + 6));
  expect(change(gone, both, 81, 154, 'index')).toEqual(about(0, 80));
});

test('a change over so many days goes back from the day of the board, to one with a score', () => {
  const boards = made([leaf('A', { expires: 30 })], 'A 0 50, A 10 60');
  const over = (days: number, day = 12) =>
    changeOver(boards, boards.on(day), boards.strategy.index, days)?.points;
  expect([over(2), over(3), over(13), over(5, 41)]).toEqual([0, 10, undefined, undefined]);
});

const rows = 'A 10 20, A 40 90, A 80 15';
const boards = made([leaf('A')], rows, 5);
const { index } = boards.strategy;

test('since the start means since the first score from then on', () => {
  expect(changeSinceStart(boards.on(45), index)).toMatchObject({ since: 10, points: 70 });
  expect(changeSinceStart(boards.on(10), index)).toEqual({ since: 10, points: 0, error: 0 });
  const later = made([leaf('A')], rows, 50);
  const sinceLater = (day: number) => changeSinceStart(later.on(day), later.strategy.index);
  expect(sinceLater(80)).toMatchObject({ since: 50, points: -75 });
  expect(sinceLater(49)).toBeUndefined();
});

test('the answer is up or down beyond error only', () => {
  const answers = [9, 10, 45, 80].map((day) => answerOf(changeSinceStart(boards.on(day), index)));
  expect(answers).toEqual([undefined, 'still', 'up', 'still']);
  const said = [-6, -5, 0, 5, 6].map((points) => answerOf({ since: 0, points, error: 5 }));
  expect(said.join()).toBe('down,still,still,still,up');
});

const moved = (children: readonly object[], rows: Rows, a: number, b: number) => {
  const boards = made(children, rows);
  const causes = causesOf(boards.on(a), boards.on(b), boards.strategy.index);
  return causes.map(({ node, effect, points }) => `${node.id} ${effect} ${+points.toFixed(9)}`);
};

test('what moved a branch is what its children did, by weight, however deep', () => {
  const tree = [leaf('A'), branch('X', [leaf('B'), leaf('C', { weight: 4 })], { weight: 3 })];
  const rows = ['A 0 20, B 0 50, C 0 50', 'A 9 60, B 9 30, C 9 50'];
  // A: 1/4 of 40; B: 3/4 · 1/5 of −20; C did not move and is left out.
  expect(moved(tree, rows, 0, 9)).toEqual(['A value 10', 'B value -3']);
});

test('what moved a branch is also what began and stopped counting', () => {
  const tree = [leaf('A'), leaf('B'), leaf('C', { weight: 2 }), leaf('NONE', { weight: 0 })];
  const rows = 'A 0 20, C 0 50, B 9 80';
  // 40 became 50. A: (1/4 − 1/3)(20 − 45); B: 1/4 (80 − 45); C: (1/2 − 2/3)(50 − 45).
  expect(moved(tree, rows, 0, 9)).toEqual([
    'A coverage 2.083333333',
    'B coverage 8.75',
    'C coverage -0.833333333',
  ]);
});

test('what moved a branch is both of a child that moved while another one began, by the mean of its shares', () => {
  const tree = [leaf('A', { weight: 3 }), leaf('B', { weight: 2 })];
  const rows = 'A 0 20, A 9 60, B 9 10';
  // 20 became 40; shares of A 1 and 0.6: 0.8 · 40, and −0.4 (40 − 30); B: 0.4 (10 − 30).
  expect(moved(tree, rows, 0, 9)).toEqual(['A value 32', 'A coverage -4', 'B coverage -8']);
});

test('what moved a branch tells what left the window of a count from what happened', () => {
  const count = [leaf('A', { best: 10, count: 10 }), leaf('B')];
  const rows = [event('A', 0, { amount: 3 }), event('A', 8, { amount: 2 }), 'B 0 50'];
  // 3 became 2: had nothing happened after day 5, 0. Half of −30 and of 20.
  expect(moved(count, rows, 5, 12)).toEqual(['A window -15', 'A value 10']);
  expect(moved(count, rows, 8, 12)).toEqual(['A window -15']);
  expect(moved(count, rows, 5, 8)).toEqual(['A value 10']);
  const boards = made(count, rows);
  const own = causesOf(boards.on(5), boards.on(12), leafIn(boards, 'A'));
  expect(own.map(({ points }) => points)).toEqual([-30, 20]);
});
