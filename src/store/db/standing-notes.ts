/** How it is noted that something stands, by subject: a subject without an entry here is a compile error, never a reading. */
import { VERSIONED_SUBJECTS, type VersionedSubject } from '../../core/journal/journal.ts';
import { SHIPPED_AUTHOR } from '../../core/model/model.ts';
import type { Connection } from './connection.ts';
import { checkedStoredWord, storedNumberOfColumn, storedTextOfColumn } from './rows.ts';
import { CHECKED, COUNTED, type StoredRow } from './schema.ts';

interface StandingNote {
  readonly table: Exclude<(typeof COUNTED)[number]['table'], 'entry'>;
  readonly columns: string;
  /** What they hold, of an entry. */
  readonly values: string;
  /** What tells the note of one entry from the others, and the values for it. */
  readonly key: string;
  readonly keyOf: (row: StoredRow) => (string | number)[];
}

const READING = CHECKED.standing.join(', ');
const seqOf = (row: StoredRow): (string | number)[] => [storedNumberOfColumn(row, 'seq')];

const NOTES: Readonly<Record<VersionedSubject, StandingNote>> = {
  reading: {
    table: 'standing',
    columns: `${READING}, checksum`,
    values: `${READING}, checksum(${READING}) AS checksum`,
    key: 'indicator = ? AND observed_on = ? AND by_user = ? AND seq = ?',
    keyOf: (row) => [
      storedTextOfColumn(row, 'indicator'),
      storedTextOfColumn(row, 'observed_on'),
      storedTextOfColumn(row, 'author') === SHIPPED_AUTHOR ? 0 : 1,
      ...seqOf(row),
    ],
  },
  check: {
    table: 'standing_other',
    columns: 'seq',
    values: 'seq',
    key: 'seq = ?',
    keyOf: seqOf,
  },
  proposal: {
    table: 'standing_proposal',
    columns: 'seq',
    values: 'seq',
    key: 'seq = ?',
    keyOf: seqOf,
  },
  event: {
    table: 'standing_event',
    columns: 'seq',
    values: 'seq',
    key: 'seq = ?',
    keyOf: seqOf,
  },
};

/** What of the entries of a table, those of one subject, is noted where they stand. */
function notesOf(subject: VersionedSubject, entries: string): string {
  return `SELECT ${NOTES[subject].values} FROM
    (SELECT *, author <> '${SHIPPED_AUTHOR}' AS by_user FROM ${entries} WHERE subject = '${subject}')`;
}

/** The table that notes which entries of a subject stand, and the other subjects whose entries are noted in the same table. */
export function standingTableAndSubjectsSharingIt(subject: VersionedSubject): {
  readonly table: StandingNote['table'];
  readonly others: readonly VersionedSubject[];
} {
  const { table } = NOTES[subject];
  const others = VERSIONED_SUBJECTS.filter(
    (other) => other !== subject && NOTES[other].table === table,
  );
  return { table, others };
}

/** SQL that notes that entries of one subject stand; what is written behind it says whose seq. */
export function standingEntriesInsertSql(subject: VersionedSubject): string {
  const { table, columns } = NOTES[subject];
  return `INSERT OR ROLLBACK INTO ${table} (${columns}) ${notesOf(subject, 'entry')} WHERE seq`;
}

/** The subject of an entry of which more than one thing may be said. Throws `DamagedError` for every other entry. */
export function versionedSubjectOrThrow({ subject }: StoredRow): VersionedSubject {
  return checkedStoredWord(VERSIONED_SUBJECTS, subject);
}

/** Notes that an entry stands no more. */
export function deleteStandingRow(connection: Connection, row: StoredRow): void {
  const { table, key, keyOf } = NOTES[versionedSubjectOrThrow(row)];
  connection.run(`DELETE FROM ${table} WHERE ${key}`, ...keyOf(row));
}

/** The subjects of which more than one thing may be said, as a list of SQL. */
export const VERSIONED_SQL: string = VERSIONED_SUBJECTS.map((subject) => `'${subject}'`).join(', ');

/** The tables that a store counts the rows of; one of an older format has not all of them. */
export function queryCountedTableSpecs(
  connection: Connection,
): readonly (typeof COUNTED)[number][] {
  const format = connection.format();
  return COUNTED.filter(({ since }) => since <= format);
}

/** A table of what stands, and the query that says what it should hold. */
export interface StandingTable {
  readonly table: StandingNote['table'];
  readonly columns: string;
  readonly should: string;
}

/** The tables of what stands that a store has, each with what it should hold, of the entries in a table that stand. */
export function queryStandingTableSpecs(
  connection: Connection,
  entries: string,
): readonly StandingTable[] {
  return queryCountedTableSpecs(connection).flatMap(({ table }) => {
    const subjects = VERSIONED_SUBJECTS.filter((subject) => NOTES[subject].table === table);
    const [first] = subjects;
    if (table === 'entry' || first === undefined) return [];
    const should = subjects.map((subject) => notesOf(subject, entries)).join(' UNION ALL ');
    return [{ table, columns: NOTES[first].columns, should }];
  });
}
