import { describe, expect, test } from 'vitest';
import { quantileOfSorted } from '../../src/core/analysis/montecarlo.ts';
import { normalCumulative, normalQuantile } from '../../src/core/model/normal.ts';
import {
  makeRandomGeneratorFromSeed,
  type Random,
  randomGamma,
  randomNormal,
} from '../../src/core/model/random.ts';

function momentsOf(draw: (random: Random) => number, draws = 100_000) {
  const random = makeRandomGeneratorFromSeed(7);
  const values = Array.from({ length: draws }, () => draw(random));
  const mean = values.reduce((a, b) => a + b, 0) / draws;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws };
}

describe('Φ, against the tables', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1, 0.15865525393145705],
    [1.6448536269514722, 0.95],
    [-3, 0.00134989803163],
    [-8, 6.22096057427178e-16],
    [40, 1],
    [-40, 0],
  ])('Φ(%d) = %d', (z, share) => expect(normalCumulative(z)).toBeCloseTo(share, 14));
  test.each([
    [-5, 2.866515718791939e-7],
    [-7.5, 3.190891672910896e-14],
    [-10, 7.619853024160527e-24],
    [-20, 2.753624118606234e-89],
  ])('far out, Φ(%d) = %d to seven digits', (z, share) => {
    expect(normalCumulative(z) / share).toBeCloseTo(1, 7);
  });
  test.each([0.5, 0.975, 0.1, 1e-3, 1e-9, 0.999])(
    'its inverse at %d gives the share back',
    (share) => {
      expect(normalCumulative(normalQuantile(share))).toBeCloseTo(share, 13);
    },
  );
  test('at the ends the inverse has no bounds', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });
});

describe('random numbers', () => {
  test('are the same for the same seed and others for another', () => {
    const five = (seed: number) => Array.from({ length: 5 }, makeRandomGeneratorFromSeed(seed));
    expect(five(1)).toEqual(five(1));
    expect(five(1)).not.toEqual(five(2));
  });
  test('of a seed never change: sfc32 after 15 rounds, its state from splitmix32', () => {
    const words = Array.from({ length: 3 }, makeRandomGeneratorFromSeed(1)).map(
      (draw) => draw * 2 ** 32 - 0.5,
    );
    expect(words).toEqual([4_064_752_930, 1_169_703_512, 1_317_941_441]);
  });
  test('and draws from a gamma distribution neither: of shapes below, at and above 1', () => {
    const three = (shape: number) => {
      const random = makeRandomGeneratorFromSeed(1);
      return Array.from({ length: 3 }, () => randomGamma(random, shape));
    };
    const drawn = [three(0.5), three(1), three(2.5)].map((each) =>
      each.map((value) => value.toFixed(9)),
    );
    expect(drawn).toEqual([
      ['0.368639008', '0.647062472', '0.003751283'],
      ['3.036578032', '0.333616203', '0.574062072'],
      ['5.508024955', '1.505350175', '1.996020311'],
    ]);
  });
  test('are uniform in (0, 1)', () => {
    const { mean, variance } = momentsOf((random) => random());
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });
  test('are normal with mean 0 and variance 1', () => {
    const { mean, variance } = momentsOf(randomNormal);
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
  test.each([0.4, 1, 6, 50])('have the mean and the variance of a gamma of shape %d', (shape) => {
    const { mean, variance } = momentsOf((random) => randomGamma(random, shape));
    expect(mean / shape).toBeCloseTo(1, 1);
    expect(variance / shape).toBeCloseTo(1, 1);
  });
});

describe('quantiles of type 7', () => {
  test('lie on the line between the two nearest: 5 % of 0, 10, 20, 30, 40 is 2', () => {
    expect(quantileOfSorted([0, 10, 20, 30, 40], 0.05)).toBeCloseTo(2, 12);
    expect(quantileOfSorted([0, 10, 20, 30, 40], 0.5)).toBe(20);
    expect(quantileOfSorted([0, 10, 20, 30, 40], 1)).toBe(40);
    expect(quantileOfSorted([3], 0.3)).toBe(3);
    expect(quantileOfSorted([], 0.3)).toBeUndefined();
  });
});
