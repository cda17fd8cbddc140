/** The strategy in use: the one that the program brings along, or one of a person's files. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EventRow, ReadingRow } from '../model/record.ts';
import type { Strategy } from '../model/strategy.ts';
import { linkStrategy, type StrategyFile } from '../model/strategy-link.ts';
import { readInput } from './files.ts';
import { pathOf } from './folders.ts';

/** The files of a built program, in its folder. */
export const STRATEGY_FILE = 'strategy.json';
export const ROWS_FILE = 'shipped.json';

/** The name of the strategy that the program brings along, where one is chosen. */
export const SHIPPED_STRATEGY = 'shipped';

/** Where a person's own strategies lie in the data folder, each under its id. */
export function ownStrategies(dataFolder: string): string {
  return pathOf(dataFolder, 'strategies');
}

/** The file of a strategy of one's own; ids are told apart without regard to case. */
export function ownStrategy(dataFolder: string, id: string): string {
  return pathOf(ownStrategies(dataFolder), `${id.toLowerCase()}.json`);
}

function isOwn(dataFolder: string, name: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(name) && existsSync(ownStrategy(dataFolder, name));
}

/** What a person typed, as the setting keeps it: the id of one's own, another file by its whole path, '' the shipped one. */
export function strategySetting(dataFolder: string, name: string): string {
  if (name === '' || name === SHIPPED_STRATEGY) return '';
  return isOwn(dataFolder, name) ? name.toLowerCase() : resolve(name);
}

/** The file that a setting or an option names; undefined of the shipped one. */
export function strategyFile(dataFolder: string, name: string): string | undefined {
  if (name === '' || name === SHIPPED_STRATEGY) return undefined;
  return isOwn(dataFolder, name) ? ownStrategy(dataFolder, name) : name;
}

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
  /** Of the shipped one, which lies in no file of a person. */
  readonly raw?: StrategyFile;
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
    raw: strategy,
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
