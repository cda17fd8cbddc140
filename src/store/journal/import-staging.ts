/** Readings and checks that come in, set aside in a table until they are recorded as one action. */
import type { Observation, Problem, Result } from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import {
  observationDatabaseValues,
  observationOfStoredRow,
  storedNumberOfColumn,
  storedTextOfColumn,
} from '../db/rows.ts';
import type { StoredRow } from '../db/schema.ts';
import { standingEntriesInsertSql } from '../db/standing-notes.ts';
import { insertActionEndIfRecorded, type Pen } from './commands.ts';
import { queryNewJournalAction, queryNextSeq } from './entries.ts';
import type { Addition, Doubts, FileRow, FirstRows, WrittenAside } from './store-types.ts';

/** How many rows are recorded at once. */
const BATCH = 1_000;
/** So much of the file is held in memory meanwhile, in KiB: its indexes are written all over. */
const CACHE = 32_000;
/** So many rows of each sort are given as examples: on a day of its own, and in the place of another. */
const MOST_EXAMPLES = 100;
/** So many doubtful rows of each sort are named. */
const MOST_DOUBTS = 1_000;

const KEY = ['indicator', 'observed_on', 'value'];
const REST = [
  'confidence',
  'source',
  'url',
  'note',
  'quote',
  'archived',
  'retrieved_on',
  // who makes the number
  'happening',
];
const COLUMNS = [...KEY, ...REST].join(', ');
const INSERT = `INSERT INTO aside (${COLUMNS}, place, beyond)
  VALUES (${[...KEY, ...REST].map(() => '?').join(', ')}, ?, ?)`;
/** What a row that was set aside is: one without a value is a check. */
const SUBJECT = `CASE WHEN value IS NULL THEN 'check' ELSE 'reading' END`;

/** Adds to what is set aside, a table of this connection's own, which nobody else sees and which goes with it; gives its last row, ≥ 0. */
export function insertImportRowsIntoStaging(
  connection: Connection,
  rows: readonly FileRow[],
): Result<number> {
  createStagingTable(connection);
  connection.exec(`PRAGMA cache_size = -${CACHE}`);
  return connection.transactAside(() => {
    const statement = connection.statement(INSERT);
    for (const { observation, place, beyond } of rows)
      statement.run(...observationDatabaseValues(observation), place, Number(beyond));
    return { ok: true, value: queryLastStagedRowId(connection) };
  });
}

function createStagingTable(connection: Connection): void {
  connection.exec(
    `CREATE TEMP TABLE IF NOT EXISTS aside AS SELECT ${COLUMNS}, '' AS place, 0 AS beyond FROM entry LIMIT 0`,
  );
}

/** The last row of what is set aside, ≥ 0, whose table is there; 0 where there is none. */
export function queryLastStagedRowId(connection: Connection): number {
  return connection.number('SELECT max(rowid) FROM aside');
}

/** How many rows are set aside. */
function rowsIn(connection: Connection): number {
  return connection.number('SELECT count(*) FROM aside');
}

/** Why what is set aside, in a table that is made where there is none, does not end with the row `last`; undefined where it does. */
function lostAside(connection: Connection, last: number): Problem | undefined {
  createStagingTable(connection);
  return queryLastStagedRowId(connection) === last
    ? undefined
    : {
        path: connection.path,
        message: 'the store was replaced while the readings came in; import them again',
      };
}

const SAME_REST = REST.map((column) => `e.${column} IS a.${column}`).join(' AND ');
/** Whether a row `a` of what is set aside repeats a reading or a check that stands in every column. */
const STANDS = `(EXISTS (SELECT 1 FROM standing s JOIN entry e ON e.seq = s.seq
  WHERE ${KEY.map((column) => `s.${column} = a.${column}`).join(' AND ')} AND ${SAME_REST})
  OR a.value IS NULL AND EXISTS (SELECT 1 FROM entry e JOIN standing_other s ON s.seq = e.seq
  WHERE e.subject = 'check' AND e.indicator = a.indicator AND e.observed_on = a.observed_on AND ${SAME_REST}))`;
/** The indicators and days of different values, each with its first row; a check contradicts none. */
const TORN = `SELECT indicator, observed_on, min(rowid) AS first FROM aside WHERE value IS NOT NULL
  GROUP BY indicator, observed_on HAVING min(value) <> max(value)`;
const CONTRADICTIONS = `FROM (${TORN}) t JOIN aside f ON f.rowid = t.first
  JOIN aside a ON a.indicator = t.indicator AND a.observed_on = t.observed_on AND a.value <> f.value`;
const BEYOND = `FROM aside a WHERE a.beyond AND NOT ${STANDS}`;
const LEAVE_OUT = `DELETE FROM aside AS a WHERE a.beyond AND NOT ${STANDS}
  OR a.value IS NOT NULL AND (a.indicator, a.observed_on) IN (SELECT indicator, observed_on FROM (${TORN}))`;

/** What is doubtful in what is set aside. Refused where the last row is not `last`, ≥ 0: the file of the store is another by now. */
export function queryStagedRowsContradictingEachOtherOrFar(
  connection: Connection,
  last: number,
): Result<Doubts> {
  const lost = lostAside(connection, last);
  if (lost !== undefined) return { ok: false, problems: [lost] };
  const contradictions = queryFirstRows(
    connection,
    'a.*, f.value AS first_value, f.place AS first_place',
    CONTRADICTIONS,
    (row) => ({
      ...fileRowOf(row),
      first: {
        value: storedNumberOfColumn(row, 'first_value'),
        place: storedTextOfColumn(row, 'first_place'),
      },
    }),
  );
  const beyond = queryFirstRows(connection, 'a.*', BEYOND, fileRowOf);
  return { ok: true, value: { contradictions, beyond } };
}

function queryFirstRows<T extends FileRow<Observation>>(
  connection: Connection,
  columns: string,
  from: string,
  rowOf: (row: StoredRow) => T,
): FirstRows<T> {
  const rows = connection.all(`SELECT ${columns} ${from} ORDER BY a.rowid LIMIT ${MOST_DOUBTS}`);
  const all =
    rows.length < MOST_DOUBTS ? rows.length : connection.number(`SELECT count(*) ${from}`);
  return { rows: rows.map(rowOf), more: all - rows.length };
}

function fileRowOf(row: StoredRow): FileRow<Observation> {
  return {
    observation: observationOfStoredRow(row),
    place: storedTextOfColumn(row, 'place'),
    beyond: storedNumberOfColumn(row, 'beyond') !== 0,
  };
}

/** Deletes, of the rows set aside, up to the `last`, those far beyond the goalposts that do not stand already and those of a day with contradicting values, and gives how many remain, ≥ 0; refused as `queryStagedRowsContradictingEachOtherOrFar`. */
export function deleteStagedRowsContradictingEachOtherOrFar(
  connection: Connection,
  last: number,
): Result<number> {
  const lost = lostAside(connection, last);
  if (lost !== undefined) return { ok: false, problems: [lost] };
  return connection.transactAside(() => {
    connection.run(LEAVE_OUT);
    return { ok: true, value: rowsIn(connection) };
  });
}

/** Rows that repeat another of their batch in every column, or what stands. */
const DROP = `DELETE FROM aside AS a WHERE a.rowid BETWEEN ?1 AND ?2 AND (
  a.rowid NOT IN (SELECT min(rowid) FROM aside WHERE rowid BETWEEN ?1 AND ?2 GROUP BY ${COLUMNS})
  OR ${STANDS})`;
const HEAD = 'seq, recorded_at, author, action, kind, subject, origin, name';
const RECORD = `INSERT OR ROLLBACK INTO entry (${HEAD}, ${COLUMNS}, checksum)
  SELECT *, checksum(${HEAD}, ${COLUMNS}) FROM
  (SELECT seq, ? AS recorded_at, ? AS author, ? AS action, 'record' AS kind, ${SUBJECT} AS subject, seq AS origin,
  NULL AS name, ${COLUMNS} FROM
  (SELECT ? + row_number() OVER (ORDER BY rowid) AS seq, ${COLUMNS} FROM aside WHERE rowid BETWEEN ? AND ?))`;
/** What lets the entries of some seqs stand. */
const STAND = (['reading', 'check'] as const).map(
  (subject) => `${standingEntriesInsertSql(subject)} BETWEEN ? AND ?`,
);
/** The readings among the entries of some seqs. */
const READINGS = `FROM entry e WHERE e.seq BETWEEN ? AND ? AND e.subject = 'reading'`;
/** The value that counted on the day of an entry until then. */
const WAS = `(SELECT s.value FROM standing s
  WHERE s.indicator = e.indicator AND s.observed_on = e.observed_on AND s.seq < e.seq
  ORDER BY s.by_user DESC, s.seq DESC LIMIT 1)`;
const REPLACED = `SELECT count(${WAS}) AS replaced, count(*) AS readings ${READINGS}`;
const EXAMPLES = `SELECT * FROM (SELECT ${COLUMNS}, ${WAS} AS was ${READINGS})`;
const ADDITIONS = `${EXAMPLES} WHERE was IS NULL LIMIT ?`;
const REPLACEMENTS = `${EXAMPLES} WHERE was IS NOT NULL LIMIT ?`;

/**
 * Records what was set aside, in its order, as one action, batch by batch, and yields which row is done, ≥ 1; inside a
 * transaction of the caller. Refused where the last row is not `last`, ≥ 0: the file of the store is another by now.
 */
export function* insertReadingsFromStaging(
  connection: Connection,
  pen: Pen,
  last: number,
): Generator<number, Result<WrittenAside>> {
  const lost = lostAside(connection, last);
  if (lost !== undefined) return { ok: false, problems: [lost] };
  const rows = rowsIn(connection);
  const act = queryNewJournalAction(connection, pen.author, pen.now());
  const additions: Addition[] = [];
  const replacements: Addition[] = [];
  let [replaced, readings] = [0, 0];
  const list = (of: Addition[], sql: string, seqs: readonly number[], there: number): void => {
    const wanted = Math.min(there, MOST_EXAMPLES - of.length);
    if (wanted === 0) return;
    for (const row of connection.all(sql, ...seqs, wanted))
      of.push({
        observation: observationOfStoredRow(row),
        was: typeof row.was === 'number' ? row.was : undefined,
      });
  };
  for (let from = 1; from <= last; from += BATCH) {
    const to = Math.min(last, from + BATCH - 1);
    const before = queryNextSeq(connection) - 1;
    connection.run(DROP, from, to);
    connection.run(RECORD, act.recordedAt, act.author, act.id, before, from, to);
    const seqs = [before + 1, queryNextSeq(connection) - 1];
    for (const stand of STAND) connection.run(stand, ...seqs);
    const counts = connection.get(REPLACED, ...seqs) ?? {};
    const changed = storedNumberOfColumn(counts, 'replaced');
    replaced += changed;
    readings += storedNumberOfColumn(counts, 'readings');
    list(additions, ADDITIONS, seqs, storedNumberOfColumn(counts, 'readings') - changed);
    list(replacements, REPLACEMENTS, seqs, changed);
    yield to;
  }
  const recorded = queryNextSeq(connection) - act.id;
  const written = insertActionEndIfRecorded(connection, act, recorded, rows - recorded);
  const examples = [...additions, ...replacements];
  return written.ok
    ? { ok: true, value: { ...written.value, checks: recorded - readings, replaced, examples } }
    : written;
}
