import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { expect, test } from 'vitest';
import { readUserFolderPaths } from '../../src/store/files/folders.ts';
import {
  readSettingsOrMoveBroken,
  runWithFileLocked,
  settingsPath,
  writeSettingChanges,
} from '../../src/store/files/settings.ts';
import { moveBrokenSettingsAside } from '../../src/store/files/settings-file.ts';
import { parseAuthorName, readAuthorNameWithNotice } from '../../src/store/journal/author.ts';
import { isRoot, run } from './run.ts';
import { folder, got, messages } from './tools.ts';

test('without a settings file every default holds and nothing is said', () => {
  expect(readSettingsOrMoveBroken(folder())).toEqual({ settings: {}, notices: [] });
});

test('settings that are written are read, private to the user, and undefined takes one away', async () => {
  const dir = join(folder(), 'new');
  got(await writeSettingChanges(dir, { theme: 'dark', handling: 'For the desk only' }));
  expect(readSettingsOrMoveBroken(dir).settings).toEqual({
    theme: 'dark',
    handling: 'For the desk only',
  });
  expect(statSync(settingsPath(dir)).mode & 0o777).toBe(0o600);
  got(await writeSettingChanges(dir, { theme: undefined, glyphs: 'ascii' }));
  expect(readSettingsOrMoveBroken(dir).settings).toEqual({
    glyphs: 'ascii',
    handling: 'For the desk only',
  });
});

test('a broken settings file is put aside and said, also when it is written to', async () => {
  const dir = folder();
  const path = settingsPath(dir);
  writeFileSync(path, '{"theme": ');
  const read = readSettingsOrMoveBroken(dir);
  expect(read.settings).toEqual({});
  const aside = join(dir, 'settings.broken.json');
  expect(read.notices).toEqual([
    {
      says: `${path} is not readable as settings (it is not JSON); defaults are used, and it was put aside as ${aside}`,
      mend: 'mend it and name it as it was, or choose anew with "axiswatch config set"',
    },
  ]);
  expect(readFileSync(join(dir, 'settings.broken.json'), 'utf8')).toBe('{"theme": ');
  writeFileSync(path, '[]');
  expect(readSettingsOrMoveBroken(dir, true)).toEqual({
    settings: {},
    notices: [
      {
        says: `${path} is not readable as settings (it is no JSON object); defaults are used, and it was left where it is`,
        mend: 'mend it, or move it away',
      },
    ],
  });
  expect(readFileSync(path, 'utf8')).toBe('[]');
  got(await writeSettingChanges(dir, { theme: 'light' }));
  expect(readSettingsOrMoveBroken(dir)).toEqual({ settings: { theme: 'light' }, notices: [] });
  expect(existsSync(join(dir, 'settings.broken-2.json'))).toBe(true);
});

test('a broken settings file that cannot be put aside is said to stay', () => {
  const dir = folder();
  // A name that is as long as one may be has no room for the end of another.
  const path = join(dir, `${'s'.repeat(250)}.json`);
  writeFileSync(path, '[]');
  expect(moveBrokenSettingsAside(path, 'it is a list')).toEqual({
    says: `${path} is not readable as settings (it is a list); defaults are used, and it cannot be put aside: its name is too long`,
    mend: 'mend it, or move it away',
  });
});

test.each([
  ['assessEvery', 90, '90', 'write days in quotes, "1" to "9999"'],
  ['assessEvery', '0', '"0"', 'use days, 1 to 9999'],
  ['mouse', true, 'true', 'write "on" or "off"'],
  ['theme', ['dark'], '["dark"]', 'write a text in quotes'],
  ['author', 'x'.repeat(5_000), `"${'x'.repeat(79)}…`, 'it must have at most 4096 characters'],
])('%s cannot be %j, which is told with what it may be', (name, value, told, mend) => {
  const dir = folder();
  const path = settingsPath(dir);
  writeFileSync(path, JSON.stringify({ [name]: value }));
  const says = `${path}: "${name}" cannot be ${told} and is ignored`;
  expect(readSettingsOrMoveBroken(dir)).toEqual({ settings: {}, notices: [{ says, mend }] });
});

test('an unknown setting or a wrong value is ignored, said, and kept in the file', async () => {
  const dir = folder();
  const path = settingsPath(dir);
  writeFileSync(path, JSON.stringify({ glyphs: 'runes', colour: 'red', theme: 'dark', 'a.b': 1 }));
  expect(readSettingsOrMoveBroken(dir)).toEqual({
    settings: { theme: 'dark' },
    notices: [
      {
        says: `${path}: "glyphs" cannot be "runes" and is ignored`,
        mend: 'use block, ascii, braille',
      },
      {
        says: `${path}: "colour" is ignored, there is no such setting`,
        mend: 'the settings are theme, glyphs, strategy, handling, author, assessEvery, mouse, bell; correct its name, or take it out',
      },
      expect.objectContaining({ says: `${path}: "a.b" is ignored, there is no such setting` }),
    ],
  });
  got(await writeSettingChanges(dir, { glyphs: 'braille' }));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    glyphs: 'braille',
    colour: 'red',
    theme: 'dark',
    'a.b': 1,
  });
});

test('a wrong value is refused on the way in', async () => {
  const changes: object = { glyphs: 'runes', theme: 7 };
  expect(messages(await writeSettingChanges(folder(), changes))).toEqual([
    'cannot be "runes"; use block, ascii, braille',
    'cannot be 7; write a text in quotes',
  ]);
  const said = async (characters: number): Promise<readonly string[]> =>
    messages(await writeSettingChanges(folder(), { handling: 'x'.repeat(characters) }));
  expect(await said(4_096)).toEqual([]);
  expect((await said(4_097))[0]).toMatch(/^cannot be "x+"; it must have at most 4096 characters$/);
});

test('writers at the same time do not lose each other’s keys', async () => {
  const dir = folder();
  const writer = new URL('children/settings.ts', import.meta.url);
  const keys = ['theme', 'glyphs', 'strategy', 'handling'];
  const codes = await Promise.all(
    keys.map(async (key) => {
      const [code] = await once(fork(writer, [dir, key, '20'], { execArgv: [] }), 'exit');
      return code;
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(Object.keys(readSettingsOrMoveBroken(dir).settings).sort()).toEqual([...keys].sort());
  expect(readdirSync(dir).sort()).toEqual(['settings.json']);
});

test.skipIf(!isRoot)(
  'settings that cannot be written are refused, those that cannot be read are said',
  async () => {
    const dir = folder();
    chmodSync(dir, 0o755);
    got(await writeSettingChanges(dir, { theme: 'dark' }));
    const { answers, errors } = await run('locked-settings', [dir], { asNobody: true });
    expect(errors).toBe('');
    expect(answers).toEqual([
      {
        notices: [
          {
            says: `${settingsPath(dir)} cannot be read: you have no permission; defaults are used`,
            mend: 'see that it is a file, and yours to read',
          },
        ],
        refused: [
          'the settings were not changed: you have no permission; give yourself the right to it with chmod, or name another place',
        ],
      },
    ]);
  },
);

test('a lock that is not let go of is said in words', async () => {
  const file = join(folder(), 'x');
  const release = await lock(file, { realpath: false });
  const waiting = runWithFileLocked(lock, file, () => 'never', 50);
  await expect(waiting).rejects.toThrow(`another program holds ${file}.lock; try again`);
  await release();
  expect(await runWithFileLocked(lock, file, () => 'now', 50)).toBe('now');
});

test('a lock whose holder was killed is taken over after five seconds, and one that is alive is waited for', async () => {
  const file = join(folder(), 'x');
  const aged = (seconds: number): void => {
    mkdirSync(`${file}.lock`, { recursive: true });
    const then = Date.now() / 1000 - seconds;
    utimesSync(`${file}.lock`, then, then);
  };
  aged(4);
  await expect(runWithFileLocked(lock, file, () => 'never', 0)).rejects.toThrow(
    'another program holds',
  );
  aged(6);
  expect(await runWithFileLocked(lock, file, () => 'now', 0)).toBe('now');
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('a lock is let go of when the work fails', async () => {
  const file = join(folder(), 'x');
  const fail = (): never => {
    throw new Error('no');
  };
  await expect(runWithFileLocked(lock, file, fail)).rejects.toThrow('no');
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('folders are those of the system, and a named one holds everything', () => {
  expect(readUserFolderPaths({ AXISWATCH_DATA_DIR: '/x' })).toEqual({
    data: '/x',
    config: '/x',
    log: '/x/log',
  });
  expect(readUserFolderPaths({ AXISWATCH_DATA_DIR: '/x' }, '/y').data).toBe('/y');
  expect(readUserFolderPaths({}).data).toMatch(/axiswatch$/);
});

test('the author is AXISWATCH_AUTHOR, else the user of the system, else unknown', () => {
  const system = (): string => 'root';
  expect(readAuthorNameWithNotice({ AXISWATCH_AUTHOR: ' Ann \u001b[31m' }, system).name).toBe(
    'Ann [31m',
  );
  expect(readAuthorNameWithNotice({}, system)).toEqual({ name: 'root', notice: undefined });
  expect(
    readAuthorNameWithNotice({ AXISWATCH_AUTHOR: ' ' }, () => {
      throw new Error('no user');
    }).name,
  ).toBe('unknown');
});

test('the author in the settings goes before the user of the system, and behind the environment', () => {
  expect(readAuthorNameWithNotice({}, () => 'root', ' Sam ').name).toBe('Sam');
  expect(readAuthorNameWithNotice({ AXISWATCH_AUTHOR: 'Ann' }, () => 'root', 'Sam').name).toBe(
    'Ann',
  );
  expect(parseAuthorName(' Sam\u0007 ')).toEqual({ ok: true, value: 'Sam' });
  for (const name of ['', ' ', 'starter']) expect(parseAuthorName(name).ok, name).toBe(false);
});

test('nobody writes under the name of what a release ships', () => {
  expect(readAuthorNameWithNotice({ AXISWATCH_AUTHOR: 'starter' })).toEqual({
    name: 'starter-user',
    notice:
      'The name "starter" belongs to what a release ships; you write as "starter-user". Set AXISWATCH_AUTHOR to another name.',
  });
});
