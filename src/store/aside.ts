/** Readings that come in, set aside on the disk until they are recorded as one action. */
import type { Observation, Result } from '../domain/model.ts';
import type { Connection } from './connection.ts';
import { type Pen, recordingReadings } from './recording.ts';
import { observationOf, observationValues } from './rows.ts';
import type { Addition, WrittenAside } from './store.ts';

const COLUMNS =
  'indicator, observed_on, value, confidence, source, url, note, quote, archived, retrieved_on';
/** Of each sort: on a day of its own, and in the place of another. */
const MOST_EXAMPLES = 10;

/** Adds to what is set aside: a table of this connection's own, which nobody else sees and which goes with it. */
export function setAside(
  connection: Connection,
  observations: readonly Observation[],
): Result<number> {
  makeTable(connection);
  return connection.transactAside(() => {
    for (const observation of observations) {
      connection.run(
        `INSERT INTO aside (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...observationValues(observation),
      );
    }
    return { ok: true, value: rowsIn(connection) };
  });
}

function makeTable(connection: Connection): void {
  connection.exec(`CREATE TEMP TABLE IF NOT EXISTS aside AS SELECT ${COLUMNS} FROM entry LIMIT 0`);
}

function rowsIn(connection: Connection): number {
  return connection.number('SELECT max(rowid) FROM aside');
}

/**
 * Records what was set aside, in its order, as one action, row by row; inside a transaction of the caller. Refused where
 * it is not the `expected` number of rows: the file of the store is another by now.
 */
export function* recordAside(
  connection: Connection,
  pen: Pen,
  expected: number,
): Generator<undefined, Result<WrittenAside>> {
  makeTable(connection);
  if (rowsIn(connection) !== expected) {
    const message = 'the store was replaced while the readings came in; import them again';
    return { ok: false, problems: [{ path: connection.path, message }] };
  }
  const additions: Addition[] = [];
  const replacements: Addition[] = [];
  let replaced = 0;
  const rows = rowsAside(connection);
  const written = yield* recordingReadings(connection, pen, rows, (observation, was) => {
    if (was !== undefined) replaced += 1;
    const examples = was === undefined ? additions : replacements;
    if (examples.length < MOST_EXAMPLES) examples.push({ observation, was });
  });
  if (!written.ok) return written;
  const examples = [...additions, ...replacements];
  return { ok: true, value: { ...written.value, replaced, examples } };
}

function* rowsAside(connection: Connection): Iterable<Observation> {
  for (const row of connection.iterate(`SELECT ${COLUMNS} FROM aside ORDER BY rowid`))
    yield observationOf(row);
}
