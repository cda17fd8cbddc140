// An esbuild plugin that lets Ink keep from frame to frame what it made of a text: of a frame most rows are those of the
// one before, and it reads each of them into cells and writes them out anew. The build fails where Ink no longer says
// what is replaced here.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** As many texts as some screens hold. */
const MOST = 2000;

const BEFORE = `let kept;
const keptCaches = () => (kept && kept.styledChars.size < ${MOST} ? kept : (kept = new OutputCaches()));
const blank = { type: 'char', value: ' ', fullWidth: false, styles: [] };
const texts = new WeakMap();
const textOf = (characters) => {
    let text = texts.get(characters);
    if (text === undefined) texts.set(characters, (text = styledCharsToString(characters)));
    return text;
};
const rows = [];
const rowText = (cells, y) => {
    const last = rows[y];
    if (last?.cells.length === cells.length && cells.every((cell, x) => cell === last.cells[x])) return last.text;
    const text = styledCharsToString(cells.filter((cell) => cell !== undefined)).trimEnd();
    rows[y] = { cells, text };
    return text;
};
`;

const REPLACED: readonly (readonly [old: RegExp, by: string])[] = [
  [/caches = new OutputCaches\(\);/, 'caches = keptCaches();'],
  [/row\.push\(\{[^}]+\}\);/, 'row.push(blank);'],
  [
    /const characterLines = \[\[\]\];(?=\s+for)/,
    `const characters = this.caches.getStyledChars(text);
        const isLine = !text.includes('\\n');
        const characterLines = isLine ? [characters] : [[]];
        if (!isLine)`,
  ],
  [
    /let lines = characterLines\.map\(line => styledCharsToString\(line\)\);/,
    'let lines = characterLines.map(textOf);',
  ],
  [/\.map\(line => \{\s+\/\/ See[^}]+\}\)/, '.map(rowText)'],
];

export const keptText: Plugin = {
  name: 'kept text',
  setup(b) {
    b.onLoad({ filter: /node_modules\/ink\/build\/output\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [old, by] of REPLACED) {
        if (!old.test(contents)) throw new Error(`${path} no longer holds ${old}`);
        contents = contents.replace(old, by);
      }
      return { contents: BEFORE + contents };
    });
  },
};
