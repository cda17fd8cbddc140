/** A lock between processes that the system lets go of when its holder dies, however it dies. */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const PATIENCE_MS = 10_000;

/**
 * Does the work while no other process does any under the same lock file, which is made when it is not there.
 *
 * SQLite brings a lock that works everywhere; the file stays empty. Throws what SQLite and the file system throw.
 */
export async function withLock<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; BEGIN EXCLUSIVE`);
    return await work();
  } finally {
    database.close();
  }
}
