/**
 * `npm run pictures`: the dashboard as a terminal shows it, in colour, as pictures to look at.
 *
 * Writes `data/pictures/board.svg`, which the README shows.
 *
 * --out FOLDER     each screen at 80, 120 and 200 columns in the dark, light and colour-blind theme as well, into this folder; as PNG too where `rsvg-convert` is installed
 * --screen NAME    of these the ones of this screen alone
 * --capture FILE   what another program showed instead, as `tmux capture-pane -ep` writes it, beside the file; to look at both in one terminal
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { textWidth } from '../src/text/cells.ts';
import { environment, root } from './terminal.ts';

/** Sixteen colours of a terminal, its text and its background. */
interface Palette {
  readonly colours: readonly string[];
  readonly text: string;
  readonly background: string;
}

const DARK: Palette = {
  colours:
    '#000000 #cd3131 #0dbc79 #e5e510 #2472c8 #bc3fbc #11a8cd #e5e5e5 #666666 #f14c4c #23d18b #f5f543 #3b8eea #d670d6 #29b8db #ffffff'.split(
      ' ',
    ),
  text: '#d4d4d4',
  background: '#1e1e1e',
};
const LIGHT: Palette = {
  colours:
    '#000000 #cd3131 #107c10 #949800 #0451a5 #bc05bc #0598bc #555555 #666666 #cd3131 #14ce14 #b5ba00 #0451a5 #bc05bc #0598bc #a5a5a5'.split(
      ' ',
    ),
  text: '#333333',
  background: '#ffffff',
};

const THEMES: Readonly<Record<string, Palette>> = {
  dark: DARK,
  light: LIGHT,
  'colour-blind': DARK,
};
const SIZES = [
  [80, 24],
  [120, 36],
  [200, 50],
] as const;
/** The keys that lead to each screen from the overview. */
const SCREENS: Readonly<Record<string, string>> = {
  overview: '',
  track: '2z',
  indicator: '5\r',
  conduct: '5z',
  events: 'v',
  journal: 'J',
  explain: 'x',
  'what-if': 'w',
  palette: ':',
  settings: ',',
  help: '?',
};

const BRAILLE = /[\u2800-\u28ff]/g;
const CELL = { width: 8.4, height: 18, font: 14, baseline: 13.5 };
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const { out, screen, capture } = parseArgs({
  options: {
    out: { type: 'string' },
    screen: { type: 'string' },
    capture: { type: 'string' },
  },
}).values;
if (capture !== undefined) {
  await pictureOfCapture(capture);
  process.exit();
}
const data = mkdtempSync(join(tmpdir(), 'axiswatch-pictures-'));
try {
  mkdirSync(join(root, 'data/pictures'), { recursive: true });
  writeFileSync(join(root, 'data/pictures/board.svg'), await screenAfter('', 'dark', 120, 36));
  if (out !== undefined) await picturesInto(out);
} finally {
  rmSync(data, { recursive: true });
}
process.exit();

async function picturesInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of Object.keys(THEMES)) {
    for (const [columns, rows] of SIZES) {
      for (const [name, keys] of Object.entries(SCREENS)) {
        if (screen !== undefined && name !== screen) continue;
        const path = join(folder, `${name}-${columns}-${theme}`);
        writePicture(path, await screenAfter(keys, theme, columns, rows));
      }
    }
  }
}

/** A picture as SVG, and as PNG where that can be made. */
function writePicture(path: string, svg: string): void {
  writeFileSync(`${path}.svg`, svg);
  spawnSync('rsvg-convert', ['-o', `${path}.png`, `${path}.svg`]);
}

/** What a terminal showed, as wide as its widest line. */
async function pictureOfCapture(path: string): Promise<void> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const cols = Math.max(...lines.map((line) => textWidth(stripVTControlCharacters(line))));
  const shown = new headless.Terminal({ cols, rows: lines.length, allowProposedApi: true });
  await new Promise<void>((resolve) => shown.write(lines.join('\r\n'), resolve));
  writePicture(path.replace(/\.[^.]*$/, ''), svgOf(shown, DARK));
}

/** The screen once the keys are typed and nothing more is written, as SVG. */
async function screenAfter(
  keys: string,
  theme: string,
  columns: number,
  rows: number,
): Promise<string> {
  const config = join(data, theme);
  mkdirSync(join(config, 'axiswatch'), { recursive: true });
  const env = environment({
    AXISWATCH_DATA_DIR: join(data, 'store'),
    XDG_CONFIG_HOME: config,
    COLORTERM: 'truecolor',
    CI: undefined,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
  });
  spawnSync(process.execPath, ['dist/axiswatch.js', 'config', 'set', 'theme', theme], {
    cwd: root,
    env,
  });
  const screen = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const pty = spawn(process.execPath, ['dist/axiswatch.js'], {
    cols: columns,
    rows,
    cwd: root,
    env,
  });
  let last = Date.now();
  pty.onData((text) => {
    last = Date.now();
    screen.write(text);
  });
  screen.onData((answer) => pty.write(answer));
  const quiet = async (): Promise<void> => {
    last = Date.now();
    while (Date.now() - last < 700) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await quiet();
  for (const key of keys) {
    pty.write(key);
    await quiet();
  }
  const svg = svgOf(screen, THEMES[theme] ?? DARK);
  pty.kill();
  return svg;
}

type Cell = NonNullable<
  ReturnType<NonNullable<ReturnType<headless.IBuffer['getLine']>>['getCell']>
>;

/** What a screen shows, as SVG: a rectangle for each background and a text for each run of cells of one look. */
function svgOf(screen: headless.Terminal, palette: Palette): string {
  const [width, height] = [screen.cols * CELL.width + 16, screen.rows * CELL.height + 16];
  const lines = Array.from({ length: screen.rows }, (_, y) => lineOf(screen, y, palette));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${CELL.font}">`,
    `<rect width="100%" height="100%" rx="6" fill="${palette.background}"/>`,
    '<g transform="translate(8 8)" xml:space="preserve">',
    ...lines.flat(),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function lineOf(screen: headless.Terminal, y: number, palette: Palette): readonly string[] {
  const { active } = screen.buffer;
  const line = active.getLine(active.viewportY + y);
  const runs: { x: number; text: string; look: string; back: string | undefined }[] = [];
  for (let x = 0; x < screen.cols; x += 1) {
    const cell = line?.getCell(x);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const { look, back } = lookOf(cell, palette);
    const text = cell.getChars() || ' ';
    const before = runs.at(-1);
    if (before?.look === look && before.back === back) before.text += text;
    else runs.push({ x, text, look, back });
  }
  return runs.flatMap(({ x, text, look, back }) => {
    const cells = [...text].length;
    const [left, top] = [rounded(x * CELL.width), y * CELL.height];
    const width = rounded(cells * CELL.width);
    const behind =
      back === undefined
        ? []
        : [
            `<rect x="${left}" y="${top}" width="${width}" height="${CELL.height}" fill="${back}"/>`,
          ];
    const dots = [...text].flatMap((sign, at) => dotsOf(sign, x + at, y, look));
    const shown = text.replace(BRAILLE, ' ').trimEnd();
    if (shown.trim() === '') return [...behind, ...dots];
    const safe = shown.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
    const length = rounded([...shown].length * CELL.width);
    return [
      ...behind,
      ...dots,
      `<text x="${left}" y="${top + CELL.baseline}" textLength="${length}" ${look}>${safe}</text>`,
    ];
  });
}

/** The dots of a sign of braille, which few fonts have in the width of a cell; none of another. */
function dotsOf(sign: string, x: number, y: number, look: string): readonly string[] {
  const bits = sign.charCodeAt(0) - 0x28_00;
  if (bits < 0 || bits > 0xff) return [];
  const columns = [
    [0x01, 0x02, 0x04, 0x40],
    [0x08, 0x10, 0x20, 0x80],
  ];
  return columns.flatMap((column, across) =>
    column.flatMap((bit, down) => {
      if ((bits & bit) === 0) return [];
      const left = rounded((x + (across + 0.5) / 2) * CELL.width);
      const top = rounded((y + (down + 0.5) / 4) * CELL.height);
      return [`<circle cx="${left}" cy="${top}" r="1.3" ${look}/>`];
    }),
  );
}

/** The attributes of a cell's text, and the colour behind it; undefined: the background. */
function lookOf(cell: Cell, palette: Palette): { look: string; back: string | undefined } {
  const front = cell.isFgDefault()
    ? palette.text
    : colourOf(cell.getFgColor(), cell.isFgRGB(), palette);
  const behind = cell.isBgDefault()
    ? undefined
    : colourOf(cell.getBgColor(), cell.isBgRGB(), palette);
  const inverse = cell.isInverse() !== 0;
  const look = [
    `fill="${inverse ? (behind ?? palette.background) : front}"`,
    ...(cell.isBold() === 0 ? [] : ['font-weight="bold"']),
    ...(cell.isDim() === 0 ? [] : ['opacity="0.6"']),
    ...(cell.isUnderline() === 0 ? [] : ['text-decoration="underline"']),
  ];
  return { look: look.join(' '), back: inverse ? front : behind };
}

/** A colour that a program asked for: one of 256 by its number, or 24 bits. */
function colourOf(colour: number, isDirect: boolean, { colours }: Palette): string {
  if (isDirect) return `#${colour.toString(16).padStart(6, '0')}`;
  if (colour < 16) return colours[colour] ?? '#000000';
  if (colour >= 232) return hex([0, 0, 0].map(() => 8 + 10 * (colour - 232)));
  const cube = colour - 16;
  return hex(
    [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((part) =>
      part === 0 ? 0 : 55 + 40 * part,
    ),
  );
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
