/** What has changed in a store on the disk since it was written, all of it; and putting that right. */
import { isUndoAndNotRedoKind } from '../../core/journal/journal.ts';
import { SHIPPED_AUTHOR } from '../../core/model/model.ts';
import { sha256 } from '../files/sha256.ts';
import { STATE_AFTER } from '../journal/entries.ts';
import { WITHOUT_SHIPPED } from '../journal/shipped-rows.ts';
import { queryWrongCountTexts } from '../journal/standing-queries.ts';
import type { Connection } from './connection.ts';
import {
  damagedAssessmentOrSignatureText,
  damagedRowText,
  missingJournalEntryCountText,
} from './damage-words.ts';
import { storedNumberOfColumn, storedTextOfColumn } from './rows.ts';
import { CHECKED, type Checked, COUNTED, type SqlValue, type StoredRow } from './schema.ts';
import { queryStandingTableSpecs, VERSIONED_SQL } from './standing-notes.ts';

const TABLES = Object.keys(CHECKED).filter((name): name is Checked => name in CHECKED);
const columnsOf = (table: Checked): string => CHECKED[table].map((name) => `"${name}"`).join(', ');
const all = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Everything in a store that is no longer as it was written, in words; a walk over all of it. */
export function queryStoreDamage(connection: Connection): readonly string[] {
  const rows = [
    ...TABLES.flatMap((table) =>
      queryDamagedRows(connection, table).map((row) => damagedRowText(table, row)),
    ),
    ...queryEntriesMissingAssessment(connection).map(damagedAssessmentOrSignatureText),
  ];
  return [...rows, ...queryWrongCountTexts(connection)];
}

/**
 * The entries, as they were written, that say that an assessment or a signature was made which is missing. One that is there
 * and damaged is not missing, as long as its entry or what it says of itself leads to it.
 */
const SAID_MISSING = `SELECT e.* FROM entry e WHERE e.subject = 'action' AND e.kind = 'record'
  AND e.checksum IS checksum(${CHECKED.entry.map((name) => `e."${name}"`).join(', ')})
  AND CASE e.happening
    WHEN 'assessment' THEN NOT EXISTS (SELECT 1 FROM assessment a WHERE a.entry = e.seq OR 'n' || a.id = e.name)
    WHEN 'signature' THEN NOT EXISTS (SELECT 1 FROM signature s
      WHERE s.entry = e.seq OR ('n' || s.assessment = e.name AND s.author = e.author))
  END`;

/** The entries that say that an assessment or a signature was made which is missing. */
export function queryEntriesMissingAssessment(connection: Connection): readonly StoredRow[] {
  return connection.all(SAID_MISSING);
}

function queryDamagedRows(connection: Connection, table: Checked): readonly StoredRow[] {
  const rows = connection.all(
    `SELECT * FROM ${table} WHERE checksum IS NOT checksum(${columnsOf(table)})`,
  );
  return table === 'strategy'
    ? [
        ...rows,
        ...queryDamagedStrategyRows(connection).filter((file) => !rows.some(isSameFile(file))),
      ]
    : rows;
}

const isSameFile =
  (file: StoredRow) =>
  (row: StoredRow): boolean =>
    row.sha256 === file.sha256;

/** The strategy files whose bytes are no longer those that their hash was made of. */
export function queryDamagedStrategyRows(connection: Connection): readonly StoredRow[] {
  return connection
    .all('SELECT * FROM strategy')
    .filter(({ sha256: hash, bytes }) => !(bytes instanceof Uint8Array) || sha256(bytes) !== hash);
}

/** How many entries are missing, below 0 where some are too many, and what their checksums add up to, a whole number. */
function queryMissingRows(connection: Connection): {
  readonly entries: number;
  readonly checksums: number;
} {
  const [entries, checksums] = ['count', 'sum'].map((name) =>
    connection.number(`SELECT ${name} FROM total WHERE name = 'entry'`),
  );
  return {
    entries: (entries ?? 0) - connection.number('SELECT count(*) FROM entry'),
    checksums: (checksums ?? 0) - connection.number('SELECT sum(checksum) FROM entry'),
  };
}

/** What came of a repair, in words. */
export interface Repaired {
  /** What was put back from a backup. */
  readonly back: readonly string[];
  /** What no backup has: it is left out of the store from now on. */
  readonly lost: readonly string[];
}

/**
 * Puts back what is damaged from sound stores, the first before the others, leaves out what none of them has, and makes
 * anew what follows from the journal; inside a transaction of the caller.
 */
export function insertRepairsFromSoundStores(
  connection: Connection,
  sound: readonly Connection[],
): Repaired {
  const triggers = connection.all(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`);
  for (const row of triggers) connection.exec(`DROP TRIGGER "${storedTextOfColumn(row, 'name')}"`);
  const back: string[] = [];
  for (const good of sound) back.push(...rowsBack(connection, good));
  for (const good of sound) back.push(...missingBack(connection, good));
  const removed = TABLES.filter((table) => table !== 'standing').flatMap((table) =>
    queryDamagedRows(connection, table).map((row) => {
      remove(connection, table, row);
      return damagedRowText(table, row);
    }),
  );
  for (const good of sound) back.push(...saidBack(connection, good));
  const lost = removed.filter((name) => !back.includes(name));
  const { entries } = queryMissingRows(connection);
  const missing = entries - lost.filter((name) => name.startsWith('entry ')).length;
  for (const entry of queryEntriesMissingAssessment(connection)) {
    remove(connection, 'entry', entry);
    if (!lost.includes(damagedAssessmentOrSignatureText(entry)))
      lost.push(damagedAssessmentOrSignatureText(entry));
  }
  derive(connection);
  for (const { table, derived, columns } of queryDerived(connection))
    connection.exec(
      `DELETE FROM ${table}; INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${derived}`,
    );
  connection.exec(RECOUNT);
  for (const row of triggers) connection.exec(storedTextOfColumn(row, 'sql'));
  // what came with a release comes again when the store is next opened
  if (lost.length > 0 || missing > 0)
    connection.run(`DELETE FROM fact WHERE name = 'starter' AND value <> ?`, WITHOUT_SHIPPED);
  return { back, lost: missing > 0 ? [...lost, missingJournalEntryCountText(missing)] : lost };
}

const RECOUNT = `DELETE FROM total; ${COUNTED.map(
  ({ table, summed }) =>
    `INSERT INTO total SELECT '${table}', count(*), ifnull(sum(${summed}), 0) FROM ${table}`,
).join('; ')}`;

/** A damaged row is told by its checksum, since it may lie under a wrong key; where that is damaged, by all the rest. */
function rowsBack(connection: Connection, good: Connection): readonly string[] {
  return TABLES.filter((table) => table !== 'standing').flatMap((table) =>
    queryDamagedRows(connection, table).flatMap((row) => {
      const names = CHECKED[table];
      const same = names.map((name) => `"${name}" IS ?`).join(' AND ');
      const rows = good.all(
        `SELECT * FROM ${table} WHERE checksum = ? OR (${same})`,
        ...[row.checksum ?? null, ...names.map((name) => row[name] ?? null)],
      );
      const [found] = good.intact(table, rows);
      if (found === undefined) return [];
      remove(connection, table, row);
      insert(connection, table, found);
      return [damagedRowText(table, found)];
    }),
  );
}

/**
 * Puts back entries that are missing, or of which nothing tells any more which they were: those of a backup that the store
 * has not sound, where they are as many as these and add up to what does.
 */
function missingBack(connection: Connection, good: Connection): readonly string[] {
  const damaged = queryDamagedRows(connection, 'entry');
  const { entries: gone, checksums: summed } = queryMissingRows(connection);
  const entries = gone + damaged.length;
  const checksums = damaged.reduce((sum, row) => sum + Number(row.checksum ?? 0), summed);
  if (entries <= 0) return [];
  const unsound = new Set(damaged.map((row) => row.seq));
  const found: StoredRow[] = [];
  for (const row of good.iterate('SELECT * FROM entry ORDER BY seq DESC')) {
    const seq = storedNumberOfColumn(row, 'seq');
    if (unsound.has(seq) || connection.get('SELECT 1 FROM entry WHERE seq = ?', seq) === undefined)
      found.push(row);
    if (found.length > entries) return [];
  }
  const sum = found.reduce((before, row) => before + storedNumberOfColumn(row, 'checksum'), 0);
  if (found.length !== entries || sum !== checksums) return [];
  for (const row of damaged) remove(connection, 'entry', row);
  for (const row of found) insert(connection, 'entry', row);
  return found.map((row) => damagedRowText('entry', row));
}

/** Puts back the assessments and signatures that are missing and that a backup has by the same entry. */
function saidBack(connection: Connection, good: Connection): readonly string[] {
  return queryEntriesMissingAssessment(connection).flatMap((entry) => {
    const table = entry.happening === 'assessment' ? 'assessment' : 'signature';
    const rows = good.all(
      `SELECT * FROM ${table} WHERE entry = ?`,
      storedNumberOfColumn(entry, 'seq'),
    );
    const [found] = good.intact(table, rows);
    const same = good.get(
      'SELECT checksum FROM entry WHERE seq = ?',
      storedNumberOfColumn(entry, 'seq'),
    );
    if (found === undefined || same?.checksum !== entry.checksum) return [];
    insert(connection, table, found);
    return [damagedRowText(table, found)];
  });
}

function remove(connection: Connection, table: Checked, row: StoredRow): void {
  const names = [...CHECKED[table], 'checksum'];
  connection.run(
    `DELETE FROM ${table} WHERE ${names.map((name) => `"${name}" IS ?`).join(' AND ')}`,
    ...names.map((name) => row[name] ?? null),
  );
}

function insert(connection: Connection, table: Checked, row: StoredRow): void {
  const values: readonly SqlValue[] = Object.values(row);
  const names = Object.keys(row).map((name) => `"${name}"`);
  connection.run(
    `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${all(values)})`,
    ...values,
  );
}

interface Derived {
  readonly table: string;
  /** Where `derive` puts what it should hold. */
  readonly derived: string;
  readonly columns: string;
}

/** The tables that follow from the journal, as many as a store of its format has. */
function queryDerived(connection: Connection): readonly Derived[] {
  return [
    { table: 'action', derived: 'derived_action', columns: 'id, last, author, state' },
    ...queryStandingTableSpecs(connection, DECIDING_TABLE).map(({ table, columns }) => ({
      table,
      derived: `derived_${table}`,
      columns,
    })),
  ];
}

/** Whether the tables that are derived from the journal hold what it gives; it walks the whole journal again, and asks nothing useful of a damaged one. */
export function queryDerivedTablesMatchJournal(connection: Connection): boolean {
  derive(connection);
  return queryDerived(connection).every(({ table, derived, columns }) => {
    const [kept, made] = [table, derived].map((name) => `SELECT ${columns} FROM ${name}`);
    return [`${kept} EXCEPT ${made}`, `${made} EXCEPT ${kept}`].every(
      (query) => connection.get(`${query} LIMIT 1`) === undefined,
    );
  });
}

const DERIVE = `
  DROP TABLE IF EXISTS derived_action;
  CREATE TEMP TABLE derived_action (id INTEGER PRIMARY KEY, last INTEGER, author TEXT, state TEXT)`;
const DECIDING_TABLE = 'derived_deciding';
/** As where the journal is folded: the last of a user, else the last of a release, where its recording is not undone. */
const DECIDING = `
  DROP TABLE IF EXISTS ${DECIDING_TABLE};
  CREATE TEMP TABLE ${DECIDING_TABLE} AS
    SELECT * FROM (
      SELECT e.*, row_number() OVER (
        PARTITION BY e.origin ORDER BY e.author <> '${SHIPPED_AUTHOR}' DESC, e.seq DESC
      ) AS place
      FROM entry e JOIN derived_action a ON a.id = e.action AND a.state = 'done'
      WHERE e.subject IN (${VERSIONED_SQL}) AND EXISTS (
        SELECT 1 FROM entry r JOIN derived_action d ON d.id = r.action AND d.state = 'done' WHERE r.seq = e.origin
      )
    ) WHERE place = 1 AND kind <> 'retract'`;

/** Makes what follows from the journal, in tables of this connection's own. */
function derive(connection: Connection): void {
  connection.exec(DERIVE);
  const actions = new Map<number, { last: number; author: string; state: string }>();
  const undone = new Map<string, Set<number>>();
  // of an action of many entries the columns are those of its last
  const acts = connection.all(
    'SELECT action, max(seq) AS last, author, kind, origin FROM entry GROUP BY action ORDER BY action',
  );
  for (const row of acts) {
    const [id, last, author] = [
      storedNumberOfColumn(row, 'action'),
      storedNumberOfColumn(row, 'last'),
      storedTextOfColumn(row, 'author'),
    ];
    const own = undone.get(author) ?? new Set();
    undone.set(author, own);
    if (row.kind === 'undo' || row.kind === 'redo') {
      const taken = actions.get(storedNumberOfColumn(row, 'origin'));
      if (taken === undefined) continue;
      taken.state = STATE_AFTER[row.kind];
      if (isUndoAndNotRedoKind(row.kind)) own.add(storedNumberOfColumn(row, 'origin'));
      else own.delete(storedNumberOfColumn(row, 'origin'));
      continue;
    }
    for (const each of own) {
      const before = actions.get(each);
      if (before !== undefined) before.state = 'void';
    }
    own.clear();
    actions.set(id, { last, author, state: 'done' });
  }
  for (const [id, { last, author, state }] of actions)
    connection.run('INSERT INTO derived_action VALUES (?, ?, ?, ?)', id, last, author, state);
  connection.exec(DECIDING);
  for (const { table, should } of queryStandingTableSpecs(connection, DECIDING_TABLE)) {
    const derived = `derived_${table}`;
    connection.exec(`DROP TABLE IF EXISTS ${derived}; CREATE TEMP TABLE ${derived} AS ${should}`);
  }
}
