/** Writing to the journal, and what stands along with it. Everything here runs inside a transaction of the caller. */
import type { EntryKind, TakeBackKind, VersionedSubject } from '../../core/journal/journal.ts';
import { isOpenProposal, type Proposed } from '../../core/journal/proposal.ts';
import {
  type CheckObservation,
  type Happening,
  type Instant,
  type Observation,
  SHIPPED_AUTHOR,
} from '../../core/model/model.ts';
import { checksumOf } from '../db/checksum.ts';
import type { Connection } from '../db/connection.ts';
import {
  happeningDatabaseText,
  observationDatabaseValues,
  proposalColumnValues,
  type SaidOfProposal,
  type StoredSubject,
  storedNumberOfColumn,
  storedTextOfColumn,
} from '../db/rows.ts';
import { CHECKED, type SqlValue } from '../db/schema.ts';
import { VERSIONED_SQL, versionedSubjectOrThrow } from '../db/standing-notes.ts';
import {
  deleteStandingSeq,
  insertStandingNoteOfEntry,
  insertStandingRowOfReading,
  insertStandingSeq,
  type JournalPlace,
  queryDecidingEntryRowOfOrigin,
} from './current-rows.ts';

/** What one command writes: entries that share an id, an author and an instant. */
export interface Act {
  /** Seq of the first entry, ≥ 1. */
  readonly id: number;
  readonly author: string;
  readonly recordedAt: Instant;
}

const INSERT = `INSERT INTO entry (seq, recorded_at, author, action, kind, subject, origin, name, indicator, observed_on,
  value, confidence, source, url, note, quote, archived, retrieved_on, happening, checksum)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** How many columns the head of an entry has, from `seq` to `name`. */
const HEAD = 8;
/** Of the columns after the head, from `indicator` to `happening`: the last alone. */
const onlyHappening = (text: string | null): readonly SqlValue[] =>
  CHECKED.entry.slice(HEAD).map((name) => (name === 'happening' ? text : null));

/** What one command is about to write: its number, author and instant, which is never earlier than that of the newest entry; nothing is written yet. */
export function queryNewJournalAction(connection: Connection, author: string, now: Instant): Act {
  const newest = connection.get('SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1');
  const last = newest === undefined ? '' : storedTextOfColumn(newest, 'recorded_at');
  return { id: queryNextSeq(connection), author, recordedAt: now > last ? now : last };
}

/** Ends what one command wrote: it becomes its author's newest action, and what the author had undone can no longer be redone. */
export function insertJournalActionEnd(connection: Connection, act: Act): void {
  connection.run(
    `UPDATE action SET state = 'void' WHERE author = ? AND state = 'undone'`,
    act.author,
  );
  connection.run(
    `INSERT INTO action (id, last, author, state) VALUES (?, ?, ?, 'done')`,
    act.id,
    queryNextSeq(connection) - 1,
    act.author,
  );
}

/** Writes the entry that records a reading, which then stands; `name` is its id where it has one of its own. */
export function insertReadingEntry(
  connection: Connection,
  act: Act,
  observation: Observation,
  name: string | null = null,
): void {
  const seq = queryNextSeq(connection);
  append(connection, act, 'record', 'reading', seq, name, observationDatabaseValues(observation));
  insertStandingRowOfReading(connection, act.author, seq, observation);
}

/** Writes the entry that corrects a reading, which stands in place of the one before. */
export function insertCorrectedReadingEntry(
  connection: Connection,
  act: Act,
  place: JournalPlace,
  observation: Observation,
): void {
  const { origin, name } = place;
  deleteStandingSeq(connection, place.seq);
  const values = observationDatabaseValues(observation);
  const seq = append(connection, act, 'correct', 'reading', origin, name, values);
  insertStandingRowOfReading(connection, act.author, seq, observation);
}

/** Writes the entry that records a check, which then stands; `name` is its id where it has one of its own. */
export function insertCheckEntry(
  connection: Connection,
  act: Act,
  check: CheckObservation,
  name: string | null = null,
): void {
  record(connection, act, 'check', name, checkValues(check));
}

/** Writes the entry that corrects a check, which stands in place of the one before. */
export function insertCorrectedCheckEntry(
  connection: Connection,
  act: Act,
  place: JournalPlace,
  check: CheckObservation,
): void {
  correct(connection, act, 'check', place, checkValues(check));
}

/** Writes the entry that records an event, which then stands under its name. */
export function insertEventEntry(
  connection: Connection,
  act: Act,
  happening: Happening,
  name: string,
): void {
  record(connection, act, 'event', name, onlyHappening(happeningDatabaseText(happening)));
}

/** Writes the entry that corrects an event, which stands in place of the one before. */
export function insertCorrectedEventEntry(
  connection: Connection,
  act: Act,
  place: JournalPlace,
  happening: Happening,
): void {
  correct(connection, act, 'event', place, onlyHappening(happeningDatabaseText(happening)));
}

/** Writes the entry that records a proposal, which then waits. */
export function insertProposalEntry(connection: Connection, act: Act, proposed: Proposed): void {
  record(
    connection,
    act,
    'proposal',
    null,
    proposalColumnValues({ proposed, state: 'waiting', reason: '' }),
  );
}

/** Writes what was answered; a proposal that is no longer open stands no more. */
export function insertProposalAnswerEntry(
  connection: Connection,
  act: Act,
  place: JournalPlace,
  said: SaidOfProposal,
): void {
  const values = proposalColumnValues(said);
  if (isOpenProposal(said)) {
    correct(connection, act, 'proposal', place, values);
    return;
  }
  deleteStandingSeq(connection, place.seq);
  append(connection, act, 'retract', 'proposal', place.origin, place.name, values);
}

/** A check has no value, whatever it was made of. */
function checkValues(check: CheckObservation): readonly SqlValue[] {
  return observationDatabaseValues({ ...check, value: undefined });
}

function record(
  connection: Connection,
  act: Act,
  subject: VersionedSubject,
  name: string | null,
  said: readonly SqlValue[],
): void {
  const seq = queryNextSeq(connection);
  append(connection, act, 'record', subject, seq, name, said);
  insertStandingSeq(connection, subject, seq);
}

function correct(
  connection: Connection,
  act: Act,
  subject: VersionedSubject,
  { origin, name, seq: before }: JournalPlace,
  said: readonly SqlValue[],
): void {
  deleteStandingSeq(connection, before);
  const seq = append(connection, act, 'correct', subject, origin, name, said);
  insertStandingSeq(connection, subject, seq);
}

/** Retracts what stands; the entry repeats what it said. */
export function insertRetractionEntry(connection: Connection, act: Act, place: JournalPlace): void {
  const row = deleteStandingSeq(connection, place.seq);
  if (row === undefined) return;
  const said = CHECKED.entry.slice(HEAD).map((name) => row[name] ?? null);
  const { origin, name } = place;
  append(connection, act, 'retract', versionedSubjectOrThrow(row), origin, name, said);
}

/** Writes that an assessment was written or signed; what was said stands in a table of its own, beside the seq. */
export function insertAssessmentOrSignatureEntry(
  connection: Connection,
  act: Act,
  what: 'assessment' | 'signature',
  assessment: string,
): void {
  append(connection, act, 'record', 'action', act.id, assessment, onlyHappening(what));
}

/** What an action is in the table of actions once it was taken back or brought again. */
export const STATE_AFTER: Readonly<Record<TakeBackKind, string>> = {
  undo: 'undone',
  redo: 'done',
};

/** Takes back, or brings again, one action whole, known by its `id`, the number of its first entry, to its `last`, both ≥ 1; returns whether a shipped reading or event was among what it concerned. */
export function insertUndoOrRedoOfAction(
  connection: Connection,
  act: Act,
  kind: TakeBackKind,
  action: { readonly id: number; readonly last: number },
): boolean {
  const rows = connection.all(
    `SELECT DISTINCT origin FROM entry WHERE seq BETWEEN ? AND ? AND subject IN (${VERSIONED_SQL})`,
    action.id,
    action.last,
  );
  const origins = rows.map((row) => storedNumberOfColumn(row, 'origin'));
  const before = origins.map((origin) => queryDecidingEntryRowOfOrigin(connection, origin));
  append(connection, act, kind, 'action', action.id, null, onlyHappening(null));
  connection.run('UPDATE action SET state = ? WHERE id = ?', STATE_AFTER[kind], action.id);
  let touched = false;
  origins.forEach((origin, at) => {
    const old = before[at];
    const now = queryDecidingEntryRowOfOrigin(connection, origin);
    touched ||= [old, now].some((row) => row?.author === SHIPPED_AUTHOR);
    if (old !== undefined && old.kind !== 'retract')
      deleteStandingSeq(connection, storedNumberOfColumn(old, 'seq'));
    if (now !== undefined && now.kind !== 'retract') insertStandingNoteOfEntry(connection, now);
  });
  return touched;
}

/** Seq that the next entry gets, ≥ 1; inside a transaction nobody else takes it. */
export function queryNextSeq(connection: Connection): number {
  return connection.number(`SELECT seq FROM sqlite_sequence WHERE name = 'entry'`) + 1;
}

/** Writes an entry with its checksum, and gives its seq, ≥ 1; `origin`: seq of the entry that recorded what it concerns, its own where it records that, or of the first of an action, ≥ 1. */
function append(
  connection: Connection,
  act: Act,
  kind: EntryKind,
  subject: StoredSubject,
  origin: number,
  name: string | null,
  said: readonly SqlValue[],
): number {
  const seq = queryNextSeq(connection);
  const { recordedAt, author, id } = act;
  const head = [seq, recordedAt, author, id, kind, subject, origin, name];
  const values = [...head, ...said];
  connection.run(INSERT, ...values, checksumOf(values));
  return seq;
}
