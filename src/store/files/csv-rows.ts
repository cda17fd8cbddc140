/** From a CSV file to its rows, with every problem in it by its line. */
import { finished } from 'node:stream/promises';
import type { Problem, Result } from '../../core/model/model.ts';
import type { Row } from '../../core/model/observation.ts';
import {
  type FileBytes,
  firstLineOverByteLimit,
  LineNumbers,
  NoText,
  utf8PiecesOfWholeLines,
} from './csv-bytes.ts';
import { type FindColumns, shortenedColumnName } from './csv-header.ts';

/** The longest row that is read, in bytes of CSV or characters of JSON, so that a quote or a line break that is missing does not fill the memory. */
export const LONGEST_ROW = 1_000_000;
/** So many problems at most are kept. */
const MOST_PROBLEMS = 1_000;
const TOO_LONG = `the row is longer than ${LONGEST_ROW} bytes; a quote may be missing; what follows was not read`;

/** What is done with a row, or with what is none for the problems given: undefined where it was taken, else what is wrong with it. */
export type TakeRow = (row: Result<Row>, path: string) => readonly Problem[] | undefined;

/** What may stand between the cells of a file, the likeliest first, and the text that a cell stands for. */
export interface Cells {
  readonly delimiters: readonly [string, ...string[]];
  readonly textOf: (cell: string) => string;
}

/**
 * Hands on every row of a file as it comes, and gives every problem in it by its line; what was taken of a file with
 * problems means nothing.
 */
export async function readEachCsvRow(
  input: FileBytes,
  headerOf: FindColumns,
  { delimiters, textOf }: Cells,
  take: TakeRow,
): Promise<readonly Problem[]> {
  const { parse, CsvError } = await import('csv-parse');
  const lines = new LineNumbers();
  const problems = new Problems();
  let width = 0;
  let names: readonly string[] = [];
  let columns: readonly (readonly [string, number])[] | undefined;
  const onRecord = (record: readonly string[]): void => {
    const path = `line ${lines.current()}`;
    if (columns === undefined) {
      const header = headerOf(
        record.map((name) => name.trim()),
        path,
      );
      if (!header.ok) {
        problems.add(header.problems);
        throw new UnreadableHeader();
      }
      width = record.length;
      names = record;
      columns = [...header.value];
    } else if (record.length !== width) {
      const wrong = [{ path, message: widthMessage(record.length, width) }];
      problems.add(take({ ok: false, problems: wrong }, path) ?? []);
    } else {
      const value = Object.fromEntries(
        columns.map(([column, at]) => [column, textOf(record[at] ?? '')]),
      );
      problems.add(take({ ok: true, value }, path) ?? []);
    }
  };
  const open = (first: Uint8Array) =>
    parse({
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
      delimiter: commonest(delimiters, first),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { bytes: end }) => {
        onRecord(record);
        lines.advance(end);
        return null;
      },
    });
  try {
    let parser: ReturnType<typeof open> | undefined;
    let done: Promise<void> | undefined;
    const onPiece = (text: Uint8Array, line: number): void => {
      const long = firstLineOverByteLimit(text, LONGEST_ROW);
      if (long !== undefined) throw new NoText({ path: `line ${line + long}`, message: TOO_LONG });
      lines.add(text);
    };
    for await (const piece of utf8PiecesOfWholeLines(input, onPiece)) {
      if (parser === undefined) {
        parser = open(piece);
        done = finished(parser.resume());
        // Waited for below; a failure that comes earlier is not one that nobody waits for.
        done.catch(() => undefined);
      }
      if (!parser.write(piece)) await new Promise((next) => setImmediate(next));
      if (parser.errored !== null) break;
    }
    parser?.end();
    await done;
  } catch (error) {
    if (error instanceof NoText) return [error.problem];
    if (error instanceof CsvError) {
      const column = names[Number(error.column)];
      const path = `line ${lines.current()}${column === undefined ? '' : `, column "${shortenedColumnName(column)}"`}`;
      problems.add([{ path, message: syntaxMessage(error.code) }]);
    } else if (!(error instanceof UnreadableHeader)) throw error;
  }
  if (columns === undefined && problems.list.length === 0) {
    const empty = headerOf([], 'line 1');
    problems.add(empty.ok ? [] : empty.problems);
  }
  return problems.list;
}

/** The one of these that stands most often in the first line. */
function commonest([likeliest, ...others]: Cells['delimiters'], first: Uint8Array): string {
  const [line = ''] = new TextDecoder().decode(first.subarray(0, LONGEST_ROW)).split(/[\r\n]/, 1);
  const count = (delimiter: string): number => line.split(delimiter).length;
  return others.reduce((best, each) => (count(each) > count(best) ? each : best), likeliest);
}

/** Thrown to leave the parser: rows under an unknown header mean nothing. */
class UnreadableHeader extends Error {}

/** Problems found, so many at most; the last one then counts the rest. */
export class Problems {
  readonly #list: Problem[] = [];
  /** How many were found beyond those in the list, ≥ 0. */
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
      : [...this.#list, { path: '', message: `and ${this.#more} more problems; mend these first` }];
  }
}

/** What is wrong with a row of `width` fields, ≥ 1, where the header names `wanted`, ≥ 1. */
function widthMessage(width: number, wanted: number): string {
  return `has ${width} ${width === 1 ? 'field' : 'fields'} where the header names ${wanted}; quote a text that holds a comma`;
}

function syntaxMessage(code: string): string {
  const rest = 'what follows was not read';
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `a quote that opens in this row never closes; ${rest}`;
  if (code === 'CSV_MAX_RECORD_SIZE') return TOO_LONG;
  return `a quote stands in the wrong place; put the whole field in quotes and double those within; ${rest}`;
}
