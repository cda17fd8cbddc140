/** The built program as it is published: without the code that V8 has ready, which is kept in the user's own folder. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../source.ts';
import { emptyFolder } from '../store/support.ts';

function install() {
  const folder = emptyFolder();
  const filter = (path: string): boolean => !path.endsWith('.cache');
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true, filter });
  const cache = join(folder, 'cache', 'axiswatch');
  const run = (...argv: readonly string[]): string => {
    const names = { XDG_DATA_HOME: 'data', XDG_CONFIG_HOME: 'config', XDG_CACHE_HOME: 'cache' };
    const paths = Object.entries(names).map(([name, path]) => [name, join(folder, path)]);
    const env = { ...process.env, AXISWATCH_KEEP: '0', ...Object.fromEntries(paths) };
    const line = [join(folder, 'dist', 'axiswatch.js'), ...argv];
    return spawnSync(process.execPath, line, { env, encoding: 'utf8' }).stdout;
  };
  return { cache, run };
}

test('what the first answer had ready is kept, and what is no such code does no harm', () => {
  const { cache, run } = install();
  run('--version');
  expect(existsSync(cache)).toBe(false);
  const first = run('status');
  const kept = readdirSync(cache);
  expect(kept).toHaveLength(2);
  expect(run('status')).toBe(first);
  for (const name of kept) writeFileSync(join(cache, name), 'no code');
  expect(run('status')).toBe(first);
  expect(run('list')).toMatch(/^Indicators of /);
});

test('in a folder that others may write nothing is kept or run', () => {
  const { cache, run } = install();
  mkdirSync(cache, { recursive: true });
  chmodSync(cache, 0o777);
  const first = run('status');
  expect(readdirSync(cache)).toEqual([]);
  expect(run('status')).toBe(first);
});
