/** Recipes on the screen: what comes in by them is collected, and each is shown, switched and deleted. */
import { textLines } from '../../page/page.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { Session, World } from '../dashboard/world.ts';
import { writtenItems } from '../record/written.ts';
import { collectAll } from './collect.ts';
import {
  type Feed,
  feedsOf,
  isOn,
  type KeptRecipe,
  keepFeed,
  markOf,
  soundRecipe,
} from './recipe.ts';
import { recipesOf, takeBy, takenPage, told } from './recipe-command.ts';
import { recipeSection, recipesSection } from './recipe-page.ts';
import { isLocalAddress, openSource, type Source } from './take.ts';

/** The source that was opened last: it is not asked again whenever the world changes. */
const OPENED = new WeakMap<Session, { from: string; source: Promise<Source> }>();

export function sourceOf(
  { session }: World,
  from: string,
  isLocal = isLocalAddress(from),
): Promise<Source> {
  const last = OPENED.get(session);
  if (last?.from === from) return last.source;
  const source = openSource(from, isLocal);
  OPENED.set(session, { from, source });
  return source;
}

export function forgetSource({ session }: World): void {
  OPENED.delete(session);
}

interface Data {
  readonly recipes: readonly KeptRecipe[];
  readonly feeds: ReadonlyMap<string, Feed>;
  /** Of the recipes those that are on. */
  readonly on: readonly KeptRecipe[];
}

async function load({ context }: World): Promise<Data> {
  const recipes = await recipesOf(context);
  const feeds = await feedsOf(await context.journal());
  return { recipes, feeds, on: recipes.filter((each) => isOn(each, feeds.get(each.key))) };
}

const onAt = ({ data }: At<World>) => (data as Data).on;

function recipeAt({ data, row, target }: At<World>, some = (data as Data).recipes) {
  return some.find(({ key }) => key === (row?.id ?? target));
}

const isOnAt = (at: At<World>): boolean => recipeAt(at, onAt(at)) !== undefined;

const NONE = 'there is no recipe yet; a makes one';
const someAt = (at: At<World>) => (recipeAt(at) === undefined ? NONE : undefined);

/** What came, in a line. */
export async function collectedText(
  { context }: World,
  recipes: readonly KeptRecipe[],
): Promise<string> {
  const rows = await collectAll(context, recipes);
  const proposed = rows.reduce((sum, row) => sum + row.proposed, 0);
  const failed = rows.filter((row) => row.failed);
  const [first] = failed.length > 0 ? failed : rows;
  const said = failed.length > 0 ? `, ${failed.length} failed: ${first?.id}` : '';
  const why = failed.length > 0 || proposed === 0 ? `: ${first?.says}` : '';
  return `${proposed} proposed${said}${why}${proposed > 0 ? '; I is the inbox' : ''}`;
}

function switching(world: World, item: KeptRecipe, on: string): Next<World> {
  return {
    do: 'work',
    work: async () => {
      if (on !== '') soundRecipe(item.fields);
      await keepFeed(await world.context.journal(), item.key, { on });
      return { do: 'say', text: `${item.key} is ${on === '' ? 'off' : 'on'}` };
    },
  };
}

/** Whoever switches it on agrees to what it is read from, and is shown what it reads. */
const SWITCH: Action<World> = {
  key: 'Space',
  label: (at) => (isOnAt(at) ? 'off' : 'on'),
  hides: true,
  writes: true,
  says: 'switch the recipe on or off',
  why: someAt,
  run: (at) => {
    const item = recipeAt(at);
    if (item === undefined) return { do: 'nothing' };
    if (isOnAt(at)) return switching(at.world, item, '');
    forgetSource(at.world);
    const yes = switching(at.world, item, markOf(item));
    const ask: Next<World> = { do: 'ask', question: 'switch on what is shown here', yes };
    const open: Next<World> = {
      do: 'open',
      screen: 'recipe',
      target: item.key,
      options: { read: markOf(item) },
      ...(at.screen === 'recipe' && { replace: true }),
    };
    const question = `read ${item.fields.from}`;
    return { do: 'ask', question, yes: { do: 'all', nexts: [open, ask] } };
  },
};

export const recipesScreen: Screen<World> = {
  id: 'recipes',
  load,
  title: () => 'Recipes',
  actions: [
    {
      key: 'Enter',
      label: 'open',
      hides: true,
      says: 'show what the recipe says and reads',
      why: someAt,
      run: (at) => {
        forgetSource(at.world);
        return { do: 'open', screen: 'recipe', target: at.row?.id };
      },
    },
    {
      key: 'c',
      label: 'collect',
      hides: true,
      writes: true,
      says: 'read the sources of all recipes that are on; what is new goes to the inbox',
      why: (at) => (onAt(at).length === 0 ? 'no recipe is on; a makes one' : undefined),
      run: (at) => ({
        do: 'work',
        work: async () => ({ do: 'say', text: await collectedText(at.world, onAt(at)) }),
      }),
    },
    {
      key: 'a',
      label: 'new',
      writes: true,
      says: 'make a recipe by pointing at a table',
      run: ({ options }) => ({ do: 'open', screen: 'recipe-source', options }),
    },
    SWITCH,
    {
      key: 'D',
      label: 'delete',
      hides: true,
      writes: true,
      says: 'delete the recipe',
      why: someAt,
      run: (at) => {
        const { key, entry = '' } = recipeAt(at) ?? {};
        const yes = writtenItems(at.world, [{ kind: 'retract', target: entry }], 'deleted');
        return { do: 'ask', question: `delete ${key}`, yes };
      },
    },
  ],
  view: ({ data }) => {
    const { recipes, feeds } = data as Data;
    const section = {
      ...recipesSection(recipes, feeds),
      empty: NONE,
      target: ({ key }: KeptRecipe) => ({ feature: 'recipe', id: key }),
    };
    return {
      kind: 'page',
      page: { id: 'recipes', title: 'Recipes', sections: [section] },
      list: 'recipes',
    };
  },
  words: [
    ['on, off', 'only what is on is collected; a recipe from somebody else is off at first'],
    ['collected, ended', 'when its source was last read, and the result'],
  ],
};

interface Shown extends Data {
  readonly page: ReturnType<typeof takenPage>;
}

/** The recipe of a target: what it says and, where it is on or to be read once, what it reads now. */
export const recipeScreen: Screen<World> = {
  id: 'recipe',
  load: async (world, target, { read }): Promise<Shown> => {
    const data = await load(world);
    const item = data.recipes.find(({ key }) => key === target);
    if (item === undefined) return { ...data, page: { id: '', title: '', sections: [] } };
    const feed = data.feeds.get(item.key);
    const { from = '', 'allow-local': local } = item.fields;
    const source = () => sourceOf(world, from, local !== undefined);
    const isRead = data.on.includes(item) || read === markOf(item);
    const taken = isRead
      ? await told(async () => takeBy(world.context, item.fields, await source()))
      : 'it is off';
    if (typeof taken !== 'string') return { ...data, page: takenPage(item, taken, '') };
    const sections = [recipeSection(item, '', feed), textLines({ 'not read': taken })];
    return { ...data, page: { id: 'recipe', title: '', sections } };
  },
  title: ({ target = '' }) => target,
  actions: [SWITCH],
  view: ({ data }) => ({ kind: 'page', page: (data as Shown).page }),
};
