/** Rows as an Excel workbook of one sheet: titles that stay in sight, numbers as numbers, days as days. */

/** A cell of a sheet: a text or a number, finite, in whatever unit; null: an empty one. */
export type SheetCell = string | number | { readonly day: string } | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters, ≥ 0. */
  readonly width: number;
}

/** No cell of a workbook has more signs. */
const LONGEST = 32_767;

/** The bytes of a workbook; a text that is longer than a cell may be is cut. */
export async function xlsxBytes(
  sheet: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly SheetCell[]>,
): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = Array.from(rows, (row) => row.map(writtenCell));
  return writeWorkbook([head, ...body], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function writtenCell(cell: SheetCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: cell.slice(0, LONGEST), type: String };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
}
