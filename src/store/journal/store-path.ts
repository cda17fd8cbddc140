/** Where the store of a strategy is, and which stores there are. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ID } from '../../core/model/model.ts';

/** The file of the store of a strategy, in the data folder itself. Throws for what is no id: whoever reads one from a file must refuse it. */
export function storePath(dataDir: string, strategyId: string): string {
  if (!ID.test(strategyId)) throw new Error(`${JSON.stringify(strategyId)} is no id of a strategy`);
  return join(dataDir, `${strategyId}${ENDING}`);
}

const ENDING = '.db';

/** The ids of the strategies that have a store in a data folder; none where the folder cannot be read. */
export function readStrategyIdsWithStore(dataDir: string): readonly string[] {
  try {
    return readdirSync(dataDir)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .filter((name) => ID.test(name))
      .sort();
  } catch {
    return [];
  }
}
