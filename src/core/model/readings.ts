/** What was observed, held in memory and asked as of a day. */
import { addDays, compareDays, countSortedUpToDay } from './day.ts';
import { memoizeLatestPerObject } from './memoize.ts';
import {
  type Check,
  type Day,
  type Event,
  type Reading,
  type Readings,
  SHIPPED_AUTHOR,
} from './model.ts';

type Placed = Pick<Reading, 'observedOn' | 'author' | 'seq'>;

/** Order in which readings take precedence, negative where the first comes first: by day, users after what ships, then by seq; the last one counts. */
export function compareReadingPrecedence(a: Placed, b: Placed): number {
  if (a.observedOn !== b.observedOn) return a.observedOn < b.observedOn ? -1 : 1;
  const shippedA = a.author === SHIPPED_AUTHOR;
  if (shippedA !== (b.author === SHIPPED_AUTHOR)) return shippedA ? -1 : 1;
  return a.seq - b.seq;
}

/** Order of events, negative where the first comes first: by day, then as they were recorded. */
export function compareEventsByDay(a: Event, b: Event): number {
  return a.day === b.day ? a.seq - b.seq : a.day < b.day ? -1 : 1;
}

/** How many of the readings, sorted by day, lie on or before a day, ≥ 0. */
export function countOfReadingsUpToDay(readings: readonly Reading[], day: Day): number {
  return countSortedUpToDay(readings, day, (reading) => reading.observedOn);
}

/** The newest event of a list, the oldest first, up to a day; undefined: none. */
export function lastEventUpTo(events: readonly Event[], day: Day): Event | undefined {
  return events[countSortedUpToDay(events, day, (event) => event.day) - 1];
}

/** The newest check of a list, the oldest first, up to a day; undefined: none. */
export function lastCheckUpTo(checks: readonly Check[], day: Day): Check | undefined {
  return checks[countSortedUpToDay(checks, day, (check) => check.observedOn) - 1];
}

const NONE: readonly never[] = [];

/** The readings of some days, both included, among readings sorted as they take precedence. */
export function readingsBetween(
  readings: readonly Reading[],
  from: Day,
  to: Day,
): readonly Reading[] {
  const first = countOfReadingsUpToDay(readings, addDays(from, -1));
  return readings.slice(first, countOfReadingsUpToDay(readings, to));
}

/** What is asked of the readings of one indicator, from the list of them. */
export function readingLookupFromLists(
  of: Readings['of'],
): Pick<Readings, 'of' | 'asOf' | 'between'> {
  return {
    of,
    asOf: (indicator, day) => {
      const readings = of(indicator);
      return readings[countOfReadingsUpToDay(readings, day) - 1];
    },
    between: (indicator, from, to) => readingsBetween(of(indicator), from, to),
  };
}

/** The first of the readings, up to a day, since which an indicator has had the value that it has on that day: the day on which the value was reached, not the one on which it was last confirmed. undefined: it has no reading up to that day. */
export function firstReadingOfStandingValue(
  { of }: Pick<Readings, 'of'>,
  indicator: string,
  day: Day,
): Reading | undefined {
  const readings = of(indicator);
  const newest = readings[countOfReadingsUpToDay(readings, day) - 1];
  let first = newest;
  for (const each of readings.slice(0, countOfReadingsUpToDay(readings, day)).toReversed()) {
    // of a day the last one counts, and it comes first here
    if (first === undefined || each.observedOn === first.observedOn) continue;
    if (each.value !== newest?.value) return first;
    first = each;
  }
  return first;
}

/** Readings, checks and events in memory, in any order, as something that can be asked by indicator and day. */
export function indexReadings(
  list: Iterable<Reading>,
  { checks = NONE, events = NONE }: Partial<ChecksAndEvents> = {},
): Readings {
  const byIndicator = groupedByKeys(list, ({ indicator }) => [indicator]);
  for (const readings of byIndicator.values()) readings.sort(compareReadingPrecedence);
  return {
    ...readingLookupFromLists((indicator) => byIndicator.get(indicator) ?? NONE),
    ...indexChecksAndEvents({ checks, events }),
  };
}

/** What counted indicators and due ones are told by, beside the readings. */
export interface ChecksAndEvents {
  readonly checks: readonly Check[];
  readonly events: readonly Event[];
}

/** Checks and events, in any order, as something that can be asked by indicator. */
export function indexChecksAndEvents({
  checks,
  events,
}: ChecksAndEvents): Pick<Readings, 'eventsOf' | 'checksOf'> {
  const eventsByNode = groupedByKeys(events, ({ nodes }) => nodes);
  for (const own of eventsByNode.values()) own.sort(compareEventsByDay);
  const checksByIndicator = groupedByKeys(checks, ({ indicator }) => [indicator]);
  for (const own of checksByIndicator.values()) {
    own.sort((a, b) =>
      a.observedOn === b.observedOn ? a.seq - b.seq : a.observedOn < b.observedOn ? -1 : 1,
    );
  }
  return {
    eventsOf: (node) => eventsByNode.get(node) ?? NONE,
    checksOf: (indicator) => checksByIndicator.get(indicator) ?? NONE,
  };
}

/** An index of checks and events that are read when they are first asked for. */
export function indexChecksAndEventsOnUse(
  checks: () => readonly Check[],
  events: () => readonly Event[],
): Pick<Readings, 'eventsOf' | 'checksOf'> {
  let checked: Pick<Readings, 'checksOf'> | undefined;
  let happened: Pick<Readings, 'eventsOf'> | undefined;
  return {
    eventsOf: (node) => {
      happened ??= indexChecksAndEvents({ checks: NONE, events: events() });
      return happened.eventsOf(node);
    },
    checksOf: (indicator) => {
      checked ??= indexChecksAndEvents({ checks: checks(), events: NONE });
      return checked.checksOf(indicator);
    },
  };
}

function groupedByKeys<T>(
  list: Iterable<T>,
  keysOf: (each: T) => readonly string[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const keys = keysOf(each);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [each]);
      else known.push(each);
    }
  }
  return groups;
}

/** The same readings without one of them, as if it had just been retracted; nothing is stored. */
export function readingsWithoutReading(
  readings: Readings,
  { id, indicator }: Pick<Reading, 'id' | 'indicator'>,
): Readings {
  const own = readings.of(indicator).filter((reading) => reading.id !== id);
  const without = readingLookupFromLists(() => own);
  const lookup = (each: string) => (each === indicator ? without : readings);
  return {
    ...eventAndCheckPartOfReadings(readings),
    of: (each) => lookup(each).of(each),
    asOf: (each, day) => lookup(each).asOf(each, day),
    between: (each, from, to) => lookup(each).between(each, from, to),
  };
}

/** The same readings with one more laid on top, as if a user had just recorded it; nothing is stored, and nothing is listed until asked for. */
export function readingsWithReading(readings: Readings, added: Reading): Readings {
  let own: readonly Reading[] | undefined;
  return {
    ...eventAndCheckPartOfReadings(readings),
    of: (indicator) => {
      if (indicator !== added.indicator) return readings.of(indicator);
      own ??= [...readings.of(indicator), added].sort(compareReadingPrecedence);
      return own;
    },
    asOf: (indicator, day) => {
      const known = readings.asOf(indicator, day);
      if (indicator !== added.indicator || day < added.observedOn) return known;
      return known === undefined || compareReadingPrecedence(known, added) <= 0 ? added : known;
    },
    between: (indicator, from, to) => {
      const known = readings.between(indicator, from, to);
      const isIn =
        indicator === added.indicator && added.observedOn >= from && added.observedOn <= to;
      return isIn ? [...known, added].sort(compareReadingPrecedence) : known;
    },
    withinLimitsSince: (indicator, day, limits) =>
      indicator === added.indicator && added.observedOn <= day
        ? undefined
        : readings.withinLimitsSince?.(indicator, day, limits),
  };
}

/** Readings with many readings and events laid on top, as if a user had just recorded them; nothing is stored. */
export function readingsWithAdditions(
  readings: Readings,
  added: { readonly readings: readonly Reading[]; readonly events: readonly Event[] },
): Readings {
  const newReadings = groupedByKeys(added.readings, ({ indicator }) => [indicator]);
  const newEvents = groupedByKeys(added.events, ({ nodes }) => nodes);
  const readingLists = new Map<string, readonly Reading[]>();
  const eventLists = new Map<string, readonly Event[]>();
  const lookup = readingLookupFromLists((indicator) => {
    const own = newReadings.get(indicator);
    if (own === undefined) return readings.of(indicator);
    const list =
      readingLists.get(indicator) ??
      [...readings.of(indicator), ...own].sort(compareReadingPrecedence);
    readingLists.set(indicator, list);
    return list;
  });
  const { upTo: _, ...looked } = eventAndCheckPartOfReadings(readings);
  return {
    ...looked,
    of: lookup.of,
    asOf: (indicator, day) => (newReadings.has(indicator) ? lookup : readings).asOf(indicator, day),
    between: (indicator, from, to) =>
      (newReadings.has(indicator) ? lookup : readings).between(indicator, from, to),
    eventsOf: (node) => {
      const own = newEvents.get(node);
      if (own === undefined) return readings.eventsOf(node);
      const list =
        eventLists.get(node) ?? [...readings.eventsOf(node), ...own].sort(compareEventsByDay);
      eventLists.set(node, list);
      return list;
    },
  };
}

/** The same readings and checks with one more event, as if it had just been recorded; nothing is stored. */
export function readingsWithEvent(readings: Readings, added: Event): Readings {
  const lists = new Map<string, readonly Event[]>();
  return {
    ...readings,
    eventsOf: (node) => {
      if (!added.nodes.includes(node)) return readings.eventsOf(node);
      const known = lists.get(node);
      if (known !== undefined) return known;
      const list = [...readings.eventsOf(node).filter(({ id }) => id !== added.id), added].sort(
        compareEventsByDay,
      );
      lists.set(node, list);
      return list;
    },
  };
}

/** The same readings and checks without one event, as if it had just been retracted; nothing is stored. */
export function readingsWithoutEvent(
  readings: Readings,
  { id, nodes }: Pick<Event, 'id' | 'nodes'>,
): Readings {
  return {
    ...readings,
    eventsOf: (node) => {
      const known = readings.eventsOf(node);
      return nodes.includes(node) ? known.filter((event) => event.id !== id) : known;
    },
  };
}

/** What gives the beginning of a list that is sorted by day, up to a day; the same list while the same is asked for. */
function beginningUpTo<Each>(
  dayOf: (each: Each) => Day,
): (list: readonly Each[], day: Day) => readonly Each[] {
  const beginning = memoizeLatestPerObject((list: readonly Each[], end: number) =>
    list.slice(0, end),
  );
  return (list, day) => {
    const end = list.findLastIndex((each) => dayOf(each) <= day) + 1;
    return end === list.length ? list : beginning(list, end);
  };
}

const readingListUpTo = beginningUpTo<Reading>(({ observedOn }) => observedOn);
const checksUpTo = beginningUpTo<Check>(({ observedOn }) => observedOn);
/** The events of a list, the oldest first, up to a day. */
export const eventsUpTo = beginningUpTo<Event>(({ day }) => day);

/** What was observed up to a day: readings, checks and events of later days left out. The same object while the same are asked for. */
export const readingsUpTo = memoizeLatestPerObject((readings: Readings, day: Day): Readings => {
  if (readings.upTo !== undefined && readings.upTo <= day) return readings;
  const within = (asked: Day): Day => (compareDays(asked, day) < 0 ? asked : day);
  const { withinLimitsSince } = readings;
  return {
    upTo: day,
    asOf: (indicator, asked) => readings.asOf(indicator, within(asked)),
    of: (indicator) => readingListUpTo(readings.of(indicator), day),
    between: (indicator, from, to) => readings.between(indicator, from, within(to)),
    eventsOf: (node) => eventsUpTo(readings.eventsOf(node), day),
    checksOf: (indicator) => checksUpTo(readings.checksOf(indicator), day),
    ...(withinLimitsSince && {
      withinLimitsSince: (indicator, asked, limits) =>
        withinLimitsSince(indicator, within(asked), limits),
    }),
  };
});

/** The part of readings that answers for checks, events and `upTo`, to be kept where the readings in it are replaced by others. */
export function eventAndCheckPartOfReadings(
  readings: Readings,
): Pick<Readings, 'eventsOf' | 'checksOf' | 'upTo'> {
  return {
    ...(readings.upTo !== undefined && { upTo: readings.upTo }),
    eventsOf: (node) => readings.eventsOf(node),
    checksOf: (indicator) => readings.checksOf(indicator),
  };
}
