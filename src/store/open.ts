/** The journal of the strategy in use, opened with what the program brings along. */
import { existsSync } from 'node:fs';
import { isEmpty } from './database.ts';
import { pathOf } from './folders.ts';
import { SqliteJournal } from './journal.ts';
import type { LoadedStrategy } from './load-strategy.ts';
import type { Journal } from './port.ts';
import { syncShipped } from './shipped-sync.ts';

export interface OpenStore {
  readonly journal: Journal;
  /** What a person is to be told once. */
  readonly notice?: string;
}

export async function openStore(
  { strategy, shipped }: LoadedStrategy,
  dataFolder: string,
  now?: () => number,
  /** Also where it could be written. */
  isReadOnly = false,
): Promise<OpenStore> {
  const path = journalPath(dataFolder, strategy.id);
  const wasEmpty = isEmpty(path);
  const journal = await SqliteJournal.open(path, strategy.leaves, now, isReadOnly || undefined);
  if (journal.isReadOnly) return { journal };
  if (shipped !== undefined) syncShipped(journal, shipped);
  const notice = wasEmpty
    ? `${path} was empty, and a new record is begun; axiswatch restore lists its backups`
    : oldStoreNotice(journal, pathOf(dataFolder, `${strategy.id}.db`));
  return { journal, ...(notice === undefined ? {} : { notice }) };
}

/** Ids are told apart without regard to case. */
export function journalPath(dataFolder: string, strategyId: string): string {
  return pathOf(dataFolder, `${strategyId.toLowerCase()}.journal`);
}

function oldStoreNotice(journal: SqliteJournal, old: string): string | undefined {
  if (!existsSync(old) || journal.meta('old store') === old) return undefined;
  journal.write(() => journal.setMeta('old store', old));
  return `${old} belongs to an earlier axiswatch; it is left alone and not read`;
}
