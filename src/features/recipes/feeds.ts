/** Which recipes are on in this data folder, and how they were last collected. */
import type { Kept } from '../../model/record.ts';
import type { Journal } from '../../store/port.ts';
import type { RecipeItem } from './recipe.ts';

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
  return count === 0 ? [] : [`${count} ${count === 1 ? 'feed' : 'feeds'} failed`];
}
