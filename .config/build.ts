// The build: bundles src/ into dist/ with esbuild, for production, split at every dynamic import(): cli.js with what
// tells commands apart, printed.js with all that `status` needs, the program with the argument parser, dashboard.js with
// all of the dashboard, and the rest as files that are loaded on use. Then it runs `status` and the dashboard once and
// keeps the code that V8 made of the first, the second and the fourth.
// dist/meta.json says which source went into which file; the tests read it, the package leaves it out.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { COMMANDS, GLOBAL_OPTIONS } from '../src/features/commands.ts';
import { makeManPage, manRoff } from '../src/features/help/man-page.ts';
import { BUILT_FILES, builtShippedJsonText } from '../src/store/files/built-shipped.ts';
import { readShippedData } from '../src/store/files/shipped.ts';
import { SHIPPED_FILES } from '../src/store/files/shipped-files.ts';
import { ALIAS } from './alias.ts';
import { hotPath } from './hot-path.ts';
import { lazyWidth } from './lazy-width.ts';
import { lighterInk } from './lighter-ink.ts';
import { lighterNode } from './lighter-node.ts';
import { thirdParty } from './third-party.ts';
import { WARM, warmName } from './warm-load.ts';
import { warm } from './warming.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Leaves a file out of a bundle, since a bundle of its own holds it; JavaScript that hands its exports over stands for it. */
const apart = (source: RegExp, handedOver: string): Plugin => ({
  name: `apart ${source}`,
  setup(b) {
    const namespace = `apart ${source}`;
    b.onResolve({ filter: source }, ({ path }) => ({ path, namespace }));
    b.onLoad({ filter: /.*/, namespace }, () => ({
      contents: `module.exports = ${handedOver};`,
      resolveDir: `${root}.config`,
    }));
    b.onResolve({ filter: /^\.\/(dashboard|printed)\.js$/ }, ({ path }) => ({
      path,
      external: true,
    }));
  },
});

const shared = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
} satisfies BuildOptions;

/** CommonJS packages in the bundle ask for Node's own modules; only the file with esbuild's helper needs this. */
const makeRequire =
  "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);";

const production = {
  ...shared,
  target: 'node24',
  // Node 24 knows every property of Unicode that is asked for; esbuild would make such an expression anew at each use.
  supported: { 'regexp-unicode-property-escapes': true },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: ALIAS,
} satisfies BuildOptions;

/** What every start needs, all of `status`, and the dashboard: Node loads CommonJS with less ado, which saves a fifth of its time. */
const commonJs = {
  format: 'cjs',
  // A script that Node does not load itself can require() a module, but not import() it.
  supported: { ...production.supported, 'dynamic-import': false },
} satisfies BuildOptions;
const modules = { format: 'esm', outExtension: { '.js': '.mjs' } } satisfies BuildOptions;

const hot = hotPath([
  'src/cli/program/program.ts',
  'src/cli/program/printed.ts',
  'src/features/board/dashboard.command.ts',
]);
const ink = lighterInk();
const dashboardApart = apart(/\/dashboard\.command\.ts$/, "require('./dashboard.js')");
const printedApart = apart(/\/printed\.ts$/, "require('./printed.js')");
const [start, printed, dashboard, program] = await Promise.all([
  build({
    ...production,
    ...commonJs,
    define: { ...production.define, 'import.meta.dirname': '__dirname' },
    entryPoints: ['src/cli.ts'],
    plugins: [lighterNode, dashboardApart, printedApart, hot.plugin],
  }),
  build({
    ...production,
    ...commonJs,
    entryPoints: [{ in: 'src/cli/program/printed.ts', out: 'printed' }],
    plugins: [lighterNode, lazyWidth, hot.plugin, lighterInk().plugin],
  }),
  build({
    ...production,
    ...commonJs,
    // Node loads nine modules for `performance`; React and Ink take of it what Date has as well, `now()`.
    define: { ...production.define, performance: 'Date' },
    entryPoints: [{ in: 'src/features/board/dashboard.command.ts', out: 'dashboard' }],
    plugins: [lighterNode, hot.plugin, ink.plugin],
  }),
  build({
    ...production,
    ...modules,
    entryPoints: ['src/cli/program/program.ts'],
    entryNames: '[name]',
    plugins: [lighterNode, dashboardApart, hot.plugin, lighterInk().plugin],
  }),
]);
ink.finish(dashboard.metafile);
const rest = await build({
  ...production,
  ...modules,
  entryPoints: [...hot.outside].map(([out, path]) => ({ in: path, out })),
  splitting: true,
  // The list of commands, which completions read, names the dashboard.
  plugins: [lighterNode, dashboardApart, lighterInk().plugin],
});
const bundles = [rest, program, dashboard, printed, start];
const meta = {
  inputs: Object.assign({}, ...bundles.map(({ metafile }) => metafile.inputs)),
  outputs: Object.assign({}, ...bundles.map(({ metafile }) => metafile.outputs)),
};

// Chunks first, then the files that name them, then what is no longer named: dist/ is whole at every moment.
const files = new Map<string, string | Uint8Array>();
for (const { path, contents, text } of bundles.flatMap((each) => each.outputFiles)) {
  const name = relative(`${root}dist`, path);
  // The shipped data are found at ../data from any file of dist/, so none may lie deeper.
  if (/[\\/]/.test(name)) throw new Error(`${name} is not directly in dist/`);
  const needsRequire = name.endsWith('.mjs') && text.includes('typeof require');
  files.set(name, needsRequire ? makeRequire + text : contents);
}
files.set('meta.json', JSON.stringify(meta));
// The package itself is of modules; here a module says so by its extension.
files.set('package.json', '{"type":"commonjs"}\n');

// What `man axiswatch` shows once the package is installed.
const { version }: { version: string } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const { release: date }: { release: string } = JSON.parse(
  await readFile(`${root}data/release.json`, 'utf8'),
);
files.set(
  'axiswatch.1',
  manRoff(makeManPage(COMMANDS, { version, date, globals: GLOBAL_OPTIONS })),
);

files.set('THIRD-PARTY.txt', await thirdParty(Object.keys(meta.inputs), root));

// The shipped data, checked now so that no start of the program has to.
const shipped = readShippedData(`${root}data`);
if (!shipped.ok) {
  throw new Error(shipped.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}
const released = Object.values(SHIPPED_FILES).map((name) => readFile(`${root}data/${name}`));
files.set(BUILT_FILES.bytes, Buffer.concat(await Promise.all(released)));
files.set(BUILT_FILES.document, builtShippedJsonText(shipped.value));

const dist = `${root}dist`;
const keep = async (name: string, contents: string | Uint8Array, mode = 0o644): Promise<void> => {
  const part = `${dist}/.${name}`;
  await writeFile(part, contents, { mode });
  await rename(part, `${dist}/${name}`);
};
await mkdir(dist, { recursive: true });
const order = [...files].sort(([a], [b]) => WARM.indexOf(a) - WARM.indexOf(b));
for (const [name, contents] of order) await keep(name, contents);

const digest = createHash('sha256');
for (const name of WARM) digest.update(files.get(name) ?? '');
const made = digest.digest('hex').slice(0, 8);
await warm(dist, made);

const entry = await build({
  ...shared,
  ...commonJs,
  entryPoints: ['src/axiswatch.ts'],
  target: 'node18',
  define: { BUILD: JSON.stringify(made) },
  plugins: [
    apart(
      /^\.\/cli\.ts$/,
      "require('./warm-load.ts').warmLoad('cli.js', __dirname, BUILD, require)",
    ),
  ],
});
for (const { contents } of entry.outputFiles) await keep('axiswatch.js', contents, 0o755);
const named = new Set([
  ...files.keys(),
  ...WARM.map((name) => warmName(name, made)),
  'axiswatch.js',
]);
for (const name of await readdir(dist)) {
  if (!named.has(name)) await rm(`${dist}/${name}`, { recursive: true });
}
