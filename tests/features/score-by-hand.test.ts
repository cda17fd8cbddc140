/** The arithmetic of one reading as it is told: score, freshness, sigma and interval with its own numbers. */
import { expect, test } from 'vitest';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  goalpostsScoringText,
  indicatorScoreArithmeticTexts,
  scoreFormulaWithNumbersText,
  unroundedValueText,
  valueBetweenGoalpostsSentence,
} from '../../src/views/score-by-hand.ts';
import { leaf, type Raw, readings, strategy } from '../core/make.ts';
import { openState } from '../ui/board.ts';
import { SIZE } from './person.ts';

function told(more: Raw, value: number | undefined, asOf: string) {
  const plan = strategy([leaf('land', { unit: 'km²', decimals: 0, ...more })]);
  const read = value === undefined ? readings() : readings(['land', '2024-01-01', value]);
  const board = boardAsOf(plan, read, asOf);
  const indicator = findIndicatorByIdOrCode(plan, 'land');
  const scored = board.card.indicators.get('land');
  if (indicator === undefined || scored === undefined) throw new Error('no indicator');
  return {
    indicator,
    formula: scoreFormulaWithNumbersText(indicator, scored),
    sentence: valueBetweenGoalpostsSentence(indicator, scored),
    lines: indicatorScoreArithmeticTexts(board, indicator),
  };
}

test('a reading is told with every number of its score, of its freshness and of what it may be off', () => {
  const { formula, lines, indicator } = told(
    { goalposts: { worst: 200, best: 0 }, halfLifeDays: 30 },
    50.5,
    '2024-03-01',
  );
  expect(formula).toBe('score = 100 x (50.5 - 200) / (0 - 200) = 74.75');
  // 60 days old, 30 beyond the cadence, one half-life; 16 + (833.33 - 16) / 2 is the square of 20.61
  expect(lines).toEqual([
    formula,
    'freshness = 2^(-30 / 30) = 0.5000: 30 days beyond 30',
    'sigma = sqrt(4^2 + (28.87^2 - 4^2) x (1 - 0.5000)) = 20.61: high confidence',
    '90 % interval = score -/+ 1.645 x sigma, cut to 0 to 100: 40.9 to 100.0',
  ]);
  expect(goalpostsScoringText(indicator)).toBe(
    '0 points at 200 km², 100 at 0 km², linear between, clamped outside',
  );
  expect(unroundedValueText(indicator, 50.5)).toBe('50.5 km²');
});

test('a fresh reading is no day beyond its cadence, and one on a log scale is told in logarithms', () => {
  const { formula, lines, indicator } = told(
    { goalposts: { worst: 1, best: 100, scale: 'log' } },
    10,
    '2024-01-31',
  );
  expect(formula).toBe('score = 100 x ln(10 / 1) / ln(100 / 1) = 50.00');
  expect(lines[1]).toBe('freshness = 2^(-0 / 60) = 1.0000: 0 days beyond 30');
  expect(goalpostsScoringText(indicator)).toContain(', logarithmic between, ');
});

test('what has no score is told so: clamped, expired, or not read', () => {
  expect(told({}, 150, '2024-01-31').formula).toBe(
    'score = 100 x (150 - 0) / (100 - 0) = 100.00, clamped at the goalpost',
  );
  const expired = told({ maxAgeDays: 40 }, 50, '2024-03-01');
  expect(expired.formula).toBe('score = 100 x (50 - 0) / (100 - 0), but expired: no score');
  expect(expired.lines).toEqual([]);
  const unread = told({}, undefined, '2024-03-01');
  expect([unread.formula, unread.lines]).toEqual(['no value, no score', []]);
});

test.each([
  [
    {},
    44,
    '44.00 is how far 44 km² lies on the way from 0 (0 points) to 100 (100 points), linear between.',
  ],
  [
    {},
    150,
    '100.00: 150 km² lies beyond the goalposts, which go from 0 (0 points) to 100 (100 points), linear between.',
  ],
  [
    { maxAgeDays: 1, cadenceDays: 1 },
    44,
    'No score: 44 km² has expired; it counts from 0 (0 points) to 100 (100 points), linear between.',
  ],
  [{}, undefined, 'No value, so no score.'],
])(
  'where a value lies between its goalposts is told in a sentence: %o at %s',
  (more, value, sentence) => {
    expect(told(more, value, '2024-01-31').sentence).toBe(sentence);
  },
);

test('the sigma of a fresh count follows by hand from what its events of each confidence count', () => {
  const { board } = openState(SIZE);
  const told = [...board.card.indicators.values()].flatMap(({ node, freshSigma = 0 }) => {
    const lines = indicatorScoreArithmeticTexts(board, node);
    const [, sigma, squares, sum] =
      lines.map((line) => /^([\d.]+)\^2 = \((.*)\) \/ ([\d.]+): /.exec(line)).find(Boolean) ?? [];
    if (sigma === undefined || squares === undefined) return [];
    const parts = squares.split(' + ').map((part) => /^([\d.]+) x (\d+)\^2$/.exec(part) ?? []);
    const total = parts.reduce(
      (all, [, amount, each]) => all + Number(amount) * Number(each) ** 2,
      0,
    );
    const by = Math.sqrt(total / Number(sum));
    return [
      [node.id, Math.abs(by - freshSigma) < 0.005, by.toFixed(2) === Number(sigma).toFixed(2)],
    ];
  });
  expect(told.length).toBeGreaterThan(1);
  expect(told.filter(([, ...is]) => is.includes(false))).toEqual([]);
});

test('a score is told with the value that it follows from, not with a rounded one', () => {
  const { sentence } = told({ goalposts: { worst: 200, best: 0 } }, 50.5, '2024-01-01');
  expect(sentence).toContain('74.75 is how far 50.5 km² lies on the way');
});
