/** What else happened around an event: a move in these days may be its work as well. */

import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Day, Event } from '../../core/model/model.ts';
import { compareEventsByDay } from '../../core/model/readings.ts';
import { cutToWidth, wrapText } from '../../text/cells.ts';
import { countWithNoun, dayText, terminalSafeOneLine } from '../../text/format.ts';
import type { State } from '../../tui/state.ts';
import { eventsBearingOn } from '../../views/event-words.ts';
import { eventFlagsUpTo, type Flag, MOST_FLAGS } from '../../views/flags.ts';

/** So many days on either side are looked at. */
export const ALSO_DAYS = 180;

/** No more are spelled out on the lines beside the numbers, or read aloud; the others are counted. */
export const MOST_SAID = 5;

/** Before an event, on its day, or after it. */
type Side = 1 | 0 | -1;

/** The other events that bear on one of the nodes, up to half a year before or after an event or on its day, the nearest first. */
export function nearbyEventsOnNodes(
  { strategy, events, board }: Pick<State, 'strategy' | 'events' | 'board'>,
  event: Event,
  nodes: readonly string[],
  side: Side,
): readonly Event[] {
  const limit = addDays(event.day, side * ALSO_DAYS);
  const isThere = (day: Day): boolean =>
    side === 0
      ? day === event.day
      : side > 0
        ? day > event.day && day <= limit
        : day < event.day && day >= limit;
  const near = new Set(nodes.flatMap((id) => eventsBearingOn(strategy, events, id)));
  const others = events.filter(
    (each) => near.has(each) && each.id !== event.id && isThere(each.day) && each.day <= board.asOf,
  );
  return side > 0 ? others : others.toReversed();
}

/** The nearest of those around an event, numbered on the line that draws the gauge; 1 is the newest. */
export function nearbyEventFlags(state: State, event: Event): readonly Flag[] {
  const others = ([-1, 0, 1] as const).flatMap((side) =>
    nearbyEventsOnNodes(state, event, [state.strategy.root.id], side),
  );
  const far = ({ day }: Event): number => Math.abs(daysBetween(event.day, day));
  const nearest = others.toSorted((a, b) => far(a) - far(b)).slice(0, MOST_FLAGS);
  return eventFlagsUpTo(nearest.toSorted(compareEventsByDay), state.board.asOf);
}

/** Those on one node in exactly `rows` lines of at most `cells` cells; what has no room is counted. */
export function nearbyEventLines(
  state: State,
  event: Event,
  node: string,
  side: 1 | -1,
  cells: number,
  rows: number,
): readonly string[] {
  const together = side > 0 ? nearbyEventsOnNodes(state, event, [node], 0) : [];
  const others = [...together, ...nearbyEventsOnNodes(state, event, [node], side)];
  const signs = new Map(nearbyEventFlags(state, event).map((flag) => [flag.event.id, flag.sign]));
  const saidOf = ({ id, day, title }: Event): string =>
    terminalSafeOneLine(`${signs.get(id) ?? ''} ${dayText(day)} ${title}`);
  const passed = side > 0 ? daysBetween(event.day, state.board.asOf) : ALSO_DAYS;
  const days = `in the ${countWithNoun(Math.min(ALSO_DAYS, passed), 'day')} ${side > 0 ? 'after' : 'before'}`;
  const when = together.length === 0 ? days : passed === 0 ? 'that day' : `that day and ${days}`;
  const said = (many: number): string => {
    const rest = others.length - many;
    const shown = others.slice(0, many).map(saidOf).join('; ');
    return `${when} also: ${shown}${rest > 0 ? `; +${rest} more` : ''}`;
  };
  const most = Math.min(others.length, MOST_SAID);
  const text = Array.from({ length: most }, (_, at) => said(most - at)).find(
    (each) => wrapText(each, cells).length <= rows,
  );
  const [nearest] = others;
  const first = (): readonly string[] =>
    nearest === undefined
      ? [passed === 0 ? '' : cutToWidth(`no other event bears on it ${when}`, cells)]
      : [withCount(`${when} also: ${saidOf(nearest)}`, others.length - 1, cells)];
  const lines = text === undefined ? first() : wrapText(text, cells);
  return Array.from({ length: rows }, (_, at) => lines[at] ?? '');
}

function withCount(text: string, more: number, cells: number): string {
  const rest = more > 0 ? `; +${more} more` : '';
  return `${cutToWidth(text, cells - rest.length)}${rest}`;
}
