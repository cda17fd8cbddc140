// `npm run pictures`: the first page as a terminal shows it, dark and light, at 120×36 and 80×24, as PNG. Into the
// folder that is named, or one of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IBufferCell } from '@xterm/headless';
import { environment, openTerminal, PROGRAM, type Terminal } from './tui/terminal.ts';

const SIZES = [
  [120, 36],
  [80, 24],
] as const;

interface Look {
  readonly text: string;
  readonly back: string;
  /** The first 16 colours. */
  readonly colours: readonly string[];
}

const LOOKS: Readonly<Record<'dark' | 'light', Look>> = {
  dark: {
    text: '#d4d4d4',
    back: '#111316',
    colours:
      '#000000 #d9534f #5fad56 #d9a441 #5b8fd9 #b877c9 #4fb3bf #d4d4d4 #707070 #ff6b66 #7fd074 #f0c060 #7fb0ff #d9a0e6 #75d3de #ffffff'.split(
        ' ',
      ),
  },
  light: {
    text: '#24262b',
    back: '#fdfdfb',
    colours:
      '#000000 #b3261e #2e7d32 #8a5a00 #1a5fb4 #7b3f9d #00707f #555555 #777777 #c62828 #2e7d32 #9a6700 #1a5fb4 #8e4db0 #00838f #ffffff'.split(
        ' ',
      ),
  },
};

const CELL = { width: 9, height: 19 };
const EDGE = 10;
const PATIENCE = 30_000;

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
if (chromium === undefined) {
  process.stderr.write('no picture is drawn: chromium is not installed here\n');
  process.exit(1);
}
const [, , asked] = process.argv;
const folder =
  asked === undefined ? mkdtempSync(join(tmpdir(), 'axiswatch-pictures-')) : resolve(asked);
mkdirSync(folder, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'axiswatch-home-'));
try {
  // that of a second visit is the one that is seen each day
  const first = await begin(SIZES[0], 'dark');
  first.type('q');
  await first.ended;
  for (const [name, look] of Object.entries(LOOKS)) {
    for (const size of SIZES) {
      const terminal = await begin(size, name);
      const picture = join(folder, `first-page-${size[0]}-${name}.png`);
      draw(pageOf(terminal, size, look), size, picture);
      terminal.type('q');
      await terminal.ended;
      process.stdout.write(`${picture}\n`);
    }
  }
} finally {
  rmSync(home, { recursive: true });
}

/** The dashboard in a terminal that says how dark its background is, as soon as nothing more is written. */
async function begin(size: readonly [number, number], background: string): Promise<Terminal> {
  const env = environment(home);
  const terminal = openTerminal([process.execPath, PROGRAM], size, env);
  await terminal.until(() => terminal.written().includes('\u001b]11;?'));
  const share = background === 'light' ? 'ffff' : '0000';
  terminal.type(`\u001b]11;rgb:${share}/${share}/${share}\u001b\\`);
  for (let length = -1; length !== terminal.written().length; ) {
    ({ length } = terminal.written());
    await new Promise((later) => setTimeout(later, 500));
  }
  return terminal;
}

function draw(html: string, [columns, rows]: readonly [number, number], picture: string): void {
  const page = join(home, 'page.html');
  writeFileSync(page, html);
  const size = [columns * CELL.width, rows * CELL.height].map((side) => side + 2 * EDGE);
  const { status, stderr } = spawnSync(
    chromium ?? '',
    [
      ...[
        '--headless',
        '--disable-gpu',
        '--hide-scrollbars',
        `--user-data-dir=${join(home, 'chromium')}`,
      ],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[`--window-size=${size}`, `--screenshot=${picture}`, page],
    ],
    { encoding: 'utf8', timeout: PATIENCE },
  );
  if (status !== 0) throw new Error(`${picture} is not drawn: ${stderr}`);
}

/** The screen as a page: each row a line, each run of cells of one look a piece of it. */
function pageOf(
  terminal: Terminal,
  [columns, rows]: readonly [number, number],
  look: Look,
): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const line = terminal.buffer().getLine(row);
    const runs: { style: string; text: string }[] = [];
    for (let column = 0; column < columns; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined || cell.getWidth() === 0) continue;
      const style = styleOf(cell, look);
      const text = cell.getChars() || ' ';
      const last = runs.at(-1);
      if (last?.style === style) last.text += text;
      else runs.push({ style, text });
    }
    return runs
      .map(
        ({ style, text }) =>
          `<span style="${style};width:${[...text].length * CELL.width}px">${escaped(text)}</span>`,
      )
      .join('');
  });
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: ${EDGE}px; background: ${look.back}; }
div { height: ${CELL.height}px; white-space: pre; font: 15px/${CELL.height}px "DejaVu Sans Mono", monospace; }
span { display: inline-block; height: 100%; vertical-align: top; }
</style>${lines.map((line) => `<div>${line}</div>`).join('\n')}`;
}

function styleOf(cell: IBufferCell, { text, back, colours }: Look): string {
  const front = cell.isFgDefault() ? text : colourOf(cell.getFgColor(), colours);
  const behind = cell.isBgDefault() ? back : colourOf(cell.getBgColor(), colours);
  const isTurned = cell.isInverse() !== 0;
  return [
    `color:${mixed(isTurned ? behind : front, isTurned ? front : behind, cell.isDim() !== 0)}`,
    ...(isTurned || !cell.isBgDefault() ? [`background:${isTurned ? front : behind}`] : []),
    ...(cell.isBold() === 0 ? [] : ['font-weight:bold']),
  ].join(';');
}

/** Dim text lies half way between its colour and what is behind it, as most terminals draw it. */
function mixed(front: string, behind: string, isDim: boolean): string {
  return isDim ? `color-mix(in srgb, ${front} 50%, ${behind})` : front;
}

/** One of the 256 colours. */
function colourOf(colour: number, colours: readonly string[]): string {
  if (colour < 16) return colours[colour] ?? '';
  if (colour >= 232) return `rgb(${[0, 0, 0].map(() => 8 + 10 * (colour - 232))})`;
  const place = colour - 16;
  return `rgb(${[Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map((part) =>
    part === 0 ? 0 : 55 + 40 * part,
  )})`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
