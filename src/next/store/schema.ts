/** The tables of a journal, and the sum that tells a row from one that changed on the disk. */

/** Marks a file as a journal of this program ("AxJ3"); kept in SQLite's `application_id`. */
export const APPLICATION_ID = 0x41784a33;
/** Kept in SQLite's `user_version`. */
export const SCHEMA_VERSION = 1;

/**
 * `entries` only grows. `standing` follows from it and is kept in the same transaction: a row for each reading and check in
 * force, and one for each node that an event in force names.
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
    sum INTEGER NOT NULL
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
    person INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY (what, node, day, person, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX standing_by_seq ON standing (seq);
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

const POLYNOMIAL = 0xedb88320;
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  return rest;
});

/** CRC-32 over the bytes of the text's UTF-16 units, zeros left out; node:zlib has one that takes 2 ms to load. */
export function sumOf(text: string): number {
  let crc = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    crc = (crc >>> 8) ^ (TABLE[(crc ^ unit) & 255] as number);
    if (unit > 255) crc = (crc >>> 8) ^ (TABLE[(crc ^ (unit >>> 8)) & 255] as number);
  }
  return ~crc >>> 0;
}
