/** What is wrong with a store or a backup, and what helps, apart from each other. */
import { type SqliteTrouble, sentenceOf } from './sqlite-errors.ts';

/** What is wrong with a file, in words that follow its path. */
export interface Fault {
  readonly says: string;
  /** What to do; undefined: another backup is all that helps. */
  readonly mend?: string | undefined;
}

export const ANOTHER =
  'choose a copy that "axiswatch backup" made, or the one that "axiswatch doctor" names';
export const CUT_SHORT: Fault = { says: 'was emptied or cut short' };
export const IS_DAMAGED: Fault = { says: 'is damaged' };

/** What a trouble of SQLite means for a file. */
export function faultOf(trouble: SqliteTrouble, path: string): Fault {
  if (trouble === 'corrupt') return IS_DAMAGED;
  if (trouble === 'notADatabase') return { says: 'is not a store of axiswatch' };
  return inParts(sentenceOf(trouble, path), path);
}

/** A sentence that says first what is wrong and then what to do. */
export function inParts(sentence: string, path: string): Fault {
  const [says = '', ...mend] = sentence.split('; ');
  const after = says.startsWith(`${path} `) ? says.slice(path.length + 1) : says;
  return { says: after, mend: mend.length === 0 ? undefined : mend.join('; ') };
}
