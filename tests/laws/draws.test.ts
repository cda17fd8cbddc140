import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateRootScore } from '../../src/core/analysis/montecarlo.ts';
import { robustnessToModelChoice } from '../../src/core/analysis/robustness.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { leaf, readings, strategy } from '../core/make.ts';
import { worlds } from './arbitrary.ts';

describe('Monte Carlo', () => {
  test('agrees with the delta method where nothing is near a bound', () => {
    const part = fc.record({
      score: fc.double({ min: 45, max: 60, noNaN: true }),
      weight: fc.double({ min: 0.5, max: 2, noNaN: true }),
      confidence: fc.constantFrom('high', 'moderate'),
      source: fc.constantFrom('', 'A', 'B'),
    });
    const method = fc.constantFrom('arithmetic', 'shifted-geometric', 'geometric');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 8 }),
        method,
        fc.nat(),
        (parts, name, seed) => {
          const day = '2024-01-01';
          const card = scorecardAsOf(
            strategy(
              parts.map(({ weight }, at) => leaf(`n${at}`, { weight })),
              { aggregation: { method: name } },
            ),
            readings(
              ...parts.map(
                ({ score, confidence, source }, at) =>
                  [`n${at}`, day, score, confidence, source] as const,
              ),
            ),
            day,
          );
          const drawn = simulateRootScore(card, seed, 4_000);
          const { score = 0, low = 0, high = 0 } = card.root;
          expect(Math.abs((drawn?.low ?? 0) - low)).toBeLessThan(0.12 * (high - low));
          expect(Math.abs((drawn?.high ?? 0) - high)).toBeLessThan(0.12 * (high - low));
          expect(Math.abs((drawn?.median ?? 0) - score)).toBeLessThan(0.08 * (high - low));
        },
      ),
      { numRuns: 40 },
    );
  });
  test('stays in 0…100 in order, its shares sum to 1, and a draw per score gives a band by score', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ strategy: plan, readings: known, day }, seed) => {
        const card = scorecardAsOf(plan, known, day);
        const drawn = simulateRootScore(card, seed, 50);
        expect(drawn === undefined).toBe(card.root.score === undefined);
        if (drawn === undefined) return;
        const { low, median, high, bands, scoreBands } = drawn;
        expect(0 <= low && low <= median && median <= high && high <= 100).toBe(true);
        for (const shares of [bands, scoreBands]) {
          expect([...shares.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          expect([...shares.keys()]).toEqual(plan.bands.map(({ id }) => id));
        }
      }),
    );
  });
});

describe('robustness', () => {
  test('its shares lie in 0…1 and together do not exceed 1, its range in 0…100', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ strategy: plan, readings: known, day }, seed) => {
        const drawn = robustnessToModelChoice(scorecardAsOf(plan, known, day), seed, 50);
        if (drawn === undefined) return;
        expect(drawn.keepsBand + drawn.unscored).toBeLessThanOrEqual(1 + 1e-12);
        if (drawn.low === undefined || drawn.high === undefined) return;
        expect(0 <= drawn.low && drawn.low <= drawn.high && drawn.high <= 100).toBe(true);
      }),
    );
  });
});
