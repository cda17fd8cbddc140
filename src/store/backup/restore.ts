/** Bringing a backup back. */
import { dirname } from 'node:path';
import type { Instant, Result } from '../../core/model/model.ts';
import { readStoreFileAccess } from '../db/access.ts';
import { Connection } from '../db/connection.ts';
import {
  createMigratedStoreCopy,
  type Health,
  migrateStoreWithoutBackup,
  readStoreHealth,
} from '../db/health.ts';
import { storedTextOfColumn } from '../db/rows.ts';
import { fileNameOfStoreSetAside } from '../db/set-aside-names.ts';
import {
  readSqliteTroubleAdviceSentence,
  readSqliteTroubleProblem,
  sqliteTroubleOfError,
} from '../db/sqlite-errors.ts';
import {
  createPrivateFolder,
  partFilePathOfThisProcess,
  readFileStat,
  readRealPath,
  removeFileIfPresent,
  SQLITE_LOG_ENDINGS,
} from '../files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { removeLeftBehindCopies } from '../files/left-behind.ts';
import { deleteBackupExtrasFromStoreCopy } from './archive.ts';
import { backUpStoreFile, writeBackupPruningOld } from './backups.ts';
import {
  replaceDatabaseFileKeepingOld,
  restoreStoreLogsOfInterruptedReplacement,
} from './replace-file.ts';

export interface Restored {
  readonly health: Health;
  /** Where what stood before is kept; undefined when there was nothing. */
  readonly kept: string | undefined;
}

/**
 * Puts a backup in the place of the store. It is checked first, and what stood before is kept among the backups.
 *
 * A store that can be read is changed in one transaction, which programs that have it open see like any other; one that
 * cannot is moved aside. Refused: a file that is no sound store of this strategy, or of a newer program.
 */
export function restoreStoreFromBackup(
  storePath: string,
  strategyId: string,
  file: string,
  now: Instant,
): Result<Restored> {
  const folder = dirname(storePath);
  try {
    createPrivateFolder(folder);
  } catch (error) {
    const message = `nothing was restored: ${readDiskTroubleReasonWithAdvice(error)}`;
    return { ok: false, problems: [{ path: folder, message }] };
  }
  restoreStoreLogsOfInterruptedReplacement(readRealPath(storePath), now);
  removeLeftBehindCopies(storePath, now);
  const staged = createMigratedStoreCopy(file, strategyId, folder);
  if (!staged.ok) return staged;
  const { health, connection, copy, remove } = staged.value;
  try {
    deleteBackupExtrasFromStoreCopy(connection);
    connection.close();
    const there =
      readStoreFileAccess(storePath) === 'absent'
        ? undefined
        : readStoreHealth(storePath, strategyId);
    const kept =
      there !== undefined && there.problem === undefined
        ? replaceContent(storePath, copy, now)
        : replaceFile(storePath, copy, now);
    return kept.ok ? { ok: true, value: { health, kept: kept.value } } : kept;
  } catch (error) {
    const message = `nothing was restored: ${readDiskTroubleReasonWithAdvice(error)}`;
    const isTrouble = sqliteTroubleOfError(error) !== undefined;
    return {
      ok: false,
      problems: [
        isTrouble
          ? readSqliteTroubleProblem(error, storePath, 'nothing was restored: ')
          : { path: storePath, message },
      ],
    };
  } finally {
    remove();
  }
}

/** A name to keep what stood before under; of two restores at one instant the later has a number. */
function readFreeNameToSetAside(file: string, now: Instant): string {
  const aside = fileNameOfStoreSetAside(file, now);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? aside : aside.replace(/\.db$/, `-${count}.db`);
    const isFree = ['', ...SQLITE_LOG_ENDINGS].every(
      (end) => readFileStat(`${name}${end}`) === undefined,
    );
    if (isFree) return name;
  }
}

/** Everything of the backup in the place of everything of the store, in one transaction. */
function replaceContent(storePath: string, copy: string, now: Instant): Result<string | undefined> {
  if (readStoreFileAccess(storePath) !== 'writable') {
    const message = `nothing was restored: ${readSqliteTroubleAdviceSentence('readOnly', storePath)}`;
    return { ok: false, problems: [{ path: storePath, message }] };
  }
  const connection = Connection.open(storePath);
  try {
    connection.run('ATTACH ? AS restored', copy);
    return connection.transact(() => {
      const kept = writeBackupPruningOld(storePath, { kind: 'replaced', at: now });
      if (!kept.ok) return kept;
      migrateStoreWithoutBackup(connection);
      const last = connection.number(`SELECT max(seq) FROM main.sqlite_sequence`);
      const triggers = connection.all(
        `SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'`,
      );
      for (const row of triggers)
        connection.exec(`DROP TRIGGER main."${storedTextOfColumn(row, 'name')}"`);
      const tables = connection.all(
        `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      );
      for (const row of tables) {
        const name = `"${storedTextOfColumn(row, 'name')}"`;
        connection.exec(
          `DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM restored.${name}`,
        );
      }
      // A seq, and with it an id, is never given twice, not even to what was recorded after the backup.
      connection.run(
        `UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = 'entry'`,
        last,
      );
      for (const row of triggers) connection.exec(storedTextOfColumn(row, 'sql'));
      return { ok: true, value: kept.value };
    });
  } finally {
    connection.close();
  }
}

/** The backup as a file in the place of one that is damaged, which is kept aside with its log, or of none. */
function replaceFile(storePath: string, copy: string, now: Instant): Result<string | undefined> {
  // A link stays one: what it leads to is replaced.
  const file = readRealPath(storePath);
  const part = partFilePathOfThisProcess(file);
  const written = backUpStoreFile(copy, part);
  if (!written.ok) return written;
  try {
    return {
      ok: true,
      value: replaceDatabaseFileKeepingOld(part, file, readFreeNameToSetAside(file, now)),
    };
  } finally {
    removeFileIfPresent(part);
  }
}
