/** A table of a page as `axiswatch.table/3`. */
import { CONTROL } from './line.ts';
import type { Page } from './page.ts';
import { rowsOf, tableOf } from './rows.ts';

export function pageJson(page: Page, section?: string): string {
  const table = tableOf(page, section);
  const { columns, rows } = rowsOf(table);
  return jsonText({
    schema: 'axiswatch.table/3',
    title: table.title || page.title,
    rows: rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]]))),
  });
}

/** A document on one line; what could move a terminal is written as an escape. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document).replace(
    CONTROL,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}
