import { describe, expect, test } from 'vitest';
import {
  observationFitsStrategy,
  parseConfidence,
  parseObservation,
  parseTypedIndicatorValue,
  type Row,
} from '../../src/core/model/observation.ts';
import { leaf, reading, said, strategy } from './make.ts';

const TODAY = '2024-06-15';

const known = strategy([
  leaf('front-line', { code: 'RU1' }),
  leaf('launches', { code: 'RU3', goalposts: { worst: 8150, best: 426, scale: 'log' } }),
  leaf('arms', {
    levels: [
      { value: 0, title: 'none' },
      { value: 2, title: 'some' },
    ],
  }),
]);

const row = (more: Row): Row => ({
  indicator: 'front-line',
  observed_on: '2024-06-01',
  value: '12.5',
  ...more,
});

function problems(more: Row): readonly string[] {
  const parsed = parseObservation(row(more), known, TODAY, 'line 2');
  return parsed.ok ? [] : said(parsed.problems);
}

function parsed(more: Row) {
  const result = parseObservation(row(more), known, TODAY, '');
  if (!result.ok) throw new Error(said(result.problems).join());
  return result.value;
}

describe('a row is a reading', () => {
  test('with the first three columns only; confidence is moderate when left out', () => {
    expect(parsed({})).toEqual({
      indicator: 'front-line',
      observedOn: '2024-06-01',
      value: 12.5,
      confidence: 'moderate',
      source: '',
      url: '',
      note: '',
      quote: '',
      archived: '',
      retrievedOn: '',
      origin: '',
    });
  });
  test('with every column, trimmed', () => {
    const whole = parsed({
      confidence: ' High ',
      source: ' ISW ',
      url: 'https://example.org',
      note: 'n',
      quote: 'q',
      archived: 'k',
      retrieved_on: '2024-06-14',
    });
    expect(whole).toMatchObject({
      confidence: 'high',
      source: 'ISW',
      url: 'https://example.org',
      note: 'n',
      quote: 'q',
      archived: 'k',
      retrievedOn: '2024-06-14',
    });
  });
  test('whose indicator is named by id or code, in any case', () => {
    expect(parsed({ indicator: 'ru1' }).indicator).toBe('front-line');
    expect(parsed({ indicator: ' Front-Line ' }).indicator).toBe('front-line');
  });
  test('whose value lies outside the goalposts', () => {
    expect(parsed({ value: '900' }).value).toBe(900);
    expect(parsed({ value: '-900' }).value).toBe(-900);
  });
  test('whose day is today', () => expect(parsed({ observed_on: TODAY }).observedOn).toBe(TODAY));
  test('whose value is a level of a coded indicator', () => {
    expect(parsed({ indicator: 'arms', value: '2' }).value).toBe(2);
  });
});

describe('a row is refused, by column, for', () => {
  test.each<readonly [string, Row, string]>([
    [
      'an unknown indicator',
      { indicator: 'nobody' },
      'line 2, indicator: unknown indicator "nobody"; "axiswatch list" shows all of them',
    ],
    [
      'no indicator',
      { indicator: undefined },
      'line 2, indicator: no indicator named; write its code or id',
    ],
    ['no value', { value: '' }, 'line 2, value: no value; give a number'],
    [
      'a value that is no number',
      { value: 'many' },
      'line 2, value: "many" is not a number; write digits with a point, such as 12.5',
    ],
    [
      'a value with points between thousands',
      { value: '2.900.000,5' },
      'line 2, value: "2.900.000,5" has points between thousands; write 2900000.5',
    ],
    [
      'a value that is not finite',
      { value: '1e999' },
      'line 2, value: "1e999" is not a finite number; write one nearer to 0',
    ],
    [
      'a value NaN',
      { value: 'NaN' },
      'line 2, value: "NaN" is not a number; write digits with a point, such as 12.5',
    ],
    [
      'a value of 0 on a log scale',
      { indicator: 'launches', value: '0' },
      'line 2, value: 0 cannot stand on a log scale; it must be above 0',
    ],
    [
      'a value below 0 on a log scale',
      { indicator: 'launches', value: '-3' },
      'line 2, value: -3 cannot stand on a log scale; it must be above 0',
    ],
    [
      'a coded value that is no level',
      { indicator: 'arms', value: '1' },
      'line 2, value: 1 is not one of the levels 0, 2',
    ],
    [
      'a day that does not exist',
      { observed_on: '2023-02-29' },
      'line 2, observed_on: "2023-02-29" is not a day that exists; write one such as 2026-11-16',
    ],
    ['no day', { observed_on: '' }, 'line 2, observed_on: no day; write one such as 2026-11-16'],
    [
      'a day after today',
      { observed_on: '2024-06-16' },
      'line 2, observed_on: 2024-06-16 lies after today, 2024-06-15; write a day up to today',
    ],
    [
      'an unknown confidence',
      { confidence: 'certain' },
      'line 2, confidence: "certain" is not a confidence; use high, moderate, low',
    ],
    [
      'a page read after today',
      { retrieved_on: '2024-07-01' },
      'line 2, retrieved_on: 2024-07-01 lies after today, 2024-06-15; write a day up to today',
    ],
  ])('%s', (_what, more, line) => expect(problems(more)).toEqual([line]));
  test('all of it at once', () => {
    expect(
      problems({ indicator: 'x', observed_on: 'x', value: 'x', confidence: 'x' }),
    ).toHaveLength(4);
  });
});

describe('a value is written with digits and a point', () => {
  const [plain] = known.root.children;
  const indicator = plain?.kind === 'indicator' ? plain : undefined;
  test.each([
    ['12', 12],
    [' 12.50 ', 12.5],
    ['-0.5', -0.5],
    ['−0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['2 723 000', 2723000],
    ['12 345.5', 12345.5],
    [7, 7],
  ])('%s is %d', (text, value) =>
    expect(parseTypedIndicatorValue(text, indicator)).toEqual({ ok: true, value }),
  );
  test.each([
    ['1,5', '"1,5" has a comma; write 1.5'],
    [
      '1,234',
      '"1,234" can be read two ways; write 1234 or 1.234, with a point for decimals and nothing between thousands',
    ],
    [
      '1,234,567',
      '"1,234,567" can be read two ways; write 1234567, with a point for decimals and nothing between thousands',
    ],
    [
      '1,234.5',
      '"1,234.5" can be read two ways; write 1234.5, with a point for decimals and nothing between thousands',
    ],
  ])('%s is refused with a hint', (text, message) => {
    expect(parseTypedIndicatorValue(text, indicator)).toMatchObject({
      ok: false,
      problems: [{ path: '', message }],
    });
  });
  test.each([
    '0x10',
    '1 00',
    '1 0000',
    '1_000',
    'Infinity',
    '12 km',
    '--1',
    '1e',
    '１２',
    null,
    true,
    {},
  ])('%s is refused', (raw) => {
    expect(parseTypedIndicatorValue(raw, indicator).ok).toBe(false);
  });
});

test('a confidence is read in any case, and no text is moderate', () => {
  expect(parseConfidence(' LOW ')).toEqual({ ok: true, value: 'low' });
  expect(parseConfidence(' ')).toEqual({ ok: true, value: 'moderate' });
});

describe('what is stored and no longer fits a changed strategy is not scored', () => {
  test.each<readonly [string, Parameters<typeof reading>[0], boolean]>([
    ['an indicator that is gone', ['gone', '2024-01-01', 1], false],
    ['a branch', ['gauge', '2024-01-01', 1], false],
    ['a level that is gone', ['arms', '2024-01-01', 1], false],
    ['a value of 0 on a scale that became log', ['launches', '2024-01-01', 0], false],
    ['a value that fits', ['launches', '2024-01-01', 500], true],
  ])('%s', (_what, stored, fit) =>
    expect(observationFitsStrategy(known, reading(stored))).toBe(fit),
  );
});
