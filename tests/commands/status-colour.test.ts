/** `status` in a terminal: its colours on top of the same words, and its width. */
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { runPlainArgumentsWithoutParser } from '../../src/cli/program/direct.ts';
import { textWidth } from '../../src/text/cells.ts';
import { shell } from './tools.ts';

const XTERM = { TERM: 'xterm-256color' };
const ESC = '\u001b[';

test('state words and scores are coloured in a terminal alone, or as --color says, and the words are the same', async () => {
  const piped = await shell({ env: XTERM }).run(['status']);
  expect(piped.out).not.toContain(ESC);
  const coloured = await shell({ env: XTERM, terminal: 60 }).run(['status']);
  expect(coloured.out).toContain(`${ESC}1;31mALERT${ESC}0m  `);
  expect(coloured.out).toMatch(/\[38;5;\d+mNorth Korea /);
  expect(stripVTControlCharacters(coloured.out)).toBe(piped.out);
  for (const [args, options, isColoured] of [
    [['--color', 'always'], { env: XTERM }, true],
    [['--color', 'never'], { env: XTERM, terminal: 60 }, false],
    [['--no-color'], { env: XTERM, terminal: 60 }, false],
    [[], { env: { ...XTERM, NO_COLOR: '1' }, terminal: 60 }, false],
    [['--color', 'always'], { env: { NO_COLOR: '1' } }, true],
    [[], { env: { TERM: 'dumb' }, terminal: 60 }, false],
  ] as const) {
    const ran = await shell(options).run(['status', ...args]);
    expect(ran.out.includes(ESC), args.join(' ')).toBe(isColoured);
    expect(stripVTControlCharacters(ran.out)).toBe(piped.out);
    const direct = await shell(options).runWith(runPlainArgumentsWithoutParser, [
      'status',
      ...args,
    ]);
    expect(direct).toEqual(ran);
  }
});

test('sixteen colours tell scores by two hues', async () => {
  const { out } = await shell({ env: { TERM: 'xterm' }, terminal: 60 }).run(['status']);
  expect(out).toContain(`${ESC}33m`);
  expect(out).not.toContain('38;5;');
});

test('a choice of colours that there is not is refused by every command', async () => {
  for (const words of [['status'], ['list'], []])
    expect(await shell().run([...words, '--color', 'pink'])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: --color: "pink" is not known; use auto, always, never\n',
    });
});

test('a choice of colours is taken in capitals too', async () => {
  const { out } = await shell({ env: XTERM, terminal: 60 }).run(['status', '--color', 'NEVER']);
  expect(out).not.toContain(ESC);
});

test('in a terminal the status is as wide as that, up to 120 cells; elsewhere 60', async () => {
  const widest = async (terminal?: number): Promise<number> => {
    const { out } = await shell(terminal === undefined ? {} : { terminal }).run(['status']);
    return Math.max(...stripVTControlCharacters(out).split('\n').map(textWidth));
  };
  expect(await widest()).toBeLessThanOrEqual(60);
  const wide = await widest(100);
  expect(wide).toBeGreaterThan(60);
  expect(wide).toBeLessThanOrEqual(100);
  expect(await widest(300)).toBeLessThanOrEqual(120);
});
