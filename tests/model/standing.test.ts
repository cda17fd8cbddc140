import { expect, test } from 'vitest';
import type { Entry } from '../../src/model/record.ts';
import { fatesOf, standingRecord, undoneActions, withRows } from '../../src/model/standing.ts';

const entry = (seq: number, kind: Entry['kind'], more: Partial<Entry> = {}): Entry => ({
  ...{ seq, id: `e${seq}`, at: seq, author: 'ann', action: `e${seq}`, kind, what: 'reading' },
  ...more,
});
const row = (day: number, value: number) => ({
  row: { indicator: 'A', day, value, confidence: 'high' as const },
});

test('what is undone is out of force, and what it had changed is in force again, until that is undone', () => {
  const entries = [
    entry(1, 'record', row(5, 10)),
    entry(2, 'correct', { ...row(4, 20), target: 'e1' }),
    entry(3, 'undo', { target: 'e2' }),
    entry(4, 'undo', { target: 'e3' }),
  ];
  const said = (count: number) => {
    const some = entries.slice(0, count);
    const days = standingRecord(some)
      .readings.get('A')
      ?.map(({ day }) => day);
    return [[...undoneActions(some)], days, [...fatesOf(some).values()]];
  };
  expect(said(1)).toEqual([[], [5], ['in force']]);
  expect(said(2)).toEqual([[], [4], ['corrected', 'in force']]);
  expect(said(3)).toEqual([['e2'], [5], ['in force', 'undone']]);
  expect(said(4)).toEqual([['e3'], [4], ['corrected', 'in force']]);
});

test('a retracted reading is out of force; of one day the last counts, that of a person before the shipped one', () => {
  const entries = [
    entry(1, 'record', row(9, 1)),
    entry(2, 'record', row(3, 2)),
    entry(3, 'record', row(9, 3)),
    entry(4, 'record', { ...row(9, 4), author: 'shipped' }),
    entry(5, 'record', { ...row(3, 5), author: 'shipped' }),
    entry(6, 'record', { ...row(1, 6), author: 'shipped' }),
    entry(7, 'record', { ...row(1, 7), author: 'shipped' }),
    entry(8, 'retract', { target: 'e2' }),
  ];
  const record = standingRecord(entries);
  expect(record.readings.get('A')?.map(({ day, value }) => [day, value])).toEqual([
    [1, 7],
    [3, 5],
    [9, 3],
  ]);
  expect([...fatesOf(entries).values()]).toEqual([
    ...['replaced', 'retracted', 'in force', 'replaced', 'in force', 'replaced', 'in force'],
  ]);
  const more = withRows(record, [row(9, 8).row, row(2, 9).row], 'bob', ['e5']);
  expect(more.readings.get('A')?.map(({ day, value }) => [day, value])).toEqual([
    [1, 7],
    [2, 9],
    [9, 8],
  ]);
  // what no row is about is the same list
  const other = withRows(record, [{ ...row(9, 8).row, indicator: 'B' }], 'bob');
  expect(other.readings.get('A')).toBe(record.readings.get('A'));
  expect(other.readings.get('B')?.map(({ seq }) => seq > 8)).toEqual([true]);
});

test('checks and events of a day stand as they were written', () => {
  const check = { indicator: 'A', day: 4, confidence: 'high' as const };
  const event = {
    ...{ day: 4, nodes: ['A'], title: 'It happened', side: 'ours', amount: 1 },
    confidence: 'high' as const,
  };
  const { checks, events } = standingRecord([
    entry(1, 'record', { what: 'event', row: { ...event, id: 'first' } }),
    entry(2, 'record', { what: 'check', row: check }),
    entry(3, 'record', { what: 'event', row: { ...event, id: 'second' } }),
    entry(4, 'record', { what: 'check', row: check }),
    entry(5, 'record', { what: 'event', row: { ...event, id: 'before', day: 3 } }),
    entry(6, 'record', { what: 'check', row: { ...check, day: 3 } }),
  ]);
  expect(events.map(({ id }) => id)).toEqual(['before', 'first', 'second']);
  expect(checks.get('A')?.map(({ seq }) => seq)).toEqual([6, 2, 4]);
});
