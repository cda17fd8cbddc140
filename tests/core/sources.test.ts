import { describe, expect, test } from 'vitest';
import { sourceDependenceReports } from '../../src/core/analysis/sources.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { sourcesFlippingBandText } from '../../src/views/gauge-and-tracks.ts';
import { leaf, type Row, readings, strategy } from './make.ts';

const DAY = '2024-06-01';
const plan = strategy([leaf('a'), leaf('b'), leaf('c', { weight: 2 })]);

function reports(...rows: readonly Row[]) {
  const known = readings(...rows);
  return sourceDependenceReports(scorecardAsOf(plan, known, DAY), known);
}

describe('the gauge with the readings of one source left out at a time', () => {
  const it = reports(
    ['a', '2024-01-01', 20, 'high', 'Old'],
    ['a', '2024-05-01', 60, 'high', 'New '],
    ['b', '2024-05-01', 40, 'high', 'New'],
    ['c', '2024-05-01', 60, 'high', ''],
    ['b', '2024-05-20', 40, 'high', 'Other'],
    ['b', '2024-07-01', 0, 'high', 'Later'],
  );
  const of = (source: string) => it.find((report) => report.source === source);
  test('each indicator falls back to its earlier reading, of another source', () => {
    // a falls back to 20, b stays with Other: (20 + 40 + 2·60) / 4.
    expect(of('New')).toMatchObject({
      readings: 2,
      carries: ['a'],
      weight: 0.25,
      without: 45,
      change: -10,
      flips: true,
    });
  });
  test('or to none: (60 + 2·60) / 3', () => {
    const alone = reports(['a', DAY, 60, 'high', 'A'], ['b', DAY, 20, 'high', 'B'], ['c', DAY, 60]);
    expect(alone.find(({ source }) => source === 'B')).toMatchObject({
      without: 60,
      change: 10,
      flips: false,
    });
  });
  test('a source on which nothing rests today changes nothing', () => {
    expect(of('Old')).toMatchObject({
      readings: 1,
      carries: [],
      weight: 0,
      without: 55,
      change: 0,
      flips: false,
    });
  });
  test('an empty source is nobody, and what lies after the day is not there', () => {
    expect(it.map(({ source }) => source).toSorted()).toEqual(['New', 'Old', 'Other']);
  });
  test('those that flip the band come first, then the largest change', () => {
    expect(it.map(({ source }) => source)).toEqual(['New', 'Other', 'Old']);
  });
});

test('what the band hangs on is told, a loss of the index apart from another band', () => {
  const [found] = reports(['a', DAY, 60, 'high', 'A'], ['c', DAY, 60, 'high', 'A']);
  if (found?.band !== undefined || found === undefined) throw new Error('no source, or a band');
  const band = plan.bands[0];
  const [stays, other, none] = [
    { ...found, band, flips: false },
    { ...found, band, flips: true },
    { ...found, flips: true },
  ];
  expect(sourcesFlippingBandText([stays])).toBe('no single source would change the band');
  expect(sourcesFlippingBandText([other, stays])).toBe('1 source alone would change the band');
  expect(sourcesFlippingBandText([none])).toBe('without one source there would be no index');
  expect(sourcesFlippingBandText([other, other, none, none])).toBe(
    '2 sources alone would change the band; without any of 2 sources there would be no index',
  );
});

test('without its only source the gauge may have no score, and that is another band', () => {
  const it = reports(
    ['a', DAY, 60, 'high', 'A'],
    ['b', DAY, 60, 'high', 'A'],
    ['c', DAY, 60, 'high', 'A'],
  );
  expect(it).toMatchObject([
    { without: undefined, change: undefined, band: undefined, flips: true },
  ]);
});
