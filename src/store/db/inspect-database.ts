/** Looking into a file of SQLite, and leaving nothing beside it that would keep its owner from writing it. */
import { readStoreFileAccess } from './access.ts';
import { Connection } from './connection.ts';
import { createPrivateStoreCopy } from './private-copy.ts';
import { type SqliteTrouble, sqliteTroubleOfError } from './sqlite-errors.ts';

export interface DatabaseLook {
  readonly connection: Connection;
  readonly close: () => void;
}

/**
 * Opens a file to read it: in its place where it can be written, else a private copy, because whoever reads a
 * write-ahead log makes files that are theirs. Throws what SQLite and the file system throw.
 */
export function openDatabaseOrCopyToRead(path: string): DatabaseLook {
  if (readStoreFileAccess(path) !== 'writable') return readDatabaseFromCopy(path);
  const connection = Connection.openReadOnly(path);
  const close = (): void => connection.close();
  try {
    connection.format();
    return { connection, close };
  } catch (error) {
    close();
    const trouble = sqliteTroubleOfError(error);
    // On a full disk there is no room for what SQLite makes beside the file.
    if (trouble !== undefined && ELSEWHERE.includes(trouble)) return readDatabaseFromCopy(path);
    throw error;
  }
}

/** Troubles that a copy in another place may not have. */
const ELSEWHERE: readonly SqliteTrouble[] = ['cannotOpen', 'readOnly', 'ioError', 'full'];

function readDatabaseFromCopy(path: string): DatabaseLook {
  const copy = createPrivateStoreCopy(path);
  try {
    const connection = Connection.open(copy.path);
    connection.keepInOneFile();
    if (process.platform !== 'win32') copy.remove();
    return {
      connection,
      close: () => {
        connection.close();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}
