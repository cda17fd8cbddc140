/** Who writes: a name, not a proof. */
import { userInfo } from 'node:os';
import { whyNotAuthorName } from '../../core/journal/assessment.ts';
import { type Result, SHIPPED_AUTHOR } from '../../core/model/model.ts';

export interface Author {
  readonly name: string;
  /** Why the name is another than the one asked for; undefined when it is not. */
  readonly notice: string | undefined;
}

/** Characters of the longest name. */
const LONGEST = 64;
const UNKNOWN = 'unknown';

/**
 * The author of what this process writes: `AXISWATCH_AUTHOR`, else the one in the settings, else the user of the operating
 * system, else `unknown`.
 *
 * Control characters and more than 64 characters are cut; `starter`, the name of what a release ships, becomes
 * `starter-user` with a sentence that says so.
 */
export function readAuthorNameWithNotice(
  env: Readonly<Record<string, string | undefined>>,
  systemUser: () => string = () => userInfo().username,
  chosen = '',
): Author {
  const name =
    cleaned(env.AXISWATCH_AUTHOR ?? '') ||
    cleaned(chosen) ||
    cleaned(systemUserName(systemUser)) ||
    UNKNOWN;
  if (name !== SHIPPED_AUTHOR) return { name, notice: undefined };
  const other = `${SHIPPED_AUTHOR}-user`;
  return {
    name: other,
    notice: `The name "${SHIPPED_AUTHOR}" belongs to what a release ships; you write as "${other}". Set AXISWATCH_AUTHOR to another name.`,
  };
}

/** A typed name as an author is written. Refused: no name, and that of what a release ships. */
export function parseAuthorName(typed: string): Result<string> {
  const name = cleaned(typed);
  const message = whyNotAuthorName(name);
  if (message === undefined) return { ok: true, value: name };
  return { ok: false, problems: [{ path: 'author', message }] };
}

function cleaned(name: string): string {
  return [...name.replaceAll(/\p{C}/gu, '').trim()].slice(0, LONGEST).join('').trim();
}

function systemUserName(systemUser: () => string): string {
  try {
    return systemUser();
  } catch {
    // A process can run as a user that the system has no name for.
    return '';
  }
}
