/** The tables of a journal, what tells a row from one that changed on the disk, and what is made of an action and of a row. */
import { Refusal } from '../model/problem.ts';
import { type Entry, type EventRow, ITEMS, type ReadingRow } from '../model/record.ts';
import type { Change } from './port.ts';

/** Marks a file as a journal of this program ("AxJ3"); kept in SQLite's `application_id`. */
export const APPLICATION_ID = 0x41784a33;
/** Kept in SQLite's `user_version`. */
export const SCHEMA_VERSION = 1;

/**
 * `entries` only grows. `standing` follows from it and is kept in the same transaction: a row for each reading and check in
 * force, and one for each node that an event in force names.
 *
 * Everything stands twice, and a reading compares both, which costs less than a sum of it: the columns of an entry once
 * more in its `twin`, and `standing` in the index `standing_twin`.
 */
export const SCHEMA = `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    target TEXT,
    data TEXT,
    twin TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_action ON entries (action);
  CREATE INDEX entries_by_target ON entries (target) WHERE target IS NOT NULL;
  CREATE INDEX entries_by_author ON entries (author, seq);
  CREATE INDEX entries_by_indicator ON entries (data ->> 'indicator')
    WHERE data ->> 'indicator' IS NOT NULL;
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
  CREATE TABLE standing (
    what TEXT NOT NULL,
    node TEXT NOT NULL,
    day INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (what, node, day, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX standing_by_seq ON standing (seq);
  CREATE INDEX standing_twin ON standing (what, node, day, seq);
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/** The text that an entry's twin was made as. */
export const TWIN = `concat_ws(char(10), seq, id, at, author, action, kind, what,
  ifnull(target, ''), ifnull(data, ''))`;

const FIELDS = [
  ...['indicator', 'id', 'day', 'value', 'nodes', 'title', 'side', 'stage', 'effect', 'amount'],
  ...['follows', 'confidence', 'source', 'url', 'quote', 'note'],
];

export function rowText(row: ReadingRow | EventRow): string {
  return JSON.stringify(row, FIELDS);
}

/** The columns of an entry in a table, in this order. */
export const COLUMNS = 'seq, id, at, author, action, kind, what, target, data';

export type Cells = readonly (string | number | bigint | Uint8Array | null)[];

export function cellsOf(entry: Entry): (string | number | null)[] {
  const { seq, id, at, author, action, kind, what, target = null, row, item } = entry;
  const data = row !== undefined ? rowText(row) : item !== undefined ? JSON.stringify(item) : null;
  return [seq, id, at, author, action, kind, what, target, data];
}

export function entryOf(cells: Cells): Entry {
  const [seq, id, at, author, action, kind, what, target = null, data = null] = cells;
  const content = (ITEMS as readonly unknown[]).includes(what) ? 'item' : 'row';
  return {
    ...({ seq, id, at, author, action, kind, what } as Entry),
    ...(target === null ? {} : { target: String(target) }),
    ...(data === null ? {} : { [content]: JSON.parse(String(data)) }),
  };
}

/** Where an entry in force stands: what it is, of which node and day, and its place. */
export function placesOf({
  seq,
  what,
  row,
  item,
}: Entry): readonly (readonly [string, string, number, number])[] {
  if (item !== undefined) return [[what, item.key, item.day, seq]];
  if (row === undefined) return [];
  const nodes = 'nodes' in row ? row.nodes : [row.indicator];
  return nodes.map((node) => [what, node, row.day, seq]);
}

export type Draft = Omit<Entry, 'seq' | 'id' | 'at' | 'action'>;

/** Refused where what is to be changed is not in force. */
export function draftsOf(
  author: string,
  changes: readonly Change[],
  whatOf: (target: string) => Entry['what'] | undefined,
): readonly Draft[] {
  return changes.map((change) => {
    if (change.kind === 'record') return { author, ...change };
    const what = whatOf(change.target);
    if (what === undefined) {
      throw new Refusal('the row to be changed is no longer in force; look at it again');
    }
    return { author, what, ...change };
  });
}

/** The entries of an action, after the last one; no two actions are of one moment: journals that are merged are ordered by it. */
export function entriesOf(
  drafts: readonly Draft[],
  last: Pick<Entry, 'seq' | 'at'>,
  now: number,
  ids: readonly string[],
): readonly Entry[] {
  const at = Math.max(last.at + 1, now);
  return drafts.map((draft, place) => ({
    ...draft,
    seq: last.seq + place + 1,
    id: ids[place] as string,
    at,
    action: ids[0] as string,
  }));
}
