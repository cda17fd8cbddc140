/** What can go wrong with a store's file, as SQLite tells it, and what it means in a sentence. */
import { type Fault, faultSentence, type Problem } from '../../core/model/model.ts';
import { readWhySideFilesUnwritable } from './access.ts';

/** How long a write waits for those of other processes before it is refused. */
export const PATIENCE_MS = 30_000;

/** Primary result codes of SQLite that a store can meet, https://sqlite.org/rescode.html. */
const TROUBLES = [
  ['perm', 3],
  ['busy', 5],
  ['locked', 6],
  ['readOnly', 8],
  ['ioError', 10],
  ['corrupt', 11],
  ['full', 13],
  ['cannotOpen', 14],
  ['tooBig', 18],
  ['auth', 23],
  ['notADatabase', 26],
] as const;
export type SqliteTrouble = (typeof TROUBLES)[number][0];

/** A store's file is there and its content is not what this program wrote. */
export class DamagedError extends Error {}

/** Which trouble of SQLite this error is; undefined when it is something else. */
export function sqliteTroubleOfError(error: unknown): SqliteTrouble | undefined {
  if (error instanceof DamagedError) return 'corrupt';
  // A number larger than any that this program writes.
  if (error instanceof RangeError && 'code' in error && error.code === 'ERR_OUT_OF_RANGE') {
    return 'corrupt';
  }
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return undefined;
  }
  const code = error.errcode & 0xff;
  const trouble = TROUBLES.find(([, primary]) => primary === code);
  return trouble?.[0] ?? (isDamage(code, error.message) ? 'corrupt' : undefined);
}

/** Whether an error with SQLite's primary result `code`, 0…255, only arises when the tables, or what is in them, are not what this program wrote. */
function isDamage(code: number, message: string): boolean {
  const error = 1;
  const constraint = 19;
  const mismatch = 20;
  if (code === constraint || code === mismatch) return true;
  return (
    code === error &&
    /^(no such|unknown|ambiguous|misuse of|near|wrong number of|unrecognized)|has no column|malformed/.test(
      message,
    )
  );
}

/** What a trouble means and what to do next, in a sentence that can follow another. */
export function readSqliteTroubleAdviceSentence(trouble: SqliteTrouble, path: string): string {
  return faultSentence(readSqliteTroubleFault(trouble, path));
}

/** What a trouble means and what to do next; looks on the disk whether the files beside the store can be written. */
export function readSqliteTroubleFault(trouble: SqliteTrouble, path: string): Fault {
  switch (trouble) {
    case 'busy':
    case 'locked':
      return {
        says: `another program has kept ${path} busy for ${PATIENCE_MS / 1000} seconds`,
        mend: 'try again',
      };
    case 'full':
      return {
        says: `no space is left on the disk that holds ${path}`,
        mend: 'free some and try again',
      };
    case 'perm':
    case 'auth':
    case 'readOnly':
      return (
        readWhySideFilesUnwritable(path) ?? {
          says: `${path} cannot be written`,
          mend: 'give yourself permission to write it and its folder',
        }
      );
    case 'cannotOpen':
      return (
        readWhySideFilesUnwritable(path) ?? {
          says: `${path} cannot be opened`,
          mend: 'check that its folder is there and yours to write',
        }
      );
    case 'ioError':
      return {
        says: `the disk that holds ${path} failed to read or write`,
        mend: 'check it and its free space',
      };
    case 'tooBig':
      return { says: 'a text is too long to be stored', mend: 'shorten it' };
    case 'corrupt':
      return {
        says: `${path} is damaged`,
        mend: '"axiswatch doctor" names the newest good backup to restore',
      };
    case 'notADatabase':
      return {
        says: `${path} is not a store of axiswatch`,
        mend: 'move it away, or restore a backup with "axiswatch restore"',
      };
  }
}

/** A known trouble of SQLite as a problem at the file, for which it looks at the disk; any other error is a bug and is thrown again. */
export function readSqliteTroubleProblem(error: unknown, path: string, before: string): Problem {
  const trouble = sqliteTroubleOfError(error);
  if (trouble === undefined) throw error;
  return { path, message: `${before}${readSqliteTroubleAdviceSentence(trouble, path)}` };
}
