/** Numbers, bands, units and texts as people read them, by hand. */
import { expect, test } from 'vitest';
import type { Band, Indicator } from '../../src/core/model/model.ts';
import { countWithNoun } from '../../src/core/model/plain-text.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { scoreDifference } from '../../src/core/scoring/change-interval.ts';
import {
  ageText,
  bandFirmnessSentence,
  bandOrBandRangeText,
  bandTextWithLabel,
  changeBesideScoresText,
  changesWithinErrorTexts,
  decimalsOfSignificantDigits,
  hasScoreVisiblyMoved,
  intervalText,
  monthText,
  percentText,
  pointsUpOrDownText,
  roundedText,
  scoreChangeInPointsText,
  scoreChangeWithMarginText,
  scoreText,
  shortUnit,
  signedChangeText,
  terminalSafeOneLine,
  terminalSafeText,
  unitValueOrLevelCodeText,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../src/text/format.ts';
import { strategyFile } from '../store/samples.ts';

function indicator(id: string, change: Partial<Indicator> = {}): Indicator {
  const found = indicatorsOfStrategy(strategyFile().strategy).find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return { ...found, ...change };
}

test('a number is rounded once, half away from zero, and nothing is never below zero', () => {
  for (const [value, decimals, text] of [
    [0.5, 0, '1'],
    [-0.5, 0, '-1'],
    [2.5, 0, '3'],
    [0.49, 0, '0'],
    [-0.49, 0, '0'],
    [1.005, 2, '1.01'],
    [-1.005, 2, '-1.01'],
    [-0.04, 1, '0.0'],
    [-7, 1, '-7.0'],
    [1e-9, 2, '0.00'],
    [1e300, 10, (1e300).toFixed(10)],
  ] as const)
    expect(roundedText(value, decimals), `${value}`).toBe(text);
  expect([scoreText(41.5), scoreText(41.25, 1), scoreText(0), scoreText(undefined)]).toEqual([
    '42',
    '41.3',
    '0',
    '–',
  ]);
  expect([percentText(0.625), percentText(0.6254, 1), percentText(1)]).toEqual([
    '63 %',
    '62.5 %',
    '100 %',
  ]);
});

test('a change has its sign, and none where it is nothing or unknown', () => {
  expect([3, -3, 0, 0.4, -0.4, undefined].map((change) => signedChangeText(change))).toEqual([
    '+3',
    '−3',
    '0',
    '0',
    '0',
    '–',
  ]);
  expect([signedChangeText(-0.25, 1), signedChangeText(0.25, 1)]).toEqual(['−0.3', '+0.3']);
  expect([
    scoreDifference(40, 43.5),
    scoreDifference(undefined, 1),
    scoreDifference(1, undefined),
  ]).toEqual([3.5, undefined, undefined]);
});

test('a move is said in whole points, and in a decimal where these would hide it', () => {
  expect([3.4, -3, 0.5, 0.49, -0.4, 0.04, -0.04, undefined].map(scoreChangeInPointsText)).toEqual([
    ...['+3', '−3', '+1', '+0.5', '−0.4', '0', '0', '–'],
  ]);
  expect([3.4, -3, 0.5, 0.49, -0.4, 0.04, -0.04].map(pointsUpOrDownText)).toEqual([
    ...['up 3', 'down 3', 'up 1', 'up 0.5', 'down 0.4', 'unchanged', 'unchanged'],
  ]);
});

test('a change beside two scores shows a move where they do, and none where they show none', () => {
  expect(changeBesideScoresText(36.4, 38)).toBe('+1.6');
  // Rounded once each, what is printed may be a tenth off: 36.4 and 38.1.
  expect(changeBesideScoresText(36.44, 38.06)).toBe('+1.6');
  expect(changeBesideScoresText(36.4, 36.4)).toBe('0');
  expect(changeBesideScoresText(36.41, 36.44)).toBe('0');
  // 36.5 -> 36.4, 36.4 -> 36.5, 36.5 -> 36.5
  expect(changeBesideScoresText(36.46, 36.44)).toBe('−0.02');
  expect(changeBesideScoresText(36.4498, 36.4503)).toBe('+0.0005');
  expect(changeBesideScoresText(36.46, 36.54)).toBe('+0.08');
  expect(changeBesideScoresText(36.46, undefined)).toBe('–');
});

test('a change has a decimal where its margin has one, so that what is within error does not look beyond it', () => {
  const told = (change: number, half: number): string =>
    scoreChangeWithMarginText({ change, low: change - half, high: change + half });
  expect([told(0.6, 0.8), told(3.4, 5), told(0.3, 5), told(1.2, 0.02)]).toEqual([
    '+0.6 ±0.8',
    '+3 ±5',
    '+0.3 ±5',
    '+1 ±0',
  ]);
});

test('of changes quoted in a row it is said which are within error, those that are none left aside', () => {
  const change = (name: string, low: number, high: number) => ({
    name,
    change: { change: (low + high) / 2, low, high },
  });
  const within = change('30 days', -2, 3);
  const other = change('365 days', 0, 4);
  const beyond = change('moved', 0.1, 4);
  const none = change('pushed', -3, 3);
  const unknown = { name: 'since', change: undefined };
  expect(changesWithinErrorTexts([within])).toEqual(['within error']);
  expect(changesWithinErrorTexts([within, none, unknown])).toEqual(['within error']);
  expect(changesWithinErrorTexts([within, other])).toEqual(['both within error']);
  expect(changesWithinErrorTexts([within, other, change('moved', -4, 0)])).toEqual([
    'all within error',
  ]);
  expect(changesWithinErrorTexts([within, beyond, other])).toEqual([
    'within error: 30 days, 365 days',
  ]);
  expect(changesWithinErrorTexts([beyond])).toEqual([]);
  expect(changesWithinErrorTexts([none, unknown])).toEqual([]);
});

test('a score has moved where one decimal shows it, and where it came or went', () => {
  expect(hasScoreVisiblyMoved(40, 40.0625)).toBe(true);
  expect(hasScoreVisiblyMoved(40, 39.9375)).toBe(true);
  expect(hasScoreVisiblyMoved(40, 40.04)).toBe(false);
  // the scores shown are two
  expect(hasScoreVisiblyMoved(34.46, 34.44)).toBe(true);
  expect(hasScoreVisiblyMoved(undefined, 40)).toBe(true);
  expect(hasScoreVisiblyMoved(40, undefined)).toBe(true);
  expect(hasScoreVisiblyMoved(undefined, undefined)).toBe(false);
});

test('an interval is said low to high, and not where one end is missing', () => {
  expect(intervalText({ low: 34.6, high: 51.4 })).toBe('35 to 51');
  expect(intervalText({ low: 34.64, high: 51.36 }, 1)).toBe('34.6 to 51.4');
  expect(intervalText({ low: undefined, high: 51 })).toBe('–');
  expect(intervalText({ low: 34, high: undefined })).toBe('–');
});

test('a band is said alone where it is firm, else the lowest and the highest, with what it is by score', () => {
  const [low, mid, high] = ['Low', 'Mid', 'High'].map((title, at): Band => {
    return { id: title.toLowerCase(), title, from: at * 30, requires: [] };
  });
  if (low === undefined || mid === undefined || high === undefined) throw new Error('no bands');
  const firm = { band: mid, scoreBand: mid, unmet: [], bandLow: mid, bandHigh: mid };
  const off = 'with the index and what bands require 0.84 standard deviations lower or higher.';
  expect(bandOrBandRangeText(firm)).toBe('Mid');
  expect(bandFirmnessSentence(firm)).toBe(`Band Mid, firm: the same ${off}`);
  expect(bandFirmnessSentence({ ...firm, scoreBand: high })).toBe(
    `Band Mid, firm: the same ${off} By score alone High.`,
  );
  const between = { ...firm, bandLow: low };
  expect(bandOrBandRangeText(between)).toBe('Low or Mid');
  expect(bandFirmnessSentence(between)).toBe(
    `Band Low or Mid, not firm: the lowest and the highest ${off} As they are Mid.`,
  );
  expect(bandOrBandRangeText(undefined)).toBe('no band');
  expect([bandTextWithLabel(undefined), bandTextWithLabel(firm)]).toEqual(['no band', 'band Mid']);
});

test('a value has the decimals, the unit and the level of its indicator', () => {
  const land = indicator('land', { unit: 'km²', decimals: 1 });
  expect(valueTextWithoutUnit(land, 12345.25)).toBe('12 345.3');
  expect(valueWithUnitOrLevelText(land, 7)).toBe('7.0 km²');
  expect(valueTextWithoutUnit(indicator('land'), 7.125)).toBe('7.125');
  expect(valueWithUnitOrLevelText(indicator('land'), 7)).toBe('7');
  const stance = indicator('stance', { unit: 'code' });
  expect(valueWithUnitOrLevelText(stance, 1)).toBe('1 (some)');
  expect(valueWithUnitOrLevelText(stance, 9)).toBe('9 code');
  expect([unitValueOrLevelCodeText(stance, 1), unitValueOrLevelCodeText(land, 7)]).toEqual([
    '1',
    '7.0 km²',
  ]);
  for (const text of [valueTextWithoutUnit, valueWithUnitOrLevelText, unitValueOrLevelCodeText])
    expect(text(land, undefined)).toBe('–');
  expect(shortUnit(land)).toBe('km²');
  expect(shortUnit(indicator('land', { unit: 'thousand barrels', short: 'kb' }))).toBe('kb');
  expect(shortUnit(indicator('land'))).toBe('');
});

test('an age, a month and a count are said with their mark, year and noun', () => {
  expect([ageText(34), ageText(0), ageText(undefined)]).toEqual(['34d', '0d', '–']);
  expect([monthText('2026-11-24'), monthText('2026-01-05')]).toEqual(['Nov 2026', 'Jan 2026']);
  expect([0, 1, 2].map((n) => countWithNoun(n, 'reading'))).toEqual([
    '0 readings',
    '1 reading',
    '2 readings',
  ]);
  expect([countWithNoun(1, 'entry', 'entries'), countWithNoun(2, 'entry', 'entries')]).toEqual([
    '1 entry',
    '2 entries',
  ]);
});

test('what would move a terminal or turn a text round becomes a sign that does neither', () => {
  expect(terminalSafeText('a\r\nb\rc\td')).toBe('a\nb\nc\td');
  expect(terminalSafeText('\u001b[31m\u202ex\u0007\u009b')).toBe('\ufffd[31m\ufffdx\ufffd\ufffd');
  expect(terminalSafeOneLine('  a\n\n b\u001b  c ')).toBe('a b\ufffd c');
});

test('a number is told with so many digits that count, within a least and a most of decimals', () => {
  const decimals = (value: number): number => decimalsOfSignificantDigits(value, 3, 2, 6);
  expect([123, 1.5, 0.0139, -0.0139, 1e-12, 0].map(decimals)).toEqual([2, 2, 4, 4, 6, 2]);
});
