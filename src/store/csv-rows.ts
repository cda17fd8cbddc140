/** From the bytes of a CSV file to its rows, with every problem in it by its line. */
import type { Problem, Result } from '../domain/model.ts';
import type { Row } from '../domain/observation.ts';
import { encodingProblem, hasMark, Lines, MARK } from './csv-bytes.ts';

/** Bytes of a file, or its text. */
export type CsvInput = Uint8Array | string;

const LONGEST_ROW = 1_000_000;
const MOST_PROBLEMS = 1_000;

/**
 * The rows of a file, each parsed, or every problem in it by its line. `columns` are those it may have and `needed` those it
 * must have; `textOf` gives the text that a cell stands for.
 */
export async function readRows<T>(
  input: CsvInput,
  columns: readonly string[],
  needed: readonly string[],
  textOf: (cell: string) => string,
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
      const parsed = parse(rowOf(header, record, textOf), path);
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

function rowOf(
  header: readonly string[],
  record: readonly string[],
  textOf: (cell: string) => string,
): Row {
  return Object.fromEntries(header.map((name, at) => [name, textOf(record[at] ?? '')]));
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
