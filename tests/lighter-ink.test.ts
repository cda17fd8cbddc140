import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lighterInk, mend } from '../.config/lighter-ink.ts';
import { segmenter } from '../.config/simple-text.ts';

/** What both bundles export. */
type Bundle = {
  readonly width: (text: string, options?: { ambiguousIsNarrow: boolean }) => number;
  readonly frame: (texts: readonly string[], columns: number) => string;
  /** What is sent to a terminal for one board after another, piece by piece. */
  readonly played: (boards: readonly (readonly string[])[], columns: number) => Promise<string[][]>;
  readonly partial: (previous: string, next: string, columns: number) => string;
};

const source = `
import { createElement as h } from 'react';
import { Writable } from 'node:stream';
import { Box, render, renderToString, Text } from 'ink';
export { Table } from 'ink-table';
import lineUpdate from './node_modules/ink/build/line-update.js';
export { default as width } from 'string-width';
export { lineUpdate as partial };
const wraps = ['wrap', 'hard', 'truncate', 'truncate-middle', 'truncate-start'];
const board = (texts, columns) =>
  h(Box, { flexDirection: 'column', borderStyle: 'round', width: columns, overflow: 'hidden' },
    ...texts.map((text, i) => h(Text, { key: i, bold: i % 2 === 1, color: i % 3 ? 'blue' : undefined, wrap: wraps[i % wraps.length] }, text)),
    h(Box, { key: 'row', gap: 1, height: 2, marginLeft: -3, overflow: 'hidden' },
      ...texts.map((text, i) => h(Text, { key: i, inverse: true, wrap: 'truncate' }, text))));
export const frame = (texts, columns) => renderToString(board(texts, columns), { columns });
class Terminal extends Writable {
  isTTY = true;
  rows = 40;
  sent = [];
  constructor(columns) { super({ decodeStrings: false }); this.columns = columns; }
  _write(piece, encoding, done) { this.sent.push(piece); done(); }
  _writev(pieces, done) { this.sent.push(pieces.map(({ chunk }) => chunk).join('')); done(); }
}
export const played = async (boards, columns) => {
  const stdout = new Terminal(columns);
  const options = { stdout, interactive: true, incrementalRendering: true, patchConsole: false };
  const ink = render(h(Box), options);
  const sent = [];
  for (const texts of boards) {
    ink.rerender(board(texts, columns));
    await ink.waitUntilRenderFlush();
    sent.push(stdout.sent.splice(0));
  }
  ink.unmount();
  return sent;
};
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'axiswatch-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function bundle(name: string, lighter: boolean): Promise<Bundle> {
  const ink = lighterInk();
  const outfile = join(folder, name, lighter ? 'bundle.cjs' : 'bundle.mjs');
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: root },
    outfile,
    bundle: true,
    metafile: true,
    format: lighter ? 'cjs' : 'esm',
    // Named in a branch that production never takes.
    alias: { 'react-devtools-core': 'react' },
    platform: 'node',
    define: { 'process.env.DEV': '"false"', 'process.env.NODE_ENV': '"production"' },
    banner: lighter
      ? {}
      : {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
    plugins: lighter ? [ink.plugin] : [],
  });
  if (lighter) ink.finish(metafile);
  return import(pathToFileURL(outfile).href);
}

let plain: Bundle;
let light: Bundle;
beforeAll(async () => {
  plain = await bundle('plain', false);
  light = await bundle('light', true);
});

/** Text as it may stand on the board, and text that nobody hoped for. */
const pieces = [
  ...'aZ09 -~',
  ...'éßŁĦΔπЖйếṩ',
  ...'…–—“”•‹›‐',
  ...'─│╭╯█▏▁▲▼◆●○◐◾◽⚡⚠✓✗✅',
  ...'←→⇒⌘⌚⌛⎿⣿⠁',
  '\n',
  '\t',
  '\r\n',
  '\u0301',
  '\u200b',
  '\u200d',
  '\ufe0f',
  '\u20e3',
  '\u00ad',
  '\u1100\u1161',
  '한国ｱﾞ',
  '🇮🇷',
  '👩‍👩‍👧',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '1\ufe0f\u20e3',
  '\u001b[31m',
  '\u001b[1;38;5;208m',
  '\u001b[0m',
  '\u001b]8;;https://example.org\u0007',
  '\ud83d',
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join(''));
const boardTexts = [
  'IR1 Enrichment level  60 %  ██████▌   ▁▂▄▆█  worse  12 d',
  'gauge 53 (+17) – “pressure without movement” …',
  '\u001b[1m▲ crossed\u001b[22m 2024‑11‑08 → 2026-11-01',
];

describe('the program with lighter libraries', () => {
  test('measures every character as the libraries do', () => {
    const differing: number[] = [];
    for (let code = 0; code <= 0x1ffff; code++) {
      const text = String.fromCodePoint(code);
      for (const option of [{ ambiguousIsNarrow: true }, { ambiguousIsNarrow: false }]) {
        if (plain.width(text, option) !== light.width(text, option)) differing.push(code);
      }
    }
    expect(differing).toEqual([]);
  });

  test('measures and cuts every text as the libraries do', () => {
    const full = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, fc.nat(30), (text, index) => {
        expect(light.width(text)).toBe(plain.width(text));
        expect([...segmenter.segment(text)]).toEqual([...full.segment(text)]);
        expect(segmenter.segment(text).containing(index)).toEqual(
          full.segment(text).containing(index),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test.each([20, 60, 80, 120])('draws the same frame at %i columns', (columns) => {
    expect(light.frame(boardTexts, columns)).toBe(plain.frame(boardTexts, columns));
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), (some) => {
        expect(light.frame(some, columns)).toBe(plain.frame(some, columns));
      }),
      { numRuns: 40 },
    );
  });

  test('sends the same bytes for a changed line', () => {
    fc.assert(
      fc.property(texts, texts, texts, (head, before, after) => {
        expect(light.partial(head + before, head + after, 40)).toBe(
          plain.partial(head + before, head + after, 40),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('sends the same bytes for one board after another, each in one piece', async () => {
    const whole = (sent: readonly string[][]) => sent.map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { maxLength: 4 }), { maxLength: 5 }),
        async (some) => {
          expect(whole(await light.played(some, 40))).toEqual(whole(await plain.played(some, 40)));
        },
      ),
      { numRuns: 30 },
    );
    const boards = [boardTexts, boardTexts.toReversed(), boardTexts.slice(1), boardTexts];
    const sent = await light.played(boards, 80);
    // Waiting for a frame writes nothing, as a piece of its own.
    const pieces = sent.slice(1).map((each) => each.filter((piece) => piece !== '').length);
    expect(pieces).toEqual([1, 1, 1]);
  });

  test('is not built when the text to replace is gone', () => {
    expect(() => mend('wrap-ansi/index.js', 'const segmenter = other();')).toThrow(
      'wrap-ansi/index.js holds the text to replace 0 times instead of once',
    );
    expect(() =>
      lighterInk().finish({
        inputs: { 'node_modules/ink/x.js': { bytes: 0, imports: [] } },
        outputs: {},
      }),
    ).toThrow('not in the bundle: yoga-layout/dist/src/index.js');
  });
});
