/** One open SQLite file: statements kept prepared, transactions, and what its errors mean in a sentence. */
import { closeSync, openSync, statSync } from 'node:fs';
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import type { Problem, Result } from '../domain/model.ts';
import { APPLICATION_ID } from './schema.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** How long a write waits for those of other processes before it is refused. */
const PATIENCE_MS = 30_000;
const IN_MEMORY = ':memory:';

/** Primary result codes of SQLite that a store can meet, https://sqlite.org/rescode.html. */
const CODES = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  tooBig: 18,
  auth: 23,
  notADatabase: 26,
} as const;
export type SqliteTrouble = keyof typeof CODES;

/** A store's file is there and its content is not what this program wrote. */
export class DamagedError extends Error {}

export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Where the file is on the disk; undefined in memory. */
  readonly inode: string | undefined;

  private constructor(path: string, database: DatabaseSync) {
    this.path = path;
    this.#database = database;
    this.inode = inodeOf(path);
  }

  /**
   * Opens a file, made private to the user when it is new, for several processes at once: write-ahead log, every commit
   * synced, patience with the locks of others. Throws what SQLite throws.
   *
   * `journal` is `delete` where shared memory cannot be trusted, as on a network folder.
   */
  static open(path: string, journal: 'wal' | 'delete' = 'wal'): Connection {
    if (path !== IN_MEMORY) closeSync(openSync(path, 'a', 0o600));
    return patiently(() => {
      const database = new DatabaseSync(path);
      try {
        database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
        const connection = new Connection(path, database);
        // Reading first: a file of another kind must be refused before anything is written to it.
        if (connection.isNew() || connection.number('PRAGMA application_id') === APPLICATION_ID) {
          connection.exec(`PRAGMA journal_mode = ${journal}; PRAGMA synchronous = FULL`);
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
    const database = new DatabaseSync(path, { readOnly: true });
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    return new Connection(path, database);
  }

  /** Whether nothing was ever written to the file. */
  isNew(): boolean {
    return (
      this.number('SELECT count(*) FROM sqlite_schema') === 0 &&
      this.number('PRAGMA application_id') === 0 &&
      this.number('PRAGMA user_version') === 0
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

  all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.statement(sql).all(...values);
  }

  iterate(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    // Not a kept statement: two walks over one statement would disturb each other.
    return this.#database.prepare(sql).iterate(...values);
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values);
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
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec(result.ok ? 'COMMIT' : 'ROLLBACK');
      return result;
    } catch (error) {
      // SQLite rolls back by itself on some errors; asking again would hide the first.
      try {
        this.exec('ROLLBACK');
      } catch {}
      throw error;
    }
  }

  /** A number that moves whenever another connection has changed the file. */
  dataVersion(): number {
    return this.number('PRAGMA data_version');
  }

  /** Whether the path still leads to the file that was opened, and the connection was not closed. */
  isAtPath(): boolean {
    return this.#database.isOpen && inodeOf(this.path) === this.inode;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}

/** Which trouble of SQLite this error is; undefined when it is something else. */
export function troubleOf(error: unknown): SqliteTrouble | undefined {
  if (error instanceof DamagedError) return 'corrupt';
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return undefined;
  }
  const code = error.errcode & 0xff;
  return TROUBLES.find((trouble) => CODES[trouble] === code);
}

const TROUBLES: readonly SqliteTrouble[] = [
  'perm',
  'busy',
  'locked',
  'readOnly',
  'ioError',
  'corrupt',
  'full',
  'cannotOpen',
  'tooBig',
  'auth',
  'notADatabase',
];

/** What a trouble means and what to do next, in a sentence that can follow another. */
export function sentenceOf(trouble: SqliteTrouble, path: string): string {
  switch (trouble) {
    case 'busy':
    case 'locked':
      return `another program has kept ${path} busy for ${PATIENCE_MS / 1000} seconds; try again`;
    case 'full':
      return `no space is left on the disk that holds ${path}; free some and try again`;
    case 'perm':
    case 'auth':
    case 'readOnly':
      return `${path} cannot be written; give yourself permission to write it and its folder`;
    case 'cannotOpen':
      return `${path} cannot be opened; check that its folder is there and yours to write`;
    case 'ioError':
      return `the disk that holds ${path} failed to read or write; check it and its free space`;
    case 'tooBig':
      return 'a text is too long to be stored; shorten it';
    case 'corrupt':
      return `${path} is damaged; "axiswatch doctor" names the newest good backup to restore`;
    case 'notADatabase':
      return `${path} is not a store of axiswatch; move it away, or restore a backup with "axiswatch restore"`;
  }
}

/** A trouble as a problem at the file; any other error is a bug and is thrown again. */
export function problemOf(error: unknown, path: string, before: string): Problem {
  const trouble = troubleOf(error);
  if (trouble === undefined) throw error;
  return { path, message: `${before}${sentenceOf(trouble, path)}` };
}

/** Repeats what fails because of another process's lock: switching a new file to a log is not covered by SQLite's own patience. */
function patiently<T>(work: () => T): T {
  const end = Date.now() + PATIENCE_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return work();
    } catch (error) {
      const trouble = troubleOf(error);
      if ((trouble !== 'busy' && trouble !== 'locked') || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

function inodeOf(path: string): string | undefined {
  if (path === IN_MEMORY) return undefined;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`;
}
