/** Undo and redo: the newest action of an author, whole. */

import {
  type Entry,
  isTakeBack,
  matchEntrySubject,
  type TakeBackKind,
  type VersionKind,
} from '../../core/journal/journal.ts';
import type { TakenBack } from '../../core/journal/journal-port.ts';
import { groupedDigits } from '../../core/model/grouped.ts';
import type { Happening, Observation, Result, Strategy } from '../../core/model/model.ts';
import { nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Connection } from '../db/connection.ts';
import {
  actionId,
  ENTRY_COLUMNS,
  entryOfRow,
  intactEntryRows,
  numberOfColumn,
} from '../db/rows.ts';
import type { Pen } from './commands.ts';
import { queryNextAct, writeActionTakenBack } from './entries.ts';

const NOTHING: Readonly<Record<TakeBackKind, (author: string) => string>> = {
  undo: (author) => `${author} has recorded nothing here that is not undone already`,
  redo: (author) =>
    `there is nothing to redo; what ${author} undid before recording something else is not brought back`,
};

const NEXT: Readonly<Record<TakeBackKind, string>> = {
  undo: "state = 'done' ORDER BY id DESC",
  redo: "state = 'undone' ORDER BY id",
};

/** Undoes or redoes; whether shipped data were concerned is said, because a release may have more to say about them. */
export function writeUndoOrRedo(
  connection: Connection,
  pen: Pen,
  kind: TakeBackKind,
  strategy: Strategy,
): Result<TakenBack & { readonly shippedTouched: boolean }> {
  const target = nextToTakeBack(connection, pen.author, kind);
  if (target === undefined) {
    return refuse(NOTHING[kind](pen.author));
  }
  const summary = wordsOfTarget(connection, strategy, target);
  const act = queryNextAct(connection, pen.author, pen.now());
  const shippedTouched = writeActionTakenBack(connection, act, kind, target);
  return { ok: true, value: { action: actionId(target.id), summary, shippedTouched } };
}

/** What undo or redo would take, in words; undefined when nothing. */
export function queryNextUndoText(
  connection: Connection,
  author: string,
  kind: TakeBackKind,
  strategy: Strategy,
): string | undefined {
  const target = nextToTakeBack(connection, author, kind);
  return target && wordsOfTarget(connection, strategy, target);
}

interface Target {
  readonly id: number;
  readonly last: number;
}

function nextToTakeBack(
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
    : { id: numberOfColumn(row, 'id'), last: numberOfColumn(row, 'last') };
}

function wordsOfTarget(connection: Connection, strategy: Strategy, { id, last }: Target): string {
  const rows = connection.all(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, id);
  const [row] = intactEntryRows(connection, rows);
  if (row === undefined) return 'an entry';
  return wordsOfAction(strategy, entryOfRow(row), last - id + 1);
}

function refuse(message: string): Result<never> {
  return { ok: false, problems: [{ path: '', message }] };
}

/** "IR2 2 900 000 on 2026-10-01". */
function wordsOfObservation(strategy: Strategy, observation: Observation): string {
  const node = nodePlacesOf(strategy).get(observation.indicator)?.node;
  const code = node === undefined ? observation.indicator : nodeCodeOf(node);
  return `${code} ${groupedDigits(String(observation.value))} on ${observation.observedOn}`;
}

function wordsOfHappening(happening: Happening): string {
  return `event "${happening.title}" of ${happening.day}`;
}

const OF_KIND: Readonly<Record<VersionKind, string>> = {
  record: '',
  correct: 'the correction to ',
  retract: 'the retraction of ',
};

/** An action in words, from its first entry and the number of its entries. */
function wordsOfAction(strategy: Strategy, first: Entry, count: number): string {
  if (count > 1 && !isTakeBack(first)) return `${count} ${first.subject}s`;
  return matchEntrySubject(
    {
      reading: ({ kind, observation }) =>
        `${OF_KIND[kind]}${wordsOfObservation(strategy, observation)}`,
      event: ({ kind, happening }) => `${OF_KIND[kind]}${wordsOfHappening(happening)}`,
      assessment: ({ id }) => `assessment ${id}`,
      signature: ({ id }) => `the signature under assessment ${id}`,
      action: ({ kind, id }) => `the ${kind} of ${id}`,
    },
    first,
  );
}
