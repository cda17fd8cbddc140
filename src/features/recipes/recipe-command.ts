/** `axiswatch recipe`: recipes made, tried, shown, switched and deleted. */
import { Refusal } from '../../model/problem.ts';
import { countText } from '../../page/kinds.ts';
import type { Page } from '../../page/page.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import {
  checkRecipe,
  type Feed,
  FIELDS,
  feedsOf,
  isAddress,
  isOn,
  type KeptRecipe,
  keepFeed,
  markOf,
  type RecipeItem,
  refuseField,
  soundRecipe,
  type Texts,
} from './recipe.ts';
import { checkedSection, readSections, recipeSection, recipesSection } from './recipe-page.ts';
import {
  firstOf,
  idOf,
  isLocalAddress,
  newestOf,
  openSource,
  patternOf,
  type Source,
  type Taken,
  take,
} from './take.ts';
import { lesson, type Offer, offerOf, type Question } from './teach.ts';

export async function recipesOf(context: Context): Promise<readonly KeptRecipe[]> {
  return (await context.journal()).items<RecipeItem>('recipe');
}

async function findRecipe(context: Context, id: string): Promise<KeptRecipe | undefined> {
  return (await recipesOf(context)).find(({ key }) => key.toLowerCase() === id.toLowerCase());
}

export async function recipeOf(context: Context, id: string): Promise<KeptRecipe> {
  const found = await findRecipe(context, id);
  if (found !== undefined) return found;
  const { suggestion } = await import('../../model/near.ts');
  const ids = (await recipesOf(context)).map(({ key }) => key);
  const mend = ids.length === 0 ? 'axiswatch recipe new makes one' : suggestion(id, ids);
  throw new Refusal(`there is no recipe ${id}; ${mend}`);
}

async function feedOf(context: Context, { key }: RecipeItem): Promise<Feed> {
  return (await feedsOf(await context.journal())).get(key) ?? {};
}

function givenFields(options: Options): Texts {
  const given = FIELDS.flatMap(({ name }) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value === true ? 'yes' : String(value)]];
  });
  return Object.fromEntries(given);
}

/** What the name of a source tells of its recipe. */
export function begunWith(named: string): Texts {
  const local: Texts = isLocalAddress(named) ? { 'allow-local': 'yes' } : {};
  return { from: patternOf(named), ...local };
}

const TOLD = 6;

/** A source that a person named, and the fields that were given and that its table tells. Refused: what that leaves open. */
async function taught(named: string, options: Options): Promise<{ source: Source; fields: Texts }> {
  const given: Texts = { ...begunWith(named), ...givenFields(options) };
  const checked = checkRecipe(given);
  const wrong = 'problems' in checked ? checked.problems.filter(({ path }) => path in given) : [];
  if (wrong.length > 0) throw new Refusal(wrong);
  const source = await openSource(named, given['allow-local'] !== undefined);
  const { fields, question } = lesson(source.grids, given);
  if (question !== undefined) refuseField(question.about, questionText(question));
  return { source, fields };
}

export function questionText({ about, asks, choices }: Question): string {
  const some = choices.slice(0, TOLD).map(({ text }) => text);
  const more = choices.length > TOLD ? ` and ${choices.length - TOLD} more` : '';
  const answers = some.length === 0 ? `say it with --${about}` : some.join(' or ');
  return `${asks}; ${answers}${more}`;
}

/** Takes the place of one of the same id. */
export async function keepRecipe(
  context: Context,
  key: string,
  fields: Texts,
): Promise<RecipeItem> {
  const known = await findRecipe(context, key);
  const about = fields.indicator ?? fields['indicator-column'];
  const title = `recipe ${key}: ${about} from ${fields.from}`;
  const item = { key: known?.key ?? key, day: context.today, title, fields };
  const journal = await context.journal();
  const change =
    known === undefined
      ? { kind: 'record' as const }
      : { kind: 'correct' as const, target: known.entry };
  await journal.append(context.author, [{ what: 'recipe', item, ...change }]);
  await keepFeed(journal, item.key, { on: markOf(item), failed: false });
  return item;
}

async function recipeNew(
  context: Context,
  [named = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { source, fields } = await taught(named, options);
  const taken = await takeBy(context, fields, source);
  const id = textOption(options, 'id') ?? idOf(fields);
  if (!/^[A-Za-z0-9-]{1,60}$/.test(id))
    refuseField('id', `${id} cannot be an id; use letters, digits and -`);
  if ((await findRecipe(context, id)) !== undefined)
    await context.confirm(`replace the recipe ${id}`);
  const item = await keepRecipe(context, id, fields);
  const newest = await told(async () => newestOf(item.fields.from ?? ''));
  if (newest !== source.place)
    context.notice(`collect will read the newest file of this name: ${newest}`);
  return { page: takenPage(item, taken, `Recipe ${item.key}`) };
}

async function recipeTry(
  context: Context,
  [named = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const known = await findRecipe(context, named);
  if (known !== undefined && !isOn(known, await feedOf(context, known)))
    await confirmReads(context, known, 'read');
  const { source, fields } =
    known === undefined
      ? await taught(named, options)
      : { source: undefined, fields: { ...known.fields, ...givenFields(options) } };
  const taken = await takeBy(context, fields, source);
  const item = { key: known?.key ?? idOf(fields), day: context.today, title: '', fields };
  return { page: takenPage(item, taken, `${named} (nothing is proposed)`) };
}

export function takenPage(item: RecipeItem, taken: Taken, title: string): Page {
  const { source, read, beside } = taken;
  const table = source.grids.length > 1 ? [read.table.title] : [];
  const now = [...(isAddress(source.place) ? [] : [source.title]), ...table].join(', ');
  return {
    id: 'recipe',
    title,
    sections: [
      recipeSection(item, now),
      ...readSections(beside, read, takenText(item.fields, taken)),
    ],
  };
}

/** What would bring the values to the unit of the indicator, else how many there are; and what is left. */
export function takenText(fields: Texts, taken: Taken): string {
  const { beside, fresh, left } = taken;
  const says = `${countText('row', beside.length)} could be read; collect would propose ${fresh.length}`;
  return [offerFor(fields, taken)?.says ?? says, ...firstOf(left)].join('; ');
}

export function offerFor(fields: Texts, { read, beside, record }: Taken): Offer | undefined {
  const leaf = beside[0]?.leaf;
  return leaf && offerOf(fields, read.rows, leaf, record.readings.get(leaf.id) ?? []);
}

async function recipeList(context: Context): Promise<Outcome> {
  const feeds = await feedsOf(await context.journal());
  const sections = [recipesSection(await recipesOf(context), feeds)];
  return { page: { id: 'recipes', title: 'Recipes', sections } };
}

async function recipeShow(context: Context, [id = '']: readonly string[]): Promise<Outcome> {
  const item = await recipeOf(context, id);
  const sections = [recipeSection(item, '', await feedOf(context, item))];
  return { page: { id: 'recipe', title: item.title, sections } };
}

/** Whether each recipe that is on, or one, can read its source now; nothing is proposed. */
async function recipeCheck(context: Context, [id]: readonly string[]): Promise<Outcome> {
  const recipes = id === undefined ? await recipesOf(context) : [await recipeOf(context, id)];
  const rows: { id: string; rows: number | undefined; says: string }[] = [];
  let isSound = true;
  for (const item of recipes) {
    const on = isOn(item, await feedOf(context, item));
    const read = on ? await told(() => takeBy(context, item.fields)) : 'off';
    if (typeof read === 'string') {
      isSound &&= !on;
      rows.push({ id: item.key, rows: undefined, says: read });
      continue;
    }
    const [lost] = read.lost;
    isSound &&= lost === undefined;
    const says = lost ?? ['can be read', ...firstOf(read.left)].join('; ');
    rows.push({ id: item.key, rows: read.beside.length, says });
  }
  const page = { id: 'recipes', title: 'Recipes', sections: [checkedSection(rows)] };
  return { page, exit: isSound ? 0 : 1 };
}

/** Of its source as it is now where none is given. */
export async function takeBy(context: Context, fields: Texts, source?: Source): Promise<Taken> {
  const recipe = soundRecipe(fields);
  return take(context, recipe, source ?? (await openSource(recipe.from, recipe.local)));
}

/** What some work gives, or the sentence in which it was refused. */
export async function told<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function recipeOn(context: Context, [id = '']: readonly string[]): Promise<Outcome> {
  const item = await recipeOf(context, id);
  if (!isOn(item, await feedOf(context, item))) {
    await confirmReads(context, item, 'switch on');
    await keepFeed(await context.journal(), item.key, { on: markOf(item) });
  }
  return { text: `${item.key} is on\n` };
}

/** Whoever switches it on, or reads what it reads, is shown what that is. */
async function confirmReads(
  context: Context,
  { key, fields }: RecipeItem,
  verb: string,
): Promise<void> {
  soundRecipe(fields);
  const said = FIELDS.flatMap(({ name, label }) =>
    fields[name] === undefined ? [] : `${label} ${fields[name]}`,
  );
  await context.confirm(`${verb} ${key}: ${said.join('; ')}`);
}

async function recipeOff(context: Context, [id = '']: readonly string[]): Promise<Outcome> {
  const { key } = await recipeOf(context, id);
  await keepFeed(await context.journal(), key, { on: '' });
  return { text: `${key} is off\n` };
}

async function recipeDelete(context: Context, [id = '']: readonly string[]): Promise<Outcome> {
  const { key, entry } = await recipeOf(context, id);
  const journal = await context.journal();
  await journal.append(context.author, [{ kind: 'retract', target: entry }]);
  return { text: `${key} is deleted; axiswatch undo brings it back\n` };
}

/** By the word behind `recipe`. */
export const RECIPES = {
  new: recipeNew,
  try: recipeTry,
  check: recipeCheck,
  list: recipeList,
  show: recipeShow,
  on: recipeOn,
  off: recipeOff,
  delete: recipeDelete,
};
