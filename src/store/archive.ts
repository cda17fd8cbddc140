/** A backup as an archive of a whole board: it knows by which strategy file the board was scored, and brings it along. */
import { Connection } from './connection.ts';
import { factOf, keepFact, keptStrategyText } from './personal.ts';
import type { StrategyFile } from './strategy-file.ts';

/** What a backup says of the strategy that it belongs to. */
export interface Archived {
  /** Id of the strategy; undefined where the file is no backup. */
  readonly strategyId: string | undefined;
  /** SHA-256 of the strategy file that the board was scored by; undefined in a copy that the program made by itself. */
  readonly sha256: string | undefined;
  /** The text of that file; undefined likewise. */
  readonly text: string | undefined;
}

/** Writes into a backup by which strategy file its board is scored. */
export function markArchive(file: string, { sha256 }: StrategyFile): void {
  const copy = Connection.open(file, 'delete');
  try {
    keepFact(copy, 'archived', sha256);
  } finally {
    copy.close();
  }
}

/** Reads what a backup says of its strategy; what cannot be read says nothing. */
export function archivedIn(file: string): Archived {
  let connection: Connection | undefined;
  try {
    connection = Connection.openReadOnly(file);
    const sha256 = factOf(connection, 'archived');
    return {
      strategyId: factOf(connection, 'strategy'),
      sha256,
      text: sha256 === undefined ? undefined : keptStrategyText(connection, sha256),
    };
  } catch {
    return { strategyId: undefined, sha256: undefined, text: undefined };
  } finally {
    connection?.close();
  }
}
