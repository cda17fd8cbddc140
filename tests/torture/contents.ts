/** What is in the file of a store, read with SQLite alone and nothing of the program. */
import { DatabaseSync } from 'node:sqlite';
import { inOrder, lineOf } from './ledger.ts';

export interface Contents {
  /** The journal and what stands, in the lines of a ledger. */
  readonly journal: readonly string[];
  /** By seq, when an entry was recorded. */
  readonly instants: ReadonlyMap<number, string>;
  /** What SQLite finds wrong, and instants that are out of order; empty when nothing is. */
  readonly wrong: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

const ENTRY = `SELECT seq, author, action, kind, subject, origin, name, indicator, observed_on, value, confidence, source, url,
  note, quote, archived, retrieved_on, happening FROM entry`;

/** Reads all that is in a file. Throws what SQLite throws. */
export function contentsOf(path: string): Contents {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const all = (sql: string): readonly Row[] => database.prepare(sql).all();
    const lines = (table: string, sql: string): readonly string[] =>
      all(sql).map((row) => lineOf(table, Object.values(row)));
    const entries = all(ENTRY).map(({ happening, ...row }) => {
      if (row.subject !== 'event') return lineOf('entry', [...Object.values(row), happening]);
      const event: unknown = JSON.parse(String(happening));
      // an event counts once unless it says otherwise
      const fields =
        typeof event === 'object' && event !== null ? inOrder({ amount: 1, ...event }) : null;
      return lineOf('entry', [...Object.values(row), fields]);
    });
    const recorded = all('SELECT seq, action, recorded_at FROM entry ORDER BY seq');
    return {
      journal: [
        ...entries,
        ...lines('action', 'SELECT id, last, author, state FROM action'),
        ...lines('standing', 'SELECT indicator, observed_on, by_user, seq, value FROM standing'),
        ...lines('standing_event', 'SELECT seq FROM standing_event'),
        ...lines('standing_other', 'SELECT seq FROM standing_other'),
      ].sort(),
      instants: new Map(recorded.map(({ seq, recorded_at: at }) => [Number(seq), String(at)])),
      wrong: [...damageIn(database, path), ...disorderIn(recorded)],
    };
  } finally {
    database.close();
  }
}

/** Every row of every table, as text, by the name of the table. */
export type Tables = ReadonlyMap<string, readonly string[]>;

/** Reads every table of a file; undefined where that cannot be. */
export function tablesOf(path: string): Tables | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const all = (sql: string): readonly Row[] => database.prepare(sql).all();
      const tables = all(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      );
      return new Map(
        tables.map(({ name }) => {
          const rows = all(`SELECT * FROM "${name}"`).map((row) => JSON.stringify(row));
          return [String(name), rows.sort()];
        }),
      );
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

/** What SQLite finds wrong with a file, or why it cannot be looked at. */
export function unsound(path: string): readonly string[] {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return damageIn(database, path);
    } finally {
      database.close();
    }
  } catch (error) {
    return [`${path}: ${error}`];
  }
}

function damageIn(database: DatabaseSync, path: string): readonly string[] {
  const rows = database.prepare('PRAGMA integrity_check').all();
  const found = rows.map((row) => String(row.integrity_check));
  return found.join() === 'ok' ? [] : found.map((line) => `${path}: ${line}`);
}

/** Entries of one action share an instant, and none is earlier than that of the entry before. */
function disorderIn(recorded: readonly Row[]): readonly string[] {
  return recorded.flatMap((entry, at) => {
    const before = recorded[at - 1];
    const [instant, earlier] = [String(entry.recorded_at), String(before?.recorded_at ?? '')];
    if (Number.isNaN(Date.parse(instant))) return [`"${instant}" of an entry is no instant`];
    if (instant < earlier) return ['an instant is earlier than the one before it'];
    const differs = entry.action === before?.action && instant !== earlier;
    return differs ? ['the entries of one action differ in their instants'] : [];
  });
}
