/**
 * Readings and events as CSV (RFC 4180, UTF-8, LF), in and out.
 *
 * A spreadsheet takes a cell that begins with = + - @ (or their full-width forms), a tab or a line break for a formula.
 * On the way out such a text gets an apostrophe in front, and so does a text that already begins with apostrophes and
 * then one of these; on the way in one apostrophe is taken away in the same cases. So a file that comes back is the file
 * that went out. Numbers are left as they are.
 *
 * Past 200 lines because the two directions only mean something together.
 */
import { isUtf8 } from 'node:buffer';
import { EVENT_COLUMNS, parseHappening } from '../domain/happening.ts';
import type { Event, Observation, Problem, Result, Strategy } from '../domain/model.ts';
import { parseObservation, READING_COLUMNS, type Row } from '../domain/observation.ts';
import type { NamedHappening } from './store.ts';

/** Bytes of a file, or its text. */
export type CsvInput = Uint8Array | string;

/** Columns of a readings file that are written only when a row has something in them. */
const RARE_READING_COLUMNS = new Set<string>(['quote', 'archived', 'retrieved_on']);
const RARE_EVENT_COLUMNS = new Set<string>(['follows', 'expect_node', 'expect', 'expect_by']);
const NEEDED_READING_COLUMNS = ['indicator', 'observed_on', 'value'];
const NEEDED_EVENT_COLUMNS = ['day', 'node', 'title', 'side', 'kind'];

const LONGEST_ROW = 1_000_000;
const MOST_PROBLEMS = 1_000;
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Reads a readings file. Refused whole, every bad row listed by line: what is no UTF-8 or no CSV, a header without the
 * first three columns or with an unknown one, and every row that `parseObservation` refuses.
 */
export async function readReadings(
  input: CsvInput,
  strategy: Strategy,
  today: string,
): Promise<Result<readonly Observation[]>> {
  return readRows(input, READING_COLUMNS, NEEDED_READING_COLUMNS, (row, path) =>
    parseObservation(row, strategy, today, path),
  );
}

/** Reads an events file, refused whole likewise; an event keeps the id that its row names. */
export async function readEvents(
  input: CsvInput,
  strategy: Strategy,
  today: string,
): Promise<Result<readonly NamedHappening[]>> {
  return readRows(input, EVENT_COLUMNS, NEEDED_EVENT_COLUMNS, (row, path) => {
    const parsed = parseHappening(row, strategy, today, path);
    const id = typeof row.id === 'string' ? row.id.trim() : '';
    return parsed.ok && id !== '' ? { ok: true, value: { ...parsed.value, id } } : parsed;
  });
}

/** Readings as a file, in the order given; the three rare columns only when a row has something in them. */
export async function writeReadings(readings: Iterable<Observation>): Promise<string> {
  return writeRows(READING_COLUMNS, RARE_READING_COLUMNS, [...readings], (reading) => ({
    indicator: reading.indicator,
    observed_on: reading.observedOn,
    value: reading.value,
    confidence: reading.confidence,
    source: reading.source,
    url: reading.url,
    note: reading.note,
    quote: reading.quote,
    archived: reading.archived,
    retrieved_on: reading.retrievedOn,
  }));
}

/** Events as a file, in the order given, with their ids. */
export async function writeEvents(events: Iterable<Event | NamedHappening>): Promise<string> {
  return writeRows(EVENT_COLUMNS, RARE_EVENT_COLUMNS, [...events], (event) => ({
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
  }));
}

async function readRows<T>(
  input: CsvInput,
  columns: readonly string[],
  needed: readonly string[],
  parse: (row: Row, path: string) => Result<T>,
): Promise<Result<readonly T[]>> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const encoding = encodingProblem(bytes);
  if (encoding !== undefined) return { ok: false, problems: [encoding] };
  const { parse: parseCsv, CsvError } = await import('csv-parse/sync');
  const body = hasMark(bytes) ? bytes.subarray(MARK.length) : bytes;
  const lines = new Lines(body);
  const problems = new Problems();
  const values: T[] = [];
  let header: readonly string[] | undefined;
  const onRecord = (record: readonly string[]): void => {
    const path = `line ${lines.current()}`;
    if (header === undefined) {
      header = record.map((name) => name.trim());
      problems.add(headerProblems(header, columns, needed, path));
      if (problems.list.length > 0) throw new UnreadableHeader();
    } else if (record.length !== header.length) {
      problems.add([{ path, message: widthMessage(record.length, header.length) }]);
    } else {
      const parsed = parse(rowOf(header, record), path);
      if (!parsed.ok) problems.add(parsed.problems);
      else if (problems.list.length === 0) values.push(parsed.value);
    }
  };
  try {
    parseCsv(body, {
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { bytes: end }) => {
        onRecord(record);
        lines.advance(end);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) {
      problems.add([{ path: `line ${lines.current()}`, message: syntaxMessage(error.code) }]);
    } else if (!(error instanceof UnreadableHeader)) throw error;
  }
  if (header === undefined) problems.add([{ path: 'line 1', message: emptyMessage(needed) }]);
  return problems.list.length === 0
    ? { ok: true, value: values }
    : { ok: false, problems: problems.list };
}

/** Thrown to leave the parser: rows under an unknown header mean nothing. */
class UnreadableHeader extends Error {}

/** Problems found, so many at most; the last one then counts the rest. */
class Problems {
  readonly #list: Problem[] = [];
  #more = 0;

  add(found: readonly Problem[]): void {
    for (const problem of found) {
      if (this.#list.length < MOST_PROBLEMS) this.#list.push(problem);
      else this.#more += 1;
    }
  }

  get list(): readonly Problem[] {
    return this.#more === 0
      ? this.#list
      : [...this.#list, { path: '', message: `and ${this.#more} more problems` }];
  }
}

/** Line numbers of rows by how far the file was read: the parser counts a CRLF within quotes twice. */
class Lines {
  readonly #bytes: Uint8Array;
  #at = 0;
  #line = 1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get here(): number {
    return this.#line;
  }

  /** The line on which the next row begins. */
  current(): number {
    while (this.#isBreak(this.#at)) this.advance(this.#at + 1);
    return this.#line;
  }

  /** Moves to the end of a row. */
  advance(end: number): void {
    for (; this.#at < end; this.#at += 1) {
      const isBreak = this.#isBreak(this.#at);
      const isPair = this.#bytes[this.#at] === 13 && this.#bytes[this.#at + 1] === 10;
      if (isBreak && !isPair) this.#line += 1;
    }
  }

  #isBreak(at: number): boolean {
    return this.#bytes[at] === 10 || this.#bytes[at] === 13;
  }
}

const MARK = [0xef, 0xbb, 0xbf];

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte);
}

function encodingProblem(bytes: Uint8Array): Problem | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { path: 'line 1', message: 'the file is UTF-16; save it as CSV in UTF-8' };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return { path: lineAt(bytes, zero), message: 'holds a NUL character; save it as CSV in UTF-8' };
  }
  const broken = isUtf8(bytes) ? undefined : firstBroken(bytes);
  return broken === undefined
    ? undefined
    : { path: lineAt(bytes, broken), message: 'is not UTF-8; save the file as CSV in UTF-8' };
}

/** Where the first sequence of bytes is that is no UTF-8, by halving. */
function firstBroken(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    try {
      decoder.decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
    try {
      decoder.decode();
    } catch {}
  }
  return low;
}

function lineAt(bytes: Uint8Array, at: number): string {
  const lines = new Lines(bytes);
  lines.advance(at);
  return `line ${lines.here}`;
}

function headerProblems(
  header: readonly string[],
  columns: readonly string[],
  needed: readonly string[],
  path: string,
): readonly Problem[] {
  const [only = ''] = header;
  if (header.length === 1 && /[;\t]/.test(only)) {
    return [{ path, message: 'columns are not separated by commas; save the file with commas' }];
  }
  const unknown = header.filter((name) => !columns.includes(name));
  const twice = header.filter((name, at) => columns.includes(name) && header.indexOf(name) < at);
  const missing = needed.filter((name) => !header.includes(name));
  return [
    ...unknown.map((name) => ({
      path,
      message: `unknown column "${shortened(name)}"; the columns are ${columns.join(', ')}`,
    })),
    ...twice.map((name) => ({ path, message: `column "${name}" is there twice; keep one` })),
    ...missing.map((name) => ({ path, message: `column "${name}" is missing; it must be there` })),
  ];
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function rowOf(header: readonly string[], record: readonly string[]): Row {
  return Object.fromEntries(header.map((name, at) => [name, unguarded(record[at] ?? '')]));
}

function widthMessage(width: number, wanted: number): string {
  return `has ${width} ${width === 1 ? 'field' : 'fields'} where the header names ${wanted}; quote a text that holds a comma`;
}

function emptyMessage(needed: readonly string[]): string {
  return `the file is empty; its first line must name the columns, at least ${needed.join(', ')}`;
}

function syntaxMessage(code: string): string {
  const rest = 'what follows was not read';
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `a quote that opens in this row never closes; ${rest}`;
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `the row is longer than ${LONGEST_ROW} bytes; a quote may be missing; ${rest}`;
  }
  return `a quote stands in the wrong place; put the whole field in quotes and double those within; ${rest}`;
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

async function writeRows<T>(
  columns: readonly string[],
  rare: ReadonlySet<string>,
  rows: readonly T[],
  cellsOf: (row: T) => Readonly<Record<string, string | number>>,
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const cells = rows.map(cellsOf);
  const used = columns.filter(
    (column) => !rare.has(column) || cells.some((row) => row[column] !== ''),
  );
  const records = cells.map((row) =>
    used.map((column) => {
      const cell = row[column] ?? '';
      return typeof cell === 'number' ? String(cell) : guarded(cell);
    }),
  );
  return stringify([used, ...records], { record_delimiter: '\n', quoted_match: /[\r\n]/ });
}
