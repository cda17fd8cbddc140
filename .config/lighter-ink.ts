// An esbuild plugin that makes Ink's libraries cheaper to start, without changing a frame:
// yoga-layout takes its WebAssembly from a file beside the bundle, at once (it would load it through
// fetch(), and so all of Node's HTTP client), and the libraries that cut and measure text get simple-text.ts.
// Every replacement names the text it replaces; when that text is gone, the build fails.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Metafile, Plugin } from 'esbuild';

type Mend = {
  /** What goes before the file. */
  readonly before: string;
  /** Old and new text; each old text stands in the file exactly once. */
  readonly pairs: readonly (readonly [old: string | RegExp, replacement: string])[];
};

const simpleText = JSON.stringify(fileURLToPath(new URL('simple-text.ts', import.meta.url)));
const lazySegmenter = (old: string): Mend => ({
  before: `import { segmenter as simpleSegmenter } from ${simpleText};\n`,
  pairs: [[old, 'simpleSegmenter']],
});

/** Leaves the process as everything knows it, whose environment for developers the build has settled. */
const PROCESS = ["import process from 'node:process';", ''] as const;

/** For each file, by the end of its path, what is mended in it. */
const mends: Readonly<Record<string, Mend>> = {
  // Ready at once instead of in a promise, which CommonJS could not wait for.
  'yoga-layout/dist/src/index.js': {
    before: `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import wasm from 'yoga-wasm';
const instantiateWasm = (imports, done) => {
  const bytes = readFileSync(join(__dirname, wasm));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  done(instance);
  return instance.exports;
};
`,
    pairs: [['await loadYoga()', 'loadYoga({ instantiateWasm })']],
  },
  'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js': {
    before: '',
    pairs: [
      [/(?<=H="data:application\/octet-stream;base64,)[A-Za-z0-9+/=]+(?=")/, ''],
      ['return loadYoga.ready', 'return loadYoga'],
    ],
  },
  'string-width/index.js': {
    before: `import { isNarrow, lazyRegExp, mayBeEmoji, segmenter as simpleSegmenter } from ${simpleText};\n`,
    pairs: [
      ['new Intl.Segmenter()', 'simpleSegmenter'],
      [
        '/^[\\u0020-\\u007E]*$/.test(string)',
        '(ambiguousIsNarrow ? isNarrow : /^[ -~]*$/).test(string)',
      ],
      ['/^\\p{RGI_Emoji}$/v', "lazyRegExp('^\\\\p{RGI_Emoji}$', 'v')"],
      ['rgiEmojiRegex.test(segment)', 'mayBeEmoji.test(segment) && rgiEmojiRegex.test(segment)'],
    ],
  },
  // It reads every text of a frame into cells and makes every row of it anew; most are those of the frame before.
  'ink/build/output.js': {
    before: `let caches;
const recentCaches = () => {
  if (caches === undefined || caches.styledChars.size > 1000) caches = new OutputCaches();
  return caches;
};
const blank = { type: 'char', value: ' ', fullWidth: false, styles: [] };
const rows = [];
const rowText = (cells, y) => {
  const last = rows[y];
  if (last?.cells.length === cells.length && cells.findIndex((cell, x) => cell !== last.cells[x]) < 0)
    return last.text;
  const text = styledCharsToString(cells.filter((cell) => cell !== undefined)).trimEnd();
  rows[y] = { cells, text };
  return text;
};
`,
    pairs: [
      ['caches = new OutputCaches()', 'caches = recentCaches()'],
      [
        'getStyledChars(line) {',
        `made = new Map();
    remember(key, make) {
        if (!this.made.has(key)) this.made.set(key, make());
        return this.made.get(key);
    }
    getStyledChars(line) {`,
      ],
      ['const characterLines = [[]];', 'const linesOf = () => {\nconst characterLines = [[]];'],
      [
        'let lines = characterLines.map(line => styledCharsToString(line));',
        `return characterLines.map(line => styledCharsToString(line));
        };
        let lines = this.caches.remember('all ' + text, linesOf);`,
      ],
      [
        'return this.sliceLineToColumns(line, from, to);',
        "return this.caches.remember('part ' + from + ' ' + to + ' ' + line, () => this.sliceLineToColumns(line, from, to));",
      ],
      [/row\.push\(\{[^}]+\}\)/, 'row.push(blank)'],
      [/line => \{\s+\/\/ See.+\n.+\n\s+return styledCharsToString\(.+\n\s+\}\)/, 'rowText)'],
    ],
  },
  // A frame goes out with the marks of its beginning and end as one write, which is one packet of a remote shell.
  'ink/build/ink.js': {
    before: '',
    pairs: [
      PROCESS,
      ['const shouldWrite =', 'this.options.stdout.cork();\ntry {\nconst shouldWrite ='],
      [
        /(?<=stdout\.write\(esu\);\s+\})\s+\}, undefined, \{/,
        '\n} finally { this.options.stdout.uncork(); }\n}, undefined, {',
      ],
    ],
  },
  // Its developer tools are not installed, and only they are waited for.
  'ink/build/reconciler.js': {
    before: '',
    pairs: [
      PROCESS,
      ["process.env['DEV'] === 'true') {\n    // Intentionally", 'false) {\n    // Intentionally'],
      ["await import('./devtools.js')", ''],
      ['await loadPackageJson()', 'loadPackageJson()'],
    ],
  },
  // It names the rows for React by a hash, and loads all of Node's cryptography for it.
  'ink-table/dist/index.js': {
    before: '',
    pairs: [["import { sha1 } from 'object-hash';", 'const sha1 = (row) => JSON.stringify(row);']],
  },
  'wrap-ansi/index.js': lazySegmenter('new Intl.Segmenter()'),
  'slice-ansi/tokenize-ansi.js': lazySegmenter(
    "new Intl.Segmenter(undefined, {granularity: 'grapheme'})",
  ),
  '@alcalzone/ansi-tokenize/build/tokenize.js': lazySegmenter(
    'new Intl.Segmenter(undefined, { granularity: "grapheme" })',
  ),
  'ink/build/line-update.js': lazySegmenter(
    "new Intl.Segmenter(undefined, { granularity: 'grapheme' })",
  ),
};

const names = Object.keys(mends);
const filter = new RegExp(`node_modules/(${names.join('|').replaceAll('.', '\\.')})$`);

/** The text of the named file, mended; throws when a text to replace does not stand in it exactly once. */
export function mend(name: string, text: string): string {
  const { before, pairs } = mends[name] ?? { before: '', pairs: [] };
  let mended = text;
  for (const [old, replacement] of pairs) {
    const places =
      typeof old === 'string' ? mended.split(old).length - 1 : Number(old.test(mended));
    if (places !== 1) {
      throw new Error(
        `${name} holds the text to replace ${places} times instead of once: ${old} (see .config/lighter-ink.ts)`,
      );
    }
    mended = mended.replace(old, () => replacement);
  }
  return before + mended;
}

/** The plugin, and a check for after the build: where Ink is in the bundle, every file was met. */
export function lighterInk(): { plugin: Plugin; finish: (meta: Metafile) => void } {
  const met = new Set<string>();
  const plugin: Plugin = {
    name: 'lighter-ink',
    setup(b) {
      b.onResolve({ filter: /^yoga-wasm$/ }, ({ importer }) => ({
        path: 'yoga.wasm',
        namespace: 'yoga-wasm',
        pluginData: importer.replace('src/index.js', 'binaries/yoga-wasm-base64-esm.js'),
      }));
      b.onLoad({ filter: /.*/, namespace: 'yoga-wasm' }, async ({ pluginData: path }) => {
        const base64 = /;base64,([A-Za-z0-9+/=]+)"/.exec(await readFile(path, 'utf8'))?.[1];
        if (base64 === undefined) throw new Error(`${path} holds no WebAssembly in base64`);
        return { contents: Buffer.from(base64, 'base64'), loader: 'file' };
      });
      b.onLoad({ filter }, async ({ path }) => {
        const name = filter.exec(path)?.[1] ?? '';
        met.add(name);
        return { contents: mend(name, await readFile(path, 'utf8')) };
      });
    },
  };
  const finish = ({ inputs }: Metafile): void => {
    if (!Object.keys(inputs).some((path) => path.startsWith('node_modules/ink/'))) return;
    const missed = names.filter((name) => !met.has(name));
    if (missed.length > 0) {
      throw new Error(`not in the bundle: ${missed.join(', ')} (see .config/lighter-ink.ts)`);
    }
  };
  return { plugin, finish };
}
