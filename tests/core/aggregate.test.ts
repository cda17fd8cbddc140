import { describe, expect, test } from 'vitest';
import { type Aggregation, meanOfAggregation } from '../../src/core/scoring/aggregate.ts';

/** M = g(Σ wᵢ f(xᵢ)) of scores with weights that sum to 1. */
function meanOfScores(aggregation: Aggregation, ...pairs: readonly (readonly [number, number])[]) {
  const { f, inverse } = meanOfAggregation(aggregation);
  return inverse(pairs.reduce((sum, [weight, score]) => sum + weight * f(score), 0));
}

const arithmetic: Aggregation = { method: 'arithmetic' };
const geometric: Aggregation = { method: 'geometric', floor: 1 };
const harmonic: Aggregation = { method: 'harmonic', floor: 1 };
const shifted: Aggregation = { method: 'shifted-geometric', shift: 9 };
const power = (exponent: number): Aggregation => ({ method: 'power', exponent, floor: 1 });

describe('a mean by hand', () => {
  test('arithmetic: 0.25 × 20 + 0.75 × 60 = 50', () => {
    expect(meanOfScores(arithmetic, [0.25, 20], [0.75, 60])).toBe(50);
  });
  test('geometric: √(25 × 64) = 40', () => {
    expect(meanOfScores(geometric, [0.5, 25], [0.5, 64])).toBeCloseTo(40, 12);
  });
  test('geometric sees max(x, floor): √(1 × 64) = 8', () => {
    expect(meanOfScores(geometric, [0.5, 0], [0.5, 64])).toBeCloseTo(8, 12);
  });
  test('geometric with a floor of 4: √(4 × 64) = 16', () => {
    expect(meanOfScores({ method: 'geometric', floor: 4 }, [0.5, 0], [0.5, 64])).toBeCloseTo(
      16,
      12,
    );
  });
  test('harmonic: 2 / (1/20 + 1/80) = 32', () => {
    expect(meanOfScores(harmonic, [0.5, 20], [0.5, 80])).toBeCloseTo(32, 12);
  });
  test('power 2: √((14² + 2²) / 2) = 10', () => {
    expect(meanOfScores(power(2), [0.5, 14], [0.5, 2])).toBeCloseTo(10, 12);
  });
  test('power −2 is the harmonic kind: 1/√((1/5² + 1/35²) / 2) = 7', () => {
    expect(meanOfScores(power(-2), [0.5, 5], [0.5, 35])).toBeCloseTo(7, 12);
  });
  test('shifted geometric: (√(1.9 × 7.3) − 1) / 0.09 for 10 and 70', () => {
    expect(meanOfScores(shifted, [0.5, 10], [0.5, 70])).toBeCloseTo(
      (Math.sqrt(1.9 * 7.3) - 1) / 0.09,
      12,
    );
  });
  test('shifted geometric by little: (√(1.01 × 1.07) − 1) / 0.001', () => {
    expect(
      meanOfScores({ method: 'shifted-geometric', shift: 0.1 }, [0.5, 10], [0.5, 70]),
    ).toBeCloseTo((Math.sqrt(1.01 * 1.07) - 1) / 0.001, 9);
  });
  test('power 1 is arithmetic, power −1 harmonic, and |p| < 1e-9 geometric', () => {
    expect(meanOfScores(power(1), [0.3, 12], [0.7, 90])).toBe(
      meanOfScores(arithmetic, [0.3, 12], [0.7, 90]),
    );
    expect(meanOfScores(power(-1), [0.3, 12], [0.7, 90])).toBe(
      meanOfScores(harmonic, [0.3, 12], [0.7, 90]),
    );
    expect(meanOfScores(power(9e-10), [0.3, 12], [0.7, 90])).toBe(
      meanOfScores(geometric, [0.3, 12], [0.7, 90]),
    );
  });
});

describe('the mean of hundreds is 100 and of noughts 0, whatever rounding does', () => {
  test.each([arithmetic, geometric, harmonic, shifted, power(3), power(0.3), power(-4)])(
    '%o',
    (aggregation) => {
      expect(meanOfScores(aggregation, [0.1, 100], [0.2, 100], [0.7, 100])).toBeLessThanOrEqual(
        100,
      );
      expect(meanOfScores(aggregation, [0.1, 100], [0.2, 100], [0.7, 100])).toBeCloseTo(100, 10);
    },
  );
  test.each([arithmetic, shifted, power(3), power(0.3)])('%o has no floor', (aggregation) => {
    expect(meanOfScores(aggregation, [0.5, 0], [0.5, 0])).toBe(0);
  });
});

describe('f′ is the slope of f', () => {
  test.each([arithmetic, geometric, harmonic, shifted, power(2), power(0.5), power(-2)])(
    '%o, by a finite difference at 40',
    (aggregation) => {
      const { f, slope } = meanOfAggregation(aggregation);
      expect(slope(40)).toBeCloseTo((f(40.0001) - f(39.9999)) / 0.0002, 6);
    },
  );
  test('f and f′ both see max(x, floor)', () => {
    expect(meanOfAggregation({ method: 'geometric', floor: 5 }).slope(0)).toBe(1 / 5);
    expect(meanOfAggregation({ method: 'harmonic', floor: 5 }).slope(2)).toBe(-1 / 25);
  });
  test('for a positive exponent other than 1, f′ is taken at max(x, 1)', () => {
    expect(meanOfAggregation(power(0.5)).slope(0)).toBe(0.5);
    expect(meanOfAggregation(power(2)).slope(0)).toBe(2);
    expect(meanOfAggregation(power(1)).slope(0)).toBe(1);
  });
});

describe('parameters at the ends of what numbers can hold still give a mean', () => {
  const ends: readonly Aggregation[] = [
    power(1e308),
    power(-1e308),
    power(1e-8),
    { method: 'power', exponent: -3, floor: 5e-324 },
    { method: 'harmonic', floor: 5e-324 },
    { method: 'geometric', floor: 5e-324 },
    { method: 'shifted-geometric', shift: 5e-324 },
    { method: 'shifted-geometric', shift: 1e308 },
  ];
  test.each(ends)('%o', (aggregation) => {
    const { slope } = meanOfAggregation(aggregation);
    for (const score of [0, 1e-9, 40, 100]) {
      const mean = meanOfScores(aggregation, [0.5, score], [0.5, 60]);
      expect(mean).toBeGreaterThanOrEqual(0);
      expect(mean).toBeLessThanOrEqual(100);
      expect(Number.isFinite(slope(score) / slope(mean))).toBe(true);
    }
  });
  test('the largest exponents are the largest and the smallest child to within a point', () => {
    expect(meanOfScores(power(1e308), [0.5, 40], [0.5, 60])).toBeCloseTo(60, -0.5);
    expect(meanOfScores(power(-1e308), [0.5, 40], [0.5, 60])).toBeCloseTo(40, -0.5);
  });
  test('the smallest shift is arithmetic', () => {
    expect(meanOfScores({ method: 'shifted-geometric', shift: 5e-324 }, [0.5, 40], [0.5, 60])).toBe(
      50,
    );
  });
});
