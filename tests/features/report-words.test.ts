/** What a reader in a hurry is told, by hand: the verdict, what matters next, why a band is held. */
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  cappedBandReasonSentence,
  gaugeSummarySentence,
  reportSummarySentences,
} from '../../src/features/report/report-words.ts';
import { alertAndLatenessCounts } from '../../src/views/attention.ts';
import { gaugeView } from '../../src/views/gauge-and-tracks.ts';
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

const summaryOf = (of: typeof board): readonly string[] =>
  reportSummarySentences(of, gaugeView(of), undefined, alertAndLatenessCounts(of));

test('the verdict with what caps it, what its band means, the newest alert and what is late are told in that order', () => {
  const [verdict, meaning, next] = summaryOf(board);
  expect(verdict).toMatch(
    /^High\? No: Low, 50 \(.* to .*\), capped: The b 20 of the 30 that High requires\.$/,
  );
  expect(meaning).toMatch(
    /^(It has been so since|The same answer at the end of every month since) .*\. Low means: “Far off\.”$/,
  );
  expect(next).toBe(
    '3 alerts and 0 on watch; the latest alert: b third: 20; the limit is 5, since 15 Nov 2026; every reading is in time.',
  );
  const late = boardWith(['a', '2026-10-01', 4]);
  expect(summaryOf(late).at(-1)).not.toContain('undefined');
  expect(
    cappedBandReasonSentence(boardWith(['a', '2026-11-10', 80], ['b', '2026-11-15', 30])),
  ).toBeUndefined();
});

test('the answer in a line is that there is no gauge where there is none', () => {
  const none = boardWith();
  expect(gaugeSummarySentence(gaugeView(none))).toBe('Root: no index.');
  expect(summaryOf(none)).toHaveLength(1);
  expect(cappedBandReasonSentence(none)).toBeUndefined();
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
