/** A lock between processes that the system lets go of when its holder dies, however it dies. */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { otherKind } from '../files/files.ts';
import { sentenceOf, troubleOf } from './sqlite-errors.ts';

const PATIENCE_MS = 10_000;

/**
 * Does the work while no other process does any under the same lock file, which is made when it is not there.
 *
 * SQLite brings a lock that works everywhere; the file stays empty. Throws what the file system throws, and an error in
 * words when the lock is not let go of for `patience` milliseconds.
 */
export async function withLock<T>(
  path: string,
  work: () => T | Promise<T>,
  patience = PATIENCE_MS,
): Promise<T> {
  const kind = otherKind(path);
  if (kind !== undefined) throw new Error(`${path} is in the way: ${kind}; move it away`);
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    acquire(database, path, patience);
    return await work();
  } finally {
    database.close();
  }
}

function acquire(database: DatabaseSync, path: string, patience: number): void {
  try {
    database.exec(`PRAGMA busy_timeout = ${patience}; BEGIN EXCLUSIVE`);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    const isHeld = trouble === 'busy' || trouble === 'locked';
    throw new Error(
      isHeld ? `another program holds ${path}; try again` : sentenceOf(trouble, path),
    );
  }
}
