/** What a command changed on the board, before and after, as text. */
import type { ChangeView } from '../text/change.ts';
import { hangingIndentLines, tableTextLines } from '../text/output.ts';

/** The change, its sentences in lines of `cells` cells, its table in a terminal of `room`. */
export function boardChangeLines(
  view: ChangeView,
  cells: number,
  room?: number,
): readonly string[] {
  const values = view.values.flatMap((row) =>
    row.before === row.after
      ? [`${row.title}: ${row.after}, as before`]
      : [`${row.title}: ${row.before} -> ${row.after}`],
  );
  const scores = tableTextLines(
    [
      { title: 'score', least: 20 },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
      { title: '90 % interval' },
      { title: 'change', align: 'right' },
    ],
    view.scores.map((row) => [row.title, row.before, row.after, row.interval, row.change]),
    room,
  );
  return [
    ...values.flatMap((line) => hangingIndentLines('', line, cells)),
    ...scores,
    ...hangingIndentLines('', `${view.bandChanged ? 'BAND' : 'band'} ${view.band}`, cells),
    ...view.crossed.flatMap((text) => hangingIndentLines('', `${text}: now crossed`, cells)),
    ...view.cleared.flatMap((text) => hangingIndentLines('', `${text}: no longer crossed`, cells)),
    ...view.unknown.flatMap((text) => hangingIndentLines('', `${text}: not known any more`, cells)),
  ];
}
