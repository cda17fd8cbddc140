/** Files of readings as they come: CSV, JSON and JSON Lines, under our columns or other people's. */
import type { Problem, Result } from '../domain/model.ts';
import { READING_COLUMNS, type Row } from '../domain/observation.ts';
import { NEEDED_READING_COLUMNS, OUR_CELLS, READINGS_HEADER } from './csv.ts';
import { type FileBytes, NoText, textPieces } from './csv-bytes.ts';
import {
  type Cells,
  type Header,
  LONGEST_ROW,
  missingColumns,
  Problems,
  readRows,
  type TakeRow,
} from './csv-rows.ts';
import { ourDay, withPoint } from './foreign-cells.ts';

export const IMPORT_FORMATS = ['csv', 'json', 'jsonl'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface Mapping {
  /** From a column of ours to the column of the file that holds it. */
  readonly from: ReadonlyMap<string, string>;
  /** A column of ours that is the same in every row. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Values have a decimal comma; left out: a point. */
  readonly decimalComma?: boolean;
}

/** The largest JSON document that is read: it must be held whole. Other files may have any size. */
const LARGEST_DOCUMENT = 256_000_000;

/**
 * Hands on the rows of a file under our columns, as they come, and gives every problem in it by its place; what was
 * taken of a file with problems means nothing. Without a mapping a CSV file has our columns and no others; with one, and
 * in JSON (`observedOn` or `observed_on`), other columns are left alone, and a month, quarter or year stands for its last
 * day. Columns may have commas, semicolons or tabs between them. Refused: a mapped column that is not there.
 */
export async function readForeign(
  input: FileBytes,
  format: ImportFormat,
  mapping: Mapping,
  takeOurs: TakeRow,
): Promise<readonly Problem[]> {
  const isOurs = mapping.from.size === 0 && mapping.fixed.size === 0;
  const take: TakeRow = (row, path) =>
    takeOurs(ourRow(row, mapping.decimalComma === true, !isOurs), path);
  if (format !== 'csv') return readJson(input, format, mapping, take);
  const cells: Cells = { ...OUR_CELLS, delimiters: [',', ';', '\t'] };
  if (isOurs) return readRows(input, READINGS_HEADER, cells, take);
  const fixed = Object.fromEntries(mapping.fixed);
  return readRows(input, mappedHeader(mapping), cells, (row, path) =>
    take({ ...row, ...fixed }, path),
  );
}

/** A row with its day and its value as they are written here. */
function ourRow(row: Row, decimalComma: boolean, periods: boolean): Row {
  const { value, observed_on } = row;
  return {
    ...row,
    ...(decimalComma && typeof value === 'string' ? { value: withPoint(value) } : {}),
    ...(periods && typeof observed_on === 'string' ? { observed_on: ourDay(observed_on) } : {}),
  };
}

/** Finds our columns among other people's, by `--map` or by their own names. */
function mappedHeader({ from, fixed }: Mapping): Header {
  return (names, path) => {
    const places = new Map<string, number>();
    for (const column of READING_COLUMNS) {
      const at = names.indexOf(from.get(column) ?? column);
      if (at >= 0) places.set(column, at);
    }
    const problems = [
      ...unmapped(from, new Set(names)),
      ...missingColumns(
        NEEDED_READING_COLUMNS.filter((column) => !from.has(column)),
        new Set([...places.keys(), ...fixed.keys()]),
        path,
      ),
    ];
    return problems.length === 0 ? { ok: true, value: places } : { ok: false, problems };
  };
}

/** The problem of every mapped column that the file does not have. */
function unmapped(from: Mapping['from'], names: ReadonlySet<string>): readonly Problem[] {
  return [...from]
    .filter(([, name]) => !names.has(name))
    .map(([column, name]) => ({
      path: `--map ${column}=${name}`,
      message: `the file has no column "${name}"; it has ${[...names].slice(0, 20).join(', ')}`,
    }));
}

/** Pairs such as `observed_on=Period,value=OBS_VALUE` by column of ours; `date` stands for `observed_on`. */
export function pairsOf(typed: string, option: string): Result<ReadonlyMap<string, string>> {
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

async function readJson(
  input: FileBytes,
  format: 'json' | 'jsonl',
  { from, fixed }: Mapping,
  take: TakeRow,
): Promise<readonly Problem[]> {
  const problems = new Problems();
  const names = new Set<string>(fixed.keys());
  const cell = (value: object, column: string): unknown => {
    const fields = new Map<string, unknown>(Object.entries(value));
    const name = from.get(column);
    const found =
      name === undefined ? (fields.get(column) ?? fields.get(camel(column))) : fields.get(name);
    return fixed.get(column) ?? (found === null || found === undefined ? '' : String(found));
  };
  const onRow = (value: unknown, path: string): void => {
    if (!isFields(value)) {
      problems.add([{ path, message: 'is not a row of named values' }]);
      return;
    }
    for (const name of Object.keys(value)) names.add(name);
    const row: Row = Object.fromEntries(
      READING_COLUMNS.map((column) => [column, cell(value, column)]),
    );
    problems.add(take(row, path) ?? []);
  };
  try {
    if (format === 'jsonl') await jsonLinesOf(input, onRow, problems);
    else await documentOf(input, onRow, problems);
  } catch (error) {
    if (error instanceof NoText) return [error.problem];
    throw error;
  }
  const has = (column: string): boolean =>
    from.has(column) || names.has(column) || names.has(camel(column));
  const columns = [
    ...unmapped(from, names),
    ...missingColumns(NEEDED_READING_COLUMNS, new Set(NEEDED_READING_COLUMNS.filter(has)), ''),
  ];
  // A column that no row has would be a problem of every row.
  return names.size > fixed.size && columns.length > 0 ? columns : problems.list;
}

type OnRow = (value: unknown, path: string) => void;

async function jsonLinesOf(input: FileBytes, onRow: OnRow, problems: Problems): Promise<void> {
  const decoder = new TextDecoder();
  let line = 0;
  const read = (text: string): void => {
    line += 1;
    if (text.trim() === '') return;
    const path = `line ${line}`;
    const parsed = parsedJson(text);
    if (parsed === undefined) problems.add([{ path, message: 'is not JSON' }]);
    else onRow(parsed.value, path);
  };
  let rest = '';
  for await (const piece of textPieces(input)) {
    const lines = (rest + decoder.decode(piece)).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(read);
    if (rest.length > LONGEST_ROW) {
      const message = `the row is longer than ${LONGEST_ROW} characters; write each row on a line of its own; what follows was not read`;
      problems.add([{ path: `line ${line + 1}`, message }]);
      return;
    }
  }
  read(rest);
}

async function documentOf(input: FileBytes, onRow: OnRow, problems: Problems): Promise<void> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of textPieces(input)) {
    size += piece.length;
    if (size > LARGEST_DOCUMENT) {
      const message = `is larger than ${LARGEST_DOCUMENT / 1e6} MB; write it as JSON Lines, a row on each line`;
      problems.add([{ path: '', message }]);
      return;
    }
    pieces.push(piece);
  }
  const parsed = parsedJson(new TextDecoder().decode(Buffer.concat(pieces)));
  if (parsed === undefined) problems.add([{ path: '', message: 'is not JSON' }]);
  else for (const [at, row] of listIn(parsed.value).entries()) onRow(row, `row ${at + 1}`);
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** The rows of a document: a list, or the one list under `readings`. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isFields(value) && Array.isArray(value.readings)) return value.readings;
  return [value];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
