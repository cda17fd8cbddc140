/** Readings that come in, set aside in a table until they are recorded as one action. */
import { type Observation, type Result, STARTER } from '../domain/model.ts';
import type { Connection } from './connection.ts';
import { ended, type Pen } from './recording.ts';
import { observationOf, observationValues } from './rows.ts';
import type { Addition, WrittenAside } from './store.ts';
import { beginAct, nextSeq } from './writer.ts';

/** How many rows are recorded at once. */
const BATCH = 1_000;
/** So much of the file is held in memory meanwhile, in KiB: its indexes are written all over. */
const CACHE = 32_000;
/** Of each sort: on a day of its own, and in the place of another. */
const MOST_EXAMPLES = 100;

const KEY = ['indicator', 'observed_on', 'value'];
const REST = ['confidence', 'source', 'url', 'note', 'quote', 'archived', 'retrieved_on'];
const COLUMNS = [...KEY, ...REST].join(', ');
const INSERT = `INSERT INTO aside (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Adds to what is set aside: a table of this connection's own, which nobody else sees and which goes with it. */
export function setAside(
  connection: Connection,
  observations: readonly Observation[],
): Result<number> {
  makeTable(connection);
  connection.exec(`PRAGMA cache_size = -${CACHE}`);
  return connection.transactAside(() => {
    const statement = connection.statement(INSERT);
    for (const observation of observations) statement.run(...observationValues(observation));
    return { ok: true, value: rowsIn(connection) };
  });
}

function makeTable(connection: Connection): void {
  connection.exec(`CREATE TEMP TABLE IF NOT EXISTS aside AS SELECT ${COLUMNS} FROM entry LIMIT 0`);
}

function rowsIn(connection: Connection): number {
  return connection.number('SELECT max(rowid) FROM aside');
}

/** Rows that repeat another of their batch in every column, or a reading that stands. */
const DROP = `DELETE FROM aside AS a WHERE a.rowid BETWEEN ?1 AND ?2 AND (
  a.rowid NOT IN (SELECT min(rowid) FROM aside WHERE rowid BETWEEN ?1 AND ?2 GROUP BY ${COLUMNS})
  OR EXISTS (SELECT 1 FROM standing s JOIN entry e ON e.seq = s.seq
    WHERE ${KEY.map((column) => `s.${column} = a.${column}`).join(' AND ')}
    AND ${REST.map((column) => `e.${column} = a.${column}`).join(' AND ')}))`;
const RECORD = `INSERT OR ROLLBACK INTO entry (seq, origin, recorded_at, author, action, kind, subject, ${COLUMNS})
  SELECT seq, seq, ?, ?, ?, 'record', 'reading', ${COLUMNS} FROM
  (SELECT ? + row_number() OVER (ORDER BY rowid) AS seq, ${COLUMNS} FROM aside WHERE rowid BETWEEN ? AND ?)`;
const STAND = `INSERT OR ROLLBACK INTO standing (indicator, observed_on, by_user, seq, value)
  SELECT indicator, observed_on, author <> '${STARTER}', seq, value FROM entry WHERE seq BETWEEN ? AND ?`;
/** The value that counted on the day of an entry until then. */
const WAS = `(SELECT s.value FROM standing s
  WHERE s.indicator = e.indicator AND s.observed_on = e.observed_on AND s.seq < e.seq
  ORDER BY s.by_user DESC, s.seq DESC LIMIT 1)`;
const REPLACED = `SELECT count(${WAS}) FROM entry e WHERE e.seq BETWEEN ? AND ?`;
const EXAMPLES = `SELECT * FROM (SELECT ${COLUMNS}, ${WAS} AS was FROM entry e WHERE e.seq BETWEEN ? AND ?)`;
const ADDITIONS = `${EXAMPLES} WHERE was IS NULL LIMIT ?`;
const REPLACEMENTS = `${EXAMPLES} WHERE was IS NOT NULL LIMIT ?`;

/**
 * Records what was set aside, in its order, as one action, batch by batch, and yields how many rows are done; inside a
 * transaction of the caller. Refused where it is not the `expected` number of rows: the file of the store is another by
 * now.
 */
export function* recordAside(
  connection: Connection,
  pen: Pen,
  expected: number,
): Generator<number, Result<WrittenAside>> {
  makeTable(connection);
  if (rowsIn(connection) !== expected) {
    const message = 'the store was replaced while the readings came in; import them again';
    return { ok: false, problems: [{ path: connection.path, message }] };
  }
  const act = beginAct(connection, pen.author, pen.now());
  const additions: Addition[] = [];
  const replacements: Addition[] = [];
  let replaced = 0;
  const list = (of: Addition[], sql: string, seqs: readonly number[], there: number): void => {
    const wanted = Math.min(there, MOST_EXAMPLES - of.length);
    if (wanted === 0) return;
    for (const row of connection.all(sql, ...seqs, wanted))
      of.push({
        observation: observationOf(row),
        was: typeof row.was === 'number' ? row.was : undefined,
      });
  };
  for (let from = 1; from <= expected; from += BATCH) {
    const to = Math.min(expected, from + BATCH - 1);
    const before = nextSeq(connection) - 1;
    connection.run(DROP, from, to);
    connection.run(RECORD, act.recordedAt, act.author, act.id, before, from, to);
    const seqs = [before + 1, nextSeq(connection) - 1];
    connection.run(STAND, ...seqs);
    const changed = connection.number(REPLACED, ...seqs);
    replaced += changed;
    list(additions, ADDITIONS, seqs, nextSeq(connection) - 1 - before - changed);
    list(replacements, REPLACEMENTS, seqs, changed);
    yield to;
  }
  const recorded = nextSeq(connection) - act.id;
  const written = ended(connection, act, recorded, expected - recorded);
  const examples = [...additions, ...replacements];
  return written.ok ? { ok: true, value: { ...written.value, replaced, examples } } : written;
}
