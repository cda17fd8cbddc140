/** From the rows of a file to readings, as a recipe has it, with everything that was skipped and why. */
import {
  type Confidence,
  type Day,
  type Problem,
  type Result,
  refusalResultAt,
} from '../model/model.ts';
import { isWebAddress } from '../model/web-address.ts';
import { makeRecipeDayParser, type ReadDay } from './day-form.ts';
import { recipeFieldInFileText, type SayField } from './field-words.ts';
import { parseNumberCell } from './number-form.ts';
import {
  firstDayOfPeriod,
  isInNextPeriod,
  lastDayOfPeriod,
  PERIODS,
  periodLengthInDays,
} from './periods.ts';
import type { Recipe } from './recipe-shape.ts';
import {
  type Cell,
  findColumnIndex,
  parseTableHeader,
  recipeCellTextInOneLine,
  recipeInputCellText,
  type Table,
  type TableHeader,
} from './table.ts';

/** A reading that waits for a person's yes. */
export interface RecipeReading {
  readonly indicator: string;
  readonly observedOn: Day;
  /** In the unit of the indicator, finite. */
  readonly value: number;
  readonly confidence: Confidence;
  readonly source: string;
  readonly url: string;
  readonly note: string;
  /** Where it stands in the file: `row 12`, where days stand in the header with its column too. */
  readonly path: string;
}

/** Why a row is skipped, with what one and several of such are called. */
export const SKIPS = {
  gap: ['gap', 'gaps'],
  'other row': ['other row', 'other rows'],
  'no day': ['row without a day', 'rows without a day'],
  'no number': ['cell that is no number', 'cells that are no number'],
  'too wide': ['row with more cells than columns', 'rows with more cells than columns'],
  before: ['day before those that are wanted', 'days before those that are wanted'],
  'not the last': [
    'day that is not the last of its period',
    'days that are not the last of their period',
  ],
  unfinished: [
    'day of a period that is not over in the file',
    'days of a period that is not over in the file',
  ],
  incomplete: [
    'period of which rows are missing in the file',
    'periods of which rows are missing in the file',
  ],
  repeated: ['row that is there twice', 'rows that are there twice'],
  later: ['day that lies ahead', 'days that lie ahead'],
  refused: ['value that the indicator does not take', 'values that the indicator does not take'],
} as const;
export type Skip = keyof typeof SKIPS;

/** What is skipped for one reason: how many of it, and the first. */
export interface Skipped {
  readonly why: Skip;
  /** How many rows, cells, days or periods, as `why` calls them, ≥ 1. */
  readonly count: number;
  /** Where the first one is, and what is wrong with it. */
  readonly first: Problem;
}

/** What a recipe made of a file. */
export interface RecipeRows {
  /** By day, the earliest first. */
  readonly rows: readonly RecipeReading[];
  readonly skipped: readonly Skipped[];
  /** Rows below the header, ≥ 0. */
  readonly read: number;
  readonly header: readonly string[];
}

/** Counts what is skipped, by reason. */
export class SkippedRows {
  /** How many rows, cells, days or periods for each reason (`count`), ≥ 1, and the first of them. */
  readonly #by = new Map<Skip, { count: number; first: Problem }>();

  add(why: Skip, path: string, message: string): void {
    const known = this.#by.get(why);
    if (known === undefined) this.#by.set(why, { count: 1, first: { path, message } });
    else known.count += 1;
  }

  get list(): readonly Skipped[] {
    return [...this.#by].map(([why, { count, first }]) => ({ why, count, first }));
  }
}

interface Found {
  readonly day: Day;
  /** In the indicator's unit once it is converted, in that of the file before; finite. */
  readonly value: number;
  readonly path: string;
}

/** What the cells of a file are, and the days of which the cell is a gap. */
interface Cells {
  readonly found: readonly Found[];
  readonly gaps: readonly Day[];
}

/**
 * The observations that a recipe finds in a table, with gaps and what was skipped. Refused as a whole: a column that is not there, two values of one day (which rows are meant
 * is then not said), and rows of which none has a day or none has a number; `say` names what is to be written.
 */
export function parseTableByRecipe(
  recipe: Recipe,
  table: Table,
  today: Day,
  say: SayField = recipeFieldInFileText,
): Result<RecipeRows> {
  const reader = makeRecipeDayParser(recipe.day.form, recipe.day.period);
  if (!reader.ok) return reader;
  const header = headerOf(recipe, table, reader.value);
  if (!header.ok) return header;
  const cells = recipe.day.column === undefined ? wideCells : longCells;
  const skipped = new SkippedRows();
  const found = cells(recipe, table, header.value, reader.value, skipped, say);
  if (!found.ok) return found;
  const read = table.rows.length - header.value.at - 1;
  const unread = skipped.list.filter(({ why }) => FATAL[why] === true);
  const [worst] = unread.toSorted((a, b) => b.count - a.count);
  const { gaps } = found.value;
  if (found.value.found.length === 0 && worst !== undefined)
    return refusalResultAt(worst.first.path, `nothing could be read: ${worst.first.message}`);
  const single = withoutRepetition(found.value.found, skipped, say);
  if (!single.ok) return single;
  const url = recipe.url ?? (isWebAddress(recipe.from) ? recipe.from : '');
  const rows = selected(
    recipe,
    sumsOfLast(recipe, inPeriods(recipe, single.value, gaps, today, skipped), today, skipped),
    today,
    skipped,
  ).map(
    ({ day, value, path }): RecipeReading => ({
      indicator: recipe.indicator,
      observedOn: day,
      value: converted(recipe, value, day),
      confidence: recipe.confidence,
      source: recipe.source,
      url,
      note: recipe.note,
      path,
    }),
  );
  return {
    ok: true,
    value: { rows, skipped: skipped.list, read, header: header.value.names },
  };
}

/** Where nothing else was found, the file is not what the recipe says. */
const FATAL: Readonly<Partial<Record<Skip, true>>> = {
  'no day': true,
  'no number': true,
  'too wide': true,
  'other row': true,
};

function headerOf(recipe: Recipe, table: Table, readDay: ReadDay): Result<TableHeader> {
  const { day, value, rows, read } = recipe;
  const columns = [day.column, value.column, ...Object.keys(rows)]
    .flat()
    .filter((each) => each !== undefined);
  // Where days stand in the header, that is what a header is known by.
  const isHeader =
    day.column === undefined
      ? (names: readonly string[]) => names.some((name) => readDay(name) !== undefined)
      : undefined;
  return parseTableHeader(table, columns, table.named === true ? undefined : read.header, isHeader);
}

type ReadCells = (
  recipe: Recipe,
  table: Table,
  header: TableHeader,
  readDay: ReadDay,
  skipped: SkippedRows,
  say: SayField,
) => Result<Cells>;

const longCells: ReadCells = (recipe, table, header, readDay, skipped, say) => {
  const dayAts: number[] = [];
  for (const column of [recipe.day.column ?? ''].flat()) {
    const at = findColumnIndex(header, column);
    if (!at.ok) return at;
    dayAts.push(at.value);
  }
  const valueAt = findColumnIndex(header, recipe.value.column ?? '');
  if (!valueAt.ok) return valueAt;
  const found: Found[] = [];
  const gaps: Day[] = [];
  const wanted = eachRow(recipe, table, header, skipped, (row, path) => {
    const cell = joinedCellOfColumns(row, dayAts);
    const day = dayOfCell(cell, recipe, readDay);
    if (day === undefined) {
      const text = recipeInputCellText(cell);
      const what = text === '' ? 'has' : `"${text}" is`;
      skipped.add('no day', path, `${what} no day in the form ${recipe.day.form}`);
      return;
    }
    const value = numberInCell(recipe, row[valueAt.value], path, skipped, say);
    if (value === undefined) gaps.push(day);
    else found.push({ day, value, path });
  });
  return wanted.ok ? { ok: true, value: { found, gaps } } : wanted;
};

const wideCells: ReadCells = (recipe, table, header, readDay, skipped, say) => {
  const days = header.names.flatMap((name, at) => {
    const day = dayOfCell(table.rows[header.at]?.[at] ?? name, recipe, readDay);
    return day === undefined ? [] : [{ day, at, name }];
  });
  const found: Found[] = [];
  const gaps: Day[] = [];
  const wanted = eachRow(recipe, table, header, skipped, (row, path) => {
    for (const { day, at, name } of days) {
      const place = `${path}, column "${name}"`;
      const value = numberInCell(recipe, row[at], place, skipped, say);
      if (value === undefined) gaps.push(day);
      else found.push({ day, value, path: place });
    }
  });
  return wanted.ok ? { ok: true, value: { found, gaps } } : wanted;
};

/** Hands on every row that the recipe asks for. */
function eachRow(
  recipe: Recipe,
  table: Table,
  header: TableHeader,
  skipped: SkippedRows,
  take: (row: readonly Cell[], path: string) => void,
): Result<undefined> {
  const filters: {
    /** Index of its column, from 0. */
    readonly at: number;
    readonly cells: ReadonlySet<string>;
    readonly says: string;
  }[] = [];
  for (const [column, wanted] of Object.entries(recipe.rows)) {
    const at = findColumnIndex(header, column);
    if (!at.ok) return at;
    const cells = new Set([wanted].flat().map((each) => recipeCellTextInOneLine(each)));
    filters.push({ at: at.value, cells, says: `${column} is not ${[...cells].join(' or ')}` });
  }
  const width = header.at < 0 ? Number.POSITIVE_INFINITY : header.names.length;
  const first = table.firstRow ?? 1;
  for (let at = header.at + 1; at < table.rows.length; at += 1) {
    const row = table.rows[at] ?? [];
    const path = `row ${at + first}`;
    const beyond = row.findLastIndex((cell) => recipeInputCellText(cell) !== '') + 1;
    if (beyond === 0) continue;
    const other = filters.find((each) => !each.cells.has(recipeCellTextInOneLine(row[each.at])));
    if (beyond > width)
      skipped.add('too wide', path, `has ${beyond} cells where the header names ${width}`);
    else if (other !== undefined)
      skipped.add(
        'other row',
        path,
        `${other.says}, but "${recipeCellTextInOneLine(row[other.at])}"`,
      );
    else take(row, path);
  }
  return { ok: true, value: undefined };
}

/** The cell of a row at a place, from 0; of several places the texts of their cells, with - between them; undefined: the row has none there. */
export function joinedCellOfColumns(
  row: readonly Cell[],
  places: readonly number[],
): Cell | undefined {
  const [only = -1, ...others] = places;
  return others.length === 0
    ? row[only]
    : places.map((place) => recipeInputCellText(row[place])).join('-');
}

/** The day of a cell; where the file itself says that it is one, whatever the form. */
function dayOfCell(
  cell: Cell | undefined,
  { day: { period } }: Recipe,
  readDay: ReadDay,
): Day | undefined {
  if (typeof cell !== 'object') return readDay(recipeInputCellText(cell));
  return period === undefined ? cell.day : lastDayOfPeriod(cell.day, period);
}

/** The number of a cell, in the unit of the file; undefined: none, which is noted with its reason. */
function numberInCell(
  { value: form }: Recipe,
  cell: Cell | undefined,
  path: string,
  skipped: SkippedRows,
  say: SayField,
): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = recipeInputCellText(cell);
  if (form.gaps.includes(text) || text === '') {
    skipped.add('gap', path, text === '' ? 'the cell is empty' : `"${text}" marks a gap`);
    return undefined;
  }
  if (typeof cell === 'object') {
    skipped.add('no number', path, `${text} is a day and no number`);
    return undefined;
  }
  const number = parseNumberCell(text, form, say);
  if (number.ok) return number.value;
  skipped.add('no number', path, number.problems[0]?.message ?? '');
  return undefined;
}

/** By day; refused: two values of one day. */
function withoutRepetition(
  found: readonly Found[],
  skipped: SkippedRows,
  say: SayField,
): Result<readonly Found[]> {
  const byDay = new Map<Day, Found>();
  for (const each of found) {
    const known = byDay.get(each.day);
    if (known === undefined) byDay.set(each.day, each);
    else if (known.value === each.value)
      skipped.add('repeated', each.path, `${each.day} has ${each.value} already, in ${known.path}`);
    else
      return refusalResultAt(
        each.path,
        `${each.day} has two values, ${known.value} in ${known.path} and ${each.value} here; say which rows are meant with ${say('rows')}`,
      );
  }
  return { ok: true, value: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/**
 * Of each period one value where the recipe makes one of its rows, dated by its last day: of those periods alone that the
 * file has from before their first row, or from their first day, to beyond their last one. A sum is none where a row is a gap.
 */
function inPeriods(
  { convert: { meanOf, sumOf } = { times: 1 } }: Recipe,
  found: readonly Found[],
  gaps: readonly Day[],
  today: Day,
  skipped: SkippedRows,
): readonly Found[] {
  const period = meanOf ?? sumOf;
  if (period === undefined) return found;
  const known = found.filter(({ day }) => day <= today);
  const [earliest, newest] = [known[0], known.at(-1)];
  const withGaps = new Set(gaps.map((day) => lastDayOfPeriod(day, period)));
  return [...Map.groupBy(known, ({ day }) => lastDayOfPeriod(day, period))].flatMap(
    ([end, rows]) => {
      const [first, last] = [rows[0], rows.at(-1)];
      if (first === undefined || last === undefined) return [];
      const begins = first !== earliest || first.day === firstDayOfPeriod(first.day, period);
      const ends = last !== newest || last.day === end;
      const isMissing = sumOf !== undefined && withGaps.has(end);
      const path = first === last ? first.path : `${first.path} to ${last.path}`;
      if (!begins || !ends || isMissing) {
        const why = isMissing
          ? 'has a gap'
          : ends
            ? `begins in the file on ${first.day}`
            : `goes on after ${last.day}`;
        skipped.add('incomplete', path, `the ${period} to ${end} ${why}`);
        return [];
      }
      const sum = rows.reduce((total, { value }) => total + value, 0);
      return [{ day: end, value: sumOf === undefined ? sum / rows.length : sum, path }];
    },
  );
}

/** At each row up to today the sum of as many as the recipe says, up to it; rows are of the longest period of which each has a row of its own. What lies after today is handed on as it is. */
function sumsOfLast(
  { convert: { sumOfLast } = { times: 1 } }: Recipe,
  found: readonly Found[],
  today: Day,
  skipped: SkippedRows,
): readonly Found[] {
  if (sumOfLast === undefined) return found;
  const known = found.filter(({ day }) => day <= today);
  const period =
    PERIODS.findLast(
      (each) => new Set(known.map(({ day }) => lastDayOfPeriod(day, each))).size === known.length,
    ) ?? 'day';
  let inARow = 0;
  const sums = known.flatMap(({ day, path }, at): readonly Found[] => {
    const before = known[at - 1];
    inARow = before !== undefined && isInNextPeriod(day, before.day, period) ? inARow + 1 : 1;
    if (inARow < sumOfLast) {
      const message = `for the sum of ${sumOfLast} ${period}s to ${day} the file has ${inARow} in a row`;
      skipped.add('incomplete', path, message);
      return [];
    }
    const summed = known.slice(at + 1 - sumOfLast, at + 1);
    const value = summed.reduce((total, each) => total + each.value, 0);
    return [{ day, value, path: `${summed[0]?.path ?? path} to ${path}` }];
  });
  return [...sums, ...found.slice(known.length)];
}

function selected(
  { only: { since, lastOf } }: Recipe,
  found: readonly Found[],
  today: Day,
  skipped: SkippedRows,
): readonly Found[] {
  const wanted = found.filter(({ day, path }) => {
    if (day > today) skipped.add('later', path, `${day} lies after today, ${today}`);
    else if (since !== undefined && day < since)
      skipped.add('before', path, `${day} lies before ${since}`);
    else return true;
    return false;
  });
  if (lastOf === undefined) return wanted;
  return wanted.filter(({ day, path }, at) => {
    const next = wanted[at + 1];
    const end = lastDayOfPeriod(day, lastOf);
    // A later day of it may still be published, and would stand beside this one.
    if (day < end && (found.at(-1)?.day ?? day) <= end && next === undefined) {
      const message = `the ${lastOf} of ${day} goes on to ${end}; its last row counts once a later ${lastOf} is in the file`;
      skipped.add('unfinished', path, message);
      return false;
    }
    const isLast = next === undefined || lastDayOfPeriod(next.day, lastOf) !== end;
    if (!isLast) skipped.add('not the last', path, `${day} is not the last of its ${lastOf}`);
    return isLast;
  });
}

/** Digits that a number is good for: what arithmetic adds behind them is none of it. */
const DIGITS = 15;

/** A value of the file, finite, in the indicator's unit, either sign: multiplied, and turned from a rate of one period into one of another. */
function converted({ convert }: Recipe, value: number, day: Day): number {
  if (convert === undefined) return value;
  const { times, from, to } = convert;
  const rate =
    from === undefined || to === undefined
      ? 1
      : periodLengthInDays(day, to) / periodLengthInDays(day, from);
  return Number((value * times * rate).toPrecision(DIGITS));
}
