/** What else happened around an event: a move in these days may be its work as well. */
import { addDays, daysBetween } from '../../domain/day.ts';
import type { Event } from '../../domain/model.ts';
import { cut, wrap } from '../cells.ts';
import { eventsOn } from '../event-words.ts';
import { count, dayText, oneLine } from '../format.ts';
import type { State } from '../state.ts';

/** So many days on either side are looked at. */
export const ALSO_DAYS = 180;

/** No more are ever spelled out on the lines beside the numbers. */
const MOST_SAID = 20;

/** Before an event, or after it. */
type Side = 1 | -1;

/** The other events that bear on one of the nodes, up to half a year before or after an event, the nearest first. */
export function alsoAround(
  { strategy, events, board }: Pick<State, 'strategy' | 'events' | 'board'>,
  event: Event,
  nodes: readonly string[],
  side: Side,
): readonly Event[] {
  const [from = event.day, to = event.day] = [
    event.day,
    addDays(event.day, side * ALSO_DAYS),
  ].sort();
  const near = new Set(nodes.flatMap((id) => eventsOn(strategy, events, id)));
  const others = events.filter(
    (each) =>
      near.has(each) &&
      each.id !== event.id &&
      each.day >= from &&
      each.day <= to &&
      each.day <= board.asOf,
  );
  return side > 0 ? others : others.toReversed();
}

/** Those on one node in exactly `rows` lines of at most `cells` cells; what has no room is counted. */
export function alsoLines(
  state: State,
  event: Event,
  node: string,
  side: Side,
  cells: number,
  rows: number,
): readonly string[] {
  const others = alsoAround(state, event, [node], side);
  const passed = side > 0 ? daysBetween(event.day, state.board.asOf) : ALSO_DAYS;
  const when = `in the ${count(Math.min(ALSO_DAYS, passed), 'day')} ${side > 0 ? 'after' : 'before'}`;
  const said = (many: number): string => {
    const rest = others.length - many;
    const shown = others.slice(0, many).map(saidOf).join('; ');
    return `${when} also: ${shown}${rest > 0 ? `; +${rest} more` : ''}`;
  };
  const most = Math.min(others.length, MOST_SAID);
  const text = Array.from({ length: most }, (_, at) => said(most - at)).find(
    (each) => wrap(each, cells).length <= rows,
  );
  const first = (): readonly string[] =>
    others.length === 0
      ? [passed === 0 ? '' : cut(`no other event bears on it ${when}`, cells)]
      : [withCount(`${when} also: ${saidOf(others[0])}`, others.length - 1, cells)];
  const lines = text === undefined ? first() : wrap(text, cells);
  return Array.from({ length: rows }, (_, at) => lines[at] ?? '');
}

function withCount(text: string, more: number, cells: number): string {
  const rest = more > 0 ? `; +${more} more` : '';
  return `${cut(text, cells - rest.length)}${rest}`;
}

function saidOf(event: Event | undefined): string {
  return event === undefined ? '' : oneLine(`${dayText(event.day)} ${event.title}`);
}
