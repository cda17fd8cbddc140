/** A recipe made by pointing: which column is the day, which the value, which rows; what can be read two ways is asked. */
import { medianDaysBetween } from '../model/day.ts';
import { type Day, type Result, refusalResultAt } from '../model/model.ts';
import type { Conversion } from './conversion.ts';
import {
  makeRecipeDayParser,
  periodImpliedByDayForm,
  type ReadDay,
  USUAL_FORMS,
} from './day-form.ts';
import { numberFormsOfColumn } from './number-form.ts';
import { firstDayOfPeriod, PERIODS, type Period } from './periods.ts';
import { joinedCellOfColumns } from './read-rows.ts';
import type { Recipe, RecipeInput } from './recipe-shape.ts';
import { USUAL_GAPS } from './recipe-words.ts';
import { columnNamesExceptDays } from './recognition.ts';
import {
  type Cell,
  findColumnIndex,
  likeliestHeaderRowIndex,
  parseTableHeader,
  recipeCellTextInOneLine,
  recipeInputCellText,
  refusalOfAbsentRow,
  type Table,
  type TableHeader,
  tableColumnCount,
} from './table.ts';

/** What a person has said of a file so far; every field by the name of its option. */
export interface Pointed extends Conversion {
  /** The row of the header, from 1 as in the file; undefined: the likeliest. */
  readonly header?: number | undefined;
  /** The column of the day; `IN_HEADER`: days stand in the header. */
  readonly day?: string | undefined;
  readonly dayForm?: string | undefined;
  /** `day`: days are what they say. */
  readonly period?: Period | undefined;
  readonly value?: string | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly thousands?: ',' | '.' | ' ' | "'" | undefined;
  /** Whether `decimal` and `thousands` were said. */
  readonly numbersSaid?: boolean | undefined;
  readonly rows?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What stands for the header where a column of days is asked for. */
export const IN_HEADER = 'header';

/** The questions that a file can leave open, in the order in which they are asked. */
const TAUGHT = ['day', 'dayForm', 'period', 'value', 'numbers', 'rows'] as const;
export type Taught = (typeof TAUGHT)[number];

/** Something that must be said, with what may be answered. */
export interface Question {
  readonly about: Taught;
  readonly asks: string;
  readonly answers: readonly {
    /** What is said by it. */
    readonly says: Pointed;
    readonly text: string;
  }[];
}

/** The parts of a recipe that were taught. */
export type TaughtColumns = Pick<RecipeInput, 'columns' | 'day' | 'value' | 'rows'> & {
  readonly read: Pick<Recipe['read'], 'header'>;
};

/** How a file is read, or the first thing that must be said before. */
export type Lesson =
  | { readonly question: Question }
  | { readonly question: undefined; readonly taught: TaughtColumns };

/** So many rows are looked at, and so many answers given, ten times as many where it is asked which rows are meant. */
const LOOKED_AT = 2_000;
const MOST_ANSWERS = 30;

/** What to do about a column of which no cell is a day, where options say what is meant. */
const MEND_DAY = 'name the form with --day-form, such as DD/MM/YYYY, or another column with --day';

/** What is still to be said of a file, or what was taught. Refused: a column that is not there, a form that is none, a column without days, with `mendDay` for what to do about it, rows that nothing tells apart, and a file without rows. */
export function nextRecipeQuestionOrTaughtColumns(
  table: Table,
  pointed: Pointed,
  mendDay = MEND_DAY,
): Result<Lesson> {
  const at = pointedHeaderRowIndex(table, pointed);
  const row = at === undefined ? undefined : table.rows[at];
  if (pointed.header !== undefined && row === undefined && table.rows.length > 0)
    return refusalOfAbsentRow(table, pointed.header);
  if (at === undefined || row === undefined)
    return refusalResultAt(
      '',
      'there are no rows in it; choose a file with a heading and at least one row',
    );
  const names = row.map(recipeCellTextInOneLine);
  const header: TableHeader = { at, names, width: tableColumnCount(table) };
  const below = table.rows.slice(at + 1, at + 1 + LOOKED_AT);
  const wanted = rowsPointedAt(header, below, pointed.rows ?? {});
  if (!wanted.ok) return wanted;
  const rows = wanted.value;
  if (pointed.day === undefined) return lessonAsking(dayQuestion(header, below, row));
  const isWide = pointed.day === IN_HEADER && !names.includes(IN_HEADER);
  const dayColumns = columnsOfDay(names, pointed.day);
  const dayAts: number[] = [];
  for (const column of isWide ? [] : dayColumns) {
    const place = findColumnIndex(header, column);
    if (!place.ok) return place;
    dayAts.push(place.value);
  }
  const dayCells = isWide ? row : rows.map((each) => joinedCellOfColumns(each, dayAts));
  if (rows.length === 0)
    return refusalResultAt('', 'there is no row below the heading; choose a file with one');
  const column = isWide ? 'the heading' : `"${pointed.day}"`;
  const form = dayFormOf(dayCells, pointed.dayForm, column, mendDay);
  if (!form.ok) return form;
  if (typeof form.value !== 'string') return lessonAsking(form.value);
  const days = daysInForm(dayCells, form.value);
  const period = periodQuestion(days, form.value, pointed.period);
  if (period !== undefined) return lessonAsking(period);
  if (!isWide && pointed.value === undefined)
    return lessonAsking(valueQuestion(header, below, pointed.day));
  const valueAt = isWide ? undefined : findColumnIndex(header, pointed.value ?? '');
  if (valueAt !== undefined && !valueAt.ok) return valueAt;
  const read = makeRecipeDayParser(form.value);
  const dayPlaces = isWide && read.ok ? placesOfDays(row, read.value) : [];
  const valueCells = rows.flatMap((each) =>
    valueAt === undefined ? dayPlaces.map((place) => each[place]) : [each[valueAt.value]],
  );
  const numbers = numberForm(valueCells, pointed);
  if ('asks' in numbers) return lessonAsking(numbers);
  const which = rowsQuestion(header, rows, isWide ? undefined : dayAts, days, dayPlaces, pointed);
  if (!which.ok) return which;
  if (which.value !== undefined) return lessonAsking(which.value);
  const said = Object.entries(pointed.rows ?? {}).map(
    ([name, cells]) => [name, cells.length === 1 ? (cells[0] ?? '') : [...cells]] as const,
  );
  return {
    ok: true,
    value: {
      question: undefined,
      taught: {
        read: { header: pointed.header ?? headerToName(table, at, pointed) },
        columns: columnNamesExceptDays(names, form.value),
        day: {
          ...(isWide ? {} : { column: dayColumns.length === 1 ? pointed.day : dayColumns }),
          form: form.value,
          ...(pointed.period === undefined || pointed.period === periodImpliedByDayForm(form.value)
            ? {}
            : { period: pointed.period }),
        },
        value: { ...(isWide ? {} : { column: pointed.value }), ...numbers },
        rows: Object.fromEntries(said),
      },
    },
  };
}

/** The columns of the day: one, or with + between them those whose cells make it. */
function columnsOfDay(names: readonly string[], day: string): string[] {
  return names.includes(recipeCellTextInOneLine(day)) || !day.includes('+')
    ? [day]
    : day.split('+').map((column) => column.trim());
}

/** In which row, from 0, the header is: where it was said to be, else the first row with every column that was named, else the likeliest; undefined: no row is likely. */
export function pointedHeaderRowIndex(
  table: Table,
  { header, day, value, rows }: Pointed,
): number | undefined {
  if (header !== undefined) return header - (table.firstRow ?? 1);
  if (table.named === true) return 0;
  const columns = [day === IN_HEADER ? undefined : day, value, ...Object.keys(rows ?? {})].filter(
    (each) => each !== undefined && !each.startsWith('#') && !each.includes('+'),
  );
  const found =
    columns.length === 0
      ? undefined
      : parseTableHeader(
          table,
          columns.flatMap((each) => each ?? []),
          undefined,
        );
  return found?.ok === true ? found.value.at : likeliestHeaderRowIndex(table);
}

/** The row, from 1, of a header at `at`, its index from 0, that no column names; undefined where one does, and it is found by that. */
function headerToName(table: Table, at: number, { day, value, rows }: Pointed): number | undefined {
  const columns = [day, value, ...Object.keys(rows ?? {})];
  const isFound = columns.some((each) => each !== undefined && !each.startsWith('#'));
  return isFound || table.named === true ? undefined : at + (table.firstRow ?? 1);
}

function lessonAsking(question: Question): Result<Lesson> {
  return { ok: true, value: { question } };
}

function rowsPointedAt(
  header: TableHeader,
  rows: readonly (readonly Cell[])[],
  wanted: NonNullable<Pointed['rows']>,
): Result<readonly (readonly Cell[])[]> {
  const filters: (readonly [number, readonly string[]])[] = [];
  for (const [column, cells] of Object.entries(wanted)) {
    const at = findColumnIndex(header, column);
    if (!at.ok) return at;
    filters.push([at.value, cells.map(recipeCellTextInOneLine)]);
  }
  const found = rows.filter((row) =>
    filters.every(([at, cells]) => cells.includes(recipeCellTextInOneLine(row[at]))),
  );
  const said = Object.entries(wanted).map(([column, cells]) => `${column} = ${cells.join(' or ')}`);
  return found.length > 0 || filters.length === 0
    ? { ok: true, value: found }
    : refusalResultAt(
        '',
        `no row has ${said.join(' and ')}; write it as a cell of that column has it`,
      );
}

/** The name of a column, by its place from 0, as it is pointed at: its number where it has none, or shares it. */
export function columnReferenceText(names: readonly string[], at: number): string {
  const name = names[at] ?? '';
  return name === '' || names.indexOf(name) !== names.lastIndexOf(name) ? `#${at + 1}` : name;
}

/** The column at `at`, its index from 0, with the first of its cells, for an answer. */
function columnText(
  names: readonly string[],
  at: number,
  rows: readonly (readonly Cell[])[],
): string {
  const cells = rows
    .slice(0, 50)
    .map((row) => recipeInputCellText(row[at]))
    .filter((text) => text !== '');
  const shown = [...new Set(cells)].slice(0, 3).join(', ');
  return `${columnReferenceText(names, at)}${shown === '' ? '' : `: ${shown}`}`;
}

function dayQuestion(
  { names }: TableHeader,
  rows: readonly (readonly Cell[])[],
  row: readonly Cell[],
): Question {
  const few = rows.slice(0, 200);
  const likely = names.map((_, at) => countOfDays(few.map((each) => each[at])));
  const order = names
    .map((_, at) => at)
    .sort((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0) || a - b);
  const inHeader = row.filter((cell) => formsOf([cell]).length > 0).length;
  const wide = {
    says: { day: IN_HEADER },
    text: `in the header, a column each: ${row
      .map(recipeInputCellText)
      .filter((text) => formsOf([text]).length > 0)
      .slice(0, 3)
      .join(', ')}`,
  };
  const columns = order.map((at) => ({
    says: { day: columnReferenceText(names, at) },
    text: columnText(names, at, rows),
  }));
  const isWide = inHeader > 1;
  return {
    about: 'day',
    asks: 'Which column is the day?',
    answers: [...(isWide ? [wide] : []), ...columns].slice(0, MOST_ANSWERS),
  };
}

/** How many of these cells are days in the form that reads most of them. */
function countOfDays(cells: readonly (Cell | undefined)[]): number {
  return Math.max(0, ...formsOf(cells).map(({ count }) => count));
}

interface FormRead {
  readonly form: string;
  /** How many of the cells it reads, ≥ 1. */
  readonly count: number;
  /** The days it makes of them. */
  readonly days: string;
}

/** The usual forms that read any of these cells, with how many of them and as which days. */
function formsOf(cells: readonly (Cell | undefined)[]): readonly FormRead[] {
  const texts = cells.map(recipeInputCellText).filter((text) => text !== '');
  return USUAL_FORMS.flatMap((form) => {
    const read = makeRecipeDayParser(form);
    if (!read.ok) return [];
    const days = texts.map((text) => read.value(text));
    const count = days.filter((day) => day !== undefined).length;
    return count === 0 ? [] : [{ form, count, days: days.join(' ') }];
  });
}

/** The form of the days in these cells, or the question which it is. Refused: cells of which none is a day, by what their column is called and what to do about it. */
function dayFormOf(
  cells: readonly (Cell | undefined)[],
  said: string | undefined,
  column: string,
  mend: string,
): Result<string | Question> {
  const texts = cells.map(recipeInputCellText).filter((text) => text !== '');
  const first = texts[0] === undefined ? 'all are empty' : `the first is "${texts[0]}"`;
  if (said !== undefined) {
    const read = makeRecipeDayParser(said);
    if (!read.ok) return read;
    return texts.some((text) => read.value(text) !== undefined)
      ? { ok: true, value: said }
      : refusalResultAt('', `no cell of ${column} is a day in the form ${said}; ${first}; ${mend}`);
  }
  // A cell that the file itself says to be a day is one in any form.
  if (cells.some((cell) => typeof cell === 'object')) return { ok: true, value: 'YYYY-MM-DD' };
  const forms = formsOf(cells);
  const most = Math.max(0, ...forms.map(({ count }) => count));
  if (most === 0)
    return refusalResultAt(
      '',
      `no cell of ${column} is a day in a form that is known; ${first}; ${mend}`,
    );
  const best = new Map<string, FormRead>();
  for (const form of forms)
    if (form.count === most && !best.has(form.days)) best.set(form.days, form);
  const [only, ...others] = [...best.values()];
  if (only !== undefined && others.length === 0) return { ok: true, value: only.form };
  const sample = texts.find((text) => only !== undefined && dayIn(only.form, text)) ?? '';
  return {
    ok: true,
    value: {
      about: 'dayForm',
      asks: `"${sample}" can be read in more than one way; which day is it?`,
      answers: [...best.values()].map(({ form }) => ({
        says: { dayForm: form },
        text: `${dayIn(form, sample) ?? 'no day'}, as ${form}`,
      })),
    },
  };
}

function dayIn(form: string, text: string): Day | undefined {
  const read = makeRecipeDayParser(form);
  return read.ok ? read.value(text) : undefined;
}

function daysInForm(
  cells: readonly (Cell | undefined)[],
  form: string,
): readonly (Day | undefined)[] {
  return cells.map((cell) =>
    typeof cell === 'object' ? cell.day : dayIn(form, recipeInputCellText(cell)),
  );
}

/** Which cells of a row are days, by their places from 0. */
function placesOfDays(row: readonly Cell[], read: ReadDay): readonly number[] {
  return row.flatMap((cell, at) =>
    typeof cell === 'object' || read(recipeInputCellText(cell)) !== undefined ? [at] : [],
  );
}

/** Whether days that are all the first of their month, quarter or year stand for those. */
function periodQuestion(
  found: readonly (Day | undefined)[],
  form: string,
  said: Period | undefined,
): Question | undefined {
  const days = [...new Set(found.filter((day) => day !== undefined))];
  if (said !== undefined || periodImpliedByDayForm(form) !== PERIODS[0] || days.length < 2)
    return undefined;
  const period = (['year', 'quarter', 'month'] as const).find((each) =>
    days.every((day) => firstDayOfPeriod(day, each) === day),
  );
  const last = days.toSorted().at(-1);
  if (period === undefined || last === undefined) return undefined;
  const reader = makeRecipeDayParser('YYYY-MM-DD', period);
  const end = reader.ok ? reader.value(last) : undefined;
  return {
    about: 'period',
    asks: `Every day is the first of its ${period}; does ${last} stand for the whole ${period}?`,
    answers: [
      { says: { period }, text: `yes, its value is of ${end}` },
      { says: { period: PERIODS[0] }, text: `no, its value is of ${last} itself` },
    ],
  };
}

function valueQuestion(
  { names }: TableHeader,
  rows: readonly (readonly Cell[])[],
  day: string,
): Question {
  const numbers = names.map((_, at) => {
    const cells = rows.map((row) => row[at]).filter((cell) => !isGap(cell));
    return cells.filter((cell) => typeof cell === 'number' || /\d/.test(recipeInputCellText(cell)))
      .length;
  });
  const order = names
    .map((_, at) => at)
    .filter((at) => columnReferenceText(names, at) !== day)
    .sort((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0) || b - a);
  return {
    about: 'value',
    asks: 'Which column is the value?',
    answers: order
      .map((at) => ({
        says: { value: columnReferenceText(names, at) },
        text: columnText(names, at, rows),
      }))
      .slice(0, MOST_ANSWERS),
  };
}

function isGap(cell: Cell | undefined): boolean {
  return USUAL_GAPS.includes(recipeInputCellText(cell));
}

/** How the numbers in these cells are written, or the question how. */
function numberForm(
  cells: readonly (Cell | undefined)[],
  { decimal, thousands, numbersSaid }: Pointed,
): Question | { readonly decimal?: '.' | ','; readonly thousands?: ',' | '.' | ' ' | "'" } {
  if (numbersSaid === true)
    return {
      ...(decimal === undefined ? {} : { decimal }),
      ...(thousands === undefined ? {} : { thousands }),
    };
  const texts = cells
    .filter((cell) => typeof cell === 'string' && !isGap(cell))
    .map(recipeInputCellText)
    .filter((text) => /^[+\-\u2212]?\d/.test(text));
  if (!texts.some((text) => /\D/.test(text.replace(/^[+\-\u2212]/, '')))) return {};
  const readings = numberFormsOfColumn(texts);
  const [only, ...others] = readings;
  // What no way reads whole is told row by row.
  if (only === undefined) return { decimal: '.' };
  const form = {
    decimal: only.decimal,
    ...(only.thousands === undefined ? {} : { thousands: only.thousands }),
  };
  if (others.length === 0) return form;
  const sample = texts.find((text) => /[.,]/.test(text)) ?? '';
  return {
    about: 'numbers',
    asks: `"${sample}" can be read in more than one way; which number is it?`,
    answers: readings.map((reading) => ({
      says: { ...reading, numbersSaid: true },
      text: plainNumberText(sample, reading),
    })),
  };
}

function plainNumberText(
  sample: string,
  { decimal, thousands }: { decimal: string; thousands: string | undefined },
): string {
  const plain = (thousands === undefined ? sample : sample.replaceAll(thousands, '')).replace(
    decimal,
    '.',
  );
  return String(Number(plain));
}

/** Which rows are meant, where a day stands in more than one; refused where no column says it. `dayAts`: indexes of the columns, from 0, that say the day of a row, undefined where the heading says it; `dayPlaces`: those of the columns, from 0, that a day then heads. */
function rowsQuestion(
  { names }: TableHeader,
  rows: readonly (readonly Cell[])[],
  dayAts: readonly number[] | undefined,
  days: readonly (Day | undefined)[],
  dayPlaces: readonly number[],
  pointed: Pointed,
): Result<Question | undefined> {
  const withDay = rows.filter((row, at) =>
    dayAts === undefined ? dayPlaces.some((place) => !isGap(row[place])) : days[at] !== undefined,
  );
  const known = dayAts === undefined ? [] : days.filter((day) => day !== undefined);
  const isOne = dayAts === undefined ? withDay.length <= 1 : new Set(known).size === known.length;
  if (isOne) return { ok: true, value: undefined };
  // The column that tells most rows apart with the fewest words is what a person would name.
  const columns = names
    .map((_, at) => at)
    .filter(
      (at) =>
        dayAts?.includes(at) !== true &&
        !dayPlaces.includes(at) &&
        columnReferenceText(names, at) !== pointed.value,
    )
    .filter((at) => pointed.rows?.[columnReferenceText(names, at)] === undefined)
    .map((at) => ({ at, cells: [...new Set(withDay.map((row) => recipeInputCellText(row[at])))] }))
    .filter(({ cells }) => cells.length > 1)
    .filter(({ cells }) => dayAts === undefined || cells.length < withDay.length)
    .sort((a, b) => a.at - b.at);
  const [best] = columns;
  const twice = known.find((day, at) => known.indexOf(day) < at);
  if (best === undefined)
    return refusalResultAt(
      '',
      dayAts === undefined
        ? 'there are several rows, and no column says which are meant; take the others out of the file'
        : `${twice} is there in several rows, and no column says which are meant; take the others out of the file, or name another column of the day`,
    );
  const why = dayAts === undefined ? 'There are several rows' : `${twice} is there in several rows`;
  const name = columnReferenceText(names, best.at);
  const answers = best.cells
    .toSorted()
    .map((cell) => ({
      says: { rows: { ...pointed.rows, [name]: [cell] } },
      text: `${name} = ${cell}`,
    }))
    .slice(0, MOST_ANSWERS * 10);
  return { ok: true, value: { about: 'rows', asks: `${why}; which are meant?`, answers } };
}

/** The first rows of a file as it is, for a person to point at: at most so many, ≥ 0. */
export function firstRowsOfTable(table: Table, most: number): readonly (readonly string[])[] {
  return table.rows.slice(0, most).map((row) => row.map(recipeInputCellText));
}

/** The median of the days from one reading to the next, 1…366: how often a file is worth collecting; 30 where there are fewer than two days. */
export function usualDaysBetweenRowsOfRecipeFile(days: readonly Day[]): number {
  return Math.min(366, medianDaysBetween([...new Set(days)].sort()) ?? 30);
}
