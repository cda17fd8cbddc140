/** The journal of a strategy in a SQLite file: entries that only grow, and what of them is in force. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Day } from '../model/day.ts';
import { Refusal } from '../model/problem.ts';
import {
  type Entry,
  type EventRow,
  type ReadingRow,
  SHIPPED,
  type StandingRecord,
} from '../model/record.ts';
import { recordOf, standingRecord } from '../model/standing.ts';
import type { Leaf } from '../model/strategy.ts';
import { openDatabase, pragma, told, transact } from './database.ts';
import { NEEDED_BY_BOARDS, needsOf } from './needs.ts';
import type { Change, EntryFilter, Journal } from './port.ts';
import { rowText } from './row-text.ts';
import { sumOf } from './schema.ts';

const COLUMNS = 'seq, id, at, author, action, kind, what, target, data, sum';
/** Milliseconds between two looks at what other processes wrote. */
const LOOK_EVERY = 1_000;
/** In standing, of rows for which a person stands, not the program. */
const person = (author: string): number => (author === SHIPPED ? 0 : 1);

/** What a board computes with. */
const numberOf = (row: ReadingRow | EventRow): number | null =>
  ('nodes' in row ? row.amount : row.value) ?? null;

/** seq, id, author and data of an entry, and what stands beside it of node, day and number. */
type StandingCells = [number, string, string, string, string, number, number | null];

/**
 * The row, unless what a board computes with differs from what was noted beside it: to take the sum of all its columns
 * would cost `status` more than to read them.
 */
function soundRow([, , , data, node, day, value]: StandingCells):
  | ReadingRow
  | EventRow
  | undefined {
  try {
    const row: ReadingRow | EventRow = JSON.parse(data);
    const names = 'nodes' in row ? row.nodes.includes(node) : row.indicator === node;
    return names && row.day === day && numberOf(row) === value ? row : undefined;
  } catch {
    return undefined;
  }
}

type Draft = Omit<Entry, 'seq' | 'id' | 'at' | 'action'> & { readonly action?: string };

export class SqliteJournal implements Journal {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #leaves: readonly Leaf[];
  readonly #now: () => number;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(
    path: string,
    database: DatabaseSync,
    leaves: readonly Leaf[],
    now: () => number,
  ) {
    this.path = path;
    this.#database = database;
    this.#leaves = leaves;
    this.#now = now;
  }

  /** Opens the journal of a strategy with these leaves; it is made where it is not there. */
  static async open(
    path: string,
    leaves: readonly Leaf[],
    now: () => number = Date.now,
  ): Promise<SqliteJournal> {
    return new SqliteJournal(path, await openDatabase(path), leaves, now);
  }

  async append(author: string, changes: readonly Change[]): Promise<readonly Entry[]> {
    return this.write(() => this.add(author, changes));
  }

  async undo(author: string): Promise<Entry> {
    return this.write(() => {
      const newest = this.#newest(author, `kind <> 'undo'`);
      if (newest === undefined) throw new Refusal(`${author} has nothing to undo`);
      return this.#takeBack(author, newest);
    });
  }

  async redo(author: string): Promise<Entry> {
    return this.write(() => {
      const newest = this.#newest(
        author,
        `kind = 'undo' AND EXISTS (SELECT 1 FROM entries AS taken
          WHERE taken.action = entries.target AND taken.kind <> 'undo')`,
      );
      const since = this.#get(
        `SELECT 1 FROM entries WHERE author = ? AND kind <> 'undo' AND seq > ?`,
        author,
        newest?.seq ?? 0,
      );
      if (newest === undefined || since !== undefined) {
        throw new Refusal(`${author} has nothing to redo: nothing was undone since the last entry`);
      }
      return this.#takeBack(author, newest);
    });
  }

  async entries(filter: EntryFilter = {}): Promise<readonly Entry[]> {
    const { since, indicator, author, what, newestFirst = false, limit } = filter;
    const conditions: string[] = [];
    const values: SQLInputValue[] = [];
    const where = (condition: string, value: SQLInputValue | undefined): void => {
      if (value === undefined) return;
      conditions.push(condition);
      values.push(value);
    };
    where('seq > ?', since);
    where('author = ?', author);
    where(`(kind = 'undo' OR what = ?)`, what);
    where(
      `(kind = 'undo' OR id IN (WITH RECURSIVE about (id) AS (
        SELECT id FROM entries WHERE data ->> 'indicator' = ?
        UNION SELECT entries.id FROM entries JOIN about ON entries.target = about.id
      ) SELECT id FROM about))`,
      indicator,
    );
    const condition = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const order = `ORDER BY seq ${newestFirst ? 'DESC' : ''} LIMIT ${limit ?? -1}`;
    return this.read(() => this.list(`${condition} ${order}`, ...values));
  }

  async action(id: string): Promise<readonly Entry[]> {
    return this.read(() => this.list('WHERE action = ? ORDER BY seq', id));
  }

  async record(days?: readonly Day[]): Promise<StandingRecord> {
    return this.read(() => {
      const which = days === undefined ? '' : `WHERE seq IN (${NEEDED_BY_BOARDS})`;
      const statement = this.#statement(`SELECT seq, id, author, data, node, day, value
        FROM standing JOIN entries USING (seq) ${which} GROUP BY seq ORDER BY seq`);
      const values =
        days === undefined ? [] : [JSON.stringify(needsOf(this.#leaves)), JSON.stringify(days)];
      const rows = statement.all(...values) as unknown as StandingCells[];
      return recordOf(
        rows.map((cells) => {
          const [seq, entry, author] = cells;
          const row = soundRow(cells);
          if (row === undefined) throw this.#damage(seq);
          return Object.assign(row, { entry, seq, author });
        }),
      );
    });
  }

  async known(at: number): Promise<StandingRecord> {
    return this.read(() => standingRecord(this.list('WHERE at <= ? ORDER BY seq', at)));
  }

  async last(): Promise<number> {
    return this.read(() => this.#last().seq);
  }

  watch(changed: () => void): () => void {
    let version = pragma(this.#database, 'data_version');
    const timer = setInterval(() => {
      const now = pragma(this.#database, 'data_version');
      if (now === version) return;
      version = now;
      changed();
    }, LOOK_EVERY);
    timer.unref();
    return () => clearInterval(timer);
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  /** A value kept beside the entries. */
  meta(key: string): string | undefined {
    const value = this.read(() => this.#get('SELECT value FROM meta WHERE key = ?', key)?.[0]);
    return value === undefined ? undefined : String(value);
  }

  setMeta(key: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, value);
  }

  read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw told(error, this.path);
    }
  }

  write<T>(work: () => T): T {
    return this.read(() => transact(this.#database, work));
  }

  /** Adds an action within a transaction. */
  add(author: string, changes: readonly Change[]): readonly Entry[] {
    const entries = this.#insert(
      changes.map((change): Draft => {
        if (change.kind === 'record') return { author, ...change };
        const target = this.#get(
          'SELECT what FROM entries WHERE id = ? AND seq IN (SELECT seq FROM standing)',
          change.target,
        );
        if (target === undefined) {
          throw new Refusal('what is to be changed is no longer in force; look at it again');
        }
        return { author, what: target[0] as Entry['what'], ...change };
      }),
    );
    for (const entry of entries) {
      if (entry.target !== undefined) {
        this.#run(
          'DELETE FROM standing WHERE seq = (SELECT seq FROM entries WHERE id = ?)',
          entry.target,
        );
      }
      this.#stand(entry);
    }
    return entries;
  }

  /** The entries that a condition selects, in its order; a row that changed on the disk is refused. */
  list(condition: string, ...values: SQLInputValue[]): readonly Entry[] {
    const statement = this.#statement(`SELECT ${COLUMNS} FROM entries ${condition}`);
    // The types of Node know rows as objects only.
    return (statement.all(...values) as unknown as readonly SQLInputValue[][]).map((cells) => {
      const [seq, id, at, author, action, kind, what, target, data, sum] = cells;
      if (sumOf(cells.slice(0, -1).join('\n')) !== sum) {
        throw this.#damage(seq);
      }
      return {
        seq,
        id,
        at,
        author,
        action,
        kind,
        what,
        ...(target === null ? {} : { target }),
        ...(data === null ? {} : { row: JSON.parse(String(data)) }),
      } as Entry;
    });
  }

  #insert(drafts: readonly Draft[]): readonly Entry[] {
    const last = this.#last();
    const at = Math.max(last.at, this.#now());
    const ids = this.#ids(drafts.length);
    return drafts.map((draft, place) => {
      const [seq, id, action] = [last.seq + place + 1, ids[place] as string, ids[0] as string];
      const entry: Entry = { ...draft, seq, id, at, action };
      const { author, kind, what, target = null, row } = entry;
      const data = row === undefined ? null : rowText(row);
      const cells = [seq, id, at, author, action, kind, what, target, data];
      this.#run(
        `INSERT INTO entries (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...cells,
        sumOf(cells.join('\n')),
      );
      return entry;
    });
  }

  #ids(count: number): readonly string[] {
    // Not from node:crypto, which takes 3 ms to load.
    const statement = this.#statement('SELECT lower(hex(randomblob(?)))');
    const [digits] = statement.get(8 * count) as unknown as [string];
    return Array.from({ length: count }, (_, at) => digits.slice(16 * at, 16 * at + 16));
  }

  #last(): { readonly seq: number; readonly at: number } {
    const [seq = 0, at = 0] =
      this.#get('SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1') ?? [];
    return { seq: Number(seq), at: Number(at) };
  }

  /** The author's newest entry of some kind whose action is in force. */
  #newest(author: string, condition: string): Entry | undefined {
    const seqs = this.#statement(
      `SELECT seq, action FROM entries WHERE author = ? AND ${condition} ORDER BY seq DESC`,
    );
    for (const row of seqs.iterate(author)) {
      const [seq, action] = row as unknown as [number, string];
      if (this.#isInForce(action)) return this.list('WHERE seq = ?', seq)[0];
    }
    return undefined;
  }

  #isInForce(action: string): boolean {
    const undos = this.#statement(`SELECT action FROM entries WHERE target = ? AND kind = 'undo'`);
    return (undos.all(action) as unknown as string[][]).every(
      ([undo]) => !this.#isInForce(undo as string),
    );
  }

  #takeBack(author: string, { action, what, kind, target }: Entry): Entry {
    const [undo] = this.#insert([{ author, kind: 'undo', what, target: action }]);
    // To take back an undo brings back what that took.
    const changed = this.list('WHERE action = ?', kind === 'undo' ? (target as string) : action);
    for (const entry of changed) {
      this.#standAgain(entry);
      if (entry.target !== undefined) {
        for (const other of this.list('WHERE id = ?', entry.target)) this.#standAgain(other);
      }
    }
    return undo as Entry;
  }

  /** Puts an entry among those in force, or takes it out, after an undo. */
  #standAgain(entry: Entry): void {
    this.#run('DELETE FROM standing WHERE seq = ?', entry.seq);
    const changes = this.#statement(
      `SELECT action FROM entries WHERE target = ? AND kind <> 'undo'`,
    ).all(entry.id) as unknown as string[][];
    const isChanged = changes.some(([action]) => this.#isInForce(action as string));
    if (!isChanged && this.#isInForce(entry.action)) this.#stand(entry);
  }

  #stand({ seq, author, what, row }: Entry): void {
    if (row === undefined) return;
    const nodes = 'nodes' in row ? row.nodes : [row.indicator];
    for (const node of nodes) {
      this.#run(
        'INSERT INTO standing (what, node, day, person, seq, value) VALUES (?, ?, ?, ?, ?, ?)',
        what,
        node,
        row.day,
        person(author),
        seq,
        numberOf(row),
      );
    }
  }

  #damage(seq: unknown): Refusal {
    return new Refusal(`entry ${seq} of ${this.path} is damaged; put a copy in its place`, 3);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    this.#statements.set(sql, statement);
    return statement;
  }

  #get(sql: string, ...values: SQLInputValue[]): readonly SQLInputValue[] | undefined {
    return this.#statement(sql).get(...values) as unknown as SQLInputValue[] | undefined;
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#statement(sql).run(...values);
  }
}
