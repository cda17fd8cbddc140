/** An event as it was typed into the form or the shell: what it is, what it would do, and which one it looks like. */
import { type Board, Boards } from '../../model/board.ts';
import { type Day, isoDay } from '../../model/day.ts';
import { isRefusal, type Problem } from '../../model/problem.ts';
import type { Event, EventRow } from '../../model/record.ts';
import {
  checkEvent,
  EVENT_COLUMNS,
  type EventTexts,
  eventCells,
  plainNumber,
  sameRow,
} from '../../model/rows.ts';
import { withRows } from '../../model/standing.ts';
import { parseTypedDay } from '../../model/typed-day.ts';
import { dayText } from '../../page/kinds.ts';
import type { World } from '../dashboard/world.ts';
import { followersOf } from './event-page.ts';

/** Letters of an id that is made. */
const LONGEST_ID = 48;
/** Days between two events that may be the same. */
const NEAR = 3;

export interface TypedEvent {
  readonly row: EventRow;
  readonly before: Board;
  readonly after: Board;
  /** One that stands and may be the same; of a correction none. */
  readonly alike: Event | undefined;
}

/** A day that is left out is today; without an id it gets one by day and title. */
export function typedEvent(
  { boards, today, context }: Pick<World, 'boards' | 'today' | 'context'>,
  texts: EventTexts,
  corrected?: Event,
): TypedEvent | { readonly problems: readonly Problem[] } {
  const { strategy, record } = boards;
  const others = record.events.filter(({ entry }) => entry !== corrected?.entry);
  const stored = new Map(others.map((event) => [event.id, event]));
  let day: Day;
  try {
    day = texts.day?.trim() ? parseTypedDay(texts.day, today) : today;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { problems: [{ path: 'day', message: error.message }] };
  }
  const id = corrected?.id ?? texts.id ?? '';
  const amount = plainNumber(texts.amount ?? '');
  const typed = { ...texts, id, amount, day: isoDay(day) };
  const checked = checkEvent(typed, strategy, { today, stored });
  if ('problems' in checked) return checked;
  const [next] = followersOf(record.events, id).filter((event) => event.day < day);
  if (corrected !== undefined && next !== undefined) {
    const message = `must not be after ${isoDay(next.day)}, when “${next.title}” followed it`;
    return { problems: [{ path: 'day', message }] };
  }
  const { row: own } = checked;
  const same = others.find((each) => sameRow(id === '' ? { ...each, id: own.id } : each, own));
  if (same !== undefined) {
    return { problems: [{ path: '', message: `this event is recorded already, as ${same.id}` }] };
  }
  const row = id === '' ? { ...own, id: newId(own, stored) } : own;
  const gone = corrected === undefined ? [] : [corrected.entry];
  return {
    row,
    before: boards.on(today),
    after: new Boards(strategy, withRows(record, [row], context.author, gone)).on(today),
    alike: corrected === undefined ? alikeOf(others, row) : undefined,
  };
}

/** Made from day and title, and counted on where another event has it. */
function newId({ day, title }: EventRow, stored: ReadonlyMap<string, EventRow>): string {
  const base = [isoDay(day), ...wordsOf(title)].join('-').slice(0, LONGEST_ID).replace(/-$/, '');
  let id = base;
  for (let count = 2; stored.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

function alikeOf(events: readonly Event[], row: EventRow): Event | undefined {
  return events.findLast((each) => isAlike(each, row));
}

/** `it looks like “A pact” of 1 Mar 2026`; undefined where no event that stands does. */
export function alikeText(events: readonly Event[], row: EventRow): string | undefined {
  const alike = alikeOf(events, row);
  return alike && `it looks like ${namedText(alike)}`;
}

/** Of the same address, or of about the same day with half of the words in common. */
function isAlike(one: EventRow, other: EventRow): boolean {
  if (one.url !== undefined && one.url === other.url) return true;
  if (Math.abs(one.day - other.day) > NEAR) return false;
  const [words, others] = [one, other].map(({ title }) => new Set(wordsOf(title)));
  if (words === undefined || others === undefined) return false;
  return 2 * words.intersection(others).size >= Math.max(words.size, others.size);
}

function wordsOf(title: string): readonly string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** `“A pact” of 1 Mar 2026`. */
export function namedText({ title, day }: EventRow): string {
  return `“${title}” of ${dayText(day)}`;
}

/** As it would be typed; an amount of 1 is left out. */
export function textsOf(row: EventRow): EventTexts {
  const cells = eventCells(row);
  const texts = Object.fromEntries(EVENT_COLUMNS.map((column, at) => [column, cells[at] ?? '']));
  return { ...texts, amount: row.amount === 1 ? '' : String(row.amount) };
}
