/** The SQLite file of a journal: opened for several processes at once, and its errors in a sentence. */
import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../model/problem.ts';
import { makeFolder } from './files.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Milliseconds that a write waits for those of other processes. */
const PATIENCE = 10_000;

/**
 * Opens the file, which is made, private to the user, where it is not there; for reading only where that is asked for, or
 * more is not allowed.
 */
export async function openDatabase(path: string, isReadOnly: boolean): Promise<DatabaseSync> {
  try {
    return await open(path, isReadOnly);
  } catch (error) {
    throw told(error, path);
  }
}

async function open(path: string, isReadOnly: boolean): Promise<DatabaseSync> {
  const log = `${path}-wal`;
  // Only where there is none: to close a file lets go of every lock that this process has on it.
  const isThere = existsSync(path);
  const isGone = (): boolean => !existsSync(path) || isEmpty(path);
  if (!isThere || isGone()) {
    if (isReadOnly) throw new Refusal(`${path} is not there; leave out --readonly to make it`, 3);
    // another process may have made both by now
    if (existsSync(log) && !isEmpty(log) && isGone()) {
      throw new Refusal(`${log} is there without ${path}; put that back, or move the log away`, 3);
    }
  }
  if (!isThere) {
    makeFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
  }
  // without its log SQLite would make one to read it
  const file = isReadOnly && !existsSync(log) ? unchanging(path) : path;
  const database = new DatabaseSync(file, { timeout: PATIENCE, readOnly: isReadOnly });
  try {
    // Reading first: nothing is written to a file of another kind.
    if (isNew(database)) {
      // SQLite's own patience does not cover the switch of a new file.
      await patiently(() => database.exec('PRAGMA journal_mode = WAL'));
      transact(database, () => {
        if (!isNew(database)) return;
        database.exec(SCHEMA);
        database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
        database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
      });
    }
    if (pragma(database, 'application_id') !== APPLICATION_ID) {
      throw new Refusal(`${path} is not a journal of axiswatch; move it away`, 3);
    }
    if (pragma(database, 'user_version') > SCHEMA_VERSION) {
      throw new Refusal(`${path} was written by a newer axiswatch; open it with that one`, 3);
    }
    // whoever is killed leaves nothing in a folder for what is temporary
    database.exec('PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The address of a file that nobody writes. */
function unchanging(path: string): URL {
  const address = pathToFileURL(path);
  address.searchParams.set('immutable', '1');
  return address;
}

/** Whether a file is there and holds nothing. */
export function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0;
}

export function mayWrite(path: string): boolean {
  try {
    for (const each of [path, dirname(path)]) accessSync(each, constants.W_OK);
    return true;
  } catch {
    return !existsSync(path);
  }
}

function isNew(database: DatabaseSync): boolean {
  return pragma(database, 'application_id') === 0 && pragma(database, 'schema_version') === 0;
}

export function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

/** Does the work as one transaction; `DEFERRED` lets other processes write within it, which it does not see. */
export function transact<T>(
  database: DatabaseSync,
  work: () => T,
  kind: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): T {
  database.exec(`BEGIN ${kind}`);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

async function patiently(work: () => void): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (resultCode(error) !== BUSY || Date.now() > end) throw error;
    }
    await new Promise((next) => setTimeout(next, 5));
  }
}

/** The primary result code of SQLite, https://sqlite.org/rescode.html. */
function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 255 : undefined;
}

const BUSY = 5;
const SAYS: Readonly<Record<number, (path: string) => Refusal>> = {
  [BUSY]: (path) => new Refusal(`another program is using ${path}; try again`),
  8: (path) => new Refusal(`${path} can only be read; give yourself permission to write it`, 3),
  10: (path) => new Refusal(`the disk failed to read or write ${path}; check it`, 3),
  11: (path) => new Refusal(`${path} is damaged; axiswatch doctor says how to repair it`, 3),
  13: (path) => new Refusal(`the disk that holds ${path} is full; free some space`),
  14: (path) => new Refusal(`${path} cannot be opened; check that its folder is yours to write`, 3),
  26: (path) => new Refusal(`${path} is not a journal of axiswatch; move it away`, 3),
};

/** What an error of SQLite or of the file system means, as a refusal; another one as it is. */
export function told(error: unknown, path: string): unknown {
  const says = SAYS[resultCode(error) ?? -1];
  if (says !== undefined) return says(path);
  const denied = error instanceof Error && 'syscall' in error && 'code' in error;
  return denied ? new Refusal(`${path} cannot be opened: ${String(error.code)}`, 3) : error;
}
