/** Tables as CSV (RFC 4180, UTF-8), in and out. */
import { isUtf8 } from 'node:buffer';
import { Refusal } from '../model/problem.ts';
import type { Table, TableRow } from '../model/rows.ts';

/**
 * What a spreadsheet takes for a formula, at the beginning of a cell, or of a part of it where the program splits at
 * something else than commas: it gets an apostrophe, which reading takes off again.
 */
const FORMULA = String.raw`'* *(?:[=@]|[+-](?!\d+(?:\.\d+)?(?:e[+-]?\d+)?(?:$|[;\t\r\n])))`;
const UNGUARDED = new RegExp(String.raw`(?<=^|[;\t\r\n])(?=${FORMULA})`, 'gi');
const GUARDED = new RegExp(String.raw`(?<=^|[;\t\r\n])'(?=${FORMULA})`, 'gi');

const TOO_LONG = 'a row must be shorter than a million characters; perhaps a quote is not closed';

const SYNTAX: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens in this row and is never closed; close it',
  INVALID_OPENING_QUOTE: 'a cell with a quote in it must be in quotes, with those inside doubled',
  CSV_MAX_RECORD_SIZE: TOO_LONG,
  CSV_INVALID_CLOSING_QUOTE: 'a quote within a quoted cell must be doubled',
};

/** Lines of a table, and bytes of a row. */
const MOST = 1_000_000;
const [LINE_FEED, RETURN] = [10, 13];

function checkSize(file: Uint8Array): void {
  let [feeds, returns, start] = [1, 1, 0];
  for (let at = 0; at < file.length; at += 1) {
    const byte = file[at];
    if (byte === LINE_FEED || byte === RETURN) {
      if (byte === LINE_FEED) feeds += 1;
      else returns += 1;
      start = at + 1;
      if (Math.max(feeds, returns) > MOST) {
        throw new Refusal('this has more than a million lines; split it');
      }
    } else if (at - start > MOST) {
      throw new Refusal([{ path: `line ${Math.max(feeds, returns)}`, message: TOO_LONG }]);
    }
  }
}

export async function readTable(file: Uint8Array): Promise<Table> {
  const { parse, CsvError } = await import('csv-parse/sync');
  checkSize(file);
  if (!isUtf8(file)) throw new Refusal('this is not UTF-8 text; save it as CSV in UTF-8');
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
      delimiter: delimiterOf(bytes),
      on_record: take,
      relax_column_count: true,
      max_record_size: MOST,
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

/** What stands between the names of columns, none of which holds any of these. */
function delimiterOf(bytes: Buffer): string {
  const [heading = ''] = bytes.toString('utf8', 0, 1_000).split(/[\r\n]/, 1);
  const has = (sign: string): boolean => heading.includes(sign);
  return has(',') ? ',' : ([';', '\t'].find(has) ?? ',');
}

export async function tableText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const guarded = (cell: string | number | null): string | number | null =>
    typeof cell === 'string' ? cell.replace(UNGUARDED, "'") : cell;
  return stringify([columns, ...rows.map((row) => row.map(guarded))], { quoted_match: /[\r\n]/ });
}
