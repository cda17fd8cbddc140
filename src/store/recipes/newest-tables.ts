/** The files of a folder that may be tables, for a person who has not named one. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { readFileStat } from '../files/files.ts';

/** Endings of the files that can be read as tables. */
const ENDINGS = /\.(csv|tsv|txt|xlsx|json|jsonl|html?)$/i;

/** So many files are named. */
const MOST = 5;

/**
 * The newest tables, at most five, where a path is a folder or leads to nothing: those of that folder or of the one it would
 * lie in, and for a bare name of the downloads too; only those with the name in theirs where there are such. None where
 * something lies at the path, and where no folder can be read.
 */
export function readNewestTableFilePathsNear(path: string): readonly string[] {
  const stat = readFileStat(path);
  if (stat?.isDirectory() === true) return readNewestFiles([resolve(path)]);
  if (stat !== undefined) return [];
  const name = basename(path).toLowerCase();
  const beside = dirname(resolve(path));
  const folders = name === path.toLowerCase() ? [beside, join(homedir(), 'Downloads')] : [beside];
  const alike = readNewestFiles(folders, (each) => each.toLowerCase().includes(name));
  return alike.length > 0 ? alike : readNewestFiles(folders);
}

function readNewestFiles(
  folders: readonly string[],
  isMeant: (name: string) => boolean = () => true,
): readonly string[] {
  return [...new Set(folders)]
    .flatMap(readPathsInFolder)
    .filter((path) => ENDINGS.test(path) && isMeant(basename(path)))
    .flatMap((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() === true ? [{ path, at: stat.mtimeMs }] : [];
    })
    .sort((a, b) => b.at - a.at || (a.path < b.path ? -1 : 1))
    .slice(0, MOST)
    .map(({ path }) => path);
}

function readPathsInFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
