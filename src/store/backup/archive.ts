/** A backup as an archive of a whole board: it knows by which strategy file the board was scored, and brings it along. */
import { ID } from '../../core/model/model.ts';
import { Connection } from '../db/connection.ts';
import { type DatabaseLook, openDatabaseOrCopyToRead } from '../db/inspect-database.ts';
import type { StrategyFile } from '../files/strategy-file.ts';
import { deleteNoteOfLostEarlierStore } from '../journal/lost-before.ts';
import {
  deleteStoreFact,
  insertOrReplaceStoreFact,
  queryHasUsedStrategyFileOrPath,
  queryKeptStrategies,
  queryKeptStrategyText,
  queryLastShippedStrategyHadHash,
  queryStoreFact,
} from '../journal/personal.ts';
import { deleteRecipesFromStoreCopy } from './recipes-along.ts';

/** What a backup says of the strategy that it belongs to. */
export interface Archived {
  /** Id of the strategy; undefined where the file is no backup, or names what is no id. */
  readonly strategyId: string | undefined;
  /** SHA-256 of the strategy file that the board was scored by; undefined in a copy that the program made by itself. */
  readonly sha256: string | undefined;
  /** The text of the strategy file that the board was scored by; undefined in a copy that the program made by itself. */
  readonly text: string | undefined;
  /** Whether that was the strategy that a release ships. */
  readonly shipped: boolean;
  /** The line about handling that its board bore; undefined: none, or a copy that the program made by itself. */
  readonly handling: string | undefined;
}

/** Writes into a backup by which strategy file its board is scored, and its line about handling; '' for none. */
export function insertStrategyHashAndHandlingIntoBackup(
  file: string,
  { sha256 }: StrategyFile,
  handling: string,
): void {
  const copy = Connection.open(file, 'delete');
  try {
    insertOrReplaceStoreFact(copy, 'archived', sha256);
    insertOrReplaceStoreFact(copy, 'handling', handling);
  } finally {
    copy.close();
  }
}

/** Deletes what only a backup has (recipes, the hash of its strategy, its marking) from a copy that becomes a store: of a store it would be told long after it was true, by every later copy. */
export function deleteBackupExtrasFromStoreCopy(copy: Connection): void {
  deleteStoreFact(copy, 'archived');
  deleteStoreFact(copy, 'handling');
  deleteRecipesFromStoreCopy(copy);
  deleteNoteOfLostEarlierStore(copy);
}

/** Id of the strategy that a store or a backup says it belongs to; undefined where it says none, or what is no id. */
export function queryStrategyId(connection: Connection): string | undefined {
  const id = queryStoreFact(connection, 'strategy');
  return id !== undefined && ID.test(id) ? id : undefined;
}

/**
 * Reads what a backup says of its strategy; what cannot be read says nothing.
 *
 * A copy that the program made by itself does not say by which file its board was scored: it is `inUse` where the copy
 * knows that, by its bytes or its place, else the file that it met last.
 */
export function readBackupStrategyFacts(file: string, inUse: StrategyFile | undefined): Archived {
  let looked: DatabaseLook | undefined;
  try {
    looked = openDatabaseOrCopyToRead(file);
    const { connection } = looked;
    const handling = queryStoreFact(connection, 'handling')?.trim() ?? '';
    const sha256 = queryStoreFact(connection, 'archived') ?? strangeTo(connection, inUse);
    return {
      strategyId: queryStrategyId(connection),
      sha256,
      text: sha256 === undefined ? undefined : queryKeptStrategyText(connection, sha256),
      shipped: sha256 !== undefined && queryLastShippedStrategyHadHash(connection, sha256),
      handling: handling === '' ? undefined : handling,
    };
  } catch {
    const handling = undefined;
    return { strategyId: undefined, sha256: undefined, text: undefined, shipped: false, handling };
  } finally {
    looked?.close();
  }
}

/** The strategy file that a store met last, where it never met the one in use. */
function strangeTo(connection: Connection, inUse: StrategyFile | undefined): string | undefined {
  return inUse !== undefined && queryHasUsedStrategyFileOrPath(connection, inUse)
    ? undefined
    : queryKeptStrategies(connection).at(-1)?.sha256;
}
