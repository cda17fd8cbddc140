/** Reading a store that is not to be written: it is copied with its log to a private folder and opened there. */
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  PRIVATE_FILE_MODE,
  readFileSize,
  readFileStat,
  readSqliteSideFilePath,
  readWhyNotRegularFile,
} from '../files/files.ts';
import { FileFailure } from '../files/fs-errors.ts';
import { createTemporaryCopyFolder, removePrivateFolderIfPossible } from '../files/left-behind.ts';
import { pauseThisThread } from '../files/pause.ts';

export interface PrivateCopy {
  readonly path: string;
  /** Changes whenever the original does. */
  readonly signature: string;
  readonly remove: () => void;
}

/** How often it is copied at most until it has not changed meanwhile. */
const ATTEMPTS = 20;

/**
 * Copies a store and its log as they stand between two writes of others, into a private folder within one: the temporary
 * one where the data folder is not known to be written. Throws what the file system throws.
 *
 * SQLite's own way to read without writing (`immutable`) ignores the log and with it the newest readings.
 */
export function createPrivateStoreCopy(path: string, within?: string): PrivateCopy {
  const kind = readWhyNotRegularFile(path);
  if (kind !== undefined) throw new FileFailure(kind, 'name a file');
  const folder = createTemporaryCopyFolder(within ?? tmpdir());
  const remove = (): void => removePrivateFolderIfPossible(folder);
  const copy = join(folder, basename(path));
  try {
    for (let attempt = 1; ; attempt += 1) {
      const signature = readStoreFilesStamp(path);
      copyOf(path, copy);
      const log = readSqliteSideFilePath(path, '-wal');
      if (readFileSize(log) > 0) copyOf(log, `${copy}-wal`);
      if (signature === readStoreFilesStamp(path) || attempt === ATTEMPTS) {
        return { path: copy, signature, remove };
      }
      pauseThisThread(attempt);
    }
  } catch (error) {
    remove();
    throw error;
  }
}

/** Sizes and times of a store and its log; the same as long as nobody writes. */
export function readStoreFilesStamp(path: string): string {
  return [path, readSqliteSideFilePath(path, '-wal')]
    .map((file) => {
      const stat = readFileStat(file);
      return stat === undefined ? '-' : `${stat.ino}:${stat.size}:${stat.mtimeNs}`;
    })
    .join(' ');
}

/** Copies a file, or what it has become since; unlike the original, the copy can be written. */
function copyOf(from: string, to: string): void {
  rmSync(to, { force: true });
  copyFileSync(from, to);
  chmodSync(to, PRIVATE_FILE_MODE);
}
