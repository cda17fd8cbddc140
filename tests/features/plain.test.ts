/** Screens where plain characters are all that can be shown, and terminals without colour. */
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Context } from '../../src/features/context.ts';
import { SCREENS } from '../../src/features/dashboard/screens.ts';
import { GLYPHS } from '../../src/page/glyphs.ts';
import { THEMES } from '../../src/page/theme.ts';
import { emptyFolder } from '../store/support.ts';
import { environment, openTerminal, PROGRAM } from '../tui/terminal.ts';
import { drive } from './drive.tsx';

beforeEach(() => {
  const folder = emptyFolder();
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, folder);
});
afterEach(() => vi.unstubAllEnvs());

/** Signs, punctuation and blanks that are no plain characters; letters and digits are the data's own. */
const NOT_PLAIN = /[^\P{S}\0-\x7f]|[^\P{P}\0-\x7f]|[^\P{Z}\0-\x7f]/u;

test.each([
  [120, 36],
  [60, 20],
])('no screen has a sign of ours but plain ones, at %i columns', async (columns, rows) => {
  vi.stubEnv('LC_ALL', 'C');
  const { dashboard, screen, press } = await drive(columns, rows);
  writeFileSync(join(homedir(), 'a.csv'), 'day,km\n2026-10-31,30\n2026-11-30,31\n');
  const top = () => dashboard.snapshot().state.layers.at(-1);
  await press('1', 'Enter');
  const targets: Record<string, string | undefined> = {
    ...{ track: 'russia', indicator: 'RU1', record: 'RU1', help: 'board' },
    note: top()?.row?.id,
    link: 'russia=0',
    'what-if-value': 'RU1',
    ...{ 'recipe-table': '~/a.csv', 'recipe-form': '~/a.csv' },
  };
  for (const id of SCREENS.keys()) {
    await press('0');
    dashboard.dispatch({ kind: 'next', next: { do: 'open', screen: id, target: targets[id] } });
    for (const key of ['Down', '/', '~']) {
      await press(key);
      expect(top()?.screen).toBe(id);
      expect(screen(), id).not.toMatch(NOT_PLAIN);
    }
    await press('Esc', 'Esc');
  }
});

test('plain characters are shown where the locale has no others', () => {
  for (const [LC_ALL, LANG, expected] of [
    ['C', 'en_GB.UTF-8', GLYPHS.ascii],
    ['', 'de_DE.ISO-8859-1', GLYPHS.ascii],
    ['', 'en_GB.utf8', GLYPHS.block],
    ['', '', GLYPHS.block],
  ] as const) {
    for (const [name, value] of Object.entries({ LC_ALL, LANG, LC_CTYPE: '' })) {
      vi.stubEnv(name, value);
    }
    expect(new Context({}).glyphs).toBe(expected);
  }
});

describe('colour', () => {
  const themeOf = (options: object, background: 'dark' | 'light' = 'dark') =>
    new Context({ ...options }).theme({ isTerminal: true, columns: 80 }, background);
  const stub = (changes: object) => {
    const all = { NO_COLOR: '', TERM: 'xterm-256color', COLORTERM: '', ...changes };
    for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  };

  test('is that of the background', () => {
    stub({});
    expect(themeOf({})).toEqual(THEMES.dark);
    expect(themeOf({}, 'light')).toEqual(THEMES.light);
    stub({ TERM: 'xterm' });
    expect(JSON.stringify(themeOf({}, 'light'))).not.toMatch(/[34]8;5/);
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }, []],
    ['TERM=dumb', { TERM: 'dumb' }, []],
    ['--no-color', {}, ['--no-color']],
  ])('%s leaves none: the selected row has its mark', async (_, changes, options) => {
    const env = environment(emptyFolder(), { LC_ALL: 'C.UTF-8', ...changes });
    let hasEnded = false;
    const terminal = openTerminal([process.execPath, PROGRAM, ...options], [80, 24], env);
    onTestFinished(() => void (hasEnded || process.kill(terminal.pid)));
    await terminal.until(/q quit$/m);
    terminal.type('j');
    await terminal.until(/^ › 2 Iran/m);
    terminal.type('?');
    await terminal.until(/^ Help/m);
    terminal.type('\u001b');
    await terminal.until(/^ › 2 Iran/m);
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    hasEnded = true;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(terminal.written()).not.toMatch(/\u001b\[[\d;]*m/);
  });
});
