/** Recipes, and what one of them reads. */
import { localToday } from '../../model/day.ts';
import { type AnyFigure, type TableSection, table } from '../../page/page.ts';
import type { Read } from './read-rows.ts';
import { type Feed, FIELDS, isOn, type KeptRecipe, type RecipeItem, type Texts } from './recipe.ts';
import type { Beside } from './take.ts';

/** Rows that are shown of a table. */
const SHOWN = 12;
const NONE = 'there is no recipe yet: axiswatch recipe new <file> makes one';

/** What a recipe says, a line a field; `now` is the file that was read. */
export function recipeSection(item: RecipeItem, now: string, feed?: Feed): TableSection {
  const fields = FIELDS.map(({ name, label }): [string, AnyFigure<Texts>] => [
    name,
    { kind: 'text', head: label, missing: '', get: (texts) => texts[name]?.replaceAll('\n', '; ') },
  ]);
  return table<Texts>({
    id: 'recipe',
    title: '',
    lines: true,
    rows: [item.fields],
    figures: {
      id: { kind: 'id', get: () => item.key },
      ...Object.fromEntries(fields),
      now: { kind: 'text', missing: '', get: () => now || undefined },
      state: { kind: 'state', missing: '', get: () => feed && (isOn(item, feed) ? 'on' : 'off') },
      collected: { kind: 'day', missing: '', get: () => dayOf(feed) },
      ended: { kind: 'text', missing: '', get: () => feed?.says },
    },
  });
}

export function recipesSection(
  recipes: readonly KeptRecipe[],
  feeds: ReadonlyMap<string, Feed>,
): TableSection {
  const feedOf = ({ key }: KeptRecipe): Feed | undefined => feeds.get(key);
  return table<KeptRecipe>({
    id: 'recipes',
    title: '',
    rows: recipes,
    empty: NONE,
    figures: {
      id: { kind: 'id', get: ({ key }) => key },
      indicator: {
        kind: 'id',
        get: ({ fields }) => fields.indicator ?? fields['indicator-column'],
      },
      state: { kind: 'state', get: (item) => (isOn(item, feedOf(item)) ? 'on' : 'off') },
      from: { kind: 'text', get: ({ fields }) => fields.from, drop: 2, grows: true },
      collected: { kind: 'day', get: (item) => dayOf(feedOf(item)), drop: 1 },
      ended: { kind: 'text', get: (item) => feedOf(item)?.says, grows: true },
    },
  });
}

export function checkedSection(
  rows: readonly { id: string; rows: number | undefined; says: string }[],
): TableSection {
  return table<(typeof rows)[number]>({
    id: 'recipes',
    title: '',
    rows,
    empty: NONE,
    figures: {
      id: { kind: 'id', get: ({ id }) => id },
      rows: { kind: 'count', get: (row) => row.rows },
      says: { kind: 'text', get: ({ says }) => says, grows: true },
    },
  });
}

function dayOf(feed: Feed | undefined) {
  return feed?.at === undefined ? undefined : localToday(new Date(feed.at));
}

/** The newest rows as they were read, beside what stands; then what could not be read. */
export function readSections(
  beside: readonly Beside[],
  { unread }: Read,
  says: string | undefined,
): readonly TableSection[] {
  return [
    table<Beside>({
      id: 'rows',
      title: 'What it reads',
      ...(says === undefined ? {} : { says }),
      empty: 'no row of a day up to today could be read',
      rows: beside.slice(-SHOWN),
      figures: {
        indicator: { kind: 'id', get: ({ leaf }) => leaf.id },
        day: { kind: 'day', get: ({ found }) => found.day },
        read: { kind: 'value', get: ({ found, leaf }) => ({ value: found.value, leaf }) },
        stands: {
          kind: 'value',
          get: ({ stands, leaf }) => stands && { value: stands.value, leaf },
        },
        at: { kind: 'text', get: ({ found }) => found.at, drop: 2 },
        mark: { kind: 'text', get: ({ found }) => found.mark, missing: '', drop: 3 },
        remark: {
          kind: 'text',
          missing: '',
          grows: true,
          get: ({ problem, isNew, stands }) =>
            isNew && stands ? 'changes what is recorded' : problem,
        },
      },
    }),
    ...(unread.length === 0
      ? []
      : [
          table<Read['unread'][number]>({
            id: 'unread',
            title: 'What could not be read',
            rows: unread.slice(-SHOWN),
            figures: {
              at: { kind: 'text', get: ({ at }) => at },
              why: { kind: 'text', get: ({ message }) => message, grows: true },
            },
          }),
        ]),
  ];
}
