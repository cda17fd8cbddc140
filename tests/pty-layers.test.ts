/** Whatever lies open on the built dashboard: another size, ^L, ^Z and fg, and nothing at all leave it whole. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { quiet } from './patience.ts';
import { noon, openTerminal, root, type Terminal } from './terminal.ts';

const ESC = '\u001b';

/** What lies open: the keys that open it, the words that show that it is there, the keys that close it. */
type Layer = readonly [
  what: string,
  opens: readonly string[],
  shows: string,
  closes: readonly string[],
];

const LAYERS: readonly Layer[] = [
  ['the overview', [], 'e record', []],
  ['the help', ['?'], 'Esc close', [ESC]],
  ['the palette', [':'], 'Enter run', [ESC]],
  ['a track', ['z'], 's sort', [ESC]],
  ['an indicator', ['\r'], '] next tab', [ESC]],
  ['the question about retracting', ['\r', 'D'], 'n cancel', [ESC, ESC]],
  ['the form', ['e'], 'Enter save', [ESC]],
  ['the question about what was typed', ['e', '7', ESC], 'Discard what you typed?', ['y']],
  ['a filter', ['/', 'ru'], 'Enter take it', [ESC]],
  ['the list of what is late', ['b'], '= nothing new', [ESC]],
  ['a walk through everything late', ['b', '\r'], 'PgDn next late', [ESC, ESC]],
  ['the settings', [','], 'Enter keep', [ESC]],
  ['the arithmetic', ['x'], 'f from', [ESC]],
  ['the journal', ['J'], 'Space replay', [ESC]],
  ['two days', ['d', '\r'], 'compare days', [ESC]],
  ['a past day', ['t', '30d\r'], 'READ-ONLY', ['T']],
];

/** Whether the header ends at the right edge with whether writing works, and a footer stands in the last row. */
const fills = (terminal: Terminal, columns: number): boolean => {
  const rows = terminal.rows();
  const [header = ''] = rows;
  return header.length === columns - 1 && /(EDIT|T live)$/.test(header) && rows.at(-1) !== '';
};

/** Waits until nothing is written any more. */
async function settled(terminal: Terminal): Promise<void> {
  for (let written = -1; written !== terminal.written().length; await pause(quiet(80))) {
    written = terminal.written().length;
  }
}

/** Opens the dashboard in an interactive shell, past its greeting. */
async function openDashboard(): Promise<Terminal> {
  const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-pty-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const terminal = openTerminal('sh', ['-i'], {
    env: { AXISWATCH_DATA_DIR: dataDir, TZ: noon, ENV: undefined, PS1: 'ready> ', CI: undefined },
  });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until('a shell', (screen) => screen.includes('ready>'));
  terminal.type(`cd '${root}'; "${process.execPath}" dist/axiswatch.js\r`);
  await terminal.until('the overview', (screen) => screen.includes('q quit'));
  terminal.type('j');
  await terminal.until('a key heard', (screen) => screen.includes('›Long-range drones '));
  return terminal;
}

/** Presses keys, each when what the one before did has been drawn. */
async function press(terminal: Terminal, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const written = terminal.written().length;
    terminal.type(key);
    await terminal.until(
      `what ${JSON.stringify(key)} does`,
      () => terminal.written().length > written,
    );
    await settled(terminal);
  }
}

/** Opens a layer; returns the rows of its frame. */
async function frameOf(terminal: Terminal, [what, opens, shows]: Layer): Promise<string[]> {
  await press(terminal, opens);
  await terminal.until(what, (screen) => screen.includes(shows));
  await settled(terminal);
  return terminal.rows();
}

async function quit(terminal: Terminal): Promise<void> {
  terminal.type('q');
  await terminal.until('the shell', (screen) => screen.includes('ready>'));
  expect(terminal.isAlternate()).toBe(false);
}

test('at another size, and drawn anew by ^L, whatever lies open is the same whole frame', async () => {
  const terminal = await openDashboard();
  for (const layer of LAYERS) {
    const [what, , , closes] = layer;
    const open = await frameOf(terminal, layer);
    for (const [columns, rows] of [
      [60, 20],
      [40, 10],
      [120, 36],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.until(`${what} at ${columns} × ${rows}`, () => fills(terminal, columns));
      await settled(terminal);
      await terminal.until(`${what} whole at ${columns} × ${rows}`, () => fills(terminal, columns));
      const drawn = terminal.rows();
      await press(terminal, ['\f']);
      expect(terminal.rows(), `${what} at ${columns} × ${rows}`).toEqual(drawn);
    }
    expect(terminal.rows(), what).toEqual(open);
    await press(terminal, closes);
  }
  await quit(terminal);
});

test('suspended by ^Z, whatever lies open is there again at fg', async () => {
  const terminal = await openDashboard();
  for (const layer of LAYERS) {
    const [what, , , closes] = layer;
    const open = await frameOf(terminal, layer);
    terminal.type('\u001a');
    await terminal.until('the shell', (screen) => /stopped/i.test(screen));
    expect(terminal.isAlternate(), what).toBe(false);
    terminal.type('clear; fg\r');
    await terminal.until(`${what} again`, () => terminal.isAlternate());
    await settled(terminal);
    expect(terminal.rows(), what).toEqual(open);
    await press(terminal, closes);
  }
  await quit(terminal);
});

test('with anything open and nothing pressed, nothing is written', async () => {
  const terminal = await openDashboard();
  for (const layer of LAYERS) {
    const [what, , , closes] = layer;
    await frameOf(terminal, layer);
    const written = terminal.written().length;
    await pause(600);
    expect(terminal.written().length - written, what).toBe(0);
    await press(terminal, closes);
  }
  await quit(terminal);
});
