/** What the errors of the file system mean, apart from strategy files: most who ask have none to read. */
import { isAbsolute } from 'node:path';
import { type Fault, faultSentence } from '../../core/model/model.ts';

/** Thrown where a file is not what it must be, in place of an error of the disk. */
export class FileFailure extends Error {
  readonly fault: Fault;

  constructor(says: string, mend: string) {
    super(`${says}; ${mend}`);
    this.fault = { says, mend };
  }
}

/** The code of an error, such as `ENOENT`; undefined of what has none. */
export function codeOfError(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** What an error says; of anything else that was thrown, what it is as a text. */
export function errorMessageText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why the disk refused to read or write, with what to do about it, as one text; looks whether the folder that the program runs in is still there. */
export function readDiskTroubleReasonWithAdvice(error: unknown): string {
  return faultSentence(readDiskTroubleFault(error));
}

/** Why the disk refused to read or write, in words for people; looks whether the folder that the program runs in is still there. */
export function readDiskTroubleReason(error: unknown): string {
  return readDiskTroubleFault(error).says;
}

/** That a file cannot be read, as its error says, and why; looks whether the folder that the program runs in is still there. */
export function readDiskTroubleFaultWithPath(error: unknown, path: string): Fault {
  const { says, mend } = readDiskTroubleFault(error);
  return { says: `${path} cannot be read: ${says}`, mend };
}

/** Why the disk refused to read or write, and what to do about it; looks whether the folder that the program runs in is still there. */
export function readDiskTroubleFault(error: unknown): Fault {
  if (error instanceof FileFailure) return error.fault;
  const code = codeOfError(error);
  if (code === 'ENOENT' && isAstray(error)) return FOLDER_IS_GONE;
  return FAULTS[String(code)] ?? { says: errorMessageText(error), mend: TRY_AGAIN };
}

/** What to do where no more is known than that a file could not be read or written. */
export const TRY_AGAIN = 'try again, and check the disk if it goes on';

const FOLDER_IS_GONE: Fault = {
  says: 'the folder you are in is gone',
  mend: 'go to another with cd, or give the whole path',
};

const NO_PERMISSION: Fault = {
  says: 'you have no permission',
  mend: 'give yourself the right to it with chmod, or name another place',
};

const DISK_IS_FULL: Fault = {
  says: 'no space is left on the disk',
  mend: 'free some and try again',
};

const TOO_MANY_FILES: Fault = {
  says: 'too many files are open',
  mend: 'close other programs, or allow more with "ulimit -n"',
};

/** By the code of the system, https://man7.org/linux/man-pages/man3/errno.3.html. */
const FAULTS: Readonly<Record<string, Fault>> = {
  ENOENT: { says: 'there is no such file or folder', mend: 'check the path' },
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: { says: 'the disk is read-only', mend: 'name a place on another disk' },
  ENOSPC: DISK_IS_FULL,
  EDQUOT: DISK_IS_FULL,
  EIO: { says: 'the disk failed to read or write', mend: 'check it, or name a place on another' },
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES,
  EBUSY: { says: 'another program uses it', mend: 'try again once that has ended' },
  EEXIST: {
    says: 'something else of this name is in the way',
    mend: 'move that away, or choose another name',
  },
  ENAMETOOLONG: { says: 'its name is too long', mend: 'choose a shorter one' },
  ELOOP: {
    says: 'its links lead in a circle',
    mend: 'name the file that they should lead to',
  },
  EISDIR: { says: 'it is a folder', mend: 'name a file in it' },
  ENOTDIR: { says: 'a part of its path is a file, not a folder', mend: 'check the path' },
};

/** Whether a name could not be found because the folder that the program runs in is no longer there. */
function isAstray(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('syscall' in error && error.syscall === 'uv_cwd') return true;
  if (!('path' in error) || typeof error.path !== 'string' || isAbsolute(error.path)) return false;
  try {
    process.cwd();
    return false;
  } catch {
    return true;
  }
}
