/** A folder that is made while it is looked for is found all the same. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchFolder } from '../../src/store/watch.ts';
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
    watchFolder(path, () => {
      calls += 1;
    }),
  );
  writeFileSync(path, '1');
  await expect.poll(() => calls, { timeout: 3_000 }).toBeGreaterThan(0);
  const seen = calls;
  writeFileSync(path, '2');
  await expect.poll(() => calls, { timeout: 3_000 }).toBeGreaterThan(seen);
});

test('a folder that comes while only the one above it was there is followed', async () => {
  const above = folder();
  const path = join(above, 'a', 'x.db');
  let calls = 0;
  onTestFinished(
    watchFolder(path, () => {
      calls += 1;
    }),
  );
  mkdirSync(dirname(path));
  await expect.poll(() => calls, { timeout: 3_000 }).toBeGreaterThan(0);
  const seen = calls;
  writeFileSync(path, '1');
  await expect.poll(() => calls, { timeout: 3_000 }).toBeGreaterThan(seen);
});
