/** Fans: how a score goes on if nothing is recorded, by hand and on the shipped board. */
import { describe, expect, test } from 'vitest';
import { type Fan, futureScoreFanOfNode } from '../../src/core/analysis/fan.ts';
import { addDays } from '../../src/core/model/day.ts';
import { indexReadings, readingsUpTo } from '../../src/core/model/readings.ts';
import { nodePlacesOf } from '../../src/core/model/tree.ts';
import { type Board, boardAhead, boardAsOf } from '../../src/core/scoring/board.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';
import { branch, document, leaf, reading, strategyFrom } from './make.ts';

/** Two inputs of equal weight, one of which counts for 40 days, and one that is only shown. */
const STRATEGY = strategyFrom(
  document(
    [
      leaf('short', { maxAgeDays: 40 }),
      leaf('long', { maxAgeDays: 400 }),
      leaf('shown', { weight: 0, maxAgeDays: 10 }),
      branch('rest', [leaf('below', { maxAgeDays: 30 })], { weight: 0 }),
    ],
    { minCoverage: 0 },
  ),
);
const READINGS = indexReadings([
  reading(['short', '2024-01-01', 80], 1),
  reading(['long', '2024-01-01', 40], 2),
  reading(['shown', '2024-01-01', 10], 3),
  reading(['below', '2024-01-01', 10], 4),
  reading(['long', '2024-03-01', 100], 5),
]);
const TODAY = '2024-01-15';

function ahead(day: string): Board {
  return boardAhead(boardAsOf(STRATEGY, READINGS, TODAY), day);
}

function fan(board: Board, id: string): Fan {
  const made = futureScoreFanOfNode(board, id);
  if (made === undefined) throw new Error('no fan');
  return made;
}

describe('the fan of a score', () => {
  test('stands until an input expires, which leaves the other one; a later reading is left out', () => {
    const { from, points, expiries } = fan(ahead('2024-03-11'), 'gauge');
    expect(from).toBe(TODAY);
    // the arithmetic mean of 80 and 40, then 40 alone from the 41st day on
    const days = points.map(({ day, score }) => [day, score]);
    expect(days).toEqual([
      ['2024-01-15', 60],
      ['2024-01-22', 60],
      ['2024-01-29', 60],
      ['2024-02-05', 60],
      ['2024-02-10', 60],
      ['2024-02-11', 40],
      ['2024-02-12', 40],
      ['2024-02-19', 40],
      ['2024-02-26', 40],
      ['2024-03-04', 40],
      ['2024-03-11', 40],
    ]);
    expect(expiries.map(({ day, node }) => [day, node.id])).toEqual([['2024-02-11', 'short']]);
  });

  test('widens by age while nothing expires: of high confidence from 4 points, by half of what is lost', () => {
    const { points } = fan(ahead('2024-03-31'), 'long');
    const [first] = points;
    const last = points.at(-1);
    // fresh: 1.645 x 4; 90 days old, 60 beyond the cadence and one half-life, so half-way to the variance of nothing known
    const sigma = Math.sqrt(16 + (100 ** 2 / 12 - 16) / 2);
    expect([first?.low, first?.high]).toEqual([40 - 1.645 * 4, 40 + 1.645 * 4]);
    expect(last?.low).toBeCloseTo(Math.max(0, 40 - 1.645 * sigma), 9);
    expect(last?.high).toBeCloseTo(40 + 1.645 * sigma, 9);
  });

  test('of an indicator without weight names its own expiry, and no branch above it does', () => {
    const board = ahead('2024-03-11');
    expect(fan(board, 'below').expiries.map(({ day }) => day)).toEqual(['2024-02-01']);
    expect(fan(board, 'rest').expiries.map(({ day }) => day)).toEqual(['2024-02-01']);
    expect(fan(board, 'shown').expiries).toEqual([]);
    expect(fan(board, 'gauge').expiries.map(({ node }) => node.id)).toEqual(['short']);
  });

  test('is there ahead only, and of what is known', () => {
    expect(
      futureScoreFanOfNode(boardAsOf(STRATEGY, READINGS, '2024-03-11'), 'gauge'),
    ).toBeUndefined();
    expect(futureScoreFanOfNode(ahead(TODAY), 'gauge')).toBeUndefined();
    expect(futureScoreFanOfNode(ahead('2024-03-11'), 'nobody')).toBeUndefined();
  });
});

test('every day of every fan of the shipped board is the scorecard of that day, and of a reading no interval narrows', () => {
  const strategy = shippedStrategy();
  const readings = shippedReadings(strategy);
  const today = '2026-11-25';
  const board = boardAsOf(strategy, readingsUpTo(readings, today), addDays(today, 400));
  for (const id of nodePlacesOf(strategy).keys()) {
    const { points, expiries } = fan(board, id);
    const expiring = new Set(expiries.map(({ day }) => day));
    points.forEach((point, at) => {
      const { score, low, high } = board.cardOn(point.day).nodes.get(id) ?? {};
      expect(point).toEqual({ day: point.day, score, low, high });
      const before = points[at - 1];
      const leaf = board.card.indicators.get(id);
      const ages = leaf !== undefined && leaf.node.count === undefined;
      if (!ages || before?.high === undefined || high === undefined || expiring.has(point.day))
        return;
      expect(high).toBeGreaterThanOrEqual(before.high - 1e-9);
      expect(low).toBeLessThanOrEqual((before.low ?? 0) + 1e-9);
    });
  }
  const day = '2027-02-25';
  const fresh = scorecardAsOf(strategy, readings, day);
  expect(board.cardOn(day).root.score).toBe(fresh.root.score);
});
