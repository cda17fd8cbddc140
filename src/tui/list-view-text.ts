/** A full-screen list of the dashboard as text: the same lines, the same table. */

import { terminalSafeText } from '../text/format.ts';
import type { ViewLine } from '../text/line.ts';
import { hangingIndentLines } from '../text/output.ts';
import { tableRowLine, tableTitleCells } from '../text/table.ts';
import type { ListView } from './list-view.ts';

/** The list in lines of at most `cells` cells; `view` was laid out for that width. */
export function listViewLines(view: ListView, cells: number): readonly string[] {
  const lines = view.rows.length === 0 ? [] : [tableTitleCells(view.columns), ...view.rows.slice()];
  return [
    ...proseLines(view.head, cells),
    ...lines.map((cells) => tableRowLine(cells, view.columns)),
    ...proseLines(view.foot, cells),
  ];
}

/** Lines that are wrapped where they are too long, each at its own indent; what is drawn stays as it is where it fits. */
export function proseLines(lines: readonly ViewLine[], cells: number): readonly string[] {
  return lines.flatMap(({ text, role }) =>
    role === 'drawn' && text.length <= cells
      ? [text.trimEnd()]
      : hangingIndentLines('', terminalSafeText(text.trimEnd()), cells),
  );
}
