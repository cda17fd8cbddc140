/** From rows of a store to domain types, and back. */
import {
  ENTRY_KINDS,
  type Entry,
  isFirstRecordingKind,
  isUndoOrRedoKind,
  type ProposalEntry,
  VERSIONED_SUBJECTS,
  type VersionKind,
} from '../../core/journal/journal.ts';
import {
  isProposedReading,
  PROPOSAL_STATES,
  sourceOfProposed,
} from '../../core/journal/proposal.ts';
import {
  type Check,
  type CheckObservation,
  CONFIDENCES,
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  type Happening,
  type Observation,
  type Reading,
  SIDES,
  STANCES,
} from '../../core/model/model.ts';
import type { ObservedRow } from '../../core/model/observation.ts';
import { checksumOf } from './checksum.ts';
import type { Connection } from './connection.ts';
import { damagedRowText } from './damage-words.ts';
import { CHECKED, type SqlValue, type StoredRow } from './schema.ts';
import { DamagedError } from './sqlite-errors.ts';

/** Columns of an entry aliased `e`, for `intactEntryRowsNotingDamage` and what reads one of them. */
export const ENTRY_COLUMNS: string = [...CHECKED.entry, 'checksum']
  .map((name) => `e.${name}`)
  .join(', ');

/** The rows of entries that are as they were written; the others are left out, and `damaged` of the connection names them. */
export function intactEntryRowsNotingDamage(
  connection: Connection,
  rows: readonly StoredRow[],
): readonly StoredRow[] {
  return connection.intact('entry', rows);
}

/** Whether an entry is as it was written, by its checksum over the values of `ENTRY_COLUMNS`; where it is not, the connection notes the damage. */
export function verifyEntryNotingDamage(
  connection: Connection,
  values: readonly SqlValue[],
): boolean {
  const { length } = CHECKED.entry;
  const isIntact = values[length] === checksumOf(values.slice(0, length));
  if (!isIntact) connection.damaged.add(damagedRowText('entry', storedRowOfEntryValues(values)));
  return isIntact;
}

/** The row of an entry, from the values of `ENTRY_COLUMNS`. */
export function storedRowOfEntryValues(values: readonly SqlValue[]): StoredRow {
  return Object.fromEntries(CHECKED.entry.map((name, at) => [name, values[at] ?? null]));
}

/**
 * What an entry may concern, as it is stored: assessments and signatures are actions (`schema.ts`). The one place where a store
 * knows its subjects; a word that is not here is damage.
 */
const STORED_SUBJECTS = [...VERSIONED_SUBJECTS, 'action'] as const;
export type StoredSubject = (typeof STORED_SUBJECTS)[number];
const SAID = ['assessment', 'signature'] as const;

/** A column of a row that must hold a text; anything else is damage and is thrown. */
export function storedTextOfColumn(row: StoredRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new DamagedError(`${column} of a row is no text`);
  return value;
}

/** A column of a row that must hold a number, in the unit of the column, finite; anything else is damage and is thrown. */
export function storedNumberOfColumn(row: StoredRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new DamagedError(`${column} of a row is no number`);
  return value;
}

/** The word of a list that a value is. */
export function checkedStoredWord<T extends string>(list: readonly T[], value: unknown): T {
  // by index: asked of every row, and a function for `find` would be made each time
  for (let at = 0; at < list.length; at += 1) {
    const word = list[at];
    if (word !== undefined && word === value) return word;
  }
  throw new DamagedError(`a row holds a word that is none of ${list.join(', ')}`);
}

/** A word of a vocabulary as it is stored, or undefined where there is none; any other is damage. */
export function optionalStoredWord<T extends string>(
  list: readonly T[],
  value: unknown,
): T | undefined {
  return value === undefined || value === null ? undefined : checkedStoredWord(list, value);
}

/** The id of an action, as people see it. */
export function journalActionIdText(seq: number): string {
  return `a${seq}`;
}

/** The letter before the seq in the id of what bears no name of its own. */
const LETTERS: Readonly<Record<StoredSubject, string>> = {
  reading: 'r',
  check: 'c',
  event: 'e',
  proposal: 'p',
  action: 'a',
};

/** The id of what an entry recorded: its own name, else a letter and its seq. */
function idOfStoredRow(row: StoredRow, subject: StoredSubject): string {
  return typeof row.name === 'string'
    ? row.name
    : `${LETTERS[subject]}${storedNumberOfColumn(row, 'origin')}`;
}

/** The seq in an id that is made of a letter and it, ≥ 1; undefined where the id is none of that subject. */
export function entrySeqInsideId(id: string, subject: StoredSubject): number | undefined {
  const [, letter, seq] = /^([a-z])([1-9]\d{0,14})$/.exec(id) ?? [];
  return letter === LETTERS[subject] ? Number(seq) : undefined;
}

/** What an entry about a reading says, its value included. */
export function observationOfStoredRow(row: StoredRow): Observation {
  return { ...storedObservationFieldsExceptValue(row), value: storedNumberOfColumn(row, 'value') };
}

/** What an entry about a reading or a check says beside a value. */
export function storedObservationFieldsExceptValue(row: StoredRow): CheckObservation {
  return {
    indicator: storedTextOfColumn(row, 'indicator'),
    observedOn: storedTextOfColumn(row, 'observed_on'),
    confidence: checkedStoredWord(CONFIDENCES, row.confidence),
    source: storedTextOfColumn(row, 'source'),
    url: storedTextOfColumn(row, 'url'),
    note: storedTextOfColumn(row, 'note'),
    quote: storedTextOfColumn(row, 'quote'),
    archived: storedTextOfColumn(row, 'archived'),
    retrievedOn: storedTextOfColumn(row, 'retrieved_on'),
    origin: (row.happening ?? null) === null ? '' : storedTextOfColumn(row, 'happening'),
  };
}

/** The reading that an entry of kind record or correct states, from the values of `ENTRY_COLUMNS`. */
export function readingFromEntryColumnValues(values: readonly SqlValue[]): Reading {
  // by their places: taken one after another, each would make an object where a command runs but once
  const { 0: seq, 1: recordedAt, 2: author, 6: origin, 7: name, 8: indicator } = values;
  const { 9: observedOn, 10: value, 11: confidence, 12: source, 13: url, 14: note } = values;
  const { 15: quote, 16: archived, 17: retrievedOn, 18: maker = null } = values;
  if (
    typeof seq !== 'number' ||
    typeof recordedAt !== 'string' ||
    typeof author !== 'string' ||
    typeof indicator !== 'string' ||
    typeof observedOn !== 'string' ||
    typeof value !== 'number' ||
    typeof source !== 'string' ||
    typeof url !== 'string' ||
    typeof note !== 'string' ||
    typeof quote !== 'string' ||
    typeof archived !== 'string' ||
    typeof retrievedOn !== 'string' ||
    (maker !== null && typeof maker !== 'string')
  ) {
    throw new DamagedError('a row is no reading');
  }
  return {
    indicator,
    observedOn,
    value,
    confidence: checkedStoredWord(CONFIDENCES, confidence),
    source,
    url,
    note,
    quote,
    archived,
    retrievedOn,
    origin: maker ?? '',
    id: typeof name === 'string' ? name : `r${origin}`,
    seq,
    author,
    recordedAt,
  };
}

/** The check that an entry of kind record or correct states, from the values of `ENTRY_COLUMNS`: a reading without a value. */
export function indicatorCheckFromEntryColumnValues(values: readonly SqlValue[]): Check {
  const { 6: origin, 7: name } = values;
  const { value: _, ...check } = readingFromEntryColumnValues(values.with(10, 0));
  return { ...check, id: typeof name === 'string' ? name : `${LETTERS.check}${origin}` };
}

/** The event that an entry of kind record or correct states, from the values of `ENTRY_COLUMNS`. */
export function eventFromEntryColumnValues(values: readonly SqlValue[]): Event {
  const { 0: seq, 1: recordedAt, 2: author, 6: origin, 7: name, 18: happening } = values;
  if (
    typeof seq !== 'number' ||
    typeof recordedAt !== 'string' ||
    typeof author !== 'string' ||
    typeof happening !== 'string'
  ) {
    throw new DamagedError('a row is no event');
  }
  const id = typeof name === 'string' ? name : `${LETTERS.event}${origin}`;
  return { ...happeningOf(happening), id, seq, author, recordedAt };
}

/** The entry that a row of the journal holds; a row that can be none is damage and is thrown. */
export function entryOfRow(row: StoredRow): Entry {
  const kind = checkedStoredWord(ENTRY_KINDS, row.kind);
  const subject = checkedStoredWord(STORED_SUBJECTS, row.subject);
  const base = {
    seq: storedNumberOfColumn(row, 'seq'),
    recordedAt: storedTextOfColumn(row, 'recorded_at'),
    author: storedTextOfColumn(row, 'author'),
    action: journalActionIdText(storedNumberOfColumn(row, 'action')),
  };
  const origin = storedNumberOfColumn(row, 'origin');
  if (isUndoOrRedoKind(kind)) {
    return { ...base, kind, subject: 'action', origin: 0, id: journalActionIdText(origin) };
  }
  return ENTRY_OF[subject](row, { ...base, kind, origin, id: idOfStoredRow(row, subject) });
}

type Version = Pick<Entry, 'seq' | 'recordedAt' | 'author' | 'action' | 'origin' | 'id'> & {
  readonly kind: VersionKind;
};

/** What a row about each of the subjects says. */
const ENTRY_OF: Readonly<Record<StoredSubject, (row: StoredRow, version: Version) => Entry>> = {
  reading: (row, version) => ({
    ...version,
    subject: 'reading',
    observation: observationOfStoredRow(row),
  }),
  check: (row, version) => ({
    ...version,
    subject: 'check',
    observation: storedObservationFieldsExceptValue(row),
  }),
  event: (row, version) => ({
    ...version,
    subject: 'event',
    happening: happeningOf(storedTextOfColumn(row, 'happening')),
  }),
  proposal: (row, version) => ({
    ...version,
    subject: 'proposal',
    ...proposalOf(storedTextOfColumn(row, 'happening')),
  }),
  action(row, { kind, ...version }) {
    if (!isFirstRecordingKind(kind))
      throw new DamagedError('an entry concerns an action and takes none back');
    return { ...version, kind, subject: checkedStoredWord(SAID, row.happening) };
  },
};

/** What the entries of a query that selects `ENTRY_COLUMNS` say, damaged ones left out as in `intactEntryRowsNotingDamage`. */
export function queryEntriesBySql(
  connection: Connection,
  sql: string,
  ...values: SqlValue[]
): readonly Entry[] {
  return connection.mapped(sql, values, (row) =>
    connection.isIntact('entry', row) ? entryOfRow(row) : undefined,
  );
}

/** The eleven values of an observation in the order of the columns from `indicator` to `happening`. */
export function observationDatabaseValues(observation: ObservedRow): SqlValue[] {
  return [
    observation.indicator,
    observation.observedOn,
    observation.value ?? null,
    observation.confidence,
    observation.source,
    observation.url,
    observation.note,
    observation.quote,
    observation.archived,
    observation.retrievedOn,
    observation.origin === '' ? null : observation.origin,
  ];
}

/** Whether two observations are equal in every column. */
export function isSameObservation(a: ObservedRow, b: ObservedRow): boolean {
  const others = observationDatabaseValues(b);
  return observationDatabaseValues(a).every((value, at) => value === others[at]);
}

/** A happening as the text that its column holds, equal for equal happenings. */
export function happeningDatabaseText(happening: Happening): string {
  const { day, nodes, title, side, kind, status, confidence, source, url, note } = happening;
  const { follows, expectNode, expect, expectBy, amount, direction } = happening;
  return JSON.stringify({
    day,
    nodes,
    title,
    side,
    kind,
    status,
    confidence,
    source,
    url,
    note,
    follows,
    expectNode,
    expect,
    expectBy,
    // an event counts once unless it says otherwise: so was what is older than amounts written
    amount: amount === 1 ? undefined : amount,
    direction,
  });
}

/** What an entry says of a proposal. */
export type SaidOfProposal = Pick<ProposalEntry, 'proposed' | 'state' | 'reason'>;

/** What is said of a proposal, as the values of the columns from `indicator` to `happening`: all null but its source, and `happening`, which holds the rest as JSON. */
export function proposalColumnValues({ proposed, state, reason }: SaidOfProposal): SqlValue[] {
  const what = isProposedReading(proposed)
    ? { reading: observationDatabaseValues(proposed.observation) }
    : { event: happeningDatabaseText(proposed.happening) };
  const said: Readonly<Record<string, string>> = {
    source: sourceOfProposed(proposed),
    happening: JSON.stringify({ state, reason, ...what }),
  };
  return VALUE_COLUMNS.map((name) => said[name] ?? null);
}

/** From `indicator` to `happening`, in the order of the table. */
const VALUE_COLUMNS = CHECKED.entry.slice(CHECKED.entry.indexOf('indicator'));

function proposalOf(json: string): SaidOfProposal {
  const fields = fieldsOfStoredJson(json);
  const [reading, event] = [fields.get('reading'), fields.get('event')];
  const reason = fields.get('reason');
  if (typeof reason !== 'string') throw new DamagedError('the reason of a proposal is no text');
  return {
    state: checkedStoredWord(PROPOSAL_STATES, fields.get('state')),
    reason,
    proposed:
      typeof event === 'string'
        ? { kind: 'event', happening: happeningOf(event) }
        : { kind: 'reading', observation: observationOfStoredRow(rowOfList(reading)) },
  };
}

/** The columns from `indicator` on, of the values of `observationDatabaseValues` as they come back from JSON. */
function rowOfList(values: unknown): StoredRow {
  if (!Array.isArray(values)) throw new DamagedError('a proposal says neither reading nor event');
  const cells = values.map(
    (value: unknown): SqlValue =>
      typeof value === 'string' || typeof value === 'number' ? value : null,
  );
  return Object.fromEntries(VALUE_COLUMNS.map((name, at) => [name, cells[at] ?? null]));
}

/** An object that is stored as JSON. */
function storedObject(json: string): object {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new DamagedError('what should be JSON is none');
  }
  if (typeof raw !== 'object' || raw === null)
    throw new DamagedError('what should be an object is none');
  return raw;
}

/** The fields of an object that is stored as JSON. */
export function fieldsOfStoredJson(json: string): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(storedObject(json)));
}

/** The amount of an event, in the unit of the indicator that counts it, finite; one that was written before amounts were counts once. */
function amountOf(value: unknown): number {
  if (value === undefined) return 1;
  if (typeof value !== 'number') throw new DamagedError('the amount of an event is no number');
  return value;
}

function happeningOf(json: string): Happening {
  const fields = storedObject(json);
  const field = (name: string): unknown => Reflect.get(fields, name);
  const word = (name: string): string => {
    const value = field(name);
    if (typeof value !== 'string') throw new DamagedError(`${name} of an event is no text`);
    return value;
  };
  const nodes: unknown = field('nodes');
  if (!Array.isArray(nodes)) throw new DamagedError('an event names no nodes');
  return {
    day: word('day'),
    nodes: nodes.map(String),
    title: word('title'),
    side: checkedStoredWord(SIDES, field('side')),
    kind: checkedStoredWord(EVENT_KINDS, field('kind')),
    status: optionalStoredWord(EVENT_STATUSES, field('status')),
    confidence: checkedStoredWord(CONFIDENCES, field('confidence')),
    source: word('source'),
    url: word('url'),
    note: word('note'),
    follows: word('follows'),
    expectNode: word('expectNode'),
    expect: optionalStoredWord(['up', 'down'] as const, field('expect')),
    expectBy: word('expectBy'),
    amount: amountOf(field('amount')),
    direction: optionalStoredWord(STANCES, field('direction')),
  };
}
