/** The journal of a strategy on a PostgreSQL server, for many at once; laid out as in a file. Loaded on use. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Day } from '../model/day.ts';
import { isRefusal, Refusal } from '../model/problem.ts';
import { type Entry, type Item, type Kept, SHIPPED, type StandingRecord } from '../model/record.ts';
import {
  recordOf,
  standingRecord,
  toTakeBack,
  unchanged,
  type WrittenRow,
} from '../model/standing.ts';
import type { Leaf, Strategy } from '../model/strategy.ts';
import { OWN } from './journal.ts';
import type { LoadedStrategy } from './load-strategy.ts';
import { countingOf, NEEDED_BY_ALL, neededByBoards, needsOf } from './needs.ts';
import type { Change, Contents, EntryFilter, ItemKind, Journal, WrittenFilter } from './port.ts';
import { copyBoard } from './restore.ts';
import {
  type Cells,
  COLUMNS,
  cellsOf,
  type Draft,
  draftsOf,
  entriesOf,
  entryOf,
  placesOf,
} from './schema.ts';
import { wrongAddress } from './settings.ts';
import { changesTo, RELEASE, recordingsOf } from './shipped-sync.ts';

/** Milliseconds until a server that says nothing is given up: asked whether it is there, and asked for more. */
const PATIENCE = 5_000;
const LONG_PATIENCE = 60_000;
/** Milliseconds between two looks whether it is still there, or there again. */
const LOOK_EVERY = 1_000;

const SCHEMA = `
  CREATE TABLE entries (
    seq integer PRIMARY KEY, id text NOT NULL UNIQUE, at double precision NOT NULL,
    author text NOT NULL, action text NOT NULL, kind text NOT NULL, what text NOT NULL,
    target text, data text
  );
  CREATE INDEX entries_by_action ON entries (action);
  CREATE TABLE standing (
    what text NOT NULL, node text NOT NULL, day integer NOT NULL, seq integer NOT NULL,
    PRIMARY KEY (what, node, day, seq)
  );
  CREATE INDEX standing_by_seq ON standing (seq);
  CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL);
`;

const NEEDED_BY_BOARDS = neededByBoards(
  'SELECT * FROM json_to_recordset($1) AS need (id text, span int, back int, counted int)',
  'SELECT * FROM json_to_recordset($2) AS asked (day int, whole int)',
  'least',
);

/** Of the columns of a table. */
const TYPES = {
  entries: ['int', 'text', 'float8', ...Array<string>(6).fill('text')],
  standing: ['text', 'text', 'int', 'int'],
};

type Board = Pick<Strategy, 'id' | 'leaves'>;

export class PostgresJournal implements Journal {
  readonly path: string;
  readonly damage: ReadonlySet<string> = new Set();
  isReadOnly: boolean;
  /** Of the tables, and what their changes are told under. */
  readonly #schema: string;
  readonly #leaves: readonly Leaf[];
  readonly #watchers = new Set<() => void>();
  #client: pg.Client | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(path: string, schema: string, leaves: readonly Leaf[], isReadOnly: boolean) {
    this.path = path;
    this.#schema = schema;
    this.#leaves = leaves;
    this.isReadOnly = isReadOnly;
  }

  /** What comes along with the strategy is brought in. */
  static async open(
    { strategy, shipped }: Pick<LoadedStrategy, 'shipped'> & { readonly strategy: Board },
    address: string,
    isReadOnly = false,
  ): Promise<PostgresJournal> {
    const message = wrongAddress(address);
    if (message !== undefined) throw new Refusal([{ path: 'store', message }], 2);
    const schema = `axiswatch_${strategy.id.toLowerCase()}`;
    const journal = new PostgresJournal(address, schema, strategy.leaves, isReadOnly);
    await journal.#begin();
    if (!journal.isReadOnly && shipped !== undefined) await journal.#syncShipped(shipped);
    return journal;
  }

  get isOffline(): boolean {
    return this.#client === undefined;
  }

  async append(author: string, changes: readonly Change[]): Promise<readonly Entry[]> {
    return this.#write(() => this.#add(author, changes));
  }

  async undo(author: string): Promise<Entry> {
    return this.#takeBack(author, 'undo');
  }

  async redo(author: string): Promise<Entry> {
    return this.#takeBack(author, 'redo');
  }

  async entries(filter: EntryFilter = {}): Promise<readonly Entry[]> {
    const { since = 0, indicator, author, what, newestFirst = false, limit } = filter;
    const entries = await this.#read(() =>
      this.#list(
        `WHERE seq > $1 AND author = coalesce($2, author) AND (kind = 'undo' OR what = coalesce($3, what))
        ORDER BY seq ${newestFirst ? 'DESC' : ''} LIMIT $4`,
        [since, author ?? null, what ?? null, indicator === undefined ? (limit ?? null) : null],
      ),
    );
    if (indicator === undefined) return entries;
    const about = new Set<string>();
    for (const { id, row, target = '' } of newestFirst ? entries.toReversed() : entries) {
      const isAbout = row !== undefined && 'indicator' in row && row.indicator === indicator;
      if (isAbout || about.has(target)) about.add(id);
    }
    return entries.filter(({ id, kind }) => kind === 'undo' || about.has(id)).slice(0, limit);
  }

  async action(id: string): Promise<readonly Entry[]> {
    return this.#read(() => this.#list('WHERE action = $1 ORDER BY seq', [id]));
  }

  async record(days?: readonly Day[], scored: readonly Day[] = []): Promise<StandingRecord> {
    const { before, rows: needed } = days === undefined ? NEEDED_BY_ALL : NEEDED_BY_BOARDS;
    const values = days === undefined ? [] : needsOf(this.#leaves, days, scored);
    const rows = await this.#read(() =>
      this.#query(
        `WITH ${before} needed AS MATERIALIZED (${needed})
        SELECT seq, id, author, data FROM needed JOIN entries USING (seq)`,
        values,
      ),
    );
    return recordOf(
      rows.map(
        ([seq, entry, author, data]): WrittenRow =>
          Object.assign(JSON.parse(String(data)), { entry, seq, author }),
      ),
    );
  }

  async known(at: number): Promise<StandingRecord> {
    return standingRecord(await this.#read(() => this.#list('WHERE at <= $1 ORDER BY seq', [at])));
  }

  async items<I extends Item>(what: ItemKind, key?: string): Promise<readonly Kept<I>[]> {
    const kept = await this.#read(() =>
      this.#list(
        `WHERE seq IN (SELECT seq FROM standing WHERE what = $1 AND node = coalesce($2, node))
        ORDER BY seq`,
        [what, key ?? null],
      ),
    );
    return kept.map(({ id: entry, seq, at, author, item }) => {
      return { ...(item as I), entry, seq, at, author };
    });
  }

  async countItems(what: ItemKind, key: string): Promise<number> {
    return (await this.items(what, key)).length;
  }

  async countWritten(filter: WrittenFilter, most: number): Promise<number> {
    const [question, values] = countingOf(filter, most, (at) => `$${at}`);
    const [found] = await this.#read(() => this.#query(question, [...values]));
    return Number(found?.[0]);
  }

  async kept(prefix: string): Promise<ReadonlyMap<string, string>> {
    const all = [...(await this.#read(() => this.#allMeta()))];
    const own = all.filter(([key]) => key.startsWith(OWN + prefix));
    return new Map(own.map(([key, value]) => [key.slice(OWN.length), value]));
  }

  async keep(key: string, value: string): Promise<void> {
    await this.#write(() => this.#setMeta(OWN + key, value));
  }

  async last(): Promise<number> {
    return (await this.#read(() => this.#last())).seq;
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    const look = async (): Promise<void> => {
      const wasOffline = this.isOffline;
      await this.#read(async () => {
        const patience = setTimeout(() => this.#client?.end(), PATIENCE);
        await this.#query(`LISTEN "${this.#schema}"`).finally(() => clearTimeout(patience));
      }).catch(() => undefined);
      if (wasOffline && !this.isOffline) changed();
      if (this.#watchers.has(changed)) setTimeout(look, LOOK_EVERY).unref();
    };
    look();
    return () => this.#watchers.delete(changed);
  }

  async meta(key: string): Promise<string | undefined> {
    return this.#read(() => this.#meta(key));
  }

  async contents(): Promise<Contents> {
    return this.#read(() => this.#contents());
  }

  async rewrite(change: (own: Contents) => Contents | undefined): Promise<void> {
    await this.#write(async () => {
      const contents = change(await this.#contents());
      if (contents === undefined) return;
      for (const table of ['entries', 'standing', 'meta'])
        await this.#query(`DELETE FROM ${table}`);
      await this.#put('entries', contents.entries.map(cellsOf));
      await this.#put('standing', unchanged(contents.entries).flatMap(placesOf));
      for (const [key, value] of contents.meta) await this.#setMeta(key, value);
    });
    // what the server knew of the tables is of those before
    await this.#read(() => this.#query('ANALYZE entries, standing')).catch(() => undefined);
  }

  async copyTo(path: string): Promise<void> {
    await copyBoard(await this.contents(), path);
  }

  async close(): Promise<void> {
    this.#watchers.clear();
    // it says so to the server, which need not answer
    this.#client?.end().catch(() => undefined);
  }

  /** The rows of a release come in once: programs of several releases share a board, and none puts back what another brought. */
  async #syncShipped({ rowsHash, rows }: NonNullable<LoadedStrategy['shipped']>): Promise<void> {
    const hashes = async () => (await this.#meta(RELEASE))?.split(' ') ?? [];
    if ((await this.#read(hashes)).includes(rowsHash)) return;
    await this.#write(async () => {
      const had = await hashes();
      if (had.includes(rowsHash)) return;
      const entries = await this.#list('ORDER BY seq');
      const written = entries.filter(({ author }) => author === SHIPPED);
      await this.#add(SHIPPED, changesTo(recordingsOf(rows()), written, unchanged(entries)));
      await this.#setMeta(RELEASE, [...had, rowsHash].join(' '));
    });
  }

  async #begin(): Promise<void> {
    const state = await this.#read(() => this.#state());
    if (state !== undefined) {
      this.isReadOnly ||= state === false;
      return;
    }
    if (this.isReadOnly) {
      throw new Refusal(`no board is on ${this.path} yet; leave out --readonly to make it`, 3);
    }
    await this.#write(async () => {
      if ((await this.#state()) !== undefined) return;
      await this.#query(`CREATE SCHEMA IF NOT EXISTS "${this.#schema}"`);
      await this.#query(SCHEMA);
    });
  }

  /** Whether one may write there; undefined where no board is there. From the tables, as what is found by name may be of before the lock. */
  async #state(): Promise<unknown> {
    const [[state] = []] = await this.#query(
      `SELECT has_table_privilege(pg_class.oid, 'INSERT') FROM pg_class
      JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = $1 AND relname = 'entries'`,
      [this.#schema],
    );
    return state;
  }

  async #takeBack(author: string, which: 'undo' | 'redo'): Promise<Entry> {
    return this.#write(async () => {
      const entries = await this.#list('ORDER BY seq');
      const { what, action: target } = toTakeBack(entries, author, which);
      const [undo] = await this.#insert([{ author, kind: 'undo', what, target }]);
      const before = new Set(unchanged(entries));
      const after = new Set(unchanged([...entries, undo as Entry]));
      await this.#fall([...before.difference(after)].map(({ seq }) => seq));
      await this.#put('standing', [...after.difference(before)].flatMap(placesOf));
      return undo as Entry;
    });
  }

  async #add(author: string, changes: readonly Change[]): Promise<readonly Entry[]> {
    const targets = changes.flatMap((change) => (change.kind === 'record' ? [] : change.target));
    const found = await this.#list('WHERE id = ANY ($1) AND seq IN (SELECT seq FROM standing)', [
      targets,
    ]);
    const whats = new Map(found.map(({ id, what }) => [id, what]));
    const entries = await this.#insert(draftsOf(author, changes, (id) => whats.get(id)));
    await this.#fall(found.map(({ seq }) => seq));
    await this.#put('standing', entries.flatMap(placesOf));
    return entries;
  }

  async #insert(drafts: readonly Draft[]): Promise<readonly Entry[]> {
    const { now, ...last } = await this.#last();
    const ids = drafts.map(() => randomBytes(8).toString('hex'));
    const entries = entriesOf(drafts, last, now, ids);
    await this.#put('entries', entries.map(cellsOf));
    return entries;
  }

  async #put(table: keyof typeof TYPES, rows: readonly (readonly unknown[])[]): Promise<void> {
    const lists = TYPES[table].map((type, at) => `$${at + 1}::${type}[]`).join(', ');
    await this.#query(
      `INSERT INTO ${table} SELECT * FROM unnest(${lists})`,
      TYPES[table].map((_, at) => rows.map((row) => row[at])),
    );
  }

  async #fall(seqs: readonly number[]): Promise<void> {
    if (seqs.length > 0) await this.#query('DELETE FROM standing WHERE seq = ANY ($1)', [seqs]);
  }

  async #contents(): Promise<Contents> {
    // first what tells of entries, then those: rows of a release are never missing that it says are there
    const meta = await this.#allMeta();
    return { entries: await this.#list('ORDER BY seq'), meta };
  }

  async #list(condition: string, values: readonly unknown[] = []): Promise<readonly Entry[]> {
    const rows = await this.#query(`SELECT ${COLUMNS} FROM entries ${condition}`, values);
    return rows.map((cells) => entryOf(cells));
  }

  /** Place and moment of the newest entry, and the moment of the server. */
  async #last(): Promise<{ readonly seq: number; readonly at: number; readonly now: number }> {
    const [[seq, at, now] = []] = await this.#query(
      `SELECT coalesce(max(seq), 0), coalesce(max(at), 0),
        floor(extract(epoch FROM clock_timestamp()) * 1000)::float8
      FROM (SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1) AS newest`,
    );
    return { seq: Number(seq), at: Number(at), now: Number(now) };
  }

  async #allMeta(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#query('SELECT key, value FROM meta')) as [string, string][]);
  }

  async #meta(key: string): Promise<string | undefined> {
    const [[value] = []] = await this.#query('SELECT value FROM meta WHERE key = $1', [key]);
    return value === undefined ? undefined : String(value);
  }

  async #setMeta(key: string, value: string): Promise<void> {
    await this.#query(
      'INSERT INTO meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, value],
    );
  }

  /** One after another: the lock orders those of all programs, and ends with the transaction, or with the program. */
  #write<T>(work: () => Promise<T>): Promise<T> {
    return this.#read(async () => {
      await this.#query('BEGIN');
      try {
        await this.#query('SELECT pg_advisory_xact_lock(hashtext($1))', [this.#schema]);
        const result = await work();
        await this.#query(`SELECT pg_notify($1, '')`, [this.#schema]);
        await this.#query('COMMIT');
        return result;
      } catch (error) {
        await this.#query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** Does work when all before it is done, on a connection that is made where there is none. */
  #read<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      try {
        await this.#connect();
        return await work();
      } catch (error) {
        throw this.#told(error);
      }
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #connect(): Promise<void> {
    if (this.#client !== undefined) return;
    const client = new pg.Client({
      connectionString: this.path,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: LONG_PATIENCE,
      application_name: 'axiswatch',
      options: `-c search_path="${this.#schema}"`,
    });
    const tell = (): void => {
      for (const changed of this.#watchers) changed();
    };
    const lost = (): void => {
      if (this.#client !== client) return;
      this.#client = undefined;
      tell();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', (message) => {
      // known to the client, unknown to its types
      if (message.processId !== Reflect.get(client, 'processID')) tell();
    });
    await client.connect();
    // those of the address go before ours
    if (this.path.includes('options=')) await client.query(`SET search_path TO "${this.#schema}"`);
    this.#client = client;
  }

  async #query(text: string, values: readonly unknown[] = []): Promise<Cells[]> {
    if (this.#client === undefined) throw new Error('the connection ended');
    const query = { text, values: [...values], rowMode: 'array' as const };
    return (await this.#client.query<Cells[number][]>(query)).rows;
  }

  /** An error as a refusal. */
  #told(error: unknown): unknown {
    if (isRefusal(error) || !(error instanceof Error) || error instanceof TypeError) return error;
    // what the server says has a severity; what ends a connection is of class 57
    if ('severity' in error && !('code' in error && String(error.code).startsWith('57'))) {
      return new Refusal(`${this.path} refuses it: ${error.message}`, 3);
    }
    if (error.message.includes('password')) {
      return new Refusal(`${this.path} asks for a password; set PGPASSFILE or PGPASSWORD`, 3);
    }
    this.#client?.end();
    return new Refusal(
      `the server cannot be reached, and nothing is half written: ${this.path}`,
      3,
    );
  }
}
