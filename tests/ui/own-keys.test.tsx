/** Keys of one's own on every screen: no text goes on naming the key that was there before. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { Frame } from '../../src/ui/app.tsx';
import { STRANGE } from '../features/person.ts';
import { openState } from './board.ts';
import { SCENES } from './scenes.ts';

/** Names of keys, and letters that stand where a key is named. */
const NAMED =
  /\b(Esc|Enter|Space|Tab|PgDn|PgUp|Backspace)\b|(?<=[(,;] ?)[a-zA-Z?:%[\]{}](?= [a-z]+s\b)|\((s, S|K|M)\)/;

test.each(Object.entries(SCENES))('%s names the keys that hold', (name, make) => {
  for (const size of [
    { columns: 120, rows: 36 },
    { columns: 80, rows: 24 },
  ]) {
    const made = make(openState(size));
    // a board of its own, since a list keeps its lines as long as the board is the same
    const board = { ...made.board };
    const state = { ...made, board, ownKeys: STRANGE, notice: undefined };
    const lines = renderToString(<Frame state={state} />, { columns: size.columns }).split('\n');
    expect(
      lines.filter((line) => NAMED.test(line)),
      name,
    ).toEqual([]);
  }
});
