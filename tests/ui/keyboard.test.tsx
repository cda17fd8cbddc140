/** Keys as a terminal sends them, through the running dashboard. */
import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import type { Effect } from '../../src/tui/state.ts';
import { App } from '../../src/ui/app.tsx';
import { openState } from './board.ts';

/** The size that ink-testing-library has. */
const SIZE = { columns: 100, rows: 24 };

const soon = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function sitDown(size = SIZE) {
  const asked: Effect[] = [];
  const app = render(
    <App
      initial={openState(size)}
      perform={(effect) => void asked.push(effect)}
      connect={() => () => undefined}
      onKey={() => undefined}
    />,
  );
  await soon(30);
  const type = async (keys: string): Promise<void> => {
    app.stdin.write(keys);
    await soon(50);
  };
  return { asked, type, frame: () => app.lastFrame() ?? '', leave: app.unmount };
}

test('keys that arrive in one chunk are taken one by one', async () => {
  const analyst = await sitDown();
  await analyst.type('jjj');
  expect(analyst.frame()).toMatch(/[›>]RU4 /);
  await analyst.type('kk');
  expect(analyst.frame()).toMatch(/[›>]RU2 /);
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
  expect(analyst.frame()).toMatch(/[›>]RU2 /);
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
  await soon(300);
  await analyst.type('j');
  expect(analyst.frame()).toMatch(/[›>]RU2 /);
  expect(analyst.frame()).toMatch(/ RU3 /);
  analyst.leave();
});
