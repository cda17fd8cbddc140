/** What a command changed on the board, before and after, as text. */
import type { ChangeView } from '../app/change-view.ts';
import { hanging, table } from './lines.ts';

/** Cells of a title, and of the figures beside it. */
const [LEAST_TITLE, MOST_TITLE, FIGURES] = [20, 40, 39];

/** The change in lines of at most `cells` cells where words allow it. */
export function changeLines(view: ChangeView, cells: number): readonly string[] {
  const values = view.values.flatMap((row) =>
    row.before === row.after
      ? [`${row.title}: ${row.after}, as before`]
      : [`${row.title}: ${row.before} -> ${row.after}`],
  );
  const scores = table(
    [
      { title: 'score', most: Math.max(LEAST_TITLE, Math.min(MOST_TITLE, cells - FIGURES)) },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
      { title: '90 % interval' },
      { title: 'change', align: 'right' },
    ],
    view.scores.map((row) => [row.title, row.before, row.after, row.interval, row.change]),
  );
  return [
    ...values.flatMap((line) => hanging('', line, cells)),
    ...scores,
    ...hanging('', `${view.bandChanged ? 'BAND' : 'band'} ${view.band}`, cells),
    ...view.crossed.flatMap((text) => hanging('', `${text}: now crossed`, cells)),
    ...view.cleared.flatMap((text) => hanging('', `${text}: no longer crossed`, cells)),
  ];
}
