/** Whether a store or a backup is good, and which backup is the newest good one. */
import { type Entry, handleEntryBySubject } from '../../core/journal/journal.ts';
import { dayOfProposed } from '../../core/journal/proposal.ts';
import { isDay } from '../../core/model/day.ts';
import type { CheckObservation, Instant, Result } from '../../core/model/model.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { queryStrategyId } from '../backup/archive.ts';
import { readBackupPaths } from '../backup/backups.ts';
import { readDiskTroubleFaultWithPath } from '../files/fs-errors.ts';
import { queryNewestSeq } from '../journal/standing-queries.ts';
import { readReasonOfUnreadableStore, readStoreFileAccess } from './access.ts';
import { Connection } from './connection.ts';
import {
  queryDamagedStrategyRows,
  queryDerivedTablesMatchJournal,
  queryStoreDamage,
} from './damage.ts';
import { firstFewNamesText, REPAIR } from './damage-words.ts';
import { type DatabaseLook, openDatabaseOrCopyToRead } from './inspect-database.ts';
import { isStoreFileTruncatedOnDisk, querySchemaVersionOrFault } from './open-database.ts';
import { createPrivateStoreCopy } from './private-copy.ts';
import { ENTRY_COLUMNS, entryOfRow, storedTextOfColumn } from './rows.ts';
import { CHECKED_SINCE, MIGRATIONS, SCHEMA_VERSION } from './schema.ts';
import {
  DamagedError,
  readSqliteTroubleFault,
  type SqliteTrouble,
  sqliteTroubleOfError,
} from './sqlite-errors.ts';

/** What was found out about a store or a backup. */
export interface Health {
  readonly path: string;
  /** What is wrong with it, in words that name it; undefined when it is good. */
  readonly problem: string | undefined;
  /** What to do about that; undefined: another backup is all that helps. */
  readonly mend: string | undefined;
  /** Whether what is wrong is that rows have changed on the disk, which a repair puts right. */
  readonly repairable: boolean;
  /** Entries in its journal, ≥ 0; 0 when it cannot be read. */
  readonly entries: number;
  /** Readings that stand, ≥ 0. */
  readonly readings: number;
  /** Instant of its newest entry; undefined when there is none. */
  readonly newest: Instant | undefined;
}

/** What is wrong with a store or a backup, and what to do about it; `mend` undefined: another backup is all that helps, and whoever asks names one. */
interface FaultOfStore {
  readonly says: string;
  readonly mend?: string | undefined;
}

export interface Examination {
  /** undefined: there is no store. */
  readonly store: Health | undefined;
  /** Newest first. */
  readonly backups: readonly Health[];
  /** The backup to restore if the store is lost; undefined: none is good. */
  readonly newestGood: Health | undefined;
}

/** Examines the store at a path and all its backups; nothing is changed. */
export function readStoreAndBackupsHealth(storePath: string, strategyId: string): Examination {
  const store =
    readStoreFileAccess(storePath) === 'absent'
      ? undefined
      : readStoreHealth(storePath, strategyId, true);
  const backups = readBackupPaths(storePath)
    .map((path) => readStoreHealth(path, strategyId))
    .sort((a, b) => compare(b.newest ?? '', a.newest ?? '') || compare(b.path, a.path));
  return { store, backups, newestGood: backups.find(({ problem }) => problem === undefined) };
}

/**
 * What can be said of the file of a store without changing it, or leaving anything beside it that its owner could not
 * remove; of one `inUse` also whether what is derived from its journal agrees with it.
 */
export function readStoreHealth(path: string, strategyId: string, inUse = false): Health {
  if (readStoreFileAccess(path) === 'unreadable')
    return bad(path, readReasonOfUnreadableStore(path));
  if (isStoreFileTruncatedOnDisk(path)) return bad(path, cutShort(path));
  let looked: DatabaseLook | undefined;
  try {
    looked = openDatabaseOrCopyToRead(path);
    const { connection } = looked;
    return connection.atOneMoment(() => {
      const refusal = queryFaultOfStore(connection, path, strategyId, inUse);
      return refusal === undefined ? measure(connection, path) : bad(path, refusal);
    });
  } catch (error) {
    return bad(path, readFaultOfError(error, path));
  } finally {
    looked?.close();
  }
}

function readFaultOfError(error: unknown, path: string): FaultOfStore {
  const trouble = sqliteTroubleOfError(error);
  if (trouble !== undefined) return readStoreFaultOfSqliteTrouble(trouble, path);
  return readDiskTroubleFaultWithPath(error, path);
}

function bad(path: string, { says, mend }: FaultOfStore): Health {
  const repairable = mend === REPAIR;
  return { path, problem: says, mend, repairable, entries: 0, readings: 0, newest: undefined };
}

function measure(connection: Connection, path: string): Health {
  const row = connection.get('SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1');
  return {
    path,
    problem: undefined,
    mend: undefined,
    repairable: false,
    entries: connection.number('SELECT count(*) FROM entry'),
    readings: connection.number('SELECT count(*) FROM standing'),
    newest:
      queryNewestSeq(connection) === 0 || row === undefined
        ? undefined
        : storedTextOfColumn(row, 'recorded_at'),
  };
}

function queryFaultOfStore(
  connection: Connection,
  file: string,
  strategyId: string,
  inUse: boolean,
): FaultOfStore | undefined {
  const schema = querySchemaVersionOrFault(connection, file);
  if (typeof schema !== 'number') return schema;
  if (schema === 0) return { says: `${file} holds nothing` };
  const isWhole = connection.integrityFault() === undefined;
  if (!isWhole || tablesOf(connection) !== tablesOfFormat(schema)) return isDamaged(file);
  const damage = schema < CHECKED_SINCE ? undefined : damageOf(connection, file, inUse);
  if (damage !== undefined) return damage;
  const changed = changedStrategy(connection);
  if (changed !== undefined) {
    return {
      says: `${file} is damaged: the strategy file ${changed} in it is no longer what it was`,
    };
  }
  const other = queryStrategyId(connection);
  if (other === undefined) {
    return {
      says: `${file} is damaged: the strategy that it says it belongs to is no id of a-z, 0-9 and -`,
    };
  }
  return other === strategyId
    ? undefined
    : {
        says: `${file} belongs to the strategy "${other}", not to "${strategyId}"`,
        mend: 'leave out --strategy to restore it to its own',
      };
}

function damageOf(connection: Connection, file: string, inUse: boolean): FaultOfStore | undefined {
  const mend = inUse ? REPAIR : undefined;
  const damage = queryStoreDamage(connection);
  if (damage.length > 0)
    return {
      says: `${file} has changed on the disk since it was written: ${firstFewNamesText(damage)}`,
      mend,
    };
  return inUse && !queryDerivedTablesMatchJournal(connection)
    ? { says: `${file} has an index that does not follow from its journal`, mend }
    : undefined;
}

/** Short hash of a strategy file whose bytes are no longer those that the hash was made of; undefined: all are as they were. */
function changedStrategy(connection: Connection): string | undefined {
  const [changed] = queryDamagedStrategyRows(connection);
  return changed && shortHashText(storedTextOfColumn(changed, 'sha256'));
}

export interface Staged {
  readonly health: Health;
  readonly connection: Connection;
  readonly copy: string;
  readonly remove: () => void;
}

/** A private copy, within a folder, of a file that has proved to be a sound store of the strategy, brought to the format of this program. */
export function createMigratedStoreCopy(
  file: string,
  strategyId: string,
  within: string,
): Result<Staged> {
  if (isStoreFileTruncatedOnDisk(file)) return refuseBackup(file, cutShort(file));
  let connection: Connection | undefined;
  let remove = (): void => {};
  try {
    const copy = createPrivateStoreCopy(file, within);
    remove = copy.remove;
    connection = Connection.open(copy.path);
    const refusal = queryFaultOfStore(connection, file, strategyId, false);
    if (refusal !== undefined) {
      connection.close();
      remove();
      return refuseBackup(file, refusal);
    }
    const health = measure(connection, file);
    migrateStoreWithoutBackup(connection);
    const unreadable = unreadableEntry(connection);
    if (unreadable !== undefined) {
      connection.close();
      remove();
      return refuseBackup(file, { says: `${file} is damaged: ${unreadable}` });
    }
    return { ok: true, value: { health, connection, copy: copy.path, remove } };
  } catch (error) {
    connection?.close();
    remove();
    return refuseBackup(file, readFaultOfError(error, file));
  }
}

/** Brings the tables to the format of this program, without a backup: for copies, and inside a transaction. */
export function migrateStoreWithoutBackup(connection: Connection): void {
  for (const step of MIGRATIONS.slice(connection.format())) {
    connection.exec(step);
  }
  connection.setFormat(SCHEMA_VERSION);
}

/** The tables, indexes and triggers of a store as text. */
function tablesOf(connection: Connection): string {
  const rows = connection.all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');
  return rows.map((row) => `${row.type} ${row.name} ${row.sql}`).join('\n');
}

/** What `tablesOf` gives for a store of a format; a single wrong letter in them can pass every check of SQLite. */
function tablesOfFormat(format: number): string {
  const connection = Connection.inMemory();
  for (const step of MIGRATIONS.slice(0, format)) connection.exec(step);
  const tables = tablesOf(connection);
  connection.close();
  return tables;
}

/** Before (−1), after (1) or the same (0) in the order of code units. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseBackup(path: string, { says, mend }: FaultOfStore): Result<never> {
  return { ok: false, problems: [{ path, message: says, mend: mend ?? ANOTHER }] };
}

const ANOTHER =
  'choose a copy that "axiswatch backup" made, or the one that "axiswatch doctor" names';

function cutShort(path: string): FaultOfStore {
  return { says: `${path} was emptied or cut short` };
}

function isDamaged(path: string): FaultOfStore {
  return { says: `${path} is damaged` };
}

/** What a trouble of SQLite means for a file and what to do next, of which nothing is said where only another backup helps; looks at the disk. */
export function readStoreFaultOfSqliteTrouble(trouble: SqliteTrouble, path: string): FaultOfStore {
  const fault = readSqliteTroubleFault(trouble, path);
  return trouble === 'corrupt' || trouble === 'notADatabase' ? { says: fault.says } : fault;
}

/** The first entry of a journal that cannot be read, and why, in words that follow "is damaged: "; undefined when all can. */
function unreadableEntry(connection: Connection): string | undefined {
  let last = 0;
  try {
    for (const row of connection.iterate(`SELECT ${ENTRY_COLUMNS} FROM entry e ORDER BY e.seq`)) {
      last = Number(row.seq);
      const wrong = wrongIn(entryOfRow(row));
      if (wrong !== undefined) return `in entry ${last}, ${wrong}`;
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamagedError) return `in entry ${last}, ${error.message}`;
    throw error;
  }
}

function wrongIn(entry: Entry): string | undefined {
  if (Number.isNaN(Date.parse(entry.recordedAt))) return noInstant(entry.recordedAt);
  return handleEntryBySubject<string | undefined>(
    {
      reading({ observation }) {
        const { value } = observation;
        return Number.isFinite(value) ? noDaysOf(observation) : `${value} is no value`;
      },
      check: ({ observation }) => noDaysOf(observation),
      event({ happening: { day, expectBy } }) {
        return noDay(day) ?? (expectBy === '' ? undefined : noDay(expectBy));
      },
      proposal: ({ proposed }) => noDay(dayOfProposed(proposed)),
      assessment: () => undefined,
      signature: () => undefined,
      action: () => undefined,
    },
    entry,
  );
}

function noDaysOf({ observedOn, retrievedOn }: CheckObservation): string | undefined {
  return noDay(observedOn) ?? (retrievedOn === '' ? undefined : noDay(retrievedOn));
}

function noInstant(text: string): string {
  return `${JSON.stringify(text)} is no point in time`;
}

function noDay(text: string): string | undefined {
  return isDay(text) ? undefined : `${JSON.stringify(text)} is no day`;
}
