/** A table of this program as an XLSX workbook. */
import type { Row } from 'write-excel-file/universal';
import { parseIsoDay } from '../model/day.ts';
import type { Table } from '../model/rows.ts';
import { readForeign } from './foreign.ts';

export const isWorkbook = ([one, two]: Uint8Array): boolean => one === 0x50 && two === 0x4b;

/** The first sheet; an empty line of it is one empty cell. */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<Table> {
  const [sheet] = await readForeign(bytes, name);
  const [heading = { cells: [], line: 1 }, ...rows] = (sheet?.rows ?? []).map((cells, at) => ({
    cells,
    line: at + 1,
  }));
  return { heading, rows };
}

/** Numbers as numbers and days as days, so that a spreadsheet can work with them; all else as text. */
export async function workbookBytes(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const cells = rows.map((row) => row.map((text, at) => cellOf(columns[at] ?? '', text)));
  return writeXlsxFile([[...columns], ...cells] as Row[], { sheet: 'axiswatch' }).toBuffer();
}

/** Of a workbook; before it is one that never was. */
const FIRST_DAY = '1900-03-01';
const MS_PER_DAY = 86_400_000;

function cellOf(column: string, text: string): Row[number] {
  if (text === '') return null;
  const isNumber = (column === 'value' || column === 'amount') && String(Number(text)) === text;
  if (isNumber) return { value: Number(text), type: Number };
  const day = column === 'day' && text >= FIRST_DAY ? parseIsoDay(text) : undefined;
  if (day !== undefined)
    return { value: new Date(day * MS_PER_DAY), type: Date, format: 'yyyy-mm-dd' };
  return { value: escaped(text), type: String };
}

/** What XML cannot hold, or does not keep, by number, and what looks like that. */
function escaped(text: string): string {
  const code = (unit: string): string =>
    `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  // the writer looks texts up in an object, and loses toString
  if (text in Object.prototype) return code(text) + text.slice(1);
  return text
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, code)
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\p{Cn}\ufffd]/gu, (sign) =>
      sign.split('').map(code).join(''),
    );
}
