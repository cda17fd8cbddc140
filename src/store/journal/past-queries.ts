/** What stood in a store, and what became of it: from the entries of its journal. */
import {
  type Entry,
  eventsFromEntries,
  type HistoryRow,
  indicatorCheckVersionsFromEntries,
  singleVersionOfReading,
  standingChecksFromEntries,
  standingReadingsOfEntries,
  standingUndoEntryByActionId,
  type VersionedSubject,
  versionsOfAllReadings,
} from '../../core/journal/journal.ts';
import type { Check, Event, Instant, Reading, Readings, Strategy } from '../../core/model/model.ts';
import { observationFitsStrategy } from '../../core/model/observation.ts';
import {
  compareReadingPrecedence,
  countOfReadingsUpToDay,
  indexChecksAndEventsOnUse,
  readingsBetween,
} from '../../core/model/readings.ts';
import type { Connection } from '../db/connection.ts';
import {
  ENTRY_COLUMNS,
  entryOfRow,
  intactEntryRowsNotingDamage,
  journalActionIdText,
  queryEntriesBySql,
  readingFromEntryColumnValues,
  storedNumberOfColumn,
  storedRowOfEntryValues,
  storedTextOfColumn,
  verifyEntryNotingDamage,
} from '../db/rows.ts';
import { type Attempt, FEW } from './large-readings.ts';
import { queryNewestSeq } from './standing-queries.ts';

/** Seq of the newest entry written at or before an instant, ≥ 0; 0 when there is none. */
export function queryEntrySeqAtInstant(connection: Connection, instant: Instant): number {
  // Instants never fall as seq rises, so the entry is found by halving.
  let low = 0;
  let high = queryNewestSeq(connection);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (recordedAt(connection, middle) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The instant of the last entry up to a seq that can be relied on; empty where there is none. */
function recordedAt(connection: Connection, seq: number): Instant {
  for (let upTo = seq; ; ) {
    const rows = connection.all(
      `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq <= ? ORDER BY e.seq DESC LIMIT 1`,
      upTo,
    );
    const [last] = rows;
    if (last === undefined) return '';
    if (intactEntryRowsNotingDamage(connection, rows).length > 0)
      return storedTextOfColumn(last, 'recorded_at');
    upTo = storedNumberOfColumn(last, 'seq') - 1;
  }
}

/** The journal as it is looked through: a small one without the indexes of SQLite, which no checksum watches over. */
function entriesFrom(connection: Connection): string {
  return queryNewestSeq(connection) > FEW ? 'entry e' : 'entry e NOT INDEXED';
}

/** The entries about actions, such as those that take them back, up to the seq `until`, ≥ 0. */
function takingBack(connection: Connection, until: number): readonly Entry[] {
  return queryEntriesBySql(
    connection,
    `SELECT ${ENTRY_COLUMNS} FROM ${entriesFrom(connection)} WHERE e.subject = 'action' AND e.seq <= ? ORDER BY e.seq`,
    until,
  );
}

/**
 * What is made of every reading of an indicator that one entry alone, up to the seq `until`, ≥ 0, concerns, its recording by an action; and the entries
 * of the others. Nearly all of many readings are such: none of their entries is held, of which there may be 100,000.
 */
function readingsApart<T>(
  connection: Connection,
  indicator: string,
  until: number,
  of: (reading: Reading, action: string) => T | undefined,
): { readonly single: readonly T[]; readonly others: readonly Entry[] } {
  const where = `FROM ${entriesFrom(connection)} WHERE e.indicator = ? AND e.seq <= ?`;
  const changing = `SELECT e.origin ${where} AND e.kind <> 'record'`;
  const changed = new Set(
    connection.mapped(changing, [indicator, until], (row) => storedNumberOfColumn(row, 'origin')),
  );
  const others: Entry[] = [];
  const entries = `SELECT ${ENTRY_COLUMNS} ${where} ORDER BY e.seq`;
  const single = connection.mappedArrays(entries, [indicator, until], (values) => {
    if (!verifyEntryNotingDamage(connection, values)) return undefined;
    const { 3: action, 4: kind, 5: subject, 6: origin } = values;
    if (
      typeof action === 'number' &&
      kind === 'record' &&
      subject === 'reading' &&
      typeof origin === 'number' &&
      !changed.has(origin)
    )
      return of(readingFromEntryColumnValues(values), journalActionIdText(action));
    others.push(entryOfRow(storedRowOfEntryValues(values)));
    return undefined;
  });
  return { single, others };
}

/** The readings that stood, and fit, once the entry of the seq `until`, ≥ 0, was written. */
export function queryReadingsUntilEntry(
  connection: Connection,
  strategy: Strategy,
  until: number,
  attempt: Attempt,
): Readings {
  const undoing = takingBack(connection, until);
  const undone = standingUndoEntryByActionId(undoing);
  const lists = new Map<string, readonly Reading[]>();
  const of = (indicator: string): readonly Reading[] => {
    const known = lists.get(indicator);
    if (known !== undefined) return known;
    const list = attempt([], () => {
      const { single, others } = readingsApart(connection, indicator, until, (reading, action) =>
        undone.has(action) ? undefined : reading,
      );
      const standing: readonly Reading[] = [
        ...single,
        ...standingReadingsOfEntries([...others, ...undoing]),
      ];
      return standing
        .filter((reading) => observationFitsStrategy(strategy, reading))
        .sort(compareReadingPrecedence);
    });
    lists.set(indicator, list);
    return list;
  };
  return {
    of,
    between: (indicator, from, to) => readingsBetween(of(indicator), from, to),
    ...indexChecksAndEventsOnUse(
      () => attempt([], () => queryChecksUntil(connection, until)),
      () => attempt([], () => queryEventsUntilEntry(connection, until)),
    ),
    asOf: (indicator, day) => {
      const list = of(indicator);
      return list[countOfReadingsUpToDay(list, day) - 1];
    },
  };
}

/** The events that stood once the entry of the seq `until`, ≥ 0, was written. */
export function queryEventsUntilEntry(connection: Connection, until: number): readonly Event[] {
  return eventsFromEntries(entriesOf(connection, 'event', until));
}

/** The checks that stood once the entry `until` was written. */
function queryChecksUntil(connection: Connection, until: number): readonly Check[] {
  return standingChecksFromEntries(entriesOf(connection, 'check', until));
}

/** The entries up to the seq `until`, ≥ 0, that concern a subject, or take actions back. */
function entriesOf(
  connection: Connection,
  subject: VersionedSubject,
  until: number,
): readonly Entry[] {
  const entries = `SELECT ${ENTRY_COLUMNS} FROM ${entriesFrom(connection)}
    WHERE e.subject IN ('${subject}', 'action') AND e.seq <= ? ORDER BY e.seq`;
  return queryEntriesBySql(connection, entries, until);
}

/** Every version of every reading and check of an indicator, oldest day first. */
export function queryReadingVersionsOfIndicator(
  connection: Connection,
  indicator: string,
  knownAt: Instant | undefined,
): readonly HistoryRow[] {
  const until =
    knownAt === undefined
      ? queryNewestSeq(connection)
      : queryEntrySeqAtInstant(connection, knownAt);
  const takenBack = takingBack(connection, until);
  const undone = standingUndoEntryByActionId(takenBack);
  const { single, others } = readingsApart(connection, indicator, until, (reading, action) =>
    singleVersionOfReading(reading, undone.get(action)),
  );
  const entries = [...others, ...takenBack];
  return [
    ...single,
    ...versionsOfAllReadings(entries),
    ...indicatorCheckVersionsFromEntries(entries),
  ].sort(compareReadingPrecedence);
}

/** The newest entries of the journal up to a limit of how many, ≥ 0, newest last. */
export function queryNewestEntries(connection: Connection, limit: number): readonly Entry[] {
  const newest = `SELECT ${ENTRY_COLUMNS} FROM entry e ORDER BY e.seq DESC LIMIT ?`;
  return queryEntriesBySql(connection, newest, limit).toReversed();
}
