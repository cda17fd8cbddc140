/** Looks and the lock, as a person changes them. */
import { expect, test } from 'vitest';
import { settingLines } from '../../src/features/settings/settings-view.ts';
import { looksAndNoticesFromSettings } from '../../src/tui/appearance.ts';
import { writeModeWord } from '../../src/tui/binding.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { openState } from '../ui/board.ts';
import { SIZE, sitDown } from './person.ts';

test('a theme is on the board at once, and is kept', () => {
  const analyst = sitDown();
  analyst.press('app.settings', 'settings.prev');
  expect(analyst.state.looks.theme).toBe('colour-blind');
  expect(analyst.effects).toEqual([{ kind: 'saveSetting', name: 'theme', value: 'colour-blind' }]);
  analyst.press('nav.down', 'settings.next');
  expect(analyst.state.looks.glyphs).toBe('ascii');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'saveSetting', name: 'glyphs', value: 'ascii' });
});

test('Enter keeps what is shown and closes: nothing moves on to the next choice', () => {
  const analyst = sitDown();
  analyst.press('app.settings', 'settings.prev');
  analyst.type('Enter');
  expect(analyst.state.looks.theme).toBe('colour-blind');
  expect(topScreen(analyst.state).kind).toBe('overview');
  expect(analyst.effects).toHaveLength(1);
});

test('the line about handling is typed, kept, and taken away by an empty one', () => {
  const analyst = sitDown();
  analyst.press('app.settings', 'nav.last', 'nav.up');
  analyst.type('Enter', ...'INTERNAL', 'Enter');
  expect(analyst.state.looks.handling).toBe('INTERNAL');
  analyst.type('Enter', '^U', 'Enter');
  expect(analyst.state.looks.handling).toBe('');
  expect(analyst.effects).toEqual([
    { kind: 'saveSetting', name: 'handling', value: 'INTERNAL' },
    { kind: 'saveSetting', name: 'handling', value: '' },
  ]);
});

test('with --readonly a theme is on the board at once, and is said not to be kept', () => {
  const reader = sitDown({
    ...openState(SIZE),
    readOnly: 'the store was opened for reading only',
    keepsSettings: false,
  });
  reader.press('app.settings', 'settings.prev');
  expect(reader.state.looks.theme).toBe('colour-blind');
  reader.press('nav.last', 'nav.up', 'nav.up', 'settings.next');
  expect(reader.effects).toEqual([]);
  expect(spokenScreenArrivalSentences(reader.state)[0]).toContain(
    'Settings, not kept: --readonly.',
  );
});

test('a lock and a past board are about the board: a theme is kept there too', () => {
  const analyst = sitDown();
  analyst.press('app.lock', 'time.monthBack', 'app.settings', 'settings.prev');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'saveSetting', name: 'theme' });
});

test('a line about handling that is too long stays with its problem', () => {
  const analyst = sitDown();
  analyst.press('app.settings', 'nav.last', 'nav.up');
  analyst.type('Enter', ...'x'.repeat(81), 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'prompt',
    problem: 'This line has 81 characters, and at most 80 fit; shorten it.',
  });
  expect(analyst.effects).toEqual([]);
});

test('settings of an unknown theme are said, and the default holds', () => {
  expect(looksAndNoticesFromSettings({ theme: 'pink', glyphs: 'ascii' })).toEqual({
    looks: { theme: 'auto', glyphs: 'ascii', mouse: 'on', bell: 'off', handling: '' },
    notices: [
      {
        says: 'There is no theme "pink"',
        mend: 'choose auto, terminal, light, dark, high-contrast, colour-blind in the settings',
      },
    ],
  });
});

test('L locks and unlocks; the board says LOCKED and the keys say why', () => {
  const analyst = sitDown();
  analyst.type('L');
  expect(writeModeWord(analyst.state)).toBe('LOCKED');
  analyst.type('e');
  expect(topScreen(analyst.state).kind).toBe('overview');
  expect(analyst.state.notice?.text).toBe('Editing is locked; L unlocks it.');
  analyst.type('L');
  expect(writeModeWord(analyst.state)).toBe('EDIT');
});

test('a store that was opened for reading only cannot be unlocked, and says so', () => {
  const readOnly = 'the store was opened for reading only';
  const analyst = sitDown({ ...openState(SIZE), readOnly });
  analyst.type('L');
  expect(writeModeWord(analyst.state)).toBe('READ-ONLY');
  expect(analyst.state.notice?.text).toBe(`Nothing can be written: ${readOnly}.`);
});

test('a setting names all that can be chosen where there is room, else the chosen one and its place', () => {
  const state = openState(SIZE);
  const lines = (cells: number, change: Partial<State> = {}) =>
    settingLines({ ...state, ...change }, cells).map(({ text }) => text);
  expect(lines(70)).toEqual([
    'theme       [auto] terminal  light  dark  high-contrast  colour-blind ',
    'characters  [block] ascii  braille ',
    'mouse       [on] off ',
    'bell        [off] on ',
    expect.stringMatching(/^assess {6}\[never\] .* days$/),
    'handling    (none)',
    'author      [analyst]',
  ]);
  expect(lines(69)[0]).toBe('theme       [auto]  1 of 6');
  const looks = { ...state.looks, theme: 'dark', handling: 'FOR\nUS' } as const;
  expect(lines(63, { looks })[0]).toBe('theme       [dark]  4 of 6');
  expect(lines(63, { looks })[5]).toBe('handling    FOR US');
  expect(lines(63, { assessEvery: 11 })[4]).toBe('assess      [11] days');
  expect(settingLines({ ...state, looks, assessEvery: 30 }, 64).map(({ say }) => say)).toEqual([
    'theme, [dark], 4 of 6',
    'characters, [block], 1 of 3',
    'mouse, [on], 1 of 2',
    'bell, [off], 1 of 2',
    'assess, [30] days',
    'handling, FOR US',
    'author, [analyst], 1 of 1',
  ]);
});

test('the author is chosen among those who have written, or typed, and a name is needed', () => {
  const analyst = sitDown({
    ...openState(SIZE),
    acknowledgements: [{ tripwire: 'x', since: '2026-11-01', author: 'bob', at: '' }],
  });
  analyst.press('app.settings', 'nav.last');
  expect(screenReaderFocus(analyst.state).text).toContain('author, [analyst], 1 of 2');
  analyst.type('Right');
  expect(analyst.effects).toEqual([{ kind: 'author', name: 'bob' }]);
  analyst.type('Enter', ...'  ', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    problem: 'An author needs a name; type one, or Esc leaves it as it is.',
  });
  analyst.type('^U', ...'Eve', 'Enter');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'author', name: 'Eve' });
});
