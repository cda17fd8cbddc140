/** The mouse and the colour of the background, as the built program hears them from a terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { noon, openTerminal, type Terminal } from './terminal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-mouse-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const direct = `exec "${process.execPath}" dist/axiswatch.js`;

async function opened(command = direct, settings = ''): Promise<Terminal> {
  const terminal = openTerminal('sh', ['-c', `${settings}${command}`], {
    env: {
      AXISWATCH_DATA_DIR: dataDir,
      XDG_CONFIG_HOME: mkdtempSync(join(dataDir, 'config-')),
      TZ: noon,
      CI: undefined,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      COLORTERM: undefined,
    },
  });
  await terminal.until(
    'the overview',
    (screen) => screen.includes('›New occupied land') && screen.includes('quit'),
  );
  return terminal;
}

/** Where a text stands on the screen, cells from 1. */
function placeOf(terminal: Terminal, text: string): { column: number; row: number } {
  const rows = terminal.rows();
  const row = rows.findIndex((line) => line.includes(text));
  expect(row, text).toBeGreaterThanOrEqual(0);
  return { column: (rows[row]?.indexOf(text) ?? 0) + 1, row: row + 1 };
}

function press(terminal: Terminal, text: string, button = 0): void {
  const { column, row } = placeOf(terminal, text);
  terminal.type(`\u001b[<${button};${column};${row}M`);
  if (button < 64) terminal.type(`\u001b[<${button};${column};${row}m`);
}

/** Whether the terminal was last asked to report the mouse. */
function hearsMouse(terminal: Terminal): boolean {
  const written = terminal.written();
  const on = ['?1000', '?1006'].map(
    (mode) => written.lastIndexOf(`\u001b[${mode}h`) > written.lastIndexOf(`\u001b[${mode}l`),
  );
  return on.every(Boolean);
}

test('a click selects a row of any panel, a second one opens it, the wheel goes through its rows', async () => {
  const terminal = await opened();
  await terminal.until('the mouse', () => hearsMouse(terminal));
  press(terminal, 'Iranian crude');
  await terminal.until('IR1 in hand', (screen) => screen.includes('›Iranian crude'));
  press(terminal, 'Ukraine occupied', 65);
  await terminal.until('a row three below RU1', (screen) =>
    /›(Oil and gas|Ukraine occupied|Long-range)/.test(screen),
  );
  press(terminal, '2 Iran');
  await terminal.until('the panel with the row it had', (screen) =>
    screen.includes('›Iranian crude'),
  );
  press(terminal, '›Iranian crude');
  await terminal.until('the indicator', (screen) => screen.includes('overview > IR1'));
  terminal.type('q');
  expect((await terminal.ended()).exitCode).toBe(0);
  expect(hearsMouse(terminal)).toBe(false);
});

test('in a list a click selects and a second one opens', async () => {
  const terminal = await opened();
  terminal.type('v');
  await terminal.until('the events', (screen) => screen.includes('overview > events'));
  const second = terminal.rows().findIndex((line) => line.includes('›')) + 2;
  const mark = (): number => terminal.rows().findIndex((line) => line.includes('›')) + 1;
  terminal.type(`\u001b[<0;20;${second}M`);
  await terminal.until('the next row in hand', () => mark() === second);
  terminal.type(`\u001b[<0;20;${second}M`);
  await terminal.until('the event', (screen) => /overview > events > /.test(screen));
  terminal.type('q');
  await terminal.ended();
});

test('a question is not answered by the mouse', async () => {
  const terminal = await opened();
  terminal.type('e');
  await terminal.until('the form', (screen) => screen.includes('›value'));
  terminal.type('12\u0003');
  await terminal.until('the question', (screen) => screen.includes('y yes'));
  press(terminal, 'y yes');
  terminal.type('n');
  await terminal.until('the form again', (screen) => !screen.includes('y yes'));
  terminal.kill('SIGTERM');
  await terminal.ended();
});

test('SIGTERM and Ctrl-Z give the mouse back, and the way back takes it again', async () => {
  const stopped = await opened();
  stopped.kill('SIGTERM');
  await stopped.ended();
  expect(hearsMouse(stopped)).toBe(false);

  const terminal = openTerminal('bash', ['--norc', '-i'], {
    env: { AXISWATCH_DATA_DIR: dataDir, TZ: noon, CI: undefined, PS1: 'shell$ ' },
  });
  await terminal.until('the shell', (screen) => screen.includes('shell$'));
  terminal.type(`"${process.execPath}" dist/axiswatch.js\r`);
  await terminal.until('the overview', (screen) => screen.includes('›New occupied land'));
  terminal.type('\u001a');
  await terminal.until('the shell again', (screen) => screen.includes('Stopped'));
  expect(hearsMouse(terminal)).toBe(false);
  terminal.type('fg\r');
  await terminal.until('the board again', (screen) => screen.includes('›New occupied land'));
  await terminal.until('the mouse', () => hearsMouse(terminal));
  terminal.type('q');
  await terminal.until('the shell at last', (screen) => screen.trimEnd().endsWith('shell$'));
  expect(hearsMouse(terminal)).toBe(false);
  terminal.type('exit\r');
  await terminal.ended();
});

test('with the mouse turned off the terminal is never asked for it', async () => {
  const off = `"${process.execPath}" dist/axiswatch.js config set mouse off > /dev/null; `;
  const terminal = await opened(direct, off);
  terminal.type('q');
  await terminal.ended();
  expect(terminal.written()).not.toMatch(/\?100[06]h/);
});

test('the background is asked for once, the answer chooses the theme whenever it comes, and nothing of it is typed', async () => {
  const terminal = await opened();
  const question = '\u001b]11;?\u001b\\';
  await terminal.until('the question', () => terminal.written().includes(question));
  // the first frame did not wait for it
  expect(terminal.written()).not.toContain('48;5;236');
  terminal.type('e');
  await terminal.until('the form', (screen) => screen.includes('›value'));
  terminal.type('1\u001b]11;rgb:1e1e/');
  terminal.type('1e1e/1e1e\u001b\\2');
  await terminal.until('what was typed', (screen) => /›value +\[ 12 /.test(screen));
  terminal.type('\u001b');
  await terminal.until('the question', (screen) => screen.includes('y yes'));
  terminal.type('y');
  await terminal.until('the board, dark', () => terminal.written().includes('48;5;236'));
  terminal.kill('SIGTERM');
  await terminal.ended();
  expect(terminal.written().split(question)).toHaveLength(2);
});

test('an answer that comes as the dashboard is left is not typed into the shell', async () => {
  const terminal = await opened(`"${process.execPath}" dist/axiswatch.js; echo done; cat`);
  terminal.type('q');
  terminal.type('\u001b]11;rgb:ffff/ffff/ffff\u001b\\');
  await terminal.until('the end', (screen) => screen.includes('done'));
  expect(terminal.rows().join('')).not.toContain('ffff');
  terminal.type('\u0004');
  await terminal.ended();
});
