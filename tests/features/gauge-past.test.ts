import { expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { scoreHistoryOfStrategy } from '../../src/core/scoring/history.ts';
import { dayText, movedPointsText, roundedText } from '../../src/text/format.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { gaugeLines, sparklineStartDay } from '../../src/views/gauge-lines.ts';
import { branch, leaf, readings as readingsIn, strategy as strategyOf } from '../core/make.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';

const strategy = shippedStrategy();
const readings = shippedReadings(strategy);
const board = boardAsOf(strategy, readings, '2026-11-15');

test('the lowest and highest day of the gauge are those of every day, at every width', () => {
  const past = scoreHistoryOfStrategy(strategy, readings);
  const days: { day: string; score: number }[] = [];
  for (let day = sparklineStartDay(board); day <= board.asOf; day = addDays(day, 1)) {
    const score = past.scoreOn(strategy.root.id, day);
    if (score !== undefined) days.push({ day, score });
  }
  const first = (better: (a: number, b: number) => boolean) =>
    days.reduce((best, each) => (better(each.score, best.score) ? each : best));
  const [low, high] = [first((a, b) => a < b - 1e-9), first((a, b) => a > b + 1e-9)];
  const said = `low ${roundedText(low.score)} (${dayText(low.day)})  high ${roundedText(high.score)} (${dayText(high.day)})`;
  for (const cells of [58, 78, 98, 116, 196])
    expect(gaugeLines(board, cells, 5, GLYPHS.ascii).at(-1)).toContain(said);
});

test('a change that is not nothing is never said to be none', () => {
  expect([0.04, -0.04, 0.05, -0.4, 0.5, 2.6, undefined].map(movedPointsText)).toEqual([
    '0',
    '0',
    '+0.1',
    '−0.4',
    '+1',
    '+3',
    '–',
  ]);
});

const held = strategyOf(
  [
    branch('push', [leaf('a')], { kind: 'track', title: 'Push' }),
    branch('move', [leaf('b')], { kind: 'track', title: 'Move' }),
  ],
  {},
  {
    start: '2024-01-01',
    mechanism: { cause: 'push', effect: 'move' },
    bands: [
      { id: 'low', title: 'Low', from: 0 },
      { id: 'mid', title: 'Middling', from: 30 },
      { id: 'high', title: 'Reconsidering', from: 60, requires: [{ node: 'move', atLeast: 50 }] },
    ],
  },
);
const read = readingsIn(
  ['a', '2024-01-01', 40],
  ['b', '2024-01-01', 20],
  ['a', '2024-11-20', 95],
  ['b', '2024-11-25', 40],
  ['b', '2024-12-01', 42],
);

test('the gauge says as much as its rows and cells hold: changes go first, then how it is held back', () => {
  const drawn = (cells: number, rows: number) =>
    gaugeLines(boardAsOf(held, read, '2024-12-20'), cells, rows, GLYPHS.ascii);
  expect(drawn(30, 3)).toEqual([
    '69/100  Middling  64 to 73  +…',
    'pushed 95 (+55 ±9)  moved 42 …',
    '_________#  low 30 (1 Jan 202…',
  ]);
  expect(drawn(40, 3)).toEqual([
    '69/100  Middling  64 to 73   +11 ±24 30d',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), …',
    '_________#  low 30 (1 Jan 2024)  high 6…',
  ]);
  expect(drawn(60, 3)).toEqual([
    '69/100  Middling  64 to 73  ########-...  +11 ±24 in 30 days',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), capped: needs 50',
    '_________#  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(60, 4)).toEqual([
    '69/100  MIDDLING  90 % interval 64 to 73  +11 ±24 in 30 days',
    '######################################+++---................',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), capped: needs 50',
    '_________#  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(60, 5)).toEqual([
    '69/100  MIDDLING  90 %: 64 to 73   +11 ±24 in 30 days',
    '######################################+++---................',
    '0 Low             30 Middling       60 Reconsidering        ',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), capped: needs 50',
    '_________#  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(76, 3)).toEqual([
    '69/100  Middling  64 to 73  ##################+-........  +11 ±24 in 30 days',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), capped: needs 50',
    '_______________________*##  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(76, 5)).toEqual([
    '69/100  MIDDLING  64 to 73   +11 ±24 in 30 days   no score 365 days ago',
    '#################################################+++----....................',
    '0 Low                  30 Middling            60 Reconsidering              ',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9), capped: needs 50',
    '_______________________*##  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(98, 5)).toEqual([
    '69/100  MIDDLING, by score alone Reconsidering  90 % interval 64 to 73   +11 ±24 in 30 days',
    '###############################################################++++-----..........................',
    '0 Low                        30 Middling                   60 Reconsidering                       ',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9)   capped: Move 42 of the 50 that Reconsidering requires',
    '___________________________________________*####  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(116, 3)).toEqual([
    '69/100  Middling  64 to 73  ##########################+--...........  +11 ±24 in 30 days',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9)   capped: Move 42 of the 50 that Reconsidering requires',
    '______________________________________________________*#####  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(116, 4)).toEqual([
    '69/100  MIDDLING  90 % interval 64 to 73  +11 ±24 in 30 days',
    '##########################################################################+++++------...............................',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9)   capped: Move 42 of the 50 that Reconsidering requires',
    '______________________________________________________*#####  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(116, 5)).toEqual([
    '69/100  MIDDLING, by score alone Reconsidering  90 % interval 64 to 73   +11 ±24 in 30 days   no score 365 days ago',
    '##########################################################################+++++------...............................',
    '0 Low                              30 Middling                        60 Reconsidering                              ',
    'pushed 95 (+55 ±9)  moved 42 (+22 ±9)   capped: Move 42 of the 50 that Reconsidering requires',
    '______________________________________________________*#####  low 30 (1 Jan 2024)  high 69 (1 Dec 2024)',
  ]);
  expect(drawn(150, 5)[0]).toBe(
    '69/100  MIDDLING, by score alone Reconsidering  90 % interval 64 to 73   +11 ±24 in 30 days   no score 365 days ago   +39 ±7 since 1 Jan 2024',
  );
});

test('a gauge without a score says why, what it could be, and where the bands begin', () => {
  const drawn = (rows: number) =>
    gaugeLines(boardAsOf(held, read, '2023-12-01'), 60, rows, GLYPHS.ascii);
  const said = [
    'No gauge: no score for Push, Move. It could lie anywhere',
    'from 0 to 100.',
    '.'.repeat(60),
    '0 Low             30 Middling       60 Reconsidering        ',
  ];
  expect([drawn(3), drawn(4), drawn(5)]).toEqual([said.slice(0, 2), said, said]);
});
