/** What stands in a store, as the domain asks for it. */
import { byDay } from '../domain/journal.ts';
import { type Event, type Readings, STARTER, type Strategy } from '../domain/model.ts';
import { fitsValue } from '../domain/observation.ts';
import { readingsOf } from '../domain/readings.ts';
import { indicatorsOf, placesOf } from '../domain/tree.ts';
import type { Connection } from './connection.ts';
import { type Attempt, largeReadings, PRECEDENCE } from './large-readings.ts';
import { ENTRY_COLUMNS, eventOf, number, READING_COLUMNS, readingOfValues, text } from './rows.ts';

/** Up to so many entries everything that stands is read at once; beyond, only what is asked for. */
const FEW = 5_000;

/**
 * The readings that stand and fit the strategy. Opening costs the same whatever their number: a large store answers from
 * its index alone, fetches the texts of a reading when they are asked for, and remembers what it has answered.
 */
export function standingReadings(
  connection: Connection,
  strategy: Strategy,
  attempt: Attempt,
): Readings {
  if (newestSeq(connection) <= FEW) {
    const rows = connection.arrays(
      `SELECT ${READING_COLUMNS} FROM standing s JOIN entry e ON e.seq = s.seq ORDER BY ${PRECEDENCE}`,
    );
    const fitting = fittingIn(strategy);
    const all = rows.map(readingOfValues);
    const fit = all.filter((reading) => fitting(reading.indicator, reading.value));
    const readings = readingsOf(fit);
    misfits.set(readings, all.length - fit.length);
    return readings;
  }
  return largeReadings(connection, strategy, attempt);
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
        node.goalposts.scale === 'linear';
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
    } else if (indicator.goalposts.scale === 'log') {
      count += connection.number(
        'SELECT count(*) FROM standing WHERE indicator = ? AND value <= 0',
        at,
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

/** The events that stand, by day. */
export function standingEvents(connection: Connection): readonly Event[] {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM standing_event s JOIN entry e ON e.seq = s.seq`,
  );
  return rows.map(eventOf).sort(byDay);
}

/** Seq of the newest entry; 0 in an empty journal. */
export function newestSeq(connection: Connection): number {
  return connection.number('SELECT max(seq) FROM entry');
}

/** Whether anybody has recorded something beside what was shipped. */
export function hasUserEntries(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM action WHERE author <> ? LIMIT 1', STARTER) !== undefined;
}
