/** Bringing a backup back, and finding the one to bring back. */
import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Instant, Problem, Result } from '../domain/model.ts';
import { accessTo, isCutShort, schemaOf } from './attachment.ts';
import { backUp, backUpFile, backupsOf } from './backups.ts';
import { Connection, problemOf, sentenceOf, troubleOf } from './connection.ts';
import { makePrivateFolder, partOf, settle } from './files.ts';
import { factOf } from './personal.ts';
import { copyPrivately } from './private-copy.ts';
import { text } from './rows.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './schema.ts';
import { reasonOf } from './strategy-file.ts';
import { newestSeq } from './views.ts';

/** What was found out about a store or a backup. */
export interface Health {
  readonly path: string;
  /** What is wrong with it, and what to do; undefined when it is good. */
  readonly problem: string | undefined;
  /** Entries in its journal; 0 when it cannot be read. */
  readonly entries: number;
  /** Readings that stand. */
  readonly readings: number;
  /** Instant of its newest entry; undefined when there is none. */
  readonly newest: Instant | undefined;
}

export interface Examination {
  /** undefined: there is no store. */
  readonly store: Health | undefined;
  /** Newest first. */
  readonly backups: readonly Health[];
  /** The backup to restore if the store is lost; undefined: none is good. */
  readonly newestGood: Health | undefined;
}

export interface Restored {
  readonly health: Health;
  /** Where what stood before is kept; undefined when there was nothing. */
  readonly kept: string | undefined;
}

/** Examines the store at a path and all its backups; nothing is changed. */
export function examine(storePath: string, strategyId: string): Examination {
  const store = accessTo(storePath) === 'absent' ? undefined : healthOf(storePath, strategyId);
  const backups = backupsOf(storePath)
    .map((path) => healthOf(path, strategyId))
    .sort((a, b) => compare(b.newest ?? '', a.newest ?? '') || compare(b.path, a.path));
  return { store, backups, newestGood: backups.find(({ problem }) => problem === undefined) };
}

/**
 * Puts a backup in the place of the store. It is checked first, and what stood before is kept among the backups.
 *
 * A store that can be read is changed in one transaction, which programs that have it open see like any other; one that
 * cannot is moved aside. Refused: a file that is no sound store of this strategy, or of a newer program.
 */
export function restore(
  storePath: string,
  strategyId: string,
  file: string,
  now: Instant,
): Result<Restored> {
  const staged = stage(file, strategyId);
  if (!staged.ok) return staged;
  const { health, connection, copy, remove } = staged.value;
  try {
    connection.close();
    makePrivateFolder(dirname(storePath));
    const there = accessTo(storePath) === 'absent' ? undefined : healthOf(storePath, strategyId);
    const kept =
      there !== undefined && there.problem === undefined
        ? replaceContent(storePath, copy, now)
        : replaceFile(storePath, copy, there !== undefined, now);
    return kept.ok ? { ok: true, value: { health, kept: kept.value } } : kept;
  } catch (error) {
    const message = `nothing was restored: ${reasonOf(error)}`;
    const isTrouble = troubleOf(error) !== undefined;
    return {
      ok: false,
      problems: [
        isTrouble
          ? problemOf(error, storePath, 'nothing was restored: ')
          : { path: storePath, message },
      ],
    };
  } finally {
    remove();
  }
}

/** Everything of the backup in the place of everything of the store, in one transaction. */
function replaceContent(storePath: string, copy: string, now: Instant): Result<string | undefined> {
  const connection = Connection.open(storePath);
  try {
    connection.run('ATTACH ? AS restored', copy);
    return connection.transact(() => {
      const kept = backUp(storePath, { kind: 'replaced', at: now });
      if (!kept.ok) return kept;
      migrate(connection);
      const last = connection.number(`SELECT max(seq) FROM main.sqlite_sequence`);
      const triggers = connection.all(
        `SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'`,
      );
      for (const row of triggers) connection.exec(`DROP TRIGGER main."${text(row, 'name')}"`);
      const tables = connection.all(
        `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      );
      for (const row of tables) {
        const name = `"${text(row, 'name')}"`;
        connection.exec(
          `DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM restored.${name}`,
        );
      }
      // A seq, and with it an id, is never given twice, not even to what was recorded after the backup.
      connection.run(
        `UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = 'entry'`,
        last,
      );
      for (const row of triggers) connection.exec(text(row, 'sql'));
      return { ok: true, value: kept.value };
    });
  } finally {
    connection.close();
  }
}

/** The backup as a file in the place of one that is damaged, which is moved aside with its log, or of none. */
function replaceFile(
  storePath: string,
  copy: string,
  isThere: boolean,
  now: Instant,
): Result<string | undefined> {
  const part = partOf(storePath);
  const written = backUpFile(copy, part);
  if (!written.ok) return written;
  const aside = storePath.replace(/\.db$/, `.set-aside-${now.replaceAll(/[:.]/g, '-')}.db`);
  if (isThere) renameSync(storePath, aside);
  // A log that is left behind would be laid over the restored store.
  if (statSync(`${storePath}-wal`, { throwIfNoEntry: false }) !== undefined) {
    renameSync(`${storePath}-wal`, `${aside}-wal`);
  }
  rmSync(`${storePath}-shm`, { force: true });
  settle(part, storePath);
  return { ok: true, value: isThere ? aside : undefined };
}

interface Staged {
  readonly health: Health;
  readonly connection: Connection;
  readonly copy: string;
  readonly remove: () => void;
}

/** A private copy of a file that has proved to be a sound store of the strategy, brought to the format of this program. */
function stage(file: string, strategyId: string): Result<Staged> {
  if (isCutShort(file)) return refuse(file, 'was emptied or cut short; choose another backup');
  let connection: Connection | undefined;
  let remove = (): void => {};
  try {
    const copy = copyPrivately(file);
    remove = copy.remove;
    connection = Connection.open(copy.path);
    const refusal = wrongWith(connection, file, strategyId);
    if (refusal !== undefined) {
      connection.close();
      remove();
      return { ok: false, problems: [refusal] };
    }
    const health = measure(connection, file);
    migrate(connection);
    return { ok: true, value: { health, connection, copy: copy.path, remove } };
  } catch (error) {
    connection?.close();
    remove();
    const trouble = troubleOf(error);
    return refuse(
      file,
      trouble === undefined ? `cannot be read: ${reasonOf(error)}` : sentenceOf(trouble, file),
    );
  }
}

/** What can be said of a file without changing it; where it can only be read from a copy, it is copied. */
function healthOf(path: string, strategyId: string): Health {
  const bad = (problem: string): Health => ({
    path,
    problem,
    entries: 0,
    readings: 0,
    newest: undefined,
  });
  if (isCutShort(path)) return bad('was emptied or cut short');
  let connection: Connection | undefined;
  try {
    connection = Connection.openReadOnly(path);
    const refusal = wrongWith(connection, path, strategyId);
    return refusal === undefined ? measure(connection, path) : bad(refusal.message);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'cannotOpen' || trouble === 'readOnly') return healthOfCopy(path, strategyId);
    return bad(trouble === undefined ? reasonOf(error) : sentenceOf(trouble, path));
  } finally {
    connection?.close();
  }
}

function healthOfCopy(path: string, strategyId: string): Health {
  const staged = stage(path, strategyId);
  if (!staged.ok) {
    const problem = staged.problems.map(({ message }) => message).join('; ');
    return { path, problem, entries: 0, readings: 0, newest: undefined };
  }
  staged.value.connection.close();
  staged.value.remove();
  return staged.value.health;
}

function measure(connection: Connection, path: string): Health {
  const row = connection.get('SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1');
  return {
    path,
    problem: undefined,
    entries: connection.number('SELECT count(*) FROM entry'),
    readings: connection.number('SELECT count(*) FROM standing'),
    newest: newestSeq(connection) === 0 || row === undefined ? undefined : text(row, 'recorded_at'),
  };
}

function wrongWith(connection: Connection, file: string, strategyId: string): Problem | undefined {
  const schema = schemaOf(connection, file);
  if (!schema.ok) return schema.problems[0];
  if (schema.value === 0) return { path: file, message: 'holds nothing; choose another backup' };
  const [row] = connection.all('PRAGMA integrity_check(1)');
  if (row?.integrity_check !== 'ok') {
    return { path: file, message: 'is damaged; choose another backup' };
  }
  const other = factOf(connection, 'strategy');
  return other === strategyId
    ? undefined
    : { path: file, message: `belongs to the strategy "${other}", not to "${strategyId}"` };
}

function migrate(connection: Connection): void {
  for (const step of MIGRATIONS.slice(connection.number('PRAGMA main.user_version'))) {
    connection.exec(step);
  }
  connection.exec(`PRAGMA main.user_version = ${SCHEMA_VERSION}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuse(path: string, message: string): Result<never> {
  return { ok: false, problems: [{ path, message }] };
}
