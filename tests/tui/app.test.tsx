/** The component that hears keys, mounted: what the terminal sends becomes what is drawn. */
import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import { App } from '../../src/tui/app.tsx';
import { drive } from '../features/drive.tsx';

afterEach(cleanup);

/** As wide as that library's terminal. */
async function mounted() {
  const { dashboard } = await drive(100, 30);
  const { stdin, lastFrame } = render(<App dashboard={dashboard} />);
  const shows = (wanted: RegExp) => vi.waitFor(() => expect(lastFrame()).toMatch(wanted));
  await shows(/^ › 1 Russia/m);
  return { type: stdin.write, shows, lastFrame };
}

test('a frame has as many rows as its terminal, and follows the keys', async () => {
  const { type, shows, lastFrame } = await mounted();
  expect(lastFrame()?.split('\n').length).toBe(30);
  type('\u001b[B');
  await shows(/^ › 2 Iran/m);
  type('jjk');
  await shows(/^ › 3 North Korea/m);
  type('\r');
  await shows(/^ North Korea/);
  type('\u001b');
  await shows(/^ › 3 North Korea/m);
});

test('Escape and a key that follow at once are both heard, and so is Backspace in a line that is typed', async () => {
  const { type, shows } = await mounted();
  type('2');
  await shows(/^ Iran/);
  type('/');
  type('atx');
  type('\u007f');
  await shows(/^ \/at$/m);
  type('\u001bj');
  await shows(/^ › .*Lebanon arms monopoly/m);
});

test('a paste is one piece: typed into a field, refused elsewhere', async () => {
  const { type, shows } = await mounted();
  type('\u001b[200~jq\u001b[201~');
  await shows(/what you pasted was not taken/);
  type(':');
  type('\u001b[200~jq\u001b[201~');
  await shows(/^ : jq/m);
});
