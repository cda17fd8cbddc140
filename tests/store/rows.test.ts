/** Rows of a store to what they say and back, and what is said of rows that this program never wrote. */

import { expect, test } from 'vitest';
import {
  entryOfRow,
  eventFromEntryColumnValues,
  fieldsOfStoredJson,
  happeningDatabaseText,
  isSameObservation,
  observationDatabaseValues,
  readingFromEntryColumnValues,
} from '../../src/store/db/rows.ts';
import { CHECKED } from '../../src/store/db/schema.ts';
import { DamagedError } from '../../src/store/db/sqlite-errors.ts';
import {
  numberTextWithDecimalPoint,
  parseColumnAssignments,
} from '../../src/store/files/import-formats.ts';
import { happening, observation } from './tools.ts';

const SAID = observation({
  source: 'a',
  url: 'b',
  note: 'c',
  quote: 'd',
  archived: 'e',
  retrievedOn: '2026-11-01',
  origin: 'f',
});
const HAPPENED = happening({
  side: 'ours',
  kind: 'action',
  status: 'pledged',
  source: 'a',
  url: 'b',
  note: 'c',
  follows: 'e0',
  expectNode: 'land',
  expect: 'up',
  expectBy: '2027-01-01',
  amount: -2.5,
  direction: 'against',
});
const COLUMNS =
  'indicator observed_on value confidence source url note quote archived retrieved_on happening'.split(
    ' ',
  );
const ENTRY = {
  seq: 7,
  recorded_at: '2026-11-24T10:00:00.000Z',
  author: 'ann',
  action: 6,
  kind: 'record',
  subject: 'reading',
  origin: 5,
  name: null,
};
const READING: Readonly<Record<string, string | number | null>> = {
  ...ENTRY,
  ...Object.fromEntries(
    observationDatabaseValues(SAID).map((value, at) => [COLUMNS[at] ?? '', value]),
  ),
};
const EVENT = {
  ...ENTRY,
  subject: 'event',
  name: 'e1',
  happening: happeningDatabaseText(HAPPENED),
};

/** The columns of an entry in their order, those that a row does not have as null. */
const valuesOf = (row: Readonly<Record<string, string | number | null>>) =>
  CHECKED.entry.map((name) => row[name] ?? null);

test('a reading and an event come back from their columns as they went in, under their name or a letter and the entry that began them', () => {
  const told = { seq: 7, author: 'ann', recordedAt: ENTRY.recorded_at };
  expect(readingFromEntryColumnValues(valuesOf(READING))).toEqual({ ...SAID, ...told, id: 'r5' });
  expect(readingFromEntryColumnValues(valuesOf({ ...READING, name: 'mine' })).id).toBe('mine');
  expect(eventFromEntryColumnValues(valuesOf(EVENT))).toEqual({ ...HAPPENED, ...told, id: 'e1' });
});

test('no reading comes back from values of which one is of another type', () => {
  const values = valuesOf(READING);
  const typed = [0, 1, 2, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18];
  for (const at of typed) {
    const other = typeof values[at] === 'number' ? 'x' : 1;
    for (const wrong of at === 18 ? [other] : [null, other])
      expect(() => readingFromEntryColumnValues(values.with(at, wrong)), `${at} ${wrong}`).toThrow(
        DamagedError,
      );
  }
  expect(() => readingFromEntryColumnValues(values.with(11, 'sure'))).toThrow(DamagedError);
});

test('an entry says what it concerns and what it did', () => {
  const base = { seq: 7, author: 'ann', recordedAt: ENTRY.recorded_at, action: 'a6' };
  expect(entryOfRow(READING)).toEqual({
    ...base,
    kind: 'record',
    subject: 'reading',
    origin: 5,
    id: 'r5',
    observation: SAID,
  });
  expect(entryOfRow({ ...EVENT, kind: 'correct' })).toEqual({
    ...base,
    kind: 'correct',
    subject: 'event',
    origin: 5,
    id: 'e1',
    happening: HAPPENED,
  });
  for (const kind of ['undo', 'redo'])
    expect(entryOfRow({ ...ENTRY, kind, subject: 'action' })).toEqual({
      ...base,
      kind,
      subject: 'action',
      origin: 0,
      id: 'a5',
    });
  const written = { ...ENTRY, subject: 'action', name: 'n1', happening: 'signature' };
  expect(entryOfRow(written)).toEqual({
    ...base,
    kind: 'record',
    subject: 'signature',
    origin: 5,
    id: 'n1',
  });
  expect(() => entryOfRow({ ...written, kind: 'correct' })).toThrow(DamagedError);
  expect(() => entryOfRow({ ...written, happening: 'other' })).toThrow(DamagedError);
});

test('whatever column of a row is of another kind, or holds a word that is none, the row is damaged', () => {
  const columns = ['seq', 'recorded_at', 'author', ...COLUMNS];
  for (const column of columns)
    for (const wrong of [
      ...(column === 'happening' ? [] : [null]),
      new Uint8Array(),
      column === 'value' || column === 'seq' ? '1' : 1,
    ]) {
      const row = { ...READING, [column]: wrong };
      expect(() => entryOfRow(row), `${column} ${wrong}`).toThrow(DamagedError);
    }
  for (const change of [{ kind: 'other' }, { subject: 'other' }, { action: '6' }, { origin: null }])
    expect(() => entryOfRow({ ...READING, ...change })).toThrow(DamagedError);
});

test('an event without a field, or with a word that is none, is damaged; what may be left out may', () => {
  const { status: _, expect: __, amount: ___, direction: ____, ...needed } = HAPPENED;
  const of = (happened: object) =>
    eventFromEntryColumnValues(valuesOf({ ...EVENT, happening: JSON.stringify(happened) }));
  expect(of(needed)).toMatchObject({ ...needed, status: undefined, expect: undefined, amount: 1 });
  expect(happeningDatabaseText({ ...HAPPENED, amount: 1 })).not.toContain('amount');
  expect(of({ ...HAPPENED, status: null })).toMatchObject({ status: undefined });
  for (const name of Object.keys(needed))
    expect(() => of({ ...needed, [name]: undefined }), name).toThrow(DamagedError);
  for (const change of [
    { side: 'x' },
    { kind: 'x' },
    { confidence: 'x' },
    { status: 'x' },
    { expect: 'x' },
    { nodes: 'land' },
    { title: 1 },
    { amount: 'x' },
    { direction: 'x' },
  ])
    expect(() => of({ ...HAPPENED, ...change }), JSON.stringify(change)).toThrow(DamagedError);
  for (const json of ['{', '5', 'null'])
    expect(() => fieldsOfStoredJson(json)).toThrow(DamagedError);
});

test('two observations are the same when every column is', () => {
  expect(isSameObservation(SAID, { ...SAID })).toBe(true);
  for (const [name, value] of Object.entries(SAID)) {
    const other = typeof value === 'number' ? value + 1 : `${value}x`;
    expect(isSameObservation(SAID, { ...SAID, [name]: other }), name).toBe(false);
  }
});

test('pairs of columns are read whatever blanks and signs stand in them, and refused one by one', () => {
  const read = (typed: string) => {
    const result = parseColumnAssignments(typed, '--map');
    return result.ok
      ? [...result.value]
      : result.problems.map(({ path, message }) => `${path}: ${message.split(';')[0]}`);
  };
  expect(read(' date = When , value=a=b')).toEqual([
    ['observed_on', 'When'],
    ['value', 'a=b'],
  ]);
  expect(read('value')).toEqual(['--map: "value" is no pair']);
  expect(read('=x,value=, note = ')).toEqual([
    '--map: "=x" is no pair',
    '--map: "value=" is no pair',
    '--map: " note = " is no pair',
  ]);
  expect(read('value=x,colour=y,v=z')).toEqual([
    '--map: there is no column "colour"',
    '--map: there is no column "v"',
  ]);
});

test('a decimal comma becomes a point in what is a number, and nowhere else', () => {
  expect(['12,5', ' -0,5 ', '+,5', '\u22121,25'].map(numberTextWithDecimalPoint)).toEqual([
    '12.5',
    ' -0.5 ',
    '+.5',
    '\u22121.25',
  ]);
  for (const other of ['1.204,5', '1,2,3', '12,', 'a,5', '12.5', ''])
    expect(numberTextWithDecimalPoint(other)).toBe(other);
});
