/** What `export` carries out: the readings, the journal, or every score by day, as rows under columns. */

import { type Assessment, PARAGRAPHS } from '../../core/journal/assessment.ts';
import {
  type CheckEntry,
  type Entry,
  handleEntryBySubject,
  type ReadingEntry,
} from '../../core/journal/journal.ts';
import { isProposedReading } from '../../core/journal/proposal.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Check, Day, Happening, Reading } from '../../core/model/model.ts';
import {
  columnNameOfField,
  OBSERVATION_FIELDS,
  type ObservedRow,
} from '../../core/model/observation.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreTimelineOfBoard } from '../../core/scoring/board-timeline.ts';
import { jsonText, singleLineJsonText, valueOrNull } from '../../text/output.ts';
import type { EntryColumn, ReadingColumn } from './export-document.ts';

export const EXPORTS = ['readings', 'events', 'assessments', 'journal', 'scores'] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** A cell; null where there is nothing. */
type Cell = string | number | null;

export interface ExportTable {
  /** In the order of a CSV file. */
  readonly columns: readonly string[];
  /** By the names that JSON uses, in the order of `columns`. */
  readonly keys: readonly string[];
  /** How many rows there are, ≥ 0. */
  readonly size: number;
  /** Made as they are asked for: the scores of thousands of years are more than memory holds. */
  readonly rows: Iterable<readonly Cell[]>;
}

/** The readings and checks that stand, with who recorded them and when. */
export function readingsExportTable(readings: readonly (Reading | Check)[]): ExportTable {
  return table<ReadingColumn>(
    [...OBSERVATION_FIELDS, 'author', 'recordedAt'],
    readings.map((reading) => [...observedCells(reading), reading.author, reading.recordedAt]),
  );
}

const ASSESSMENT_KEYS = ['id', 'author', 'at', 'asOf', 'strategy'] as const;

/** Every assessment, oldest first, withdrawn ones too; who signed, by names. */
export function assessmentsExportTable(assessments: readonly Assessment[]): ExportTable {
  return table(
    [...ASSESSMENT_KEYS, ...PARAGRAPHS, 'confidence', 'likelihood', 'signedBy', 'withdrawn'],
    assessments.map((each) => [
      ...ASSESSMENT_KEYS.map((key) => each[key]),
      ...PARAGRAPHS.map((name) => each.judgement[name]),
      each.judgement.confidence,
      valueOrNull(each.judgement.likelihood),
      each.signatures.map(({ author }) => author).join(', '),
      valueOrNull(each.withdrawn),
    ]),
  );
}

const ENTRY_KEYS = [
  'seq',
  'recordedAt',
  'author',
  'action',
  'subject',
  'kind',
  'id',
  'origin',
] as const;
/** The fields of an observation; `origin` is the seq of an entry here. */
const OBSERVED_KEYS = OBSERVATION_FIELDS.map((key) => (key === 'origin' ? 'madeBy' : key));
const EVENT_KEYS = [
  'day',
  'nodes',
  'title',
  'side',
  'eventKind',
  'status',
  'follows',
  'amount',
  'direction',
] as const;
/** What a reading and an event have both. */
const SHARED: readonly string[] = ['confidence', 'source', 'url', 'note'];

/** Every entry of the journal, oldest first; what an entry has not is empty. */
export function journalExportTable(entries: readonly Entry[]): ExportTable {
  return table<EntryColumn>(
    [...ENTRY_KEYS, ...OBSERVED_KEYS, ...EVENT_KEYS, 'state', 'reason'],
    entries.map((entry): readonly Cell[] => {
      const head = ENTRY_KEYS.map((key) => entry[key]);
      const observed = ({ observation }: ReadingEntry | CheckEntry): readonly Cell[] => [
        ...observedCells(observation),
        ...NO_EVENT,
        ...NO_ANSWER,
      ];
      const nothing = (): readonly Cell[] => [...NO_READING, ...NO_EVENT, ...NO_ANSWER];
      const said = handleEntryBySubject<readonly Cell[]>(
        {
          reading: observed,
          check: observed,
          event: ({ happening }) => [...happeningCells(happening), ...NO_ANSWER],
          proposal: ({ proposed, state, reason }) => [
            ...(isProposedReading(proposed)
              ? [...observedCells(proposed.observation), ...NO_EVENT]
              : happeningCells(proposed.happening)),
            state,
            reason,
          ],
          assessment: nothing,
          signature: nothing,
          action: nothing,
        },
        entry,
      );
      return [...head, ...said];
    }),
  );
}

const NO_READING: readonly Cell[] = OBSERVATION_FIELDS.map(() => null);
const NO_EVENT: readonly Cell[] = EVENT_KEYS.map(() => null);
/** What became of a proposal, and why, of what is none. */
const NO_ANSWER: readonly Cell[] = [null, null];

/** An event under the columns of readings and of events. */
function happeningCells(happening: Happening): readonly Cell[] {
  const shared: Readonly<Record<string, string>> = {
    confidence: happening.confidence,
    source: happening.source,
    url: happening.url,
    note: happening.note,
  };
  return [
    ...OBSERVATION_FIELDS.map((key) => (SHARED.includes(key) ? (shared[key] ?? null) : null)),
    happening.day,
    happening.nodes.join(' '),
    happening.title,
    happening.side,
    happening.kind,
    valueOrNull(happening.status),
    happening.follows,
    happening.amount,
    valueOrNull(happening.direction),
  ];
}

function observedCells(observed: ObservedRow): readonly Cell[] {
  return OBSERVATION_FIELDS.map((key) => valueOrNull(observed[key]));
}

/** So many cells are made at once. */
const CELLS_AT_ONCE = 20_000;

/** The score of every node on every day from one to another that is not before it, unrounded. */
export function scoresExportTable(board: Board, from: Day, to: Day): ExportTable {
  const timeline = scoreTimelineOfBoard(board);
  const ids = [...board.card.nodes.keys()];
  const size = daysBetween(from, to) + 1;
  const daysAtOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / ids.length));
  const keys = ['day', ...ids];
  const rows = function* (): Generator<readonly Cell[]> {
    for (let first = 0; first < size; first += daysAtOnce) {
      const begin = addDays(from, first);
      const end = addDays(from, Math.min(size, first + daysAtOnce) - 1);
      const columns = ids.map((id) => timeline.daily(id, begin, end));
      for (let at = 0; at <= daysBetween(begin, end); at += 1)
        yield [addDays(begin, at), ...columns.map((scores) => valueOrNull(scores[at]))];
    }
  };
  return { keys, columns: keys, size, rows: { [Symbol.iterator]: rows } };
}

function table<Key extends string>(
  keys: readonly Key[],
  rows: readonly (readonly Cell[])[],
): ExportTable {
  return { keys, columns: keys.map(columnNameOfField), size: rows.length, rows };
}

/** The table with one more column at its end, whose cell `cellOf` gives of each row. */
export function tableWithColumn(
  table: ExportTable,
  name: string,
  cellOf: (row: readonly Cell[]) => Cell,
): ExportTable {
  const rows = function* (): Generator<readonly Cell[]> {
    for (const row of table.rows) yield [...row, cellOf(row)];
  };
  return {
    keys: [...table.keys, name],
    columns: [...table.columns, name],
    size: table.size,
    rows: { [Symbol.iterator]: rows },
  };
}

/** The rows of a table as objects, as they are asked for. */
export function* generateExportTableRowObjects({
  keys,
  rows,
}: ExportTable): Generator<Readonly<Record<string, Cell>>> {
  for (const row of rows) yield Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null]));
}

/** Objects as JSON Lines, a line at a time. */
export function* jsonLineTexts(objects: Iterable<object>): Generator<string> {
  for (const object of objects) yield singleLineJsonText(object);
}

/** `jsonText` of a document with a list of objects at its end under this name, an object at a time. */
export function* jsonDocumentChunks(
  head: object,
  name: string,
  objects: Iterable<object>,
): Generator<string> {
  const empty = jsonText({ ...head, [name]: [] });
  const end = empty.lastIndexOf(']');
  yield empty.slice(0, end);
  let isFirst = true;
  for (const object of objects) {
    yield `${isFirst ? '' : ','}\n    ${jsonText(object).trimEnd().replaceAll('\n', '\n    ')}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : '\n  '}${empty.slice(end)}`;
}
