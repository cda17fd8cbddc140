import { describe, expect, test } from 'vitest';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const plan = strategy([
  leaf('a', { maxAgeDays: 20 }),
  branch('x', [leaf('b'), leaf('c', { maxAgeDays: 10 })], { aggregation: { method: 'geometric' } }),
]);
const known = readings(
  ['a', '2024-01-05', 30],
  ['b', '2024-01-08', 64],
  ['c', '2024-01-10', 25],
  ['a', '2024-01-20', 90],
);
const history = scoreHistoryOfStrategy(plan, known);
const days = Array.from(
  { length: 60 },
  (_, at) => `2024-0${at < 31 ? 1 : 2}-${`${(at % 31) + 1}`.padStart(2, '0')}`,
);

describe('the history of a node is its score on the scorecard of each day', () => {
  test.each(['gauge', 'a', 'x', 'b', 'c'])('%s on 60 days', (id) => {
    for (const day of days) {
      expect(history.scoreOn(id, day)).toBe(scorecardAsOf(plan, known, day).nodes.get(id)?.score);
    }
  });
  test('and so is its band', () => {
    for (const day of days) {
      expect(history.bandOn(day)?.id).toBe(scorecardAsOf(plan, known, day).standing?.band.id);
    }
  });
});

test('before the first reading there is no score and no band', () => {
  expect(history.scoreOn('gauge', '2024-01-01')).toBeUndefined();
  expect(history.bandOn('2024-01-01')).toBeUndefined();
});
