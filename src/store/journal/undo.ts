/** Undo and redo: the newest action of an author, whole. */

import {
  type Entry,
  handleEntryBySubject,
  isAboutCheck,
  isAboutProposal,
  isUndoOrRedoEntry,
  type TakeBackKind,
  type VersionKind,
} from '../../core/journal/journal.ts';
import type { TakenBack } from '../../core/journal/journal-port.ts';
import {
  isProposedReading,
  type ProposalState,
  type Proposed,
} from '../../core/journal/proposal.ts';
import {
  type CheckObservation,
  type Happening,
  type Observation,
  type Result,
  refusalResult,
  type Strategy,
} from '../../core/model/model.ts';
import { countWithNoun, groupedDigits, wordsJoinedWithAnd } from '../../core/model/plain-text.ts';
import { findNodeById, nodeCodeOf } from '../../core/model/tree.ts';
import type { Connection } from '../db/connection.ts';
import {
  ENTRY_COLUMNS,
  entryOfRow,
  intactEntryRowsNotingDamage,
  storedNumberOfColumn,
  storedTextOfColumn,
} from '../db/rows.ts';
import type { Pen } from './commands.ts';
import { insertUndoOrRedoOfAction, queryNewJournalAction } from './entries.ts';

const NOTHING: Readonly<Record<TakeBackKind, (author: string) => string>> = {
  undo: (author) =>
    `${author} has nothing left to undo; what others recorded, they undo themselves`,
  redo: (author) =>
    `there is nothing to redo; what ${author} undid before recording something else is not brought back`,
};

const NEXT: Readonly<Record<TakeBackKind, string>> = {
  undo: "state = 'done' ORDER BY id DESC",
  redo: "state = 'undone' ORDER BY id",
};

/** Undoes or redoes; whether shipped data were concerned is said, because a release may have more to say about them. */
export function insertUndoOrRedo(
  connection: Connection,
  pen: Pen,
  kind: TakeBackKind,
  strategy: Strategy,
): Result<TakenBack & { readonly shippedTouched: boolean }> {
  const target = queryNextActionToTakeBack(connection, pen.author, kind);
  if (target === undefined) {
    return refusalResult(NOTHING[kind](pen.author));
  }
  const summary = queryActionInWords(connection, strategy, target);
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  const shippedTouched = insertUndoOrRedoOfAction(connection, act, kind, target);
  return { ok: true, value: { summary, shippedTouched } };
}

/** What undo or redo would take, in words; undefined when nothing. */
export function queryNextUndoOrRedoText(
  connection: Connection,
  author: string,
  kind: TakeBackKind,
  strategy: Strategy,
): string | undefined {
  const target = queryNextActionToTakeBack(connection, author, kind);
  return target && queryActionInWords(connection, strategy, target);
}

/** An action that would be taken back: the places of its first and last entry in the journal, ≥ 1; `id` is its own number too. */
interface Target {
  readonly id: number;
  readonly last: number;
}

function queryNextActionToTakeBack(
  connection: Connection,
  author: string,
  kind: TakeBackKind,
): Target | undefined {
  const row = connection.get(
    `SELECT id, last FROM action WHERE author = ? AND ${NEXT[kind]} LIMIT 1`,
    author,
  );
  return row === undefined
    ? undefined
    : { id: storedNumberOfColumn(row, 'id'), last: storedNumberOfColumn(row, 'last') };
}

function queryActionInWords(
  connection: Connection,
  strategy: Strategy,
  { id, last }: Target,
): string {
  const rows = connection.all(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, id);
  const [row] = intactEntryRowsNotingDamage(connection, rows);
  if (row === undefined) return 'an entry';
  const first = entryOfRow(row);
  const count = last - id + 1;
  if (count === 1 || isUndoOrRedoEntry(first)) return wordsOfAction(strategy, first);
  // by the index of checks, which are few, and not by the rows of the action, which may be 100,000
  const checks = connection.number(
    `SELECT count(*) FROM entry WHERE subject = 'check' AND +seq BETWEEN ? AND ?`,
    id,
    last,
  );
  const proposals = connection.number(
    `SELECT count(*) FROM entry WHERE subject = 'proposal' AND +seq BETWEEN ? AND ?`,
    id,
    last,
  );
  if (proposals > 0) return wordsOfProposals(connection, strategy, { first, id, last, proposals });
  const others = isAboutCheck(first) ? 'reading' : first.subject;
  return [
    ...(count > checks ? [countWithNoun(count - checks, others)] : []),
    ...(checks > 0 ? [countWithNoun(checks, 'check')] : []),
  ].join(' and ');
}

/** "14 proposals", "the refusal of 2 proposals", "2 readings and 1 event that were proposed". */
function wordsOfProposals(
  connection: Connection,
  strategy: Strategy,
  { first, id, last, proposals }: Target & { readonly first: Entry; readonly proposals: number },
): string {
  if (isAboutProposal(first)) {
    const { state } = first;
    return `${OF_ANSWER[state]}${countWithNoun(proposals, 'proposal')}`;
  }
  const rows = connection.all(
    `SELECT subject, count(*) AS count FROM entry WHERE seq BETWEEN ? AND ? AND subject <> 'proposal'
     GROUP BY subject ORDER BY min(seq)`,
    id,
    last,
  );
  // what was accepted alone is named
  if (rows.length === 1 && proposals === 1)
    return `${wordsOfAction(strategy, first)}, which was proposed`;
  const counts = rows.map((row) =>
    countWithNoun(storedNumberOfColumn(row, 'count'), storedTextOfColumn(row, 'subject')),
  );
  const [only] = rows;
  const were = rows.length === 1 && only?.count === 1 ? 'was' : 'were';
  return `${wordsJoinedWithAnd(counts)} that ${were} proposed`;
}

const OF_ANSWER: Readonly<Record<ProposalState, string>> = {
  waiting: '',
  later: 'putting off ',
  accepted: 'accepting ',
  refused: 'the refusal of ',
};

function wordsOfProposed(strategy: Strategy, proposed: Proposed): string {
  return isProposedReading(proposed)
    ? wordsOfObservation(strategy, proposed.observation)
    : wordsOfHappening(proposed.happening);
}

function codeIn(strategy: Strategy, indicator: string): string {
  const node = findNodeById(strategy, indicator);
  return node === undefined ? indicator : nodeCodeOf(node);
}

/** "IR2 2 900 000 on 2026-10-01". */
function wordsOfObservation(strategy: Strategy, observation: Observation): string {
  const { indicator, value, observedOn } = observation;
  return `${codeIn(strategy, indicator)} ${groupedDigits(String(value))} on ${observedOn}`;
}

/** "checked RU1 on 2026-11-25". */
function wordsOfCheck(strategy: Strategy, { indicator, observedOn }: CheckObservation): string {
  return `checked ${codeIn(strategy, indicator)} on ${observedOn}`;
}

function wordsOfHappening(happening: Happening): string {
  return `event "${happening.title}" of ${happening.day}`;
}

const OF_KIND: Readonly<Record<VersionKind, string>> = {
  record: '',
  correct: 'the correction to ',
  retract: 'the retraction of ',
};

/** An action of one entry in words. */
function wordsOfAction(strategy: Strategy, first: Entry): string {
  return handleEntryBySubject(
    {
      reading: ({ kind, observation }) =>
        `${OF_KIND[kind]}${wordsOfObservation(strategy, observation)}`,
      check: ({ kind, observation }) => `${OF_KIND[kind]}${wordsOfCheck(strategy, observation)}`,
      event: ({ kind, happening }) => `${OF_KIND[kind]}${wordsOfHappening(happening)}`,
      proposal: ({ state, proposed }) =>
        `${OF_ANSWER[state]}the proposal ${wordsOfProposed(strategy, proposed)}`,
      assessment: ({ id }) => `assessment ${id}`,
      signature: ({ id }) => `the signature under assessment ${id}`,
      action: ({ kind, id }) => `the ${kind} of ${id}`,
    },
    first,
  );
}
