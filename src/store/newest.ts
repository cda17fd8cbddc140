/** Files that a person names by a pattern, the endings that are read, and their bytes. */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../model/problem.ts';
import { fileRefusal } from './files.ts';
import { LARGEST } from './foreign.ts';

const homely = (path: string): string => path.replace(/^~(?=[\\/])/, () => homedir());

/** The path of the newest file that a path matches, with `*` and `?` in its last part; `~` is the folder of the user. */
export function newestMatch(pattern: string): string {
  const path = homely(pattern);
  const [folder, name] = [dirname(path), basename(path)];
  if (!/[*?]/.test(name)) return path;
  const [newest] = newestFirst(
    folder,
    (each) => matches(each, name) && (name.startsWith('.') || !each.startsWith('.')),
  );
  if (newest === undefined) throw new Refusal(`no file in ${folder} matches ${name}`);
  return join(folder, newest);
}

/** The paths of the tables in a folder, the newest first; none where it cannot be read. */
export function newestTables(folder: string): readonly string[] {
  try {
    const names = newestFirst(homely(folder), (name) =>
      /^[^.].*\.(csv|tsv|txt|xlsx|json|html?)$/i.test(name),
    );
    return names.map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function newestFirst(folder: string, isWanted: (name: string) => boolean): readonly string[] {
  return namesIn(folder)
    .filter(isWanted)
    .map((name) => ({ name, stat: statSync(join(folder, name), { throwIfNoEntry: false }) }))
    .filter(({ stat }) => stat?.isFile() === true)
    .sort((a, b) => Number(b.stat?.mtimeMs) - Number(a.stat?.mtimeMs) || (a.name < b.name ? 1 : -1))
    .map(({ name }) => name);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw fileRefusal(error, `${folder} cannot be read`);
  }
}

/** Whether a name is like a pattern: takes no longer than the product of their lengths. */
function matches(name: string, pattern: string): boolean {
  // so much of the name may lie behind the signs looked at so far
  let ends = [0];
  for (const sign of pattern) {
    const [first = name.length + 1] = ends;
    ends =
      sign === '*'
        ? Array.from({ length: name.length + 1 - first }, (_, at) => first + at)
        : ends.flatMap((at) =>
            at < name.length && (sign === '?' || name[at] === sign) ? [at + 1] : [],
          );
  }
  return ends.includes(name.length);
}

/** The bytes of a file, which is no pipe, device or folder. */
export function readSource(path: string): Uint8Array {
  try {
    // a pipe is not waited for
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw new Refusal(`${path} is not a file; name one`);
      if (stat.size > LARGEST)
        throw new Refusal(`${path} is larger than 20 MB; save the table alone`);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileRefusal(error, `${path} cannot be read`);
  }
}
