/** Texts of others, which must not move the terminal. */
import { expect, test } from 'vitest';
import { openFilledShell } from './shell.ts';
import { MADE } from './strategy.ts';

const HOSTILE = '\u001b]0;t\u0007\u001b[8m\u009b31m\u202e\u0000x\r\n\ty';
/** All but the end of a line and a tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MOVES = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** Every text that is shown, with the hostile one behind it. */
const hostile = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((each) => hostile(each, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, hostile(each, key)]),
    );
  }
  const isShown = ['title', 'question', 'up', 'still', 'down', 'unit', 'levels', 'alert', 'origin'];
  return typeof value === 'string' && isShown.includes(name) ? value + HOSTILE : value;
};

test('no text of a strategy, of a file name or of an argument reaches the terminal as it is', async () => {
  const { run, file } = await openFilledShell();
  const strategy = file('hostile.json', JSON.stringify(hostile(MADE)));
  let seen = 0;
  for (const argv of [
    ...[['status'], ['status', '--short'], ['status', '--json'], ['list'], ['alerts']],
    ...[['history', 'LAND'], ['journal'], ['event', 'list'], ['strategy', 'check', strategy]],
    ...[
      ['export', file(HOSTILE.replace('\0', '')), '--yes'],
      ['record', 'LAND', '210'],
    ],
  ]) {
    const said = await run(...argv, '--strategy', strategy);
    seen += said.includes('\ufffd') || said.includes('\\u001b') ? 1 : 0;
    expect(said, argv.join(' ')).not.toMatch(MOVES);
  }
  expect(seen).toBeGreaterThan(6);
});
