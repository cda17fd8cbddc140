/** Tables as CSV (RFC 4180, UTF-8), in and out. */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../model/problem.ts';
import type { Table, TableRow } from '../model/rows.ts';

/** A spreadsheet takes such a cell for a formula: it gets an apostrophe, which reading takes off again. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'(?='*[=+\-@\t\r])/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

const SYNTAX: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row must close',
  INVALID_OPENING_QUOTE: 'a cell with a quote in it must stand in quotes, those within it doubled',
  CSV_INVALID_CLOSING_QUOTE: 'a quote within a quoted cell must be doubled',
};

export async function readTable(file: Uint8Array): Promise<Table> {
  const { parse, CsvError } = await import('csv-parse/sync');
  if (!isUtf8(file)) throw new Refusal('this is no text in UTF-8; save it as CSV in UTF-8');
  const hasMark = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  const bytes = Buffer.from(hasMark ? file.subarray(3) : file);
  const rows: TableRow[] = [];
  let line = 1;
  let end = 0;
  const take = (cells: string[], info: { bytes: number }): null => {
    rows.push({ cells: cells.map((cell) => cell.replace(GUARDED, '')), line });
    line += bytes.toString('utf8', end, info.bytes).match(/\r\n|\r|\n/g)?.length ?? 0;
    end = info.bytes;
    return null;
  };
  try {
    parse(bytes, {
      on_record: take,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch (error) {
    const message = error instanceof CsvError ? SYNTAX[error.code] : undefined;
    if (message === undefined) throw error;
    throw new Refusal([{ path: `line ${line}`, message }]);
  }
  const [heading = { cells: [], line: 1 }, ...rest] = rows;
  return { heading, rows: rest };
}

export async function tableText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const guarded = (cell: string | number | null): string | number | null =>
    typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return stringify([columns, ...rows.map((row) => row.map(guarded))], { quoted_match: /[\r\n]/ });
}
