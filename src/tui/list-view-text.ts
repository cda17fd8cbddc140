/** A full-screen list of the dashboard as text: the same lines, the same table. */

import { plain } from '../text/format.ts';
import type { ViewLine } from '../text/line.ts';
import { hanging } from '../text/output.ts';
import type { ListView } from './list-view.ts';

/** The list in lines of at most `cells` cells; `view` was laid out for that width. */
export function listViewLines(view: ListView, cells: number): readonly string[] {
  const cellsOf = (texts: Readonly<Record<string, string>>): string =>
    view.columns
      .map((column) => texts[column.key] ?? '')
      .join(' ')
      .trimEnd();
  const titles = Object.fromEntries(
    view.columns.map(({ key, width, align }) => [
      key,
      align === 'right' ? key.padStart(width) : key.padEnd(width),
    ]),
  );
  return [
    ...proseLines(view.head, cells),
    ...(view.rows.length === 0 ? [] : [cellsOf(titles), ...view.rows.map(cellsOf)]),
    ...proseLines(view.foot, cells),
  ];
}

/** Lines that are wrapped where they are too long, each at its own indent; what is drawn stays as it is where it fits. */
export function proseLines(lines: readonly ViewLine[], cells: number): readonly string[] {
  return lines.flatMap(({ text, role }) =>
    role === 'drawn' && text.length <= cells
      ? [text.trimEnd()]
      : hanging('', plain(text.trimEnd()), cells),
  );
}
