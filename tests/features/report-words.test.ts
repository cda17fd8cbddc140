/** What a reader in a hurry is told, by hand: what moved the gauge, what matters next, why a band is held. */
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  gaugeSummarySentence,
  heldBandSentence,
  reportSummarySentences,
} from '../../src/features/report/report-words.ts';
import { boardStateCounts } from '../../src/views/attention.ts';
import { gaugeView } from '../../src/views/gauge-and-tracks.ts';
import { isNews, type MoveRow } from '../../src/views/moves.ts';
import { strategyFile } from '../store/samples.ts';
import { elsewhere } from './person.ts';

const child = (id: string, more: object = {}): object => ({
  id,
  title: `The ${id}`,
  kind: 'indicator',
  goalposts: { worst: 0, best: 100 },
  cadenceDays: 30,
  halfLifeDays: 60,
  maxAgeDays: 200,
  ...more,
});
const wire = (id: string, atLeast: number): object => ({
  id,
  title: id,
  severity: 'alert',
  when: { atLeast },
});
const { strategy } = strategyFile({
  bands: [
    { id: 'low', title: 'Low', from: 0, meaning: 'Far off.' },
    { id: 'high', title: 'High', from: 40, requires: [{ node: 'b', atLeast: 30 }] },
  ],
  root: {
    id: 'root',
    kind: 'gauge',
    title: 'Root',
    children: [
      child('a', { tripwires: [wire('first', 10), wire('second', 50)] }),
      child('b', { tripwires: [wire('third', 5)] }),
    ],
  },
});
function boardWith(...values: readonly (readonly [string, string, number])[]) {
  const readings = values.map(([id, day, value], at) => ({
    ...elsewhere(id, day, value),
    id: `r${at}`,
    seq: at,
  }));
  return boardAsOf(strategy, indexReadings(readings), '2026-11-24');
}
const board = boardWith(['a', '2026-10-01', 40], ['a', '2026-11-10', 80], ['b', '2026-11-15', 20]);

const row = (id: string, points: number, effect: MoveRow['effect'] = 'value'): MoveRow => ({
  id,
  title: id,
  points,
  effect,
  what: `1 -> 2 of ${id}`,
  values: ['1', `2 of ${id}`],
});

/** What did not happen, of rows that raised. */
function backgroundOf(rows: readonly MoveRow[]) {
  const points = rows.filter((each) => !isNews(each)).reduce((sum, each) => sum + each.points, 0);
  return points === 0 ? undefined : { net: points, gross: points };
}

function movedText(change: number, ...rows: readonly MoveRow[]): string | undefined {
  const gauge = { ...gaugeView(board), over30: '+1 in 30d' };
  const moves = {
    title: 'Root',
    from: '2026-10-25',
    to: '2026-11-24',
    before: 50 - change,
    after: 50,
    change,
    rows,
    remainder: 0,
    error: '±5',
    withinError: false,
    background: backgroundOf(rows),
    rest: 'rounding',
  };
  return reportSummarySentences(board, gauge, moves, undefined, boardStateCounts(board))[1];
}

test('what moved the gauge names the most that raised and lowered it, and what began or ceased to count', () => {
  expect(movedText(0)).toBe('Since 25 Oct 2026 nothing has moved it.');
  expect(movedText(1.04, row('up', 2), row('more', 1), row('down', -3), row('less', -1))).toBe(
    'Since 25 Oct 2026 it rose by 1.0 points (+1 in 30d). up raised it most (+2.0), from 1 to 2 of up; down lowered it most (−3.0), from 1 to 2 of down.',
  );
  expect(movedText(-2, row('down', -2))).toBe(
    'Since 25 Oct 2026 it fell by 2.0 points (+1 in 30d). down lowered it most (−2.0), from 1 to 2 of down.',
  );
  expect(movedText(0, row('c1', 1, 'coverage'), row('c2', 0.5, 'coverage'))).toBe(
    'Since 25 Oct 2026 it has come back to where it stood (+1 in 30d). +1.5 (of 1.5 up and down) came of counts that faded and readings that began or ceased to count.',
  );
  expect(movedText(0.5)).toBe('Since 25 Oct 2026 it rose by 0.5 points (+1 in 30d).');
});

test('where it stands, what is held, the newest alert and what is late are told in that order', () => {
  const gauge = gaugeView(board);
  const [stands, moved, next] = reportSummarySentences(
    board,
    gauge,
    'no reading then.',
    undefined,
    boardStateCounts(board),
  );
  expect(stands).toMatch(
    /^Root stands at 50 of 100 \(90 % interval .*\), in the band .*\. Low means: “Far off\.” Capped: by score alone it would be High, but The b stands at 20 \(.* to .*\) of the 30 that High requires\.$/,
  );
  expect(moved).toBe('What moved it cannot be told: no reading then.');
  expect(next).toBe(
    '3 alerts and 0 on watch; the latest alert: b third: 20; the limit is 5, since 15 Nov 2026. Every reading is in time.',
  );
  const late = boardWith(['a', '2026-10-01', 4]);
  expect(
    reportSummarySentences(late, gaugeView(late), 'x', undefined, boardStateCounts(late)).at(-1),
  ).toBe('0 alerts and 0 on watch. Of 2 indicators: 1 without a reading, 1 due.');
  expect(
    heldBandSentence(boardWith(['a', '2026-11-10', 80], ['b', '2026-11-15', 30])),
  ).toBeUndefined();
});

test('the answer in a line is that there is no gauge where there is none', () => {
  const none = boardWith();
  expect(gaugeSummarySentence(gaugeView(none))).toBe('Root: no gauge.');
  expect(
    reportSummarySentences(none, gaugeView(none), 'x', undefined, boardStateCounts(none)),
  ).toHaveLength(1);
  expect(heldBandSentence(none)).toBeUndefined();
  const told = (text: string, low: number, high: number) => ({
    name: text,
    text,
    change: { change: 1, low, high },
  });
  const summary = (...changes: readonly ReturnType<typeof told>[]) =>
    gaugeSummarySentence({ ...gaugeView(board), band: 'Low', interval: '1 to 2', changes });
  expect(summary(told('a', 0.5, 2), told('b', 0.5, 2))).toBe(
    'Root: 50 of 100 (90 % interval 1 to 2), Low; a, b.',
  );
  expect(summary(told('a', -0.5, 2), told('b', 0.5, 2))).toMatch(/Low; a, b, within error: a\.$/);
});
