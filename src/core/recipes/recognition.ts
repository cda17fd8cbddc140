/** Whether a file on the disk is what a recipe is for: by the names of its columns, and by what it is called. */
import { isWebAddress } from '../model/web-address.ts';
import { makeRecipeDayParser } from './day-form.ts';
import { fileNamePatternRegExp, filePatternsForNextEditions } from './editions.ts';
import type { Recipe } from './recipe-shape.ts';
import { recipeCellTextInOneLine } from './table.ts';

/** `made`: the recipe was made of a file of this shape; `named`: the columns that it names are there, which may be so by chance. */
export type Recognition = 'made' | 'named';

/** The names of columns but for those that are empty and those that are days in this form, as a file of the next year has others. */
export function columnNamesExceptDays(names: readonly string[], form: string): string[] {
  const read = makeRecipeDayParser(form);
  return names
    .map(recipeCellTextInOneLine)
    .filter((name) => name !== '' && !(read.ok && read.value(name) !== undefined));
}

/** How surely a recipe knows a file that it reads, by the file's header and name; undefined: by the places of columns alone, which is not enough. */
export function fileRecognitionByRecipe(
  recipe: Recipe,
  header: readonly string[],
  path: string,
): Recognition | undefined {
  const { columns = [], day, value, rows, from } = recipe;
  const names = columnNamesExceptDays(header, day.form);
  const isShape =
    columns.length > 0 &&
    columns.length === names.length &&
    columns.every((name, at) => name === names[at]);
  if (isShape && isCalledLike(from, path)) return 'made';
  const naming = day.column === undefined ? Object.keys(rows) : [value.column ?? '#'];
  const isNamed = naming.some((column) => !column.startsWith('#'));
  return isShape || isNamed ? 'named' : undefined;
}

/** Whether a file is called as the one that a recipe names, but for what counts its editions; never where that is an address. */
function isCalledLike(from: string, path: string): boolean {
  if (isWebAddress(from)) return false;
  const [named, called] = [from, path].map((text) => text.split(/[\\/]/).at(-1) ?? '');
  const wide = filePatternsForNextEditions(named ?? '').at(-1) ?? '';
  return fileNamePatternRegExp(wide).test(called ?? '');
}
