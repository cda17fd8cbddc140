import { describe, expect, test } from 'vitest';
import { bandByScore, shareBetween } from '../../src/domain/band.ts';
import type { Confidence } from '../../src/domain/model.ts';
import { phi } from '../../src/domain/normal.ts';
import { scorecard } from '../../src/domain/scorecard.ts';
import { branch, leaf, type Raw, readings, strategy } from './make.ts';

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
  return scorecard(
    strategy([leaf('a'), leaf('b', { weight: 0 })], {}, { bands, ...more }),
    b === undefined ? readings(...rows) : readings(...rows, ['b', DAY, b]),
    DAY,
  ).standing;
}

const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id);

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
    const none = scorecard(strategy([leaf('a')]), readings(), DAY);
    expect(none.standing).toBeUndefined();
  });
  test('the first band always stands', () => {
    const { bands: parsed } = strategy([leaf('a')]);
    expect(bandByScore(parsed, -1)?.id).toBe('low');
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
    const card = scorecard(
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

describe('a band is firm from a share of 0.6 of normal(score, sd) in the range of scoreBand', () => {
  test('50 ± 4 in 40…60 holds Φ(2.5) − Φ(−2.5) = 0.98758 and is firm', () => {
    const it = standing(50, 90);
    expect(it?.share).toBeCloseTo(0.98758067, 6);
    expect(it).toMatchObject({ firm: true });
    expect(ids(it?.printed)).toEqual(['three']);
  });
  test('58 ± 14 in 40…60: the two likeliest are printed, in rising order', () => {
    const it = standing(58, 90, 'low');
    expect(it?.share).toBeCloseTo(0.5568 - 0.09927, 4);
    expect(it?.firm).toBe(false);
    expect(ids(it?.printed)).toEqual(['three', 'four']);
  });
  test('the outermost bands take what is cut at 0 and 100', () => {
    const it = standing(2, 90, 'low');
    expect(it?.share).toBeCloseTo(phi((20 - 2) / 14), 12);
    expect(it?.firm).toBe(true);
    expect(standing(99, 90, 'low')?.share).toBeCloseTo(1 - phi((80 - 99) / 14), 12);
  });
  test('a score without any spread lies wholly on its side of an edge, the edge included', () => {
    expect(shareBetween(40, 0, 40, 60)).toBe(1);
    expect(shareBetween(39.9, 0, 40, 60)).toBe(0);
    expect(shareBetween(60, 0, 40, 60)).toBe(0);
  });
  test('a firm score in a band whose requirement is unmet prints the band that stands', () => {
    expect(ids(standing(50, 10)?.printed)).toEqual(['two']);
  });
  test('one band alone is always firm', () => {
    const it = standing(50, 10, 'low', { bands: [{ id: 'all', title: 'All', from: 0 }] });
    expect(it).toMatchObject({ share: 1, firm: true });
  });
});
