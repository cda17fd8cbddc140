/** Undo and redo: the newest action of an author, whole. */

import {
  bySubject,
  type Entry,
  isTakeBack,
  type TakeBackKind,
  type VersionKind,
} from '../../core/journal/journal.ts';
import type { TakenBack } from '../../core/journal/journal-port.ts';
import { grouped } from '../../core/model/grouped.ts';
import type { Happening, Observation, Result, Strategy } from '../../core/model/model.ts';
import { codeOf, placesOf } from '../../core/model/tree.ts';
import type { Connection } from '../db/connection.ts';
import { actionId, ENTRY_COLUMNS, entryOf, intactEntries, number } from '../db/rows.ts';
import type { Pen } from './commands.ts';
import { beginAct, takeBackAction } from './entries.ts';

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
export function takeBackNewest(
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
  const act = beginAct(connection, pen.author, pen.now());
  const shippedTouched = takeBackAction(connection, act, kind, target);
  return { ok: true, value: { action: actionId(target.id), summary, shippedTouched } };
}

/** What undo or redo would take, in words; undefined when nothing. */
export function wordsOfNext(
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
  return row === undefined ? undefined : { id: number(row, 'id'), last: number(row, 'last') };
}

function wordsOfTarget(connection: Connection, strategy: Strategy, { id, last }: Target): string {
  const rows = connection.all(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, id);
  const [row] = intactEntries(connection, rows);
  if (row === undefined) return 'an entry';
  return wordsOfAction(strategy, entryOf(row), last - id + 1);
}

function refuse(message: string): Result<never> {
  return { ok: false, problems: [{ path: '', message }] };
}

/** "IR2 2 900 000 on 2026-10-01". */
function wordsOfObservation(strategy: Strategy, observation: Observation): string {
  const node = placesOf(strategy).get(observation.indicator)?.node;
  const code = node === undefined ? observation.indicator : codeOf(node);
  return `${code} ${grouped(String(observation.value))} on ${observation.observedOn}`;
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
  return bySubject(
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
