/** A folder that is made while it is looked for is found all the same. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchStoreFile } from '../../src/store/db/watch.ts';
import { folder } from './tools.ts';

/** What another program does just before a folder is watched. */
const before = vi.hoisted(() => new Map<string, () => void>());
vi.mock('node:fs', async (original) => {
  const fs: typeof import('node:fs') = await original();
  const watch: (...args: Parameters<typeof fs.watch>) => unknown = (target, ...more) => {
    const name = String(target);
    const meanwhile = before.get(name);
    before.delete(name);
    meanwhile?.();
    return fs.watch(target, ...more);
  };
  return { ...fs, watch };
});

test('a folder that another program makes between two looks for it is watched', async () => {
  const above = folder();
  const path = join(above, 'a', 'x.db');
  before.set(above, () => mkdirSync(dirname(path)));
  let calls = 0;
  onTestFinished(
    watchStoreFile(path, () => {
      calls += 1;
    }),
  );
  writeFileSync(path, '1');
  await expect.poll(() => calls).toBeGreaterThan(0);
  const seen = calls;
  writeFileSync(path, '2');
  await expect.poll(() => calls).toBeGreaterThan(seen);
});

test('a folder that takes the place of a file, and its place on the disk, is watched', async () => {
  const above = folder();
  const file = join(above, 'a');
  const path = join(file, 'b', 'x.db');
  let calls = 0;
  onTestFinished(
    watchStoreFile(path, () => {
      calls += 1;
    }),
  );
  for (let round = 0; round < 5; round += 1) {
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, '');
    await pause(100);
    const { ino } = statSync(file);
    // Whether the system gives the same place again is up to it; with the first tries it mostly does.
    for (let tries = 0; tries < 20; tries += 1) {
      rmSync(file, { recursive: true });
      mkdirSync(file);
      if (statSync(file).ino === ino) break;
    }
    await pause(100);
    calls = 0;
    mkdirSync(dirname(path));
    await expect.poll(() => calls).toBeGreaterThan(0);
  }
});

test('a folder that comes while only the one above it was there is followed', async () => {
  const above = folder();
  const path = join(above, 'a', 'x.db');
  let calls = 0;
  onTestFinished(
    watchStoreFile(path, () => {
      calls += 1;
    }),
  );
  mkdirSync(dirname(path));
  await expect.poll(() => calls).toBeGreaterThan(0);
  const seen = calls;
  writeFileSync(path, '1');
  await expect.poll(() => calls).toBeGreaterThan(seen);
});

test('is looked at again a while after the last write, which counts only once it is on the disk', async () => {
  const path = join(folder(), 'x.db');
  const calls: number[] = [];
  onTestFinished(watchStoreFile(path, () => calls.push(Date.now())));
  writeFileSync(path, '1');
  const written = Date.now();
  await expect.poll(() => (calls.at(-1) ?? 0) - written).toBeGreaterThan(400);
});
