// The build: bundles src/ into dist/ with esbuild, for production, split at every dynamic import().
// dist/meta.json says which source went into which file; the tests read it, the package leaves it out.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { lighterInk, noDeveloperTools } from './lighter-ink.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Leaves the program out of the entry's bundle, so that an old Node never parses it. */
const entryAlone: Plugin = {
  name: 'entry-alone',
  setup(b) {
    b.onResolve({ filter: /^\.\/cli\.ts$/ }, () => ({ path: './cli.js', external: true }));
  },
};

const shared = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  format: 'esm',
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

const ink = lighterInk();
const [entry, program] = await Promise.all([
  build({ ...shared, entryPoints: ['src/axiswatch.ts'], target: 'node18', plugins: [entryAlone] }),
  build({
    ...shared,
    entryPoints: ['src/cli.ts'],
    splitting: true,
    target: 'node24',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    plugins: [ink.plugin, noDeveloperTools],
  }),
]);
ink.finish(program.metafile);

await rm(`${root}dist`, { recursive: true, force: true });
await mkdir(`${root}dist`);
for (const { path, contents, text } of [...entry.outputFiles, ...program.outputFiles]) {
  const name = relative(`${root}dist`, path);
  // The shipped data are found at ../data from any file of dist/, so none may lie deeper.
  if (/[\\/]/.test(name)) throw new Error(`${name} is not directly in dist/`);
  const needsRequire = name.endsWith('.js') && text.includes('typeof require');
  await writeFile(path, needsRequire ? makeRequire + text : contents);
}
await chmod(`${root}dist/axiswatch.js`, 0o755);
await writeFile(`${root}dist/meta.json`, JSON.stringify(program.metafile));
