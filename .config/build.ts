// Builds src into dist/: axiswatch.js, which an old Node can parse; main.cjs, which every start loads; a file for each
// import() in the source, others for what several of them share; and what is made of data. meta.json says which source
// went into which file.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { READY, readyName } from '../src/ready.ts';
import { shippedFiles } from '../src/store/shipped.ts';
import { ALIAS } from './alias.ts';
import { type Groups, grouped, refuse } from './grouped.ts';
import { keptText } from './patches/kept-text.ts';
import { lazyWidth } from './patches/lazy-width.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const { version }: { version: string } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);

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

/** What every start loads, what every `status` does after that, pages that are often asked for, and the briefing: a file each. */
const TOGETHER: Groups = {
  'main.cjs': ['src/main.ts', 'src/features/help/help.ts'],
  'status.cjs': [
    'src/features/context.ts',
    'src/features/board/status.ts',
    'src/features/outcome.ts',
    'src/page/text.ts',
  ],
  'pages.cjs': [
    'src/features/why/explain.ts',
    'src/features/ahead/ahead-page.ts',
    'src/features/list/list.ts',
    'src/features/why/why-page.ts',
  ],
  'report.cjs': ['src/features/report/report.ts', 'src/page/html.ts'],
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

const [program, screen, worker] = await Promise.all([
  build({
    ...production,
    entryPoints: ['src/main.ts'],
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
    entryPoints: [{ in: 'src/tui/run.tsx', out: 'screen' }],
    outExtension: { '.js': '.mjs' },
    // Yoga would fetch its own bytes, which it holds as text: to load what fetches takes 19 MB.
    define: { ...production.define, fetch: 'undefined' },
    // CommonJS in it asks for Node's own modules.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    plugins: [lazyWidth, noDevtools, keptText],
  }),
  build({
    ...production,
    entryPoints: ['src/store/foreign-worker.ts'],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  }),
]);
refuse([...program.warnings, ...screen.warnings, ...worker.warnings]);

const inDist = (path: string): string => basename(path).replace(/\.mjs$/, '.cjs');
const modules = new Map(program.outputFiles.map(({ path, text }) => [basename(path), text]));
const files = new Map(await grouped(modules, program.metafile.outputs, TOGETHER));
for (const { path, text } of [...screen.outputFiles, ...worker.outputFiles]) {
  files.set(basename(path), text);
}

// What loads the files names the build: what V8 has ready of one build is not taken for that of another.
const digest = createHash('sha256');
for (const name of READY) digest.update(files.get(name) ?? '');
const made = digest.digest('hex').slice(0, 8);
const entry = await build({
  ...shared,
  entryPoints: ['src/axiswatch.ts'],
  target: 'node18',
  format: 'cjs',
  define: { BUILD: JSON.stringify(made) },
});
refuse(entry.warnings);
for (const { path, text } of entry.outputFiles) files.set(basename(path), text);
const outputs = Object.entries({
  ...program.metafile.outputs,
  ...screen.metafile.outputs,
  ...worker.metafile.outputs,
  ...entry.metafile.outputs,
});
files.set(
  'meta.json',
  JSON.stringify({
    inputs: {
      ...program.metafile.inputs,
      ...screen.metafile.inputs,
      ...worker.metafile.inputs,
      ...entry.metafile.inputs,
    },
    outputs: Object.fromEntries(outputs.map(([path, what]) => [inDist(path), what])),
  }),
);

// The package itself is of modules; axiswatch.js is none.
files.set('package.json', '{"type":"commonjs"}\n');

// The shipped strategy and its rows, checked now so that no start of the program has to.
for (const [name, text] of await shippedFiles(join(root, 'data'))) files.set(name, text);

// What is loaded stands there before what loads it, and what nothing names goes last: the folder is whole at every moment.
const begun = Date.now();
await mkdir(dist, { recursive: true });
const folder = await mkdtemp(join(root, 'node_modules/.dist-'));
try {
  for (const [name, contents] of files) await writeFile(join(folder, name), contents);
  await chmod(join(folder, 'axiswatch.js'), 0o755);
  const run = promisify(execFile);
  const child = fileURLToPath(new URL('ready-code.ts', import.meta.url));
  const store = join(folder, 'store');
  const env = { ...process.env, HOME: store, XDG_CONFIG_HOME: store, NODE_OPTIONS: '' };
  // The first run makes the store; what does that would be read at every start.
  for (const [kept, ...line] of [
    ['nowhere', 'status'],
    [made, 'report', '--format', 'html'],
    [made, 'explain'],
    [made, 'ahead'],
    [made, 'list'],
    [made, 'status', '--short'],
    [made, 'status'],
  ]) {
    const args = [child, folder, kept ?? '', ...line, '--data-dir', store];
    await run(process.execPath, args, { env });
  }
  const last = ['main.cjs', 'axiswatch.js'];
  const names = [...files.keys(), ...READY.map((name) => readyName(name, made))];
  for (const name of [...names.filter((each) => !last.includes(each)), ...last]) {
    await rename(join(folder, name), join(dist, name));
    files.set(name, '');
  }
} finally {
  await rm(folder, { recursive: true });
}
for (const name of await readdir(dist)) {
  if (files.has(name)) continue;
  // What is newer another build has just laid there.
  const { mtimeMs } = await stat(join(dist, name));
  if (mtimeMs < begun) await rm(join(dist, name), { recursive: true });
}
