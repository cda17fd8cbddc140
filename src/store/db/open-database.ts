/** How a store is held: its own file, or a private copy of it, or memory; and whether that is still the right way. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fault, Problem, Result } from '../../core/model/model.ts';
import { readBackupPaths } from '../backup/backups.ts';
import { readFileSize, readRealPath, readSqliteSideFilePath } from '../files/files.ts';
import { readDiskTroubleFaultWithPath } from '../files/fs-errors.ts';
import { readReasonOfUnreadableStore, readStoreFileAccess } from './access.ts';
import { Connection } from './connection.ts';
import { isNetworkFolderOnDisk } from './network.ts';
import { createPrivateStoreCopy, readStoreFilesStamp } from './private-copy.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
import {
  readSqliteTroubleFault,
  readSqliteTroubleProblem,
  sqliteTroubleOfError,
} from './sqlite-errors.ts';

export interface Attachment {
  readonly connection: Connection;
  /** Which file it is, by its place on the disk; undefined for a copy and for memory. */
  readonly identity: string | undefined;
  /** The sentence why it cannot be written; undefined when it can. */
  readonly readOnly: string | undefined;
  /** Whether the path no longer leads to what is held, or could be held in a better way. */
  readonly moved: () => boolean;
  readonly close: () => void;
}

/**
 * Opens a store by its own file, which is made when it is not there; one that is there is switched to a write-ahead
 * log, unless `untouched` or on a network. Throws what SQLite throws.
 */
export function openOrCreateStoreInPlace(path: string, untouched = false): Attachment {
  const keepsLog = !untouched && !isNetworkFolderOnDisk(dirname(readRealPath(path)));
  const connection = Connection.open(path, keepsLog ? 'wal' : 'delete');
  let size = readFileSize(path);
  return {
    connection,
    identity: connection.inode,
    readOnly: undefined,
    moved: () => {
      const before = size;
      size = readFileSize(path);
      if (!connection.isAtPath()) return true;
      // Nothing of this program makes a store smaller. What is left of it is given up at once, so that its log is not
      // laid over what is put there instead.
      if (size < before) connection.close();
      return size < before;
    },
    close: () => connection.close(),
  };
}

/** Holds a private copy of a store that cannot be written for a reason. Throws what SQLite and the file system throw. */
export function createAndOpenPrivateStoreCopy(path: string, reason: string): Attachment {
  const { path: copy, signature, remove } = createPrivateStoreCopy(path);
  try {
    const connection = Connection.open(copy);
    connection.keepInOneFile();
    if (process.platform !== 'win32') remove();
    return {
      connection,
      identity: undefined,
      readOnly: `${reason}; what you see is a copy of it, and to record you need permission to write it and its folder`,
      moved: () =>
        readStoreFilesStamp(path) !== signature || readStoreFileAccess(path) === 'writable',
      close: () => {
        connection.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Opens an empty database in memory in place of a store that is not there; its `moved` says once there is one at the path. */
export function openMemoryDatabaseForAbsentStore(path: string, readOnly: string): Attachment {
  const connection = Connection.inMemory();
  const close = (): void => connection.close();
  const moved = (): boolean => readStoreFileAccess(path) !== 'absent';
  return { connection, identity: undefined, readOnly, moved, close };
}

/** The number of the schema of a store, whole, ≥ 0: 0 when it is new; refused when it is no store, or that of a program whose schema is newer than `newest`, ≥ 1. */
export function queryCheckedSchemaVersion(
  connection: Connection,
  path: string,
  newest = SCHEMA_VERSION,
): Result<number> {
  const found = querySchemaVersionOrFault(connection, path, newest);
  return typeof found === 'number' ? { ok: true, value: found } : refuseStore(path, found);
}

/** The number of the schema of a store, whole, ≥ 0, 0 when it is new, or why a program whose newest schema is `newest`, ≥ 1, cannot use it. */
export function querySchemaVersionOrFault(
  connection: Connection,
  path: string,
  newest = SCHEMA_VERSION,
): number | Fault {
  const version = connection.format();
  const application = connection.number('PRAGMA application_id');
  if (version === 0 && application === 0) {
    if (connection.number('SELECT count(*) FROM sqlite_schema') === 0) return 0;
  }
  if (application !== APPLICATION_ID) {
    return {
      says: `${path} belongs to another program`,
      mend: 'move it away, or name another folder with --data-dir',
    };
  }
  if (version < 1) return readSqliteTroubleFault('corrupt', path);
  if (version > newest) {
    return {
      says: `${path} was written by a newer axiswatch (format ${version}, this one knows ${newest})`,
      mend: 'start that one, or update this one',
    };
  }
  return version;
}

/** Opens again, while the program runs, the store that lies at a path by now, or a private copy of it where it cannot be written. Refused: one that is gone, is cut short or empty, or cannot be read by this program. */
export function reopenStoreFile(path: string): Result<Attachment> {
  const access = readStoreFileAccess(path);
  if (access === 'absent') {
    const backup =
      readBackupPaths(path).length === 0
        ? ''
        : ' or restore a backup, of which "axiswatch doctor" names the newest good one,';
    return refuseStore(path, {
      says: `${path} is gone`,
      mend: `put it back,${backup} or start axiswatch again, which begins a new one`,
    });
  }
  if (access === 'unreadable') return refuseStore(path, readReasonOfUnreadableStore(path));
  if (isStoreFileTruncatedOnDisk(path))
    return { ok: false, problems: [truncatedStoreProblem(path)] };
  // Nothing is written to it, not even by opening it: somebody may be about to fill it.
  if (readFileSize(path) === 0) return refuseStore(path, replaced(path));
  try {
    const attachment =
      access === 'writable'
        ? openOrCreateStoreInPlace(path)
        : createAndOpenPrivateStoreCopy(path, `${path} cannot be written`);
    const refusal = soundness(attachment.connection, path);
    if (refusal === undefined) return { ok: true, value: attachment };
    attachment.close();
    return refusal;
  } catch (error) {
    if (sqliteTroubleOfError(error) === undefined)
      return refuseStore(path, readDiskTroubleFaultWithPath(error, path));
    return { ok: false, problems: [readSqliteTroubleProblem(error, path, '')] };
  }
}

/**
 * Whether something has emptied a store or cut it short: less is there than a database begins with, and it is not one
 * that was only just made.
 */
export function isStoreFileTruncatedOnDisk(path: string): boolean {
  const size = readFileSize(path);
  return size === 0
    ? // who begins it fills it before its log: it is looked at again once that is there
      readFileSize(readSqliteSideFilePath(path, '-wal')) > 0 && readFileSize(path) === 0
    : size < SMALLEST && beginsLikeDatabaseOnDisk(path);
}

/** Whether a short file begins as every database does, as far as it goes; SQLite takes a single byte for none. */
function beginsLikeDatabaseOnDisk(path: string): boolean {
  const bytes = readFileSync(path).subarray(0, HEADER.length);
  return bytes.length === 1 || HEADER.subarray(0, bytes.length).equals(bytes);
}

/** The problem that a store was emptied or cut short. */
export function truncatedStoreProblem(path: string): Problem {
  return {
    path,
    message: `${path} was emptied or cut short`,
    mend: '"axiswatch doctor" names the newest good backup to restore',
  };
}

function soundness(connection: Connection, path: string): Result<never> | undefined {
  const schema = queryCheckedSchemaVersion(connection, path);
  if (!schema.ok) return schema;
  if (schema.value < SCHEMA_VERSION) {
    return refuseStore(path, replaced(path));
  }
  const [row] = connection.all('PRAGMA quick_check(1)');
  if (row?.quick_check === 'ok') return undefined;
  return refuseStore(path, readSqliteTroubleFault('corrupt', path));
}

function replaced(path: string): Fault {
  return {
    says: `${path} was replaced by an empty or older one`,
    mend: 'start axiswatch again to use it',
  };
}

/** What a database begins with, https://sqlite.org/fileformat.html. */
const HEADER = Buffer.from('SQLite format 3\0');

/** Bytes of the smallest page of a database. */
const SMALLEST = 512;

function refuseStore(path: string, { says, mend }: Fault): Result<never> {
  return { ok: false, problems: [{ path, message: says, mend }] };
}
