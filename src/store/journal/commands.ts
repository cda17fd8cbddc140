/** The commands that write to the journal, each the body of one transaction. */
import {
  eventFollowOrderProblems,
  eventsWithMissingPredecessorCleared,
} from '../../core/journal/following.ts';
import type { VersionedSubject } from '../../core/journal/journal.ts';
import type { Written } from '../../core/journal/journal-port.ts';
import { titleWithoutLineBreaks } from '../../core/model/happening.ts';
import {
  type CheckObservation,
  type Happening,
  type Instant,
  type Observation,
  type Problem,
  type Result,
  refusalResultAt,
} from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import {
  ENTRY_COLUMNS,
  happeningDatabaseText,
  intactEntryRowsNotingDamage,
  isSameObservation,
  journalActionIdText,
  observationOfStoredRow,
  storedObservationFieldsExceptValue,
} from '../db/rows.ts';
import { queryStandingEntryPlaceAndRow } from './current-rows.ts';
import {
  type Act,
  insertCheckEntry,
  insertCorrectedEventEntry,
  insertCorrectedReadingEntry,
  insertEventEntry,
  insertJournalActionEnd,
  insertReadingEntry,
  insertRetractionEntry,
  queryNewJournalAction,
} from './entries.ts';
import { eventIdFromDayAndTitle } from './shipped-rows.ts';
import { queryStandingEvents } from './standing-queries.ts';
import type { NamedHappening, WrittenEvents } from './store-types.ts';

/** Who writes, and when. */
export interface Pen {
  readonly author: string;
  readonly now: () => Instant;
}

const NO_CHANGE: Written = { action: undefined, recorded: 0, skipped: 1 };

/** Records readings as one action, those that stand already left out: one by one, for they are few. Many are set aside first (`import-staging.ts`). */
export function insertReadings(
  connection: Connection,
  pen: Pen,
  observations: readonly Observation[],
): Result<Written> {
  return insertNew(connection, pen, observations, queryHasEqualStandingReading, insertReadingEntry);
}

/** Records checks as one action; those that stand already are left out. */
export function insertChecks(
  connection: Connection,
  pen: Pen,
  checks: readonly CheckObservation[],
): Result<Written> {
  return insertNew(connection, pen, checks, queryHasStandingCheck, insertCheckEntry);
}

function insertNew<Row>(
  connection: Connection,
  pen: Pen,
  rows: readonly Row[],
  standsAlready: (connection: Connection, row: Row) => boolean,
  insert: (connection: Connection, act: Act, row: Row) => void,
): Result<Written> {
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  let recorded = 0;
  for (const row of rows) {
    if (standsAlready(connection, row)) continue;
    insert(connection, act, row);
    recorded += 1;
  }
  return insertActionEndIfRecorded(connection, act, recorded, rows.length - recorded);
}

/** Records events; one that bears the id of an event that stands and differs from it corrects that one. */
export function insertOrCorrectEvents(
  connection: Connection,
  pen: Pen,
  happenings: readonly NamedHappening[],
): Result<WrittenEvents> {
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  const done = insertEventsWithinJournalAction(connection, act, happenings);
  if (!done.ok) return done;
  const { recorded, replaced } = done.value;
  const written = insertActionEndIfRecorded(
    connection,
    act,
    recorded,
    happenings.length - recorded,
  );
  return written.ok ? { ok: true, value: { ...written.value, replaced } } : written;
}

/** Records or corrects events within an action that has begun; those that stand already are left out. Gives how many were written (`recorded`), ≥ 0, and how many of these in the place of one that stood (`replaced`), ≥ 0. */
export function insertEventsWithinJournalAction(
  connection: Connection,
  act: Act,
  happenings: readonly NamedHappening[],
): Result<{ readonly recorded: number; readonly replaced: number }> {
  if (happenings.length === 0) return { ok: true, value: { recorded: 0, replaced: 0 } };
  const standing = queryStandingEvents(connection);
  const before = new Map(standing.map((event) => [event.id, event]));
  const textById = new Map(standing.map((event) => [event.id, happeningDatabaseText(event)]));
  const texts = new Set(textById.values());
  // an event as it comes back from an export: without what it follows and stands no more, its title on one line
  const asExported = new Map(
    eventsWithMissingPredecessorCleared(standing).map((event) => [
      event.id,
      happeningDatabaseText({ ...event, title: titleWithoutLineBreaks(event.title) }),
    ]),
  );
  const others = new Map<string, Happening>(before);
  for (const happening of happenings)
    if (happening.id !== undefined) others.set(happening.id, happening);
  const stated = new Map<string, string>();
  const problems: Problem[] = [];
  let [recorded, replaced] = [0, 0];
  happenings.forEach((happening, at) => {
    const { id = '', path = `event ${at + 1}` } = happening;
    const text = happeningDatabaseText(happening);
    const known = textById.get(id);
    const twice = stated.has(id) && stated.get(id) !== text;
    if (twice) {
      const message = `"${id}" names two different events here; keep one, or leave the id of the other out`;
      problems.push({ path: `${path}, id`, message });
      return;
    }
    if (id !== '') stated.set(id, text);
    if (known === text || asExported.get(id) === text || (id === '' && texts.has(text))) return;
    for (const wrong of eventFollowOrderProblems(happening, before.get(id), others))
      problems.push({ path: `${path}, ${wrong.path}`, message: wrong.message });
    recorded += 1;
    texts.add(text);
    if (known === undefined) {
      const name = id === '' ? freeEventId(connection, happening) : id;
      insertEventEntry(connection, act, happening, name);
      textById.set(name, text);
      return;
    }
    const found = queryStandingEntryPlaceAndRow(connection, id, 'event');
    if (!found.ok) {
      problems.push(...found.problems);
      return;
    }
    insertCorrectedEventEntry(connection, act, found.value.place, happening);
    textById.set(id, text);
    replaced += 1;
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { recorded, replaced } };
}

/** Corrects a reading by its id as one action; refused where none of that id stands. */
export function insertReadingCorrection(
  connection: Connection,
  pen: Pen,
  id: string,
  observation: Observation,
): Result<Written> {
  const found = queryStandingEntryPlaceAndRow(connection, id, 'reading');
  if (!found.ok) return found;
  const { place, row } = found.value;
  const old = observationOfStoredRow(row);
  if (old.indicator !== observation.indicator) {
    return refusalResultAt(
      'indicator',
      `a correction keeps the indicator, ${old.indicator}; retract this reading and record another`,
    );
  }
  if (isSameObservation(old, observation)) return { ok: true, value: NO_CHANGE };
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  insertCorrectedReadingEntry(connection, act, place, observation);
  return insertActionEndIfRecorded(connection, act, 1, 0);
}

/** Corrects an event by its id as one action; refused where none of that id stands. */
export function insertEventCorrection(
  connection: Connection,
  pen: Pen,
  id: string,
  happening: Happening,
): Result<Written> {
  const found = queryStandingEntryPlaceAndRow(connection, id, 'event');
  if (!found.ok) return found;
  const { place, row } = found.value;
  if (row.happening === happeningDatabaseText(happening)) return { ok: true, value: NO_CHANGE };
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  insertCorrectedEventEntry(connection, act, place, happening);
  return insertActionEndIfRecorded(connection, act, 1, 0);
}

/** Retracts a reading, check, event or proposal by its id as one action; refused where none of that id stands. */
export function insertRetraction(
  connection: Connection,
  pen: Pen,
  id: string,
  subject: VersionedSubject,
): Result<Written> {
  const found = queryStandingEntryPlaceAndRow(connection, id, subject);
  if (!found.ok) return found;
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  insertRetractionEntry(connection, act, found.value.place);
  return insertActionEndIfRecorded(connection, act, 1, 0);
}

/** Ends an action, or leaves it out where it recorded nothing; with how many rows it recorded and skipped, ≥ 0. */
export function insertActionEndIfRecorded(
  connection: Connection,
  act: Act,
  recorded: number,
  skipped: number,
): Result<Written> {
  if (recorded === 0) return { ok: true, value: { action: undefined, recorded, skipped } };
  insertJournalActionEnd(connection, act);
  return { ok: true, value: { action: journalActionIdText(act.id), recorded, skipped } };
}

/** Whether a reading stands that is equal in every column. */
export function queryHasEqualStandingReading(
  connection: Connection,
  observation: Observation,
): boolean {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM standing s JOIN entry e ON e.seq = s.seq
     WHERE s.indicator = ? AND s.observed_on = ? AND s.value = ?`,
    observation.indicator,
    observation.observedOn,
    observation.value,
  );
  return intactEntryRowsNotingDamage(connection, rows).some((row) =>
    isSameObservation(observationOfStoredRow(row), observation),
  );
}

/** Whether a check of this indicator, day and source stands already. */
export function queryHasStandingCheck(connection: Connection, check: CheckObservation): boolean {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN standing_other s ON s.seq = e.seq
     WHERE e.subject = 'check' AND e.indicator = ? AND e.observed_on = ?`,
    check.indicator,
    check.observedOn,
  );
  return intactEntryRowsNotingDamage(connection, rows).some((row) =>
    isSameObservation(storedObservationFieldsExceptValue(row), check),
  );
}

/** An id made of an event's day and title that no event in the journal has. */
function freeEventId(connection: Connection, happening: Happening): string {
  const wanted = eventIdFromDayAndTitle(happening);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    const taken = connection.get(
      `SELECT 1 FROM entry WHERE kind = 'record' AND name IS NOT NULL AND name = ?`,
      id,
    );
    if (taken === undefined) return id;
  }
}
