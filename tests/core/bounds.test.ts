import { describe, expect, test } from 'vitest';
import { rootScoreBoundsFromMissingIndicators } from '../../src/core/scoring/score-bounds.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

describe('a board without a root score says where it could stand', () => {
  test('everything missing at its worst, and at its best: (40 + 0) / 2 and (40 + 100) / 2', () => {
    const card = scorecardAsOf(strategy([leaf('a'), leaf('b')]), readings(['a', DAY, 40]), DAY);
    expect(rootScoreBoundsFromMissingIndicators(card)).toEqual({ low: 20, high: 70 });
  });
  test('an empty board could stand anywhere', () => {
    const card = scorecardAsOf(strategy([leaf('a'), branch('x', [leaf('b')])]), readings(), DAY);
    expect(rootScoreBoundsFromMissingIndicators(card)).toEqual({ low: 0, high: 100 });
  });
  test('a child of weight 0 has no part in it', () => {
    const card = scorecardAsOf(
      strategy([leaf('a'), leaf('b', { weight: 0 })]),
      readings(['a', DAY, 40]),
      DAY,
    );
    expect(rootScoreBoundsFromMissingIndicators(card)).toEqual({ low: 40, high: 40 });
  });
  test('with everything present both bounds are the score', () => {
    const card = scorecardAsOf(strategy([leaf('a')]), readings(['a', DAY, 40]), DAY);
    expect(rootScoreBoundsFromMissingIndicators(card)).toEqual({
      low: card.root.score,
      high: card.root.score,
    });
  });
});
