/** Bringing a store up to date: its tables, the strategy it is opened with, what the release ships. */

import { problemsSentence, type Result, refusalResult } from '../../core/model/model.ts';
import { writeBackupPruningOld } from '../backup/backups.ts';
import { insertLostStoreFactFromDisk } from '../journal/lost-before.ts';
import {
  insertOrReplaceStoreFact,
  insertStrategyFile,
  queryHoldsStrategyFile,
  queryStoreFact,
} from '../journal/personal.ts';
import { insertShippedRows, type ShippedRows, WITHOUT_SHIPPED } from '../journal/shipped-rows.ts';
import type { Opened, StoreOptions } from '../journal/store-types.ts';
import type { Connection } from './connection.ts';
import { type Attachment, queryCheckedSchemaVersion } from './open-database.ts';
import { MIGRATIONS } from './schema.ts';

type Refusal = Extract<Opened, { readonly ok: false }>;

/**
 * Makes the tables or brings those of an older program up to date, keeps the strategy's bytes and takes in what the
 * release ships: all of it or nothing, and without a write when there is nothing to do. Throws what SQLite throws.
 *
 * Before the tables of a store change, it is backed up. `migrations` are those of this program, or of one that tests
 * pretend to be.
 */
export async function bringStoreUpToDate(
  attachment: Attachment,
  path: string,
  options: StoreOptions,
  migrations: readonly string[] = MIGRATIONS,
): Promise<Refusal | undefined> {
  const { connection } = attachment;
  const { strategy, shippedData, empty = false, now } = options;
  const newest = migrations.length;
  const schema = queryCheckedSchemaVersion(connection, path, newest);
  if (!schema.ok) return { ...schema, exitCode: 3 };
  const read = await newRows(connection, schema.value, options);
  if (!read.ok) return { ...read, exitCode: 3 };
  const { value: rows } = read;
  const isUpToDate = schema.value === newest && rows === undefined;
  if (!empty && isUpToDate && queryHoldsStrategyFile(connection, strategy)) return undefined;
  let exitCode: 1 | 3 = 3;
  const done = connection.transact<undefined>(() => {
    // Another process may have done all this since it was looked at.
    const again = queryCheckedSchemaVersion(connection, path, newest);
    if (!again.ok) return again;
    if (empty && again.value > 0) {
      exitCode = 1;
      return thereAlready(path);
    }
    if (attachment.identity !== undefined && again.value > 0 && again.value < newest) {
      const kept = writeBackupPruningOld(path, { kind: 'before-format', format: newest });
      if (!kept.ok) return kept;
    }
    for (const step of migrations.slice(again.value)) connection.exec(step);
    connection.setFormat(newest);
    if (empty) insertOrReplaceStoreFact(connection, 'starter', WITHOUT_SHIPPED);
    else if (shippedData !== undefined && rows !== undefined && lacksShipped(connection, options)) {
      insertShippedRows(connection, shippedData.recordedAt, rows);
      insertOrReplaceStoreFact(connection, 'starter', shippedData.hash);
      insertOrReplaceStoreFact(connection, 'release', shippedData.recordedAt);
    }
    if (attachment.identity !== undefined && again.value === 0)
      insertLostStoreFactFromDisk(connection, path, now());
    insertStrategyFile(connection, strategy, now());
    insertOrReplaceStoreFact(connection, 'strategy', strategy.strategy.id);
    return { ok: true, value: undefined };
  });
  return done.ok ? undefined : { ...done, exitCode };
}

/** The rows of the release, when the store, of a `schema` with this number, ≥ 0, 0 when it is new, has not taken them in yet; undefined when it has. Refused: a package whose rows cannot be read. */
async function newRows(
  connection: Connection,
  schema: number,
  options: StoreOptions,
): Promise<Result<ShippedRows | undefined>> {
  const { shippedData } = options;
  if (shippedData === undefined || options.empty === true) return { ok: true, value: undefined };
  if (schema > 0 && !lacksShipped(connection, options)) return { ok: true, value: undefined };
  const rows = await shippedData.rows();
  return rows.ok
    ? rows
    : refusalResult(
        `the package is not complete; install it again: ${problemsSentence(rows.problems.slice(0, 1))}`,
      );
}

function lacksShipped(connection: Connection, { shippedData }: StoreOptions): boolean {
  const known = queryStoreFact(connection, 'starter');
  if (shippedData === undefined || known === shippedData.hash || known === WITHOUT_SHIPPED)
    return false;
  // A program older than the one that brought the store's release has nothing to add.
  return shippedData.recordedAt >= (queryStoreFact(connection, 'release') ?? '');
}

function thereAlready(path: string): Refusal {
  const message = `${path} is there already; open that one, or name another data folder`;
  return { ok: false, problems: [{ path, message }], exitCode: 1 };
}
