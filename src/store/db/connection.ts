/**
 * One open SQLite file: statements kept prepared, transactions, and what its errors mean in a sentence.
 * Nothing else of the program asks SQLite for anything.
 */
import { closeSync, openSync } from 'node:fs';
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Result } from '../../core/model/model.ts';
import {
  PRIVATE_FILE_MODE,
  readFileStat,
  readSqliteSideFilePath,
  SQLITE_LOG_ENDINGS,
} from '../files/files.ts';
import { pauseThisThread } from '../files/pause.ts';
import { checksumOf } from './checksum.ts';
import { damagedRowText } from './damage-words.ts';
import { APPLICATION_ID, CHECKED, type Checked, type StoredRow } from './schema.ts';
import { DamagedError, PATIENCE_MS, sqliteTroubleOfError } from './sqlite-errors.ts';

const IN_MEMORY = ':memory:';

/** Waited for now and then in the midst of long work; told how many rows are done, ≥ 1, it may throw to end it. */
export type Pause = (done: number) => Promise<void>;

export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Where the file is on the disk; undefined in memory. */
  readonly inode: string | undefined;
  /** What has turned out to have changed on the disk since it was written, in words; it is left out of what is read. */
  readonly damaged = new Set<string>();

  private constructor(path: string, database: DatabaseSync) {
    this.path = path;
    this.#database = database;
    this.inode = readInode(path);
    database.function('checksum', { varargs: true }, (...values) => checksumOf(values));
  }

  /**
   * Opens a file, made private to the user when it is new, for several processes at once: write-ahead log, every commit
   * synced, patience with the locks of others. Throws what SQLite throws.
   *
   * `journal` is `delete` where shared memory cannot be trusted, as on a network folder.
   */
  static open(path: string, journal: 'wal' | 'delete' = 'wal'): Connection {
    // Only where there is none: to close a file lets go of every lock that this process has on it.
    if (path !== IN_MEMORY && readFileStat(path) === undefined)
      closeSync(openSync(path, 'a', PRIVATE_FILE_MODE));
    return patiently(() => {
      const database = new DatabaseSync(path);
      try {
        database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
        const connection = new Connection(path, database);
        // Reading first: a file of another kind must be refused before anything is written to it.
        const isNew = connection.isNew();
        if (isNew || connection.number('PRAGMA application_id') === APPLICATION_ID) {
          connection.exec('PRAGMA synchronous = FULL');
          // Another program may hold an older store by its log; on a network that is left as it is.
          if (isNew || journal === 'wal') connection.exec(`PRAGMA journal_mode = ${journal}`);
        }
        return connection;
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  static inMemory(): Connection {
    return Connection.open(IN_MEMORY, 'delete');
  }

  /** Opens a file without changing it. */
  static openReadOnly(path: string): Connection {
    // Who may only read makes a log beside a file that is kept by one and cannot remove it; what a log holds that is there
    // already is not to be written into the file.
    const readOnly = SQLITE_LOG_ENDINGS.some(
      (ending) => readFileStat(readSqliteSideFilePath(path, ending)) !== undefined,
    );
    const file = pathToFileURL(path);
    // one that is gone by now is not made anew
    file.searchParams.set('mode', readOnly ? 'ro' : 'rw');
    const database = new DatabaseSync(file, { readOnly });
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    return new Connection(path, database);
  }

  /** Whether nothing was ever written to the file. */
  isNew(): boolean {
    return (
      this.number('SELECT count(*) FROM sqlite_schema') === 0 &&
      this.number('PRAGMA application_id') === 0 &&
      this.format() === 0
    );
  }

  statement(sql: string): StatementSync {
    if (!this.#database.isOpen) throw new DamagedError('the file was given up');
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /**
   * Every row. SQLite's own rows are tables of names and values, of a kilobyte each, and every text in them is new; these
   * are objects of one shape, and a text that the row before has in the same column is the same one.
   */
  all(sql: string, ...values: SQLInputValue[]): readonly StoredRow[] {
    return this.mapped(sql, values, (row) => row);
  }

  /** Every row where there are few: the quickest way, and the one that takes most memory for each. */
  few(sql: string): readonly StoredRow[] {
    return this.statement(sql).all();
  }

  /** Every row as an array of its columns, which takes half the time and memory of `few`. */
  arrays(sql: string): readonly (readonly SQLOutputValue[])[] {
    const statement = this.statement(sql);
    statement.setReturnArrays(true);
    // The types of Node know rows as objects only.
    const rows: readonly unknown[] = statement.all();
    return rows.filter((row) => Array.isArray(row));
  }

  /** What is made of each row, one after another so that no row is held for it; `undefined` leaves one out. */
  mapped<T>(
    sql: string,
    values: readonly SQLInputValue[],
    of: (row: StoredRow) => T | undefined,
  ): readonly T[] {
    const columns = this.statement(sql)
      .columns()
      .map(({ name }) => name);
    return this.mappedArrays(sql, values, (cells) => of(storedRow(columns, cells)));
  }

  /** What is made of each row, handed over as an array of its columns, which leaves less garbage behind than `mapped`; `undefined` leaves one out. */
  mappedArrays<T>(
    sql: string,
    values: readonly SQLInputValue[],
    of: (cells: readonly SQLOutputValue[]) => T | undefined,
  ): readonly T[] {
    const statement = this.statement(sql);
    const made: T[] = [];
    let before: readonly SQLOutputValue[] = [];
    statement.setReturnArrays(true);
    try {
      // The types of Node know rows as objects only.
      const found: Iterable<unknown> = statement.iterate(...values);
      for (const cells of found) {
        if (!Array.isArray(cells)) continue;
        before = cells.map((cell, at) => (cell === before[at] ? before[at] : cell));
        const each = of(before);
        if (each !== undefined) made.push(each);
      }
    } finally {
      statement.setReturnArrays(false);
    }
    return made;
  }

  /** The rows of a table that are as they were written; `damaged` names the others. */
  intact(table: Checked, rows: readonly StoredRow[]): readonly StoredRow[] {
    return rows.filter((row) => this.isIntact(table, row));
  }

  /** Whether a row of a table is as it was written; `damaged` names it where it is not. */
  isIntact(table: Checked, row: StoredRow): boolean {
    const isIntact =
      row.checksum === checksumOf(CHECKED[table].map((column) => row[column] ?? null));
    if (!isIntact) this.damaged.add(damagedRowText(table, row));
    return isIntact;
  }

  iterate(sql: string, ...values: SQLInputValue[]): Iterable<StoredRow> {
    // Not a kept statement: two walks over one statement would disturb each other.
    return this.#database.prepare(sql).iterate(...values);
  }

  get(sql: string, ...values: SQLInputValue[]): StoredRow | undefined {
    return this.statement(sql).get(...values);
  }

  /** The first row as an array of its columns, which costs half the time of `get`; undefined: there is none. */
  values(sql: string, ...values: SQLInputValue[]): readonly SQLOutputValue[] | undefined {
    const statement = this.statement(sql);
    statement.setReturnArrays(true);
    // The types of Node know rows as objects only.
    const row: unknown = statement.get(...values);
    return Array.isArray(row) ? row : undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.statement(sql).run(...values);
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** A whole number that a query's only column holds; 0 when there is no row or it is null. */
  number(sql: string, ...values: SQLInputValue[]): number {
    const row = this.get(sql, ...values);
    const value = row === undefined ? undefined : Object.values(row)[0];
    return typeof value === 'number' ? value : 0;
  }

  /** Does the work as one transaction: a refusal or an error leaves everything as it was. */
  transact<T>(work: () => Result<T>): Result<T> {
    return this.#within('BEGIN IMMEDIATE', work, (result) => (result.ok ? 'COMMIT' : 'ROLLBACK'));
  }

  /** Does the work as one transaction where it changes only tables of this connection's own: nobody waits for it. */
  transactAside<T>(work: () => Result<T>): Result<T> {
    return this.#within('BEGIN', work, (result) => (result.ok ? 'COMMIT' : 'ROLLBACK'));
  }

  /** Reads as everything stands at one moment, whatever others write meanwhile. */
  atOneMoment<T>(read: () => T): T {
    this.exec('BEGIN');
    try {
      return read();
    } finally {
      this.#rollBack();
    }
  }

  #within<T>(begin: string, work: () => Result<T>, end: (result: Result<T>) => string): Result<T> {
    this.exec(begin);
    try {
      const result = work();
      this.exec(end(result));
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #rollBack(): void {
    // SQLite rolls back by itself on some errors; asking again would hide the first.
    try {
      this.exec('ROLLBACK');
    } catch {}
  }

  /**
   * Does the work step by step as one transaction, taken back unless it `keeps` what comes of it. After each step `pause`
   * is waited for, with what the step yields, how much is done; where it throws, everything is left as it was.
   */
  async transactSteps<T>(
    work: Generator<number, Result<T>>,
    pause: Pause,
    keeps: boolean,
  ): Promise<Result<T>> {
    this.exec('BEGIN IMMEDIATE');
    try {
      let step = work.next();
      while (step.done !== true) {
        await pause(step.value);
        step = work.next();
      }
      this.exec(keeps && step.value.ok ? 'COMMIT' : 'ROLLBACK');
      return step.value;
    } catch (error) {
      work.return({ ok: false, problems: [] });
      this.#rollBack();
      throw error;
    }
  }

  /** The number of the format that its tables have; 0: none was ever made. */
  format(): number {
    return this.number('PRAGMA user_version');
  }

  /** Says that its tables have a format, and that it is a store of this program. */
  setFormat(format: number): void {
    this.exec(`PRAGMA user_version = ${format}; PRAGMA application_id = ${APPLICATION_ID}`);
  }

  /** Folds the log into the file, which is then enough alone: nothing is left beside it if the program is killed. */
  keepInOneFile(): void {
    this.exec('PRAGMA journal_mode = memory');
    this.number('SELECT count(*) FROM sqlite_schema');
  }

  /** Writes all that it holds to another file, which must be empty or not there. */
  copyInto(path: string): void {
    this.run('VACUUM INTO ?', path);
  }

  /** The first fault that SQLite finds in the file, in its words; undefined: it finds none. */
  integrityFault(): string | undefined {
    const [found = 'no answer'] = this.values('PRAGMA integrity_check(1)') ?? [];
    return found === 'ok' ? undefined : String(found);
  }

  /** A number that moves whenever another connection has changed the file. */
  dataVersion(): number {
    return this.number('PRAGMA data_version');
  }

  /** Whether the path still leads to the file that was opened, and the connection was not closed. */
  isAtPath(): boolean {
    return this.#database.isOpen && readInode(this.path) === this.inode;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}

function storedRow(columns: readonly string[], cells: readonly SQLOutputValue[]): StoredRow {
  const row: Record<string, SQLOutputValue> = {};
  for (const [at, column] of columns.entries()) row[column] = cells[at] ?? null;
  return row;
}

/** Repeats what fails because of another process's lock: switching a new file to a log is not covered by SQLite's own patience. */
function patiently<T>(work: () => T): T {
  const end = performance.now() + PATIENCE_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return work();
    } catch (error) {
      const trouble = sqliteTroubleOfError(error);
      if ((trouble !== 'busy' && trouble !== 'locked') || performance.now() > end) throw error;
      pauseThisThread(pause);
    }
  }
}

function readInode(path: string): string | undefined {
  if (path === IN_MEMORY) return undefined;
  const stat = readFileStat(path);
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`;
}
