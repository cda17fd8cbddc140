/** The tables of what stands, kept along with the journal in the same transaction. */
import { prevailingEntry, type VersionedSubject } from '../../core/journal/journal.ts';
import {
  type Observation,
  type Result,
  refusalResultAt,
  SHIPPED_AUTHOR,
} from '../../core/model/model.ts';
import { checksumOf } from '../db/checksum.ts';
import type { Connection } from '../db/connection.ts';
import {
  ENTRY_COLUMNS,
  entrySeqInsideId,
  intactEntryRowsNotingDamage,
  journalActionIdText,
  storedNumberOfColumn,
  storedTextOfColumn,
} from '../db/rows.ts';
import { CHECKED, type StoredRow } from '../db/schema.ts';
import {
  deleteStandingRow,
  standingEntriesInsertSql,
  versionedSubjectOrThrow,
} from '../db/standing-notes.ts';

/** Where a recorded thing is in the journal: the entry that recorded it, the one that decides over it now, its name. */
export interface JournalPlace {
  /** Seq of the entry that recorded it, ≥ 1. */
  readonly origin: number;
  /** Seq of the entry that decides over it, ≥ 1, not before `origin`. */
  readonly seq: number;
  readonly name: string | null;
}

const COLUMNS = CHECKED.standing.join(', ');

/** The entry that decides over what another, the one with the seq `origin`, from 1, recorded; undefined when its recording is undone. */
export function queryDecidingEntryRowOfOrigin(
  connection: Connection,
  origin: number,
): StoredRow | undefined {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS}, a.state FROM entry e JOIN action a ON a.id = e.action WHERE e.seq = ?1
     UNION ALL
     SELECT ${ENTRY_COLUMNS}, a.state FROM entry e JOIN action a ON a.id = e.action
     WHERE e.origin = ?1 AND e.kind IN ('correct', 'retract') ORDER BY 1`,
    origin,
  );
  const undone = new Set<string>();
  const entries = intactEntryRowsNotingDamage(connection, rows).map((row) => {
    const action = journalActionIdText(storedNumberOfColumn(row, 'action'));
    if (row.state !== 'done') undone.add(action);
    return { author: storedTextOfColumn(row, 'author'), action, row };
  });
  return prevailingEntry(entries, (action) => undone.has(action))?.row;
}

/** Lets a reading stand that was just written. */
export function insertStandingRowOfReading(
  connection: Connection,
  author: string,
  seq: number,
  { indicator, observedOn, value }: Observation,
): void {
  const values = [indicator, observedOn, author === SHIPPED_AUTHOR ? 0 : 1, seq, value];
  connection.run(
    `INSERT INTO standing (${COLUMNS}, checksum) VALUES (?, ?, ?, ?, ?, ?)`,
    ...values,
    checksumOf(values),
  );
}

/** Lets the entry of a seq stand, which is of this subject. */
export function insertStandingSeq(
  connection: Connection,
  subject: VersionedSubject,
  seq: number,
): void {
  connection.run(`${standingEntriesInsertSql(subject)} = ?`, seq);
}

/** Notes that an entry of the journal stands. */
export function insertStandingNoteOfEntry(connection: Connection, row: StoredRow): void {
  insertStandingSeq(connection, versionedSubjectOrThrow(row), storedNumberOfColumn(row, 'seq'));
}

/** Notes that an entry of the journal stands no longer; returns it. */
export function deleteStandingSeq(connection: Connection, seq: number): StoredRow | undefined {
  const row = connection.get(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, seq);
  if (row !== undefined && row.kind !== 'retract') deleteStandingRow(connection, row);
  return row;
}

/** How what stood of a subject came to its end. */
const ENDED: Readonly<Record<VersionedSubject, string>> = {
  reading: 'it was retracted or undone; record it anew',
  check: 'it was retracted or undone; record it anew',
  event: 'it was retracted or undone; record it anew',
  proposal:
    'it was answered, or taken back by who made it; "axiswatch inbox" shows those that wait',
};

/** Where the ids of a subject are listed. */
const LISTED: Readonly<Record<VersionedSubject, string>> = {
  reading: '"axiswatch history --json" shows those of an indicator',
  check: '"axiswatch export --what journal" shows every entry',
  event: '"axiswatch event list" shows the ids',
  proposal: '"axiswatch inbox" shows those that wait',
};

/** Where a thing that stands is in the journal, with the row that says what it is, by the id that people see; refused where none stands. */
export function queryStandingEntryPlaceAndRow(
  connection: Connection,
  id: string,
  subject: VersionedSubject,
): Result<{ place: JournalPlace; row: StoredRow }> {
  const origins = connection.all(
    `SELECT seq FROM entry WHERE kind = 'record' AND name IS NOT NULL AND name = ? AND subject = ? ORDER BY seq DESC`,
    id,
    subject,
  );
  const seqs = origins.map((row) => storedNumberOfColumn(row, 'seq'));
  const bySeq = entrySeqInsideId(id, subject);
  if (bySeq !== undefined) seqs.push(bySeq);
  let seen = false;
  for (const origin of seqs) {
    const rows = connection.all(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, origin);
    const [recorded] = intactEntryRowsNotingDamage(connection, rows);
    if (recorded?.kind !== 'record' || recorded.subject !== subject) continue;
    if (origin === bySeq && recorded.name !== null && recorded.name !== id) continue;
    seen = true;
    const row = queryDecidingEntryRowOfOrigin(connection, origin);
    if (row === undefined || row.kind === 'retract') continue;
    const name = typeof recorded.name === 'string' ? recorded.name : null;
    return {
      ok: true,
      value: { place: { origin, seq: storedNumberOfColumn(row, 'seq'), name }, row },
    };
  }
  return refusalResultAt(
    id,
    seen
      ? `this ${subject} does not stand any more: ${ENDED[subject]}`
      : `there is no ${subject} with this id; ${LISTED[subject]}`,
  );
}
