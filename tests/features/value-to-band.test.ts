/** The value that brings the index into a band, as it is printed: tried, it does. */
import { expect, test } from 'vitest';
import { leastScoreChangeToGoalBandByIndicator } from '../../src/core/analysis/movers.ts';
import { readingsWithTrialValues } from '../../src/core/analysis/whatif.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { valueReachingBand, valueReachingBandText } from '../../src/views/value-to-band.ts';
import { leaf, readings, strategy } from '../core/make.ts';
import { openState } from '../ui/board.ts';
import { SIZE } from './person.ts';

test('on the shipped board every value that is printed, tried, reaches its band', () => {
  const { board } = openState(SIZE);
  const standing = board.card.standing?.band;
  const reached = board.strategy.bands.flatMap((band) => {
    if (band === standing) return [];
    const changes = leastScoreChangeToGoalBandByIndicator(board.card, band);
    return [...board.card.indicators.values()].flatMap(({ node }) => {
      const found = valueReachingBand(board, node, { band, changes });
      if (found === undefined) return [];
      const values = new Map([[node.id, found.value]]);
      const tried = readingsWithTrialValues(board.strategy, board.readings, values, board.asOf);
      const { card } = boardAsOf(board.strategy, tried, board.asOf);
      return [[node.id, card.standing?.band.id, band.id]];
    });
  });
  expect(reached.length).toBeGreaterThan(3);
  expect(reached.filter(([, is, wanted]) => is !== wanted)).toEqual([]);
});

const indicator = { goalposts: { worst: 0, best: 3 }, decimals: 0 };
function told(more: object, value: number): string {
  const plan = strategy([leaf('a', { ...indicator, ...more })]);
  const board = boardAsOf(plan, readings(['a', '2024-01-01', value]), '2024-01-01');
  const [node] = [...board.card.indicators.values()].map((each) => each.node);
  const goal = plan.bands.find(({ id }) => id !== board.card.standing?.band.id);
  if (node === undefined || goal === undefined) throw new Error('no indicator');
  const changes = leastScoreChangeToGoalBandByIndicator(board.card, goal);
  return valueReachingBandText(board, node, { band: goal, changes });
}

test('what would be rounded to the near side is the next value on the far side, upwards and downwards', () => {
  // the band begins at 1.5 of 3; of 2.9 at 1.45, which is 1.5 with a digit more; of 3.1 at 1.55, also from above and the other way round
  expect(told({ goalposts: { worst: 0, best: 2.9 } }, 1)).toBe('1.5 (+15.5)');
  expect(told({ goalposts: { worst: 0, best: 2.88 } }, 1)).toBe('1.5 (+15.3)');
  expect(told({ goalposts: { worst: 2.88, best: 0 } }, 2)).toBe('1.4 (+19.4)');
  expect(told({ goalposts: { worst: 2.7, best: 0 } }, 2)).toBe('1.3 (+24.1)');
});

test('of a judged indicator it is a level, also where the score moves further than it must', () => {
  const levels = [0, 1, 2, 3].map((value) => ({ value, title: `Level ${value}` }));
  expect(told({ levels }, 0)).toBe('2 (+66.7)');
  expect(told({ levels }, 3)).toBe('1 (−66.7)');
});
