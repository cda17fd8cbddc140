/** The recipes there are: those that ship, and one's own in `recipes/` of the data folder, of one id one's own. */
import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Problem, type Result, refusalResultAt } from '../../core/model/model.ts';
import { parseRecipe } from '../../core/recipes/recipe.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import {
  createPrivateFolder,
  partFilePathOfThisProcess,
  readJsonFilePaths,
  readWhyNotRegularFile,
} from '../files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { writePrivateFile } from '../files/private-file.ts';
import { readWholeFileBytes } from '../files/read-whole.ts';
import { RECIPE_FOLDERS } from './recipe-folders.ts';

/** A file in a folder of recipes. */
export interface ListedRecipe {
  /** The id, or what the file is called where it holds none. */
  readonly id: string;
  readonly path: string;
  readonly isShipped: boolean;
  /** Undefined where it is no recipe. */
  readonly recipe: Recipe | undefined;
  readonly problems: readonly Problem[];
}

/** The folder of one's own recipes. */
function ownRecipesFolderPath(dataDir: string): string {
  return join(dataDir, RECIPE_FOLDERS.recipes);
}

/** All recipes by id; one that ships is left out where one's own has its id. */
export function readRecipes(packageData: string, dataDir: string): readonly ListedRecipe[] {
  const own = readJsonFilePaths(ownRecipesFolderPath(dataDir)).map((path) =>
    readListedRecipe(path, false),
  );
  const taken = new Set<string>();
  const ours = own.map((each) => {
    const isTaken = taken.has(each.id);
    taken.add(each.id);
    const message = `another file has the id "${each.id}" already; give each its own`;
    return isTaken ? { ...each, recipe: undefined, problems: [{ path: 'id', message }] } : each;
  });
  const shipped = readJsonFilePaths(join(packageData, 'recipes')).map((path) =>
    readListedRecipe(path, true),
  );
  return [...ours, ...shipped.filter(({ id }) => !taken.has(id))].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
}

/** Reads a recipe from a file; refuses one that cannot be read, and one that is none, with every problem in it. */
export function readRecipeFile(path: string): Result<Recipe> {
  const kind = readWhyNotRegularFile(path);
  if (kind !== undefined)
    return refusalResultAt(path, `cannot be read: ${kind}`, 'name a file instead');
  try {
    return parseRecipe(new TextDecoder('utf-8', { fatal: true }).decode(readWholeFileBytes(path)));
  } catch (error) {
    const why =
      error instanceof TypeError
        ? 'it is not UTF-8; save it as UTF-8'
        : readDiskTroubleReasonWithAdvice(error);
    return refusalResultAt(path, `cannot be read: ${why}`);
  }
}

/** Writes a recipe of one's own, whole or not at all, and gives where it is; one that is there is kept aside. Refused where the disk does not take it. */
export function writeRecipeFile(dataDir: string, id: string, text: string): Result<string> {
  const path = recipePath(dataDir, id);
  const aside = existsSync(path) ? moveRecipeAside(dataDir, path, id) : undefined;
  return aside?.ok === false ? aside : writePrivateFile(path, ownRecipesFolderPath(dataDir), text);
}

/** Where a recipe of one's own lies. */
export function recipePath(dataDir: string, id: string): string {
  return join(ownRecipesFolderPath(dataDir), `${id}.json`);
}

/** An id that no recipe of one's own has yet: this one, or with a number behind it from 2. */
export function readFreeRecipeId(dataDir: string, id: string): string {
  let free = id;
  for (let number = 2; existsSync(recipePath(dataDir, free)); number += 1) free = `${id}-${number}`;
  return free;
}

/** Where a recipe is kept that was deleted or written over: the last one of its id. */
function asidePath(dataDir: string, id: string): string {
  return join(ownRecipesFolderPath(dataDir), 'deleted', `${id}.json`);
}

/** Takes a file out of one's recipes and keeps it beside them, and gives where; refused where the disk does not take it. */
export function moveRecipeAside(dataDir: string, path: string, id: string): Result<string> {
  const aside = asidePath(dataDir, id);
  try {
    createPrivateFolder(join(ownRecipesFolderPath(dataDir), 'deleted'));
    renameSync(path, aside);
    return { ok: true, value: aside };
  } catch (error) {
    return refusalResultAt(path, `cannot be moved: ${readDiskTroubleReasonWithAdvice(error)}`);
  }
}

/** Brings back the recipe that was deleted or written over last, in exchange for one of its id; refused where none was, with those that were. */
export function restorePreviousRecipeFile(dataDir: string, id: string): Result<string> {
  const [path, aside] = [recipePath(dataDir, id), asidePath(dataDir, id)];
  const between = partFilePathOfThisProcess(path);
  try {
    if (!existsSync(aside)) {
      const ids = readJsonFilePaths(dirname(aside)).map((each) => basename(each, '.json'));
      const there = ids.length === 0 ? 'none was' : `there are ${ids.join(', ')}`;
      return refusalResultAt(aside, `no recipe "${id}" was deleted or written over; ${there}`);
    }
    const isThere = existsSync(path);
    if (isThere) renameSync(path, between);
    renameSync(aside, path);
    if (isThere) renameSync(between, aside);
    return { ok: true, value: path };
  } catch (error) {
    return refusalResultAt(
      path,
      `cannot be brought back: ${readDiskTroubleReasonWithAdvice(error)}`,
    );
  }
}

function readListedRecipe(path: string, isShipped: boolean): ListedRecipe {
  const read = readRecipeFile(path);
  const called = path.replace(/^.*[\\/]/, '').replace(/\.json$/, '');
  return read.ok
    ? { id: read.value.id, path, isShipped, recipe: read.value, problems: [] }
    : { id: called, path, isShipped, recipe: undefined, problems: read.problems };
}
