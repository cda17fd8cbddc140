/** `axiswatch recipe list|show|check|on|off|delete|restore`: which recipes there are, what each says, and whether it is collected. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import {
  checkNoReadonlyOption,
  printRefusal,
  printRemark,
  refusalOutcome,
} from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { ID } from '../../core/model/model.ts';
import { whyCountedIndicatorTakesNoReadings } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { keptSourceCopyPath } from '../../core/recipes/kept-copy.ts';
import {
  readLastCollectionOfRecipe,
  writeCollectionFile,
} from '../../store/recipes/kept-copies.ts';
import {
  moveRecipeAside,
  readRecipeFile,
  restorePreviousRecipeFile,
} from '../../store/recipes/recipe-files.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import {
  type KeptCopy,
  type RecipeRow,
  recipeDetailsJson,
  recipeDetailTexts,
  recipeListTexts,
} from './recipe-output.ts';
import {
  findRecipeRowOrRefuse,
  readDataFolderPath,
  readRecipesWithCollections,
} from './recipe-rows.command.ts';
import type { RecipesJson } from './recipes-document.ts';

/** Lists the recipes that ship and one's own. */
export async function recipeListCommand(io: Io, options: Options): Promise<ExitCode> {
  const rows = readRecipesWithCollections(io, readDataFolderPath(io, options));
  if (io.json) io.out(recipesText(rows.map((row) => recipeDetailsJson(row))));
  else io.out(joinedLinesText(recipeListTexts(rows, io.readClock().today, io.terminal())));
  return 0;
}

function recipesText(recipes: RecipesJson['recipes']): string {
  return jsonText({ schema: 'axiswatch.recipes/1', recipes } satisfies RecipesJson);
}

/** Shows one recipe, with the copies of what was read by it. */
export async function recipeShowCommand(io: Io, options: Options, name: string): Promise<ExitCode> {
  const dataDir = readDataFolderPath(io, options);
  const found = findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), name);
  if (!found.ok) return printRefusal(io, found.refusal);
  const copies = readKeptCopiesOfRecipe(found.value, dataDir);
  if (io.json) io.out(recipesText([recipeDetailsJson(found.value, copies)]));
  else {
    const { today } = io.readClock();
    io.out(joinedLinesText(recipeDetailTexts(found.value, copies, today, io.columns())));
  }
  return 0;
}

function readKeptCopiesOfRecipe({ remembered }: RecipeRow, dataDir: string): readonly KeptCopy[] {
  return remembered.copies.map(({ readOn, address, sha256, bytes, read }) => {
    const path = join(dataDir, keptSourceCopyPath(sha256));
    return { readOn, address, sha256, bytes, readings: read, path: existsSync(path) ? path : null };
  });
}

/** Checks a recipe, by its id or in a file: every problem by its line, and whether the strategy has its indicator. */
export async function recipeCheckCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const rows = readRecipesWithCollections(io, readDataFolderPath(io, options));
  const named = rows.filter(({ id }) => id === name);
  // Of two files with one id that is meant of which something is wrong.
  const listed = named.find(({ recipe }) => recipe === undefined) ?? named[0];
  if (listed === undefined && !existsSync(name)) {
    const found = findRecipeRowOrRefuse(rows, name);
    if (!found.ok) return printRefusal(io, found.refusal);
  }
  const path = listed?.path ?? name;
  const read =
    listed === undefined
      ? readRecipeFile(path)
      : listed.recipe === undefined
        ? { ok: false as const, problems: listed.problems }
        : { ok: true as const, value: listed.recipe };
  if (!read.ok)
    return printRefusal(io, { exitCode: 1, what: `${path} is no recipe`, problems: read.problems });
  const recipe = read.value;
  const opened = await openSession(io, pickGlobalOptions(options), { untouched: true });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store } = opened.value;
  store.close();
  const indicator = findIndicatorByIdOrCode(strategy, recipe.indicator);
  if (indicator === undefined || indicator.count !== undefined) {
    const why =
      indicator === undefined
        ? `the strategy in use has no indicator "${recipe.indicator}"; "axiswatch list" shows all of them`
        : whyCountedIndicatorTakesNoReadings(indicator);
    return printRefusal(io, refusalOutcome(1, why, 'indicator').refusal);
  }
  if (io.json)
    io.out(
      recipesText([
        recipeDetailsJson(
          listed ?? {
            id: recipe.id,
            path,
            isShipped: false,
            recipe,
            problems: [],
            remembered: { copies: [] },
            hasNewFile: false,
          },
        ),
      ]),
    );
  else
    io.out(`${path}: a sound recipe. "axiswatch recipe try ${recipe.id}" shows what it makes.\n`);
  return 0;
}

/** Switches a recipe on or off. */
export async function recipeOnOffCommand(
  io: Io,
  options: Options,
  on: boolean,
  name: string,
): Promise<ExitCode> {
  const word = on ? 'on' : 'off';
  const writing = checkNoReadonlyOption(options, `switch a recipe ${word}`);
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const dataDir = readDataFolderPath(io, options);
  const found = findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), name);
  if (!found.ok) return printRefusal(io, found.refusal);
  const { id, recipe, problems, path } = found.value;
  if (on && recipe === undefined)
    return printRefusal(io, { exitCode: 1, what: `${path} is no recipe`, problems });
  const remembered = { ...readLastCollectionOfRecipe(dataDir, id), on };
  const written = writeCollectionFile(dataDir, id, remembered);
  if (!written.ok) return printRefusal(io, written);
  if (io.json) io.out(recipesText([recipeDetailsJson({ ...found.value, remembered })]));
  else {
    const [next, back] = on
      ? ['"axiswatch collect" reads it when it is due', 'off']
      : ['it is not collected any more', 'on'];
    printRemark(io, `${id} is ${word}: ${next}; "axiswatch recipe ${back} ${id}" goes back`);
  }
  return 0;
}

/** Takes a recipe of one's own out of those there are; it is kept aside. */
export async function recipeDeleteCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const writing = checkNoReadonlyOption(options, 'delete a recipe');
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const dataDir = readDataFolderPath(io, options);
  const found = findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), name);
  if (!found.ok) return printRefusal(io, found.refusal);
  const { id, path, isShipped } = found.value;
  if (isShipped) {
    const message = `ships with the program and stays; "axiswatch recipe off ${id}" switches it off`;
    return printRefusal(io, refusalOutcome(1, message, id).refusal);
  }
  const moved = moveRecipeAside(dataDir, path, id);
  if (!moved.ok) return printRefusal(io, moved);
  if (io.json) io.out(recipesText([recipeDetailsJson({ ...found.value, path: moved.value })]));
  else
    printRemark(
      io,
      `${id} is deleted; what it proposed stays; "axiswatch recipe restore ${id}" brings it back`,
    );
  return 0;
}

/** Brings back the recipe of one's own that was deleted or written over last. */
export async function recipeRestoreCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  const writing = checkNoReadonlyOption(options, 'bring a recipe back');
  if (!writing.ok) return printRefusal(io, writing.refusal);
  const dataDir = readDataFolderPath(io, options);
  const id = name.toLowerCase();
  if (!ID.test(id))
    return printRefusal(
      io,
      refusalOutcome(2, 'is no id of a recipe; "axiswatch recipe list" shows them', name).refusal,
    );
  const back = restorePreviousRecipeFile(dataDir, id);
  if (!back.ok) return printRefusal(io, back);
  const found = findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), id);
  if (!found.ok) return printRefusal(io, found.refusal);
  if (io.json) io.out(recipesText([recipeDetailsJson(found.value)]));
  else printRemark(io, `${id} is back: ${back.value}`);
  return 0;
}
