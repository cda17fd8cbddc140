/** The least value that reaches the next band, by hand. */
import { expect, test } from 'vitest';
import { assumedBoard, leastValue, nextBand } from '../../src/model/what-if.ts';
import { boardsOf, branch, leaf, leafIn, strategyOf } from './made.ts';

const bands = [
  { title: 'Low', from: 0 },
  { title: 'High', from: 50 },
];

const least = (children: readonly object[], rows: string, more: object = {}) => {
  const board = boardsOf(strategyOf(children, { bands, ...more }), rows).on(10);
  return Object.fromEntries(
    board.strategy.leaves.map((each) => [each.id, leastValue(board, each)]),
  );
};

test('the value that takes the index to the edge, whichever end of the scale is the better one', () => {
  expect(least([leaf('A'), leaf('B', { worst: 10, best: 0 })], 'A 1 20, B 1 6')).toEqual({
    A: 60,
    B: 2,
  });
  // a step of its decimals, of a level the next one
  const steps = [
    leaf('A', { decimals: 1, weight: 3 }),
    leaf('B', { levels: ['a', 'b', 'c'], worst: 0, best: 2 }),
  ];
  expect(least(steps, 'A 1 40, B 1 0')).toEqual({ A: 66.7, B: 2 });
  // one that lies between two steps
  expect(least([leaf('A')], 'A 1 49.5')).toEqual({ A: 50 });
  expect(least([leaf('A', { worst: 100, best: 0 })], 'A 1 50.5')).toEqual({ A: 50 });
  // a best between two steps, of which the nearer one would not do
  expect(least([leaf('A', { best: 99.5 }), leaf('B')], 'A 1 50, B 1 0.2').A).toBe(100);
  expect(least([leaf('A', { worst: 100, best: 0.5 }), leaf('B')], 'A 1 50, B 1 0.2').A).toBe(0);
  // 10 to the power of half of 2 on a scale from 1 to 100
  expect(least([leaf('A', { worst: 1, best: 100, scale: 'log' })], 'A 1 3')).toEqual({ A: 10 });
});

test('none where the best would not do, of context, and in the highest band', () => {
  const children = [leaf('A'), leaf('B', { weight: 9 }), leaf('C', { weight: 0 })];
  expect(least(children, 'A 1 0, B 1 30, C 1 0')).toEqual({ A: undefined, B: 56, C: undefined });
  expect(least(children, 'A 1 90, B 1 90, C 1 0')).toEqual({
    A: undefined,
    B: undefined,
    C: undefined,
  });
});

test('what a band requires must hold too', () => {
  const children = [branch('X', [leaf('A')]), branch('Y', [leaf('B'), leaf('C')])];
  const requiring = [bands[0], { title: 'High', from: 30, requires: { Y: 50 } }];
  const found = least(children, 'A 1 20, B 1 30, C 1 30', { bands: requiring });
  expect(found).toEqual({ A: undefined, B: 70, C: 70 });
});

test('of an expired one what it said, where that counts again', () => {
  const children = [leaf('A', { expires: 5, every: 5 }), leaf('B')];
  expect(least(children, 'A 1 80, B 1 40')).toEqual({ A: 80, B: 50 });
  expect(least(children, 'A 1 20, B 1 40')).toMatchObject({ A: 60 });
});

test('a value that is assumed is of the day, rests on nothing and crosses what it crosses', () => {
  const children = [leaf('A', { mean: 5, tripwires: [{ alert: 'a', rises: 50, days: 20 }] })];
  const board = boardsOf(strategyOf(children, { bands }), 'A 1 10 high, A 3 30 low').on(10);
  const A = leafIn(board, 'A');
  const after = assumedBoard(board, new Map([[A, 70]]));
  expect(after.leaf(A)).toMatchObject({ value: 70, day: 10, confidence: 'moderate', restsOn: [] });
  expect([board.leaf(A).value, after.score(after.strategy.index)]).toEqual([20, 70]);
  expect([nextBand(board)?.title, nextBand(after)]).toEqual(['High', undefined]);
});
