import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';

/** What the dashboard needs and a command that prints and ends does not. */
const heavy = ['ink', 'ink-table', 'react', 'react-reconciler', 'yoga-layout', 'conf', 'ajv'];
const dashboard = 'src/commands/dashboard.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const { outputs }: Metafile = JSON.parse(readFileSync(`${dist}meta.json`, 'utf8'));

/** The files of dist/ that are loaded with a file, itself included. */
function closure(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind } of outputs[file]?.imports ?? []) {
    if (kind !== 'dynamic-import' && path in outputs) closure(path, seen);
  }
  return seen;
}

/** The heavy packages of which there is code in these files of dist/. */
function heavyIn(files: Iterable<string>): string[] {
  const inputs = [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  return heavy.filter((name) => inputs.some((path) => path.includes(`node_modules/${name}/`)));
}

/** Notes the path of every module that a run loads, in the file named by the variable. */
const spy = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { appendFileSync } from 'node:fs';
  registerHooks({ load(url, context, next) {
    appendFileSync(process.env.LOADED_MODULES, url + '\\n');
    return next(url, context);
  } });
`)}`;

const folder = mkdtempSync(join(tmpdir(), 'axiswatch-built-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files of dist/ that one run of the program loads. */
function loadedBy(args: readonly string[]): string[] {
  const list = join(folder, 'loaded');
  writeFileSync(list, '');
  spawnSync(process.execPath, ['--import', spy, `${dist}axiswatch.js`, ...args], {
    env: { ...process.env, AXISWATCH_DATA_DIR: join(folder, 'data'), LOADED_MODULES: list },
    stdio: 'ignore',
  });
  const urls = readFileSync(list, 'utf8').split('\n');
  return urls.filter((url) => url.includes('/dist/')).map((url) => `dist/${basename(url)}`);
}

/** One run of every command that prints and ends. */
const oneShots = [
  '--version',
  '--help',
  '',
  'status',
  'status --json',
  'status --short',
  'record RU9 -0.5 --dry-run',
  'record RU9 -0.5',
  'history RU9',
  'list',
  'export all.csv',
  'import all.csv --dry-run',
  'undo',
  'redo',
  'strategy check data/axis-of-losers.json',
  'no-such-command',
];

describe('the built program', () => {
  test('has a dashboard, in files of its own', () => {
    const file = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === dashboard);
    expect(heavyIn(closure(file ?? ''))).toEqual(expect.arrayContaining(['ink', 'react']));
  });

  const commands = Object.keys(outputs).filter((file) => {
    const source = outputs[file]?.entryPoint ?? '';
    return source === 'src/cli.ts' || (source.startsWith('src/commands/') && source !== dashboard);
  });
  test.each(commands)('%s carries nothing of the dashboard with it', (file) => {
    expect(heavyIn(closure(file))).toEqual([]);
  });

  test.each(oneShots)('axiswatch %s loads nothing of the dashboard', (line) => {
    const loaded = loadedBy(
      line
        .split(' ')
        .filter(Boolean)
        .map((word) => word.replace('all.csv', join(folder, 'all.csv'))),
    );
    expect(loaded).toContain('dist/cli.js');
    expect(heavyIn(loaded)).toEqual([]);
  });

  test('opens with an entry that an older Node can parse and that loads the rest after its check', () => {
    const entry = readFileSync(`${dist}axiswatch.js`, 'utf8');
    expect(entry).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(entry).not.toMatch(/^(import|export).*cli\.js/m);
    expect(entry.length).toBeLessThan(1000);
  });
});
