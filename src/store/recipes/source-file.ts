/** The files that a recipe names by a path or a pattern. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { type Result, refusalResultAt } from '../../core/model/model.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import {
  type Collection,
  isFileStatNewSinceCollection,
  type SourceFile,
} from '../../core/recipes/collection.ts';
import { fileNamePatternRegExp, isFileNamePattern } from '../../core/recipes/editions.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';

/** The full path of the file that a recipe names: `~` is the home folder, a path without a root begins in the data folder; nothing is looked up on the disk. */
function readFullPathOfRecipeSource(from: string, dataDir: string): string {
  const path = from.replace(/^~(?=[\\/]|$)/, homedir());
  return isAbsolute(path) ? path : join(dataDir, path);
}

/** A path as a recipe names it, with `~` for the home folder, so that it holds for another user too; asks the machine for the home folder. */
export function readPathWithTilde(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) || path.startsWith(`${home}\\`)
    ? `~${path.slice(home.length)}`
    : path;
}

/** Gives the names in a folder; throws where it cannot be read. */
type ListFolder = (folder: string) => readonly string[];

/** Lists each folder once: recipes often share one. */
export function makeCachingFolderReader(): ListFolder {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const names = known.get(folder) ?? readdirSync(folder);
    known.set(folder, names);
    return names;
  };
}

/** The files of a path or pattern, the newest first, one at least; none is read. Refused where there is none. */
export function readStatsOfRecipeSourceFiles(
  from: string,
  dataDir: string,
  list: ListFolder = readdirSync,
): Result<readonly SourceFile[]> {
  const path = readFullPathOfRecipeSource(from, dataDir);
  const name = basename(path);
  const folder = dirname(path);
  try {
    if (!isFileNamePattern(name)) {
      const { mtimeMs, size } = statSync(path);
      return { ok: true, value: [{ path, mtimeMs, size }] };
    }
    const pattern = fileNamePatternRegExp(name);
    const found = list(folder)
      .filter((each) => pattern.test(each))
      .map((each) => join(folder, each))
      .map((each) => ({ path: each, stat: statSync(each, { throwIfNoEntry: false }) }))
      .flatMap(({ path: at, stat }) =>
        stat?.isFile() === true ? [{ path: at, mtimeMs: stat.mtimeMs, size: stat.size }] : [],
      )
      .sort((a, b) => b.mtimeMs - a.mtimeMs || (a.path < b.path ? 1 : -1));
    return found.length === 0
      ? refusalResultAt(path, 'there is no such file yet; save one there, or correct the path')
      : { ok: true, value: found };
  } catch (error) {
    const at = isFileNamePattern(name) ? folder : path;
    return refusalResultAt(at, `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`);
  }
}

/** Looks at the disk whether a file lies where a recipe reads that was not read yet; false where the recipe reads an address. No file is opened. */
export function hasUncollectedFileOnDisk(
  { from }: Recipe,
  remembered: Collection,
  dataDir: string,
  list: ListFolder,
): boolean {
  const found = isWebAddress(from) ? undefined : readStatsOfRecipeSourceFiles(from, dataDir, list);
  const [newest] = found?.ok === true ? found.value : [];
  return newest !== undefined && isFileStatNewSinceCollection(newest, remembered);
}
