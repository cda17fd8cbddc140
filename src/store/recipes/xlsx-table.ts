/** A sheet of an Excel workbook as rows. */
import type { Problem, Result } from '../../core/model/model.ts';
import type { Cell, Table } from '../../core/recipes/table.ts';
import { errorMessageText } from '../files/fs-errors.ts';
import { readWholeFileLimitOfMachine } from '../files/read-whole.ts';

/** The cells of a sheet, by name or number from 1, in a range or all of them; a cell that is formatted as a day is one. Refused, with the sheets there are: one that is not there. */
export async function parseXlsxTable(
  bytes: Uint8Array,
  sheet: string | number | undefined,
  range: string | undefined,
): Promise<Result<Table>> {
  const large = tooLarge(bytes);
  if (large !== undefined) return { ok: false, problems: [large] };
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const data = await readSheet(bufferOf(bytes), sheet ?? 1);
    const rows = data.map((row) => row.map(workbookCell));
    return { ok: true, value: range === undefined ? { rows } : within(rows, range) };
  } catch (error) {
    const said = errorMessageText(error);
    const [, , sheets] =
      /^Sheet (not found|number out of bounds).*?[:.].*?Available sheets: (.*)$/s.exec(said) ?? [];
    const message =
      sheets === undefined
        ? `this workbook cannot be read (${said}); open it and save it as XLSX anew`
        : `there is no sheet ${typeof sheet === 'number' ? sheet : `"${sheet}"`}; there are ${sheets}`;
    return { ok: false, problems: [{ path: '', message }] };
  }
}

/** The names of the sheets of a workbook that have cells; none where it cannot be read. */
export async function workbookSheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  if (tooLarge(bytes) !== undefined) return [];
  const { default: readWorkbook } = await import('read-excel-file/universal');
  try {
    const sheets = await readWorkbook(bufferOf(bytes));
    return sheets.filter(({ data }) => data.length > 0).map(({ sheet }) => sheet);
  } catch {
    return [];
  }
}

/** The bytes as a buffer of their own, which is what the library takes. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

function workbookCell(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : { day: value.toISOString().slice(0, 10) };
  return String(value);
}

function within(rows: readonly (readonly Cell[])[], range: string): Table {
  const places = [...range.toUpperCase().matchAll(/([A-Z]+)(\d+)/g)].map(
    ([, letters = '', row]) => [columnNumber(letters), Number(row)] as const,
  );
  const columns = places.map(([column]) => column);
  const lines = places.map(([, line]) => line);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
  return {
    rows: rows.slice(top - 1, bottom).map((row) => row.slice(left - 1, right)),
    firstRow: top,
  };
}

/** Letters that name columns. */
const LETTERS = 26;

/** The column that letters name, from 1. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, each) => sum * LETTERS + each.charCodeAt(0) - 64, 0);
}

/** What is in a workbook may be so many times as large as what a file may be that is held whole. */
const GROWTH = 4;

/** The problem of a workbook whose parts, unpacked, are more than is held in memory; undefined: they are not. */
function tooLarge(bytes: Uint8Array): Problem | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  // The directory at the end of the archive: each entry begins with PK\x01\x02 and says how large it is.
  for (let at = bytes.length - 4; at >= 0; at -= 1) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
    if (bytes[at + 2] === 1 && bytes[at + 3] === 2 && at + 28 < bytes.length)
      unpacked += view.getUint32(at + 24, true);
    if (bytes[at + 2] === 3 && bytes[at + 3] === 4 && unpacked > 0) break;
  }
  const most = GROWTH * readWholeFileLimitOfMachine();
  return unpacked > most
    ? {
        path: '',
        message: `unpacked it is larger than ${most / 1e6} MB, the most that is held in memory; take the sheet out as CSV`,
      }
    : undefined;
}
