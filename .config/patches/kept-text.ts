// An esbuild plugin that lets Ink keep from frame to frame what it made of a text: of a frame most rows are those of the
// one before, and it reads each of them into cells and writes them out anew. The build fails where Ink no longer says
// what is replaced here.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** As many texts as some screens hold. */
const MOST = 2000;

const BEFORE = `let kept;
let groups;
const keptCaches = () => {
    if (kept === undefined || kept.styledChars.size >= ${MOST}) [kept, groups] = [new OutputCaches(), new Map()];
    return kept;
};
const groupOf = (styles) => {
    const key = styles.map(({ code }) => code).join('');
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { styles, cells: new Map() }));
    return group;
};
// one cell for all that are alike: a row holds a hundred
const shared = (characters) => {
    let styles;
    let group;
    return characters.map((character) => {
        const own = character.styles;
        if (styles?.length !== own.length || !own.every(({ code }, at) => code === styles[at].code))
            [styles, group] = [own, groupOf(own)];
        let cell = group.cells.get(character.value);
        if (cell === undefined) group.cells.set(character.value, (cell = { ...character, styles: group.styles }));
        return cell;
    });
};
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
  [/cached = (styledCharsFromTokens.+);/, 'cached = shared($1);'],
  [/caches = new OutputCaches\(\);/, 'caches = keptCaches();'],
  [
    /const row = \[\];\s+for [^{]+\{\s+row\.push\(\{[^}]+\}\);\s+\}/,
    'const row = new Array(this.width).fill(blank);',
  ],
  // an iterator makes an object of each cell
  [
    /for \(const character of characters\) \{/,
    `for (let at = 0; at < characters.length; at += 1) {
                const character = characters[at];`,
  ],
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
