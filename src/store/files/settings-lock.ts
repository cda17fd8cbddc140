/** A lock between processes that write settings: a folder that lies there while somebody does. */
import { setTimeout as wait } from 'node:timers/promises';
import type { lock as lockFile } from 'proper-lockfile';
import { otherKind, statOf } from './files.ts';

/** A holder that is alive says so twice as often; one that was killed is waited for as long. */
const STALE_MS = 5_000;
const PATIENCE_MS = 15_000;
const ASKED_EVERY_MS = 50;

/**
 * Does the work while no other process does any for the same file, with proper-lockfile's `lock`.
 *
 * Throws what the file system throws, and an error in words when the lock is not let go of for `patience` milliseconds.
 */
export async function withLock<T>(
  lock: typeof lockFile,
  file: string,
  work: () => T,
  patience = PATIENCE_MS,
): Promise<T> {
  const path = `${file}.lock`;
  if (statOf(path)?.isDirectory() === false)
    throw inTheWay(path, otherKind(path) ?? 'it is a file');
  const release = await acquired(lock, file, path, patience);
  try {
    return work();
  } finally {
    // What was written stands; a lock that cannot be removed is taken over like that of a killed process.
    await release().catch(() => undefined);
  }
}

async function acquired(
  lock: typeof lockFile,
  file: string,
  path: string,
  patience: number,
): Promise<() => Promise<void>> {
  // The library would ask again whatever is wrong.
  for (let left = patience; ; left -= ASKED_EVERY_MS) {
    try {
      return await lock(file, { realpath: false, stale: STALE_MS, onCompromised: () => undefined });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOTEMPTY') throw inTheWay(path, 'it is a folder with files in it');
      if (code !== 'ELOCKED') throw error;
      if (left <= 0) throw new Error(`another program holds ${path}; try again`);
      await wait(ASKED_EVERY_MS);
    }
  }
}

function inTheWay(path: string, kind: string): Error {
  return new Error(`${path} is in the way: ${kind}; move it away`);
}
