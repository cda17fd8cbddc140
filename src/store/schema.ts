/** The tables of a journal, and what tells a row from one that changed on the disk. */
import type { EventRow, ReadingRow } from '../model/record.ts';

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
