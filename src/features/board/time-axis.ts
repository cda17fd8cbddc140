/** A line of time: where readings and events lie, and where the board stands. */

import { dayNumber } from '../../core/model/day.ts';
import { memoizeLatestPerObject } from '../../core/model/memoize.ts';
import type { Day, Event, Readings, Strategy } from '../../core/model/model.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { dayText } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { AMPLE_CELLS, terminalLayoutClass } from '../../tui/layout.ts';
import { isAheadView, isViewOfToday, type State } from '../../tui/state.ts';
import { newestEventFlagsUpToDay } from '../../views/flags.ts';

/** Rows from which the board of today has a line of time too. */
const ROWS_OF_TODAY = 40;

/** Rows that the time axis takes on the overview: none on a tiny terminal, else one on a board of another day, on today's where rows are plenty. */
export function overviewTimeAxisRowCount(state: State): 0 | 1 {
  const layout = terminalLayoutClass(state.size);
  if (layout === 'tiny') return 0;
  return !isViewOfToday(state) || (layout === 'wide' && state.size.rows >= ROWS_OF_TODAY) ? 1 : 0;
}

/** The time axis in exactly `cells` cells, from the strategy's start (or the board's day, when that is earlier) to today, or to a day ahead with a mark where today is. */
export function boardTimeStripText(state: State, cells: number, glyphs: Glyphs): string {
  const { board, present, today, events } = state;
  const start = present.strategy.start ?? board.asOf;
  const [from = start] = [start, board.asOf].sort();
  const left = `${dayText(from)} `;
  const { few, many, event, here } = glyphs.time;
  const ahead = isAheadView(state);
  const now = ahead ? `  ${glyphs.chart.today} today` : '';
  const legend =
    cells >= AMPLE_CELLS ? `  ${few}${many} readings  ${event} events${now}  ${here} here` : '';
  const to = ahead ? board.asOf : today;
  const right = ` ${isViewOfToday(state) || ahead ? dayText(to) : 'now'}${legend}`;
  const room = cells - textWidth(left) - textWidth(right);
  if (room < 10) return cutOrPadToWidth(`${left}to ${dayText(to)}`, cells);
  const scale = scaleOf(from, to, room);
  const { readings } = ahead ? board : present;
  const counts = countsOf(readings, present.strategy, from, to, room);
  const line = counts.map((n) => (n === 0 ? glyphs.rule : n < 4 ? few : many));
  for (const at of eventCells(events, from, to, scale)) line[at] = event;
  for (const flag of newestEventFlagsUpToDay(events, board.asOf).toReversed())
    if (flag.day >= from) line[scale(flag.day)] = flag.sign;
  if (ahead) line[scale(today)] = glyphs.chart.today;
  line[scale(board.asOf)] = here;
  return `${left}${line.join('')}${right}`;
}

/** The cell, from 0, of an axis of `room` cells, ≥ 1, that a day between its ends lies in. */
function scaleOf(from: Day, to: Day, room: number): (day: Day) => number {
  const start = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - start);
  return (day) => Math.round(((dayNumber(day) - start) / span) * (room - 1));
}

/** The cells of the axis, from 0, that the events of a span of days lie in. */
function eventCells(
  events: readonly Event[],
  from: Day,
  to: Day,
  scale: (day: Day) => number,
): readonly number[] {
  return events.filter(({ day }) => day >= from && day <= to).map(({ day }) => scale(day));
}

/** How many readings lie in each cell, ≥ 0. */
const countsOf = memoizeLatestPerObject(
  (readings: Readings, strategy: Strategy, from: Day, to: Day, room: number): readonly number[] => {
    const scale = scaleOf(from, to, room);
    const counts = Array.from({ length: room }, () => 0);
    for (const { id } of indicatorsOfStrategy(strategy)) {
      for (const { observedOn } of readings.of(id)) {
        if (observedOn < from || observedOn > to) continue;
        const at = scale(observedOn);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    return counts;
  },
);
