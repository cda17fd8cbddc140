/** The dashboard as a screen reader hears it. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { told, UNLIMITED } from '../../src/tui/spoken.ts';
import { emptyFolder } from '../store/support.ts';
import { environment, openTerminal, PROGRAM } from '../tui/terminal.ts';
import { drive } from './drive.tsx';

async function listen() {
  const driven = await drive(UNLIMITED.columns, UNLIMITED.rows);
  const now = () => driven.dashboard.snapshot().state;
  let last = now();
  const hear = async (...keys: readonly string[]) => {
    await driven.press(...keys);
    const lines = told(last, now());
    last = now();
    return lines;
  };
  return { ...driven, hear, all: told(undefined, last) };
}

describe('what is told', () => {
  test('of the first page all, then what is selected', async () => {
    const { all, hear } = await listen();
    expect(all.slice(0, 3)).toEqual([
      '1 Dec 2026; 17 of 24 late; 1 alert',
      'Is Beijing reconsidering?',
      expect.stringMatching(/^answer: Not visible; index: 36; interval: 26 to 46; band: Strained;/),
    ]);
    expect(all).toContain('late; RU3; Drones at Ukraine; value: 5004 /mo; score: 24');
    expect(all.at(-1)).toBe('the first row is selected');
    expect(await hear('j')).toEqual([expect.stringMatching(/^2 Iran; in its region: 37; .*2 cr/)]);
    expect(await hear('j', 'k')).toEqual([]);
    expect(await hear('Y')).toEqual(['Y does nothing here; ? lists the keys']);
    expect(await hear('Y')).toEqual(['Y does nothing here; ? lists the keys']);
  });

  test('of a list its rows, the one that is selected, and how many a filter leaves', async () => {
    const { hear } = await listen();
    const opened = await hear('3');
    expect(opened[0]).toBe('North Korea');
    expect(opened.filter((line) => line.startsWith('Nuclear warheads; value: 60;'))).toHaveLength(
      1,
    );
    const moved = await hear('j');
    expect(moved[0]).toMatch(/^late; Missile launches; value: 14 days \(counted\);/);
    expect(moved.join()).not.toContain('Nuclear warheads');
    expect(await hear('/')).toEqual(['filter: ; rows: 4']);
    expect(await hear('t', 'r', 'o')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^late; Troops/), 'filter: tro; rows: 1']),
    );
    await hear('Esc');
    expect(await hear('Esc')).toEqual([
      'Is Beijing reconsidering?',
      expect.stringMatching(/^1 Russia \/ Ukraine; /),
    ]);
  });

  test('of a form the field, what it holds, and what saving would do', async () => {
    const { hear } = await listen();
    await hear(':', 'RU1 land', 'Enter');
    expect((await hear('e')).at(-1)).toMatch(/^value in .*: empty$/);
    const typed = await hear('4', '0', '0');
    expect(typed[0]).toMatch(/: 400$/);
    expect(typed.join('\n')).toMatch(/35\.7.*35\.\d|36.*35/);
    expect(await hear('Tab')).toEqual([expect.stringMatching(/^day: /), expect.anything()]);
    expect((await hear('Enter')).at(-1)).toMatch(/no source is given\? Enter says yes, Escape no$/);
    expect((await hear('y')).at(-1)).toMatch(/recorded: index 35\.7 to /);
  });

  test('of find what is found first, and how much', async () => {
    const { hear } = await listen();
    await hear(':');
    expect(await hear('rusia')).toEqual(['rusia; found: 6']);
    expect(await hear('Down')).toEqual([expect.stringMatching(/^[A-Z]+\d+ .*Russia/)]);
  });
});

test.each([
  ['--screen-reader', {}],
  ['', { INK_SCREEN_READER: 'true' }],
])('%s %j leads to lines and no screen', async (option, changes) => {
  const env = environment(emptyFolder(), { LC_ALL: 'C.UTF-8', ...changes });
  const command = [process.execPath, PROGRAM, ...[option].filter(Boolean)];
  const terminal = openTerminal(command, [100, 50], env);
  let hasEnded = false;
  onTestFinished(() => void (hasEnded || process.kill(terminal.pid)));
  await terminal.until(/^arrows move/m);
  terminal.type('jj');
  await terminal.until(/^3 North Korea; in its region/m);
  terminal.type('\r');
  await terminal.until(/^Nuclear tests; /m);
  terminal.type('\u000c');
  await terminal.until(/North Korea\n.*North Korea\n/s);
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
  hasEnded = true;
  // what is pasted is asked to be marked, and the cursor is shown at the end
  const wanted = ['\u001b[?2004h', '\u001b[?2004l', '\u001b[?25h'];
  const lines = wanted.reduce((rest, code) => rest.replaceAll(code, ''), terminal.written());
  expect(lines).not.toMatch(/[^\P{Cc}\r\n]/u);
});
