/** What a table tells of how it is to be read, the first thing that a person must say, and what would bring its values to a unit. */

import type { Reading } from '../../model/record.ts';
import type { Leaf } from '../../model/strategy.ts';
import { dayText, numberText } from '../../page/kinds.ts';
import type { Grid } from '../../store/foreign.ts';
import { dayForm, formsOf } from './read-day.ts';
import { decimalOf, isMissing, readNumber } from './read-number.ts';
import {
  columnOf,
  dayTextOf,
  type Found,
  findTable,
  type Heading,
  likelyHeading,
  nameOfColumn,
  tablesNamed,
  wantedLines,
} from './read-rows.ts';
import { columnsIn, conditionsOf, foldOf, IN_HEADING, refuseField, type Texts } from './recipe.ts';

/** One answer: the fields that it fills. */
export interface Choice {
  readonly fields: Texts;
  readonly text: string;
}

export interface Question {
  /** The field that is open. */
  readonly about: string;
  readonly asks: string;
  /** All there are, however many. */
  readonly choices: readonly Choice[];
}

export interface Lesson {
  readonly table: Heading;
  /** Those that were given and those that the table tells. */
  readonly fields: Texts;
  /** Undefined where all is told. */
  readonly question: Question | undefined;
}

/** Fills in what the table tells, up to the first thing that it leaves open. Refused: an empty file, a column or entity that is not there. */
export function lesson(grids: readonly Grid[], given: Texts): Lesson {
  const table = tableOf(grids, given);
  const lines = wantedLines(table, conditionsOf(given, refuseField));
  const rows = lines.map((line) => table.rows[line] ?? []);
  let fields = given;
  const steps = [dayQuestion, formQuestion, valueQuestion, decimalQuestion, rowsQuestion];
  for (const step of steps) {
    const question = step({ table, rows, fields });
    const [only, ...others] = question?.choices ?? [];
    if (
      question !== undefined &&
      (only === undefined || others.length > 0 || question.about === 'where')
    ) {
      return { table, fields, question };
    }
    fields = { ...fields, ...only?.fields };
  }
  return { table, fields, question: undefined };
}

/** The one with the columns that were named, else the largest with days and numbers. */
function tableOf(grids: readonly Grid[], given: Texts): Heading {
  const heading = given.heading === undefined ? undefined : Number(given.heading);
  const columns = columnsIn(given);
  if (columns.length > 0) return findTable(grids, { table: given.table, heading }, columns);
  const tables = tablesNamed(grids, given.table).map((grid) => likelyHeading(grid, heading));
  const fit = tables.find((table) => {
    const lines = { table, rows: table.rows.slice(table.line), fields: given };
    return daysIn(lines).likely.length > 0 && valueQuestion(lines)?.choices.length !== 0;
  });
  return fit ?? tables[0] ?? likelyHeading(undefined);
}

/** Of a column that is not yet the one of the value. */
const SAMPLED = 500;

interface Lines {
  readonly table: Heading;
  /** Below the heading, those that are wanted. */
  readonly rows: readonly (readonly string[])[];
  readonly fields: Texts;
}

/** The columns that look like days, and how the heading does. */
function daysIn({ table, rows }: Lines): { likely: readonly Choice[]; all: readonly Choice[] } {
  const inHeading = table.names.filter((name) => formsOf([name]).length > 0);
  const all = table.names.map((_, at) => columnChoice('day', table, rows, at));
  const forms = table.names.map((_, at) => formsOf(filled(rows, at)));
  const columns = all.filter((_, at) => forms[at]?.length !== 0);
  // a column of values around 2000 looks like one of years
  const sure = all.filter((_, at) => forms[at]?.some((form) => form !== 'YYYY'));
  const wide = { fields: { day: IN_HEADING }, text: `in the heading: ${some(inHeading)}` };
  if (sure.length > 0 || inHeading.length < 2)
    return { likely: sure.length > 0 ? sure : columns, all };
  return { likely: [wide, ...columns], all };
}

function dayQuestion(lines: Lines): Question | undefined {
  if (lines.fields.day !== undefined) return undefined;
  const { likely, all } = daysIn(lines);
  const asks = 'which column is the day';
  return { about: 'day', asks, choices: likely.length > 0 ? likely : all };
}

function formQuestion(lines: Lines): Question | undefined {
  if (lines.fields['day-form'] !== undefined) return undefined;
  const cells = dayCells(lines).filter((cell) => cell !== '');
  const read = (form: string, cell: string) => dayForm(form).read(cell);
  const forms = formsOf(cells);
  const sample =
    cells.find((cell) => new Set(forms.map((form) => read(form, cell))).size > 1) ?? cells[0];
  return {
    about: 'day-form',
    asks: `how is the day ${sample ?? ''} written`,
    choices: forms.map((form) => {
      const day = read(form, sample ?? '');
      return {
        fields: { 'day-form': form },
        text: `${form}${day === undefined ? '' : `, ${dayText(day)}`}`,
      };
    }),
  };
}

function valueQuestion({ table, rows, fields }: Lines): Question | undefined {
  const isCount = foldOf(fields, refuseField)?.how === 'count';
  if (fields.value !== undefined || fields.day === IN_HEADING || isCount) return undefined;
  const days = fields.day?.split('+').map((column) => columnOf(table, column)) ?? [];
  const places = table.names.map((_, at) => at).filter((at) => !days.includes(at));
  const numbers = places.filter((at) => {
    const cells = filled(rows, at)
      .slice(0, SAMPLED)
      .filter((cell) => !isMissing(cell));
    const sign = decimalOf(cells);
    const read = cells.filter((cell) => readNumber(cell, sign === ',' ? ',' : '.') !== undefined);
    return read.length > 0 && read.length * 2 >= cells.length;
  });
  const choices = numbers.map((at) => columnChoice('value', table, rows, at));
  return { about: 'value', asks: 'which column is the value', choices };
}

function decimalQuestion(lines: Lines): Question | undefined {
  const { fields, rows } = lines;
  if (fields.decimal !== undefined) return undefined;
  const cells = valuePlaces(lines).flatMap((at) => filled(rows, at));
  const told = decimalOf(cells);
  const choice = (sign: '.' | ',', text: string): Choice => ({ fields: { decimal: sign }, text });
  if (told !== 'either') return told && { about: 'decimal', asks: '', choices: [choice(told, '')] };
  const cell = cells.find((each) => each.includes(',')) ?? '';
  return {
    about: 'decimal',
    asks: `which number is ${cell}`,
    choices: (['.', ','] as const).map((sign) => choice(sign, `${readNumber(cell, sign)?.value}`)),
  };
}

/** Which rows are meant where one day has several values: of the column that tells them apart with the fewest words. */
function rowsQuestion(lines: Lines): Question | undefined {
  const { table, rows, fields } = lines;
  if (foldOf(fields, refuseField) !== undefined) return undefined;
  const isWide = fields.day === IN_HEADING;
  const days = dayCells(lines);
  const values = valuePlaces(lines);
  const indicatorAt =
    fields['indicator-column'] === undefined ? -1 : columnOf(table, fields['indicator-column']);
  const meant = rows.flatMap((row, at) => {
    const day = isWide ? '' : dayForm(fields['day-form'] ?? '').read(days[at] ?? '');
    const isRow = day !== undefined && values.some((place) => !isMissing(row[place] ?? ''));
    return isRow ? [{ row, key: `${day} ${row[indicatorAt] ?? ''}` }] : [];
  });
  const groups = [...Map.groupBy(meant, ({ key }) => key).values()];
  const apart = groups.filter(
    (group) => new Set(group.map(({ row }) => values.map((at) => row[at]).join('\n'))).size > 1,
  );
  if (apart.length === 0) return undefined;
  const [group = []] = apart;
  const cellsOf = (some: typeof meant, at: number) => [
    ...new Set(some.map((each) => each.row[at]?.trim() ?? '')),
  ];
  const [column] = table.names
    .map((_, at) => ({ at, cells: cellsOf(meant, at) }))
    .filter(({ at }) => !values.includes(at) && cellsOf(group, at).length > 1)
    .sort((a, b) => (isWide ? 0 : a.cells.length - b.cells.length));
  const conditions = (column?.cells ?? []).toSorted().map((cell): Choice => {
    const said = `${nameOfColumn(table, column?.at ?? 0)}=${cell}`;
    return { fields: { where: [fields.where, said].filter(Boolean).join('\n') }, text: said };
  });
  const folds = ['sum-of', 'count-of'].map((name) => ({
    fields: { [name]: 'month' },
    text: `--${name} month`,
  }));
  const [{ row } = {}] = group;
  const day = isWide || row === undefined ? 'a day' : days[rows.indexOf(row)];
  const asks = `which rows are meant: ${day} is in several`;
  return { about: 'where', asks, choices: [...conditions, ...(isWide ? [] : folds)] };
}

function dayCells({ table, rows, fields: { day = '' } }: Lines): readonly string[] {
  if (day === IN_HEADING) return table.names.filter((name) => formsOf([name]).length > 0);
  return rows.map(dayTextOf(table, day));
}

/** The places of columns with values. */
function valuePlaces({ table, fields }: Lines): readonly number[] {
  const { value, day, 'day-form': form = '' } = fields;
  if (day !== IN_HEADING) return value === undefined ? [] : [columnOf(table, value)];
  return table.names.flatMap((name, at) => (dayForm(form).read(name) === undefined ? [] : [at]));
}

function filled(rows: readonly (readonly string[])[], at: number): readonly string[] {
  return rows.flatMap((row) => row[at]?.trim() || []);
}

function columnChoice(
  field: string,
  table: Heading,
  rows: readonly (readonly string[])[],
  at: number,
): Choice {
  const name = nameOfColumn(table, at);
  return { fields: { [field]: name }, text: `${name}: ${some(filled(rows, at))}` };
}

function some(cells: readonly string[]): string {
  return [...new Set(cells)].slice(0, 3).join(', ');
}

export interface Offer {
  readonly fields: Texts;
  readonly says: string;
}

/** From so many times on a value is another than what stands, in another unit perhaps; within so many it is near. */
const FAR = 4;
const NEAR = 1.6;
const SCALES = [1, 1_000, 0.001, 1e6, 1e-6, 1e9, 1e-9];
const YEAR = '12 months';

/** Undefined where the newest value is near to what stands, or nothing that the unit allows brings it there. */
export function offerOf(
  fields: Texts,
  rows: readonly Found[],
  leaf: Leaf,
  readings: readonly Reading[],
): Offer | undefined {
  const newest = rows.at(-1);
  if (fields.scale !== undefined || newest === undefined) return undefined;
  const isPercent = leaf.unit.includes('%');
  const apart = ({ day }: Reading): number => Math.abs(day - newest.day);
  const [nearest] = readings.toSorted((a, b) => apart(a) - apart(b));
  if (nearest === undefined) {
    const isShare = rows.every(({ value }) => Math.abs(value) <= 1) && newest.value !== 0;
    const isLow = Math.max(Math.abs(leaf.worst), Math.abs(leaf.best)) > 5;
    return isPercent && isShare && isLow ? offer(fields, 100, false, 'shares of 1') : undefined;
  }
  const stands = nearest.value;
  const far = (value: number): number => Math.abs(Math.log(value / stands));
  if (!(far(newest.value) > Math.log(FAR))) return undefined;
  const year = isMonthly(leaf, fields) ? sumOfYear(rows) : undefined;
  const scales = isPercent ? [...SCALES, 100] : SCALES;
  const [best] = scales
    .flatMap((scale) => [
      { scale, isSum: false, far: far(newest.value * scale) },
      ...(year === undefined ? [] : [{ scale, isSum: true, far: far(year * scale) }]),
    ])
    .sort((a, b) => a.far - b.far);
  if (best === undefined || !(best.far < Math.log(NEAR))) return undefined;
  const ratio = newest.value / stands;
  const like = ratio > 1 ? numberText(ratio, 0) : `1/${numberText(1 / ratio, 0)}`;
  return offer(fields, best.scale, best.isSum, `${like} times what is recorded`);
}

function offer(fields: Texts, scale: number, isSum: boolean, like: string): Offer {
  const more = {
    ...(isSum ? { 'sum-of': YEAR } : {}),
    ...(scale === 1 ? {} : { scale: String(scale) }),
  };
  const given = [
    ...(isSum ? [`--sum-of "${YEAR}"`] : []),
    ...(scale === 1 ? [] : [`--scale ${scale}`]),
  ];
  return {
    fields: { ...fields, ...more },
    says: `the newest looks like ${like}; ${given.join(' ')} corrects that`,
  };
}

/** Whether a value may be one month of what the indicator counts in. */
function isMonthly({ unit }: Leaf, fields: Texts): boolean {
  return !/\/\s*mo/.test(unit) && !['sum-of', 'mean-of', 'count-of'].some((name) => name in fields);
}

/** Of the newest twelve rows, where they are of as many months in a row. */
function sumOfYear(rows: readonly Found[]): number | undefined {
  const year = rows.slice(-12);
  const days = (year.at(-1)?.day ?? 0) - (year[0]?.day ?? 0);
  if (year.length < 12 || days < 330 || days > 340) return undefined;
  return year.reduce((sum, { value }) => sum + value, 0);
}

/** What a cell that a person points at tells. */
export interface Pointed {
  /** The place of the table among those of the source. */
  readonly grid: number;
  /** Of its first rows and those around the one that is pointed at. */
  readonly heading: Heading;
  /** From 0. */
  readonly column: number;
  /** Those that were given or follow from the cell. */
  readonly fields: Texts;
  /** With those that its rows tell, of several answers the likeliest. */
  readonly likely: Texts;
}

/** So many rows are enough for that: a whole table would be felt at each key. */
const ENOUGH = 500;
const AROUND = 50;

/** Without a column that of the likeliest values; without a line no entity. */
export function pointed(
  grids: readonly Grid[],
  given: Texts,
  at: { readonly column?: number | undefined; readonly line?: number | undefined },
): Pointed {
  const { line = 0 } = at;
  const some = grids.map((grid) => ({
    ...grid,
    rows: grid.rows.filter((_, place) => place < ENOUGH || Math.abs(place - line) < AROUND),
  }));
  const guess = answered(some, given, ({ about, choices: [first] }) =>
    about === 'where' ? undefined : first,
  );
  const { table, fields: guessed } = guess;
  const isDay = (name = ''): boolean => guessed.day === IN_HEADING && formsOf([name]).length > 0;
  const likeliest =
    guessed.value === undefined ? table.names.findLastIndex(isDay) : columnOf(table, guessed.value);
  const { column = Math.max(0, likeliest) } = at;
  const isWide = isDay(table.names[column]);
  const grid = some.findIndex(({ rows }) => rows === table.rows);
  const fields: Texts = {
    ...given,
    ...(isWide ? { day: IN_HEADING } : { value: nameOfColumn(table, column) }),
    ...(grids.length > 1 ? { table: tableName(grids, grid) } : {}),
  };
  const row = grids[grid]?.rows[line] ?? [];
  const { fields: likely } = answered(some, fields, ({ about, choices }) =>
    about === 'where' ? choices.find((each) => isOf(each, table, row, isWide)) : choices[0],
  );
  const { where } = likely;
  return {
    ...{ grid, heading: table, column, likely },
    fields: where === undefined ? fields : { ...fields, where },
  };
}

/** A lesson whose questions are answered, as far as there are answers. */
function answered(
  grids: readonly Grid[],
  given: Texts,
  answer: (question: Question) => Choice | undefined,
): Lesson {
  const told = lesson(grids, given);
  const choice = told.question && answer(told.question);
  return choice === undefined
    ? told
    : answered(grids, { ...told.fields, ...choice.fields }, answer);
}

/** Whether an answer has the cell of the row, and not of that row alone. */
function isOf(
  { fields }: Choice,
  table: Heading,
  row: readonly string[],
  isWide: boolean,
): boolean {
  const last = fields.where?.split('\n').at(-1) ?? '';
  const [column = ''] = last.split('=');
  if (column === '' || last !== `${column}=${row[columnOf(table, column)]?.trim() ?? ''}`)
    return false;
  return isWide || wantedLines(table, conditionsOf(fields, refuseField)).length > 1;
}

function tableName(grids: readonly Grid[], place: number): string {
  const title = grids[place]?.title ?? '';
  const isTelling = title !== '' && grids.filter((grid) => grid.title === title).length === 1;
  return isTelling ? title : String(place + 1);
}
