import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type { Metafile } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { thirdParty } from '../.config/third-party.ts';
import { BEFORE, WARM } from '../.config/warm-load.ts';

/** What the dashboard needs and a command that prints and ends does not. */
const heavy = ['ink', 'ink-table', 'react', 'react-reconciler', 'yoga-layout', 'conf', 'ajv'];
const dashboard = 'src/features/board/dashboard.command.ts';

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

/** Notes the path of every file that a run reads or loads, in the file named by the variable. */
const spy = `data:text/javascript,${encodeURIComponent(`
  import fs, { appendFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const note = (path) => appendFileSync(process.env.LOADED_MODULES, path + '\\n');
  const { readFileSync } = fs;
  fs.readFileSync = (path, ...rest) => { note(path); return readFileSync(path, ...rest); };
  registerHooks({ load(url, context, next) { note(url); return next(url, context); } });
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
    return source === 'src/cli.ts' || (source.endsWith('.command.ts') && source !== dashboard);
  });
  test.each(commands)('%s carries nothing of the dashboard with it', (file) => {
    expect(heavyIn(closure(file))).toEqual([]);
  });

  test('has no schema of a document in it: what makes a document knows only its type', () => {
    const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
    expect(inputs).toContain('src/features/board/status-json.ts');
    expect(inputs.filter((path) => /-document\.ts$|document-parts/.test(path))).toEqual([]);
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
    expect(entry.length).toBeLessThan(2500);
  });

  test.each(WARM)('has the code that V8 made of %s, and V8 takes it', (name) => {
    const caches = readdirSync(dist).filter((file) => file.startsWith(`${name}.`));
    expect(caches).toHaveLength(1);
    const script = new Script(`${BEFORE}${readFileSync(dist + name, 'utf8')}\n})`, {
      cachedData: readFileSync(`${dist}${caches[0]}`),
    });
    expect(script.cachedDataRejected).toBe(false);
  });

  test.each(WARM)(
    '%s asks for nothing by the name default, which a require() would not find',
    (name) => {
      const asked = outputs[`dist/${name}`]?.imports ?? [];
      const files = asked
        .map(({ path }) => path.replace('./', 'dist/'))
        .filter((path) => path.endsWith('.mjs'));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) expect(outputs[file]?.exports, file).not.toContain('default');
    },
  );

  test('starts as well where that code is missing or of another V8', () => {
    const copy = join(folder, 'copy');
    cpSync(fileURLToPath(new URL('../data/', import.meta.url)), join(copy, 'data'), {
      recursive: true,
    });
    cpSync(dist, join(copy, 'dist'), { recursive: true });
    cpSync(fileURLToPath(new URL('../package.json', import.meta.url)), join(copy, 'package.json'));
    const said = (): string => {
      const args = [join(copy, 'dist', 'axiswatch.js'), 'status', '--as-of', '2026-11-24'];
      const env = { ...process.env, AXISWATCH_DATA_DIR: join(folder, 'copied') };
      return spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout;
    };
    const whole = said();
    expect(whole).toContain('Axis of Losers');
    const caches = readdirSync(join(copy, 'dist')).filter((name) => name.endsWith('.cache'));
    for (const name of caches) writeFileSync(join(copy, 'dist', name), 'not code');
    expect(said()).toBe(whole);
    for (const name of caches) rmSync(join(copy, 'dist', name));
    expect(said()).toBe(whole);
  });
});

describe('what of other people is in the built program', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const told = readFileSync(`${dist}THIRD-PARTY.txt`, 'utf8');
  const bundled = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  /** By the nearest package.json above it. */
  const packages = new Map(
    bundled
      .filter((path) => path.startsWith('node_modules/'))
      .map((path) => {
        let at = join(root, path);
        let found: { readonly name?: string; readonly version?: string; readonly license?: string };
        do {
          at = dirname(at);
          const manifest = join(at, 'package.json');
          found = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
          // An entry of a package has a manifest of its own, which names no licence.
        } while (found.version === undefined || found.license === undefined);
        return [at, found] as const;
      }),
  );

  test('is named package by package, with version and licence, in order', () => {
    expect(packages.size).toBeGreaterThan(50);
    const heads = [...told.matchAll(/^={80}\n(.+)\n={80}\n/gm)].map(([, head]) => head);
    const wanted = [...packages.values()].map(
      ({ name, version, license }) => `${name} ${version} (${license})`,
    );
    expect(heads).toEqual([...new Set(wanted)].toSorted());
    for (const name of ['ink', 'react', 'd3-scale', 'yoga-layout', 'commander'])
      expect(heads.some((head) => head?.startsWith(`${name} `))).toBe(true);
  });

  test('bears the whole text of every licence and notice', () => {
    const files = [...packages.keys()].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /licen|notice|copying/i.test(name))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(50);
    const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
    for (const text of files) expect(flat(told)).toContain(flat(text));
    for (const part of told.split(/^={80}\n.+\n={80}\n/m).slice(1))
      expect(part).toMatch(/copyright/i);
  });

  test('a package without the text of a licence stops the build', async () => {
    const own = join(folder, 'unlicensed');
    const inside = join(own, 'node_modules', '@some', 'thing');
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(own, 'LICENSE'), 'MIT License\n\nCopyright (c) us\n');
    const inputs = ['src/cli.ts', 'node_modules/@some/thing/lib/index.js'];
    const manifest = (name: string, license?: string): void =>
      writeFileSync(
        join(inside, 'package.json'),
        JSON.stringify({ name, version: '1.2.3', license }),
      );
    const told = (): Promise<string> => thirdParty(inputs, `${own}/`);
    manifest('@some/thing', 'MIT');
    await expect(told()).rejects.toThrow(
      '@some/thing 1.2.3 (MIT) is bundled and node_modules/@some/thing has no text of its licence',
    );
    // Whose holder is known, but under another licence.
    manifest('yoga-layout', 'BSD-3-Clause');
    await expect(told()).rejects.toThrow('yoga-layout 1.2.3 (BSD-3-Clause) is bundled');
    writeFileSync(join(inside, 'license.md'), 'The text.');
    manifest('@some/thing');
    await expect(told()).rejects.toThrow('@some/thing 1.2.3 (undefined) is bundled');
    manifest('@some/thing', 'MIT');
    writeFileSync(join(inside, 'NOTICE'), 'The notice.');
    expect(await told()).toMatch(/@some\/thing 1.2.3 \(MIT\)\n=+\n\nThe notice.\n\nThe text.\n$/);
  });
});
