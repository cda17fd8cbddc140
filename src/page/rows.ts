/** The rows of a table as plain columns, unrounded: what JSON and CSV have in common. */
import { Refusal } from '../model/problem.ts';
import { type Cell, columnNames, figureCells } from './kinds.ts';
import type { Page, TableSection } from './page.ts';

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The table of a page with this id, the first one without; refused where there is none. */
export function tableOf(page: Page, id?: string): TableSection {
  const tables = page.sections.filter((section) => 'rows' in section);
  const found = id === undefined ? tables[0] : tables.find((section) => section.id === id);
  if (found !== undefined) return found;
  const ids = tables.map((section) => section.id).join(', ') || 'none';
  throw new Refusal(
    [{ path: '--section', message: `"${id ?? ''}" is not a table of this page; it has ${ids}` }],
    2,
  );
}

export function rowsOf({ figures, rows }: TableSection): Rows {
  const all = Object.entries(figures);
  return {
    columns: all.flatMap(([name, { kind }]) => columnNames(kind, name)),
    rows: rows.map((row) => all.flatMap(([, { kind, get }]) => figureCells(kind, get(row)))),
  };
}
