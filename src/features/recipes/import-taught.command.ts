/** `axiswatch import` of a file that is no file of readings: read by a recipe that fits it, or taught by pointing. */
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExitCode, Io } from '../../cli/io.ts';
import { flagOption, type Options, textOption } from '../../cli/options.ts';
import { commandRefusal, printComplaint, printRefusal } from '../../cli/refusal.ts';
import { recipeIdFrom } from '../../core/recipes/draft.ts';
import { readByRecipe } from '../../core/recipes/read-rows.ts';
import { specialFileText } from '../../store/files/files.ts';
import { sortOfBytes } from '../../store/recipes/file-form.ts';
import { readSource } from '../../store/recipes/read-source.ts';
import { readTable } from '../../store/recipes/read-table.ts';
import { collectInto, withoutMarks } from './collect.command.ts';
import type { RecipeRow } from './recipe-output.ts';
import { dataFolderOf, namedRecipe, recipeRows } from './recipe-rows.command.ts';
import { recipeTryCommand, userAgentOf } from './recipe-try.command.ts';

/** So many bytes of a file say whether it is one of readings. */
const HEAD = 65_536;
/** The column without which a file is none of readings. */
const NEEDED = 'indicator';

/**
 * Takes in a file by a recipe: the one that is named, or the only one that reads it. Without one a person is asked to
 * point at its columns. Undefined: it may be a file of readings, or nobody can be asked and no recipe reads it.
 */
export async function importByRecipe(
  io: Io,
  options: Options,
  path: string,
): Promise<ExitCode | undefined> {
  const name = textOption(options, 'recipe');
  const isTold = ['map', 'set', 'format'].some((each) => textOption(options, each) !== undefined);
  if (path === '-')
    return name === undefined
      ? undefined
      : printRefusal(io, commandRefusal(2, '--recipe reads a file; name one').refusal);
  if (flagOption(options, 'readonly') && !flagOption(options, 'dryRun')) return undefined;
  if (name === undefined && (isTold || mayHoldReadings(path))) return undefined;
  const dataDir = dataFolderOf(io, options);
  const rows = recipeRows(io, dataDir);
  const fitting = name === undefined ? await fittingRecipes(io, rows, dataDir, path) : undefined;
  const named = name === undefined ? undefined : namedRecipe(rows, name);
  if (named?.ok === false) return printRefusal(io, named.refusal);
  const [fits, ...others] = fitting ?? [];
  const row = named?.value ?? (others.length === 0 ? fits : undefined);
  if (row?.recipe !== undefined) {
    if (flagOption(options, 'dryRun')) return recipeTryCommand(io, options, row.id, path);
    const recipe = { ...row.recipe, from: resolve(path) };
    return collectInto(io, options, [{ recipe, remembered: withoutMarks(row.remembered) }], []);
  }
  if (row !== undefined)
    return printRefusal(io, {
      exitCode: 1,
      what: `${row.path} is no recipe`,
      problems: row.problems,
    });
  if (others.length > 0) {
    const ids = (fitting ?? []).map(({ id }) => id).join(' or ');
    const message = `is read by several recipes; say which with --recipe ${ids}`;
    return printRefusal(io, commandRefusal(2, message, path).refusal);
  }
  if (!io.asks() || io.json) {
    if (sortOfBytes(headOf(path))?.form !== 'xlsx') return undefined;
    const message = `is a workbook that no recipe reads; "axiswatch recipe new ${path}" makes one`;
    return printRefusal(io, commandRefusal(1, message, path).refusal);
  }
  return teach(io, options, path);
}

async function teach(io: Io, options: Options, path: string): Promise<ExitCode> {
  printComplaint(io, `${path} is no file of readings; point at its columns once, and it is known`);
  const { recipeNewCommand } = await import('./recipe-new.command.ts');
  const id = recipeIdFrom(path);
  const code = await recipeNewCommand(io, { ...options, id }, path);
  if (code !== 0 || flagOption(options, 'dryRun')) return code;
  const made = namedRecipe(recipeRows(io, dataFolderOf(io, options)), id);
  if (!made.ok || made.value.recipe === undefined) return code;
  const recipe = { ...made.value.recipe, from: resolve(path) };
  return collectInto(io, options, [{ recipe, remembered: made.value.remembered }], []);
}

/** Whether the first row of a file has the column that a file of readings needs; also where it cannot be read, which is told elsewhere. */
function mayHoldReadings(path: string): boolean {
  const bytes = headOf(path);
  if (bytes.length === 0) return true;
  const text = new TextDecoder().decode(bytes);
  const sort = sortOfBytes(bytes);
  if (sort?.form === 'json' || sort?.form === 'jsonl') return text.includes(`"${NEEDED}"`);
  if (sort !== undefined) return false;
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/, 1);
  return line.split(/[,;\t]/).some((cell) => cell.replaceAll('"', '').trim() === NEEDED);
}

/** The first bytes of a file; none of what is no file, which would be read away. */
function headOf(path: string): Uint8Array {
  if (specialFileText(path) !== undefined) return new Uint8Array();
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

/** The recipes that read a file: every column is there, and some row is a reading. */
async function fittingRecipes(
  io: Io,
  rows: readonly RecipeRow[],
  dataDir: string,
  path: string,
): Promise<readonly RecipeRow[]> {
  const source = await readSource(resolve(path), {
    ...{ dataDir, env: io.env, userAgent: userAgentOf(io), allow: [] },
    signal: new AbortController().signal,
  });
  if (!source.ok) return [];
  const found: RecipeRow[] = [];
  for (const row of rows) {
    if (row.recipe === undefined) continue;
    const table = await readTable(source.value.bytes, row.recipe.read);
    const made = table.ok ? readByRecipe(row.recipe, table.value, io.readClock().today) : table;
    if (made.ok && made.value.rows.length > 0) found.push(row);
  }
  return found;
}
