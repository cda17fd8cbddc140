import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { leafScoreAsOf, scoreAgeAndFreshnessOnDay } from '../../src/core/scoring/leaf.ts';
import { leaf, readings, strategy } from './make.ts';

test('the score alone is the score of the whole leaf, on every day', () => {
  const [indicator] = indicatorsOfStrategy(strategy([leaf('a', { maxAgeDays: 90 })]));
  if (indicator === undefined) throw new Error('no indicator');
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 150 }),
      fc.integer({ min: 0, max: 200 }),
      (value, age) => {
        const known = readings(['a', '2026-01-01', value]);
        const day = addDays('2026-01-01', age);
        const found = { value, observedOn: '2026-01-01' };
        expect(leafScoreAsOf(indicator, known, day)).toBe(
          scoreAgeAndFreshnessOnDay(indicator, found, day, []).score,
        );
      },
    ),
  );
  expect(leafScoreAsOf(indicator, readings(), '2026-01-01')).toBeUndefined();
});
