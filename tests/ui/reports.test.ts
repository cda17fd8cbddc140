/** What a terminal reports of its own accord is told apart from what is typed, however it is cut into pieces. */
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  lightOrDarkOfColour,
  type Report,
  splitKeysFromTerminalReports,
  stdinWithoutTerminalReports,
} from '../../src/tui/ink/reports.ts';

const ESC = '\u001b';
const DARK = `${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\`;
const CLICK = `${ESC}[<0;12;7M`;

test('presses and the wheel are heard, releases and other buttons are not, and none is a key', () => {
  const { keys, reports, begun } = splitKeysFromTerminalReports(
    `a${CLICK}${ESC}[<0;12;7mb${ESC}[<64;1;1M${ESC}[<81;300;99M${ESC}[<2;1;1M${ESC}[M !!c`,
  );
  expect(keys).toBe('abc');
  expect(begun).toBe('');
  expect(reports).toEqual([
    { kind: 'mouse', what: 'press', column: 11, row: 6 },
    { kind: 'mouse', what: 'up', column: 0, row: 0 },
    // with Ctrl held
    { kind: 'mouse', what: 'down', column: 299, row: 98 },
  ]);
});

test('a background is light or dark, of one to four digits a part', () => {
  expect(['rgb:ffff/ffff/ffff', 'rgb:f/f/0', 'rgba:fd/f6/e3/ff'].map(lightOrDarkOfColour)).toEqual(
    Array(3).fill('light'),
  );
  expect(['rgb:0000/2b2b/3636', 'rgb:00/00/ff'].map(lightOrDarkOfColour)).toEqual(
    Array(2).fill('dark'),
  );
  expect(['', '?', 'rgb:1e1e', '#ffffff'].map(lightOrDarkOfColour)).toEqual(
    Array(4).fill(undefined),
  );
});

/** What is typed and reported where the terminal's input comes in these pieces, each once the last was read and waited for. */
async function heard(pieces: readonly (string | number)[]) {
  const waiting: string[] = [];
  const stdin = Object.assign(new EventEmitter(), { read: () => waiting.shift() ?? null });
  const reports: Report[] = [];
  const input = stdinWithoutTerminalReports(
    // of a terminal's input this reads no more
    stdin as unknown as NodeJS.ReadStream,
    (report) => reports.push(report),
  );
  let keys = '';
  input.on('readable', () => {
    for (let piece = input.read(); piece !== null; piece = input.read()) keys += String(piece);
  });
  for (const piece of pieces) {
    if (typeof piece === 'number') await pause(piece);
    else {
      waiting.push(piece);
      stdin.emit('readable');
    }
  }
  await pause(60);
  return { keys, reports };
}

test('an answer or a press that comes in two pieces is no key wherever it is cut, also when the second is late', async () => {
  for (const whole of [DARK, `${ESC}]11;rgb:ffff/ffff/ffff\u0007`, CLICK])
    for (let cut = 1; cut < whole.length; cut += 1) {
      const parts = [`j${whole.slice(0, cut)}`, `${whole.slice(cut)}k`];
      const { keys, reports } = await heard(parts);
      expect(keys, `cut at ${cut}`).toBe('jk');
      expect(reports).toHaveLength(1);
    }
  expect((await heard([DARK.slice(0, 9), 50, DARK.slice(9)])).keys).toBe('');
});

test('Esc alone, arrows and keys with Alt are keys, and so is what follows an answer that broke off', async () => {
  expect(await heard([ESC])).toEqual({ keys: ESC, reports: [] });
  expect((await heard([`${ESC}[A${ESC}x${ESC}[5~`])).keys).toBe(`${ESC}[A${ESC}x${ESC}[5~`);
  expect((await heard([ESC, '[A'])).keys).toBe(`${ESC}[A`);
  expect((await heard([`${ESC}]11;rgb:1e`, 'jq'])).keys).toBe('jq');
  expect((await heard([`${ESC}[<0;1`, 'j'])).keys).toBe('j');
});

test('what is pasted is no report, however it is cut', async () => {
  const pasted = `${ESC}[200~x${CLICK}${DARK}y${ESC}[201~`;
  expect(await heard([pasted])).toEqual({ keys: pasted, reports: [] });
  expect(await heard([pasted.slice(0, 9), pasted.slice(9)])).toEqual({ keys: pasted, reports: [] });
  expect((await heard([pasted, CLICK])).reports).toHaveLength(1);
});
