/** A recipe put together from what was pointed at and what a person says of it. */
import type { Confidence, Day } from '../model/model.ts';
import { hyphenatedIdFromText } from '../model/plain-text.ts';
import { isWebAddress } from '../model/web-address.ts';
import { filePatternsForNextEditions } from './editions.ts';
import type { Period } from './periods.ts';
import type { FileForm, Recipe, RecipeInput } from './recipe-shape.ts';
import type { TaughtColumns } from './teach.ts';

/** What a file does not say by itself. */
export interface SaidOfFile {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly indicator: string;
  readonly source: string;
  /** How often it is to be collected, days, 1…3660. */
  readonly every: number;
  readonly url?: string | undefined;
  readonly confidence?: Confidence | undefined;
  readonly note?: string | undefined;
  /** What its values are multiplied by, units of the indicator for one of the file, finite, not 0; undefined: they are taken as they stand. */
  readonly times?: number | undefined;
  readonly per?: { readonly from: Period; readonly to: Period } | undefined;
  readonly meanOf?: Period | undefined;
  readonly sumOf?: Period | undefined;
  /** At each row the sum of so many rows, 2…400; undefined: of one. */
  readonly sumOfLast?: number | undefined;
  readonly since?: Day | undefined;
  readonly lastOf?: Period | undefined;
  /** The day on which its address was read in this form; undefined: it was not. */
  readonly verified?: Day | undefined;
}

/** The fields of a recipe file, from what was said of the file, how it is read and the columns that were pointed at; what is undefined is not written. */
export function makeRecipeFromTaughtColumns(
  said: SaidOfFile,
  read: Partial<Recipe['read']> & { readonly form: FileForm },
  { read: { header }, columns, day, value, rows }: TaughtColumns,
): RecipeInput {
  const { id, title, from, every, indicator, source, url, confidence, note } = said;
  const { times, per, meanOf, sumOf, sumOfLast, since, lastOf, verified } = said;
  const convert = { times, ...per, meanOf, sumOf, sumOfLast };
  const hasRows = Object.keys(rows ?? {}).length > 0;
  return {
    format: 'axiswatch.recipe/1' as const,
    id,
    title,
    from,
    every,
    read: { ...read, header: header ?? read.header },
    columns,
    rows: hasRows ? rows : undefined,
    day,
    value,
    convert: Object.values(convert).some((each) => each !== undefined) ? convert : undefined,
    only: since === undefined && lastOf === undefined ? undefined : { since, lastOf },
    indicator,
    source,
    url,
    confidence,
    note,
    allow: isWebAddress(from) && /^http:/i.test(from) ? ['http'] : undefined,
    verified,
  };
}

/** An id for a recipe of a file or address: its last part in small letters, of a file without what tells one edition from the next. */
export function recipeIdFromPathOrUrl(from: string): string {
  const path = isWebAddress(from) ? from.replace(/[?#].*$/, '') : from;
  const last =
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  const [narrow = last] = isWebAddress(from) ? [] : filePatternsForNextEditions(last);
  return hyphenatedIdFromText(narrow.replace(/\.[a-z]{2,5}$/i, ''), 40) || 'recipe';
}
