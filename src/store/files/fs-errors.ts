/** What the errors of the file system mean, apart from strategy files: most who ask have none to read. */
import { isAbsolute } from 'node:path';
import { type Fault, faultSentence } from '../../core/model/model.ts';

/** Why the disk refused, with what to do about it where the words do not say that by themselves. */
export function readFileErrorReasonWithAdvice(error: unknown): string {
  return faultSentence(readFileErrorFault(error));
}

/** Why the disk refused, and what to do about it where that is no matter of course. */
function readFileErrorFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { says: readFileErrorReason(error), mend: MENDS[String(code)] };
}

/** That a file cannot be read, and why. */
export function readFileUnreadableFault(error: unknown, path: string): Fault {
  const { says, mend } = readFileErrorFault(error);
  return { says: `${path} cannot be read: ${says}`, mend };
}

const MENDS: Readonly<Record<string, string>> = {
  EACCES: 'give yourself the right to it with chmod, or name another place',
  EPERM: 'give yourself the right to it with chmod, or name another place',
  EROFS: 'name a place on another disk',
  ENOSPC: 'free some and try again',
  EDQUOT: 'free some and try again',
  EISDIR: 'name a file in it',
  EEXIST: 'move that away, or choose another name',
  ENAMETOOLONG: 'choose a shorter one',
  ELOOP: 'name the file that they should lead to',
  ENOTDIR: 'check the path',
};

const FOLDER_IS_GONE =
  'the folder you are in is gone; go to another with cd, or give the whole path';

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

/** Why a file operation failed, in words for people. */
export function readFileErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return isAstray(error) ? FOLDER_IS_GONE : 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space is left on the disk';
    case 'EEXIST':
      return 'something else of this name is in the way';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
