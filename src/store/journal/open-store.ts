/**
 * Opening a store: its own file where that can be, else another way to show what is there.
 * All ways are chosen among here, and each falls back on another.
 */

import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { faultSentence, problemsSentence } from '../../core/model/model.ts';
import { backupsFolderPath, readBackupPaths } from '../backup/backups.ts';
import { restoreStoreLogsOfInterruptedReplacement } from '../backup/replace-file.ts';
import {
  canWritePathOnDisk,
  readReasonOfUnreadableStore,
  readStoreFileAccess,
} from '../db/access.ts';
import { bringStoreUpToDate } from '../db/bring-up-to-date.ts';
import { moveLoneLogAsideAndCreateStoreFile, readLoneStoreLogSentences } from '../db/lone-log.ts';
import { isNetworkFolderOnDisk } from '../db/network.ts';
import {
  type Attachment,
  createAndOpenPrivateStoreCopy,
  isStoreFileTruncatedOnDisk,
  openMemoryDatabaseForAbsentStore,
  openOrCreateStoreInPlace,
  queryCheckedSchemaVersion,
  truncatedStoreProblem,
} from '../db/open-database.ts';
import { SCHEMA_VERSION } from '../db/schema.ts';
import {
  readSqliteTroubleAdviceSentence,
  readSqliteTroubleProblem,
  type SqliteTrouble,
  sqliteTroubleOfError,
} from '../db/sqlite-errors.ts';
import { createPrivateFolder, readFileStat, readRealPath } from '../files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { removeLeftBehindCopies, removeLeftBehindFolders } from '../files/left-behind.ts';
import { readStoreBegunAnewSentences } from './lost-before.ts';
import { SqliteStore } from './store.ts';
import { storePath } from './store-path.ts';
import type { Opened, StoreOptions } from './store-types.ts';

const FOR_READING = 'the store was opened for reading only; leave out --readonly to write';

/**
 * Opens the store of a strategy, `<id>.db` in the data folder, and makes it when it is not there.
 *
 * A store that cannot be written is read from a private copy, and when there is none the shipped data are shown from
 * memory; `readOnly` says so. Refused: a file that cannot be read or is no store, a store of a newer program, and
 * `empty` for a store that is there already.
 */
export async function openOrCreateStore(options: StoreOptions): Promise<Opened> {
  const path = storePath(options.dataDir, options.strategy.strategy.id);
  const access = readStoreFileAccess(path);
  // Before anything of the store is looked at: its log may be out of the way.
  if (options.readOnly !== true && access !== 'unreadable')
    restoreStoreLogsOfInterruptedReplacement(readRealPath(path), options.now());
  if (access === 'unreadable')
    return unreadable(path, faultSentence(readReasonOfUnreadableStore(path)));
  if (access === 'absent') return openNewStore(options, path);
  if (isStoreEmptiedOnDisk(path))
    return { ok: false, problems: [truncatedStoreProblem(path)], exitCode: 3 };
  const notWritable = `${path} cannot be written`;
  if (access === 'readable') return openStoreFromCopy(options, path, notWritable);
  return options.readOnly === true
    ? openStoreWithoutWriting(options, path)
    : openStoreFromFile(options, path);
}

function openStoreFromFile(options: StoreOptions, path: string): Promise<Opened> {
  const attach = (): Attachment => openOrCreateStoreInPlace(path);
  const folder = dirname(readRealPath(path));
  removeLeftBehindCopies(path, options.now());
  const notices = isNetworkFolderOnDisk(folder)
    ? [`${folder} lies on a network; let only one machine at a time use it.`]
    : [];
  return openAttachedStore(attach, options, path, notices, (trouble) =>
    isDamageTrouble(trouble)
      ? unreadable(path, readSqliteTroubleAdviceSentence(trouble, path))
      : openStoreFromCopy(options, path, readSqliteTroubleAdviceSentence(trouble, path)),
  );
}

function openStoreFromCopy(options: StoreOptions, path: string, reason: string): Promise<Opened> {
  removeLeftBehindFolders(tmpdir(), options.now());
  return openAttachedStore(
    () => createAndOpenPrivateStoreCopy(path, reason),
    options,
    path,
    [],
    (trouble) => unreadable(path, readSqliteTroubleAdviceSentence(trouble, path)),
  );
}

async function openNewStore(options: StoreOptions, path: string): Promise<Opened> {
  if (options.readOnly === true) return openWithoutBeginningStore(options, path);
  const reason = createDataFolder(options.dataDir);
  if (reason !== undefined) return openStoreInMemory(options, path, reason);
  removeLeftBehindCopies(path, options.now());
  const log = moveLoneLogAsideAndCreateStoreFile(path, options.now());
  if (!log.ok) return openStoreInMemory(options, path, problemsSentence(log.problems));
  return openAttachedStore(
    () => openOrCreateStoreInPlace(path),
    options,
    path,
    [],
    (trouble) =>
      isDamageTrouble(trouble)
        ? unreadable(path, readSqliteTroubleAdviceSentence(trouble, path))
        : openStoreInMemory(options, path, readSqliteTroubleAdviceSentence(trouble, path)),
  );
}

/** Shows what is shipped where no store is and none is to be begun; that it could not be, or was lost, is said. */
function openWithoutBeginningStore(options: StoreOptions, path: string): Promise<Opened> {
  const reason = readWhyDataFolderUnusable(options.dataDir);
  if (reason !== undefined) return openStoreInMemory(options, path, reason);
  const left = [
    ...readLoneStoreLogSentences(path),
    ...(readBackupPaths(path).length === 0
      ? []
      : [
          `There is no store at ${path}, only backups of it in ${backupsFolderPath(path)}; "axiswatch doctor" names the newest good one to restore.`,
        ]),
  ];
  return openStoreInMemory(options, path, FOR_READING, left);
}

/** `said` is what to say of it; left out: why there is no store. */
async function openStoreInMemory(
  options: StoreOptions,
  path: string,
  reason: string,
  said?: readonly string[],
): Promise<Opened> {
  if (options.empty === true) {
    const message = `no store was begun: ${reason}`;
    return { ok: false, problems: [{ path, message }], exitCode: 1 };
  }
  const shown =
    options.shippedData === undefined ? 'nothing is recorded' : 'what you see is what is shipped';
  const sentence = `there is no store and none was made: ${reason}; ${shown}`;
  const opened = await openAttachedStore(
    () => openMemoryDatabaseForAbsentStore(path, sentence),
    options,
    path,
    [],
    (trouble) => unreadable(path, readSqliteTroubleAdviceSentence(trouble, path)),
  );
  return opened.ok ? openedSaying(opened, said ?? [sentence]) : opened;
}

function openedSaying(opened: Extract<Opened, { ok: true }>, said: readonly string[]): Opened {
  return said.length === 0 ? opened : { ...opened, said };
}

/** Holds a store in one way and brings it up to date; `otherwise` is asked when SQLite cannot. */
async function openAttachedStore(
  attach: () => Attachment,
  options: StoreOptions,
  path: string,
  notices: readonly string[],
  otherwise: (trouble: SqliteTrouble) => Opened | Promise<Opened>,
): Promise<Opened> {
  let attachment: Attachment | undefined;
  try {
    attachment = attach();
    const refusal = await bringStoreUpToDate(attachment, path, options);
    if (refusal === undefined) return opened(options, path, attachment, notices);
    attachment.close();
    return refusal;
  } catch (error) {
    attachment?.close();
    const trouble = sqliteTroubleOfError(error);
    if (trouble !== undefined) return otherwise(trouble);
    if (attachment === undefined)
      return unreadable(path, `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}`);
    throw error;
  }
}

/** Reads a store that could be written, and writes nothing; one of an older format is brought up to date in a copy. */
async function openStoreWithoutWriting(options: StoreOptions, path: string): Promise<Opened> {
  let attachment: Attachment | undefined;
  try {
    attachment = openOrCreateStoreInPlace(path, true);
    const schema = queryCheckedSchemaVersion(attachment.connection, path);
    if (schema.ok && schema.value === SCHEMA_VERSION) return opened(options, path, attachment, []);
    attachment.close();
    return schema.ok ? openStoreFromCopy(options, path, FOR_READING) : { ...schema, exitCode: 3 };
  } catch (error) {
    attachment?.close();
    const trouble = sqliteTroubleOfError(error);
    if (trouble !== undefined && !isDamageTrouble(trouble))
      return openStoreFromCopy(options, path, FOR_READING);
    return { ok: false, problems: [readSqliteTroubleProblem(error, path, '')], exitCode: 3 };
  }
}

function opened(
  options: StoreOptions,
  path: string,
  attachment: Attachment,
  notices: readonly string[],
): Opened {
  const { author, strategy, now } = options;
  const forReading = options.readOnly === true ? FOR_READING : undefined;
  const pen = { author, now };
  const lost = readStoreBegunAnewSentences(attachment.connection, path);
  const value = new SqliteStore({
    attachment,
    forReading,
    path,
    strategy,
    pen,
    notices: [...notices, ...lost],
  });
  return openedSaying({ ok: true, value }, lost);
}

/** Makes the data folder, private to the user; returns why it cannot be used, undefined when it can. */
function createDataFolder(folder: string): string | undefined {
  try {
    createPrivateFolder(folder);
  } catch (error) {
    return `the folder ${folder} cannot be made, ${readDiskTroubleReasonWithAdvice(error)}`;
  }
  return readWhyFolderNotWritable(folder);
}

/** Why a folder that is there cannot be written; undefined when it can. */
function readWhyFolderNotWritable(folder: string): string | undefined {
  return canWritePathOnDisk(folder)
    ? undefined
    : `the folder ${folder} cannot be written; give yourself permission, or name another with --data-dir`;
}

/** Why a data folder could not be made or written, as far as that can be told without making it; undefined when it could. */
function readWhyDataFolderUnusable(folder: string): string | undefined {
  if (readFileStat(folder) !== undefined) return readWhyFolderNotWritable(folder);
  let above = dirname(folder);
  while (readFileStat(above) === undefined && dirname(above) !== above) above = dirname(above);
  try {
    accessSync(join(above, '/'), constants.W_OK);
  } catch (error) {
    return `the folder ${folder} cannot be made, ${readDiskTroubleReasonWithAdvice(error)}`;
  }
  return undefined;
}

/** Whether a store was emptied: an empty file is a store that is just being made, unless something speaks of an older one. */
function isStoreEmptiedOnDisk(path: string): boolean {
  if (isStoreFileTruncatedOnDisk(path)) return true;
  // in this order: who begins it fills it before a backup is made
  return readBackupPaths(path).length > 0 && readFileStat(path)?.size === 0n;
}

function isDamageTrouble(trouble: SqliteTrouble): boolean {
  return trouble === 'corrupt' || trouble === 'notADatabase';
}

function unreadable(path: string, message: string): Opened {
  return { ok: false, problems: [{ path, message }], exitCode: 3 };
}
