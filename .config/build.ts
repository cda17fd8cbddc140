// The build: bundles src/ into dist/ with esbuild, for production, split at every dynamic import(): cli.js with all
// that `status` needs, program.mjs with the argument parser, dashboard.mjs with all of the dashboard, and the rest as
// files that are loaded on use.
// dist/meta.json says which source went into which file; the tests read it, the package leaves it out.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { COMMANDS, GLOBAL_OPTIONS } from '../src/commands/catalog.ts';
import { manPage } from '../src/report/man-page.ts';
import { PREPARED_FILES, preparedText, RELEASE_FILES } from '../src/store/prepared.ts';
import { readShipped } from '../src/store/shipped.ts';
import { hotPath } from './hot-path.ts';
import { lazyWidth } from './lazy-width.ts';
import { lighterInk, noDeveloperTools } from './lighter-ink.ts';
import { lighterNode } from './lighter-node.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Leaves a file out of a bundle: a bundle of its own holds it. */
const apart = (source: RegExp, path: string): Plugin => ({
  name: 'apart',
  setup(b) {
    b.onResolve({ filter: source }, () => ({ path, external: true }));
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
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
} satisfies BuildOptions;

/** What every start needs, and all of `status`: Node loads CommonJS with less ado, which saves a fifth of its time. */
const commonJs = { format: 'cjs' } satisfies BuildOptions;
const modules = { format: 'esm', outExtension: { '.js': '.mjs' } } satisfies BuildOptions;

const large = ['src/commands/program.ts', 'src/commands/dashboard.ts'];
const hot = hotPath(large);
const ink = lighterInk();
const [entry, start, own] = await Promise.all([
  build({
    ...shared,
    ...commonJs,
    entryPoints: ['src/axiswatch.ts'],
    target: 'node18',
    supported: { 'dynamic-import': false },
    plugins: [apart(/^\.\/cli\.ts$/, './cli.js')],
  }),
  build({
    ...production,
    ...commonJs,
    define: { ...production.define, 'import.meta.dirname': '__dirname' },
    entryPoints: ['src/cli.ts'],
    plugins: [lighterNode, lazyWidth, hot.plugin, lighterInk().plugin],
  }),
  build({
    ...production,
    ...modules,
    // Node loads nine modules for `performance`; React and Ink take of it what Date has as well, `now()`.
    define: { ...production.define, performance: 'Date' },
    entryPoints: large,
    entryNames: '[name]',
    plugins: [lighterNode, hot.plugin, ink.plugin, noDeveloperTools],
  }),
]);
ink.finish(own.metafile);
const rest = await build({
  ...production,
  ...modules,
  entryPoints: [...hot.outside].map(([out, path]) => ({ in: path, out })),
  splitting: true,
  // The list of commands, which completions read, names the dashboard.
  plugins: [lighterNode, apart(/^\.\/dashboard\.ts$/, './dashboard.mjs'), lighterInk().plugin],
});
const made = [rest, own, start];
const meta = {
  inputs: Object.assign({}, ...made.map(({ metafile }) => metafile.inputs)),
  outputs: Object.assign({}, ...made.map(({ metafile }) => metafile.outputs)),
};

// Chunks first, then the files that name them, then what is no longer named: dist/ is whole at every moment.
const files = new Map<string, string | Uint8Array>();
for (const { path, contents, text } of [...made, entry].flatMap((each) => each.outputFiles)) {
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
files.set('axiswatch.1', manPage(COMMANDS, { version, globals: GLOBAL_OPTIONS }));

// The shipped data, checked now so that no start of the program has to.
const shipped = readShipped(`${root}data`);
if (!shipped.ok) {
  throw new Error(shipped.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}
const release = Object.values(RELEASE_FILES).map((name) => readFile(`${root}data/${name}`));
files.set(PREPARED_FILES.bytes, Buffer.concat(await Promise.all(release)));
files.set(PREPARED_FILES.document, preparedText(shipped.value));

await mkdir(`${root}dist`, { recursive: true });
const last = ['cli.js', 'axiswatch.js'];
const order = [...files.keys()].sort((a, b) => last.indexOf(a) - last.indexOf(b));
for (const name of order) {
  const part = `${root}dist/.${name}`;
  await writeFile(part, files.get(name) ?? '', { mode: name === 'axiswatch.js' ? 0o755 : 0o644 });
  await rename(part, `${root}dist/${name}`);
}
for (const name of await readdir(`${root}dist`)) {
  if (!files.has(name)) await rm(`${root}dist/${name}`, { recursive: true });
}
