import { expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import { boardOf } from '../../src/core/scoring/board.ts';
import { historyOf } from '../../src/core/scoring/history.ts';
import { dayText, moved, rounded } from '../../src/text/format.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { gaugeLines, sparkStart } from '../../src/views/gauge-lines.ts';
import { shippedReadings, shippedStrategy } from '../shipped.ts';

const strategy = shippedStrategy();
const readings = shippedReadings(strategy);
const board = boardOf(strategy, readings, '2026-11-15');

test('the lowest and highest day of the gauge are those of every day, at every width', () => {
  const past = historyOf(strategy, readings);
  const days: { day: string; score: number }[] = [];
  for (let day = sparkStart(board); day <= board.asOf; day = addDays(day, 1)) {
    const score = past.scoreOn(strategy.root.id, day);
    if (score !== undefined) days.push({ day, score });
  }
  const first = (better: (a: number, b: number) => boolean) =>
    days.reduce((best, each) => (better(each.score, best.score) ? each : best));
  const [low, high] = [first((a, b) => a < b - 1e-9), first((a, b) => a > b + 1e-9)];
  const said = `low ${rounded(low.score)} (${dayText(low.day)})  high ${rounded(high.score)} (${dayText(high.day)})`;
  for (const cells of [58, 78, 98, 116, 196])
    expect(gaugeLines(board, cells, 5, GLYPHS.ascii).at(-1)).toContain(said);
});

test('a change that is not nothing is never said to be none', () => {
  expect([0.04, -0.04, 0.05, -0.4, 0.5, 2.6, undefined].map(moved)).toEqual([
    '0',
    '0',
    '+0.1',
    '−0.4',
    '+1',
    '+3',
    '–',
  ]);
});
