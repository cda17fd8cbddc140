/** The recipes of this user with what is remembered of them, and what one of them makes of bytes. */
import { basename, join } from 'node:path';
import { didYouMean } from '../../cli/did-you-mean.ts';
import type { Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { type Outcome, refusalOutcome } from '../../cli/refusal.ts';
import type { Day, Result, Strategy } from '../../core/model/model.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { recipeFieldInFileText, type SayField } from '../../core/recipes/field-words.ts';
import { observationsOfRecipeRows } from '../../core/recipes/observations.ts';
import { parseTableByRecipe } from '../../core/recipes/read-rows.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import type { ReadFile } from '../../store/recipes/collect.ts';
import { readLastCollectionOfRecipe } from '../../store/recipes/kept-copies.ts';
import { parseTableBytes } from '../../store/recipes/read-table.ts';
import { readRecipes } from '../../store/recipes/recipe-files.ts';
import {
  hasUncollectedFileOnDisk,
  makeCachingFolderReader,
} from '../../store/recipes/source-file.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import type { RecipeRow } from './recipe-output.ts';

/** The data folder of a command that opens no session. */
export function readDataFolderPath(io: Io, options: Options): string {
  return readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir).data;
}

/** All recipes by id, with what is remembered. */
export function readRecipesWithCollections(io: Io, dataDir: string): readonly RecipeRow[] {
  const list = makeCachingFolderReader();
  return readRecipes(join(io.packageRoot, 'data'), dataDir).map((listed) => {
    const { id, recipe } = listed;
    const remembered = readLastCollectionOfRecipe(dataDir, id);
    const hasNew =
      recipe !== undefined && hasUncollectedFileOnDisk(recipe, remembered, dataDir, list);
    return { ...listed, remembered, hasNewFile: hasNew };
  });
}

/** The recipe with this id; refused, with those that are like it, where none has. */
export function findRecipeRowOrRefuse(
  rows: readonly RecipeRow[],
  name: string,
): Outcome<RecipeRow> {
  const found = rows.find(({ id }) => id === name.toLowerCase());
  if (found !== undefined) return { ok: true, value: found };
  const near = didYouMean(
    rows.map(({ id }) => id),
    name,
  );
  const hint = near === '' ? '"axiswatch recipe list" shows those there are' : near;
  return refusalOutcome(1, `there is no recipe "${terminalSafeOneLine(name)}"; ${hint}`);
}

/** `row 12`; of a file on the disk with what it is called, as no address says that. */
function placeText(address: string, path: string): string {
  return isWebAddress(address) ? path : `${basename(address)}, ${path}`;
}

/** What a recipe makes of the bytes of a file; `say` names what is to be written where it makes nothing. */
export async function parseFileBytesByRecipe(
  recipe: Recipe,
  bytes: Uint8Array,
  strategy: Strategy,
  today: Day,
  { archived, address }: { readonly archived: string; readonly address: string },
  say: SayField = recipeFieldInFileText,
): Promise<Result<ReadFile>> {
  const table = await parseTableBytes(bytes, recipe.read, say);
  if (!table.ok) return table;
  const rows = parseTableByRecipe(recipe, table.value, today, say);
  if (!rows.ok) return rows;
  const made = observationsOfRecipeRows(rows.value.rows, strategy, today, {
    retrievedOn: today,
    archived,
    told: (path) => terminalSafeOneLine(`recipe ${recipe.id}: ${placeText(address, path)}`),
  });
  if (!made.ok) return made;
  const { observations, skipped } = made.value;
  return {
    ok: true,
    value: {
      observations,
      skipped: [...rows.value.skipped, ...skipped],
      read: rows.value.read,
    },
  };
}
