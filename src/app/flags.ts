/** Numbered flags where time is drawn: 1 is the newest event up to the board's day; a line says what they are. */
import { daysBetween } from '../domain/day.ts';
import type { Day, Event, Strategy } from '../domain/model.ts';
import { cut } from './cells.ts';
import { eventsOn } from './event-words.ts';
import { dayText, oneLine } from './format.ts';
import type { State } from './state.ts';

export interface Flag {
  /** One cell: 1 to 9. */
  readonly sign: string;
  readonly day: Day;
  readonly event: Event;
}

/** So many flags bear a number; one sign each. */
export const MOST_FLAGS = 9;

/** The newest events up to a day as flags, the newest first. */
export function flagsUpTo(events: readonly Event[], day: Day): readonly Flag[] {
  return events
    .filter((event) => event.day <= day)
    .slice(-MOST_FLAGS)
    .reverse()
    .map((event, at) => ({ sign: String(at + 1), day: event.day, event }));
}

/** The flags of a node: of the events that bear on it. */
export function flagsOf(
  strategy: Strategy,
  events: readonly Event[],
  id: string,
  day: Day,
): readonly Flag[] {
  return flagsUpTo(eventsOn(strategy, events, id), day);
}

/** The flags of the board or the track on screen, as many as its legend spells out; none elsewhere, and none before a newcomer's first key. */
export function boardFlags(state: State): readonly Flag[] {
  const { strategy, events, board, hint, size } = state;
  const top = state.layers.findLast(({ kind }) => kind !== 'prompt' && kind !== 'confirm');
  if (hint) return [];
  const flags =
    top?.kind === 'overview'
      ? flagsUpTo(events, board.asOf)
      : top?.kind === 'track'
        ? flagsOf(strategy, events, top.id, board.asOf)
        : [];
  return spelledOut(flags, size.columns - 1);
}

/** The flags that a legend of so many cells has room for, the newest. */
export function spelledOut(flags: readonly Flag[], cells: number): readonly Flag[] {
  return flags.slice(0, cells >= 100 ? 2 : 1);
}

/** The chosen flag in words, else as many of the newest as fit; '' without any. */
export function legendOf(
  flags: readonly Flag[],
  chosen: string | undefined,
  cells: number,
): string {
  const found = flags.find(({ event }) => event.id === chosen);
  if (found !== undefined) return cut(flagText(found), cells);
  const shown = spelledOut(flags, cells);
  const each = Math.floor((cells - 2 * (shown.length - 1)) / Math.max(1, shown.length));
  return shown.map((flag) => cut(flagText(flag), each)).join('  ');
}

/** A line drawn from one day to another, a sign a cell, with the flags in it. */
export function withFlags(line: string, flags: readonly Flag[], from: Day, to: Day): string {
  const signs = Array.from(line);
  const step = (signs.length - 1) / Math.max(1, daysBetween(from, to));
  for (const { day, sign } of flags.toReversed())
    if (day >= from && day <= to) signs[Math.round(daysBetween(from, day) * step)] = sign;
  return signs.join('');
}

/** "2 24 Sep 2026 Xi made a state visit to Washington". */
export function flagText({ sign, day, event }: Flag): string {
  return oneLine(`${sign} ${dayText(day)} ${event.title}`);
}

/** The event before (negative) or after a day, among events by day; undefined: none. */
export function eventFrom(events: readonly Event[], day: Day, by: 1 | -1): Event | undefined {
  return by < 0
    ? events.findLast((event) => event.day < day)
    : events.find((event) => event.day > day);
}
