/** Why there is no score around an event. */
import { type Around, firstReadOn } from '../../core/analysis/aftermath.ts';
import type { Event } from '../../core/model/model.ts';
import { cut } from '../../text/cells.ts';
import { dayText, NONE } from '../../text/format.ts';
import { drawn, type ViewLine } from '../../text/line.ts';
import type { State } from '../../tui/state.ts';

/** Terminal rows below which a line more would leave the table no room. */
const TALL = 23;

/** Why there is no score where there is none, on a line: the first reading came later, or too little was known; none where rows are few and the day of the event has scores. */
export function noneLines(
  { strategy, board, size }: State,
  event: Event,
  rows: readonly Around[],
  cells: number,
): readonly ViewLine[] {
  if (size.rows < TALL && rows.some(({ score }) => score !== undefined)) return [];
  const early = new Map<string, string>();
  let few = false;
  for (const { id, score, moments } of rows) {
    const first = firstReadOn(strategy, board.readings, id);
    const others = moments.filter((each) => !each.ahead && each.score === undefined);
    for (const day of [
      ...(score === undefined ? [event.day] : []),
      ...others.map((each) => each.day),
    ])
      if (first !== undefined && day < first) early.set(id, first);
      else few = true;
  }
  const [first] = [...early.values()].sort();
  const why = [
    ...(first === undefined ? [] : [`before the first reading (${dayText(first)})`]),
    ...(few ? ['too little was known'] : []),
  ];
  const said = why.join(', or ');
  return why.length === 0 ? [] : [drawn(cut(`${NONE} ${said}`, cells), `no score: ${said}`)];
}
