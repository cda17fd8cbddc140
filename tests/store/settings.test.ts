import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, type UserInfo, userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { foldersOf } from '../../src/store/folders.ts';
import { openSettings, readSettings, SETTINGS } from '../../src/store/settings.ts';
import { emptyFolder } from './support.ts';

vi.mock('node:os', { spy: true });

const pathIn = (folder: string) => join(folder, 'config.json');
const json = (folder: string) => JSON.parse(readFileSync(pathIn(folder), 'utf8'));

test('what conf writes is what a printed command reads, whatever else the file holds', async () => {
  const value = fc.oneof(
    fc.constantFrom('dark', 'never', 'ascii', '', 'shipped'),
    fc.string(),
    fc.integer(),
    fc.constant({ axis: { at: 1, seq: 2 }, other: { at: 1, seq: 2, index: 'x' } }),
    fc.constant({ axis: { much: '2026-11-01' }, other: { much: 3 } }),
  );
  const name = fc.constantFrom(
    ...SETTINGS.map((field) => field.name),
    'visit',
    'seen',
    'unknown',
    'a.b',
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value), async (file) => {
      const folder = emptyFolder();
      writeFileSync(pathIn(folder), JSON.stringify(file));
      const open = await openSettings(folder);
      expect(open.settings).toEqual(readSettings(folder).settings);
      open.set('theme', 'light');
      open.leave('a.b', { at: 5, seq: 6 });
      open.see('a.b', { much: '2026-12-01' });
      expect(readSettings(folder).settings).toEqual(open.settings);
      expect(open.settings).toMatchObject({
        theme: 'light',
        visit: { 'a.b': { at: 5, seq: 6 } },
        seen: { 'a.b': { much: '2026-12-01' } },
      });
      const { theme: _, visit: __, seen: ___, ...kept } = json(folder);
      const { theme: _theme, visit: _visit, seen: _seen, ...before } = file;
      expect(kept).toEqual(before);
      open.unset('theme');
      expect(readSettings(folder).settings.theme).toBe('auto');
    }),
    { numRuns: 30 },
  );
});

test('without a file there are defaults, and reading makes none', async () => {
  const folder = emptyFolder();
  expect(readSettings(folder)).toMatchObject({ settings: { theme: 'auto', visit: {} } });
  await openSettings(folder);
  expect(existsSync(pathIn(folder))).toBe(false);
  writeFileSync(join(folder, 'file'), '');
  expect(readSettings(join(folder, 'file', 'below')).settings.theme).toBe('auto');
  mkdirSync(pathIn(join(folder, 'other')), { recursive: true });
  expect(() => readSettings(join(folder, 'other'))).toThrow('it is a folder');
});

test('a value that a setting cannot have is refused', async () => {
  const open = await openSettings(emptyFolder());
  expect(() => open.set('theme', 'pink')).toThrow('theme: must be auto, dark, light, contrast');
  expect(() => open.set('author', ' ')).toThrow('author: must be a name');
  for (const name of ['shipped', ' Shipped', 'ship\u200bped', '\uff33hipped']) {
    expect(() => open.set('author', name)).toThrow('this is the program');
  }
  expect(() => open.set('handling', 'a\nb')).toThrow('handling');
});

test('the file is private, and a user whom the system names in no use is called user', async () => {
  const folder = emptyFolder();
  const open = await openSettings(folder);
  open.set('theme', 'dark');
  expect(statSync(pathIn(folder)).mode & 0o777).toBe(0o600);
  const named = (name: () => string): string => {
    vi.mocked(userInfo).mockImplementation(() => ({ username: name() }) as UserInfo<string>);
    return readSettings(folder).settings.author;
  };
  expect(named(() => ' a\u0007nn ')).toBe('ann');
  expect(named(() => 'shipped')).toBe('user');
  expect(named(fail)).toBe('user');
});

function fail(): never {
  throw new Error('no such user');
}

test('a broken file is put aside and told of once', async () => {
  const folder = emptyFolder();
  writeFileSync(pathIn(folder), '{"theme": "dark"');
  const { notice, settings } = await openSettings(folder);
  expect(settings.theme).toBe('auto');
  expect(notice).toContain('config.broken.json');
  expect(readFileSync(join(folder, 'config.broken.json'), 'utf8')).toBe('{"theme": "dark"');
  expect(readSettings(folder).notice).toBeUndefined();
});

test('the folders are those that env-paths names', async () => {
  const { default: envPaths } = await import('env-paths');
  const { data, config, cache } = envPaths('axiswatch', { suffix: '' });
  expect(foldersOf(process.env)).toEqual({ data, config, cache });
});

test('the folders are those of the platform, and of an absolute path where one is named', () => {
  const [name, { platform }] = ['axiswatch', process];
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }));
  const on = (value: string, env: Readonly<Record<string, string>> = {}) => {
    Object.defineProperty(process, 'platform', { value });
    const { data, config } = foldersOf(env);
    return [data, config];
  };
  vi.mocked(homedir).mockReturnValue('/people/ann');
  const plain = [`/people/ann/.local/share/${name}`, `/people/ann/.config/${name}`];
  expect(on('linux')).toEqual(plain);
  expect(on('linux', { XDG_DATA_HOME: 'd', XDG_CONFIG_HOME: '' })).toEqual(plain);
  const named = on('linux', { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c' });
  expect(named).toEqual([`/d/${name}`, `/c/${name}`]);
  const library = '/people/ann/Library';
  const mac = [`${library}/Application Support/${name}`, `${library}/Preferences/${name}`];
  expect(on('darwin')).toEqual(mac);
  const windows = ['Local', 'Roaming'].map((each) => `/people/ann/AppData/${each}/${name}`);
  expect(on('win32')).toEqual([`${windows[0]}/Data`, `${windows[1]}/Config`]);
  const moved = on('win32', { LOCALAPPDATA: '/l', APPDATA: '/r' });
  expect(moved).toEqual([`/l/${name}/Data`, `/r/${name}/Config`]);
  vi.mocked(homedir).mockReturnValue('nowhere');
  vi.mocked(userInfo).mockReturnValue({ homedir: '/people/bob' } as UserInfo<string>);
  expect(on('linux')[1]).toBe(`/people/bob/.config/${name}`);
});

test('of what a file holds only what a setting can be counts', () => {
  const folder = emptyFolder();
  const said = (file: unknown) => {
    writeFileSync(pathIn(folder), JSON.stringify(file));
    const { visit, seen, ...settings } = readSettings(folder).settings;
    return { visit, seen, settings };
  };
  const [at, seq] = [1.5, 2];
  const visit = { a: { at, seq }, b: { at, seq: 2.5 }, c: { at: null, seq }, d: 5, e: [at, seq] };
  const seen = { a: { b: '2026-11-01' }, c: { b: 1, d: 'x' }, d: 'x', e: ['x'], f: {}, g: null };
  expect(said({ visit, seen })).toMatchObject({ visit: { a: { at, seq } } });
  expect(said({ visit, seen }).seen).toEqual({ a: { b: '2026-11-01' }, f: {} });
  expect(Object.keys(said({ visit }).visit)).toEqual(['a']);
  for (const wrong of [null, 'x', [1], 5]) {
    expect(said({ visit: wrong, seen: wrong })).toMatchObject({ visit: {}, seen: {} });
  }
  const chosen = {
    ...{ theme: 'contrast', colour: 'always', glyphs: 'ascii', 'screen-reader': 'on' },
    ...{
      author: 'ann',
      strategy: 'mine.json',
      store: 'postgres://host/board',
      handling: 'for us alone',
    },
  };
  expect(said(chosen).settings).toEqual(chosen);
  const defaults = said({}).settings;
  for (const name of Object.keys(chosen)) {
    for (const value of ['a\nb', 5, null]) {
      // refused where it is used
      const kept = name === 'store' && value === 'a\nb' ? { store: '?' } : {};
      expect(said({ [name]: value }).settings).toEqual({ ...defaults, ...kept });
    }
  }
  for (const { name, choices } of SETTINGS) {
    for (const value of choices ?? []) expect(said({ [name]: value }).settings[name]).toBe(value);
  }
});
