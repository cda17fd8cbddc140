/** An event on the past of what it bears on, drawn. */
import type { Around } from '../../domain/aftermath.ts';
import { addDays } from '../../domain/day.ts';
import type { Day } from '../../domain/model.ts';
import { fill, width } from '../cells.ts';
import { nodeTitle } from '../event-words.ts';
import { rounded } from '../format.ts';
import type { Glyphs } from '../glyphs.ts';
import type { State } from '../state.ts';
import { sparkline } from '../table-view.ts';
import { timelineWith } from '../timelines.ts';

/** Cells of the longest range, " low 100 high 100". */
const RANGE = 17;

/** For each a line: its name, a year before and after with the day of the event marked, its range. */
export function drawings(
  state: State,
  rows: readonly Around[],
  day: Day,
  cells: number,
  glyphs: Glyphs,
): readonly string[] {
  const { strategy, board } = state;
  const titles = rows.map(({ id }) => nodeTitle(strategy, id));
  const name = Math.min(Math.max(12, Math.floor(cells / 3)), Math.max(...titles.map(width)));
  const half = Math.max(5, Math.min(30, Math.floor((cells - name - RANGE - 2) / 2)));
  const history = timelineWith(strategy, board.readings);
  return rows.map(({ id }, at) => {
    const scores = Array.from({ length: 2 * half + 1 }, (_, place) => {
      const other = addDays(day, Math.round(((place - half) * 365) / half));
      return other > board.asOf ? undefined : history.scoreOn(id, other);
    });
    const line = Array.from(sparkline(scores, glyphs));
    line[half] = glyphs.time.event;
    const known = scores.filter((score) => score !== undefined);
    const range =
      known.length === 0
        ? ' no score'
        : ` low ${rounded(Math.min(...known))} high ${rounded(Math.max(...known))}`;
    return `${fill(titles[at] ?? '', name)} ${line.join('')}${range}`;
  });
}
