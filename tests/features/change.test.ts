/** What became of a board: two boards side by side in words, by hand. */
import { expect, test } from 'vitest';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { gaugeChangeLine } from '../../src/text/gauge-change.ts';
import { displayTextOfLinePart, spokenTextOfLinePart } from '../../src/text/line.ts';
import { boardChangeView } from '../../src/views/board-change.ts';
import { branch, leaf, type Row, readings, strategy } from '../core/make.ts';

const DAY = '2024-06-01';
const NO_LEVELS = [
  { value: 0, title: 'none' },
  { value: 100, title: 'much' },
];
const plan = strategy([
  branch(
    'front',
    [
      leaf('land', {
        code: 'RU1',
        unit: 'km²',
        decimals: 1,
        tripwires: [
          { id: 'more', severity: 'alert', title: 'More', when: { atLeast: 70 } },
          { id: 'less', severity: 'watch', title: 'Less', when: { atMost: 30 } },
        ],
      }),
      leaf('stance', { levels: NO_LEVELS }),
    ],
    { kind: 'track', title: 'Front' },
  ),
  branch('far', [leaf('aid')], { kind: 'track', title: 'Far' }),
  branch('calm', [leaf('oil')], { kind: 'track', title: 'Calm' }),
]);
const board = (values: Readonly<Record<string, number>>) => {
  const rows = Object.entries(values).map(([id, value]): Row => [id, '2024-05-31', value]);
  return boardAsOf(plan, readings(...rows), DAY);
};
const was = board({ land: 20, stance: 0, aid: 40, oil: 60 });

const row = (id: string, title: string, [before, bare, after, change, interval]: string[]) => ({
  id,
  title,
  before,
  bare,
  after,
  change: change ?? '',
  interval: interval ?? '',
});

test('a change is the values asked for, every score that it moved up to the gauge, the band, and what is newly or no longer crossed', () => {
  const is = board({ land: 80, stance: 100, aid: 40, oil: 60 });
  expect(boardChangeView(was, is, ['land', 'stance'])).toEqual({
    values: [
      row('land', 'RU1 land', ['20.0 km²', '20.0', '80.0 km²']),
      row('stance', 'stance', ['0 (none)', '0 (none)', '100 (much)']),
    ],
    scores: [
      row('land', 'RU1 land', ['20.0', '20.0', '80.0', '+60.0', '73.4 to 86.6']),
      row('stance', 'stance', ['0.0', '0.0', '100.0', '+100.0', '93.4 to 100.0']),
      row('front', 'Front', ['10.0', '10.0', '90.0', '+80.0', '85.3 to 94.7']),
      row('gauge', 'gauge', ['36.7', '36.7', '63.3', '+26.7', '59.9 to 66.8']),
    ],
    interval: '59.9 to 66.8',
    band: 'Low -> High',
    bandSaid: 'band Low -> High',
    bandChanged: true,
    crossed: ['ALERT More'],
    unknown: [],
    cleared: ['WATCH Less'],
  });
});

test('a value that has gone keeps the unit of the one before it, and its track is told of though no other moved', () => {
  const is = board({ stance: 0, aid: 55, oil: 60 });
  expect(boardChangeView(was, is, ['land'])).toEqual({
    values: [row('land', 'RU1 land', ['20.0 km²', '20.0 km²', '–'])],
    scores: [
      row('land', 'RU1 land', ['20.0', '20.0', '–', '', '–']),
      row('front', 'Front', ['10.0', '10.0', '0.0', '−10.0', '0.0 to 6.6']),
      row('far', 'Far', ['40.0', '40.0', '55.0', '+15.0', '48.4 to 61.6']),
      row('gauge', 'gauge', ['36.7', '36.7', '38.3', '+1.7', '34.5 to 42.1']),
    ],
    interval: '34.5 to 42.1',
    band: 'Low, unchanged',
    bandSaid: 'band Low, unchanged',
    bandChanged: false,
    crossed: [],
    unknown: [],
    cleared: ['WATCH Less'],
  });
});

test('of tracks that hold nothing that was asked for only those are told of whose score moved, came or went', () => {
  const tracks = (values: Readonly<Record<string, number>>, focus: readonly string[] = []) =>
    boardChangeView(was, board(values), focus).scores.map(({ id }) => id);
  const all = { land: 20, stance: 0, aid: 40, oil: 60 };
  expect(tracks(all)).toEqual(['gauge']);
  expect(tracks(all, ['oil'])).toEqual(['oil', 'calm', 'gauge']);
  expect(tracks({ ...all, aid: 40 + 1e-10 })).toEqual(['gauge']);
  expect(tracks({ ...all, aid: 40 + 1e-7 })).toEqual(['far', 'gauge']);
  expect(tracks({ ...all, aid: 40 - 1e-7 })).toEqual(['far', 'gauge']);
  const { aid: _, ...without } = all;
  expect(tracks(without)).toEqual(['far', 'gauge']);
  const nothing = board({});
  expect(boardChangeView(nothing, was, []).scores.map(({ id }) => id)).toEqual([
    ...['front', 'far', 'calm', 'gauge'],
  ]);
  expect(boardChangeView(nothing, nothing, []).scores).toEqual([
    row('gauge', 'gauge', ['–', '–', '–', '', '–']),
  ]);
});

test('a band that came or went is told of between the one and none', () => {
  const nothing = board({});
  const bands = (before: typeof was, after: typeof was) => {
    const { band, bandSaid, bandChanged } = boardChangeView(before, after, []);
    return [band, bandSaid, bandChanged];
  };
  expect(bands(nothing, was)).toEqual(['no band -> Low', 'no band -> Low', true]);
  expect(bands(was, nothing)).toEqual(['Low -> no band', 'band Low -> no band', true]);
  expect(bands(nothing, nothing)).toEqual(['no band, unchanged', 'no band, unchanged', false]);
});

test('the gauge is said before and after with its change, or once where one decimal shows none', () => {
  const lines = [
    board({ land: 80, stance: 100, aid: 40, oil: 60 }),
    was,
    board({ land: 20, stance: 0, aid: 40.1, oil: 60 }),
    board({}),
  ].map((after) => gaugeChangeLine(was, after));
  expect(lines.map(displayTextOfLinePart)).toEqual([
    '36.7 -> 63.3 (+26.7)',
    '36.7, unchanged',
    '36.7, unchanged',
    '36.7 -> –',
  ]);
  expect(lines.map(spokenTextOfLinePart)[3]).toBe('36.7 -> none');
  expect(displayTextOfLinePart(gaugeChangeLine(board({}), board({})))).toBe('–');
});

test('our effort for a track stands below it where it was asked for or moved, though it moves no score', () => {
  const withEffort = strategy([
    branch(
      'front',
      [
        leaf('land'),
        branch('ours', [leaf('sent')], { title: 'Our effort', weight: 0, role: 'means' }),
      ],
      { kind: 'track', title: 'Front' },
    ),
  ]);
  const then = (sent: number) =>
    boardAsOf(withEffort, readings(['land', '2024-05-31', 50], ['sent', '2024-05-31', sent]), DAY);
  const titlesOf = (sent: number, focus: readonly string[]): readonly string[] =>
    boardChangeView(then(20), then(sent), focus).scores.map(
      ({ title, before, after }) => `${title} ${before} ${after}`,
    );
  expect(titlesOf(60, ['sent'])).toEqual([
    expect.stringMatching(/ 20\.0 60\.0$/),
    'Front 50.0 50.0',
    'Our effort 20.0 60.0',
    expect.stringMatching(/ 50\.0 50\.0$/),
  ]);
  expect(titlesOf(20, ['land'])).not.toContainEqual(expect.stringContaining('Our effort'));
});
