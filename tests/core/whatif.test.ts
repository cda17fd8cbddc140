import { describe, expect, test } from 'vitest';
import { readingsWithTrialValues } from '../../src/core/analysis/whatif.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { leaf, readings, strategy } from './make.ts';

const DAY = '2024-06-01';
const plan = strategy([leaf('a'), leaf('b')]);
const real = readings(['a', '2024-05-01', 20, 'low', 'A'], ['b', '2024-05-01', 40]);

describe('what if', () => {
  const supposed = readingsWithTrialValues(plan, real, new Map([['a', 80]]), DAY);
  test('the board stands as if the values had been read on the day', () => {
    expect(scorecardAsOf(plan, supposed, DAY).root.score).toBe(60);
    expect(scorecardAsOf(plan, supposed, DAY).indicators.get('a')).toMatchObject({
      age: 0,
      score: 80,
    });
  });
  test('confidence and source are those of the reading they stand in for', () => {
    expect(supposed.asOf('a', DAY)).toMatchObject({ confidence: 'low', source: 'A' });
  });
  test('an indicator nobody read is supposed with moderate confidence', () => {
    expect(
      readingsWithTrialValues(plan, readings(), new Map([['a', 1]]), DAY).asOf('a', DAY)
        ?.confidence,
    ).toBe('moderate');
  });
  test('the real board is untouched, and so are the days before', () => {
    expect(scorecardAsOf(plan, real, DAY).root.score).toBe(30);
    expect(supposed.asOf('a', '2024-05-31')?.value).toBe(20);
  });
  test('a supposed value precedes even one that a user read that day', () => {
    const today = readings(['a', DAY, 10]);
    expect(
      readingsWithTrialValues(plan, today, new Map([['a', 90]]), DAY).asOf('a', DAY)?.value,
    ).toBe(90);
  });
});
