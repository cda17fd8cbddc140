/** What may be done with the file of a store, and what keeps it from being written. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fault } from '../../core/model/model.ts';
import {
  readFileSize,
  readFileStat,
  readRealPath,
  readSqliteSideFilePath,
  readWhyNotRegularFile,
} from '../files/files.ts';

export type Access = 'writable' | 'readable' | 'unreadable' | 'absent';

/** Why a store cannot be read, of one of which the access is known to be `unreadable`: what stands there is no file, else that the right to it is missing. */
export function readReasonOfUnreadableStore(path: string): Fault {
  const kind = readWhyNotRegularFile(path);
  return kind === undefined
    ? {
        says: `${path} cannot be read: you have no permission`,
        mend: 'give yourself the right to it with chmod',
      }
    : {
        says: `${path} cannot be read: ${kind}`,
        mend: 'move it away, or name another folder with --data-dir',
      };
}

/** What may be done with the file of a store. */
export function readStoreFileAccess(path: string): Access {
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return 'absent';
    // To wait for what comes out of a pipe would be to wait for ever.
    if (readWhyNotRegularFile(path) !== undefined) return 'unreadable';
    accessSync(path, constants.R_OK);
  } catch {
    return 'unreadable';
  }
  return canWritePathOnDisk(path) && canWritePathOnDisk(dirname(readRealPath(path)))
    ? 'writable'
    : 'readable';
}

/** Whether a file, or what lies in a folder, may be written. */
export function canWritePathOnDisk(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why a store that is there cannot be written though its folder may be; undefined when nothing is seen. */
export function readWhyStoreUnwritable(path: string): Fault | undefined {
  return canWritePathOnDisk(path)
    ? readWhySideFilesUnwritable(path)
    : {
        says: `${path} cannot be written`,
        mend: 'give yourself permission to write it with chmod',
      };
}

/** What SQLite keeps beside a file that is open. */
const BESIDE = ['-wal', '-shm', '-journal'] as const;

/** Why a store which could be written cannot, because of what lies beside it; undefined when that is not so. */
export function readWhySideFilesUnwritable(path: string): Fault | undefined {
  const locked = BESIDE.map((ending) => readSqliteSideFilePath(path, ending)).filter(
    (file) => readFileStat(file) !== undefined && !canWritePathOnDisk(file),
  );
  if (locked.length === 0 || readStoreFileAccess(path) !== 'writable') return undefined;
  const [verb, them, their] = locked.length === 1 ? ['is', 'it', 'its'] : ['are', 'them', 'their'];
  const isOurs = locked.every((file) => Number(readFileStat(file)?.uid) === process.getuid?.());
  const files = locked.join(' and ');
  if (isOurs)
    return {
      says: `${files} cannot be written`,
      mend: `give yourself permission to write ${them}`,
    };
  const isSpent = locked.every((file) => file.endsWith('-shm') || readFileSize(file) === 0);
  const mend = isSpent
    ? `remove ${them} while no axiswatch has the store open, or have ${their} owner do so`
    : `have ${their} owner or an administrator give ${them} to you: what was recorded last is in there`;
  return { says: `${files} ${verb} somebody else's and cannot be written`, mend };
}
