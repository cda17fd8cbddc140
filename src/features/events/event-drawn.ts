/** An event on the past of what it bears on, drawn. */
import type { Around } from '../../core/analysis/aftermath.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Day, Event } from '../../core/model/model.ts';
import { timelineWith } from '../../core/scoring/timelines.ts';
import { fill, width } from '../../text/cells.ts';
import { rounded } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { drawn, type ViewLine } from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import { nodeTitle } from '../../views/event-words.ts';
import { sparkline } from '../../views/indicator-cells.ts';
import { flagsAround } from './event-also.ts';

/** Cells of the longest range, " low 100 high 100". */
const RANGE = 17;

/** For each a line: its name, a year before and after with the day of the event marked, its range; the first with flags of others. */
export function drawings(
  state: State,
  rows: readonly Around[],
  event: Event,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { day } = event;
  const flags = flagsAround(state, event);
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
    // the day of the event keeps its mark: what happened next to it stands beside
    const cellOf = (other: Day): number => {
      const days = daysBetween(day, other);
      const cell = Math.round((days / 365) * half);
      return half + (cell === 0 ? Math.sign(days) : cell);
    };
    if (at === 0) for (const flag of flags.toReversed()) line[cellOf(flag.day)] = flag.sign;
    line[half] = glyphs.time.event;
    const known = scores.filter((score) => score !== undefined);
    const range =
      known.length === 0
        ? 'no score'
        : `low ${rounded(Math.min(...known))} high ${rounded(Math.max(...known))}`;
    const title = titles[at] ?? '';
    return drawn(`${fill(title, name)} ${line.join('')} ${range}`, `${title}, ${range}`);
  });
}
