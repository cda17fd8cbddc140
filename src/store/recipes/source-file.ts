/** The file that a recipe names by a path or a pattern. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Result } from '../../core/model/model.ts';
import { fileErrorAdvice } from '../files/fs-errors.ts';

/** Where a path of a recipe leads: one without a root begins in the data folder, `~` is the home folder. */
export function sourcePath(from: string, dataDir: string): string {
  const path = from.replace(/^~(?=[\\/]|$)/, homedir());
  return isAbsolute(path) ? path : join(dataDir, path);
}

/** The newest file of a path in whose last part `*` stands for anything; refused where there is none. */
export function newestSourceFile(from: string, dataDir: string): Result<string> {
  const path = sourcePath(from, dataDir);
  const name = basename(path);
  const folder = dirname(path);
  if (!name.includes('*')) return { ok: true, value: path };
  const pattern = new RegExp(
    `^${name
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    process.platform === 'win32' ? 'i' : '',
  );
  try {
    const found = readdirSync(folder)
      .filter((each) => pattern.test(each))
      .map((each) => join(folder, each))
      .map((each) => ({ path: each, stat: statSync(each, { throwIfNoEntry: false }) }))
      .filter(({ stat }) => stat?.isFile() === true)
      .sort(
        (a, b) => (b.stat?.mtimeMs ?? 0) - (a.stat?.mtimeMs ?? 0) || (a.path < b.path ? 1 : -1),
      );
    const [newest] = found;
    return newest === undefined
      ? refuse(path, 'there is no such file yet; save one there, or correct "from"')
      : { ok: true, value: newest.path };
  } catch (error) {
    return refuse(folder, `cannot be read: ${fileErrorAdvice(error)}`);
  }
}

function refuse(path: string, message: string): Result<never> {
  return { ok: false, problems: [{ path, message }] };
}
