/** How often the intervals held, in records of a few rows. */
import { expect, test } from 'vitest';
import { calibrationsOf } from '../calibration.ts';
import { boardsOf, event, leaf, strategyOf } from './made.ts';

/** Of each kind whether each trial held. */
function heldIn(leaves: readonly object[], rows: Parameters<typeof boardsOf>[1]) {
  const calibrations = calibrationsOf(boardsOf(strategyOf(leaves), rows));
  return Object.fromEntries(calibrations.map(({ what, trials }) => [what.split(':')[0], trials]));
}
const steady = 'A 0 50 high, A 10 50 high, A 20 50 high';

test('a small step holds, a large one does not; errors in common leave less room', () => {
  const { measured, 'all readings': all } = heldIn(
    [leaf('A')],
    `${steady}, A 21 58 high, A 22 100 high`,
  );
  expect(measured).toEqual([
    { held: true, heldShared: false },
    { held: false, heldShared: false },
  ]);
  expect(all).toEqual(measured);
});

test('of a mean the single reading is tried, of a judgement the level', () => {
  const rows = `${steady}, A 21 100 high`;
  expect(heldIn([leaf('A', { mean: 30 })], rows).mean).toMatchObject([{ held: false }]);
  const levels = leaf('A', { worst: 0, best: 1, levels: ['no', 'yes'] });
  const judged = 'A 0 1 high, A 10 1 high, A 20 1 high, A 21 1 high';
  expect(heldIn([levels], judged).judged).toMatchObject([{ held: true }]);
});

test('what had expired before the next reading had nothing to say', () => {
  const short = leaf('A', { every: 10, expires: 15 });
  expect(heldIn([short], `${steady}, A 40 50 high`).measured).toEqual([]);
});

test('each quarter is told from what was known when it began', () => {
  const counted = leaf('N', { count: 365, best: 10 });
  const told = heldIn(
    [leaf('A'), counted],
    ['A 0 50 high, A 90 100 high, A 190 100 high', event('N', 0)],
  );
  // from 75 to 80 on the index; A alone from 50 to 100
  expect(told['the index']).toEqual([{ held: false }, { held: true }]);
  expect(told.counted).toEqual([{ held: true }, { held: true }]);
});
