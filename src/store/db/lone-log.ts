/** The log of a store that is there while the store is not: SQLite would lay it over the next one, or remove it. */
import { closeSync, openSync, renameSync } from 'node:fs';
import type { Instant, Result } from '../../core/model/model.ts';
import {
  PRIVATE_FILE_MODE,
  readFileSize,
  readRealPath,
  readSqliteSideFilePath,
  removeFileIfPresent,
} from '../files/files.ts';
import { readDiskTroubleReason } from '../files/fs-errors.ts';
import { fileNameOfStoreSetAside } from './set-aside-names.ts';

/** The sentence that only the log of a store lies at a path, and what to do; none where no log does. The log is left as it is. */
export function readLoneStoreLogSentences(path: string): readonly string[] {
  const log = readSqliteSideFilePath(path, '-wal');
  return readFileSize(log) === 0
    ? []
    : [
        `There is no store at ${path}, only its log ${log}, with what was recorded last; put the store that was moved away back beside it.`,
      ];
}

/** Moves a log that lies at a path without its store out of the way of the store that is about to begin there, and makes the empty file of that store; does nothing where there is no log. Refused: a log that cannot be moved. */
export function moveLoneLogAsideAndCreateStoreFile(path: string, now: Instant): Result<undefined> {
  const file = readRealPath(path);
  const log = readSqliteSideFilePath(path, '-wal');
  if (readFileSize(log) === 0) return { ok: true, value: undefined };
  const aside = fileNameOfStoreSetAside(file, now);
  try {
    // Who makes the file may move the log; it may be that of another process that has just begun the store.
    closeSync(openSync(file, 'wx', PRIVATE_FILE_MODE));
  } catch (error) {
    return unmovedLogRefusal(log, error);
  }
  try {
    renameSync(log, `${aside}-wal`);
  } catch (error) {
    removeFileIfPresent(file);
    return unmovedLogRefusal(log, error);
  }
  removeFileIfPresent(readSqliteSideFilePath(path, '-shm'));
  return { ok: true, value: undefined };
}

function unmovedLogRefusal(log: string, error: unknown): Result<never> {
  const message = `${log} is the log of a store that was moved away and cannot be moved aside (${readDiskTroubleReason(error)}); put that store back, or move the log to it`;
  return { ok: false, problems: [{ path: log, message }] };
}
