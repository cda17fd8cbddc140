import { describe, expect, test } from 'vitest';
import type { Confidence } from '../../src/core/model/model.ts';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { bandByScoreAlone } from '../../src/core/scoring/band.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';
import { branch, leaf, type Raw, reading, readings, strategy } from './make.ts';

const DAY = '2024-06-01';

const bands = [
  { id: 'one', title: 'One', from: 0 },
  { id: 'two', title: 'Two', from: 20 },
  { id: 'three', title: 'Three', from: 40, requires: [{ node: 'b', atLeast: 40 }] },
  { id: 'four', title: 'Four', from: 60, requires: [{ node: 'b', atLeast: 50 }] },
  { id: 'five', title: 'Five', from: 80 },
];

function standing(
  a: number,
  b: number | undefined,
  confidence: Confidence = 'high',
  more: Raw = {},
) {
  const rows = [['a', DAY, a, confidence] as const];
  return scorecardAsOf(
    strategy([leaf('a'), leaf('b', { weight: 0 })], {}, { bands, ...more }),
    b === undefined ? readings(...rows) : readings(...rows, ['b', DAY, b]),
    DAY,
  ).standing;
}

describe('bands are lower-inclusive and the last one includes 100', () => {
  test.each([
    [0, 'one'],
    [19.999, 'one'],
    [20, 'two'],
    [20 - 9e-10, 'two'],
    [20 - 2e-9, 'one'],
    [79.96, 'four'],
    [80, 'five'],
    [100, 'five'],
  ])(
    '%d is in %s: bands judge the unrounded score, "below" is by more than 1e-9',
    (score, band) => {
      expect(standing(score, 100)?.scoreBand.id).toBe(band);
      expect(standing(score, 100)?.band.id).toBe(band);
    },
  );
  test('without a root score there is no band', () => {
    const none = scorecardAsOf(strategy([leaf('a')]), readings(), DAY);
    expect(none.standing).toBeUndefined();
  });
  test('the first band always stands', () => {
    const { bands: parsed } = strategy([leaf('a')]);
    expect(bandByScoreAlone(parsed, -1)?.id).toBe('low');
  });
});

describe('a band needs what it requires', () => {
  test('reached by the score alone it does not stand; the words are those of the band below, with what is unmet', () => {
    expect(standing(45, 30)).toMatchObject({
      band: { id: 'two' },
      scoreBand: { id: 'three' },
      unmet: [{ node: 'b', atLeast: 40, score: 30 }],
    });
  });
  test('every band up to it must have what it requires', () => {
    expect(standing(85, 45)).toMatchObject({
      band: { id: 'three' },
      scoreBand: { id: 'five' },
      unmet: [{ node: 'b', atLeast: 50, score: 45 }],
    });
  });
  test('"at least" is met at the number and a billionth below it', () => {
    expect(standing(45, 40)?.band.id).toBe('three');
    expect(standing(45, 40 - 9e-10)?.band.id).toBe('three');
    expect(standing(45, 40 - 2e-9)?.band.id).toBe('two');
  });
  test('a required node without a score does not meet it', () => {
    expect(standing(45, undefined)).toMatchObject({
      band: { id: 'two' },
      unmet: [{ node: 'b', atLeast: 40, score: undefined }],
    });
  });
  test('where nothing is unmet both bands are the same', () => {
    expect(standing(45, 90)).toMatchObject({
      band: { id: 'three' },
      scoreBand: { id: 'three' },
      unmet: [],
    });
  });
  test('the root itself may be required, and branches too', () => {
    const card = scorecardAsOf(
      strategy(
        [branch('x', [leaf('a')])],
        {},
        {
          bands: [
            { id: 'low', title: 'Low', from: 0 },
            {
              id: 'high',
              title: 'High',
              from: 50,
              requires: [
                { node: 'x', atLeast: 70 },
                { node: 'gauge', atLeast: 60 },
              ],
            },
          ],
        },
      ),
      readings(['a', DAY, 55]),
      DAY,
    );
    expect(card.standing?.unmet).toHaveLength(2);
  });
});

describe('a band is firm where it is the same with every score 0.84 of its sd lower and higher', () => {
  const ends = (...given: Parameters<typeof standing>) => {
    const it = standing(...given);
    return [it?.bandLow.id, it?.bandHigh.id];
  };
  test('50 ± 3.36 lies in 40…60 and is firm', () => {
    expect(ends(50, 90)).toEqual(['three', 'three']);
  });
  test('58 ± 11.76 reaches from 40…60 into 60…80', () => {
    expect(ends(58, 90, 'low')).toEqual(['three', 'four']);
  });
  test('50 ± 11.76 reaches beyond 40…60 on both sides: the lowest and the highest are named', () => {
    expect(standing(50, 90, 'low')).toMatchObject({
      band: { id: 'three' },
      bandLow: { id: 'two' },
      bandHigh: { id: 'four' },
    });
  });
  test('the edge itself belongs to the band above', () => {
    expect(ends(43.36, 90)).toEqual(['three', 'three']);
    expect(ends(43.35, 90)).toEqual(['two', 'three']);
    expect(ends(56.63, 90)).toEqual(['three', 'three']);
    expect(ends(56.64, 90)).toEqual(['three', 'four']);
  });
  test('what a band requires is off by its own sd', () => {
    expect(ends(50, 43.36)).toEqual(['three', 'three']);
    expect(ends(50, 43.35)).toEqual(['two', 'three']);
    expect(ends(50, 36.64)).toEqual(['two', 'three']);
    expect(ends(50, 36.63)).toEqual(['two', 'two']);
  });
  test('a higher score adds no band that lacks what it requires', () => {
    expect(ends(58, 10, 'low')).toEqual(['two', 'two']);
  });
  test('the sd of a required branch is that of its own score, not of its part in the gauge', () => {
    const of = (x: number) =>
      scorecardAsOf(
        strategy(
          [leaf('a', { weight: 9 }), branch('b', [leaf('c'), leaf('d')])],
          {},
          { bands: bands.slice(0, 3) },
        ),
        readings(['a', DAY, 90], ['c', DAY, x], ['d', DAY, x]),
        DAY,
      ).standing;
    // sd = √(2·(4/2)²), so 0.84 sd is 2.376
    expect(of(42.38)?.bandLow.id).toBe('three');
    expect(of(42.37)?.bandLow.id).toBe('two');
  });
  test('a required node without a score stays without one', () => {
    expect(ends(50, undefined)).toEqual(['two', 'two']);
  });
  test('a score is cut at 0: none can be required below it', () => {
    const [one, two] = bands;
    const zero = [one, { ...two, requires: [{ node: 'b', atLeast: 0 }] }];
    expect(ends(50, 1, 'high', { bands: zero })).toEqual(['two', 'two']);
  });
  test('one band alone is always firm', () => {
    const all = [{ id: 'all', title: 'All', from: 0 }];
    expect(ends(50, 10, 'low', { bands: all })).toEqual(['all', 'all']);
  });
  test('with what ships a fall from 36.5 to 31.6 takes the higher band away and adds none', () => {
    const plan = shippedStrategy();
    const known = shippedReadings(plan);
    const day = '2026-11-25';
    const more = [
      ['china-russia-trade', day, 260, 'moderate', 'us'] as const,
      ['lethal-weapons-line', day, 3, 'moderate', 'us'] as const,
    ];
    const later = more.reduce(
      (all, row) => readingsWithReading(all, reading(row, 1e6, 'ann')),
      known,
    );
    const [before, after] = [known, later].map((all) => scorecardAsOf(plan, all, day));
    expect(before?.root.score).toBeCloseTo(36.46, 2);
    expect(after?.root.score).toBeCloseTo(31.62, 2);
    const words = [before, after].map((card) => [
      ...[card?.standing?.band.id, card?.standing?.bandLow.id, card?.standing?.bandHigh.id],
    ]);
    expect(words).toEqual([
      ['strained', 'strained', 'reconsidering'],
      ['strained', 'strained', 'strained'],
    ]);
  });
});
