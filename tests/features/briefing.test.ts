/** What a briefing says beside the scores, by hand on one small board. */
import { describe, expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  bandPeriods,
  boardEvidenceSentences,
  conflictsInReadingNotes,
  objectiveScoresByTrack,
  splitConflictFromNote,
  whatIsNotKnownSentences,
  whatWouldChangeBandSentences,
} from '../../src/features/report/briefing.ts';
import { alertAndLatenessCounts, lateReadingCountsText } from '../../src/views/attention.ts';
import { strategyFile } from '../store/samples.ts';
import { elsewhere } from './person.ts';

const leaf = (id: string, more: object = {}): object => ({
  id,
  title: `The ${id}`,
  kind: 'indicator',
  goalposts: { worst: 0, best: 100 },
  cadenceDays: 30,
  halfLifeDays: 60,
  maxAgeDays: 100,
  ...more,
});
const branch = (id: string, kind: string, children: readonly object[], more = {}): object => ({
  id,
  kind,
  title: `The ${id}`,
  children,
  ...more,
});
const { strategy } = strategyFile({
  bands: [
    { id: 'low', title: 'Low', from: 0 },
    { id: 'high', title: 'High', from: 40, requires: [{ node: 'b', atLeast: 30 }] },
  ],
  root: branch('root', 'gauge', [
    branch('front', 'track', [
      branch('hold', 'objective', [leaf('a')]),
      branch('push', 'objective', [leaf('b')]),
      branch('help', 'objective', [leaf('c')], { weight: 0, role: 'means' }),
    ]),
  ]),
});
type Row = readonly [id: string, day: string, value: number, more?: object];
function boardWith(...rows: readonly Row[]) {
  const readings = rows.map(([id, day, value, more = {}], at) => ({
    ...elsewhere(id, day, value),
    ...more,
    id: `r${at}`,
    seq: at,
  }));
  return boardAsOf(strategy, indexReadings(readings), '2026-11-24');
}

test('the history of the band begins on the first day, holds what is required, and names days without a score', () => {
  const board = boardWith(
    ['a', '2026-09-01', 80],
    ['b', '2026-09-01', 20],
    ['b', '2026-10-01', 60],
    ['a', '2026-11-01', 0],
  );
  expect(bandPeriods(board, '2026-08-20')).toEqual([
    { band: undefined, title: 'no score', from: '2026-08-20', to: '2026-08-31' },
    { band: 'low', title: 'Low', from: '2026-09-01', to: '2026-09-30' },
    { band: 'high', title: 'High', from: '2026-10-01', to: '2026-10-31' },
    { band: 'low', title: 'Low', from: '2026-11-01', to: '2026-11-24' },
  ]);
  expect(bandPeriods(board, '2026-11-24')).toEqual([
    { band: 'low', title: 'Low', from: '2026-11-24', to: '2026-11-24' },
  ]);
});

test('the objectives of a track are those that count, each with its interval', () => {
  const [front] = objectiveScoresByTrack(
    boardWith(['a', '2026-11-20', 80], ['c', '2026-11-20', 10]),
  );
  expect(front?.title).toBe('The front');
  expect(front?.objectives.map(({ title }) => title)).toEqual(['The hold', 'The push']);
  expect(front?.objectives[0]?.text).toMatch(/^80 \(\d+ to \d+\)$/);
  expect(front?.objectives[1]?.text).toBe('–');
});

describe('what would change the band', () => {
  test('is what the next one requires, met or not, and the nearest value of one indicator alone', () => {
    const board = boardWith(['a', '2026-11-20', 50], ['b', '2026-11-20', 20]);
    const [requires, up] = whatWouldChangeBandSentences(board, undefined);
    expect(requires).toMatch(
      /^High requires The root 40 \(now 35 \(\d+ to \d+\), not met\) and The b 30 \(now 20 \(\d+ to \d+\), not met\)\.$/,
    );
    expect(up).toMatch(
      /^High by one indicator alone \(change of its score\): The b 20 -> 30\.000 \(\+10\.0\)\.$/,
    );
  });

  test('where the highest stands it is what would lose it', () => {
    const board = boardWith(['a', '2026-11-20', 90], ['b', '2026-11-20', 90]);
    expect(whatWouldChangeBandSentences(board, undefined)).toEqual([
      expect.stringMatching(/^Low by one indicator alone .*: The b 90 -> 29\.999 \(−60\.\d\)\.$/),
    ]);
  });

  test('of a board without a score nothing is said', () => {
    expect(whatWouldChangeBandSentences(boardWith(), undefined)).toEqual([]);
  });
});

test('what expired is named with its day, what was without a reading without', () => {
  const board = boardWith(['a', '2026-05-01', 50], ['b', '2026-11-20', 50]);
  expect(whatIsNotKnownSentences(board)).toEqual([
    'Expired, not counted: The a (1 May 2026).',
    'Never read: The c.',
  ]);
  expect(lateReadingCountsText(alertAndLatenessCounts(board))).toBe(
    '2 of 3 late: 1 without a reading, 1 expired (not counted)',
  );
});

test('a note that names another source’s number stands apart, and only of what counts', () => {
  expect(splitConflictFromNote('mean of two; conflict: ISW has 7')).toEqual([
    'mean of two',
    'ISW has 7',
  ]);
  expect(splitConflictFromNote('conflict: ISW has 7')).toEqual(['', 'ISW has 7']);
  expect(splitConflictFromNote('no conflicting report')).toEqual(['no conflicting report', '']);
  const note = 'conflict: ISW has 7';
  expect(
    conflictsInReadingNotes(
      boardWith(['a', '2026-11-20', 50, { note }], ['b', '2026-05-01', 50, { note }]),
    ),
  ).toEqual([{ id: 'a', title: 'The a', value: '50', note: 'ISW has 7' }]);
});

test('the evidence is told by weight and by who recorded it', () => {
  const board = boardWith(
    ['a', '2026-11-20', 50, { confidence: 'high' }],
    ['b', '2026-11-20', 50, { confidence: 'low', author: 'bob' }],
  );
  const [weight, who] = boardEvidenceSentences(board);
  expect(weight).toBe('Confidence in the evidence, by weight: 50 % high, 50 % low.');
  expect(who).toMatch(/^2 values that count: 1 by \S+, 1 by bob\.$/);
  expect(boardEvidenceSentences(boardWith())).toEqual([]);
});
