/** Where the store of a strategy is, and which stores there are. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The file of the store of a strategy. */
export function storePath(dataDir: string, strategyId: string): string {
  return join(dataDir, `${strategyId}${ENDING}`);
}

const ENDING = '.db';

/** The ids of the strategies that have a store in a data folder; none where the folder cannot be read. */
export function storedIn(dataDir: string): readonly string[] {
  try {
    return readdirSync(dataDir)
      .filter((name) => name.endsWith(ENDING) && !name.includes('.set-aside-'))
      .map((name) => name.slice(0, -ENDING.length))
      .sort();
  } catch {
    return [];
  }
}
