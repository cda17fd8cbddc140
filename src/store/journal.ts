/** The journal of a strategy in a SQLite file: entries that only grow, and what of them is in force. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Day, isoDay, localToday } from '../model/day.ts';
import { Refusal } from '../model/problem.ts';
import type { Entry, Item, Kept, StandingRecord } from '../model/record.ts';
import {
  recordOf,
  standingRecord,
  toTakeBack,
  unchanged,
  type WrittenRow,
} from '../model/standing.ts';
import type { Leaf } from '../model/strategy.ts';
import { backupPath, copyDatabase, dropOldBackups, isThere, makeBackupFolder } from './backup.ts';
import { mayWrite, openDatabase, pragma, told, transact } from './database.ts';
import { countingOf, NEEDED_BY_ALL, NEEDED_BY_BOARDS, needsOf } from './needs.ts';
import type { Change, Contents, EntryFilter, ItemKind, Journal, WrittenFilter } from './port.ts';
import {
  type Cells,
  COLUMNS,
  cellsOf,
  type Draft,
  draftsOf,
  entriesOf,
  entryOf,
  placesOf,
  SCHEMA,
  TWIN,
} from './schema.ts';

/** Whether an entry is as it was written. */
const SOUND = `twin IS ${TWIN}`;
/** The place of the newest entry, kept once more in `meta`. */
const LAST = 'last';
/** Milliseconds between two looks at what other processes wrote. */
const LOOK_EVERY = 1_000;
/** Before the keys of what a data folder keeps for itself. */
export const OWN = 'here ';
const MENDS = 'axiswatch doctor says how to repair it';

/** The two places where what is in force stands are this one, and `standing_twin`. */
const FIRST = 'sqlite_autoindex_standing_1';
/** A question put to one of them. */
const from = (index: string, question: string): string =>
  question.replaceAll(/(FROM|JOIN) standing\b/g, `$& INDEXED BY ${index}`);

export class SqliteJournal implements Journal {
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly #damage = new Set<string>();
  readonly #database: DatabaseSync;
  readonly #leaves: readonly Leaf[];
  readonly #now: () => number;
  readonly #statements = new Map<string, StatementSync>();
  #isVerified = false;

  private constructor(
    path: string,
    database: DatabaseSync,
    leaves: readonly Leaf[],
    now: () => number,
    isReadOnly: boolean,
  ) {
    this.path = path;
    this.isReadOnly = isReadOnly;
    this.#database = database;
    this.#leaves = leaves;
    this.#now = now;
  }

  /** Opens the journal of a strategy with these leaves; it is made where it is not there. */
  static async open(
    path: string,
    leaves: readonly Leaf[],
    now: () => number = Date.now,
    isReadOnly = !mayWrite(path),
  ): Promise<SqliteJournal> {
    const database = await openDatabase(path, isReadOnly);
    return new SqliteJournal(path, database, leaves, now, isReadOnly);
  }

  /** That of a database that is open. */
  static over(path: string, database: DatabaseSync): SqliteJournal {
    return new SqliteJournal(path, database, [], Date.now, true);
  }

  get damage(): ReadonlySet<string> {
    return this.#damage;
  }

  async append(author: string, changes: readonly Change[]): Promise<readonly Entry[]> {
    return this.#act(() => this.add(author, changes));
  }

  async undo(author: string): Promise<Entry> {
    return this.#act(() => this.#takeBack(author, 'undo'));
  }

  async redo(author: string): Promise<Entry> {
    return this.#act(() => this.#takeBack(author, 'redo'));
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
    return this.#told(() => this.list(`${condition} ${order}`, ...values));
  }

  async action(id: string): Promise<readonly Entry[]> {
    return this.#told(() => this.list('WHERE action = ? ORDER BY seq', id));
  }

  async record(days?: readonly Day[], scored: readonly Day[] = []): Promise<StandingRecord> {
    const { before, rows: needed } = days === undefined ? NEEDED_BY_ALL : NEEDED_BY_BOARDS;
    const values = days === undefined ? [] : needsOf(this.#leaves, days, scored);
    return this.read(() => {
      // the first row counts those of the other place
      const [twin, ...cells] = this.#statement(
        `WITH ${from(FIRST, before)}
        needed AS (${from(FIRST, needed)}),
        twin AS (${from('standing_twin', needed)})
        SELECT count(*), NULL, NULL, NULL, total(seq) FROM twin
        UNION ALL
        SELECT needed.seq, id, author, data, ${SOUND} FROM needed LEFT JOIN entries USING (seq)`,
      ).all(...values) as unknown as [number, string, string, string, number | null][];
      let sum = 0;
      const rows: WrittenRow[] = [];
      for (const row of cells) {
        // until it is hot, code that takes five cells apart at once needs as long as all else here
        const seq = row[0];
        sum += seq;
        if (row[4] === 1)
          rows.push(Object.assign(JSON.parse(row[3]), { entry: row[1], seq, author: row[2] }));
        else this.#damaged(seq);
      }
      if (twin?.[0] !== cells.length || twin[4] !== sum) this.#damaged();
      return recordOf(rows);
    });
  }

  async known(at: number): Promise<StandingRecord> {
    return this.#told(() => standingRecord(this.list('WHERE at <= ? ORDER BY seq', at)));
  }

  async items<I extends Item>(what: ItemKind, key?: string): Promise<readonly Kept<I>[]> {
    return this.#told(() => {
      const kept = this.list(
        `WHERE seq IN (SELECT seq FROM standing WHERE what = ?1 AND node = ifnull(?2, node))
          ORDER BY seq`,
        what,
        key ?? null,
      );
      return kept.map(({ id: entry, seq, at, author, item }) => {
        return { ...(item as I), entry, seq, at, author };
      });
    });
  }

  async countItems(what: ItemKind, key: string): Promise<number> {
    const [count] =
      this.read(() =>
        this.#get('SELECT count(*) FROM standing WHERE what = ? AND node = ?', what, key),
      ) ?? [];
    return Number(count);
  }

  async countWritten(filter: WrittenFilter, most: number): Promise<number> {
    const [question, values] = countingOf(filter, most, (at) => `?${at}`);
    const [count] = this.read(() => this.#get(question, ...values)) ?? [];
    return Number(count);
  }

  async kept(prefix: string): Promise<ReadonlyMap<string, string>> {
    const own = [...this.readMeta()].filter(([key]) => key.startsWith(OWN + prefix));
    return new Map(own.map(([key, value]) => [key.slice(OWN.length), value]));
  }

  async keep(key: string, value: string): Promise<void> {
    this.write(() => this.setMeta(OWN + key, value));
  }

  async last(): Promise<number> {
    return this.read(() => {
      const { seq } = this.#last();
      if (seq !== Number(this.meta(LAST) ?? 0)) this.#damaged();
      return seq;
    });
  }

  watch(changed: () => void): () => void {
    let version = pragma(this.#database, 'data_version');
    const timer = setInterval(() => {
      if (!this.#database.isOpen) return clearInterval(timer);
      const now = pragma(this.#database, 'data_version');
      if (now === version) return;
      version = now;
      changed();
    }, LOOK_EVERY);
    timer.unref();
    return () => clearInterval(timer);
  }

  async copyTo(path: string): Promise<void> {
    this.#refusing(() => {
      this.contents();
      copyDatabase(this.#database, path);
    });
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  contents(): Contents {
    const meta = this.readMeta();
    const entries = this.list('ORDER BY seq');
    if (this.#damage.size > 0) throw this.#refusal();
    return { entries, meta };
  }

  /** Makes anew, from the entries, all that follows from them. */
  standAnew(): void {
    this.#database.exec('REINDEX');
    this.#run('DELETE FROM standing');
    for (const entry of unchanged(this.list('ORDER BY seq'))) this.#stand(entry);
  }

  /** Puts these in the place of all that it holds, which is first copied into a file; other processes see it as a write. */
  replace(contents: Contents, aside = ''): void {
    this.#refusing(() => {
      const { seq } = this.#last();
      if (seq > 0) copyDatabase(this.#database, aside);
      transact(this.#database, () => {
        if (this.#last().seq !== seq)
          throw new Refusal('another program wrote meanwhile; try again');
        this.#makeAnew(contents);
      });
    });
  }

  async rewrite(change: (own: Contents) => Contents | undefined): Promise<void> {
    this.#act(() => {
      const contents = change(this.contents());
      if (contents !== undefined) this.#makeAnew(contents);
    });
  }

  #makeAnew({ entries, meta }: Contents): void {
    this.#database.exec(`DROP TABLE entries; DROP TABLE standing; DROP TABLE meta; ${SCHEMA}`);
    for (const entry of entries) this.#put(entry);
    for (const [key, value] of meta) this.setMeta(key, value);
    this.setMeta(LAST, String(entries.length));
    this.standAnew();
  }

  /** All that is kept beside the entries. */
  readMeta(): ReadonlyMap<string, string> {
    const rows = this.read(() => this.#statement('SELECT key, value FROM meta').all());
    return new Map(rows as unknown as [string, string][]);
  }

  meta(key: string): string | undefined {
    const value = this.read(() => this.#get('SELECT value FROM meta WHERE key = ?', key)?.[0]);
    return value === undefined ? undefined : String(value);
  }

  setMeta(key: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, value);
  }

  /** Reads the journal as it is at one moment. */
  read<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    return this.#refusing(() => transact(this.#database, work, 'DEFERRED'));
  }

  write<T>(work: () => T): T {
    return this.#refusing(() => {
      this.#backUp();
      return transact(this.#database, work);
    });
  }

  /** Tells an error in a sentence. */
  #refusing<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw told(error, this.path);
    }
  }

  /** Before the first write of a day. */
  #backUp(): void {
    const today = localToday(new Date(this.#now()));
    const last = this.#last();
    if (this.isReadOnly || last.seq === 0 || localToday(new Date(last.at)) === today) return;
    const path = backupPath(this.path, today);
    makeBackupFolder(this.path);
    if (isThere(path)) return;
    // What is damaged takes no place of what is sound.
    this.verify();
    if (this.#damage.size > 0) return;
    copyDatabase(this.#database, path);
    dropOldBackups(this.path, today);
  }

  /** Reads entries, once all of them were found to be as they were written, or named. */
  #told<T>(work: () => T): T {
    return this.read(() => {
      this.verify();
      return work();
    });
  }

  /** Does what a person does, unless something is damaged. */
  #act<T>(work: () => T): T {
    return this.write(() => {
      this.verify();
      if (this.#damage.size === 0) return work();
      throw this.#refusal('nothing was written; it must be repaired first');
    });
  }

  #refusal(...more: readonly string[]): Refusal {
    return new Refusal(
      [...this.#damage, ...more].map((message) => ({ path: '', message })),
      3,
    );
  }

  /** Looks, once, at every entry and every page of the file. */
  verify(): void {
    if (this.#isVerified) return;
    this.#isVerified = true;
    const unsound = this.#statement(`SELECT seq FROM entries WHERE NOT (${SOUND})`).all();
    for (const [seq] of unsound as unknown as number[][]) this.#damaged(seq);
    if (unsound.length > 0) return;
    const [state] = this.#get('PRAGMA integrity_check(1)') ?? [];
    if (state !== 'ok') this.#damaged();
  }

  /** Adds an action within a transaction. */
  add(author: string, changes: readonly Change[]): readonly Entry[] {
    const whatOf = (target: string) =>
      this.#get(
        'SELECT what FROM entries WHERE id = ? AND seq IN (SELECT seq FROM standing)',
        target,
      )?.[0] as Entry['what'] | undefined;
    const entries = this.#insert(draftsOf(author, changes, whatOf));
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

  /** The entries that a condition selects, in its order, without those that changed on the disk. */
  list(condition: string, ...values: SQLInputValue[]): readonly Entry[] {
    const statement = this.#statement(`SELECT ${COLUMNS}, ${SOUND} FROM entries ${condition}`);
    // The types of Node know rows as objects only.
    return (statement.all(...values) as unknown as readonly Cells[]).flatMap((cells) => {
      if (cells.at(-1) === 1) return [entryOf(cells)];
      this.#damaged(Number(cells[0]));
      return [];
    });
  }

  #insert(drafts: readonly Draft[]): readonly Entry[] {
    const last = this.#last();
    const entries = entriesOf(drafts, last, this.#now(), this.#ids(drafts.length));
    this.setMeta(LAST, String(last.seq + drafts.length));
    for (const entry of entries) this.#put(entry);
    return entries;
  }

  #put(entry: Entry): void {
    const cells = cellsOf(entry);
    this.#run(
      'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...cells,
      cells.join('\n'),
    );
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

  #takeBack(author: string, which: 'undo' | 'redo'): Entry {
    const own = this.list(`WHERE author = ? OR kind = 'undo' ORDER BY seq`, author);
    const { action, what, kind, target } = toTakeBack(own, author, which);
    const [undo] = this.#insert([{ author, kind: 'undo', what, target: action }]);
    // To take back an undo brings back what that took; with all that was decided about the same.
    const about = this.list(
      `WHERE kind = 'undo'
      OR (what = 'event' AND EXISTS (SELECT 1 FROM entries WHERE action = ?1 AND what = 'event'))
      OR id IN (WITH RECURSIVE about (id) AS (
        SELECT id FROM entries WHERE action = ?1
        UNION SELECT target FROM entries JOIN about USING (id) WHERE target IS NOT NULL
        UNION SELECT entries.id FROM entries JOIN about ON entries.target = about.id
      ) SELECT id FROM about) ORDER BY seq`,
      kind === 'undo' ? (target as string) : action,
    );
    for (const { seq } of about) this.#run('DELETE FROM standing WHERE seq = ?', seq);
    for (const entry of unchanged(about)) this.#stand(entry);
    return undo as Entry;
  }

  #stand(entry: Entry): void {
    for (const place of placesOf(entry))
      this.#run('INSERT INTO standing VALUES (?, ?, ?, ?)', ...place);
  }

  /** Keeps a sentence about what is damaged: an entry, or else the file. */
  #damaged(seq?: number): void {
    if (seq === undefined) {
      this.#damage.add(`${this.path} is damaged, and rows may be missing; ${MENDS}`);
      return;
    }
    const [node, day] = this.#get('SELECT node, day FROM standing WHERE seq = ?', seq) ?? [];
    const about = node === undefined ? '' : `, ${node} of ${isoDay(Number(day))},`;
    this.#damage.add(`entry ${seq}${about} of ${this.path} is damaged and left out; ${MENDS}`);
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
