/** Keys as a terminal sends them, through the running dashboard. */
import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import type { Effect } from '../../src/tui/state.ts';
import { App, type Dispatch } from '../../src/ui/app.tsx';
import { PATIENCE } from '../patience.ts';
import { openState } from './board.ts';

/** The size that ink-testing-library has. */
const SIZE = { columns: 100, rows: 24 };

const soon = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function sitDown(size = SIZE, initial = openState(size)) {
  const asked: Effect[] = [];
  const outside: Dispatch[] = [];
  const told: string[] = [];
  const app = render(
    <App
      initial={initial}
      perform={(effect) => void asked.push(effect)}
      connect={(dispatch) => {
        outside.push(dispatch);
        return () => void told.push('end');
      }}
      reports={() => () => undefined}
      onKey={() => void told.push('key')}
    />,
  );
  await soon(30);
  const type = async (keys: string): Promise<void> => {
    app.stdin.write(keys);
    await soon(50);
  };
  return { asked, outside, told, type, frame: () => app.lastFrame() ?? '', leave: app.unmount };
}

test('keys that arrive in one chunk are taken one by one', async () => {
  const analyst = await sitDown();
  await analyst.type('jjj');
  expect(analyst.frame()).toMatch(/[›>](RU12 +)?Oil and gas revenue /);
  await analyst.type('kk');
  expect(analyst.frame()).toMatch(/[›>](RU3 +)?Long-range drones /);
  analyst.leave();
});

test('what is typed with its Enter in one chunk fills the form and saves it', async () => {
  const analyst = await sitDown();
  await analyst.type('e');
  await analyst.type('410\r');
  expect(analyst.asked).toMatchObject([
    { kind: 'record', observation: { indicator: 'new-occupied-land', value: 410 } },
  ]);
  analyst.leave();
});

test('Escape followed at once by a key is Escape and then the key', async () => {
  const analyst = await sitDown();
  await analyst.type('?');
  await analyst.type('\u001bj');
  expect(analyst.frame()).toMatch(/[›>](RU3 +)?Long-range drones /);
  analyst.leave();
});

test('q asks to quit and nothing else', async () => {
  const analyst = await sitDown();
  await analyst.type('q');
  expect(analyst.asked.map((effect) => effect.kind)).toContain('quit');
  analyst.leave();
});

test('the mark stands before the selected row also after the terminal has become lower', async () => {
  const analyst = await sitDown({ columns: 100, rows: 40 });
  await vi.waitFor(() => {
    const lines = analyst.frame().split('\n');
    expect(lines.length).toBeLessThanOrEqual(SIZE.rows);
    expect(lines.at(-1)).toContain('q quit');
  }, PATIENCE);
  await analyst.type('j');
  expect(analyst.frame()).toMatch(/[›>](RU3 +)?Long-range drones /);
  expect(analyst.frame()).toMatch(/Ukraine occupied /);
  analyst.leave();
});

test('what is sent from outside is drawn, and the outside is told once of the end', async () => {
  const analyst = await sitDown();
  expect(analyst.outside).toHaveLength(1);
  analyst.outside[0]?.({ kind: 'told', notice: { text: 'Sent from outside', tone: 'good' } });
  await vi.waitFor(() => expect(analyst.frame()).toContain('Sent from outside'), PATIENCE);
  await analyst.type('j');
  await vi.waitFor(() => expect(analyst.told).toEqual(['key']), PATIENCE);
  expect(analyst.outside).toHaveLength(1);
  analyst.leave();
  await vi.waitFor(() => expect(analyst.told).toEqual(['key', 'end']), PATIENCE);
});

test('a paste is text in the field, whatever keys its letters are, and told of as a key is', async () => {
  const analyst = await sitDown();
  await analyst.type('e');
  await analyst.type('\u001b[200~41q\u001b[201~');
  await vi.waitFor(() => expect(analyst.frame()).toMatch(/value +\[ 41q /), PATIENCE);
  expect(analyst.asked).toEqual([]);
  expect(analyst.told).toEqual(['key', 'key']);
  analyst.leave();
});

test('a listener hears the board, then what changed, and what was said stays', async () => {
  const listener = await sitDown(SIZE, { ...openState(SIZE), linear: true });
  const [first] = spokenScreenArrivalSentences(openState(SIZE));
  await vi.waitFor(() => expect(listener.frame()).toContain(first), PATIENCE);
  listener.outside[0]?.({ kind: 'told', notice: { text: 'Sent from outside', tone: 'good' } });
  await vi.waitFor(() => expect(listener.frame()).toContain('Sent from outside'), PATIENCE);
  expect(listener.frame()).toContain(first);
  expect(listener.frame()).not.toMatch(/[┃│]/);
  listener.leave();
});
