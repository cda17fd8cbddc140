/** A table of a page as CSV: RFC 4180, lines ended by a line feed. */
import type { Cell } from './kinds.ts';
import { safeText } from './line.ts';
import type { Page } from './page.ts';
import { rowsOf, tableOf } from './rows.ts';

export function pageCsv(page: Page, section?: string): string {
  const { columns, rows } = rowsOf(tableOf(page, section));
  return [columns, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

/** Safe in a terminal, and behind `'` where a spreadsheet would take a text, or a part of it, for a formula. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = safeText(typeof cell === 'string' ? cell : cell.join(' '));
  const guarded = text.replace(/(?<=^|[;\t\n])(?= *[=+\-@])/g, "'");
  return /[",\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
