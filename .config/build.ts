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
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { helpText } from '../src/features/help/help.ts';
import { COMMANDS } from '../src/index.ts';
import { HELP, READY, readyName } from '../src/ready.ts';
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

/** What every start loads, what every `status` does after that, pages that are often asked for, the briefing and the dashboard: a file each. */
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
  'dashboard.cjs': ['src/features/dashboard/run.ts'],
};

/** What draws the screen, Ink with it, is one module of its own, loaded when the first frame stands. */
const screenApart: Plugin = {
  name: 'screen apart',
  setup: (b) => {
    b.onResolve({ filter: /\/tui\/run\.tsx$/ }, () => ({ path: './screen.mjs', external: true }));
  },
};

/**
 * Yoga that the screen waits for as a whole: a module that waits outside its functions could not be turned into CommonJS.
 * It gets its bytes as such: it would take them apart sign by sign, for which V8 starts its optimizer.
 */
const yogaLater: Plugin = {
  name: 'yoga later',
  setup: async (b) => {
    const yoga = join(root, 'node_modules/yoga-layout/dist');
    const text = await readFile(join(yoga, 'binaries/yoga-wasm-base64-esm.js'), 'utf8');
    const [held, bytes] = /base64,([\w+/=]+)/.exec(text) ?? [];
    if (held === undefined || bytes === undefined) throw new Error('yoga-layout holds no bytes');
    b.onResolve({ filter: /^yoga(-layout|\.wasm)$/ }, ({ path }) => ({ path, namespace: 'later' }));
    b.onLoad({ filter: /layout$/, namespace: 'later' }, () => ({
      contents: `import load from './binaries/yoga-wasm-base64-esm.js';
        import wasmBinary from 'yoga.wasm';
        import constants from './src/generated/YGEnums.js';
        import wrapAssembly from './src/wrapAssembly.js';
        let Yoga = constants;
        export { Yoga as default };
        export const loaded = load({ wasmBinary }).then((yoga) => { Yoga = wrapAssembly(yoga); });`,
      resolveDir: yoga,
    }));
    b.onLoad({ filter: /wasm$/, namespace: 'later' }, () => ({
      contents: Buffer.from(bytes, 'base64'),
      loader: 'binary',
    }));
    b.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, () => ({
      contents: text.replace(held, ''),
    }));
  },
};
const SCREEN = `import { loaded } from 'yoga-layout';
  import * as screen from './src/tui/run.tsx';
  export const ready = loaded.then(() => screen);`;

/** Ink asks process.env.DEV by a name of its own, so that no define reaches it; what it loads then is not installed. */
const noDevtools: Plugin = {
  name: 'no devtools',
  setup: (b) => {
    b.onLoad({ filter: /[\\/]ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll("process.env['DEV'] === 'true'", 'false') };
    });
  },
};

/** React as a module, whose names are reached directly: each module of Ink would have a copy with a getter for each name. */
const reactDirectly: Plugin = {
  name: 'react directly',
  setup: (b) => {
    b.onResolve({ filter: /^react(\/jsx-runtime)?$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'react' } : undefined,
    );
    b.onLoad({ filter: /.*/, namespace: 'react' }, async ({ path }) => {
      const { default: react } = await import(path);
      return {
        contents: `const react = require('${path}');
          export default react;
          export const { ${Object.keys(react).join()} } = react;`,
        resolveDir: root,
      };
    });
  },
};

/** What asks other programs for the size of a terminal that does not tell it is loaded when that is so. */
const onUse: Plugin = {
  name: 'on use',
  setup: (b) => {
    b.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'on use' }));
    b.onLoad({ filter: /.*/, namespace: 'on use' }, ({ path }) => ({
      contents: `export const execFileSync = (...all) =>
        process.getBuiltinModule('${path}').execFileSync(...all);`,
    }));
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
    stdin: { contents: SCREEN, resolveDir: root, sourcefile: 'screen.js' },
    entryNames: 'screen',
    outExtension: { '.js': '.mjs' },
    define: {
      ...production.define,
      'import.meta.url': '""',
      // Ink says how long it drew, which nobody asks; Node loads it on use
      performance: 'Date',
    },
    plugins: [lazyWidth, noDevtools, keptText, reactDirectly, yogaLater, onUse],
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
const outs = [...program.outputFiles, ...screen.outputFiles];
const modules = new Map(outs.map(({ path, text }) => [basename(path), text]));
const files = new Map(await grouped(modules, program.metafile.outputs, TOGETHER));
for (const { path, text } of worker.outputFiles) files.set(basename(path), text);

// What loads the files names the build: what V8 has ready of one build is not taken for that of another.
const digest = createHash('sha256');
for (const name of READY) digest.update(files.get(name) ?? '');
const made = digest.digest('hex').slice(0, 8);
const entry = await build({
  ...shared,
  entryPoints: ['src/axiswatch.ts'],
  target: 'node18',
  format: 'cjs',
  define: { BUILD: JSON.stringify(made), VERSION: JSON.stringify(version) },
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

files.set(HELP, helpText(undefined, COMMANDS));

// The package itself is of modules; axiswatch.js is none.
files.set('package.json', '{"type":"commonjs"}\n');

// The shipped strategy and its rows, checked now so that no start of the program has to.
for (const [name, text] of await shippedFiles(join(root, 'data'))) files.set(name, text);

/** Opens the dashboard, looks at an indicator and leaves; where there is no pseudo-terminal its code is compiled when it runs. */
async function inTerminal(line: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const pty = await import('@lydell/node-pty').catch(() => undefined);
  if (pty === undefined) return;
  const size = { cols: 120, rows: 36 };
  const opened = pty.spawn(process.execPath, line, {
    ...size,
    env: { ...env, TERM: 'xterm-256color' },
  });
  const ended = new Promise((done) => opened.onExit(done));
  // a terminal that nobody reads fills up
  opened.onData(() => {});
  for (const key of ['j', 'j', '\r', '\u001b', 'k', 'q']) {
    await setTimeout(300);
    opened.write(key);
  }
  await ended;
}

/** A hundred readings of each indicator: a large record is read by other code than a small one. */
async function manyReadings(): Promise<string> {
  const data = join(root, 'data');
  const names = (await readdir(data)).filter((name) => name.endsWith('.readings.csv'));
  const texts = await Promise.all(names.map((name) => readFile(join(data, name), 'utf8')));
  const values = new Map(
    [...texts.join('\n').matchAll(/^([\w-]+),[\d-]+,(-?[\d.]+),/gm)].map(([, id, value]) => [
      id,
      value,
    ]),
  );
  const rows = Array.from({ length: 100 }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    return [...values].map(([id, value]) => `${id},${day},${value}`);
  });
  return ['indicator,day,value', ...rows.flat()].join('\n');
}

// What is loaded stands there before what loads it, and what nothing names goes last: the folder is whole at every moment.
const begun = Date.now();
await mkdir(dist, { recursive: true });
const folder = await mkdtemp(join(root, 'node_modules/.dist-'));
try {
  for (const [name, contents] of files) await writeFile(join(folder, name), contents);
  await chmod(join(folder, 'axiswatch.js'), 0o755);
  const run = promisify(execFile);
  const child = fileURLToPath(new URL('ready-code.ts', import.meta.url));
  const [store, large] = [join(folder, 'store'), join(folder, 'large')];
  const env = { ...process.env, HOME: store, XDG_CONFIG_HOME: store, NODE_OPTIONS: '' };
  const args = (kept: string, line: readonly string[], data = store) => [
    ...[child, folder, kept, ...line, '--data-dir', data],
  ];
  // The first runs make the stores; what does that would be read at every start.
  await run(process.execPath, args('nowhere', ['status']), { env });
  const table = join(folder, 'large.csv');
  await writeFile(table, await manyReadings());
  await run(process.execPath, args('nowhere', ['import', table, '--yes'], large), { env });
  await run(process.execPath, args(made, ['status'], large), { env });
  for (const line of [
    'report --format html',
    'explain',
    'ahead',
    'list',
    'status --short',
    'status',
  ]) {
    await run(process.execPath, args(made, line.split(' ')), { env });
  }
  await inTerminal(args(made, []), env);
  const last = ['main.cjs', 'axiswatch.js'];
  const there = await readdir(folder);
  const ready = READY.map((name) => readyName(name, made));
  const names = [...files.keys(), ...ready.filter((name) => there.includes(name))];
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
