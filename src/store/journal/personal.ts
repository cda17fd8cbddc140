/** What people set in a store beside the journal: visits, acknowledgements, scenarios; and the strategy files it knows. */
import type { Acknowledgement, KeptStrategy, Scenario } from '../../core/journal/journal-port.ts';
import type { Instant } from '../../core/model/model.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { checksumOf } from '../db/checksum.ts';
import type { Connection } from '../db/connection.ts';
import { damagedRowText } from '../db/damage-words.ts';
import { fieldsOfStoredJson, storedTextOfColumn } from '../db/rows.ts';
import type { StoredRow } from '../db/schema.ts';
import { sha256 } from '../files/sha256.ts';
import type { StrategyFile } from '../files/strategy-file.ts';

/** The path under which the shipped strategy is remembered; the place of the package may change. */
const SHIPPED = 'shipped';

/** When an author was last here; undefined: never. */
export function queryLastVisit(connection: Connection, author: string): Instant | undefined {
  // every row, since one whose author has changed on the disk is not found by it
  const rows = connection.intact('visit', connection.all('SELECT * FROM visit'));
  const own = rows.find((row) => storedTextOfColumn(row, 'author') === author);
  return own && storedTextOfColumn(own, 'at');
}

/** When an author was here before the last visit; undefined: never. */
export function queryVisitBeforeLatest(
  connection: Connection,
  author: string,
): Instant | undefined {
  return queryStoreFact(connection, `visit before: ${author}`);
}

/** Notes that an author is here; `earlier` becomes the visit before it, where given. */
export function insertOrReplaceVisit(
  connection: Connection,
  author: string,
  at: Instant,
  earlier: Instant | undefined,
): void {
  if (earlier !== undefined)
    insertOrReplaceStoreFact(connection, `visit before: ${author}`, earlier);
  connection.run(
    `INSERT INTO visit (author, at, checksum) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, checksum = excluded.checksum`,
    author,
    at,
    checksumOf([author, at]),
  );
}

/** Every acknowledgement, by the day since when its tripwire is crossed. */
export function queryAcknowledgements(connection: Connection): readonly Acknowledgement[] {
  const rows = connection.all('SELECT * FROM acknowledgement ORDER BY since, tripwire');
  return connection.intact('acknowledgement', rows).map((row) => ({
    tripwire: storedTextOfColumn(row, 'tripwire'),
    since: storedTextOfColumn(row, 'since'),
    author: storedTextOfColumn(row, 'author'),
    at: storedTextOfColumn(row, 'at'),
  }));
}

/** Takes back the acknowledgement that an author gave. */
export function deleteAcknowledgement(
  connection: Connection,
  kept: Omit<Acknowledgement, 'at'>,
): void {
  connection.run(
    'DELETE FROM acknowledgement WHERE tripwire = ? AND since = ? AND author = ?',
    kept.tripwire,
    kept.since,
    kept.author,
  );
}

/** Writes an acknowledgement; one that is there stays, unless it is damaged. */
export function insertAcknowledgement(connection: Connection, kept: Acknowledgement): void {
  const values = [kept.tripwire, kept.since, kept.author, kept.at];
  connection.run(
    `INSERT INTO acknowledgement (tripwire, since, author, at, checksum) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET author = excluded.author, at = excluded.at, checksum = excluded.checksum
     WHERE acknowledgement.checksum IS NOT checksum(tripwire, since, acknowledgement.author, acknowledgement.at)`,
    ...values,
    checksumOf(values),
  );
}

/** Every kept scenario, by name. */
export function queryScenarios(connection: Connection): readonly Scenario[] {
  const rows = connection.all('SELECT * FROM scenario ORDER BY name');
  return connection.intact('scenario', rows).map((row) => ({
    name: storedTextOfColumn(row, 'name'),
    author: storedTextOfColumn(row, 'author'),
    at: storedTextOfColumn(row, 'at'),
    values: keptValues(row),
  }));
}

/** Keeps a scenario, in place of one of the same name. */
export function insertOrReplaceScenario(connection: Connection, scenario: Scenario): void {
  const values = [scenario.name, scenario.author, scenario.at, JSON.stringify(scenario.values)];
  connection.run(
    `INSERT INTO scenario (name, author, at, "values", checksum) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET author = excluded.author, at = excluded.at, "values" = excluded."values",
       checksum = excluded.checksum`,
    ...values,
    checksumOf(values),
  );
}

/** Deletes the scenario of a name, if there is one. */
export function deleteScenarioRow(connection: Connection, name: string): void {
  connection.run('DELETE FROM scenario WHERE name = ?', name);
}

/** By the id of an indicator the value that is kept of it, in its unit; what is no number is left out. */
function keptValues(row: StoredRow): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [id, value] of fieldsOfStoredJson(storedTextOfColumn(row, 'values'))) {
    if (typeof value === 'number') values[id] = value;
  }
  return values;
}

/** Whether the store holds the bytes of this file and knows its path to lead to them. */
export function queryHoldsStrategyFile(connection: Connection, file: StrategyFile): boolean {
  return (
    connection.get('SELECT 1 FROM strategy WHERE sha256 = ?', file.sha256) !== undefined &&
    connection.get(
      'SELECT 1 FROM strategy_file WHERE path = ? AND sha256 = ?',
      file.path ?? SHIPPED,
      file.sha256,
    ) !== undefined
  );
}

/** Whether the store was used with this file, or with another that lay in its place. */
export function queryHasUsedStrategyFileOrPath(
  connection: Connection,
  { path, sha256 }: StrategyFile,
): boolean {
  return (
    connection.get(
      'SELECT 1 FROM strategy_file WHERE path = ? OR sha256 = ?',
      path ?? SHIPPED,
      sha256,
    ) !== undefined
  );
}

/** Whether the store was last used with a shipped strategy of these bytes. */
export function queryLastShippedStrategyHadHash(connection: Connection, sha256: string): boolean {
  return (
    connection.get('SELECT 1 FROM strategy_file WHERE path = ? AND sha256 = ?', SHIPPED, sha256) !==
    undefined
  );
}

/** Keeps the bytes of a strategy file that is used with this store, and where it lay; what is kept already stays. */
export function insertStrategyFile(connection: Connection, file: StrategyFile, now: Instant): void {
  connection.run(
    `INSERT INTO strategy (sha256, first_seen, bytes, checksum) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    file.sha256,
    now,
    file.bytes,
    checksumOf([file.sha256, now]),
  );
  connection.run(
    'INSERT INTO strategy_file (path, sha256) VALUES (?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256',
    file.path ?? SHIPPED,
    file.sha256,
  );
}

/** Where other files were read that this store was used with and that differ from this one; undefined is the shipped one. */
export function queryOtherStrategyFilePaths(
  connection: Connection,
  file: StrategyFile,
): readonly { readonly path: string | undefined; readonly sha256: string }[] {
  return connection
    .all(
      'SELECT path, sha256 FROM strategy_file WHERE path <> ? AND sha256 <> ? ORDER BY path',
      file.path ?? SHIPPED,
      file.sha256,
    )
    .map((row) => {
      const path = storedTextOfColumn(row, 'path');
      return {
        path: path === SHIPPED ? undefined : path,
        sha256: storedTextOfColumn(row, 'sha256'),
      };
    });
}

/** Every strategy file that was used with this store, the first used first. */
export function queryKeptStrategies(connection: Connection): readonly KeptStrategy[] {
  const rows = connection.all(
    'SELECT sha256, first_seen, checksum FROM strategy ORDER BY first_seen, sha256',
  );
  return connection.intact('strategy', rows).map((row) => {
    const sha256 = storedTextOfColumn(row, 'sha256');
    return {
      sha256,
      hash: shortHashText(sha256),
      firstSeen: storedTextOfColumn(row, 'first_seen'),
    };
  });
}

/** The text of a kept strategy file by its hash, 8 to 64 hexadecimal digits; undefined: none is kept whose bytes are still those of the hash. */
export function queryKeptStrategyText(connection: Connection, hash: string): string | undefined {
  if (!/^[0-9a-f]{8,64}$/.test(hash)) return undefined;
  const row = connection.get(
    `SELECT sha256, bytes FROM strategy WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' ORDER BY sha256 LIMIT 1`,
    hash,
  );
  if (!(row?.bytes instanceof Uint8Array)) return undefined;
  if (sha256(row.bytes) === row.sha256)
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(row.bytes);
  connection.damaged.add(damagedRowText('strategy', row));
  return undefined;
}

/** A fact about the store itself, or the visit of an author on a day before that of the last. */
export type Fact =
  | 'strategy'
  | 'starter'
  | 'release'
  | 'archived'
  | 'handling'
  | 'begun-anew'
  | `visit before: ${string}`;

/** What the store notes under a name about itself; undefined: nothing. */
export function queryStoreFact(connection: Connection, name: Fact): string | undefined {
  const row = connection.get('SELECT value FROM fact WHERE name = ?', name);
  return row && storedTextOfColumn(row, 'value');
}

/** Deletes what the store notes under a name. */
export function deleteStoreFact(connection: Connection, name: Fact): void {
  connection.run('DELETE FROM fact WHERE name = ?', name);
}

/** Notes something under a name, in place of what was noted. */
export function insertOrReplaceStoreFact(connection: Connection, name: Fact, value: string): void {
  connection.run(
    'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
