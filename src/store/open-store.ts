/** Opening a store: making it, bringing it up to date, or finding another way to show what is there. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../domain/model.ts';
import {
  type Attachment,
  accessTo,
  attachCopy,
  attachFile,
  attachMemory,
  canWrite,
  cutShort,
  isCutShort,
  isOnNetwork,
  schemaOf,
} from './attachment.ts';
import { type Connection, problemOf, sentenceOf, troubleOf } from './connection.ts';
import { LiveStore } from './live-store.ts';
import { factOf, keepFact, keepStrategy, knowsStrategy } from './personal.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './schema.ts';
import { applyStarter, type StarterRows } from './starter.ts';
import type { Opened, StoreOptions } from './store.ts';
import { reasonOf } from './strategy-file.ts';

/** What stands for the starter hash in a store that was begun without starter data. */
const WITHOUT_STARTER = 'none';
const FOR_READING = 'the store was opened for reading only';

/**
 * Opens the store of a strategy, `<id>.db` in the data folder, and makes it when it is not there.
 *
 * A store that cannot be written is read from a private copy, and when there is none the shipped data are shown from
 * memory; `readOnly` says so. Refused: a file that cannot be read or is no store, a store of a newer program, and
 * `empty` for a store that is there already.
 */
export async function openStore(options: StoreOptions): Promise<Opened> {
  const path = storePath(options.dataDir, options.strategy.strategy.id);
  const access = accessTo(path);
  if (isCutShort(path)) return { ok: false, problems: [cutShort(path)], exitCode: 3 };
  switch (access) {
    case 'unreadable':
      return unreadable(path, 'cannot be read; you have no permission');
    case 'readable':
      return fromCopy(options, path);
    case 'writable':
      return options.readOnly === true
        ? fromUntouched(options, path)
        : fromFile(options, path, true);
    case 'absent': {
      if (options.readOnly === true)
        return fromMemory(options, path, 'it was opened for reading only');
      const reason = makeFolder(options.dataDir);
      return reason === undefined
        ? fromFile(options, path, false)
        : fromMemory(options, path, reason);
    }
  }
}

/** The file of the store of a strategy. */
export function storePath(dataDir: string, strategyId: string): string {
  return join(dataDir, `${strategyId}.db`);
}

async function fromFile(options: StoreOptions, path: string, wasThere: boolean): Promise<Opened> {
  let attachment: Attachment | undefined;
  try {
    attachment = attachFile(path);
    const updated = await bringUpToDate(attachment.connection, path, options);
    if (!updated.ok) {
      attachment.close();
      return updated;
    }
    return opened(options, path, attachment, updated.value);
  } catch (error) {
    attachment?.close();
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    if (trouble === 'corrupt' || trouble === 'notADatabase') {
      return { ok: false, problems: [problemOf(error, path, '')], exitCode: 3 };
    }
    return wasThere
      ? fromCopy(options, path)
      : fromMemory(options, path, sentenceOf(trouble, path));
  }
}

async function fromCopy(options: StoreOptions, path: string): Promise<Opened> {
  let attachment: Attachment | undefined;
  try {
    attachment = attachCopy(path);
    const updated = await bringUpToDate(attachment.connection, path, options);
    if (!updated.ok) {
      attachment.close();
      return updated;
    }
    return opened(options, path, attachment, updated.value);
  } catch (error) {
    attachment?.close();
    if (troubleOf(error) === undefined)
      return unreadable(path, `cannot be read: ${reasonOf(error)}`);
    return { ok: false, problems: [problemOf(error, path, '')], exitCode: 3 };
  }
}

/** Reads a store that could be written, and writes nothing; one of an older schema is brought up to date in a copy. */
async function fromUntouched(options: StoreOptions, path: string): Promise<Opened> {
  try {
    const attachment = attachFile(path);
    const schema = schemaOf(attachment.connection, path);
    if (schema.ok && schema.value === SCHEMA_VERSION) {
      return opened(options, path, attachment, []);
    }
    attachment.close();
    if (!schema.ok) return { ...schema, exitCode: 3 };
    return fromCopy(options, path);
  } catch (error) {
    return { ok: false, problems: [problemOf(error, path, '')], exitCode: 3 };
  }
}

async function fromMemory(options: StoreOptions, path: string, reason: string): Promise<Opened> {
  if (options.empty === true) {
    return {
      ok: false,
      problems: [{ path, message: `no store was begun: ${reason}` }],
      exitCode: 1,
    };
  }
  const shown =
    options.starter === undefined ? 'nothing is recorded' : 'what you see is what is shipped';
  const attachment = attachMemory(`there is no store and none was made: ${reason}; ${shown}`);
  const updated = await bringUpToDate(attachment.connection, path, options);
  return updated.ok ? opened(options, path, attachment, updated.value) : updated;
}

function opened(
  options: StoreOptions,
  path: string,
  attachment: Attachment,
  notices: readonly string[],
): Opened {
  const { author, strategy, now = machineNow } = options;
  return {
    ok: true,
    value: new LiveStore({
      attachment,
      forReading: options.readOnly === true ? FOR_READING : undefined,
      path,
      strategy,
      pen: { author, now },
      notices,
    }),
  };
}

/** Makes the tables, or brings those of an older program up to date, and takes in what the release ships: all or nothing. */
async function bringUpToDate(
  connection: Connection,
  path: string,
  options: StoreOptions,
): Promise<
  { readonly ok: true; readonly value: readonly string[] } | Extract<Opened, { readonly ok: false }>
> {
  const { strategy, now = machineNow } = options;
  const schema = schemaOf(connection, path);
  if (!schema.ok) return { ...schema, exitCode: 3 };
  if (options.empty === true && schema.value > 0) return thereAlready(path);
  const rows = await newRows(connection, schema.value, options);
  const isCurrent = schema.value === SCHEMA_VERSION;
  if (isCurrent && rows === undefined && knowsStrategy(connection, strategy)) {
    return { ok: true, value: networkNotice(options.dataDir) };
  }
  const done = connection.transact<undefined>(() => {
    // Another process may have done all this since it was looked at.
    const again = schemaOf(connection, path);
    if (!again.ok) return again;
    if (options.empty === true && again.value > 0) return thereAlready(path);
    for (const step of MIGRATIONS.slice(again.value)) connection.exec(step);
    connection.exec(
      `PRAGMA user_version = ${SCHEMA_VERSION}; PRAGMA application_id = ${APPLICATION_ID}`,
    );
    const { starter } = options;
    if (again.value === 0 && options.empty === true) {
      keepFact(connection, 'starter', WITHOUT_STARTER);
    } else if (starter !== undefined && rows !== undefined && lacksStarter(connection, options)) {
      applyStarter(connection, starter.recordedAt, rows);
      keepFact(connection, 'starter', starter.hash);
      keepFact(connection, 'release', starter.recordedAt);
    }
    keepStrategy(connection, strategy, now());
    keepFact(connection, 'strategy', strategy.strategy.id);
    return { ok: true, value: undefined };
  });
  if (!done.ok) return { ...done, exitCode: options.empty === true ? 1 : 3 };
  return { ok: true, value: networkNotice(options.dataDir) };
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
  if (!rows.ok) {
    const [problem] = rows.problems;
    throw new Error(`the shipped data are broken: ${problem?.path}: ${problem?.message}`);
  }
  return rows.value;
}

function lacksStarter(connection: Connection, { starter }: StoreOptions): boolean {
  const known = factOf(connection, 'starter');
  if (starter === undefined || known === starter.hash || known === WITHOUT_STARTER) return false;
  // A program older than the one that brought the store's release has nothing to add.
  return starter.recordedAt >= (factOf(connection, 'release') ?? '');
}

function networkNotice(dataDir: string): readonly string[] {
  return isOnNetwork(dataDir)
    ? [
        `${dataDir} lies on a network; keep the store on a local disk, or let one machine at a time use it.`,
      ]
    : [];
}

/** Makes the data folder, private to the user; returns why it cannot be used, undefined when it can. */
function makeFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return `the folder ${folder} cannot be made, ${reasonOf(error)}`;
  }
  return canWrite(folder) ? undefined : `the folder ${folder} cannot be written`;
}

function thereAlready(path: string): Extract<Opened, { readonly ok: false }> {
  const message = 'is there already; an empty store is begun only where there is none';
  return { ok: false, problems: [{ path, message }], exitCode: 1 };
}

function unreadable(path: string, message: string): Opened {
  return { ok: false, problems: [{ path, message }], exitCode: 3 };
}

function machineNow(): Instant {
  return new Date().toISOString();
}
