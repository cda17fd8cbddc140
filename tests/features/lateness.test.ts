/** What needs attention and how much of it there is, on a small board by hand. */
import { expect, test } from 'vitest';
import type { IndicatorScore } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { boardEvidenceAndTripwireTexts } from '../../src/features/assessments/board-summary.ts';
import {
  alertAndLatenessCounts,
  alertWatchAndUnknownTripwireRows,
  attentionRows,
  attentionRowText,
  lateReadingCountsText,
} from '../../src/views/attention.ts';
import { stateWithLatenessLine } from '../../src/views/indicator-cells.ts';
import {
  branchStateCountsWithTripwires,
  latenessWordHiddenByTripwire,
  stateWordWithLatenessText,
} from '../../src/views/lateness.ts';
import { strategyFile } from '../store/samples.ts';
import { elsewhere } from './person.ts';

const wire = (id: string, severity: string, atLeast: number): object => ({
  id,
  title: id,
  severity,
  when: { atLeast },
});
const child = (id: string, more: object = {}): object => ({
  id,
  code: id.toUpperCase(),
  title: `The ${id}`,
  kind: 'indicator',
  goalposts: { worst: 0, best: 100 },
  cadenceDays: 30,
  halfLifeDays: 60,
  maxAgeDays: 200,
  ...more,
});
const group = (id: string, children: readonly object[]): object => ({
  id,
  title: id,
  kind: 'track',
  children,
});
const { strategy } = strategyFile({
  root: {
    id: 'root',
    kind: 'gauge',
    title: 'Root',
    children: [
      group('front', [
        child('a', { tripwires: [wire('a-high', 'alert', 50), wire('a-some', 'watch', 20)] }),
        child('b', { tripwires: [wire('b-high', 'alert', 50)] }),
        child('c'),
      ]),
      group('rear', [child('d'), child('e'), child('f'), child('g')]),
    ],
  },
});
const read = (id: string, day: string, value = 10) => ({
  ...elsewhere(id, day, value),
  id: `${id}${day}`,
});
const board = boardAsOf(
  strategy,
  indexReadings([
    read('a', '2026-11-01', 60),
    read('b', '2026-11-10', 60),
    read('c', '2026-11-12'),
    read('d', '2026-10-20'),
    read('e', '2026-10-10'),
    read('f', '2026-01-01'),
  ]),
  '2026-11-24',
);

test('alerts come first, then the readings that remove most doubt, then watches, the newest of each first, then what is late by how late it is', () => {
  expect(attentionRows(board).map(({ word, code, since }) => [word, code, since])).toEqual([
    ['ALERT', 'B', '2026-11-10'],
    ['ALERT', 'A', '2026-11-01'],
    ['due', 'E', undefined],
    ['due', 'D', undefined],
    ['WATCH', 'A', '2026-11-01'],
    ['missing', 'G', undefined],
    ['expired', 'F', undefined],
  ]);
  expect(alertWatchAndUnknownTripwireRows(board).map(({ tripwire }) => tripwire)).toEqual([
    'b-high',
    'a-high',
    'a-some',
  ]);
});

test('a line says how old and how late a reading is, in which rhythm it was expected, and whether it counts', () => {
  const lines = attentionRows(board).map(attentionRowText);
  expect(lines[0]).toBe('B b-high: 60; the limit is 50, since 10 Nov 2026');
  expect(lines.slice(2)).toEqual([
    'E record The e anew, 45 days old: narrows 20.4-32.9 to 22.6-30.8',
    'D record The d anew, 35 days old: narrows 20.4-32.9 to 21.1-32.2',
    expect.stringMatching(/^A a-some/),
    'G The g: no reading yet, expected every 30 days',
    'F The f: 327 days old, 297 days late, expected every 30 days, last read 1 Jan 2026; no longer counted',
  ]);
  expect(attentionRowText({ code: 'band', text: 'band changed' })).toBe('band changed');
});

test('the counts of a board are those of its lines, and below a branch those of the branch', () => {
  expect(alertAndLatenessCounts(board)).toEqual({
    indicators: 7,
    alerts: 2,
    unknown: 0,
    watches: 1,
    missing: 1,
    expired: 1,
    stale: 0,
    due: 2,
    newest: '2026-11-12',
  });
  const [front, rear] = strategy.root.children;
  if (front?.kind === 'indicator' || rear?.kind === 'indicator' || !front || !rear)
    throw new Error('no tracks');
  expect([...branchStateCountsWithTripwires(board, front)]).toEqual([
    ['ALERT', 2],
    ['WATCH', 1],
  ]);
  expect([...branchStateCountsWithTripwires(board, rear)]).toEqual([
    ['missing', 1],
    ['expired', 1],
    ['due', 2],
  ]);
});

test('lateness is said beside a tripwire that hides it, and only there', () => {
  const of = (id: string): IndicatorScore => {
    const leaf = board.card.indicators.get(id);
    if (leaf === undefined) throw new Error(id);
    return leaf;
  };
  expect(stateWordWithLatenessText('WATCH', of('e'))).toBe('WATCH, due');
  expect(stateWordWithLatenessText('ALERT', of('f'))).toBe('ALERT, expired');
  expect(stateWordWithLatenessText('ALERT', of('c'))).toBe('ALERT');
  expect(stateWordWithLatenessText('due', of('e'))).toBe('due');
  expect(latenessWordHiddenByTripwire('due', of('e'))).toBeUndefined();
});

test('late means late after the last check: what was looked at within its cadence is in no count and no row, whatever the age of its reading', () => {
  const old = [
    read('a', '2026-11-20'),
    read('b', '2026-11-20'),
    read('c', '2026-04-20'),
    read('d', '2026-07-20'),
    read('e', '2026-11-20'),
    read('f', '2026-01-01'),
    read('g', '2026-11-20'),
  ];
  const checked = (day: string) => {
    const checks = ['c', 'd', 'f'].map((id) => {
      const { value: _, ...check } = read(id, day);
      return check;
    });
    return boardAsOf(strategy, indexReadings(old, { checks }), '2026-11-24');
  };
  const recent = checked('2026-11-10');
  expect(recent.words.get('d')).toBe('stale');
  expect(recent.words.get('f')).toBe('expired');
  expect(alertAndLatenessCounts(recent)).toMatchObject({
    missing: 0,
    expired: 0,
    stale: 0,
    due: 0,
  });
  expect(lateReadingCountsText(alertAndLatenessCounts(recent))).toBe('every reading is in time');
  expect(attentionRows(recent)).toEqual([]);
  expect([...branchStateCountsWithTripwires(recent, strategy.root)]).toEqual([]);
  const before = checked('2026-10-20');
  expect(lateReadingCountsText(alertAndLatenessCounts(before))).toBe(
    '3 of 7 late: 2 expired (not counted), 1 stale',
  );
  expect(
    attentionRows(before)
      .map(attentionRowText)
      .filter((text) => text.startsWith('F')),
  ).toEqual([
    'F The f: 327 days old, 5 days late, expected every 30 days, last read 1 Jan 2026, checked 20 Oct 2026; no longer counted',
  ]);
  expect(boardEvidenceAndTripwireTexts(recent)[0]).toContain(
    '1 stale, 2 expired, 0 without a reading',
  );
});

test('in a cell it is said behind a tripwire how late an indicator is, by a mark where there is little room', () => {
  const late = { state: 'WATCH', late: 'due' } as const;
  expect(stateWithLatenessLine(late, true).spans).toEqual([
    { text: 'WATCH', tone: 'WATCH' },
    { text: ', ' },
    { text: 'due', tone: 'due' },
  ]);
  expect(stateWithLatenessLine(late, false)).toMatchObject({ text: 'WATCH d', say: 'WATCH, due' });
  const due = { state: 'due', late: undefined } as const;
  expect([true, false].map((hasRoom) => stateWithLatenessLine(due, hasRoom).text)).toEqual([
    'due',
    'due',
  ]);
});
