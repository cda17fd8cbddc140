// Builds the new program, src/next, into dist-next/: axiswatch.js, which an old Node can parse; main.cjs, which every
// start loads; a file for each import() in the source, others for what several of them share; and what is made of
// data/next. meta.json says which source went into which file.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Message, type Plugin, transform } from 'esbuild';
import { shippedFiles } from '../../src/next/store/shipped.ts';
import { ALIAS } from '../alias.ts';
import { type Groups, grouped } from './grouped.ts';
import { lazyWidth } from './lazy-width.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist-next');

const { version }: { version: string } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);

const shared = {
  absWorkingDir: root,
  outdir: 'dist-next',
  bundle: true,
  platform: 'node',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
} satisfies BuildOptions;

/** What is doubtful does not go into a build. */
function refuse(warnings: readonly Message[]): void {
  if (warnings.length > 0)
    throw new Error(`not built: ${warnings.map(({ text }) => text).join('; ')}`);
}

/**
 * A module as CommonJS, which Node loads with less ado: at every start a tenth of a bare Node less. esbuild itself
 * splits nothing but modules. One that waits outside a function cannot be turned.
 */
const turned = async (text: string): Promise<string> => {
  const renamed = text.replaceAll(/"\.\/((?!screen\.)[\w-]+)\.mjs"/g, '"./$1.cjs"');
  const { code, warnings } = await transform(renamed, {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    minify: true,
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
  refuse(warnings);
  // A module that waits outside its functions is imported, not required.
  return code.replaceAll(
    /Promise\.resolve\(\)\.then\(\(\)=>[\w$]+\(require\("\.\/screen\.mjs"\)\)\)/g,
    'import("./screen.mjs")',
  );
};

/** What every start loads, and what every `status` does after that: a file each. */
const TOGETHER: Groups = {
  'main.cjs': ['src/next/main.ts'],
  'status.cjs': [
    'src/next/features/context.ts',
    'src/next/features/board/status.ts',
    'src/next/features/outcome.ts',
    'src/next/page/text.ts',
  ],
};

/** The entry is a bundle of its own, which loads the other when it has looked at Node. */
const mainApart: Plugin = {
  name: 'main apart',
  setup: (b) => {
    b.onResolve({ filter: /^\.\/main\.(ts|cjs)$/ }, () => ({ path: './main.cjs', external: true }));
  },
};

/** What draws the screen, Ink with it, is one module of its own, loaded when the first frame stands. */
const screenApart: Plugin = {
  name: 'screen apart',
  setup: (b) => {
    b.onResolve({ filter: /\/tui\/run\.tsx$/ }, () => ({ path: './screen.mjs', external: true }));
  },
};

/** Ink's developer tools are not installed, and DEV, which asks for them, is false. */
const noDevtools: Plugin = {
  name: 'no devtools',
  setup: (b) => {
    b.onResolve({ filter: /^\.\/devtools\.js$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    b.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

const production = {
  ...shared,
  target: 'node24',
  format: 'esm',
  // Node 24 knows every property of Unicode; esbuild would make such an expression anew at each use.
  supported: { 'regexp-unicode-property-escapes': true },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    VERSION: JSON.stringify(version),
  },
  alias: ALIAS,
} satisfies BuildOptions;

const [program, screen, entry] = await Promise.all([
  build({
    ...production,
    entryPoints: ['src/next/main.ts'],
    splitting: true,
    outExtension: { '.js': '.mjs' },
    define: {
      ...production.define,
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    plugins: [lazyWidth, screenApart],
  }),
  build({
    ...production,
    entryPoints: [{ in: 'src/next/tui/run.tsx', out: 'screen' }],
    outExtension: { '.js': '.mjs' },
    // CommonJS in it asks for Node's own modules.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    plugins: [lazyWidth, noDevtools],
  }),
  build({
    ...shared,
    entryPoints: ['src/next/axiswatch.ts'],
    target: 'node18',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [mainApart],
  }),
]);
refuse([...program.warnings, ...screen.warnings, ...entry.warnings]);

const inDist = (path: string): string => basename(path).replace(/\.mjs$/, '.cjs');
const apart = new Map<string, string>();
for (const { path, text } of program.outputFiles) apart.set(inDist(path), await turned(text));
const files = new Map(grouped(apart, program.metafile.outputs, TOGETHER, inDist));
for (const { path, text } of screen.outputFiles) files.set(basename(path), text);
const outputs = Object.entries({
  ...program.metafile.outputs,
  ...screen.metafile.outputs,
  ...entry.metafile.outputs,
});
files.set(
  'meta.json',
  JSON.stringify({
    inputs: { ...program.metafile.inputs, ...screen.metafile.inputs, ...entry.metafile.inputs },
    outputs: Object.fromEntries(outputs.map(([path, what]) => [inDist(path), what])),
  }),
);

// The package itself is of modules; axiswatch.js is none.
files.set('package.json', '{"type":"commonjs"}\n');

// The shipped strategy and its rows, checked now so that no start of the program has to.
for (const [name, text] of await shippedFiles(join(root, 'data/next'))) files.set(name, text);

// What is loaded stands there before what loads it, and what nothing names goes last: the folder is whole at every moment.
const begun = Date.now();
await mkdir(dist, { recursive: true });
const made = await mkdtemp(join(root, 'node_modules/.dist-next-'));
const keep = async (name: string, contents: string, mode = 0o644): Promise<void> => {
  await writeFile(join(made, name), contents, { mode });
  await rename(join(made, name), join(dist, name));
};
try {
  const main = files.get('main.cjs');
  if (main === undefined) throw new Error('not built: there is no main.cjs');
  for (const [name, contents] of files) if (name !== 'main.cjs') await keep(name, contents);
  await keep('main.cjs', main);
  for (const { text } of entry.outputFiles) await keep('axiswatch.js', text, 0o755);
} finally {
  await rm(made, { recursive: true });
}
for (const name of await readdir(dist)) {
  if (files.has(name) || name === 'axiswatch.js') continue;
  // What is newer another build has just laid there.
  const { mtimeMs } = await stat(join(dist, name));
  if (mtimeMs < begun) await rm(join(dist, name), { recursive: true });
}
