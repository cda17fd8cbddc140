/**
 * Figures that others have published, computed here again.
 * UNDP: Human Development Report 2020, dimension indices (CC BY 3.0 IGO), times 100.
 * INFORM: INFORM Risk Index 2025 v0.7.0, IASC and European Commission JRC (CC BY 4.0), times 10.
 */
import { expect, test } from 'vitest';
import { boardsOf, leaf, leafIn, strategyOf } from './made.ts';

test.each([
  ['UNDP, income, Afghanistan 1990', 48.5, 0.07, 2478, { worst: 100, best: 75000, scale: 'log' }],
  ['UNDP, income, Andorra 1990', 92.4, 0.07, 45393, { worst: 100, best: 75000, scale: 'log' }],
  ['UNDP, life, Afghanistan 1990', 46.7, 0.13, 50.3, { worst: 20, best: 85 }],
  ['UNDP, life, Albania 1990', 79.7, 0.13, 71.8, { worst: 20, best: 85 }],
  ['INFORM, droughts, Afghanistan', 100, 0.5, 886e3, { worst: 10, best: 1e5, scale: 'log' }],
  ['INFORM, CCHF, Afghanistan', 92, 0.5, 29341704, { worst: 10, best: 1e8, scale: 'log' }],
  ['INFORM, sanitation, Afghanistan', 49, 0.5, 55.95194, { worst: 100, best: 10 }],
  ['INFORM, government, Afghanistan', 90, 0.5, -1.9870137, { worst: 2.5, best: -2.5 }],
])('%s: %d', (_name, published, within, value, posts) => {
  const boards = boardsOf(strategyOf([leaf('A', posts)]), `A 0 ${value}`);
  const score = boards.on(0).score(boards.strategy.index) ?? Number.NaN;
  expect(Math.abs(score - published)).toBeLessThanOrEqual(within);
});

test.each([
  ['HE.CM, Afghanistan', 57, [1, 2], [44, 63]],
  ['VU.O, Afghanistan', 81, [2, 1, 1], [89, 89, 57]],
  ['CC.E, Afghanistan', 71, [0.7, 0.3], [68, 78]],
  ['HE.AS, Marshall Islands, one missing', 62, [1, 1], [62]],
])('INFORM, %s: %d', (_name, published, weights, inputs) => {
  const strategy = strategyOf(weights.map((weight, at) => leaf(`A${at}`, { weight })));
  const boards = boardsOf(
    strategy,
    inputs.map((input, at) => `A${at} 0 ${input}`),
  );
  expect(Math.abs((boards.on(0).score(strategy.index) ?? 0) - published)).toBeLessThanOrEqual(0.5);
});

test('INFORM, classes of risk', () => {
  const titles = ['Very Low', 'Low', 'Medium', 'High', 'Very High'];
  const bands = [0, 22, 32, 51, 69].map((from, at) => ({ title: titles[at], from }));
  const strategy = strategyOf([leaf('RISK', { best: 10 })], { bands });
  const risks = ['2.2', '2.3', '3.2', '4.1', '5.6'];
  const boards = boardsOf(
    strategy,
    risks.map((risk, day) => `RISK ${day} ${risk}`),
  );
  // Maldives, Bahamas, Chile, Namibia, Ukraine.
  const classes = risks.map((_, day) => boards.on(day).band?.title);
  expect(classes).toEqual(['Low', 'Low', 'Medium', 'Medium', 'High']);
  expect(boards.on(0).score(leafIn(boards, 'RISK'))).toBeCloseTo(22, 9);
});
