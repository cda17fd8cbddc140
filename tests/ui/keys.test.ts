/** From bytes as Ink reports them to the names of keys. */
import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { keysFromTerminalInput } from '../../src/tui/ink/keys.ts';
import { topScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { openState } from './board.ts';

const NO_KEY: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test('keys that arrive in one chunk are taken one by one, Enter among them', () => {
  expect(keysFromTerminalInput('jjj', NO_KEY)).toEqual(['j', 'j', 'j']);
  expect(keysFromTerminalInput('e42\r', NO_KEY)).toEqual(['e', '4', '2', 'Enter']);
  expect(keysFromTerminalInput('j\tk\u0010', NO_KEY)).toEqual(['j', 'Tab', 'k', '^P']);
});

test('a chunk means on the board what its keys mean one after another', () => {
  const keys = keysFromTerminalInput(':brent\r', NO_KEY);
  const after = keys.reduce(
    (state, key) => updateState(state, { kind: 'key', key })[0],
    openState({ columns: 80, rows: 24 }),
  );
  expect(topScreen(after)).toMatchObject({ kind: 'indicator', id: 'brent-price' });
});

test('a grapheme of several code points is one key', () => {
  expect(keysFromTerminalInput('é👩‍👩‍👧', NO_KEY)).toEqual(['é', '👩‍👩‍👧']);
});

test('a key with Alt is Escape and then the key', () => {
  expect(keysFromTerminalInput('x', { ...NO_KEY, meta: true })).toEqual(['Esc', 'x']);
});

test('the release of a key is no key', () => {
  expect(keysFromTerminalInput('x', { ...NO_KEY, eventType: 'release' })).toEqual([]);
});
