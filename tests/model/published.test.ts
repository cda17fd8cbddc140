/**
 * Figures that others have published, computed here again.
 * UNDP: Human Development Report 2020, dimension indices (CC BY 3.0 IGO), times 100.
 * INFORM: INFORM Risk Index 2025 v0.7.0, IASC and European Commission JRC (CC BY 4.0), times 10.
 */
import { expect, test } from 'vitest';
import { boardsOf, leaf, strategyOf } from './made.ts';

test.each([
  ['UNDP, income, Afghanistan 1990', 48.5, 0.07, 2478, { worst: 100, best: 75000, scale: 'log' }],
  ['UNDP, life, Afghanistan 1990', 46.7, 0.13, 50.3, { worst: 20, best: 85 }],
  ['INFORM, droughts, Afghanistan', 100, 0.5, 886e3, { worst: 10, best: 1e5, scale: 'log' }],
  ['INFORM, sanitation, Afghanistan', 49, 0.5, 55.95194, { worst: 100, best: 10 }],
  ['INFORM, government, Afghanistan', 90, 0.5, -1.9870137, { worst: 2.5, best: -2.5 }],
])('%s: %d', (_name, published, within, value, posts) => {
  const boards = boardsOf(strategyOf([leaf('A', posts)]), `A 0 ${value}`);
  const score = boards.on(0).score(boards.strategy.index) ?? Number.NaN;
  expect(Math.abs(score - published)).toBeLessThanOrEqual(within);
});

test('INFORM, means by weight', () => {
  const mean = (weights: readonly number[], inputs: readonly number[]) => {
    const strategy = strategyOf(weights.map((weight, at) => leaf(`A${at}`, { weight })));
    const boards = boardsOf(
      strategy,
      inputs.map((input, at) => `A${at} 0 ${input}`),
    );
    return Math.round(boards.on(0).score(strategy.index) ?? 0);
  };
  // HE.CM, VU.O and CC.E of Afghanistan; HE.AS of the Marshall Islands, one missing.
  const means = [mean([1, 2], [44, 63]), mean([2, 1, 1], [89, 89, 57]), mean([0.7, 0.3], [68, 78])];
  expect([...means, mean([1, 1], [62])]).toEqual([57, 81, 71, 62]);
});

test('INFORM, classes of risk: Maldives, Bahamas, Chile, Namibia, Ukraine', () => {
  const bands = [0, 22, 32, 51, 69].map((from, at) => ({ title: `class ${at + 1}`, from }));
  const strategy = strategyOf([leaf('RISK', { best: 10 })], { bands });
  const boards = boardsOf(strategy, 'RISK 0 2.2, RISK 1 2.3, RISK 2 3.2, RISK 3 4.1, RISK 4 5.6');
  const classes = [0, 1, 2, 3, 4].map((day) => boards.on(day).band?.title.at(-1));
  expect(classes.join('')).toBe('22334');
});
