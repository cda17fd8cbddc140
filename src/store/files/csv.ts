/**
 * Readings and events as CSV (RFC 4180, UTF-8, LF), in and out.
 *
 * A spreadsheet takes a cell that begins with = + - @ (or their full-width forms), a tab or a line break for a formula.
 * On the way out such a text gets an apostrophe in front, and so does a text that already begins with apostrophes and
 * then one of these; on the way in one apostrophe is taken away in the same cases. A spreadsheet that splits at semicolons
 * or tabs sees no quotes here, so the same is done within a text, behind what may begin a cell there: a semicolon, a tab or
 * a line break, and quotes after it. So a file that comes back is the file that went out. Numbers are left as they are.
 */
import { EVENT_COLUMNS, parseHappening } from '../../core/model/happening.ts';
import type { Event, Result, Strategy } from '../../core/model/model.ts';
import {
  columnNameOfField,
  OBSERVATION_FIELDS,
  type ObservedRow,
  parseReadingOrCheckRow,
  type Row,
} from '../../core/model/observation.ts';
import type { NamedHappening } from '../journal/store-types.ts';
import type { FileBytes } from './csv-bytes.ts';
import { type FindColumns, makeStrictColumnFinder } from './csv-header.ts';
import { type Cells, readEachCsvRow } from './csv-rows.ts';

/** The column that says how the rows may be handled; it travels with them and is not read. */
export const HANDLING = 'handling';

/** Columns of a readings file, in order. */
export const READING_COLUMNS = OBSERVATION_FIELDS.map(columnNameOfField);
/** Those that are written only when a row has something in them. */
const RARE_READING_COLUMNS = new Set<string>([
  'quote',
  'archived',
  'retrieved_on',
  'origin',
  HANDLING,
]);
const RARE_EVENT_COLUMNS = new Set<string>([
  'follows',
  'expect_node',
  'expect',
  'expect_by',
  'amount',
  'direction',
  HANDLING,
]);
/** Columns of a readings file that must be there. */
export const NEEDED_READING_COLUMNS = READING_COLUMNS.slice(0, 3);
export const NEEDED_EVENT_COLUMNS = ['day', 'node', 'title', 'side', 'kind'];

const AT_BEGIN = { bare: /^(?='*[=+\-@\t\r\n＝＋－＠])/, guarded: /^'(?='*[=+\-@\t\r\n＝＋－＠])/ };
const WITHIN = {
  bare: /([;\t\r\n]"*)(?='*[=+\-@＝＋－＠])/g,
  guarded: /([;\t\r\n]"*)'(?='*[=+\-@＝＋－＠])/g,
};

/** Cells with commas between them, as they are written here. */
export const OUR_CELLS: Cells = { delimiters: [','], textOf: formulasUnguarded };

/** The header of a readings file. */
export const READINGS_HEADER = makeStrictColumnFinder(
  [...READING_COLUMNS, HANDLING],
  NEEDED_READING_COLUMNS,
);

/**
 * Reads a readings file, in which a row without a value is a check. Refused whole, every bad row listed by line: what is no
 * UTF-8 or no CSV, a header without the first three columns or with an unknown one, and every row that `parseReadingOrCheckRow` refuses.
 */
export async function parseCsvReadingsAndChecks(
  input: FileBytes,
  strategy: Strategy,
  today: string,
): Promise<Result<readonly ObservedRow[]>> {
  return allRows(input, READINGS_HEADER, (row, path) =>
    parseReadingOrCheckRow(row, strategy, today, path),
  );
}

/** The events of a CSV file, all of them or every problem; an event keeps the id that its row names. */
export async function parseCsvEvents(
  input: FileBytes,
  strategy: Strategy,
  today: string,
): Promise<Result<readonly NamedHappening[]>> {
  return allRows(
    input,
    makeStrictColumnFinder([...EVENT_COLUMNS, HANDLING], NEEDED_EVENT_COLUMNS),
    (row, path) => parseEventRow(row, strategy, today, path),
  );
}

/** A row as an event, under the id that it names. */
export function parseEventRow(
  row: Row,
  strategy: Strategy,
  today: string,
  path: string,
): Result<NamedHappening> {
  const parsed = parseHappening(row, strategy, today, path);
  const id = typeof row.id === 'string' ? row.id.trim() : '';
  return parsed.ok
    ? { ok: true, value: { ...parsed.value, path, ...(id === '' ? {} : { id }) } }
    : parsed;
}

async function allRows<T>(
  input: FileBytes,
  header: FindColumns,
  parse: (row: Row, path: string) => Result<T>,
): Promise<Result<readonly T[]>> {
  const values: T[] = [];
  const problems = await readEachCsvRow(input, header, OUR_CELLS, (row, path) => {
    const parsed = row.ok ? parse(row.value, path) : row;
    if (!parsed.ok) return parsed.problems;
    values.push(parsed.value);
    return undefined;
  });
  return problems.length === 0 ? { ok: true, value: values } : { ok: false, problems };
}

/** Rows under columns; a number is in the unit of its column, finite. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Readings and checks as rows, in the order given; the rare columns only when a row has something in them. */
export function readingsCsvTable(readings: Iterable<ObservedRow>, handling = ''): CsvTable {
  const columns = [...READING_COLUMNS, HANDLING];
  const named = OBSERVATION_FIELDS.map((field) => [columnNameOfField(field), field] as const);
  return rowsUnder(columns, RARE_READING_COLUMNS, [...readings], (reading) => ({
    ...Object.fromEntries(named.map(([column, field]) => [column, reading[field] ?? ''])),
    handling,
  }));
}

/** Events as rows, in the order given, with their ids. */
export function eventCsvTable(events: Iterable<Event | NamedHappening>, handling = ''): CsvTable {
  const columns = [...EVENT_COLUMNS, HANDLING];
  return rowsUnder(columns, RARE_EVENT_COLUMNS, [...events], (event) => ({
    day: event.day,
    node: event.nodes.join(' '),
    title: event.title,
    side: event.side,
    kind: event.kind,
    status: event.status ?? '',
    confidence: event.confidence,
    source: event.source,
    url: event.url,
    note: event.note,
    id: event.id ?? '',
    follows: event.follows,
    expect_node: event.expectNode,
    expect: event.expect ?? '',
    expect_by: event.expectBy,
    amount: event.amount === 1 ? '' : event.amount,
    direction: event.direction ?? '',
    handling,
  }));
}

/** Events as the text of a CSV file, with how they may be handled in a column of its own, unless `handling` is ''. */
export async function eventsCsvText(
  events: Iterable<Event | NamedHappening>,
  handling = '',
): Promise<string> {
  const { columns, rows } = eventCsvTable(events, handling);
  return [...(await csvTablePieces(columns, rows))].join('');
}

function formulasGuarded(text: string): string {
  return text.replace(WITHIN.bare, "$1'").replace(AT_BEGIN.bare, "'");
}

function formulasUnguarded(text: string): string {
  if (!text.includes("'")) return text;
  return text.replace(AT_BEGIN.guarded, '').replace(WITHIN.guarded, '$1');
}

function rowsUnder<T>(
  columns: readonly string[],
  rare: ReadonlySet<string>,
  rows: readonly T[],
  cellsOf: (row: T) => Readonly<Record<string, string | number>>,
): CsvTable {
  const cells = rows.map(cellsOf);
  const used = columns.filter(
    (column) => !rare.has(column) || cells.some((row) => row[column] !== ''),
  );
  return { columns: used, rows: cells.map((row) => used.map((column) => row[column] ?? '')) };
}

/** The signs of a CSV file. */
export interface CsvSigns {
  /** What the file begins with. */
  readonly mark: string;
  readonly delimiter: string;
  readonly decimal: string;
  readonly lineEnd: string;
}

const OURS: CsvSigns = { mark: '', delimiter: ',', decimal: '.', lineEnd: '\n' };

/** The signs by which Excel opens a file on a double click where numbers have this decimal sign: a byte order mark, and semicolons where commas are taken. */
export function csvSignsForExcel(decimal: string): CsvSigns {
  return { mark: '\uFEFF', delimiter: decimal === ',' ? ';' : ',', decimal, lineEnd: '\r\n' };
}

/** Rows under these columns as a file, a row at a time, null as an empty cell; texts that a spreadsheet would take for a formula are guarded. */
export async function csvTablePieces(
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
  { mark, delimiter, decimal, lineEnd }: CsvSigns = OURS,
): Promise<Iterable<string>> {
  const { stringify } = await import('csv-stringify/sync');
  const how = { record_delimiter: lineEnd, quoted_match: /[\r\n]/, delimiter };
  const cellText = (cell: string | number): string =>
    typeof cell === 'number' ? String(cell).replace('.', decimal) : formulasGuarded(cell);
  const lines = function* (): Generator<string> {
    yield mark + stringify([columns], how);
    for (const row of rows) yield stringify([row.map((cell) => cellText(cell ?? ''))], how);
  };
  return { [Symbol.iterator]: lines };
}
