/** Files of readings as they come: CSV, JSON and JSON Lines, under our columns or other people's. */
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
import type { FindColumns } from './csv-header.ts';
import { type Cells, readEachCsvRow, type TakeRow } from './csv-rows.ts';
import {
  hasMappedColumns,
  type Mapping,
  NO_MAPPING,
  type Rows,
  readJsonOrJsonLinesRows,
} from './json-rows.ts';
import { missingMappedColumnProblems, missingNeededColumnProblems } from './missing-columns.ts';

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
 * in JSON (`observedOn` or `observed_on`), other columns are left alone. Columns may have commas, semicolons or tabs
 * between them. Refused: a mapped column that is not there.
 */
export async function readImportRowsStreamed(
  input: FileBytes,
  format: ImportFormat,
  mapping: Mapping,
  takeOurs: TakeRow,
): Promise<readonly Problem[]> {
  const take: TakeRow = (row, path) =>
    takeOurs(
      row.ok ? { ok: true, value: ourRow(row.value, mapping.decimalComma === true) } : row,
      path,
    );
  if (format !== 'csv') return readJsonOrJsonLinesRows(input, format, READINGS, mapping, take);
  const cells: Cells = { ...OUR_CELLS, delimiters: [',', ';', '\t'] };
  if (!hasMappedColumns(mapping)) return readEachCsvRow(input, READINGS_HEADER, cells, take);
  const fixed = Object.fromEntries(mapping.fixed);
  return readEachCsvRow(input, mappedHeader(mapping), cells, (row, path) =>
    take(row.ok ? { ok: true, value: { ...row.value, ...fixed } } : row, path),
  );
}

/** A row with its value as it is written here. */
function ourRow(row: Row, decimalComma: boolean): Row {
  const { value } = row;
  return decimalComma && typeof value === 'string'
    ? { ...row, value: numberTextWithDecimalPoint(value) }
    : row;
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
      ...missingMappedColumnProblems(from, new Set(names)),
      ...missingNeededColumnProblems(
        NEEDED_READING_COLUMNS.filter((column) => !from.has(column)),
        new Set([...places.keys(), ...fixed.keys()]),
        path,
      ),
    ];
    return problems.length === 0 ? { ok: true, value: places } : { ok: false, problems };
  };
}

/** Pairs such as `observed_on=Period,value=OBS_VALUE` by column of ours; `date` stands for `observed_on`. */
export function parseColumnAssignments(
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

/** The events of a JSON document or of JSON Lines, read as those of a CSV file are; other fields are left alone. */
export async function parseJsonEvents(
  input: FileBytes,
  format: 'json' | 'jsonl',
  strategy: Strategy,
  today: string,
): Promise<Result<readonly NamedHappening[]>> {
  const events: NamedHappening[] = [];
  const problems = await readJsonOrJsonLinesRows(input, format, EVENTS, NO_MAPPING, (row, path) => {
    const parsed = row.ok ? parseEventRow(row.value, strategy, today, path) : row;
    if (!parsed.ok) return parsed.problems;
    events.push(parsed.value);
    return undefined;
  });
  return problems.length === 0 ? { ok: true, value: events } : { ok: false, problems };
}

/** Whether the beginning of a file, without a byte order mark, names a column: of CSV in its first line, of JSON anywhere. */
export function hasColumnInHead(head: string, format: ImportFormat, column: string): boolean {
  if (format !== 'csv') return head.includes(`"${column}"`);
  const [line = ''] = head.split(/\r\n?|\n/, 1);
  return line.split(/[,;\t]/).some((cell) => cell.replaceAll('"', '').trim() === column);
}

/** A number with a decimal comma (`12,5`) with a point; every other text as it is. */
export function numberTextWithDecimalPoint(text: string): string {
  return /^\s*[+\-\u2212]?\d*,\d+\s*$/.test(text) ? text.replace(',', '.') : text;
}
