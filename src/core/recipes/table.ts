/** A file as rows of cells, whatever it was. */
import { type Day, type Result, refusalResultAt } from '../model/model.ts';

/** A cell: text, a number, finite, in whatever unit, or a day where the file itself says that it is one. */
export type Cell = string | number | { readonly day: Day };

/** The rows of a file, its head and notes among them. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
  /** The first row has this number in the file, from 1; left out: 1. */
  readonly firstRow?: number;
  /** Rows are named one by one and not by the line of a header: the first row says what each column is called. */
  readonly named?: boolean;
}

/** A cell as text; '' for none. */
export function recipeInputCellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? cell.day : String(cell).trim();
}

/** The text of a cell in one line, without blanks around it, as columns are named and values of rows compared. */
export function recipeCellTextInOneLine(cell: Cell | undefined): string {
  return recipeInputCellText(cell).replace(/\s+/g, ' ');
}

/** Where a table names its columns, and how. */
export interface TableHeader {
  /** The place of the header in the rows, from 0; -1: there is none. */
  readonly at: number;
  readonly names: readonly string[];
  /** Cells of the widest row of the table, 0 or more. */
  readonly width: number;
}

/** Cells of the widest row of a table, 0 or more. */
export function tableColumnCount({ rows }: Table): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

const NUMBERED = /^#([1-9]\d{0,3})$/;
/** In so many rows a header is looked for. */
const SEARCHED = 200;

/**
 * The header of a table: row `row`, counted from 1 as in the file (0: the table has no header), else the first row that
 * has all these columns and passes `isHeader`. Refused: a row that the table has not; with the names there are, one without
 * one of the columns; an empty file.
 */
export function parseTableHeader(
  table: Table,
  columns: readonly string[],
  row: number | undefined,
  isHeader: (names: readonly string[]) => boolean = () => true,
): Result<TableHeader> {
  const width = tableColumnCount(table);
  if (row === 0) return { ok: true, value: { at: -1, names: [], width } };
  const namesAt = (at: number): readonly string[] =>
    (table.rows[at] ?? []).map(recipeCellTextInOneLine);
  const named = columns.filter((column) => !NUMBERED.test(column));
  const fits = (names: readonly string[]): boolean =>
    named.every((column) => names.includes(recipeCellTextInOneLine(column))) && isHeader(names);
  if (row !== undefined) {
    const at = row - (table.firstRow ?? 1);
    if (table.rows[at] === undefined) return refusalOfAbsentRow(table, row);
    const names = namesAt(at);
    if (fits(names)) return { ok: true, value: { at, names, width } };
    return refusalResultAt(`row ${row}`, missingText(named, names));
  }
  const most = Math.min(SEARCHED, table.rows.length);
  for (let at = 0; at < most; at += 1) {
    const names = namesAt(at);
    if (names.some((name) => name !== '') && fits(names))
      return { ok: true, value: { at, names, width } };
  }
  const likeliest = table.named === true ? 0 : likeliestHeaderRowIndex(table);
  if (likeliest === undefined) return refusalResultAt('', EMPTY);
  const missing = missingText(named, namesAt(likeliest));
  return refusalResultAt('', missing);
}

const EMPTY = 'the file is empty; save or fetch it again';

/** The refusal of a row, by its number in the file, whole, ≥ 0, that a table has not. */
export function refusalOfAbsentRow({ rows, firstRow = 1 }: Table, row: number): Result<never> {
  const last = firstRow + rows.length - 1;
  return refusalResultAt(
    '',
    rows.length === 0 ? EMPTY : `there is no row ${row}; name one from ${firstRow} to ${last}`,
  );
}

function missingText(columns: readonly string[], names: readonly string[]): string {
  const missing = columns.filter((column) => !names.includes(recipeCellTextInOneLine(column)));
  const there = names.filter((name) => name !== '').slice(0, 20);
  const has = there.length === 0 ? 'no columns with names' : there.join(', ');
  return missing.length === 0
    ? `no row names the days in this form; there are ${has}`
    : `there is no column ${missing.map((name) => `"${name}"`).join(' and ')}; there are ${has}`;
}

/** The row, from 0, that most likely names the columns: the first about as wide as the others that stands over numbers without being any, or is of years; undefined where all cells are empty. */
export function likeliestHeaderRowIndex({ rows }: Table): number | undefined {
  const filled = rows
    .slice(0, SEARCHED)
    .map((row, at) => ({
      row,
      at,
      width: row.filter((cell) => recipeInputCellText(cell) !== '').length,
    }))
    .filter(({ width }) => width > 0);
  const widths = filled.map(({ width }) => width).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.75)] ?? 0;
  const isWide = ({ width }: (typeof filled)[number]): boolean => width >= usual * 0.75;
  const heads = filled.filter((each, place) => {
    const below = filled[place + 1]?.row ?? [];
    const years = each.row.filter((cell) => /^(19|20)\d\d\b/.test(recipeInputCellText(cell)));
    return (
      isWide(each) &&
      (years.length > 1 ||
        each.row.some(
          (cell, at) => isName(cell) && below[at] !== undefined && isNumeral(below[at]),
        ))
    );
  });
  return (heads[0] ?? filled.find(isWide))?.at;
}

function isName(cell: Cell): boolean {
  return recipeInputCellText(cell) !== '' && !isNumeral(cell);
}

function isNumeral(cell: Cell): boolean {
  return typeof cell !== 'string' || /^[+\-\u2212]?[.,]?\d/.test(cell.trim());
}

/** Where a column stands, from 0, by its name or `#` and its number; refused: one that is not there, or there twice. */
export function findColumnIndex(header: TableHeader, column: string): Result<number> {
  const [, number] = NUMBERED.exec(column) ?? [];
  if (number !== undefined) {
    return Number(number) <= header.width
      ? { ok: true, value: Number(number) - 1 }
      : refusalResultAt('', `there is no column ${column}; the widest row has ${header.width}`);
  }
  const name = recipeCellTextInOneLine(column);
  const at = header.names.indexOf(name);
  if (at < 0) return refusalResultAt('', missingText([column], header.names));
  const again = header.names.indexOf(name, at + 1);
  return again < 0
    ? { ok: true, value: at }
    : refusalResultAt(
        '',
        `"${name}" names columns ${at + 1} and ${again + 1}; write "#${at + 1}" or "#${again + 1}"`,
      );
}
