/** Files that are there whole or not at all. */
import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Fault } from '../../core/model/model.ts';

/** What the system says of a file; undefined where there is none, or none that may be looked at. */
export function readFileStat(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What stands where a file belongs and is none, such as "it is a folder"; undefined where nothing is to be said. */
export function readWhyNotRegularFile(path: string): string | undefined {
  const stat = readFileStat(path);
  if (stat === undefined || stat.isFile()) return undefined;
  if (stat.isDirectory()) return 'it is a folder';
  if (stat.isFIFO()) return 'it is a named pipe';
  return stat.isSocket() ? 'it is a socket' : 'it is a device';
}

/** The paths of the files of a folder whose names end in `.json`, by name; none where the folder cannot be read. */
export function readJsonFilePaths(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The file itself that a link leads to, be it there or not; a path that is no link stays as it is. */
export function readRealPath(path: string): string {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  } catch {
    return path;
  }
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(dirname(path), readlinkSync(path));
  }
}

/** The ends of the names of what SQLite keeps beside a database of what is written to it. */
export const SQLITE_LOG_ENDINGS = ['-wal', '-journal'] as const;

/** What SQLite keeps beside a database that is open: beside the file itself, wherever a link to it lies. */
export function readSqliteSideFilePath(path: string, ending: '-wal' | '-shm' | '-journal'): string {
  return `${readRealPath(path)}${ending}`;
}

/** Bytes of a file, ≥ 0; 0 where there is none. */
export function readFileSize(path: string): number {
  return Number(readFileStat(path)?.size ?? 0);
}

/** Bytes that may still be written on the disk of a folder, and files that may still be made, both ≥ 0; undefined where the system does not say. */
export function readFreeBytesAndFiles(folder: string): {
  readonly bytes: number | undefined;
  readonly files: number | undefined;
} {
  try {
    const { bavail, bsize, blocks, ffree, files } = statfsSync(folder);
    return {
      bytes: blocks === 0 ? undefined : bavail * bsize,
      files: files === 0 ? undefined : ffree,
    };
  } catch {
    return { bytes: undefined, files: undefined };
  }
}

/** Looks whether the folder of a file to be written is there: that it is not, and what to do; undefined when it is. Throws what the file system throws. */
export function readMissingFolderFault(path: string): Fault | undefined {
  const folder = dirname(path);
  return statSync(folder, { throwIfNoEntry: false }) === undefined
    ? { says: `there is no folder ${folder}`, mend: 'make it, or name another place' }
    : undefined;
}

/** This process in a name, `host-4711`: a folder may be shared with other machines, which have a 4711 of their own. */
export function readThisProcessName(): string {
  return `${hostname()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 32)}-${process.pid}`;
}

/** The name under which a file is prepared beside its place. */
export function partFilePathOfThisProcess(path: string): string {
  return `${path}.${readThisProcessName()}.part`;
}

/** The name of the process, `host-4711`, in that of a file which is being prepared, `….part`; undefined where there is none. */
export function processNameOfPartFile(part: string): string | undefined {
  return /\.([A-Za-z0-9]*-\d+)\.part$/.exec(part)?.[1];
}

/** Puts a prepared file in its place, on the disk for good. Throws what the file system throws. */
export function movePartFileIntoPlace(part: string, path: string): void {
  syncFileToDisk(part);
  renameSync(part, path);
  flushFolderToDisk(dirname(path));
}

/** Brings the names in a folder to the disk for good; does nothing on Windows, nor where the folder may not be read. Throws what the file system throws. */
export function flushFolderToDisk(folder: string): void {
  if (process.platform !== 'win32' && isFileReadableOnDisk(folder)) syncFileToDisk(folder);
}

function isFileReadableOnDisk(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file if it is there and can be removed. */
export function removeFileIfPresent(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where it cannot be removed nothing was put either, or the folder's owner has to.
  }
}

/** The mode of a file that its owner alone may read and write. */
export const PRIVATE_FILE_MODE = 0o600;

/**
 * Makes a folder that is private to the user, and those above it that are missing; one that is there stays as it
 * is. Throws what the file system throws. One folder at a time: Node's recursive way never ends in /proc.
 */
export function createPrivateFolder(path: string): void {
  const above = dirname(path);
  if (above !== path && readFileStat(above) === undefined) createPrivateFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
    flushFolderToDisk(above);
  } catch (error) {
    if (readFileStat(path)?.isDirectory() !== true) throw error;
  }
}

/** Brings the bytes of a file, or the names in a folder, to the disk for good. Throws what the file system throws. */
export function syncFileToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
