/** What stands in a store, as the domain asks for it. */
import type { VersionedSubject } from '../../core/journal/journal.ts';
import {
  type Check,
  type Event,
  isIndicator,
  type Readings,
  SHIPPED_AUTHOR,
  type Strategy,
} from '../../core/model/model.ts';
import { valueFitsStrategy } from '../../core/model/observation.ts';
import {
  compareEventsByDay,
  indexChecksAndEventsOnUse,
  indexReadings,
} from '../../core/model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf } from '../../core/model/tree.ts';
import { SCALES } from '../../core/scoring/scale.ts';
import type { Connection } from '../db/connection.ts';
import { COUNT, damagedRowText, INDEX, missingJournalEntryCountText } from '../db/damage-words.ts';
import {
  ENTRY_COLUMNS,
  eventFromEntryColumnValues,
  indicatorCheckFromEntryColumnValues,
  readingFromEntryColumnValues,
  storedNumberOfColumn,
  storedTextOfColumn,
  verifyEntryNotingDamage,
} from '../db/rows.ts';
import { CHECKED, type SqlValue } from '../db/schema.ts';
import { queryCountedTableSpecs, standingTableAndSubjectsSharingIt } from '../db/standing-notes.ts';
import { type Attempt, FEW, PRECEDENCE, queryReadingsLazily } from './large-readings.ts';

/**
 * The readings that stand and fit the strategy. Opening costs the same whatever their number: a large store answers from
 * its index alone, fetches the texts of a reading when they are asked for, and remembers what it has answered. Checks and
 * events, which `events` reads, are read when they are first asked for.
 */
export function queryFittingReadings(
  connection: Connection,
  strategy: Strategy,
  attempt: Attempt,
  events: () => readonly Event[],
): Readings {
  const looked = indexChecksAndEventsOnUse(
    () => attempt([], () => queryStandingChecks(connection)),
    events,
  );
  if (queryNewestSeq(connection) > FEW)
    return { ...queryReadingsLazily(connection, strategy, attempt), ...looked };
  const fitting = fittingIn(strategy);
  const all = connection
    .arrays(ALL_STANDING)
    .filter((values) => isInPlace(connection, values))
    .map(readingFromEntryColumnValues);
  const fit = all.filter((reading) => fitting(reading.indicator, reading.value));
  if (connection.damaged.size === 0) noteMissing(connection);
  const readings = { ...indexReadings(fit), ...looked };
  misfits.set(readings, all.length - fit.length);
  return readings;
}

/** The columns of the entries, then whether they are what the row of the index says, and its seq. */
const ALL_STANDING = `SELECT ${ENTRY_COLUMNS}, s.indicator = e.indicator AND s.observed_on = e.observed_on
  AND s.value = e.value AND s.by_user = (e.author <> '${SHIPPED_AUTHOR}'), s.seq
  FROM standing s LEFT JOIN entry e ON e.seq = s.seq ORDER BY ${PRECEDENCE}`;

/** Whether an entry is as it was written, and is the one that the row of the index was made for. */
function isInPlace(connection: Connection, values: readonly SqlValue[]): boolean {
  const isSame = values[CHECKED.entry.length + 1];
  const isThere = values[0] !== null;
  const isIntact = isThere && verifyEntryNotingDamage(connection, values);
  if (isSame !== 1 && (isIntact || !isThere))
    connection.damaged.add(
      damagedRowText('standing', { seq: values[CHECKED.entry.length + 2] ?? null }),
    );
  return isIntact && isSame === 1;
}

/** Says in words which counts and sums that a store keeps of its tables are wrong; walks over these tables. */
export function queryWrongCountTexts(connection: Connection): readonly string[] {
  const off = queryCountedTableSpecs(connection).map(
    ({ table, summed }) => `SELECT '${table}' AS name,
    (SELECT count FROM total WHERE name = '${table}') - count(*) AS missing,
    (SELECT sum FROM total WHERE name = '${table}') - ifnull(sum(${summed}), 0) AS off
    FROM ${table}`,
  );
  // in one query, or what another process writes meanwhile would be in one of them alone
  return connection.few(off.join(' UNION ALL ')).flatMap(({ name, missing, off: sum }) => {
    if (missing === 0 && sum === 0) return [];
    const known = typeof missing === 'number' && missing > 0;
    if (name === 'entry') return [known ? missingJournalEntryCountText(missing) : COUNT];
    return [INDEX];
  });
}

function noteMissing(connection: Connection): void {
  for (const what of queryWrongCountTexts(connection)) connection.damaged.add(what);
}

/** How many readings were left out of these because they do not fit, ≥ 0. */
const misfits = new WeakMap<Readings, number>();

/** How many readings were left out of these because they do not fit, ≥ 0; undefined where that is not known. */
export function misfitCountIfKnown(readings: Readings): number | undefined {
  return misfits.get(readings);
}

/** Whether a value fits its indicator; asked most quickly when those of one indicator follow each other. */
function fittingIn(strategy: Strategy): (indicator: string, value: number) => boolean {
  const places = nodePlacesOf(strategy);
  let last: string | undefined;
  let always = false;
  return (indicator, value) => {
    if (indicator !== last) {
      last = indicator;
      const node = places.get(last)?.node;
      always =
        isIndicator(node) &&
        node.count === undefined &&
        node.levels === undefined &&
        SCALES[node.goalposts.scale].above === undefined;
    }
    return always || valueFitsStrategy(strategy, indicator, value);
  };
}

/** The ids of indicators that have readings and that the strategy does not have, or counts from events, in order. */
export function queryIndicatorIdsStrategyCannotScore(
  connection: Connection,
  strategy: Strategy,
): readonly string[] {
  const scored = new Set(
    indicatorsOfStrategy(strategy).flatMap(({ id, count }) => (count === undefined ? [id] : [])),
  );
  return [...indicatorIdsWithReadings(connection)].filter((id) => !scored.has(id));
}

/** How many readings stand and do not fit the strategy, ≥ 0; costs no more than the distinct values of its judged indicators. */
export function queryMisfitReadingCount(connection: Connection, strategy: Strategy): number {
  const known = new Map(
    indicatorsOfStrategy(strategy).map((indicator) => [indicator.id, indicator]),
  );
  let count = 0;
  for (const at of indicatorIdsWithReadings(connection)) {
    const indicator = known.get(at);
    if (indicator === undefined || indicator.count !== undefined) {
      count += connection.number('SELECT count(*) FROM standing WHERE indicator = ?', at);
    } else if (indicator.levels !== undefined) {
      for (const value of distinctValues(connection, at)) {
        if (valueFitsStrategy(strategy, at, value)) continue;
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

/** The ids of the indicators of which readings stand, each once, in order. */
function* indicatorIdsWithReadings(connection: Connection): Iterable<string> {
  for (let id = ''; ; ) {
    const row = connection.get(
      'SELECT indicator FROM standing WHERE indicator > ? ORDER BY indicator LIMIT 1',
      id,
    );
    if (row === undefined) return;
    id = storedTextOfColumn(row, 'indicator');
    yield id;
  }
}

/** The values of an indicator that stand, in its unit, each once, rising. */
function* distinctValues(connection: Connection, indicator: string): Iterable<number> {
  for (let above = -Number.MAX_VALUE; ; ) {
    const row = connection.get(
      'SELECT value FROM standing WHERE indicator = ? AND value > ? ORDER BY value LIMIT 1',
      indicator,
      above,
    );
    if (row === undefined) return;
    above = storedNumberOfColumn(row, 'value');
    yield above;
  }
}

/** The events that stand, by day. */
export function queryStandingEvents(connection: Connection): readonly Event[] {
  return standing(connection, 'event', eventFromEntryColumnValues).sort(compareEventsByDay);
}

/** The checks that stand, in no particular order. */
function queryStandingChecks(connection: Connection): readonly Check[] {
  return standing(connection, 'check', indicatorCheckFromEntryColumnValues);
}

/** What the entries of a subject that are noted to stand say; a note of what cannot be noted there is damage. */
function standing<T>(
  connection: Connection,
  concerns: Exclude<VersionedSubject, 'reading'>,
  of: (values: readonly SqlValue[]) => T,
): T[] {
  const { table, others } = standingTableAndSubjectsSharingIt(concerns);
  const notes = `SELECT ${ENTRY_COLUMNS}, s.seq FROM ${table} s LEFT JOIN entry e ON e.seq = s.seq`;
  const made = (values: readonly SqlValue[]): T | undefined => {
    const { 0: seq, 5: subject } = values;
    if (seq !== null && subject === concerns)
      return verifyEntryNotingDamage(connection, values) ? of(values) : undefined;
    if (!others.some((other) => other === subject))
      connection.damaged.add(damagedRowText('standing', { seq: values.at(-1) ?? null }));
    return undefined;
  };
  if (queryNewestSeq(connection) > FEW) return [...connection.mappedArrays(notes, [], made)];
  return connection.arrays(notes).flatMap((values) => made(values) ?? []);
}

/** Seq of the newest entry, ≥ 0; 0 in an empty journal. */
export function queryNewestSeq(connection: Connection): number {
  return connection.number('SELECT max(seq) FROM entry');
}

/** Whether anybody has recorded something beside what was shipped. */
export function queryHasUserEntries(connection: Connection): boolean {
  return (
    connection.get('SELECT 1 FROM action WHERE author <> ? LIMIT 1', SHIPPED_AUTHOR) !== undefined
  );
}
