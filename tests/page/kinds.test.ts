/** How each kind of figure is written, spoken, and put into JSON. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnNames,
  countText,
  dayText,
  figureCells,
  figureSide,
  figureText,
  figureTone,
  type Kind,
  monthText,
  numberText,
  pointsText,
  type Raws,
  spokenText,
  valueText,
} from '../../src/page/kinds.ts';
import { leafOf } from './pages.ts';

type Example = {
  [K in Kind]: readonly [
    kind: K,
    raw: Raws[K] | undefined,
    plain: string,
    spoken: string,
    cells: unknown,
  ];
}[Kind];

const levels = leafOf({ levels: ['none', 'components', 'made for it', 'state weapons'] });
const EXAMPLES: readonly Example[] = [
  ['score', 36.5, '37', '37', [36.5]],
  ['score', 0, '0', '0', [0]],
  ['score', undefined, '–', 'none', [null]],
  ['interval', [26.2, 45.8], '26 to 46', '26 to 46', [26.2, 45.8]],
  ['interval', undefined, '', '', [null, null]],
  ['points', 1.6, '+2', 'up 2', [1.6]],
  ['points', -7.5, '−8', 'down 8', [-7.5]],
  ['points', -0.4, '0', 'no change', [-0.4]],
  ['points', undefined, '–', 'none', [null]],
  ['error', 14.6, '±15', 'plus or minus 15', [14.6]],
  ['error', undefined, '', '', [null]],
  ['value', { value: 5004, leaf: leafOf({ unit: '/mo' }) }, '5 004 /mo', '5004 /mo', [5004]],
  ['value', { value: 11000, leaf: leafOf({}) }, '11 000', '11000', [11000]],
  ['value', { value: -0.46, leaf: leafOf({ decimals: 1 }) }, '−0.5', 'minus 0.5', [-0.46]],
  [
    'value',
    { value: 242.2, leaf: leafOf({ unit: '$bn', decimals: 1 }) },
    '$242.2bn',
    '$242.2bn',
    [242.2],
  ],
  [
    'value',
    { value: -11, leaf: leafOf({ unit: '$/bbl', decimals: 1 }) },
    '−$11.0/bbl',
    'minus $11.0/bbl',
    [-11],
  ],
  [
    'value',
    { value: 34.2, leaf: leafOf({ unit: 'km²/mo' }), said: 'mean' },
    '34 km²/mo (mean)',
    '34 km²/mo (mean)',
    [34.2],
  ],
  ['value', { value: 2, leaf: levels }, 'made for it', 'made for it', [2]],
  ['value', undefined, '–', 'none', [null]],
  ['share', 0.145, '15 %', '15 %', [0.145]],
  ['share', 0.7449, '74 %', '74 %', [0.7449]],
  ['share', undefined, '–', 'none', [null]],
  ['brier', 0.0947, '0.09', '0.09', [0.0947]],
  ['count', 1234, '1 234', '1234', [1234]],
  ['days', 170, '170 days', '170 days', [170]],
  ['days', 1, '1 day', '1 day', [1]],
  ['day', 20788, '1 Dec 2026', '1 December 2026', ['2026-12-01']],
  ['day', undefined, '–', 'none', [null]],
  [
    'text',
    'two\n lines \u001b[31m',
    'two lines �[31m',
    'two lines �[31m',
    ['two\n lines \u001b[31m'],
  ],
  ['text', undefined, '', '', [null]],
  ['id', 'RU1', 'RU1', 'RU1', ['RU1']],
  ['ids', ['RU1', 'IR2'], 'RU1, IR2', 'RU1, IR2', [['RU1', 'IR2']]],
  [
    'source',
    { title: 'DeepState', url: 'https://a.b' },
    'DeepState',
    'DeepState',
    ['DeepState', 'https://a.b'],
  ],
  [
    'source',
    { title: '', url: 'https://a.b' },
    'https://a.b',
    'https://a.b',
    [null, 'https://a.b'],
  ],
  ['source', undefined, '', '', [null, null]],
  ['state', 'expired', 'expired', 'expired', ['expired']],
  ['mark', { sign: '!', count: 2 }, '! 2', '2 crossed', ['crossed']],
  ['mark', { sign: '~' }, '~', 'late', ['late']],
  ['mark', { sign: '' }, '', '', [null]],
  ['choice', 'moderate', 'moderate', 'moderate', ['moderate']],
];

describe('a kind', () => {
  test.each(EXAMPLES)('%s %j is written %s', (kind, raw, plain, spoken, cells) => {
    expect(figureText<Kind>(kind, raw)).toBe(plain);
    expect(spokenText<Kind>(kind, raw)).toBe(spoken);
    expect(figureCells<Kind>(kind, raw)).toEqual(cells);
    expect(figureCells<Kind>(kind, raw)).toHaveLength(columnNames(kind, kind).length);
  });

  test('is shorter in panels and longer in detail', () => {
    expect(figureText('score', 36.5, 'detail')).toBe('36.5');
    expect(figureText('interval', [26.24, 46], 'detail')).toBe('26.2 to 46.0');
    expect(figureText('points', -0.44, 'detail')).toBe('−0.4');
    expect(figureText('value', { value: 2, leaf: levels }, 'short')).toBe('2 of 3');
    expect(figureText('value', { value: 9, leaf: leafOf({}), said: 'counted' }, 'short')).toBe('9');
    expect(figureText('source', { title: 'A', url: 'https://a.b' }, 'detail')).toBe(
      'A, https://a.b',
    );
  });

  test('has the tone that its sign, its fifth of the scale or its word calls for', () => {
    expect([0, 19.9, 20, 59, 80, 100].map((score) => figureTone('score', score))).toEqual([
      'score1',
      'score1',
      'score2',
      'score3',
      'score5',
      'score5',
    ]);
    expect([-3, 0.2, 3].map((points) => figureTone('points', points))).toEqual([
      'down',
      'dim',
      'up',
    ]);
    expect(figureTone('score', undefined)).toBe('dim');
    expect(figureTone('mark', { sign: '!', tone: 'bad' })).toBe('bad');
    expect(figureTone('state', 'late')).toBe('late');
  });

  test('has numbers on the right and words on the left', () => {
    expect((['score', 'value', 'day', 'days'] as const).map(figureSide)).not.toContain('left');
    expect((['text', 'id', 'source', 'mark'] as const).map(figureSide)).not.toContain('right');
  });

  test('names two columns where it has two, under a name of its own where that is another', () => {
    expect(columnNames('interval', 'interval')).toEqual(['low', 'high']);
    expect(columnNames('interval', 'effect')).toEqual(['effect low', 'effect high']);
    expect(columnNames('source', 'source')).toEqual(['source', 'url']);
    expect(columnNames('day', 'since')).toEqual(['since']);
  });
});

describe('the parts of sentences', () => {
  test('say days, months and counts', () => {
    expect(dayText(20735, 20788)).toBe('9 Oct');
    expect(dayText(20735, 19000)).toBe('9 Oct 2026');
    expect([monthText(20035), monthText(20035, 'long')]).toEqual(['Nov 2024', 'November 2024']);
    expect([1, 0, 2].map((count) => countText('day', count))).toEqual([
      '1 day',
      '0 days',
      '2 days',
    ]);
    expect(countText('country', 1200, 'countries')).toBe('1 200 countries');
    expect(pointsText(undefined)).toBe('–');
    expect(valueText(7, levels)).toBe('7 of 3');
  });

  test('round once, half away from zero', () => {
    const cases = [
      [1.005, 2, '1.01'],
      [-1.005, 2, '−1.01'],
      [0.5, 0, '1'],
      [-0.5, 0, '−1'],
      [2.5, 0, '3'],
      [-0.04, 1, '0.0'],
      [-0, 0, '0'],
      [1e-7, 2, '0.00'],
      [-1e-7, 2, '0.00'],
      [999.5, 0, '1 000'],
      [1234567.891, 2, '1 234 567.89'],
    ] as const;
    for (const [value, decimals, text] of cases) expect(numberText(value, decimals)).toBe(text);
  });

  test('never lie by more than half of the last digit, and never say −0', () => {
    const values = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 5 }), (value, decimals) => {
        const text = numberText(value, decimals);
        const read = Number(text.replaceAll(' ', '').replace('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
        expect(text).not.toMatch(/^−[0.]*$/);
        expect(text).toMatch(/^−?\d{1,3}( \d{3})*(\.\d+)?$/);
      }),
    );
  });
});
