/** Bringing a store up to date: its tables, the strategy it is opened with, what the release ships. */

import { backUp } from '../backup/backups.ts';
import { noteLost } from '../journal/lost-before.ts';
import { factOf, keepFact, keepStrategy, knowsStrategy } from '../journal/personal.ts';
import { applyStarter, type StarterRows, WITHOUT_STARTER } from '../journal/starter.ts';
import type { Opened, StoreOptions } from '../journal/store-types.ts';
import type { Connection } from './connection.ts';
import { type Attachment, schemaOf } from './open-database.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';

type Refusal = Extract<Opened, { readonly ok: false }>;

/**
 * Makes the tables or brings those of an older program up to date, keeps the strategy's bytes and takes in what the
 * release ships: all of it or nothing, and without a write when there is nothing to do. Throws what SQLite throws.
 *
 * Before the tables of a store change, it is backed up. `migrations` are those of this program, or of one that tests
 * pretend to be.
 */
export async function bringUpToDate(
  attachment: Attachment,
  path: string,
  options: StoreOptions,
  migrations: readonly string[] = MIGRATIONS,
): Promise<Refusal | undefined> {
  const { connection } = attachment;
  const { strategy, starter, empty = false, now = () => new Date().toISOString() } = options;
  const newest = migrations.length;
  const schema = schemaOf(connection, path, newest);
  if (!schema.ok) return { ...schema, exitCode: 3 };
  const rows = await newRows(connection, schema.value, options);
  const isUpToDate = schema.value === newest && rows === undefined;
  if (!empty && isUpToDate && knowsStrategy(connection, strategy)) return undefined;
  let exitCode: 1 | 3 = 3;
  const done = connection.transact<undefined>(() => {
    // Another process may have done all this since it was looked at.
    const again = schemaOf(connection, path, newest);
    if (!again.ok) return again;
    if (empty && again.value > 0) {
      exitCode = 1;
      return thereAlready(path);
    }
    if (attachment.identity !== undefined && again.value > 0 && again.value < newest) {
      const kept = backUp(path, { kind: 'before-format', format: newest });
      if (!kept.ok) return kept;
    }
    for (const step of migrations.slice(again.value)) connection.exec(step);
    connection.exec(`PRAGMA user_version = ${newest}; PRAGMA application_id = ${APPLICATION_ID}`);
    if (empty) keepFact(connection, 'starter', WITHOUT_STARTER);
    else if (starter !== undefined && rows !== undefined && lacksStarter(connection, options)) {
      applyStarter(connection, starter.recordedAt, rows);
      keepFact(connection, 'starter', starter.hash);
      keepFact(connection, 'release', starter.recordedAt);
    }
    if (attachment.identity !== undefined && again.value === 0) noteLost(connection, path, now());
    keepStrategy(connection, strategy, now());
    keepFact(connection, 'strategy', strategy.strategy.id);
    return { ok: true, value: undefined };
  });
  return done.ok ? undefined : { ...done, exitCode };
}

/** The rows of the release, when the store has not taken them in yet; undefined when it has. */
async function newRows(
  connection: Connection,
  schema: number,
  options: StoreOptions,
): Promise<StarterRows | undefined> {
  const { starter } = options;
  if (starter === undefined || options.empty === true) return undefined;
  if (schema > 0 && !lacksStarter(connection, options)) return undefined;
  const rows = await starter.rows();
  if (rows.ok) return rows.value;
  const [problem] = rows.problems;
  throw new Error(`the shipped data are broken: ${problem?.path}: ${problem?.message}`);
}

function lacksStarter(connection: Connection, { starter }: StoreOptions): boolean {
  const known = factOf(connection, 'starter');
  if (starter === undefined || known === starter.hash || known === WITHOUT_STARTER) return false;
  // A program older than the one that brought the store's release has nothing to add.
  return starter.recordedAt >= (factOf(connection, 'release') ?? '');
}

function thereAlready(path: string): Refusal {
  const message = 'is there already; an empty store is begun only where there is none';
  return { ok: false, problems: [{ path, message }], exitCode: 1 };
}
