/** What lies ahead, by hand. */
import { expect, test } from 'vitest';
import { ahead } from '../../src/model/ahead.ts';
import type { Boards } from '../../src/model/board.ts';
import { boardsOf, event, leaf, type Rows, shippedBoards, strategyOf } from './made.ts';

const bands = [
  { title: 'Low', from: 0 },
  { title: 'High', from: 50 },
];

const told = (boards: Boards, from: number, to: number) =>
  ahead(boards, from, to).map((row) =>
    row.what === 'band'
      ? [...[row.day, row.to?.title, row.takesAll], row.preventedBy.map(({ id }) => id).join(' ')]
      : [row.day, row.what, row.leaf.id, row.points, row.index],
  );

const ofRows = (children: readonly object[], rows: Rows) =>
  boardsOf(strategyOf(children, { bands }), rows);

test('late, out of the window, expired: each on its day, with what that does', () => {
  const boards = ofRows(
    [
      leaf('A', { every: 10, lag: 2, expires: 30 }),
      leaf('B', { worst: 4, best: 0, count: 20 }),
      leaf('C', { weight: 0, expires: 30 }),
    ],
    ['A 0 80, C 0 5', event('B', 3), event('B', 4)],
  );
  expect(told(boards, 5, 34)).toEqual([
    [13, 'late', 'A', undefined, undefined],
    [23, 'left', 'B', 12.5, 77.5],
    [24, 'left', 'B', 12.5, 90],
    [31, 'expired', 'A', 10, 100],
  ]);
  expect(told(boards, 13, 23)).toEqual([[23, 'left', 'B', 12.5, 77.5]]);
  // a check is a look, but no reading
  expect(told(ofRows([leaf('A', { every: 10, expires: 30 })], 'A 0 80, A 5 check'), 5, 20)).toEqual(
    [[16, 'late', 'A', undefined, undefined]],
  );
});

test('two on a day one after the other, and the band with the readings that keep it', () => {
  const expiring = [
    leaf('A', { expires: 30 }),
    leaf('B', { expires: 30 }),
    leaf('C', { weight: 2 }),
  ];
  expect(told(ofRows(expiring, 'A 0 100, B 0 60, C 0 30'), 1, 31)).toEqual([
    [31, 'late', 'C', undefined, undefined],
    [31, 'expired', 'A', -15, 40],
    [31, 'expired', 'B', -10, 30],
    [31, 'Low', false, 'A'],
  ]);
  const either = told(ofRows(expiring, 'A 0 100, B 0 100, C 0 30'), 1, 31);
  expect(either.at(-1)).toEqual([31, 'Low', false, 'A B']);
  const lost = [...expiring.slice(0, 2), leaf('C', { expires: 40 })].map((each) => ({
    ...each,
    every: 99,
    expires: 99,
  }));
  const rows = 'A 0 60, B 0 60, C 0 60';
  expect(told(ofRows(lost, rows), 1, 200)).toEqual([
    [100, 'expired', 'A', 0, 60],
    [100, 'expired', 'B', undefined, undefined],
    [100, 'expired', 'C', undefined, undefined],
    [100, undefined, true, 'A B'],
  ]);
});

test('three years of the shipped record take less than 0.3 seconds', async () => {
  const boards = await shippedBoards();
  const from = performance.now();
  expect(ahead(boards, 20_788, 20_788 + 3 * 365).length).toBeGreaterThan(50);
  expect(performance.now() - from).toBeLessThan(300);
});
