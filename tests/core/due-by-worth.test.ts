/** The order of a walk through what is due, and what it leaves out. */
import { expect, test } from 'vitest';
import { dueIndicatorsByWorth } from '../../src/core/analysis/worth-reading.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const DAY = '2024-03-20';
const RULE = [{ id: 'low', title: 'Low', severity: 'watch', when: { atMost: 10 } }];

function order(plan: ReturnType<typeof strategy>, known = readings()): readonly string[] {
  return dueIndicatorsByWorth(boardAsOf(plan, known, DAY)).map(({ node }) => node.id);
}

test('what narrows the interval most comes first, then what weighs most, then as in the file', () => {
  const plan = strategy([
    leaf('new', { weight: 2 }),
    leaf('small', { weight: 1 }),
    leaf('never', { weight: 3 }),
    leaf('large', { weight: 5 }),
    leaf('other', { weight: 2 }),
    leaf('fresh'),
  ]);
  const known = readings(
    ['small', '2024-01-01', 50],
    ['large', '2024-01-01', 50],
    ['fresh', DAY, 50],
  );
  expect(order(plan, known)).toEqual(['large', 'small', 'never', 'new', 'other']);
});

test('what weighs nothing is left out, unless a tripwire hangs on it: its own, or one of a branch that it reaches', () => {
  const plan = strategy([
    leaf('counts'),
    leaf('own', { weight: 0, tripwires: RULE }),
    branch('aside', [leaf('inside')], { weight: 0 }),
    branch('watched', [leaf('reaches'), leaf('cut', { weight: 0 })], {
      weight: 0,
      tripwires: [{ ...RULE[0], id: 'branch-low' }],
    }),
  ]);
  expect(order(plan)).toEqual(['counts', 'own', 'reaches']);
});
