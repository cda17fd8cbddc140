/** How readings come out of a publisher's table: a list of fields, as options name them and forms show them. */
import { type Day, parseIsoDay } from '../../model/day.ts';
import { isRefusal, type Problem, Refusal } from '../../model/problem.ts';
import { CONFIDENCES, type Confidence, type Item, type Kept } from '../../model/record.ts';
import { countText } from '../../page/kinds.ts';
import type { Journal } from '../../store/port.ts';
import { dayForm, PERIODS, type Period } from './read-day.ts';
import type { Decimal } from './read-number.ts';

/** By the name of a field, what stands in it; several conditions of `where` are a line each. */
export type Texts = Readonly<Record<string, string>>;

/** As the journal keeps it; its key is its id. */
export interface RecipeItem extends Item {
  readonly fields: Texts;
}

/** What stands for the heading where a column of days is named. */
export const IN_HEADING = 'heading';

/** Rows put together into one value of each period. */
export interface Fold {
  readonly how: 'sum' | 'mean' | 'count';
  readonly period: Period;
  /** Periods up to each that are put together, ≥ 1. */
  readonly length: number;
}

export interface Recipe {
  /** A path, with `*` and `?` in its last part, or an address. */
  readonly from: string;
  /** A title, or a number from 1; the largest that has the columns when left out. */
  readonly table: string | undefined;
  /** The row that names the columns, from 1; the first that names those of the recipe when left out. */
  readonly heading: number | undefined;
  /** Names of columns, or `#` and a number from 1; of the day also several with `+` between them, or IN_HEADING. */
  readonly day: string;
  readonly dayForm: string;
  /** All columns that are named. */
  readonly columns: readonly string[];
  readonly value: string | undefined;
  /** Told by the column where that tells it. */
  readonly decimal: Decimal | undefined;
  /** By column, the cells of which a row has one. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  readonly indicator: string | undefined;
  /** The column that names indicators. */
  readonly indicators: string | undefined;
  readonly fold: Fold | undefined;
  /** What a number is multiplied by. */
  readonly scale: number;
  readonly since: Day | undefined;
  readonly source: string | undefined;
  readonly url: string | undefined;
  readonly confidence: Confidence | undefined;
  /** Whether the address may be one of this machine or of a network within. */
  readonly local: boolean;
}

export const FIELDS: readonly { readonly name: string; readonly label: string }[] = [
  { name: 'indicator', label: 'indicator' },
  { name: 'indicator-column', label: 'indicator column' },
  { name: 'from', label: 'file or address' },
  { name: 'table', label: 'table' },
  { name: 'heading', label: 'heading row' },
  { name: 'day', label: 'day column' },
  { name: 'day-form', label: 'date format' },
  { name: 'value', label: 'value column' },
  { name: 'decimal', label: 'decimal sign' },
  { name: 'where', label: 'only rows with' },
  { name: 'sum-of', label: 'sum of' },
  { name: 'mean-of', label: 'mean of' },
  { name: 'count-of', label: 'count of' },
  { name: 'scale', label: 'times' },
  { name: 'since', label: 'since' },
  { name: 'source', label: 'source' },
  { name: 'url', label: 'source address' },
  { name: 'confidence', label: 'confidence' },
  { name: 'allow-local', label: 'local addresses' },
];

export function refuseField(path: string, message: string): never {
  throw new Refusal([{ path, message }]);
}

export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from) && URL.canParse(from);
}

/** A recipe by its fields; refused with all that is wrong in them. */
export function soundRecipe(fields: Texts): Recipe {
  const checked = checkRecipe(fields);
  if ('problems' in checked) throw new Refusal(checked.problems);
  return checked.recipe;
}

/** The same; the fields need not come from this program. */
export function checkRecipe(
  texts: Texts,
): { readonly recipe: Recipe } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tell = (path: string, message: string): void => void problems.push({ path, message });
  const text = (name: string): string | undefined => texts[name]?.trim() || undefined;
  const needed = (name: string, why: string): string => {
    if (text(name) === undefined) tell(name, `is missing; ${why}`);
    return text(name) ?? '';
  };
  for (const [name, value] of Object.entries(texts ?? {})) {
    const isKnown = FIELDS.some((field) => field.name === name);
    if (!isKnown || typeof value !== 'string')
      return { problems: [{ path: name, message: 'is not a field of a recipe' }] };
  }
  const number = (name: string, least: number): number | undefined => {
    const value = text(name) === undefined ? undefined : Number(text(name));
    if (value === undefined || (Number.isFinite(value) && value >= least && value !== 0))
      return value;
    tell(name, `must be a number${least > 0 ? ' from 1' : ', not 0'}`);
    return undefined;
  };
  const choice = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const chosen = choices.find((each) => each === text(name));
    if (chosen === undefined && text(name) !== undefined)
      tell(name, `must be ${choices.join(' or ')}`);
    return chosen;
  };
  const form = needed('day-form', 'say how days are written, such as DD/MM/YYYY');
  try {
    if (form !== '') dayForm(form);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    tell('day-form', error.message);
  }
  const since = text('since') === undefined ? undefined : parseIsoDay(text('since') ?? '');
  if (text('since') !== undefined && since === undefined)
    tell('since', 'must be a day such as 2026-01-31');
  const day = needed('day', 'name the day column');
  const fold = foldOf(texts, tell);
  const hasValue = day === IN_HEADING || fold?.how === 'count';
  const value = hasValue ? text('value') : needed('value', 'name the value column');
  if ((text('indicator') === undefined) === (text('indicator-column') === undefined)) {
    tell('indicator', 'must be given, or else --indicator-column, the column that names it');
  }
  const recipe: Recipe = {
    from: needed('from', 'name a file or an address'),
    day,
    dayForm: form,
    columns: columnsIn(texts),
    where: conditionsOf(texts, tell),
    scale: number('scale', Number.NEGATIVE_INFINITY) ?? 1,
    local: text('allow-local') !== undefined,
    table: text('table'),
    heading: number('heading', 1),
    value,
    decimal: choice('decimal', ['.', ',']),
    indicator: text('indicator'),
    indicators: text('indicator-column'),
    fold,
    since,
    source: text('source'),
    url: text('url'),
    confidence: choice('confidence', CONFIDENCES),
  };
  return problems.length > 0 ? { problems } : { recipe };
}

/** Takes what is wrong with a field. */
type Tell = (path: string, message: string) => void;

/** By column the cells of `where`. */
export function conditionsOf(
  { where: text = '' }: Texts,
  tell: Tell,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [column = '', ...rest] = line.split('=');
    const cell = rest.join('=').trim();
    if (rest.length === 0 || column.trim() === '') {
      tell('where', `must be a column, = and a cell, such as Country=France, not ${line}`);
    }
    found.set(column.trim(), [...(found.get(column.trim()) ?? []), cell]);
  }
  return found;
}

export function foldOf(texts: Texts, tell: Tell): Fold | undefined {
  const given = (['sum', 'mean', 'count'] as const).filter((how) => texts[`${how}-of`]?.trim());
  const [how, other] = given;
  if (how === undefined) return undefined;
  const name = `${how}-of`;
  if (other !== undefined) tell(`${other}-of`, `does not go with --${name}; leave one of them out`);
  const [, length = '1', word = ''] =
    /^(\d{1,3}\s+)?([a-z]+?)s?$/.exec(texts[name]?.trim() ?? '') ?? [];
  const period = PERIODS.find((each) => each === word);
  if (period !== undefined && Number(length) > 0) return { how, period, length: Number(length) };
  tell(name, `must be ${PERIODS.join(', ')}, or several, such as 12 months`);
  return undefined;
}

/** The columns that are named by their names or numbers. */
export function columnsIn(texts: Texts): readonly string[] {
  const { day, value, 'indicator-column': indicators } = texts;
  const days = day === undefined || day === IN_HEADING ? [] : day.split('+');
  const wheres = conditionsOf(texts, () => undefined).keys();
  return [...days, value, indicators, ...wheres].flatMap((each) => each?.trim() || []);
}

export interface Feed {
  /** The fields with which a person switched it on: with others it is off. */
  readonly on?: string;
  /** When it was last collected, in milliseconds since 1970. */
  readonly at?: number;
  /** How that ended. */
  readonly says?: string;
  readonly failed?: boolean;
}

const KEY = 'feed ';

export type KeptRecipe = Kept<RecipeItem>;

export const markOf = ({ fields }: Pick<RecipeItem, 'fields'>): string => JSON.stringify(fields);

export async function feedsOf(journal: Journal): Promise<ReadonlyMap<string, Feed>> {
  const kept = await journal.kept(KEY);
  return new Map([...kept].map(([key, text]) => [key.slice(KEY.length), JSON.parse(text)]));
}

export async function keepFeed(journal: Journal, id: string, change: Feed): Promise<void> {
  const feed = (await feedsOf(journal)).get(id);
  await journal.keep(KEY + id, JSON.stringify({ ...feed, ...change }));
}

export function isOn(recipe: RecipeItem, feed: Feed | undefined): boolean {
  return feed?.on === markOf(recipe);
}

/** What the board says of recipes that are on and failed when they were last collected. */
export async function feedRemarks(journal: Journal): Promise<readonly string[]> {
  const failed = [...(await feedsOf(journal))].filter(
    ([, { on, failed }]) => on !== undefined && failed,
  );
  if (failed.length === 0) return [];
  const recipes = await journal.items<RecipeItem>('recipe');
  const count = failed.filter(([id, feed]) =>
    recipes.some((each) => each.key === id && isOn(each, feed)),
  ).length;
  return count === 0 ? [] : [`${countText('recipe', count)} failed`];
}
