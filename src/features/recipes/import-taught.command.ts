/** `axiswatch import` of a file that is no file of readings: read by a recipe that fits it, or taught by pointing. */
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { askYesOrNo } from '../../cli/confirm.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import {
  isSwitchGiven,
  type Options,
  pickGlobalOptions,
  textOptionValue,
} from '../../cli/options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { readUserAgent } from '../../cli/version.ts';
import { DEFAULT_CONFIDENCE } from '../../core/model/model.ts';
import { wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { isRecipeOn } from '../../core/recipes/collection.ts';
import { optionNameText, recipeFieldInFileText } from '../../core/recipes/field-words.ts';
import { parseTableByRecipe } from '../../core/recipes/read-rows.ts';
import { recipeFileText } from '../../core/recipes/recipe.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import {
  columnNamesExceptDays,
  fileRecognitionByRecipe,
  type Recognition,
} from '../../core/recipes/recognition.ts';
import { readWhyNotRegularFile } from '../../store/files/files.ts';
import { hasColumnInHead, IMPORT_FORMATS } from '../../store/files/import-formats.ts';
import { fileTypeOfBytes } from '../../store/recipes/file-form.ts';
import { fetchOrReadRecipeSource } from '../../store/recipes/read-source.ts';
import { parseTableBytes } from '../../store/recipes/read-table.ts';
import { readFreeRecipeId, writeRecipeFile } from '../../store/recipes/recipe-files.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { askToChoose } from './choose.command.ts';
import { collectionWithoutCacheValidators, collectRecipesAndPropose } from './collect.command.ts';
import { indicatorNameAndUnitText, type RecipeRow } from './recipe-output.ts';
import {
  findRecipeRowOrRefuse,
  readDataFolderPath,
  readRecipesWithCollections,
} from './recipe-rows.command.ts';
import { recipeTryCommand } from './recipe-try.command.ts';

/** So many bytes of a file say whether it is one of readings. */
const HEAD = 65_536;

/**
 * Takes in a file by a recipe: the one that is named, or one that knows it by its columns, after a question unless it was
 * made of such a file. Without one a person is asked to point. Undefined: it may be a file of readings, or nobody can be
 * asked and no recipe knows it.
 */
export async function importByRecipeCommand(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode | undefined> {
  const name = textOptionValue(options, 'recipe');
  const told = ['map', 'set', 'format'].filter(
    (each) => textOptionValue(options, each) !== undefined,
  );
  if (path === '-')
    return name === undefined
      ? undefined
      : printRefusal(io, refusalOutcome(2, '--recipe reads a file; name one').refusal);
  const idle = [
    ...told,
    ...['decimalComma', 'beyond'].filter((each) => isSwitchGiven(options, each)),
  ];
  if (name !== undefined && idle.length > 0) {
    const said = wordsJoinedWithAnd(idle.map(optionNameText));
    return printRefusal(
      io,
      refusalOutcome(2, `--recipe says how a file is read; leave out ${said}`).refusal,
    );
  }
  if (isSwitchGiven(options, 'readonly') && !isSwitchGiven(options, 'dryRun')) return undefined;
  if (name === undefined && (told.length > 0 || hasReadingColumnOnDisk(path))) return undefined;
  const dataDir = readDataFolderPath(io, options);
  const rows = readRecipesWithCollections(io, dataDir);
  if (name !== undefined) {
    const named = findRecipeRowOrRefuse(rows, name);
    return named.ok ? importBy(io, options, named.value, path) : printRefusal(io, named.refusal);
  }
  const found = await askRecipeForFile(
    io,
    options,
    await readFittingRecipes(io, rows, dataDir, path),
    path,
  );
  if (!found.ok) return printRefusal(io, found.refusal);
  if (found.value !== undefined) {
    const kept = await writeRecipeForFiles(io, options, found.value, path);
    return kept.ok ? importBy(io, options, kept.value, path) : printRefusal(io, kept.refusal);
  }
  if (io.asks() && !io.json) {
    // Within the dashboard the table itself says it.
    if (io.tell === undefined)
      io.err(`${path} is no file of readings: point at its columns once, and it is known.\n`);
    const { makeRecipeAndProposeCommand } = await import('./recipe-new.command.ts');
    return makeRecipeAndProposeCommand(io, options, path);
  }
  const sort = fileTypeOfBytes(readHeadOfFile(path));
  if (sort === undefined || (sort.form !== undefined && sort.form !== 'xlsx')) return undefined;
  const message =
    sort.form === undefined
      ? `is ${sort.called}; ${sort.mend}`
      : `is a workbook that no recipe reads; "axiswatch recipe new ${path}" makes one`;
  return printRefusal(io, refusalOutcome(1, message, path).refusal);
}

/**
 * The recipe that a file is read by from now on: of one that reads an address a recipe of one's own for such files, once a
 * person has said which file it is next time; else the same. Refused where it cannot be written.
 */
async function writeRecipeForFiles(
  io: Io,
  options: Options,
  { row, recipe, header }: Fitting,
  path: string,
): Promise<Outcome<RecipeRow>> {
  const isAsked = io.asks() && !io.json && !isSwitchGiven(options, 'dryRun');
  if (!isWebAddress(recipe.from) || !isAsked) return { ok: true, value: row };
  const { askWhereNextRecipeFileLies } = await import('./recipe-new.command.ts');
  const from = await askWhereNextRecipeFileLies(io, options, path, undefined);
  const dataDir = readDataFolderPath(io, options);
  const id = readFreeRecipeId(dataDir, `${row.id}-file`);
  const made: Recipe = {
    ...recipe,
    id,
    from,
    url: recipe.url ?? recipe.from,
    columns: columnNamesExceptDays(header, recipe.day.form),
    confidence: recipe.confidence === CERTAIN ? DEFAULT_CONFIDENCE : recipe.confidence,
  };
  const written = writeRecipeFile(dataDir, id, recipeFileText(made));
  return written.ok
    ? findRecipeRowOrRefuse(readRecipesWithCollections(io, dataDir), id)
    : { ok: false, refusal: written };
}

/** Takes in a file by this recipe, or shows what that would propose. */
async function importBy(io: Io, options: Options, row: RecipeRow, path: string): Promise<ExitCode> {
  if (row.recipe === undefined) {
    const { problems } = row;
    return printRefusal(io, {
      exitCode: 1,
      what: `${row.path} is no recipe`,
      problems,
    });
  }
  if (isSwitchGiven(options, 'dryRun')) return recipeTryCommand(io, options, row.id, path);
  const { from, confidence } = row.recipe;
  // That the publisher wrote this file is only what the person says who brings it.
  const isElsewhere = isWebAddress(from) && confidence === CERTAIN;
  const recipe: Recipe = {
    ...row.recipe,
    from: resolve(path),
    confidence: isElsewhere ? DEFAULT_CONFIDENCE : confidence,
    url: row.recipe.url ?? (isWebAddress(from) ? from : undefined),
  };
  return collectRecipesAndPropose(
    io,
    options,
    [{ recipe, remembered: collectionWithoutCacheValidators(row.remembered) }],
    [],
    row.id,
  );
}

const CERTAIN: Recipe['confidence'] = 'high';

/** A recipe that reads a file, and how it knows it. */
interface Fitting {
  readonly row: RecipeRow;
  readonly recipe: Recipe;
  /** The names of the columns of the file. */
  readonly header: readonly string[];
  readonly knows: Recognition;
}

/**
 * The recipe to read a file by; undefined: none. One of one's own that is on and was made of a file of this shape is
 * taken; any other is asked about, or refused where nobody can be asked.
 */
async function askRecipeForFile(
  io: Io,
  options: Options,
  fitting: readonly Fitting[],
  path: string,
): Promise<Outcome<Fitting | undefined>> {
  const made = fitting.filter(
    ({ row, knows }) =>
      knows === 'made' && !row.isShipped && isRecipeOn(row.remembered, row.isShipped),
  );
  const [only] = made;
  if (made.length === 1 && only !== undefined) return { ok: true, value: only };
  const [first, ...others] = fitting;
  if (first === undefined) return { ok: true, value: undefined };
  const opened = await openSession(io, pickGlobalOptions(options), {
    untouched: true,
  });
  if (!opened.ok) return opened;
  const { strategy, store } = opened.value;
  store.close();
  const called = ({ recipe }: Fitting): string => {
    const indicator = findIndicatorByIdOrCode(strategy, recipe.indicator);
    return terminalSafeOneLine(
      indicator === undefined ? recipe.indicator : indicatorNameAndUnitText(indicator),
    );
  };
  if (!io.asks() || io.json) {
    const may = fitting.map((each) => `--recipe ${each.row.id} (${called(each)})`).join(' or ');
    return refusalOutcome(2, `may be what a recipe reads; say so with ${may}`, path);
  }
  if (others.length === 0) {
    const question = `Read this as ${called(first)}? No: point at it anew.`;
    const isMeant = await askYesOrNo(io, question, undefined, 'n');
    return { ok: true, value: isMeant ? first : undefined };
  }
  return askToChoose(
    io,
    'Read this as',
    [
      ...fitting.map((each) => ({
        says: each,
        text: `${called(each)} (recipe ${each.row.id})`,
      })),
      { says: undefined, text: 'something else: point at it anew' },
    ],
    () => '',
  );
}

/** Whether the first row of a file has the column that a file of readings needs; also where it cannot be read, which is told elsewhere. */
function hasReadingColumnOnDisk(path: string): boolean {
  const bytes = readHeadOfFile(path);
  if (bytes.length === 0) return true;
  const sort = fileTypeOfBytes(bytes);
  const format = IMPORT_FORMATS.find((each) => each === (sort?.form ?? 'csv'));
  const head = new TextDecoder().decode(bytes);
  return format !== undefined && hasColumnInHead(head, format, 'indicator');
}

/** The first bytes of a file; none of what is no file, which would be read away. */
function readHeadOfFile(path: string): Uint8Array {
  if (readWhyNotRegularFile(path) !== undefined) return new Uint8Array();
  try {
    const descriptor = openSync(path, 'r');
    try {
      const head = Buffer.alloc(HEAD);
      return head.subarray(0, readSync(descriptor, head));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return new Uint8Array();
  }
}

/** The recipes that read a file and know it by the names of its columns. */
async function readFittingRecipes(
  io: Io,
  rows: readonly RecipeRow[],
  dataDir: string,
  path: string,
): Promise<readonly Fitting[]> {
  const source = await fetchOrReadRecipeSource(resolve(path), {
    dataDir,
    env: io.env,
    userAgent: readUserAgent(io),
    allow: [],
    say: recipeFieldInFileText,
    signal: new AbortController().signal,
  });
  if (!source.ok) return [];
  const found: Fitting[] = [];
  for (const row of rows) {
    const { recipe } = row;
    if (recipe === undefined) continue;
    const table = await parseTableBytes(source.value.bytes, recipe.read);
    const made = table.ok ? parseTableByRecipe(recipe, table.value, io.readClock().today) : table;
    if (!made.ok || made.value.rows.length === 0) continue;
    const { header } = made.value;
    const knows = fileRecognitionByRecipe(recipe, header, path);
    if (knows !== undefined) found.push({ row, recipe, header, knows });
  }
  return found;
}
