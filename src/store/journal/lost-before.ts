/** A store that was begun where an older one was lost: until something is recorded in it, it is no board of anybody's. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../core/model/model.ts';
import { backupsFolderPath, readBackupPaths } from '../backup/backups.ts';
import type { Connection } from '../db/connection.ts';
import { fileStemOfStoreSetAside } from '../db/set-aside-names.ts';
import { readFileStat, readRealPath } from '../files/files.ts';
import { deleteStoreFact, insertOrReplaceStoreFact, queryStoreFact } from './personal.ts';
import { queryHasUserEntries } from './standing-queries.ts';

const FACT = 'begun-anew';

/** Notes in a store that is being begun that there was another at its path, if backups of that or its log lie on the disk. */
export function insertLostStoreFactFromDisk(
  connection: Connection,
  path: string,
  now: Instant,
): void {
  if (readBackupPaths(path).length > 0 || readNewestLoneLogPath(path) !== undefined)
    insertOrReplaceStoreFact(connection, FACT, now);
}

/** The sentences that a store was begun where another was lost; none where that is not so, or something was recorded since. Looks at the disk too, for the log and the backups that are left of the lost store. */
export function readStoreBegunAnewSentences(
  connection: Connection,
  path: string,
): readonly string[] {
  if (queryStoreFact(connection, FACT) === undefined || queryHasUserEntries(connection)) return [];
  const log = readNewestLoneLogPath(path);
  const aside = log?.replace(/-wal$/, '');
  return [
    ...(log === undefined
      ? []
      : [
          `There was no store at ${path}, only its log, with what was recorded last; it is kept as ${log}, and a new store was begun. Put the store that was moved away beside it as ${aside}, and "axiswatch restore ${aside}" brings back both; until then, or until something is recorded, this is said.`,
        ]),
    ...(readBackupPaths(path).length === 0
      ? []
      : [
          `There was no store at ${path}, and a new one was begun; backups of the old one are in ${backupsFolderPath(path)}. "axiswatch doctor" names the newest good one to restore; this is said until one is restored or something is recorded.`,
        ]),
  ];
}

/** Deletes from a restored copy the note that its store was begun where another was lost: what it holds was chosen by a person. */
export function deleteNoteOfLostEarlierStore(copy: Connection): void {
  deleteStoreFact(copy, FACT);
}

/** The newest log that was set aside without its store; undefined: none. */
function readNewestLoneLogPath(path: string): string | undefined {
  const file = readRealPath(path);
  const stem = basename(fileStemOfStoreSetAside(file));
  try {
    return readdirSync(dirname(file))
      .filter((name) => name.startsWith(stem) && name.endsWith('.db-wal'))
      .map((name) => join(dirname(file), name))
      .filter((log) => readFileStat(log.replace(/-wal$/, '')) === undefined)
      .sort()
      .at(-1);
  } catch {
    return undefined;
  }
}
