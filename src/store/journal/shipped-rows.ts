/** Shipped data: what a release brings, taken into a store as its first entries and kept up to date by later ones. */
import { type Entry, handleEntryBySubject, isRetractionEntry } from '../../core/journal/journal.ts';
import type {
  CheckObservation,
  Happening,
  Instant,
  Observation,
  Result,
} from '../../core/model/model.ts';
import { SHIPPED_AUTHOR } from '../../core/model/model.ts';
import { hyphenatedIdFromText } from '../../core/model/plain-text.ts';
import type { Connection } from '../db/connection.ts';
import {
  ENTRY_COLUMNS,
  entryOfRow,
  happeningDatabaseText,
  isSameObservation,
  storedNumberOfColumn,
} from '../db/rows.ts';
import type { StoredRow } from '../db/schema.ts';
import { type JournalPlace, queryDecidingEntryRowOfOrigin } from './current-rows.ts';
import {
  insertCheckEntry,
  insertCorrectedCheckEntry,
  insertCorrectedEventEntry,
  insertCorrectedReadingEntry,
  insertEventEntry,
  insertJournalActionEnd,
  insertReadingEntry,
  insertRetractionEntry,
  queryNewJournalAction,
} from './entries.ts';

export interface ShippedRows {
  readonly readings: readonly Observation[];
  readonly checks: readonly CheckObservation[];
  readonly events: readonly { readonly id: string; readonly happening: Happening }[];
}

/** What a release ships for the strategy of a store. */
export interface ShippedData {
  /** Hash of everything in it; equal hashes are never compared row by row. */
  readonly hash: string;
  /** The instant of the release. */
  readonly recordedAt: Instant;
  /** The rows, read only when the hash is new to the store. */
  readonly rows: () => Promise<Result<ShippedRows>>;
}

/** What stands for the hash of shipped data in a store that was begun without them. */
export const WITHOUT_SHIPPED = 'none';

/** The id of a shipped reading. */
export function shippedReadingId(observation: Observation): string {
  return `${SHIPPED_AUTHOR}:${observation.indicator}:${observation.observedOn}`;
}

/** The id of a shipped check, which may be of the day of a reading. */
export function shippedCheckId(check: CheckObservation): string {
  return `${SHIPPED_AUTHOR}-check:${check.indicator}:${check.observedOn}`;
}

/** The id of an event that names none: its day and the words of its title. */
export function eventIdFromDayAndTitle(happening: Happening): string {
  return `${happening.day}:${hyphenatedIdFromText(happening.title, 48) || 'event'}`;
}

/**
 * Brings the rows of a release into a store, inside the caller's transaction: unseen ids are recorded, changed rows
 * corrected, dropped ones retracted. What a user has corrected or retracted is left alone.
 */
export function insertShippedRows(
  connection: Connection,
  recordedAt: Instant,
  rows: ShippedRows,
): void {
  const act = queryNewJournalAction(connection, SHIPPED_AUTHOR, recordedAt);
  const seen = placesOfShipped(connection);
  let written = false;
  const take = (row: ShippedRow): void => {
    const known = seen.get(row.id);
    seen.delete(row.id);
    if (known === undefined) row.record();
    else if (known.mine && !row.isSame(entryOfRow(known.row))) row.correct(known.place);
    else return;
    written = true;
  };
  for (const observation of rows.readings) {
    const id = shippedReadingId(observation);
    take({
      id,
      record: () => insertReadingEntry(connection, act, observation, id),
      correct: (place) => insertCorrectedReadingEntry(connection, act, place, observation),
      isSame: (entry) => says(entry, { reading: observation }),
    });
  }
  for (const check of rows.checks) {
    const id = shippedCheckId(check);
    take({
      id,
      record: () => insertCheckEntry(connection, act, check, id),
      correct: (place) => insertCorrectedCheckEntry(connection, act, place, check),
      isSame: (entry) => says(entry, { check }),
    });
  }
  for (const { id, happening } of rows.events) {
    take({
      id,
      record: () => insertEventEntry(connection, act, happening, id),
      correct: (place) => insertCorrectedEventEntry(connection, act, place, happening),
      isSame: (entry) => says(entry, { event: happening }),
    });
  }
  for (const { place, row, mine } of seen.values()) {
    if (!mine || row.kind === 'retract') continue;
    insertRetractionEntry(connection, act, place);
    written = true;
  }
  if (written) insertJournalActionEnd(connection, act);
}

/** What a release says of one id, and what writes it. */
interface ShippedRow {
  readonly id: string;
  readonly record: () => void;
  readonly correct: (place: JournalPlace) => void;
  /** Whether the entry that decides says just that. */
  readonly isSame: (entry: Entry) => boolean;
}

interface Known {
  readonly place: JournalPlace;
  /** The entry that decides over it. */
  readonly row: StoredRow;
  /** Whether that entry came with a release. */
  readonly mine: boolean;
}

/** Everything in a store whose id a release could name. */
function placesOfShipped(connection: Connection): Map<string, Known> {
  const rows = connection.all(
    `SELECT e.seq, e.name FROM entry e WHERE e.kind = 'record' AND (e.name GLOB '${SHIPPED_AUTHOR}:*' OR e.name GLOB '${SHIPPED_AUTHOR}-check:*') ORDER BY e.name, e.seq`,
  );
  const known = new Map<string, Known>();
  for (const { seq, name } of rows) {
    if (typeof seq !== 'number' || typeof name !== 'string' || known.has(name)) continue;
    const deciding = queryDecidingEntryRowOfOrigin(connection, seq);
    const row =
      deciding ?? connection.get(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE seq = ?`, seq);
    if (row === undefined) continue;
    const place = { origin: seq, seq: storedNumberOfColumn(row, 'seq'), name };
    known.set(name, { place, row, mine: deciding?.author === SHIPPED_AUTHOR });
  }
  return known;
}

/** What a release says, by what it concerns. */
interface Said {
  readonly reading?: Observation;
  readonly check?: CheckObservation;
  readonly event?: Happening;
}

/** Whether an entry states just what a release says. */
function says(entry: Entry, { reading, check, event }: Said): boolean {
  if (isRetractionEntry(entry)) return false;
  return handleEntryBySubject(
    {
      reading: ({ observation }) =>
        reading !== undefined && isSameObservation(observation, reading),
      check: ({ observation }) => check !== undefined && isSameObservation(observation, check),
      event: ({ happening }) =>
        event !== undefined && happeningDatabaseText(happening) === happeningDatabaseText(event),
      proposal: () => false,
      assessment: () => false,
      signature: () => false,
      action: () => false,
    },
    entry,
  );
}
