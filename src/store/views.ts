/** What stands in a store, as the domain asks for it. */
import { byDayAndSeq, type Entry, foldEvents, foldReadings } from '../domain/journal.ts';
import { type Event, type Readings, STARTER, type Strategy } from '../domain/model.ts';
import { fitsValue } from '../domain/observation.ts';
import { readingsOf } from '../domain/readings.ts';
import { SCALES } from '../domain/scale.ts';
import { indicatorsOf, placesOf } from '../domain/tree.ts';
import type { Connection } from './connection.ts';
import { COUNT, missingText } from './damage-words.ts';
import { type Attempt, largeReadings } from './large-readings.ts';
import { ENTRY_COLUMNS, entriesIn, entryOf, eventOf, intactEntries, number, text } from './rows.ts';

/** Up to so many entries everything that stands is read at once; beyond, only what is asked for. */
const FEW = 5_000;

/**
 * All entries of a journal that is read at once, damaged ones left out; undefined where it is too long for that. What is
 * missing or was added is noticed by what the store says of all its entries together.
 */
export function wholeJournal(connection: Connection): readonly Entry[] | undefined {
  if (newestSeq(connection) > FEW) return undefined;
  // in one query, or what another process writes meanwhile would be in one of the two alone
  const found = connection.all(
    `SELECT ${ENTRY_COLUMNS}, t.entries, t.checksums FROM total t LEFT JOIN entry e ORDER BY e.seq`,
  );
  const [total] = found;
  if (total === undefined) {
    connection.damaged.add(COUNT);
    return entriesIn(connection, `SELECT ${ENTRY_COLUMNS} FROM entry e ORDER BY e.seq`);
  }
  const rows = found.filter(({ seq }) => seq !== null);
  const intact = intactEntries(connection, rows);
  if (intact.length === rows.length) {
    const missing = number(total, 'entries') - rows.length;
    const sum = rows.reduce((before, row) => before + number(row, 'checksum'), 0);
    if (missing > 0) connection.damaged.add(missingText(missing));
    else if (missing < 0 || total.checksums !== sum) connection.damaged.add(COUNT);
  }
  return intact.map(entryOf);
}

/**
 * The readings that stand and fit the strategy. Opening costs the same whatever their number: a large store answers from
 * its index alone, fetches the texts of a reading when they are asked for, and remembers what it has answered; for a small
 * one `journal` is all of it.
 */
export function standingReadings(
  connection: Connection,
  strategy: Strategy,
  journal: readonly Entry[] | undefined,
  attempt: Attempt,
): Readings {
  if (journal === undefined) return largeReadings(connection, strategy, attempt);
  const fitting = fittingIn(strategy);
  const all = foldReadings(journal);
  const fit = all.filter((reading) => fitting(reading.indicator, reading.value));
  const readings = readingsOf(fit);
  misfits.set(readings, all.length - fit.length);
  return readings;
}

const misfits = new WeakMap<Readings, number>();

/** How many readings were left out of these because they do not fit; undefined where that is not known. */
export function misfitsBeside(readings: Readings): number | undefined {
  return misfits.get(readings);
}

/** Whether a value fits its indicator; asked most quickly when those of one indicator follow each other. */
function fittingIn(strategy: Strategy): (indicator: string, value: number) => boolean {
  const places = placesOf(strategy);
  let last: string | undefined;
  let always = false;
  return (indicator, value) => {
    if (indicator !== last) {
      last = indicator;
      const node = places.get(last)?.node;
      always =
        node?.kind === 'indicator' &&
        node.levels === undefined &&
        SCALES[node.goalposts.scale].above === undefined;
    }
    return always || fitsValue(strategy, indicator, value);
  };
}

/** How many readings stand and do not fit the strategy; costs no more than the distinct values of its judged indicators. */
export function countMisfits(connection: Connection, strategy: Strategy): number {
  const known = new Map(indicatorsOf(strategy).map((indicator) => [indicator.id, indicator]));
  let count = 0;
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
      count += connection.number('SELECT count(*) FROM standing WHERE indicator = ?', at);
    } else if (indicator.levels !== undefined) {
      for (const value of distinctValues(connection, at)) {
        if (fitsValue(strategy, at, value)) continue;
        count += connection.number(
          'SELECT count(*) FROM standing WHERE indicator = ? AND value = ?',
          at,
          value,
        );
      }
    } else {
      const { above } = SCALES[indicator.goalposts.scale];
      if (above === undefined) continue;
      count += connection.number(
        'SELECT count(*) FROM standing WHERE indicator = ? AND value <= ?',
        at,
        above,
      );
    }
  }
  return count;
}

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

/** The events that stand, by day; `journal` is all of a small store. */
export function standingEvents(
  connection: Connection,
  journal?: readonly Entry[] | undefined,
): readonly Event[] {
  if (journal !== undefined) return foldEvents(journal);
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM standing_event s JOIN entry e ON e.seq = s.seq`,
  );
  return intactEntries(connection, rows).map(eventOf).sort(byDayAndSeq);
}

/** Seq of the newest entry; 0 in an empty journal. */
export function newestSeq(connection: Connection): number {
  return connection.number('SELECT max(seq) FROM entry');
}

/** Whether anybody has recorded something beside what was shipped. */
export function hasUserEntries(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM action WHERE author <> ? LIMIT 1', STARTER) !== undefined;
}
