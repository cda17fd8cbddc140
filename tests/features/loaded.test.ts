/** What the built program loads for an answer: a clean-up that draws a package into it costs every start. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../store/support.ts';
import { environment, openTerminal, PROGRAM } from '../tui/terminal.ts';

/** Modules of Node that take milliseconds to load. */
const COSTLY = ['crypto', 'tty', 'zlib', 'perf_hooks', 'http', 'https', 'worker_threads'];

/** Writes at the end which files and which modules of Node were loaded. */
const TELLS = `process.on('exit', () => require('node:fs').writeFileSync(__dirname + '/told', JSON.stringify({
  files: Object.keys(require.cache).filter((path) => path !== __filename),
  modules: process.moduleLoadList,
})));`;

async function loadedBy(argv: readonly string[]) {
  const folder = emptyFolder();
  const tells = join(folder, 'tells.cjs');
  writeFileSync(tells, TELLS);
  const run = async () => {
    const line = [process.execPath, '--require', tells, PROGRAM, ...argv];
    const env = environment(folder, { AXISWATCH_KEEP: '0' });
    const terminal = openTerminal(line, [120, 36], env);
    if (argv.length === 0) {
      await terminal.until(/ q( quit)?$/m);
      terminal.type('q');
    }
    await terminal.ended;
  };
  // the first one makes the store
  await run();
  await run();
  const told: { files: string[]; modules: string[] } = JSON.parse(
    readFileSync(join(folder, 'told'), 'utf8'),
  );
  return {
    files: told.files.map((path) => basename(path)),
    kB: told.files.reduce((sum, path) => sum + statSync(path).size, 0) / 1000,
    costly: COSTLY.filter((name) => told.modules.includes(`NativeModule ${name}`)),
  };
}

test.each([
  ['status', 3, 135],
  ['list', 4, 160],
  ['explain', 4, 160],
  ['ahead', 4, 160],
  ['--version', 1, 6],
  ['--help', 1, 6],
  ['-h', 2, 40],
])('%s loads %i files of %i kB at most, and nothing costly of Node', async (line, files, kB) => {
  const loaded = await loadedBy(line.split(' '));
  expect(loaded.costly).toEqual([]);
  expect(loaded.files.length, loaded.files.join()).toBeLessThanOrEqual(files);
  expect(loaded.kB, loaded.files.join()).toBeLessThanOrEqual(kB);
});

// with what draws the screen, 463 kB; at the end what writes settings, 211 kB
test('the dashboard loads 8 files of 1 100 kB at most', async () => {
  const loaded = await loadedBy([]);
  expect(loaded.files.length, loaded.files.join()).toBeLessThanOrEqual(8);
  expect(loaded.kB, loaded.files.join()).toBeLessThanOrEqual(1100);
});
