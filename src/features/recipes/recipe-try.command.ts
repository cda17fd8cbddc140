/** `axiswatch recipe try`: the newest rows of a recipe as they would be proposed, and what was skipped and why. */
import { resolve } from 'node:path';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { readUserAgent } from '../../cli/version.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { recipeFieldInFileText } from '../../core/recipes/field-words.ts';
import { fetchOrReadRecipeSource } from '../../store/recipes/read-source.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import {
  recipeArithmeticText,
  recipeDetailsJson,
  recipeTryJson,
  recipeTryTexts,
} from './recipe-output.ts';
import {
  findRecipeRowOrRefuse,
  parseFileBytesByRecipe,
  readDataFolderPath,
  readRecipesWithCollections,
} from './recipe-rows.command.ts';
import type { RecipesJson } from './recipes-document.ts';

/** Reads what a recipe names, or another file of its form, and proposes nothing. */
export async function recipeTryCommand(
  io: Io,
  options: Options,
  name: string,
  file: string | undefined,
): Promise<ExitCode> {
  const dataDir = readDataFolderPath(io, options);
  const found = findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), name);
  if (!found.ok) return printRefusal(io, found.refusal);
  const { recipe, path, problems } = found.value;
  if (recipe === undefined)
    return printRefusal(io, { exitCode: 1, what: `${path} is no recipe`, problems });
  const opened = await openSession(io, pickGlobalOptions(options), { untouched: true });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  store.close();
  const from = file === undefined ? recipe.from : isWebAddress(file) ? file : resolve(file);
  const source = await fetchOrReadRecipeSource(from, {
    dataDir,
    env: io.env,
    userAgent: readUserAgent(io),
    allow: recipe.allow,
    say: recipeFieldInFileText,
    signal: new AbortController().signal,
  });
  if (!source.ok) return printRefusal(io, source);
  const { bytes, address } = source.value;
  const made = await parseFileBytesByRecipe(recipe, bytes, strategy, today, {
    archived: '',
    address,
  });
  if (!made.ok)
    return printRefusal(io, {
      exitCode: 1,
      what: `${recipe.id} does not read ${address}`,
      problems: made.problems,
    });
  const tried = { ...made.value, address, makes: recipeArithmeticText(recipe) };
  if (io.json)
    io.out(
      jsonText({
        schema: 'axiswatch.recipes/1',
        recipes: [recipeDetailsJson(found.value)],
        tried: recipeTryJson(tried),
      } satisfies RecipesJson),
    );
  else io.out(joinedLinesText(recipeTryTexts(tried, strategy, io.columns())));
  return 0;
}
