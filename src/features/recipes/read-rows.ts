/** From a table to values of days, as a recipe has it, with every row that could not be read. */
import { type Day, isoDay } from '../../model/day.ts';
import { suggestion } from '../../model/near.ts';
import { Refusal } from '../../model/problem.ts';
import { countText, dayText as dayWritten } from '../../page/kinds.ts';
import type { Grid } from '../../store/foreign.ts';
import { type DayForm, dayForm, firstDayOf, lastDayOf, type Period, twinOf } from './read-day.ts';
import { type Decimal, decimalOf, isMissing, readNumber } from './read-number.ts';
import { type Fold, IN_HEADING, type Recipe, refuseField } from './recipe.ts';

export interface Found {
  /** As the file or the recipe writes it. */
  readonly indicator: string;
  readonly day: Day;
  /** The first day that it is about. */
  readonly begin: Day;
  readonly value: number;
  /** Where it stands: `row 12`. */
  readonly at: string;
  readonly line: number;
  /** Behind the number: `p` of a provisional one. */
  readonly mark?: string | undefined;
}

export interface Unread {
  readonly indicator: string;
  readonly at: string;
  readonly line: number;
  readonly day: Day | undefined;
  readonly dayText: string;
  /** What stands there, and what is wrong with it. */
  readonly message: string;
}

export interface Read {
  readonly table: Heading;
  /** By day, the earliest first; none after today. */
  readonly rows: readonly Found[];
  readonly unread: readonly Unread[];
  /** Why a row is not among these though nothing is wrong with it: it has no value yet, or lies ahead. */
  readonly left: readonly (Pick<Unread, 'indicator' | 'message'> & { readonly day: Day })[];
}

interface Cell extends Pick<Unread, 'indicator' | 'at' | 'line' | 'dayText'> {
  readonly text: string;
}

/** Refused as a whole: a column that is not there, an entity that is in no row, days that were turned round, two values of one day, and a table of which nothing could be read. */
export function readRows(grids: readonly Grid[], recipe: Recipe, today: Day): Read {
  const form = dayForm(recipe.dayForm);
  const isWide = recipe.day === IN_HEADING;
  const table = findTable(
    grids,
    recipe,
    recipe.columns,
    (names) => !isWide || names.some((name) => form.read(name) !== undefined),
  );
  const lines = wantedLines(table, recipe.where);
  const cells = cellsOf(table, lines, recipe, form);
  checkTurned(cells, form);
  const decimal = decimalFor(cells, recipe);
  const isCounted = recipe.fold?.how === 'count' && recipe.value === undefined;
  const found: Found[] = [];
  const unread: Unread[] = [];
  const gaps: Day[] = [];
  const left: Read['left'][number][] = [];
  for (const { indicator, dayText, text, line, at } of cells) {
    const day = form.read(dayText);
    const where = { indicator, at, line };
    const tell = (message: string): void => void unread.push({ ...where, day, dayText, message });
    const number = isCounted ? { value: 1 } : readNumber(text, decimal);
    if (!isCounted && isMissing(text)) {
      gaps.push(day ?? Number.NaN);
      if (day !== undefined && day <= today)
        left.push({ indicator, day, message: `${dayWritten(day)} has no value yet` });
    } else if (day === undefined) tell(`${dayText} is not a day in the form ${form.form}`);
    else if (number !== undefined) {
      const begin = firstDayOf(day, form.period);
      found.push({ ...where, day, begin, ...number });
      const ahead = begin === day ? 'in the future:' : `${dayText} ends on`;
      if (day > today) left.push({ indicator, day, message: `${ahead} ${dayWritten(day)}` });
    } else {
      gaps.push(day);
      tell(`${text} is not a number`);
    }
  }
  if (found.length === 0) {
    const [first] = unread;
    const why = first === undefined ? 'none has a number' : `${first.at}: ${first.message}`;
    throw new Refusal(`none of ${countText('row', lines.length)} could be read; ${why}`);
  }
  const past = found.filter(({ day }) => day <= today);
  const days = allDays(table, recipe, form).filter((day) => day <= today);
  const made = [...Map.groupBy(past, ({ indicator }) => indicator).values()].flatMap((rows) =>
    recipe.fold === undefined
      ? single(rows)
      : folded(rows, recipe.fold, form.period, days, gaps.filter(Number.isFinite)),
  );
  return {
    table,
    rows: made
      .map((row) => ({ ...row, value: scaled(row.value, recipe.scale) }))
      .sort((a, b) => a.day - b.day),
    unread,
    left,
  };
}

/** Digits that a number is good for. */
const DIGITS = 15;

function scaled(value: number, scale: number): number {
  return Number((value * scale).toPrecision(DIGITS));
}

/** The places of rows below the heading that have one of the wanted cells in each of these columns. */
export function wantedLines(table: Heading, where: Recipe['where']): readonly number[] {
  const below = table.rows.flatMap((row, line) =>
    line >= table.line && row.some((cell) => cell.trim() !== '') ? [line] : [],
  );
  let lines = below;
  for (const [column, cells] of where) {
    const at = columnOf(table, column);
    const wanted = new Set(cells.map(plain));
    const left = lines.filter((line) => wanted.has(plain(table.rows[line]?.[at])));
    if (left.length === 0) {
      const entities = [...new Set(lines.map((line) => table.rows[line]?.[at]?.trim() ?? ''))];
      const [cell = ''] = cells;
      const alike = entities.filter((entity) => plain(entity).includes(plain(cell)));
      const near = suggestion(cell, alike.length > 0 ? alike : entities, Number.POSITIVE_INFINITY);
      refuseField('where', `no row has ${cell} in ${column}; ${near}`);
    }
    lines = left;
  }
  return lines;
}

const plain = (cell = ''): string => cell.trim().replaceAll(/\s+/g, ' ').toLowerCase();

function cellsOf(
  table: Heading,
  lines: readonly number[],
  recipe: Recipe,
  form: DayForm,
): readonly Cell[] {
  const { indicator = '', indicators, value } = recipe;
  const indicatorAt = indicators === undefined ? -1 : columnOf(table, indicators);
  const isWide = recipe.day === IN_HEADING;
  const days = isWide
    ? table.names.flatMap((name, at) => (form.read(name) === undefined ? [] : [{ name, at }]))
    : [{ name: '', at: value === undefined ? -1 : columnOf(table, value) }];
  const dayOf = isWide ? undefined : dayTextOf(table, recipe.day);
  return lines.flatMap((line) => {
    const row = table.rows[line] ?? [];
    return days.map(({ name, at }) => ({
      indicator: indicators === undefined ? indicator : (row[indicatorAt]?.trim() ?? ''),
      dayText: dayOf?.(row) ?? name,
      text: row[at]?.trim() ?? '',
      line,
      at: isWide ? `${lineOf(line)}, ${name}` : lineOf(line),
    }));
  });
}

/** What a row says of its day: the cell of a column, or those of several with - between them. */
export function dayTextOf(table: Heading, column: string): (row: readonly string[]) => string {
  const isOne = table.names.includes(column) || !column.includes('+');
  const places = (isOne ? [column] : column.split('+')).map((each) => columnOf(table, each.trim()));
  return (row) =>
    places
      .map((at) => row[at]?.trim() ?? '')
      .join('-')
      .replace(/^-+$/, '');
}

/** Of all rows, also those that are not wanted: they tell how far the table reaches. */
function allDays(table: Heading, recipe: Recipe, form: DayForm): readonly Day[] {
  if (recipe.fold === undefined) return [];
  const texts =
    recipe.day === IN_HEADING
      ? table.names
      : table.rows.slice(table.line).map(dayTextOf(table, recipe.day));
  return texts.flatMap((text) => form.read(text) ?? []);
}

/** Refuses days of which some fit only the form with day and month the other way round, and none only its own. */
function checkTurned(cells: readonly Cell[], { form, read }: DayForm): void {
  const twin = twinOf(form);
  if (twin === undefined) return;
  const other = dayForm(twin);
  const texts = [...new Set(cells.map(({ dayText }) => dayText))];
  const turned = texts.filter((text) => read(text) === undefined && other.read(text) !== undefined);
  const own = texts.some((text) => read(text) !== undefined && other.read(text) === undefined);
  if (turned.length === 0 || own) return;
  refuseField(
    'day-form',
    `days fit only ${twin} and no longer ${form}, such as ${turned[0]}; make the recipe again with --day-form ${twin}`,
  );
}

function decimalFor(cells: readonly Cell[], recipe: Recipe): Decimal | undefined {
  const told = decimalOf(cells.map(({ text }) => text));
  if (told !== 'either') return told ?? recipe.decimal;
  const { text } = cells.find((cell) => cell.text.includes(',')) ?? {};
  return (
    recipe.decimal ?? refuseField('decimal', `${text} can be two numbers; say which with --decimal`)
  );
}

/** One row a day; refused: two values of one day. */
function single(rows: readonly Found[]): readonly Found[] {
  const byDay = new Map<Day, Found>();
  for (const row of rows) {
    const known = byDay.get(row.day);
    if (known !== undefined && known.value !== row.value) {
      refuseField(
        'where',
        `${isoDay(row.day)} has ${known.value} in ${known.at} and ${row.value} in ${row.at}; choose rows with --where, or take --sum-of or --count-of`,
      );
    }
    byDay.set(row.day, known ?? row);
  }
  return [...byDay.values()];
}

/**
 * One row a period, dated by its last day. A period counts once the table reaches to its end; of rows that are each about
 * a shorter period than it, it must have every one; a count of nothing is 0.
 */
function folded(
  rows: readonly Found[],
  { how, period, length }: Fold,
  /** What a row is about. */
  each: Period,
  /** Of all rows of the table. */
  days: readonly Day[],
  /** Of rows without a number. */
  gaps: readonly Day[],
): readonly Found[] {
  const rising = days.toSorted((a, b) => a - b);
  const [begin, reached] = [firstDayOf(rising[0] ?? 0, each), rising.at(-1) ?? 0];
  const byEnd = Map.groupBy(rows, ({ day }) => lastDayOf(day, period));
  const broken = new Set(gaps.map((day) => lastDayOf(day, period)));
  const isWhole = (end: Day): boolean => {
    const first = firstDayOf(end, period);
    const parts = new Set((byEnd.get(end) ?? []).map(({ begin: of }) => firstDayOf(of, each)));
    const hasAll =
      how === 'count' ||
      (each === 'day' ? parts.size > 0 : parts.size === countOf(each, first, end));
    return first >= begin && end <= reached && hasAll && !broken.has(end);
  };
  const found: Found[] = [];
  let ends: Day[] = [];
  for (let end = lastDayOf(begin, period); end <= reached; end = lastDayOf(end + 1, period)) {
    ends = isWhole(end) ? [...ends, end].slice(-length) : [];
    if (ends.length < length) continue;
    const some = ends.flatMap((one) => byEnd.get(one) ?? []);
    const sum = some.reduce((total, { value }) => total + value, 0);
    const value = { sum, mean: sum / some.length, count: some.length }[how];
    const [first, last] = [some[0], some.at(-1)];
    const places = new Set([first, last].flatMap((row) => row?.at ?? []));
    found.push({
      indicator: rows[0]?.indicator ?? '',
      day: end,
      begin: firstDayOf(ends[0] ?? end, period),
      value,
      at: [...places].join(' to '),
      line: last?.line ?? 0,
      mark: some.find(({ mark }) => mark !== undefined)?.mark,
    });
  }
  return found;
}

/** How many periods lie between two days, both included. */
function countOf(period: Period, first: Day, last: Day): number {
  let count = 0;
  for (let end = lastDayOf(first, period); end <= last; end = lastDayOf(end + 1, period))
    count += 1;
  return count;
}

export interface Heading extends Grid {
  /** The place of the first row below the heading, from 0. */
  readonly line: number;
  readonly names: readonly string[];
}

const NUMBERED = /^#([1-9]\d{0,4})$/;
/** In so many rows a heading is looked for. */
const SEARCHED = 200;

export const plainName = (cell: string): string => cell.trim().replaceAll(/\s+/g, ' ');

/** `row 12`, as a person counts. */
export const lineOf = (line: number): string => `row ${line + 1}`;

/** The named table, else the largest with a row that names all columns and passes; else it is told what is not there. */
export function findTable(
  grids: readonly Grid[],
  { table, heading }: { readonly table: string | undefined; readonly heading: number | undefined },
  columns: readonly string[],
  isHeading: (names: readonly string[]) => boolean = () => true,
): Heading {
  const tables = tablesNamed(grids, table);
  for (const grid of tables) {
    const found = headingOf(grid, heading, columns, isHeading);
    if (found !== undefined) return found;
  }
  const likely = likelyHeading(tables[0], heading);
  for (const column of columns) columnOf(likely, column);
  return refuseField('heading', 'no row names the columns and days; say which with --heading');
}

/** The largest first; those without a row below their first left out. */
export function tablesNamed(grids: readonly Grid[], name: string | undefined): readonly Grid[] {
  const titled = grids.filter(({ title }) => title.toLowerCase() === name?.toLowerCase());
  const numbered = grids.filter((_, at) => String(at + 1) === name);
  const named = name === undefined ? grids : titled.length > 0 ? titled : numbered;
  if (named.length === 0 && grids.length > 0) {
    const titles = grids.map(({ title }, at) => title || String(at + 1));
    refuseField('table', `there is no ${name}; ${suggestion(name ?? '', titles)}`);
  }
  const size = ({ rows }: Grid): number => rows.reduce((sum, row) => sum + row.length, 0);
  return named.filter(({ rows }) => rows.length > 1).sort((a, b) => size(b) - size(a));
}

function headingOf(
  grid: Grid,
  heading: number | undefined,
  columns: readonly string[],
  isHeading: (names: readonly string[]) => boolean,
): Heading | undefined {
  const named = columns.filter((column) => !NUMBERED.test(column.trim())).map(plainName);
  const rows =
    heading === undefined ? grid.rows.slice(0, SEARCHED) : grid.rows.slice(heading - 1, heading);
  const at = rows.findIndex((row) => {
    const names = row.map(plainName);
    return (
      names.some((name) => name !== '') &&
      named.every((name) => names.includes(name)) &&
      isHeading(names)
    );
  });
  return at === -1 ? undefined : headed(grid, at + (heading ?? 1) - 1);
}

function headed(grid: Grid, at: number): Heading {
  return { ...grid, line: at + 1, names: (grid.rows[at] ?? []).map(plainName) };
}

/** The row that most likely names the columns: the first nearly as wide as most of them of which no cell begins as a number, or of which several are years. */
export function likelyHeading(grid: Grid | undefined, heading?: number): Heading {
  if (grid === undefined) throw new Refusal('there is no row below a heading: the file is empty');
  if (heading !== undefined) return headed(grid, Math.min(heading, grid.rows.length) - 1);
  const widths = grid.rows
    .slice(0, SEARCHED)
    .map((row) => row.filter((cell) => cell.trim() !== '').length);
  const filled = widths.filter((width) => width > 0).sort((a, b) => a - b);
  const usual = filled[Math.floor(filled.length * 0.75)] ?? 0;
  const isWide = (at: number): boolean => (widths[at] ?? 0) >= Math.max(1, usual * 0.75);
  const isNumber = (cell = ''): boolean => /^[-+(\u2212]?[.,]?\d/.test(cell.trim());
  const places = widths.flatMap((_, at) => (isWide(at) && at + 1 < grid.rows.length ? [at] : []));
  const at = places.find((place) => {
    const row = grid.rows[place] ?? [];
    const isOverNumbers = row.some(
      (cell, column) =>
        cell.trim() !== '' && !isNumber(cell) && isNumber(grid.rows[place + 1]?.[column]),
    );
    return isOverNumbers || row.filter((cell) => /^(19|20)\d\d\b/.test(cell)).length > 1;
  });
  return headed(grid, at ?? places[0] ?? 0);
}

/** The place of a column, from 0, by its name or `#` and its number. */
export function columnOf({ names, rows, line }: Heading, column: string): number {
  const refuse = (message: string): never => {
    throw new Refusal(message);
  };
  const [, number] = NUMBERED.exec(column.trim()) ?? [];
  if (number !== undefined) {
    const width = rows.slice(line).reduce((most, row) => Math.max(most, row.length), names.length);
    return Number(number) <= width
      ? Number(number) - 1
      : refuse(`there is no column ${column}; there are ${width}`);
  }
  const name = plainName(column);
  const at = names.indexOf(name);
  if (at === -1)
    return refuse(`there is no column ${name}; ${suggestion(name, names.filter(Boolean))}`);
  const again = names.indexOf(name, at + 1);
  return again === -1 ? at : refuse(`${name} names two columns; write #${at + 1} or #${again + 1}`);
}

/** A column as it is named: by its number where it has no name or shares it. */
export function nameOfColumn({ names }: Pick<Heading, 'names'>, at: number): string {
  const name = names[at] ?? '';
  return name === '' || names.indexOf(name) !== names.lastIndexOf(name) ? `#${at + 1}` : name;
}
