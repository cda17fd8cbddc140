/** The built dashboard in a terminal: how it begins, what it hears, and that it gives the terminal back however it ends. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import headless from '@xterm/headless';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../store/support.ts';
import { environment, openTerminal, PROGRAM, type Terminal } from './terminal.ts';

type Size = readonly [number, number];
const WIDE: Size = [120, 36];

const pause = (ms: number) => new Promise((later) => setTimeout(later, ms));

/** It hears keys: the first frame stands there before that. */
async function ready(terminal: Terminal): Promise<void> {
  await terminal.until(() => terminal.written().includes('\u001b]11;?'));
  await terminal.until(/ q( quit)?$/m);
}

/** Starts of one user, each in a terminal of its own. */
function install(changes: Readonly<Record<string, string | undefined>> = {}) {
  const folder = emptyFolder();
  const env = environment(folder, changes);
  const data = join(folder, 'store');
  const open = (command: readonly string[], size: Size = WIDE) => {
    const terminal = openTerminal(command, size, env);
    onTestFinished(() => {
      try {
        process.kill(terminal.pid, 'SIGKILL');
      } catch {
        // it has ended
      }
    });
    return terminal;
  };
  const start = (size?: Size) => open([process.execPath, PROGRAM, '--data-dir', data], size);
  const run = (...argv: readonly string[]) =>
    spawnSync(process.execPath, [PROGRAM, ...argv, '--data-dir', data], { env, encoding: 'utf8' });
  /** From an interactive shell, which then tells how it ended and how it left the terminal. */
  const startInShell = async (line = `exec "${process.execPath}" "${PROGRAM}"`) => {
    const told = join(folder, 'pid');
    const terminal = open(['bash', '--norc', '-i']);
    await terminal.until(/\$$/m);
    terminal.type(`sh -c 'echo $$ >${told}; ${line} --data-dir ${data}'\r`);
    await ready(terminal);
    const givenBack = async (): Promise<number> => {
      await terminal.until(() => terminal.buffer().type === 'normal');
      await terminal.until(/\$\s*$/);
      const written = terminal.written();
      expect(written.lastIndexOf('?25h')).toBeGreaterThan(written.lastIndexOf('?25l'));
      terminal.type('echo "left $?"; stty -a\r');
      await terminal.until(/^left \d+$.* icanon .* echo /ms);
      return Number(/^left (\d+)$/m.exec(terminal.screen().join('\n'))?.[1]);
    };
    return { terminal, pid: Number(readFileSync(told, 'utf8')), givenBack };
  };
  return { folder, data, env, open, start, run, startInShell };
}

test.each([undefined, 'true'])('it begins with the question and the index, CI=%s', async (CI) => {
  const terminal = install({ CI }).start();
  await ready(terminal);
  const screen = terminal.screen();
  expect(screen[0]).toMatch(/^ Is Beijing reconsidering\? .* \d{4}/);
  expect(screen[2]).toMatch(/^ {4}\d\d {6}\S/);
  expect(terminal.buffer().type).toBe('alternate');
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
});

test('the first frame is taken over in place: what follows it changes no cell', async () => {
  const terminal = install().start();
  await terminal.until(/ q quit$/m);
  const { length } = terminal.written();
  await terminal.until(() => terminal.written().includes('\u001b]11;?'));
  await pause(500);
  const written = terminal.written();
  const replayed = new headless.Terminal({ cols: 120, rows: 36, allowProposedApi: true });
  const shows = async (text: string): Promise<string> => {
    await new Promise<void>((done) => replayed.write(text, done));
    const { active } = replayed.buffer;
    return Array.from({ length: 36 }, (_, row) =>
      active.getLine(row)?.translateToString(true).trimEnd(),
    ).join('\n');
  };
  const first = await shows(written.slice(0, length));
  expect(written.length).toBeGreaterThan(length);
  for (const byte of written.slice(length)) expect(await shows(byte)).toBe(first);
});

test('another size is drawn as if it had begun with it', async () => {
  const { start } = install();
  const terminal = start();
  await ready(terminal);
  for (const size of [[60, 20], [80, 24], WIDE] satisfies readonly Size[]) {
    const fresh = start(size);
    await ready(fresh);
    const wanted = fresh.screen();
    terminal.resize(size[0], size[1]);
    await terminal.until(() => terminal.screen().join('\n') === wanted.join('\n'));
  }
});

test('keys that come before it is drawn, and in one piece, are all heard', async () => {
  const terminal = install().start();
  terminal.type('jj');
  await terminal.until(/^ › 3 /m);
  terminal.type('kkjjj');
  await terminal.until(/^ › 4 /m);
});

test('what was drawn piece by piece is what ^L draws anew', async () => {
  const terminal = install().start();
  await ready(terminal);
  terminal.type('jjjk2');
  await terminal.until(/^ Iran .* late/m);
  terminal.type('jjks\u001b');
  await terminal.until(/^ › 3 /m);
  terminal.type('jjjjj?');
  await terminal.until(/^ .*Esc back/m);
  terminal.type('\u001b');
  await terminal.until(/^ Is Beijing/);
  await pause(300);
  const { length } = terminal.written();
  const screen = terminal.screen();
  terminal.type('\u000c');
  await terminal.until(() => /\[2J.*\?2026l/s.test(terminal.written().slice(length)));
  await pause(300);
  expect(terminal.screen()).toEqual(screen);
});

test('what is pasted outside a field is refused with a word', async () => {
  const terminal = install().start();
  terminal.type('j');
  await terminal.until(/^ › 2 /m);
  terminal.type('\u001b[200~qqjj\u001b[201~');
  await terminal.until(/what you pasted was not taken; paste into a field$/m);
  expect(terminal.screen().join('\n')).toMatch(/^ › 2 /m);
});

test('what another process records appears within two seconds', async () => {
  const { start, run } = install();
  const terminal = start();
  await ready(terminal);
  expect(run('record', 'CX13', '12').status).toBe(0);
  await terminal.until(/ Confidence in Xi +12 %/, 2000);
});

test('nothing is written while nothing happens', async () => {
  const terminal = install().start();
  await ready(terminal);
  await pause(1000);
  const { length } = terminal.written();
  await pause(2000);
  expect(terminal.written().slice(length)).toBe('');
});

test('^Z gives the terminal to the shell, and fg takes it back', async () => {
  const { terminal, givenBack } = await install().startInShell();
  terminal.type('j');
  await terminal.until(/^ › 2 /m);
  const before = terminal.screen();
  terminal.type('\u001a');
  await terminal.until(/Stopped/);
  expect(terminal.buffer().type).toBe('normal');
  terminal.type('fg\r');
  await terminal.until(() => terminal.screen().join('\n') === before.join('\n'));
  terminal.type('j');
  await terminal.until(/^ › 3 /m);
  terminal.type('q');
  expect(await givenBack()).toBe(0);
});

test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends it as q does', async (signal) => {
  const { pid, givenBack } = await install().startInShell();
  process.kill(pid, signal);
  expect(await givenBack()).toBe(0);
});

test('a record that can no longer be read ends it with a sentence', async () => {
  const { data, startInShell } = install();
  const { terminal, givenBack } = await startInShell();
  const [journal = ''] = readdirSync(data).filter((name) => name.endsWith('.journal'));
  const database = new DatabaseSync(join(data, journal));
  database.exec('DROP TABLE standing');
  database.close();
  expect(await givenBack()).toBe(1);
  expect(terminal.screen().join('\n')).toMatch(/^axiswatch: .+$/m);
});

test('a fault ends it with a sentence', async () => {
  const { folder, startInShell } = install();
  const fault = join(folder, 'fault.mjs');
  writeFileSync(fault, "process.once('SIGUSR2', () => { throw new Error('struck'); });");
  const line = `exec "${process.execPath}" --import ${fault} "${PROGRAM}"`;
  const { terminal, pid, givenBack } = await startInShell(line);
  process.kill(pid, 'SIGUSR2');
  expect(await givenBack()).toBe(1);
  expect(terminal.screen().join('\n')).toMatch(/^axiswatch: this failed: struck$/m);
});

test('it leaves when npm, by which it was started, is ended', async () => {
  const { terminal, pid, givenBack } = await install().startInShell('exec npm start --silent --');
  process.kill(pid, 'SIGTERM');
  await terminal.until(() => terminal.buffer().type === 'normal', 2000);
  // the shell had asked for a line before it left
  terminal.type('\r');
  await givenBack();
  expect(terminal.screen().join('\n')).not.toContain('failed');
});
