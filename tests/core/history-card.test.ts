import { expect, test } from 'vitest';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';

test.each(['2026-11-24', '2024-11-08', '2020-01-01'])(
  'on the day of a scorecard, %s, a history that has it says what one without it does',
  (day) => {
    const strategy = shippedStrategy();
    const readings = shippedReadings(strategy);
    const card = scorecardAsOf(strategy, readings, day);
    const [with_, without] = [
      scoreHistoryOfStrategy(strategy, readings, card),
      scoreHistoryOfStrategy(strategy, readings),
    ];
    for (const id of card.nodes.keys()) {
      expect(with_.scoreOn(id, day), id).toBe(without.scoreOn(id, day));
    }
    expect(with_.bandOn(day)).toBe(without.bandOn(day));
  },
);
