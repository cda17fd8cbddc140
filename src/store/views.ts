/** What stands in a store, and what stood, as the domain asks for it. */
import {
  byDay,
  type Entry,
  foldEvents,
  foldHistory,
  foldReadings,
  type HistoryRow,
} from '../domain/journal.ts';
import type {
  Day,
  Event,
  Instant,
  Observation,
  Reading,
  Readings,
  Strategy,
} from '../domain/model.ts';
import { fits } from '../domain/observation.ts';
import { countUpTo, readingsOf } from '../domain/readings.ts';
import { indicatorsOf } from '../domain/tree.ts';
import type { Connection } from './connection.ts';
import { ENTRY_COLUMNS, entryOf, eventOf, number, readingOf, text } from './rows.ts';

/** Up to so many entries everything that stands is read at once; beyond, only what is asked for. */
const FEW = 5_000;

const STANDING = `SELECT ${ENTRY_COLUMNS} FROM standing s JOIN entry e ON e.seq = s.seq`;

/**
 * The readings that stand and fit the strategy. Opening costs the same whatever their number: a large store answers from
 * its index, and remembers for every indicator the stretches of days it has answered for.
 */
export function standingReadings(connection: Connection, strategy: Strategy): Readings {
  if (connection.number('SELECT max(seq) FROM entry') <= FEW) {
    const rows = connection.all(
      `${STANDING} ORDER BY s.indicator, s.observed_on, s.by_user, s.seq`,
    );
    return readingsOf(rows.map(readingOf).filter((reading) => fits(strategy, reading)));
  }
  const lists = new Map<string, readonly Reading[]>();
  const stretches = new Map<string, Stretch[]>();
  const of = (indicator: string): readonly Reading[] => {
    const known = lists.get(indicator);
    if (known !== undefined) return known;
    const rows = connection.all(
      `${STANDING} WHERE s.indicator = ? ORDER BY s.observed_on, s.by_user, s.seq`,
      indicator,
    );
    const list = rows.map(readingOf).filter((reading) => fits(strategy, reading));
    lists.set(indicator, list);
    return list;
  };
  const asOf = (indicator: string, day: Day): Reading | undefined => {
    const list = lists.get(indicator);
    if (list !== undefined) return list[countUpTo(list, day) - 1];
    const known = stretches.get(indicator) ?? [];
    const hit = known.find((stretch) => stretch.from <= day && day < stretch.until);
    if (hit !== undefined) return hit.reading;
    const stretch = stretchAt(connection, strategy, indicator, day);
    stretches.set(indicator, [...known, stretch]);
    return stretch.reading;
  };
  return { of, asOf };
}

/** Days for which one reading counts: from its day until the day before `until`. */
interface Stretch {
  readonly from: Day;
  readonly until: Day;
  readonly reading: Reading | undefined;
}

const FIRST_DAY = '';
const NEVER = '~';

function stretchAt(
  connection: Connection,
  strategy: Strategy,
  indicator: string,
  day: Day,
): Stretch {
  const next = connection.get(
    'SELECT observed_on FROM standing WHERE indicator = ? AND observed_on > ? ORDER BY observed_on LIMIT 1',
    indicator,
    day,
  );
  const until = next === undefined ? NEVER : text(next, 'observed_on');
  const rows = connection.iterate(
    `${STANDING} WHERE s.indicator = ? AND s.observed_on <= ?
     ORDER BY s.indicator DESC, s.observed_on DESC, s.by_user DESC, s.seq DESC`,
    indicator,
    day,
  );
  for (const row of rows) {
    const reading = readingOf(row);
    if (fits(strategy, reading)) return { from: reading.observedOn, until, reading };
  }
  return { from: FIRST_DAY, until, reading: undefined };
}

/** How many readings stand and do not fit the strategy; costs no more than the distinct values of its judged indicators. */
export function countMisfits(connection: Connection, strategy: Strategy): number {
  const known = new Map(indicatorsOf(strategy).map((indicator) => [indicator.id, indicator]));
  let misfits = 0;
  let at: string | undefined = '';
  while (at !== undefined) {
    const row = connection.get(
      'SELECT indicator FROM standing WHERE indicator > ? ORDER BY indicator LIMIT 1',
      at,
    );
    at = row === undefined ? undefined : text(row, 'indicator');
    if (at === undefined) break;
    const indicator = known.get(at);
    if (indicator === undefined) {
      misfits += connection.number('SELECT count(*) FROM standing WHERE indicator = ?', at);
    } else if (indicator.levels !== undefined) {
      for (const value of distinctValues(connection, at)) {
        if (fitsValue(strategy, at, value)) continue;
        misfits += connection.number(
          'SELECT count(*) FROM standing WHERE indicator = ? AND value = ?',
          at,
          value,
        );
      }
    } else if (indicator.goalposts.scale === 'log') {
      misfits += connection.number(
        'SELECT count(*) FROM standing WHERE indicator = ? AND value <= 0',
        at,
      );
    }
  }
  return misfits;
}

/** Whether a value would fit; nothing else of an observation matters for that. */
function fitsValue(strategy: Strategy, indicator: string, value: number): boolean {
  return fits(strategy, { ...BLANK, indicator, value });
}

const BLANK: Observation = {
  indicator: '',
  observedOn: '',
  value: 0,
  confidence: 'low',
  source: '',
  url: '',
  note: '',
  quote: '',
  archived: '',
  retrievedOn: '',
};

function* distinctValues(connection: Connection, indicator: string): Iterable<number> {
  for (let above = -Number.MAX_VALUE; ; ) {
    const row = connection.get(
      'SELECT value FROM standing WHERE indicator = ? AND value > ? ORDER BY value LIMIT 1',
      indicator,
      above,
    );
    if (row === undefined) return;
    above = number(row, 'value');
    yield above;
  }
}

/** The events that stand, by day. */
export function standingEvents(connection: Connection): readonly Event[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM standing_event s JOIN entry e ON e.seq = s.seq`,
  );
  return rows.map(eventOf).sort(byDay);
}

/** Seq of the newest entry written at or before an instant; 0 when there is none. */
export function seqAt(connection: Connection, instant: Instant): number {
  // Instants never fall as seq rises, so the entry is found by halving.
  let low = 0;
  let high = connection.number('SELECT max(seq) FROM entry');
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const row = connection.get(
      'SELECT recorded_at FROM entry WHERE seq <= ? ORDER BY seq DESC LIMIT 1',
      middle,
    );
    if (row === undefined || text(row, 'recorded_at') <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

function takingBack(connection: Connection, until: number): readonly Entry[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.subject = 'action' AND e.seq <= ? ORDER BY e.seq`,
    until,
  );
  return rows.map(entryOf);
}

function entriesOf(connection: Connection, indicator: string, until: number): readonly Entry[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.indicator = ? AND e.seq <= ? ORDER BY e.seq`,
    indicator,
    until,
  );
  return rows.map(entryOf);
}

/** The readings that stood, and fit, once the entry `until` was written. */
export function readingsUntil(connection: Connection, strategy: Strategy, until: number): Readings {
  const undoing = takingBack(connection, until);
  const lists = new Map<string, readonly Reading[]>();
  const of = (indicator: string): readonly Reading[] => {
    const known = lists.get(indicator);
    if (known !== undefined) return known;
    const entries = [...entriesOf(connection, indicator, until), ...undoing];
    const standing = foldReadings(entries).filter((reading) => fits(strategy, reading));
    const list = readingsOf(standing).of(indicator);
    lists.set(indicator, list);
    return list;
  };
  return {
    of,
    asOf: (indicator, day) => {
      const list = of(indicator);
      return list[countUpTo(list, day) - 1];
    },
  };
}

/** The events that stood once the entry `until` was written. */
export function eventsUntil(connection: Connection, until: number): readonly Event[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.subject <> 'reading' AND e.seq <= ? ORDER BY e.seq`,
    until,
  );
  return foldEvents(rows.map(entryOf));
}

/** Every version of every reading of an indicator, oldest day first. */
export function historyOf(connection: Connection, indicator: string): readonly HistoryRow[] {
  const newest = connection.number('SELECT max(seq) FROM entry');
  return foldHistory([
    ...entriesOf(connection, indicator, newest),
    ...takingBack(connection, newest),
  ]);
}

/** The newest entries of the journal, newest last. */
export function newestEntries(connection: Connection, limit: number): readonly Entry[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM entry e ORDER BY e.seq DESC LIMIT ?`,
    limit,
  );
  return rows.map(entryOf).reverse();
}

/** Seq of the newest entry; 0 in an empty journal. */
export function newestSeq(connection: Connection): number {
  return connection.number('SELECT max(seq) FROM entry');
}
