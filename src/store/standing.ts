/** The tables of what stands, kept along with the journal in the same transaction. */
import { decidingEntry } from '../domain/journal.ts';
import { type Observation, STARTER } from '../domain/model.ts';
import type { Connection, Row } from './connection.ts';
import { actionId, ENTRY_COLUMNS, number, text } from './rows.ts';

/** The entry that decides over what another recorded; undefined when its recording is undone. */
export function decide(connection: Connection, origin: number): Row | undefined {
  const rows = connection.all(
    `SELECT ${ENTRY_COLUMNS}, a.state FROM entry e JOIN action a ON a.id = e.action WHERE e.seq = ?1
     UNION ALL
     SELECT ${ENTRY_COLUMNS}, a.state FROM entry e JOIN action a ON a.id = e.action
     WHERE e.origin = ?1 AND e.kind IN ('correct', 'retract') ORDER BY 1`,
    origin,
  );
  const undone = new Set<string>();
  const entries = rows.map((row) => {
    const action = actionId(number(row, 'action'));
    if (row.state !== 'done') undone.add(action);
    return { author: text(row, 'author'), action, row };
  });
  return decidingEntry(entries, (action) => undone.has(action))?.row;
}

/** Lets a reading stand that was just written. */
export function stand(
  connection: Connection,
  author: string,
  seq: number,
  observation: Observation,
): void {
  connection.run(
    'INSERT INTO standing (indicator, observed_on, by_user, seq, value) VALUES (?, ?, ?, ?, ?)',
    observation.indicator,
    observation.observedOn,
    author === STARTER ? 0 : 1,
    seq,
    observation.value,
  );
}

/** Lets an entry stand. */
export function rise(connection: Connection, row: Row): void {
  connection.run(
    row.subject === 'event'
      ? 'INSERT INTO standing_event (seq) SELECT seq FROM entry WHERE seq = ?'
      : `INSERT INTO standing (indicator, observed_on, by_user, seq, value)
         SELECT indicator, observed_on, author <> '${STARTER}', seq, value FROM entry WHERE seq = ?`,
    number(row, 'seq'),
  );
}

/** Lets an entry stand no longer; returns it. */
export function fall(connection: Connection, seq: number): Row | undefined {
  const row = connection.get(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, seq);
  if (row === undefined || row.kind === 'retract') return row;
  if (row.subject === 'event') connection.run('DELETE FROM standing_event WHERE seq = ?', seq);
  else {
    connection.run(
      'DELETE FROM standing WHERE indicator = ? AND observed_on = ? AND by_user = ? AND seq = ?',
      text(row, 'indicator'),
      text(row, 'observed_on'),
      text(row, 'author') === STARTER ? 0 : 1,
      seq,
    );
  }
  return row;
}
