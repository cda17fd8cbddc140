/** The log of a store that is there while the store is not: SQLite would lay it over the next one, or remove it. */
import { closeSync, openSync, renameSync } from 'node:fs';
import type { Instant, Result } from '../../core/model/model.ts';
import {
  readFileSize,
  realPath,
  removeFileIfPresent,
  resolveSideFilePathThroughLinks,
} from '../files/files.ts';
import { fileErrorReason } from '../files/fs-errors.ts';
import { asideStoreFileName } from './set-aside-names.ts';

/** The sentence that such a log is there, where it is to be left as it is; none where there is none. */
export function readLoneLogSentences(path: string): readonly string[] {
  const log = resolveSideFilePathThroughLinks(path, '-wal');
  return readFileSize(log) === 0
    ? []
    : [
        `There is no store at ${path}, only its log ${log}, with what was recorded last; put the store that was moved away back beside it.`,
      ];
}

/** Moves such a log out of the way of the store that is about to begin at a path. Refused: a log that cannot be moved. Where it is moved the empty file of the store is there. */
export function moveLoneLogAside(path: string, now: Instant): Result<undefined> {
  const file = realPath(path);
  const log = resolveSideFilePathThroughLinks(path, '-wal');
  if (readFileSize(log) === 0) return { ok: true, value: undefined };
  const aside = asideStoreFileName(file, now);
  try {
    // Who makes the file may move the log; it may be that of another process that has just begun the store.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    return refuse(log, error);
  }
  try {
    renameSync(log, `${aside}-wal`);
  } catch (error) {
    removeFileIfPresent(file);
    return refuse(log, error);
  }
  removeFileIfPresent(resolveSideFilePathThroughLinks(path, '-shm'));
  return { ok: true, value: undefined };
}

function refuse(log: string, error: unknown): Result<never> {
  const message = `${log} is the log of a store that was moved away and cannot be moved aside (${fileErrorReason(error)}); put that store back, or move the log to it`;
  return { ok: false, problems: [{ path: log, message }] };
}
