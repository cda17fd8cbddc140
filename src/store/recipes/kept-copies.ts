/**
 * What is remembered of each recipe, in `collected/` of the data folder, and copies of what was read: compressed, each once,
 * so that a number can be traced to the bytes it came from.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Result } from '../../core/model/model.ts';
import {
  type Collection,
  collectionFromFileText,
  collectionJsonText,
  NEVER,
} from '../../core/recipes/collection.ts';
import { COPIES_FOLDER, keptSourceCopyPath } from '../../core/recipes/kept-copy.ts';
import { removeFileIfPresent } from '../files/files.ts';
import { writePrivateFile } from '../files/private-file.ts';
import { RECIPE_FOLDERS } from './recipe-folders.ts';

/** All copies together may have so many bytes, compressed; the oldest go first. */
const COPIES_LIMIT = 500_000_000;
/** So many copies of a recipe are remembered by name, the newest. */
const MOST_COPIES = 400;

/** The folder in a data folder where collections lie: what is remembered of the last time that each recipe was read. */
function recipeCollectionsFolderPath(dataDir: string): string {
  return join(dataDir, RECIPE_FOLDERS.collected);
}

/** What is remembered of a recipe; nothing where there is no file, or none of ours. */
export function readLastCollectionOfRecipe(dataDir: string, id: string): Collection {
  try {
    return collectionFromFileText(readFileSync(pathOf(dataDir, id), 'utf8')) ?? NEVER;
  } catch {
    return NEVER;
  }
}

/** Keeps what is remembered of the last time that a recipe was read; refused where the disk does not take it. */
export function writeCollectionFile(
  dataDir: string,
  id: string,
  collection: Collection,
): Result<string> {
  return writePrivateFile(
    pathOf(dataDir, id),
    recipeCollectionsFolderPath(dataDir),
    collectionJsonText({ ...collection, copies: collection.copies.slice(-MOST_COPIES) }),
  );
}

function pathOf(dataDir: string, id: string): string {
  return join(recipeCollectionsFolderPath(dataDir), `${id}.json`);
}

/** Keeps a copy of bytes unless it is kept already, and gives its path below the data folder; refused where the disk does not take it. */
export function writeKeptCopy(dataDir: string, bytes: Uint8Array, sha256: string): Result<string> {
  const name = keptSourceCopyPath(sha256);
  const path = join(dataDir, name);
  if (existsSync(path)) return { ok: true, value: name };
  const written = writePrivateFile(path, join(dataDir, COPIES_FOLDER), gzipSync(bytes));
  return written.ok ? { ok: true, value: name } : written;
}

/** Removes the oldest copies while all of them together are larger than the limit, in bytes, ≥ 0; gives how many went, ≥ 0. */
export function removeOldestFetchedCopiesOverLimit(dataDir: string, limit = COPIES_LIMIT): number {
  const folder = join(dataDir, COPIES_FOLDER);
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  } catch {
    return 0;
  }
  const files = names
    .map((name) => join(folder, name))
    .map((path) => ({ path, stat: statSync(path, { throwIfNoEntry: false }) }))
    .flatMap(({ path, stat }) =>
      stat === undefined ? [] : [{ path, at: stat.mtimeMs, size: stat.size }],
    )
    .sort((a, b) => a.at - b.at);
  let size = files.reduce((sum, each) => sum + each.size, 0);
  let gone = 0;
  for (const each of files) {
    if (size <= limit) break;
    removeFileIfPresent(each.path);
    size -= each.size;
    gone += 1;
  }
  return gone;
}
