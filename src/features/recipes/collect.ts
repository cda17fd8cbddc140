/** `axiswatch collect`: what is new in the sources of recipes, into the inbox, source by source. */
import { Refusal } from '../../model/problem.ts';
import { dayText, valueText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import { keepCopy } from '../../store/originals.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { type Proposed, propose } from '../inbox/propose-rows.ts';
import { feedsOf, isOn, type KeptRecipe, keepFeed, soundRecipe } from './recipe.ts';
import { recipeOf, recipesOf, told } from './recipe-command.ts';
import { endingOf, firstOf, openSource, type Source, take } from './take.ts';

export interface Collected extends Proposed {
  readonly id: string;
  /** How it ended. */
  readonly says: string;
  readonly failed: boolean;
}

export async function collect(
  context: Context,
  ids: readonly string[],
  options: Options,
): Promise<Outcome> {
  const journal = await context.journal();
  const feeds = await feedsOf(journal);
  const all = await recipesOf(context);
  const named = await Promise.all(ids.map((id) => recipeOf(context, id)));
  const off = named.find((item) => !isOn(item, feeds.get(item.key)));
  if (off !== undefined)
    throw new Refusal(`${off.key} is off; axiswatch recipe on ${off.key} shows it and asks`);
  const chosen = ids.length > 0 ? named : all.filter((item) => isOn(item, feeds.get(item.key)));
  const rows = await collectAll(context, chosen, options.all === true);
  for (const { id, says, failed } of rows) if (failed) context.notice(`${id}: ${says}`);
  return {
    exit: rows.some(({ failed }) => failed) ? 1 : 0,
    page: {
      id: 'collect',
      title: 'Collected',
      sections: [
        table<Collected>({
          id: 'recipes',
          title: '',
          rows,
          empty: 'no recipe is on: axiswatch recipe list has them all',
          figures: {
            recipe: { kind: 'id', get: ({ id }) => id },
            proposed: { kind: 'count', get: ({ proposed }) => proposed },
            'already there': { kind: 'count', get: ({ known }) => known, drop: 2 },
            'refused before': { kind: 'count', get: ({ refused }) => refused, drop: 3 },
            ended: { kind: 'text', get: ({ says }) => says, grows: true },
          },
        }),
      ],
    },
  };
}

/** One after the other; what fails disturbs no other, and a source of several is opened once. */
export async function collectAll(
  context: Context,
  recipes: readonly KeptRecipe[],
  isOfAll = false,
): Promise<readonly Collected[]> {
  const journal = await context.journal();
  const sources = new Map<string, Promise<Source>>();
  const collected: Collected[] = [];
  for (const item of recipes) {
    const made = await told(() => collectOne(context, item, sources, isOfAll));
    const none = { proposed: 0, known: 0, refused: 0 };
    const row =
      typeof made === 'string' ? { id: item.key, ...none, says: made, failed: true } : made;
    collected.push(row);
    await keepFeed(journal, item.key, { at: Date.now(), says: row.says, failed: row.failed });
  }
  return collected;
}

async function collectOne(
  context: Context,
  { key, fields }: KeptRecipe,
  sources: Map<string, Promise<Source>>,
  isOfAll: boolean,
): Promise<Collected> {
  const recipe = soundRecipe(fields);
  const place = `${recipe.local} ${recipe.from}`;
  const opened = sources.get(place) ?? openSource(recipe.from, recipe.local);
  sources.set(place, opened);
  const source = await opened;
  const since = isOfAll ? Number.NEGATIVE_INFINITY : recipe.since;
  const { read, fresh, lost, left } = await take(context, { ...recipe, since }, source);
  const rows = fresh.map(({ row, stands, leaf }) => ({
    ...{ what: 'reading' as const, row },
    ...(stands === undefined ? {} : { remark: `until now ${valueText(stands.value, leaf)}` }),
  }));
  const counts = await propose(context, rows, {
    ...{ by: key, recipe: key },
    copy: () => keepCopy(context.folders.data, source.bytes, endingOf(source)),
  });
  const newest = read.rows.at(-1);
  const upTo = newest === undefined ? '' : ` up to ${dayText(newest.day)}`;
  const [first] = firstOf(lost);
  return {
    ...{ id: key, ...counts, failed: first !== undefined },
    says:
      first === undefined
        ? [`${rows.length === 0 ? 'nothing new' : 'read'}${upTo}`, ...firstOf(left)].join('; ')
        : `newer rows could not be read: ${first}`,
  };
}
