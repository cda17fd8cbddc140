/** What the tests of the store share: folders that vanish, stores that close themselves. */
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ObservedRow } from '../../src/core/model/observation.ts';
import { csvTablePieces, readingsCsvTable } from '../../src/store/files/csv.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import type { Store, StoreOptions } from '../../src/store/journal/store-types.ts';
import { got, machineNow, strategyFile } from './samples.ts';

export * from './samples.ts';

/** A folder of a test's own, removed when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'axiswatch-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Opens a store that is closed when the test ends. */
export async function open(options: Partial<StoreOptions> & { dataDir: string }): Promise<Store> {
  const opened = await openOrCreateStore({
    strategy: strategyFile(),
    author: 'ann',
    now: machineNow,
    ...options,
  });
  const store = got(opened);
  onTestFinished(() => store.close());
  return store;
}

/** The values that stand for an indicator, oldest first. */
export function values(store: Store, indicator = 'land'): number[] {
  return store
    .readings()
    .of(indicator)
    .map((reading) => reading.value);
}

/** Readings and checks as the text of a CSV file. */
export async function readingsAndChecksCsv(readings: Iterable<ObservedRow>): Promise<string> {
  const { columns, rows } = readingsCsvTable(readings);
  return [...(await csvTablePieces(columns, rows))].join('');
}

/** Paths of the files below a folder that this process holds open. */
export function openBelow(path: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${descriptor}`);
      return file.startsWith(`${path}/`) ? [file] : [];
    } catch {
      return [];
    }
  });
}
