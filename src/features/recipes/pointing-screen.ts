/** A file as a table in which a person points: this is the day, this the value, only rows like this. */

import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import { DEFAULT_CONFIDENCE, type Result } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import {
  type Conversion,
  conversionToMatchStandingValue,
  type Remedy,
} from '../../core/recipes/conversion.ts';
import { recipeFieldAsOptionText, type SayField } from '../../core/recipes/field-words.ts';
import { parseTableByRecipe } from '../../core/recipes/read-rows.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { USUAL_GAPS } from '../../core/recipes/recipe-words.ts';
import {
  type Cell,
  recipeInputCellText,
  type Table,
  tableColumnCount,
} from '../../core/recipes/table.ts';
import {
  columnReferenceText,
  IN_HEADER,
  type Lesson,
  nextRecipeQuestionOrTaughtColumns,
  type Pointed,
  pointedHeaderRowIndex,
  type Question,
  type TaughtColumns,
} from '../../core/recipes/teach.ts';
import { cutToWidth } from '../../text/cells.ts';
import { dayText, significantDigitsText, terminalSafeOneLine } from '../../text/format.ts';
import { linesCutOrPaddedToHeight, proseLine, type ViewLine } from '../../text/line.ts';
import { bindingForScreenKind, clampListIndex, stepWithoutEffects } from '../../tui/binding.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { askBeforeDiscardStep } from '../../tui/leaving.ts';
import type { ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { Asking, Pointing } from '../../tui/shell-command.ts';
import {
  type Binding,
  popScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { skippedRecipeRowCountText } from './recipe-output.ts';

/** What the screen remembers. */
export interface PointingScreen {
  readonly kind: 'pointing';
  readonly asking: Asking;
  readonly pointing: Pointing;
  readonly pointed: Pointed;
  /** Index of the row and of the column under the cursor, from 0. */
  readonly selected: number;
  readonly column: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly pointing: PointingScreen;
  }
}

/** The screen on which a person points at the columns of a file, as it opens: with what was pointed at already, the cursor on the first row and column. */
export function recipePointingScreen(asking: Asking, pointing: Pointing): PointingScreen {
  return {
    kind: 'pointing',
    asking,
    pointing,
    pointed: pointing.pointed,
    selected: 0,
    column: 0,
  };
}

const lessonOf = memoizeLatestPerObject(
  (pointed: Pointed, table: Table, mendDay: string): Result<Lesson> =>
    nextRecipeQuestionOrTaughtColumns(table, pointed, mendDay),
);

function lessonAt(state: State, pointed: Pointed, table: Table): Result<Lesson> {
  const key = actionKeyName(state, 'pointing.day');
  return lessonOf(pointed, table, `press ${key} on another column`);
}

/** What is read by what was taught, without anything that no column says. */
function recipeOf(
  { read, day, value, rows }: TaughtColumns,
  { times = 1, per, sumOfLast }: Conversion,
): Recipe {
  return {
    format: 'axiswatch.recipe/1',
    id: '',
    title: '',
    from: '',
    every: 1,
    read: { form: 'csv', ...read },
    rows: rows ?? {},
    day,
    value: { ...value, without: value?.without ?? [], gaps: value?.gaps ?? USUAL_GAPS },
    convert: { times, ...per, sumOfLast },
    only: {},
    indicator: '',
    source: '',
    confidence: DEFAULT_CONFIDENCE,
    note: '',
    allow: [],
    about: '',
  };
}

/** What came of it so far, in sentences: the open question, or the readings. */
function lessonResultLines(state: State, screen: PointingScreen): readonly ViewLine[] {
  const { pointed, pointing } = screen;
  const { table } = pointing;
  const lesson = lessonAt(state, pointed, table);
  const said = (text: string): ViewLine => proseLine(terminalSafeOneLine(text));
  if (!lesson.ok) return [said(`That does not go: ${lesson.problems[0]?.message ?? ''}`)];
  const { question } = lesson.value;
  if (question !== undefined) return [said(askText(state, question))];
  const remedy = remedyWhilePointing(state, screen);
  const key = actionKeyName(state, 'pointing.convert');
  return [
    said(readText(readAt(state, lesson.value.taught, pointed, table), pointed)),
    ...(remedy === undefined
      ? []
      : [said(`The newest is ${remedy.finding}. ${key} takes ${remedy.takes}.`)]),
  ];
}

type Read = ReturnType<typeof parseTableByRecipe>;

function readAt(state: State, taught: TaughtColumns, pointed: Pointed, table: Table): Read {
  const say: SayField = (field, value) =>
    field === 'rows'
      ? `${actionKeyName(state, 'pointing.only')} on a cell that they have`
      : recipeFieldAsOptionText(field, value);
  return parseTableByRecipe(recipeOf(taught, pointed), table, state.today, say);
}

/** What would bring the newest value near to the one that stands; undefined: nothing must, or nothing is read yet. */
function remedyWhilePointing(
  state: State,
  { pointed, pointing: { table, stands } }: PointingScreen,
): Remedy | undefined {
  const lesson = stands === undefined ? undefined : lessonAt(state, pointed, table);
  if (stands === undefined || lesson?.ok !== true || lesson.value.question !== undefined)
    return undefined;
  const read = readAt(state, lesson.value.taught, pointed, table);
  if (!read.ok) return undefined;
  const days = read.value.rows.map(({ observedOn }) => observedOn);
  const newest = read.value.rows.at(-1);
  return newest && conversionToMatchStandingValue(newest.value, days, stands, pointed);
}

/** What the keys are called that take the answers to a question, from 1; so many are named. */
const ANSWERS = ['first', 'second', 'third', 'fourth'] as const;

const answerId = (which: string): string => `pointing.${which}`;

const HOW: Readonly<Partial<Record<Question['about'], (state: State) => string>>> = {
  day: (state) =>
    `${actionKeyName(state, 'pointing.day')} on it, or ${actionKeyName(state, 'pointing.dayInHeader')} where days stand in the header`,
  value: (state) => `${actionKeyName(state, 'pointing.value')} on it`,
  rows: (state) => `${actionKeyName(state, 'pointing.only')} on a cell that they have`,
};

function askText(state: State, { about, asks, answers }: Question): string {
  const how = HOW[about]?.(state);
  if (how !== undefined) return `${asks} ${how}.`;
  const named = ANSWERS.flatMap((which, at) => {
    const answer = answers[at];
    return answer === undefined ? [] : [`${actionKeyName(state, answerId(which))}: ${answer.text}`];
  });
  return `${asks} ${named.join('; ')}.`;
}

function readText(made: Read, pointed: Pointed): string {
  if (!made.ok) return `That does not go: ${made.problems[0]?.message ?? ''}`;
  const { rows, skipped } = made.value;
  const last = rows.at(-1);
  const newest =
    last === undefined
      ? ''
      : `; the newest ${dayText(last.observedOn)}: ${convertedText(last.value, pointed)}`;
  const left = skipped.map(
    ({ why, count, first }) =>
      `${skippedRecipeRowCountText(why, count)} (${first.path} ${first.message})`,
  );
  return `${countWithNoun(rows.length, 'reading')}${newest}${left.length === 0 ? '' : `; skipped ${left.join(', ')}`}.`;
}

/** A value as it stands in the file; one that was converted with no more digits than tell it. */
function convertedText(value: number, conversion: Conversion): string {
  return isConverted(conversion) ? significantDigitsText(value) : String(value);
}

/** What was pointed at, in a line. */
export function recipeColumnsPointedSoFarText(pointed: Pointed): string {
  const parts = pointedParts(pointed);
  return parts.length === 0 ? 'Nothing is pointed at yet.' : `${parts.join('; ')}.`;
}

function pointedParts(pointed: Pointed): readonly string[] {
  const { header, day, dayForm, period, value, decimal, thousands, rows } = pointed;
  const { times, per, sumOfLast } = pointed;
  return [
    ...(header === undefined ? [] : [`names: row ${header}`]),
    ...(day === undefined ? [] : [`day: ${day === IN_HEADER ? 'in the header' : day}`]),
    ...(dayForm === undefined ? [] : [`as ${dayForm}`]),
    ...(period === undefined ? [] : [`of the ${period}`]),
    ...(value === undefined ? [] : [`value: ${value}`]),
    ...(decimal === undefined ? [] : [`decimals with ${decimal}`]),
    ...(thousands === undefined ? [] : [`thousands with ${thousands}`]),
    ...Object.entries(rows ?? {}).map(([name, cells]) => `rows: ${name} = ${cells.join(' or ')}`),
    ...(sumOfLast === undefined ? [] : [`the sum of ${sumOfLast} rows`]),
    ...(times === undefined ? [] : [`times ${times}`]),
    ...(per === undefined ? [] : [`per ${per.to} of a rate per ${per.from}`]),
  ];
}

/** What is lost with what was pointed at; undefined: nothing was. */
export function recipePointingLostOnLeavingText(pointed: Pointed): string | undefined {
  return pointedParts(pointed).length === 0 ? undefined : 'what you pointed at';
}

/** Cells that a column is shown in at most, and lines above the table. */
const [CELLS, HEAD_LINES] = [18, 4];

/** The columns that have room, from 0, of a table of `width` columns, ≥ 0, the one under the cursor among them. */
function shownColumns(width: number, column: number, cells: number): readonly number[] {
  const room = Math.max(1, Math.floor((cells - 6) / CELLS));
  const first = Math.max(0, Math.min(column - Math.floor(room / 2), width - room));
  return Array.from({ length: Math.min(room, width) }, (_, at) => first + at);
}

/** Columns of a table, ≥ 1. */
function widthOf(table: Table): number {
  return Math.max(1, tableColumnCount(table));
}

function pointedColumnNames(screen: PointingScreen): readonly string[] {
  const { table } = screen.pointing;
  const at = pointedHeaderRowIndex(table, screen.pointed);
  return (at === undefined ? [] : (table.rows[at] ?? [])).map((cell) => recipeInputCellText(cell));
}

function pointingListData(state: State, screen: PointingScreen, cells: number): ListData {
  const { pointing, pointed, column } = screen;
  const { table, name } = pointing;
  const names = pointedColumnNames(screen);
  const header = pointedHeaderRowIndex(table, pointed);
  const columns = shownColumns(widthOf(table), column, Number.isFinite(cells) ? cells : 10_000);
  const width = widthOf(table);
  const from = (columns[0] ?? 0) + 1;
  const seen =
    columns.length < width ? `, columns ${from} to ${from + columns.length - 1} of ${width}` : '';
  const keys = columns.map((at) => columnHeading(pointed, names, at, at === column));
  const head = [
    ...lessonResultLines(state, screen),
    proseLine(terminalSafeOneLine(recipeColumnsPointedSoFarText(pointed))),
  ];
  return {
    title: `Point at ${terminalSafeOneLine(name)}${seen}`,
    tabs: [],
    tab: 0,
    head: Number.isFinite(cells) ? linesCutOrPaddedToHeight(head, HEAD_LINES, cells) : head,
    specs: [{ key: 'row' }, ...keys.map((key) => ({ key, most: CELLS, least: 4 }))],
    texts: table.rows.map((row, place) => ({
      row: `${place + (table.firstRow ?? 1)}${place === header ? ' names' : ''}`,
      ...Object.fromEntries(
        columns.map((at, index) => [
          keys[index] ?? '',
          cutToWidth(terminalSafeOneLine(recipeInputCellText(row[at])), CELLS),
        ]),
      ),
    })),
    targets: table.rows.map(() => undefined),
    foot: [],
  };
}

/** What stands above the column at `at`, index from 0: its number, what it was pointed out as, its name, and that the cursor is there. */
function columnHeading(
  pointed: Pointed,
  names: readonly string[],
  at: number,
  isHere: boolean,
): string {
  const name = columnReferenceText(names, at);
  const what = [
    ...(pointed.day === name ? ['day'] : []),
    ...(pointed.value === name ? ['value'] : []),
    ...(pointed.rows?.[name] === undefined ? [] : ['only']),
  ];
  const number = `#${at + 1}`;
  const named = name === number ? [] : [name];
  const said = terminalSafeOneLine([number, ...what, ...named].join(' '));
  return isHere ? `[${cutToWidth(said, CELLS - 2)}]` : cutToWidth(said, CELLS);
}

function cellUnder({ pointing: { table }, selected, column }: PointingScreen): Cell | undefined {
  return table.rows[selected]?.[column];
}

type Change = (screen: PointingScreen, name: string) => Pointed;

/** A key that points at what is under the cursor. */
function pointingKey(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  change: Change,
): Binding {
  const changed = (screen: PointingScreen): Pointed =>
    change(screen, columnReferenceText(pointedColumnNames(screen), screen.column));
  return bindingForScreenKind('pointing', {
    id,
    keys,
    label,
    description,
    footer: true,
    whyDisabled: (_, screen) =>
      JSON.stringify(changed(screen)) === JSON.stringify(screen.pointed)
        ? 'It is pointed at as that already.'
        : undefined,
    run: (state, screen) => {
      const pointed = changed(screen);
      return stepWithoutEffects(withTopScreen(state, { ...screen, pointed }));
    },
  });
}

/** What hangs on the column that was pointed at before goes with it. */
function without(pointed: Pointed, ...fields: readonly (keyof Pointed)[]): Pointed {
  return Object.fromEntries(
    Object.entries(pointed).filter(([name]) => !fields.some((field) => field === name)),
  );
}

const OF_DAY = ['dayForm', 'period'] as const;
const OF_VALUE = ['decimal', 'thousands', 'numbersSaid'] as const;

/** With the cursor on the column to the right (`by` 1) or to the left (-1); stays at the ends. */
function columnBesideStep(by: 1 | -1): (state: State, screen: PointingScreen) => Step {
  return (state, screen) => {
    const column = clampListIndex(screen.column + by, widthOf(screen.pointing.table));
    return stepWithoutEffects(withTopScreen(state, { ...screen, column }));
  };
}

const POINTING_KEYS: readonly Binding[] = [
  bindingForScreenKind('pointing', {
    id: 'pointing.done',
    keys: ['Enter'],
    label: 'done',
    description: 'go on with what was pointed at',
    footer: true,
    whyDisabled: (state, { pointed, pointing: { table } }) => {
      const lesson = lessonAt(state, pointed, table);
      if (!lesson.ok) return lesson.problems[0]?.message;
      return lesson.value.question === undefined
        ? undefined
        : askText(state, lesson.value.question);
    },
    run: (state, { asking, pointing, pointed }) => {
      const reply = (text: string | undefined): void => {
        pointing.take(pointed);
        asking.reply(text);
      };
      return [popScreen(state), [{ kind: 'reply', asking: { ...asking, reply }, text: '' }]];
    },
  }),
  ...ANSWERS.map((which, at) =>
    bindingForScreenKind('pointing', {
      id: answerId(which),
      keys: [String(at + 1)],
      label: which,
      description: `take the ${which} answer to the question above`,
      footer: true,
      whyDisabled: (state, screen) =>
        answerTo(state, screen, at) === undefined ? `No ${which} answer is open.` : undefined,
      run: (state, screen) => {
        const pointed = { ...screen.pointed, ...answerTo(state, screen, at)?.says };
        return stepWithoutEffects(withTopScreen(state, { ...screen, pointed }));
      },
    }),
  ),
  pointingKey(
    'pointing.day',
    ['d'],
    'day',
    'the column under the cursor is the day',
    (screen, day) => ({
      ...without(screen.pointed, ...OF_DAY),
      day,
    }),
  ),
  pointingKey(
    'pointing.dayInHeader',
    ['D'],
    'days above',
    'days stand in the header, a column each',
    ({ pointed }) => ({ ...without(pointed, ...OF_DAY, 'value'), day: IN_HEADER }),
  ),
  pointingKey(
    'pointing.value',
    ['v'],
    'value',
    'the column under the cursor is the value',
    (screen, value) => ({
      ...without(screen.pointed, ...OF_VALUE),
      value,
    }),
  ),
  pointingKey(
    'pointing.only',
    ['o'],
    'only',
    'only rows that have the cell under the cursor; again: rows with any',
    (screen, name) => onlyLike(screen, name),
  ),
  pointingKey(
    'pointing.names',
    ['n'],
    'names',
    'the row under the cursor names the columns',
    ({ pointed, selected, pointing: { table } }) => ({
      ...without(pointed, 'day', 'value', 'rows', ...OF_DAY, ...OF_VALUE),
      header: selected + (table.firstRow ?? 1),
    }),
  ),
  bindingForScreenKind('pointing', {
    id: 'pointing.convert',
    keys: ['c'],
    label: 'convert',
    description: 'convert the values as is proposed above; again: take them as they stand',
    footer: true,
    whyDisabled: (state, screen) =>
      remedyWhilePointing(state, screen) === undefined && !isConverted(screen.pointed)
        ? 'No other unit or period is proposed.'
        : undefined,
    run: (state, screen) => {
      const remedy = remedyWhilePointing(state, screen);
      const pointed =
        remedy === undefined
          ? without(screen.pointed, 'times', 'per', 'sumOfLast')
          : { ...screen.pointed, ...remedy.says };
      return stepWithoutEffects(withTopScreen(state, { ...screen, pointed }));
    },
  }),
  bindingForScreenKind('pointing', {
    id: 'pointing.left',
    keys: ['Left', 'h'],
    label: 'left',
    description: 'the column to the left',
    run: columnBesideStep(-1),
  }),
  bindingForScreenKind('pointing', {
    id: 'pointing.right',
    keys: ['Right', 'l'],
    label: 'right',
    description: 'the column to the right',
    run: columnBesideStep(1),
  }),
  bindingForScreenKind('pointing', {
    id: 'pointing.clear',
    keys: ['Backspace'],
    label: 'afresh',
    description: 'forget what was pointed at',
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, { ...screen, pointed: { header: undefined } })),
  }),
];

function isConverted({ times, per, sumOfLast }: Conversion): boolean {
  return times !== undefined || per !== undefined || sumOfLast !== undefined;
}

function onlyLike(screen: PointingScreen, name: string): Pointed {
  const { pointed } = screen;
  const cell = recipeInputCellText(cellUnder(screen));
  const { [name]: known, ...others } = pointed.rows ?? {};
  const isSame = known?.length === 1 && known[0] === cell;
  return { ...pointed, rows: isSame ? others : { ...others, [name]: [cell] } };
}

/** The answer at `at`, index from 0, to the question that stands above; undefined where that has none, or is answered by pointing. */
function answerTo(
  state: State,
  { pointed, pointing: { table } }: PointingScreen,
  at: number,
): Question['answers'][number] | undefined {
  const lesson = lessonAt(state, pointed, table);
  const question = lesson.ok ? lesson.value.question : undefined;
  return question === undefined || HOW[question.about] !== undefined
    ? undefined
    : question.answers[at];
}

/** The table as a screen. */
export const POINTING_SCREEN: ScreenDef<PointingScreen> = {
  ...listScreen<PointingScreen>({
    kind: 'pointing',
    place: 'pointing',
    crumb: (_, { pointing: { name } }) => terminalSafeOneLine(name),
    shows:
      'A file as a table: point at the column of the day, at that of the value, and at the rows that are meant; what comes of it stands above.',
    tabbed: false,
    keys: POINTING_KEYS,
    leads: [
      ...[
        'pointing.done',
        ...ANSWERS.map(answerId),
        'pointing.day',
        'pointing.value',
        'pointing.only',
      ],
    ],
    unsaved: (_, { pointed }) => recipePointingLostOnLeavingText(pointed),
    leaving: (state, { asking, pointed }) =>
      askBeforeDiscardStep(state, recipePointingLostOnLeavingText(pointed), (below) => [
        popScreen(below),
        [{ kind: 'reply', asking, text: undefined }],
      ]),
    reads: [],
    data: pointingListData,
  }),
  sort: 'page',
  focus: (_, screen) => {
    const { selected, column, pointing } = screen;
    const row = selected + (pointing.table.firstRow ?? 1);
    const cell = recipeInputCellText(cellUnder(screen));
    const name = columnReferenceText(pointedColumnNames(screen), column);
    return screenReaderFocusAtLineStart(
      `row ${row}, column ${name}: ${cell === '' ? 'empty' : cell}`,
    );
  },
};
