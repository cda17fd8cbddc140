/** Backups: whole copies of a store beside it, made before anything big and once on every day something is recorded. */
import { chmodSync, closeSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Day, Result } from '../../core/model/model.ts';
import { Connection } from '../db/connection.ts';
import { readSqliteTroubleProblem, sqliteTroubleOfError } from '../db/sqlite-errors.ts';
import {
  createPrivateFolder,
  movePartFileIntoPlace,
  PRIVATE_FILE_MODE,
  partFilePathOfThisProcess,
  readFileSize,
  readFileStat,
  readFreeBytesAndFiles,
  readMissingFolderFault,
  readSqliteSideFilePath,
  removeFileIfPresent,
} from '../files/files.ts';
import { FileFailure, readDiskTroubleReasonWithAdvice, TRY_AGAIN } from '../files/fs-errors.ts';

/** The end of the name of a backup of each kind, and how many of it are kept; older ones are removed when a newer one is made. */
const KINDS = [
  { ending: /^\d{4}-\d\d-\d\d\.db$/, kept: 7 },
  { ending: /^before-format-\d+\.db$/, kept: 3 },
  { ending: /^replaced-\d{4}-\d\d-\d\dT[\d-]+Z\.db$/, kept: 3 },
] as const;

/** The folder that holds the backups of the stores of a data folder. */
export function backupsFolderPath(storePath: string): string {
  return join(dirname(storePath), 'backups');
}

/** The backups of a store, in the order of their names; a name is compared whole, since `iran--deep` is an id as well as `iran`. */
export function readBackupPaths(storePath: string): readonly string[] {
  return KINDS.flatMap(({ ending }) => readBackupPathsByEnding(storePath, ending)).sort();
}

function readBackupPathsByEnding(storePath: string, ending: RegExp): readonly string[] {
  const folder = backupsFolderPath(storePath);
  const stem = `${basename(storePath, '.db')}--`;
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith(stem) && ending.test(name.slice(stem.length)))
    .sort()
    .map((name) => join(folder, name));
}

/** Why a backup is made: it was the first write of a day, a new format is coming, or another backup takes its place. */
export type Occasion =
  | { readonly kind: 'daily'; readonly day: Day }
  /** Number of the new format, ≥ 2. */
  | { readonly kind: 'before-format'; readonly format: number }
  | { readonly kind: 'replaced'; readonly at: string };

/** Makes a backup on an occasion, checked and on the disk for good, and removes what is kept no longer. */
export function writeBackupPruningOld(storePath: string, occasion: Occasion): Result<string> {
  const target = newBackupPath(storePath, occasion);
  if (occasion.kind === 'daily' && lacksBackupSpaceOnDisk(storePath)) {
    const message = `${BEFORE}the disk is nearly full; free some space`;
    return { ok: false, problems: [{ path: target, message }] };
  }
  const done = backUpStoreFile(storePath, target);
  if (done.ok) removeOldBackups(storePath, target);
  return done;
}

/** Whether the daily backup of a day is there. */
export function hasDailyBackupOnDisk(storePath: string, day: Day): boolean {
  return readFileStat(newBackupPath(storePath, { kind: 'daily', day })) !== undefined;
}

/**
 * Copies a store as `writeBackupTo` does, over a connection of its own: a transaction that is open meanwhile keeps others from
 * writing and is not in the way.
 */
export function backUpStoreFile(storePath: string, target: string): Result<string> {
  let source: Connection;
  try {
    source = Connection.openReadOnly(storePath);
  } catch (error) {
    return { ok: false, problems: [readSqliteTroubleProblem(error, storePath, BEFORE)] };
  }
  try {
    return writeBackupTo(source, target);
  } finally {
    source.close();
  }
}

const BEFORE = 'no backup was made: ';

/**
 * Copies a store as it stands, its log included, into a file, which is checked before it is given its name; a file that
 * is there is replaced. A copy of the program's own is private to the user, as is its folder, which is made. One that a
 * person has named may be read by whom the umask lets, and its folder must be there; `named`, which is given for such a
 * one, may add to it before it is checked.
 */
export function writeBackupTo(
  source: Connection,
  target: string,
  named?: (part: string) => void,
): Result<string> {
  const part = partFilePathOfThisProcess(target);
  try {
    if (named === undefined) createPrivateFolder(dirname(target));
    const missing = readMissingFolderFault(target);
    if (missing !== undefined) throw new FileFailure(missing.says, missing.mend);
    removeFileIfPresent(part);
    closeSync(openSync(part, 'wx', named === undefined ? PRIVATE_FILE_MODE : 0o666));
    const mode = Number(readFileStat(part)?.mode) & 0o777;
    // Whom the umask lets read the whole need not read what may be left of it.
    chmodSync(part, PRIVATE_FILE_MODE);
    source.copyInto(part);
    named?.(part);
    const unsound = querySqliteFaultOfFile(part);
    if (unsound !== undefined) throw new FileFailure(unsound, TRY_AGAIN);
    chmodSync(part, mode);
    movePartFileIntoPlace(part, target);
    return { ok: true, value: target };
  } catch (error) {
    removeFileIfPresent(part);
    const problem =
      sqliteTroubleOfError(error) === undefined
        ? { path: target, message: `${BEFORE}${readDiskTroubleReasonWithAdvice(error)}` }
        : readSqliteTroubleProblem(error, target, BEFORE);
    return { ok: false, problems: [problem] };
  }
}

/** What SQLite finds wrong with a file; undefined when nothing. Throws what SQLite throws. */
export function querySqliteFaultOfFile(path: string): string | undefined {
  const connection = Connection.openReadOnly(path);
  try {
    return connection.integrityFault();
  } finally {
    connection.close();
  }
}

function newBackupPath(storePath: string, occasion: Occasion): string {
  const stem = basename(storePath, '.db');
  return join(backupsFolderPath(storePath), `${stem}--${suffixOf(occasion)}.db`);
}

function suffixOf(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'daily':
      return occasion.day;
    case 'before-format':
      return `before-format-${String(occasion.format).padStart(3, '0')}`;
    case 'replaced':
      return `replaced-${occasion.at.replaceAll(/[:.]/g, '-')}`;
  }
}

/** Copies of a store that must find room before one is made that nobody asked for: what is recorded next needs room too. */
const ROOM_FOR = 3;

/** Whether the disk of a store has no room for its daily backup. */
export function lacksBackupSpaceOnDisk(storePath: string): boolean {
  const free = readFreeBytesAndFiles(dirname(storePath)).bytes;
  if (free === undefined) return false;
  const size = [storePath, readSqliteSideFilePath(storePath, '-wal')]
    .map(readFileSize)
    .reduce((sum, each) => sum + each, 0);
  return free < ROOM_FOR * size;
}

/**
 * Removes what is kept no longer beside the one just `made`. Those of a clock that ran ahead are named as newer: they are
 * counted apart, or what is made after the clock was set right would be the oldest and go at once.
 */
function removeOldBackups(storePath: string, made: string): void {
  const stale = KINDS.flatMap(({ ending, kept }) => {
    const paths = readBackupPathsByEnding(storePath, ending);
    const isAhead = (path: string): boolean => path > made;
    return [
      ...paths.filter((path) => !isAhead(path)).slice(0, -kept),
      ...paths.filter(isAhead).slice(0, -kept),
    ];
  });
  for (const path of stale) removeFileIfPresent(path);
}
