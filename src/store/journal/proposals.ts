/** Proposals in a store: written, answered and read. Everything that writes runs inside a transaction of the caller. */
import {
  allProposalsFromEntries,
  type Entry,
  isAboutProposal,
} from '../../core/journal/journal.ts';
import type {
  AnsweredProposals,
  ProposalDecision,
  WrittenProposals,
} from '../../core/journal/journal-port.ts';
import {
  duplicateKeyOfProposed,
  isOpenProposal,
  isProposedReading,
  isRefusedProposalState,
  type Proposal,
  type Proposed,
  type WaitingProposals,
} from '../../core/journal/proposal.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { Observation, Problem, Result } from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import { ENTRY_COLUMNS, entryOfRow, queryEntriesBySql, storedNumberOfColumn } from '../db/rows.ts';
import {
  insertEventsWithinJournalAction,
  type Pen,
  queryHasEqualStandingReading,
  queryHasStandingCheck,
} from './commands.ts';
import { type JournalPlace, queryStandingEntryPlaceAndRow } from './current-rows.ts';
import {
  insertCheckEntry,
  insertCorrectedReadingEntry,
  insertJournalActionEnd,
  insertProposalAnswerEntry,
  insertProposalEntry,
  insertReadingEntry,
  queryNewJournalAction,
} from './entries.ts';
import { queryNewestSeq } from './standing-queries.ts';

/** The entries of proposals, and those that take actions back, up to the seq `until`, ≥ 0. */
function proposalEntries(connection: Connection, until: number, where = ''): readonly Entry[] {
  return queryEntriesBySql(
    connection,
    `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.subject = 'proposal' AND e.seq <= ?1 ${where}
     UNION ALL SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.subject = 'action' AND e.seq <= ?1 ORDER BY 1`,
    until,
  );
}

/** Every proposal made until the entry of a seq, ≥ 0, that one included, as it stood then, in the order in which they came. */
export function queryProposalsUpToSeq(connection: Connection, until: number): readonly Proposal[] {
  return allProposalsFromEntries(proposalEntries(connection, until));
}

/** The proposals that are open, in the order in which they came. */
export function queryOpenProposals(connection: Connection): readonly Proposal[] {
  if (connection.get('SELECT 1 FROM standing_proposal LIMIT 1') === undefined) return [];
  const open = `AND e.origin IN (SELECT o.origin FROM standing_proposal s JOIN entry o ON o.seq = s.seq)`;
  const newest = queryNewestSeq(connection);
  return allProposalsFromEntries(proposalEntries(connection, newest, open)).filter(isOpenProposal);
}

/** How many proposals nobody has looked at, from how many sources, and how many were put off. */
export function queryWaitingProposalTotals(connection: Connection): WaitingProposals {
  const row = connection.get(
    `SELECT count(*) FILTER (WHERE e.kind = 'record') AS count, count(*) FILTER (WHERE e.kind <> 'record') AS later,
     count(DISTINCT e.source) FILTER (WHERE e.kind = 'record') AS sources
     FROM entry e INDEXED BY entry_proposing
     WHERE e.subject = 'proposal' AND e.seq IN (SELECT seq FROM standing_proposal)`,
  );
  const of = (column: string): number =>
    row === undefined ? 0 : storedNumberOfColumn(row, column);
  return { count: of('count'), sources: of('sources'), later: of('later') };
}

/**
 * Writes proposals as one action. Left out: what is open already, what was refused or accepted before, and readings that
 * stand and are not the newest of their indicator. What stands and is the newest comes in again on another day, since it says
 * that somebody looked.
 */
export function insertProposals(
  connection: Connection,
  pen: Pen,
  rows: readonly Proposed[],
): Result<WrittenProposals> {
  const newest = queryNewestSeq(connection);
  const known = new Map<string, Proposal>();
  for (const each of queryProposalsUpToSeq(connection, newest))
    known.set(duplicateKeyOfProposed(each.proposed), each);
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  const today = localDayOfInstant(act.recordedAt);
  const stated = new Set<string>();
  const skipped = { open: 0, refused: 0, standing: 0 };
  const written: Proposed[] = [];
  for (const proposed of rows) {
    const key = duplicateKeyOfProposed(proposed);
    const before = known.get(key);
    const standing = isProposedReading(proposed)
      ? queryStandingPlace(connection, proposed.observation)
      : undefined;
    const isLookedAt =
      standing === 'newest' && before !== undefined && localDayOfInstant(before.proposedAt) < today;
    if (stated.has(key) || (before !== undefined && isOpenProposal(before))) skipped.open += 1;
    else if (before !== undefined && isRefusedProposalState(before.state)) skipped.refused += 1;
    else if (standing === 'older' || (before !== undefined && !isLookedAt)) skipped.standing += 1;
    else {
      insertProposalEntry(connection, act, proposed);
      written.push(proposed);
    }
    stated.add(key);
  }
  if (written.length > 0) insertJournalActionEnd(connection, act);
  return { ok: true, value: { recorded: written.length, rows: written, skipped } };
}

/** Where a reading of this indicator, day and value stands: as the newest of its indicator, or before that; undefined: nowhere. */
function queryStandingPlace(
  connection: Connection,
  { indicator, observedOn, value }: Observation,
): 'newest' | 'older' | undefined {
  const stands = connection.get(
    'SELECT 1 FROM standing WHERE indicator = ? AND observed_on = ? AND value = ?',
    indicator,
    observedOn,
    value,
  );
  if (stands === undefined) return undefined;
  const last = connection.get(
    `SELECT observed_on, value FROM standing WHERE indicator = ?
     ORDER BY observed_on DESC, by_user DESC, seq DESC LIMIT 1`,
    indicator,
  );
  return last?.observed_on === observedOn && last.value === value ? 'newest' : 'older';
}

/** Answers proposals as one action, what is accepted recorded with it. Refused whole: one that is not open, and an event that cannot be recorded. */
export function insertProposalAnswers(
  connection: Connection,
  pen: Pen,
  decisions: readonly ProposalDecision[],
): Result<AnsweredProposals> {
  const problems: Problem[] = [];
  const places = new Map<
    ProposalDecision,
    { readonly place: JournalPlace; readonly entry: Entry }
  >();
  for (const decision of decisions) {
    const found = queryStandingEntryPlaceAndRow(connection, decision.id, 'proposal');
    if (found.ok)
      places.set(decision, { place: found.value.place, entry: entryOfRow(found.value.row) });
    else problems.push(...found.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (decisions.length === 0) return { ok: true, value: { recorded: 0, answered: 0 } };
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  let recorded = 0;
  for (const { reading, corrects, check } of decisions) {
    if (reading !== undefined && !queryHasEqualStandingReading(connection, reading)) {
      const revised =
        corrects === undefined
          ? undefined
          : queryStandingEntryPlaceAndRow(connection, corrects, 'reading');
      if (revised?.ok === true)
        insertCorrectedReadingEntry(connection, act, revised.value.place, reading);
      else insertReadingEntry(connection, act, reading);
      recorded += 1;
    }
    if (check !== undefined && !queryHasStandingCheck(connection, check)) {
      insertCheckEntry(connection, act, check);
      recorded += 1;
    }
  }
  const events = insertEventsWithinJournalAction(
    connection,
    act,
    decisions.flatMap(({ event }) => (event === undefined ? [] : [event])),
  );
  if (!events.ok) return events;
  for (const [{ answer, reason }, { place, entry }] of places)
    if (isAboutProposal(entry))
      insertProposalAnswerEntry(connection, act, place, { ...entry, state: answer, reason });
  insertJournalActionEnd(connection, act);
  return {
    ok: true,
    value: { recorded: recorded + events.value.recorded, answered: decisions.length },
  };
}
