/** What a process that was killed left behind of copies it was making; its name says by whom it was made. */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '../../core/model/model.ts';
import { backupsFolderPath } from '../backup/backups.ts';
import {
  PRIVATE_FILE_MODE,
  processNameOfPartFile,
  readRealPath,
  readThisProcessName,
  removeFileIfPresent,
} from './files.ts';
import { codeOfError } from './fs-errors.ts';

/** What the name of a private folder begins with, and the whole of one: a draft of a person's is no copy. */
const PREFIX = 'axiswatch-copy-';
const FOLDER = /^axiswatch-copy-([A-Za-z0-9]*-\d+)-[^-]+$/;
/** The file in a private folder that names a part in another place. */
const ELSEWHERE = 'elsewhere';
/** What SQLite may leave beside a part. */
const PART = /\.part(-journal|-wal|-shm)?$/;

/** Makes a folder for copies in another one, private to the user. Throws what the file system throws. */
export function createTemporaryCopyFolder(within: string): string {
  return mkdtempSync(join(within, `${PREFIX}${readThisProcessName()}-`));
}

/** Writes into the data folder where a part file lies that is in another folder, so that the part is removed later if this process is killed; gives the function that removes the note. Where the note cannot be written, there is none, and nothing is said of it. */
export function writeNoteToRemovePartFile(dataDir: string, part: string): () => void {
  let folder: string | undefined;
  try {
    folder = createTemporaryCopyFolder(dataDir);
    writeFileSync(join(folder, ELSEWHERE), resolve(part), { mode: PRIVATE_FILE_MODE });
  } catch {
    // A board must find its way out of a folder that is full or cannot be written.
  }
  return () => {
    if (folder !== undefined) removePrivateFolderIfPossible(folder);
  };
}

/** Does the work while a part is known to the data folder, as by `writeNoteToRemovePartFile`. */
export function runWithPartFileNote<T>(dataDir: string, part: string, work: () => T): T {
  const end = writeNoteToRemovePartFile(dataDir, part);
  try {
    return work();
  } finally {
    end();
  }
}

/** Removes what was left, by now, of the copies beside a store, among its backups, and where these say; what cannot be removed stays. */
export function removeLeftBehindCopies(storePath: string, now: Instant): void {
  const file = readRealPath(storePath);
  removeLeftBehindFolders(dirname(storePath), now);
  clearParts(backupsFolderPath(storePath), '', now);
  clearParts(dirname(file), basename(file), now);
}

/** Removes the private folders in another one whose makers run no more, now. */
export function removeLeftBehindFolders(within: string, now: Instant): void {
  for (const name of readNamesInFolder(within)) {
    const [, by] = FOLDER.exec(name) ?? [];
    if (by === undefined) continue;
    const folder = join(within, name);
    if (!isFileLeftBehindOnDisk(folder, by, now) || !isOwnFolderOnDisk(folder)) continue;
    clearElsewhere(join(folder, ELSEWHERE), by);
    removePrivateFolderIfPossible(folder);
  }
}

function clearParts(folder: string, begins: string, now: Instant): void {
  for (const name of readNamesInFolder(folder)) {
    if (!name.startsWith(begins) || !PART.test(name)) continue;
    const path = join(folder, name);
    if (isFileLeftBehindOnDisk(path, processNameOfPartFile(name.replace(PART, '.part')), now))
      removeFileIfPresent(path);
  }
}

/** Removes the part that a file names, if it is one of the same maker. */
function clearElsewhere(path: string, by: string): void {
  let part: string;
  try {
    part = readFileSync(path, 'utf8');
  } catch {
    return;
  }
  if (processNameOfPartFile(basename(part)) !== by) return;
  for (const ending of ['', '-journal', '-wal', '-shm']) removeFileIfPresent(`${part}${ending}`);
}

/** Milliseconds of a day. */
const A_DAY_MS = 86_400_000;

/** Whether a file was left behind: its maker `by` no longer runs on this machine, or the file is older than a day by the time that `since` names, whatever runs under the number of its maker by then; looks at the processes and the disk. false of this process's own, and where there is no file. */
export function isFileLeftBehindOnDisk(
  path: string,
  by: string | undefined,
  now: Instant,
  since: 'mtimeMs' | 'ctimeMs' = 'mtimeMs',
): boolean {
  if (by === readThisProcessName()) return false;
  const [, host = '', pid = ''] = /^(.*)-(\d+)$/.exec(by ?? '') ?? [];
  if (`${host}-${process.pid}` === readThisProcessName() && !isRunning(Number(pid))) return true;
  try {
    return lstatSync(path)[since] < Date.parse(now) - A_DAY_MS;
  } catch {
    return false;
  }
}

/** Whether a process runs on this machine under the number `pid`, ≥ 0. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may be asked nothing, which says that it runs.
    return codeOfError(error) === 'EPERM';
  }
}

/** Whether it is a folder of this user's: in the temporary folder anybody can make one of such a name. */
function isOwnFolderOnDisk(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && [stat.uid, undefined].includes(process.getuid?.());
}

function readNamesInFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes a private folder with all that is in it, if that can be. */
export function removePrivateFolderIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next process tries again.
  }
}
