/** The strategy in use: the one that the program brings along, or one of a person's files. */
import { readFileSync } from 'node:fs';
import type { EventRow, ReadingRow } from '../model/record.ts';
import type { Strategy } from '../model/strategy.ts';
import { linkStrategy, type StrategyFile } from '../model/strategy-link.ts';
import { readInput } from './files.ts';
import { pathOf } from './folders.ts';

/** The files of a built program, in its folder. */
export const STRATEGY_FILE = 'strategy.json';
export const ROWS_FILE = 'shipped.json';

/** What `STRATEGY_FILE` holds. */
export interface ShippedStrategy {
  readonly strategy: StrategyFile;
  readonly hash: string;
  /** Tells the rows of one release from those of another. */
  readonly rowsHash: string;
}

/** What `ROWS_FILE` holds. */
export interface ShippedRows {
  readonly readings: readonly ReadingRow[];
  readonly events: readonly EventRow[];
}

export interface LoadedStrategy {
  readonly strategy: Strategy;
  /** The rows that come along with it; undefined of a person's file. */
  readonly shipped?: { readonly rowsHash: string; readonly rows: () => ShippedRows };
}

/** The strategy of a file, else the one in the folder of the built program. */
export async function loadStrategy(from: {
  readonly file?: string | undefined;
  readonly folder: string;
}): Promise<LoadedStrategy> {
  if (from.file !== undefined) return { strategy: await strategyOf(from.file) };
  const read = (name: string) => JSON.parse(readFileSync(pathOf(from.folder, name), 'utf8'));
  const { strategy, hash, rowsHash }: ShippedStrategy = read(STRATEGY_FILE);
  return {
    strategy: linkStrategy(strategy, hash),
    shipped: { rowsHash, rows: () => read(ROWS_FILE) },
  };
}

async function strategyOf(file: string): Promise<Strategy> {
  const [{ checkStrategy }, { hashOf }] = await Promise.all([
    import('../model/strategy-file.ts'),
    import('./hash.ts'),
  ]);
  const bytes = readInput(file);
  return checkStrategy(Buffer.from(bytes).toString('utf8'), hashOf(bytes));
}
