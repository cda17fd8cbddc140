/** Teaching: a file or address, its table in which a person points at a value, and the form of what that tells. */
import { basename, dirname } from 'node:path';
import { isRefusal, type Problem, problemText } from '../../model/problem.ts';
import { findNode } from '../../model/strategy.ts';
import {
  type AnyFigure,
  type Section,
  type TableSection,
  table,
  textLines,
} from '../../page/page.ts';
import { newestTables } from '../../store/newest.ts';
import type { Action, At, Field, Form, Screen, Values } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { likeWord } from '../event/event-form.ts';
import { USUAL_FORMS } from './read-day.ts';
import { columnOf, lineOf } from './read-rows.ts';
import {
  conditionsOf,
  FIELDS,
  IN_HEADING,
  isAddress,
  type KeptRecipe,
  refuseField,
  soundRecipe,
  type Texts,
} from './recipe.ts';
import {
  begunWith,
  keepRecipe,
  offerFor,
  questionText,
  recipeOf,
  recipesOf,
  takenText,
} from './recipe-command.ts';
import { readSections } from './recipe-page.ts';
import { collectedText, forgetSource, sourceOf } from './recipes-screen.ts';
import { idOf, newestOf, patternOf, type Source, type Taken, takeInto } from './take.ts';
import { type Lesson, lesson, type Pointed, pointed } from './teach.ts';

/** Of the newest tables in the folder into which browsers put files, so many are offered. */
const DOWNLOADS = '~/Downloads';
const OFFERED = 6;

export const sourceForm: Screen<World> = {
  id: 'recipe-source',
  load: async ({ boards }, _, { indicator = '' }): Promise<readonly string[]> => {
    const leaf = findNode(boards.strategy, indicator);
    const places = leaf?.kind === 'leaf' ? leaf.lookUp.map(({ url }) => url) : [];
    return [...newestTables(DOWNLOADS).slice(0, OFFERED), ...places];
  },
  title: () => 'make a recipe',
  view: ({ world, data, options }) => {
    const offered = data as readonly string[];
    const [first] = offered;
    return {
      kind: 'form',
      form: {
        draft: 'recipe',
        fields: [
          {
            name: 'from',
            label: 'file or address',
            hint:
              first === undefined ? 'a path or https://…' : `Right arrow takes ${nameOf(first)}`,
            suggest: (typed) => likePlace(offered, typed),
          },
        ],
        initial: {},
        below: ({ from = '' }) => offeredSections(offered, unquoted(from)),
        check: ({ from = '' }) =>
          unquoted(from) === '' ? [{ path: 'from', message: 'name a file or an address' }] : [],
        save: ({ from = '' }) => ({
          do: 'work',
          work: async () => {
            const place = unquoted(from);
            forgetSource(world);
            const { grids } = await sourceOf(world, place);
            // refused where there is none
            const { rows } = lesson(grids, begunWith(place)).table;
            const number = String(grids.findIndex((grid) => grid.rows === rows) + 1);
            const first: Texts = grids.length > 1 ? { table: number } : {};
            return {
              do: 'open',
              screen: 'recipe-table',
              target: place,
              options: { ...options, ...first },
            };
          },
        }),
        verb: 'read',
      },
    };
  },
  words: [
    ['file', 'a path; * and ? in its name stand for any characters; the newest match is read'],
    ['address', 'https; read now, and each time the recipe is collected'],
  ],
};

const nameOf = (place: string): string => (isAddress(place) ? place : basename(place));

/** As a terminal pastes the path of a file that was dragged to it. */
const unquoted = (from: string): string => from.trim().replace(/^(['"])(.*)\1$/, '$2');

function likePlace(offered: readonly string[], typed: string): string | undefined {
  const sought = typed.toLowerCase();
  const like = offered.find((place) => place.toLowerCase().includes(sought));
  if (like !== undefined || isAddress(typed) || !/[\\/]/.test(typed)) return like;
  const name = basename(sought);
  const named = newestTables(dirname(typed));
  return named.find((path) => basename(path).toLowerCase().startsWith(name));
}

function offeredSections(offered: readonly string[], from: string): readonly Section[] {
  if (isAddress(from)) return [];
  if (from !== '') {
    const pattern = patternOf(from);
    const [now, later] = [newest(from), newest(pattern)];
    const newer = now === later ? undefined : later;
    return [textLines({ 'read now': now, 'later files': pattern, 'newest match': newer })];
  }
  return [
    table<string>({
      id: 'offered',
      title: 'Newest downloads, and where to look',
      rows: offered,
      empty: 'none',
      figures: { place: { kind: 'text', head: '', get: nameOf, grows: true } },
    }),
  ];
}

/** The path that a pattern means now, or why there is none. */
function newest(pattern: string): string {
  try {
    return newestOf(pattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** By keys: the fields `table` and `heading`, and a column from 0. */
function pointedAt({ data, target = '', options, row }: At<World>): Pointed {
  const { column, ...set } = options;
  const given = Object.entries(set).filter(([, text]) => text !== '');
  return pointed(
    (data as Source).grids,
    { ...begunWith(target), ...Object.fromEntries(given) },
    { column: column ? Number(column) : undefined, line: row && Number(row.id) },
  );
}

function byColumns(key: 'Left' | 'Right', by: number): Action<World> {
  return {
    key,
    ...(by > 0 ? { label: 'column' } : {}),
    says: `the column to the ${key.toLowerCase()}`,
    run: (at) => {
      const { column, heading } = pointedAt(at);
      const to = Math.min(column + by, heading.names.length - 1);
      return { do: 'set', options: { column: String(Math.max(0, to)) } };
    },
  };
}

const noneAt = ({ row }: At<World>) =>
  row === undefined ? 'no row is selected; Esc shows all' : undefined;

export const tableScreen: Screen<World> = {
  id: 'recipe-table',
  load: (world, target = '') => sourceOf(world, target),
  title: ({ data }) => (data as Source).title,
  actions: [
    {
      key: 'Enter',
      label: 'this value',
      says: 'take the marked row and column; any row that you want to read will do',
      why: noneAt,
      run: (at) => ({
        do: 'open',
        screen: 'recipe-form',
        target: at.target,
        options: pointedAt(at).fields,
      }),
    },
    byColumns('Left', -1),
    byColumns('Right', 1),
    {
      key: 'Tab',
      label: 'next table',
      hides: true,
      says: 'the next table of the file',
      why: (at) => (nextTable(at) === pointedAt(at).grid ? 'there is no other table' : undefined),
      run: (at) => ({
        do: 'set',
        options: { table: String(nextTable(at) + 1), heading: '', column: '' },
      }),
    },
    {
      key: '/',
      label: 'filter',
      says: 'search all rows for what you type',
      run: () => ({ do: 'filter' }),
    },
    {
      key: 'h',
      label: 'heading',
      says: 'the selected row names the columns',
      why: noneAt,
      run: ({ row }) => ({
        do: 'set',
        options: { heading: String(Number(row?.id) + 1), column: '' },
      }),
    },
  ],
  view: (at) => ({
    kind: 'page',
    page: { id: 'table', title: '', sections: [gridSection(at.data as Source, pointedAt(at))] },
    list: 'table',
    beside: (row) => (row === undefined ? [] : [pointedSection({ ...at, row })]),
  }),
  words: [['[ ]', 'the column that is chosen; Left and Right choose another']],
};

/** The place of the next table with a row below its first, or the same where there is no other. */
function nextTable(at: At<World>): number {
  const { grids } = at.data as Source;
  const { grid } = pointedAt(at);
  const places = grids.flatMap(({ rows }, place) => (rows.length > 1 ? [place] : []));
  return places.find((place) => place > grid) ?? places[0] ?? grid;
}

/** The first columns tell rows apart; of those from the chosen one on as many as there may be room for. */
const FIRST = 3;
const SIGHT = 12;

function gridSection(source: Source, { grid, heading, column }: Pointed): TableSection {
  const { title = '', rows = [] } = source.grids[grid] ?? {};
  const figures = heading.names.flatMap((name, at): [string, AnyFigure<number>][] => {
    if (at >= FIRST && (at < column || at > column + SIGHT)) return [];
    const head = name || `#${at + 1}`;
    const figure = { kind: 'text', missing: '', grows: true, least: 12 } as const;
    const get = (line: number) => rows[line]?.[at];
    return at === column
      ? [[`#${at + 1}`, { ...figure, get, head: `[${head}]` }]]
      : [[`#${at + 1}`, { ...figure, get, head, drop: at < FIRST ? 1 : 2, dim: () => true }]];
  });
  return table<number>({
    id: 'table',
    title: title === source.title ? '' : title,
    says: 'Point at a value you want: up and down choose its row, left and right its column.',
    rows: rows.flatMap((row, line) =>
      line >= heading.line && row.some((cell) => cell.trim() !== '') ? [line] : [],
    ),
    figures: Object.fromEntries(figures),
    target: (line) => ({ feature: 'recipe-form', id: String(line) }),
    empty: 'there is no row below this heading; Esc goes back',
  });
}

/** What is chosen, as it will be read. */
function pointedSection(at: At<World>): TableSection {
  const { column, heading, likely } = pointedAt(at);
  // the rows of what is wanted may tell another decimal sign than all
  const { from: _, indicator: __, decimal: ___, ...told } = likely;
  return textLines({
    heading: lineOf(heading.line - 1),
    column: `${column + 1} of ${heading.names.length}`,
    ...Object.fromEntries(
      FIELDS.map(({ name, label }) => [label, told[name] && onOneLine(told[name])]),
    ),
  });
}

/** Fields that are always shown; the others where they hold something. */
const SHOWN = ['indicator', 'day', 'day-form', 'value', 'where', 'sum-of', 'scale', 'source'];
/** Of the rows as they are read, the newest, the first of which is in sight in any window. */
const ROWS = 6;

interface Reading {
  readonly problems: readonly Problem[];
  /** Where there is no problem. */
  readonly made?: { readonly fields: Texts; readonly taken: Taken };
}

interface FormData {
  readonly source: Source;
  /** What the table tells of what was pointed at. */
  readonly told: Lesson;
  readonly recipes: readonly KeptRecipe[];
  /** What the values of the form read. */
  readonly read: (values: Values) => Reading;
}

export const recipeForm: Screen<World> = {
  id: 'recipe-form',
  load: async (world, target = '', options): Promise<FormData> => {
    const source = await sourceOf(world, target);
    const told = lesson(source.grids, options);
    // asked for several times at each key
    let last = { key: '', reading: { problems: [] } as Reading };
    const read = (values: Values): Reading => {
      const key = JSON.stringify(values);
      if (key !== last.key) last = { key, reading: readingOf(world, source, textsOf(values)) };
      return last.reading;
    };
    const recipes = await recipesOf(world.context);
    return { source, told, recipes, read };
  },
  title: () => 'what it reads',
  view: (at) => ({ kind: 'form', form: formOf(at) }),
  words: [
    ['only rows with', 'a column, = and a cell; separate several with ;'],
    ['sum of', 'month, or 12 months: rows added into one value'],
    ['times', 'what each number is multiplied by to get the unit of the indicator'],
  ],
};

/** Several conditions stand on one line of the form. */
function textsOf(values: Values): Texts {
  const filled = Object.entries(values).filter(([, text]) => text.trim() !== '');
  const { where, ...others } = Object.fromEntries(filled);
  return where === undefined
    ? others
    : { ...others, where: where.replaceAll(/;\s*(?=[^;=]+=)/g, '\n') };
}

const onOneLine = (text: string): string => text.replaceAll('\n', '; ');

function readingOf({ boards, context }: World, source: Source, given: Texts): Reading {
  try {
    const { fields, question } = lesson(source.grids, given);
    if (question !== undefined) refuseField(question.about, questionText(question));
    const recipe = soundRecipe(fields);
    const taken = takeInto(boards.strategy, boards.record, context, recipe, source);
    return { problems: [], made: { fields, taken } };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return {
      problems: error.problems.map((each) => ({ ...each, message: inWords(each.message) })),
    };
  }
}

function formOf(at: At<World>): Form<World> {
  const { world, options, target = '' } = at;
  const { told, recipes, read } = at.data as FormData;
  const { context } = world;
  return {
    draft: `recipe ${target} ${JSON.stringify(options)}`,
    fields: fieldsOf(at.data as FormData, world),
    initial: { ...told.fields, where: onOneLine(told.fields.where ?? '') },
    below: (values) => {
      const { problems, made } = read(values);
      if (made === undefined) {
        const labelled = problems.map((each) => problemText({ ...each, path: labelOf(each.path) }));
        return [textLines({ warning: labelled.join('; ') })];
      }
      const { fields, taken } = made;
      return readSections(
        taken.beside.slice(-ROWS).toReversed(),
        taken.read,
        inWords(takenText(fields, taken)),
      );
    },
    check: (values) => read(values).problems,
    ask: (values) => {
      const key = keyFor(recipes, read(values).made?.fields ?? {});
      return recipes.some((each) => each.key === key) ? `replace the recipe ${key}` : undefined;
    },
    save: (values) => ({
      do: 'work',
      work: async () => {
        const fields = read(values).made?.fields ?? {};
        const { key } = await keepRecipe(context, keyFor(recipes, fields), fields);
        const text = await collectedText(world, [await recipeOf(context, key)]);
        const back = { do: 'back' } as const;
        return { do: 'all', nexts: [back, back, back, { do: 'say', text: `${key}: ${text}` }] };
      },
    }),
    verb: 'keep and collect',
  };
}

/** One of another indicator keeps its id. */
function keyFor(recipes: readonly KeptRecipe[], fields: Texts): string {
  const id = idOf(fields);
  const known = recipes.find(({ key }) => key === id);
  return known === undefined || known.fields.indicator === fields.indicator
    ? id
    : `${id}-${fields.indicator?.toLowerCase()}`;
}

function fieldsOf(
  { source, read, told: { table, fields, question } }: FormData,
  { boards }: World,
): readonly Field[] {
  const offered = (name: string) => (_: string, values: Values) => {
    const { made } = read(values);
    return made && offerFor(made.fields, made.taken)?.fields[name];
  };
  const within = (all: readonly string[]) => (typed: string) =>
    all.find((each) => each.toLowerCase().includes(typed.toLowerCase()));
  const conditions = [...conditionsOf(fields, () => undefined).keys()].flatMap((column) => {
    const place = columnOf(table, column);
    const cells = new Set(table.rows.slice(table.line).map((row) => row[place]?.trim() ?? ''));
    return [...cells].map((cell) => `${column}=${cell}`);
  });
  const extras: Readonly<Record<string, Partial<Field>>> = {
    indicator: {
      hint: 'its id, or the beginning of its title',
      suggest: (typed) => likeWord(boards.strategy.leaves, typed),
    },
    day: { suggest: within([...table.names, IN_HEADING]) },
    'day-form': { suggest: within(USUAL_FORMS) },
    value: { suggest: within(table.names) },
    where: {
      suggest: (typed) => {
        const parts = typed.split(/;\s*/);
        const like = within(conditions)(parts.pop() ?? '');
        return like && [...parts, like].join('; ');
      },
    },
    'sum-of': { hint: 'month, or 12 months', suggest: offered('sum-of') },
    scale: { hint: '1 if left empty', suggest: offered('scale') },
    source: { hint: `${source.title} if left empty` },
  };
  return FIELDS.map(({ name, label }) => ({
    ...{ name, label, ...extras[name] },
    ...(SHOWN.includes(name) ? {} : { more: true }),
    ...(question?.about === name && name !== 'where'
      ? { choices: ['', ...question.choices.map(({ fields }) => fields[name] ?? '')] }
      : {}),
  }));
}

const labelOf = (name: string): string => FIELDS.find((each) => each.name === name)?.label ?? name;

/** An option as the form names it. */
function inWords(text: string): string {
  return text.replaceAll(/--([a-z-]+)/g, (_, name) => labelOf(name));
}
