/** Files of readings as they come: CSV, JSON and JSON Lines, under our columns or other people's. */
import { isDay } from '../../core/model/day.ts';
import { EVENT_COLUMNS } from '../../core/model/happening.ts';
import type { Problem, Result, Strategy } from '../../core/model/model.ts';
import type { Row } from '../../core/model/observation.ts';
import type { NamedHappening } from '../journal/store-types.ts';
import {
  NEEDED_EVENT_COLUMNS,
  NEEDED_READING_COLUMNS,
  OUR_CELLS,
  parseEventRow,
  READING_COLUMNS,
  READINGS_HEADER,
} from './csv.ts';
import type { FileBytes } from './csv-bytes.ts';
import { type FindColumns, missingColumns } from './csv-header.ts';
import { type Cells, readCsvRows, type TakeRow } from './csv-rows.ts';
import { type Mapping, type Rows, readJsonRows, unmappedColumnProblems } from './json-rows.ts';

export const IMPORT_FORMATS = ['csv', 'json', 'jsonl'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const READINGS: Rows = {
  columns: READING_COLUMNS,
  needed: NEEDED_READING_COLUMNS,
  lists: [],
  list: 'readings',
};

/**
 * Hands on the rows of a file under our columns, as they come, and gives every problem in it by its place; what was
 * taken of a file with problems means nothing. Without a mapping a CSV file has our columns and no others; with one, and
 * in JSON (`observedOn` or `observed_on`), other columns are left alone. With a mapping a month, quarter, half or year
 * stands for its last day. Columns may have commas, semicolons or tabs between them. Refused: a mapped column that is not there.
 */
export async function readImportFile(
  input: FileBytes,
  format: ImportFormat,
  mapping: Mapping,
  takeOurs: TakeRow,
): Promise<readonly Problem[]> {
  const isOurs = mapping.from.size === 0 && mapping.fixed.size === 0;
  const take: TakeRow = (row, path) =>
    takeOurs(
      row.ok ? { ok: true, value: ourRow(row.value, mapping.decimalComma === true, !isOurs) } : row,
      path,
    );
  if (format !== 'csv') return readJsonRows(input, format, READINGS, mapping, take);
  const cells: Cells = { ...OUR_CELLS, delimiters: [',', ';', '\t'] };
  if (isOurs) return readCsvRows(input, READINGS_HEADER, cells, take);
  const fixed = Object.fromEntries(mapping.fixed);
  return readCsvRows(input, mappedHeader(mapping), cells, (row, path) =>
    take(row.ok ? { ok: true, value: { ...row.value, ...fixed } } : row, path),
  );
}

/** A row with its day and its value as they are written here. */
function ourRow(row: Row, decimalComma: boolean, periods: boolean): Row {
  const { value, observed_on } = row;
  return {
    ...row,
    ...(decimalComma && typeof value === 'string' ? { value: withDecimalPoint(value) } : {}),
    ...(periods && typeof observed_on === 'string'
      ? { observed_on: lastDayOfPeriod(observed_on) }
      : {}),
  };
}

/** Finds our columns among other people's, by `--map` or by their own names. */
function mappedHeader({ from, fixed }: Mapping): FindColumns {
  return (names, path) => {
    const places = new Map<string, number>();
    for (const column of READING_COLUMNS) {
      const at = names.indexOf(from.get(column) ?? column);
      if (at >= 0) places.set(column, at);
    }
    const problems = [
      ...unmappedColumnProblems(from, new Set(names)),
      ...missingColumns(
        NEEDED_READING_COLUMNS.filter((column) => !from.has(column)),
        new Set([...places.keys(), ...fixed.keys()]),
        path,
      ),
    ];
    return problems.length === 0 ? { ok: true, value: places } : { ok: false, problems };
  };
}

/** Pairs such as `observed_on=Period,value=OBS_VALUE` by column of ours; `date` stands for `observed_on`. */
export function parseColumnPairs(
  typed: string,
  option: string,
): Result<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  const problems: Problem[] = [];
  for (const part of typed.split(',')) {
    const at = part.indexOf('=');
    const named = part.slice(0, Math.max(0, at)).trim();
    const column = named === 'date' ? 'observed_on' : named;
    const value = part.slice(at + 1).trim();
    if (at < 1 || value === '') {
      problems.push({
        path: option,
        message: `"${part}" is no pair; write a column, = and what it is called`,
      });
    } else if (!READING_COLUMNS.some((each) => each === column)) {
      problems.push({
        path: option,
        message: `there is no column "${named}"; use ${READING_COLUMNS.join(', ')}`,
      });
    } else pairs.set(column, value);
  }
  return problems.length === 0 ? { ok: true, value: pairs } : { ok: false, problems };
}

const EVENTS: Rows = {
  columns: EVENT_COLUMNS,
  needed: NEEDED_EVENT_COLUMNS,
  lists: ['node'],
  list: 'events',
};

/** The events of a JSON document or of JSON Lines, as `readCsvEvents` those of a CSV file; other fields are left alone. */
export async function readJsonEvents(
  input: FileBytes,
  format: 'json' | 'jsonl',
  strategy: Strategy,
  today: string,
): Promise<Result<readonly NamedHappening[]>> {
  const events: NamedHappening[] = [];
  const problems = await readJsonRows(input, format, EVENTS, NO_MAPPING, (row, path) => {
    const parsed = row.ok ? parseEventRow(row.value, strategy, today, path) : row;
    if (!parsed.ok) return parsed.problems;
    events.push(parsed.value);
    return undefined;
  });
  return problems.length === 0 ? { ok: true, value: events } : { ok: false, problems };
}

const NO_MAPPING: Mapping = { from: new Map(), fixed: new Map() };

const MONTHS = 12;

/** The last day of a month, quarter, half or year (`2026-08`, `2026-Q2`, `2026-H1`, `2026`) as `YYYY-MM-DD`; every other text as it is. */
export function lastDayOfPeriod(text: string): string {
  const cell = text.trim();
  const [, of, part = ''] =
    /^(\d{4})(?:-?(0[1-9]|1[0-2]|M(?:0[1-9]|1[0-2])|Q[1-4]|H[12]))?$/i.exec(cell) ?? [];
  // Six digits may as well be a number.
  if (of === undefined || (part !== '' && !cell.includes('-') && /^\d/.test(part))) return text;
  const end = `${of}-${String(lastMonth(part)).padStart(2, '0')}`;
  return ['31', '30', '29', '28'].map((last) => `${end}-${last}`).find(isDay) ?? text;
}

/** The month with which a part of a year ends; of none the last one. */
function lastMonth(part: string): number {
  const number = Number(part.replace(/^\D/, ''));
  if (part === '') return MONTHS;
  return number * (/^q/i.test(part) ? MONTHS / 4 : /^h/i.test(part) ? MONTHS / 2 : 1);
}

/** A number with a decimal comma (`12,5`) with a point; every other text as it is. */
export function withDecimalPoint(text: string): string {
  return /^\s*[+\-\u2212]?\d*,\d+\s*$/.test(text) ? text.replace(',', '.') : text;
}
