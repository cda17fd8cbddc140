/** The settings on the screen: what is saved is in effect at once. */
import { expect, test, vi } from 'vitest';
import { foldersOf } from '../../src/store/folders.ts';
import { readSettings } from '../../src/store/settings.ts';
import { drive } from './drive.tsx';

const saved = () => readSettings(foldersOf(process.env).config).settings;

test('signs and author change at once', async () => {
  const { press, screen, footer, journal } = await drive();
  await press(',', 'Tab', 'Tab', 'Left', 'Tab', 'Tab', '^U', 'Ben', 'Enter');
  expect(saved()).toMatchObject({ glyphs: 'ascii', author: 'Ben', theme: 'auto' });
  expect(footer()).toBe('saved');
  expect(screen()).toMatch(/^ > 1 Russia \/ Ukraine +59 =/m);
  await press(':', 'RU1 400 31 oct DeepState', 'Enter');
  expect((await journal.entries({ newestFirst: true, limit: 1 }))[0]?.author).toBe('Ben');
});

test('what cannot be is refused beside its field, and kept', async () => {
  const { press, screen, footer } = await drive();
  const before = saved();
  await press(',', 'Down', 'Down', 'Down', 'Down', '^U', 'Enter');
  expect(footer()).toBe('author: must be a name');
  await press('Ann', 'Tab', '/nowhere.json', 'Enter');
  expect(footer()).toMatch(/nowhere\.json cannot be read/);
  expect(screen()).toMatch(/strategy +from the next start on/);
  expect(saved()).toEqual(before);
  await press('Esc', ',');
  expect(screen()).toContain('/nowhere.json');
});

test('what is in force whatever is set is said', async () => {
  for (const [name, value] of Object.entries({ NO_COLOR: '1', LC_ALL: 'C' })) {
    vi.stubEnv(name, value);
  }
  vi.stubEnv('INK_SCREEN_READER', 'true');
  const { press, screen } = await drive();
  await press(',');
  expect(screen()).toMatch(/^ theme +none: NO_COLOR is given$/m);
  expect(screen()).toMatch(/^ glyphs +ascii: the locale is C$/m);
  expect(screen()).toMatch(/^ screen-reader +on: INK_SCREEN_READER is given$/m);
});
