/**
 * A file that takes the place of a store that cannot be read, which is kept aside with its log. Killed anywhere it leaves
 * the one or the other: never none, and never the log of the one over the other.
 */
import {
  constants,
  copyFileSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../core/model/model.ts';
import {
  flushFolderToDisk,
  movePartFileIntoPlace,
  readFileStat,
  readThisProcessName,
  removeFileIfPresent,
  SQLITE_LOG_ENDINGS,
  syncFileToDisk,
} from '../files/files.ts';
import { codeOfError } from '../files/fs-errors.ts';
import { isFileLeftBehindOnDisk } from '../files/left-behind.ts';

/** The end of the name of a log that is out of the way until the new file is in its place. */
const WAITING = '.waits';

/**
 * Puts a prepared file in the place of another, which is kept as `aside` with its logs beside it; gives what is kept,
 * undefined for nothing. Throws what the file system throws.
 */
export function replaceDatabaseFileKeepingOld(
  part: string,
  file: string,
  aside: string,
): string | undefined {
  // SQLite would lay a log over whatever file it finds beside it.
  const logs = SQLITE_LOG_ENDINGS.filter(
    (ending) => readFileStat(`${file}${ending}`) !== undefined,
  );
  const isThere = readFileStat(file) !== undefined;
  // A folder is no store, and cannot have two names.
  if (readFileStat(file)?.isDirectory() === true) renameSync(file, aside);
  else if (isThere) keepAs(file, aside);
  for (const ending of logs) keepAs(`${file}${ending}`, `${aside}${ending}`);
  flushFolderToDisk(dirname(file));
  try {
    for (const ending of logs) renameSync(`${file}${ending}`, waitingOf(file, ending));
    rmSync(`${file}-shm`, { force: true });
    // Else the power could go with the new file on the disk and the old log still beside it.
    flushFolderToDisk(dirname(file));
    movePartFileIntoPlace(part, file);
  } catch (error) {
    if (readFileStat(part) !== undefined) moveLogsBack(file, logs);
    throw error;
  }
  for (const ending of logs) removeFileIfPresent(waitingOf(file, ending));
  const [log] = logs;
  if (isThere) return aside;
  return log === undefined ? undefined : `${aside}${log}`;
}

function moveLogsBack(file: string, logs: readonly string[]): void {
  for (const ending of logs) {
    const log = waitingOf(file, ending);
    if (readFileStat(log) !== undefined) renameSync(log, `${file}${ending}`);
  }
}

/** Puts the logs back beside a store that was to give way when its process was killed, or removes them where it did. */
export function restoreStoreLogsOfInterruptedReplacement(file: string, now: Instant): void {
  const folder = dirname(file);
  for (const name of readWaitingLogNames(file)) {
    const log = join(folder, name);
    const [, ending = '', by = ''] = /(-wal|-journal)\.([^.]+)\.waits$/.exec(name) ?? [];
    // The name is new, and what it names was last written when it was a log.
    if (!isFileLeftBehindOnDisk(log, by, now, 'ctimeMs')) continue;
    const hasGivenWay = readFileStat(`${file}.${by}.part`) === undefined;
    // What was recorded since has a log of its own; the old one is kept aside.
    if (hasGivenWay || readFileStat(`${file}${ending}`) !== undefined) removeFileIfPresent(log);
    else renameSync(log, `${file}${ending}`);
  }
}

function readWaitingLogNames(file: string): readonly string[] {
  try {
    return readdirSync(dirname(file)).filter(
      (name) => name.startsWith(`${basename(file)}-`) && name.endsWith(WAITING),
    );
  } catch {
    return [];
  }
}

function waitingOf(file: string, ending: string): string {
  return `${file}${ending}.${readThisProcessName()}${WAITING}`;
}

/** Gives a file a second name, or where the disk knows no such thing a copy of it. */
function keepAs(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch (error) {
    if (isSameFileOnDisk(file, aside)) return;
    if (codeOfError(error) === 'EEXIST') throw error;
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
    syncFileToDisk(aside);
  }
}

function isSameFileOnDisk(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other, { throwIfNoEntry: false })];
  return a.ino === b?.ino && a.dev === b.dev;
}
