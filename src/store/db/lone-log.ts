/** The log of a store that is there while the store is not: SQLite would lay it over the next one, or remove it. */
import { closeSync, openSync, renameSync } from 'node:fs';
import type { Instant, Result } from '../../core/model/model.ts';
import { beside, discard, realPath, sizeOf } from '../files/files.ts';
import { reasonOf } from '../files/fs-errors.ts';
import { asideName } from '../journal/store-path.ts';

/** The sentence that such a log is there, where it is to be left as it is; none where there is none. */
export function logLeft(path: string): readonly string[] {
  const log = beside(path, '-wal');
  return sizeOf(log) === 0
    ? []
    : [
        `There is no store at ${path}, only its log ${log}, with what was recorded last; put the store that was moved away back beside it.`,
      ];
}

/**
 * Moves such a log out of the way of the store that is about to begin at a path, and says so in `lostBefore`. Refused: a log that cannot be moved. Where it is moved the empty file of the store is there.
 */
export function putLogAside(path: string, now: Instant): Result<undefined> {
  const file = realPath(path);
  const log = beside(path, '-wal');
  if (sizeOf(log) === 0) return { ok: true, value: undefined };
  const aside = asideName(file, now);
  try {
    // Who makes the file may move the log; it may be that of another process that has just begun the store.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    return refuse(log, error);
  }
  try {
    renameSync(log, `${aside}-wal`);
  } catch (error) {
    discard(file);
    return refuse(log, error);
  }
  discard(beside(path, '-shm'));
  return { ok: true, value: undefined };
}

function refuse(log: string, error: unknown): Result<never> {
  const message = `is the log of a store that was moved away and cannot be moved aside (${reasonOf(error)}); put that store back, or move the log to it`;
  return { ok: false, problems: [{ path: log, message }] };
}
