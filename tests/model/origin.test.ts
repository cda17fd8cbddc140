/** What rests on one source, worked out by hand. */
import { expect, test } from 'vitest';
import { originsOf } from '../../src/model/origin.ts';
import { boardsOf, branch, leaf, leafIn, strategyOf } from './made.ts';

const bands = [
  { title: 'Low', from: 0 },
  { title: 'High', from: 60, requires: { X: 50 } },
];
const children = [
  leaf('A', { origin: 'one', weight: 2 }),
  leaf('B', { origin: 'two' }),
  branch('X', [leaf('C', { origin: 'one' }), leaf('D', { origin: 'three' }), leaf('E')]),
  ...[leaf('OLD', { origin: 'four', expires: 40 }), leaf('NEAR', { origin: 'four', weight: 0 })],
];
const boards = boardsOf(strategyOf(children, { bands }), [
  ...['A 0 60', 'B 0 90', 'C 0 80', 'D 0 20', 'E 0 80', 'OLD 0 5', 'NEAR 0 5'],
]);

test('each origin is left out with all that counts and rests on it', () => {
  const board = boards.on(50);
  const origins = originsOf(board, board.strategy.index);
  const told = origins.map(({ origin, leaves, without }) => [
    ...[origin, leaves.map(({ id }) => id).join(' ')],
    ...[without.score(board.strategy.index), without.band?.title],
  ]);
  // 2 · 60 + 90 + X of 60, by 4: 67.5. Without one, half is left of five by weight: none; without three X is 80.
  expect(board.score(board.strategy.index)).toBe(67.5);
  expect(told).toEqual([
    ['one', 'A C', undefined, undefined],
    ['two', 'B', 60, 'High'],
    ['three', 'D', 72.5, 'High'],
  ]);
});

test('of a branch only what is below it is left out, and no score is lost to nobody', () => {
  const board = boards.on(50);
  const [one, three] = originsOf(board, leafIn(boards, 'C').parent);
  expect([one?.origin, one?.without.score(leafIn(boards, 'C').parent)]).toEqual(['three', 80]);
  expect([three?.origin, three?.without.score(leafIn(boards, 'C').parent)]).toEqual(['one', 50]);
  expect(three?.without.score(leafIn(boards, 'A'))).toBe(60);
  expect(originsOf(boards.on(-1), boards.strategy.index)).toEqual([]);
});
