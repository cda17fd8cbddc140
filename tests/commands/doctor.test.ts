/** What doctor finds, what it only notes, and what it puts back. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { HealthCheck } from '../../src/features/doctor/doctor-document.ts';
import { type Shell, sampleShell, shell } from './tools.ts';

async function checked({ run }: Shell, ...more: readonly string[]) {
  const { code, out, err } = await run(['doctor', '--json', ...more]);
  const checks: readonly HealthCheck[] = JSON.parse(out).checks;
  return { code, err, of: (name: string) => checks.filter((each) => each.name === name) };
}

test('a note is good to know and does not make it fail', async () => {
  const made = shell();
  const { code, of } = await checked(made);
  expect(code).toBe(0);
  expect(of('store')).toEqual([
    {
      name: 'store',
      state: 'note',
      says: `${join(made.dataDir, 'axis-of-losers.db')} is not begun`,
      mend: 'it begins with the first command that writes',
    },
  ]);
});

test('a board without a backup is told how one is made', async () => {
  const made = await sampleShell();
  rmSync(join(made.dataDir, 'backups'), { recursive: true });
  const { of } = await checked(made);
  expect(of('backups')).toEqual([
    {
      name: 'backups',
      state: 'note',
      says: `none of ${join(made.dataDir, 'test.db')} is good`,
      mend: '"axiswatch backup FILE" makes one',
    },
  ]);
});

test('where nothing is wrong nothing is written, not even the store that is not begun', async () => {
  const made = shell();
  await checked(made);
  expect(existsSync(made.dataDir)).toBe(false);
});

test('a line ends with what mends it, or with what it says where there is nothing to mend', async () => {
  const { run } = shell({ columns: 1000 });
  const lines = (await run(['doctor'])).out.split('\n');
  expect(lines[0]).toBe('ok     settings: none, defaults hold');
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^note {3}store: \S+ is not begun; it begins with the first command that writes$/,
    ),
  );
});

test('settings are named by their file once there is one', async () => {
  const made = shell();
  expect((await checked(made)).of('settings')[0]?.says).toBe('none, defaults hold');
  await made.run(['config', 'set', 'theme', 'dark']);
  expect((await checked(made)).of('settings')).toEqual([
    { name: 'settings', state: 'good', says: join(made.dataDir, 'settings.json'), mend: '' },
  ]);
});

test('what is wrong with the settings is said once, and what is said around a board is a note', async () => {
  const made = await sampleShell();
  writeFileSync(join(made.dataDir, 'settings.json'), '{"glyphs": "runes"}');
  writeFileSync(join(made.dataDir, 'keymap.json'), '[]');
  const { of, err } = await checked(made);
  expect(of('settings').map(({ state }) => state)).toEqual(['wrong']);
  expect(of('notice')).toEqual([
    {
      name: 'notice',
      state: 'note',
      says: `${join(made.dataDir, 'keymap.json')} is not used; it must be an object such as {"reading.record": ["i"]}.`,
      mend: '',
    },
  ]);
  expect(err).toBe('');
});

describe('the terminal', () => {
  const of = async (env: Readonly<Record<string, string>>): Promise<unknown> => {
    const [check] = (await checked(shell({ env }))).of('terminal');
    return [check?.state, check?.says, check?.mend];
  };
  const ascii = 'set LANG to a UTF-8 locale, or choose "axiswatch config set glyphs ascii"';
  test('is well with a locale of UTF-8, or where none is named', async () => {
    expect(await of({})).toEqual(['good', 'TERM is not set, no locale named', '']);
    for (const LANG of ['en_GB.UTF-8', 'de_DE.utf8'])
      expect(await of({ TERM: 'xterm', LANG })).toEqual(['good', `xterm, ${LANG}`, '']);
  });
  test('is noted where it cannot move its cursor', async () => {
    expect(await of({ TERM: 'dumb', LANG: 'C' })).toEqual([
      'note',
      'TERM is dumb',
      'the dashboard needs a terminal that moves its cursor',
    ]);
  });
  test('is noted with another locale; LC_ALL precedes LC_CTYPE, and that LANG', async () => {
    const utf8 = 'en_GB.UTF-8';
    const says = (locale: string) => ['note', `the locale is ${locale}, which is not UTF-8`, ascii];
    expect(await of({ LANG: 'C' })).toEqual(says('C'));
    expect(await of({ LANG: utf8, LC_CTYPE: 'POSIX' })).toEqual(says('POSIX'));
    expect(await of({ LANG: utf8, LC_CTYPE: utf8, LC_ALL: 'C' })).toEqual(says('C'));
  });
});

describe('--repair', () => {
  /** A board with a backup, in which one reading has changed on the disk since. */
  async function changed() {
    const made = await sampleShell();
    const store = join(made.dataDir, 'test.db');
    const database = new DatabaseSync(store);
    const trigger = database
      .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'`)
      .get()?.sql;
    database.exec('DROP TRIGGER entry_is_never_changed; UPDATE entry SET value = 31 WHERE seq = 2');
    database.exec(String(trigger));
    database.close();
    return { ...made, backups: join(made.dataDir, 'backups') };
  }
  const NAMED = 'entry 2 (land, 2026-11-01)';

  test('puts back what a backup has, says where the store of before is kept, and then has nothing to do', async () => {
    const made = await changed();
    expect((await checked(made)).code).toBe(1);
    const { code, of } = await checked(made, '--repair');
    expect(code).toBe(0);
    expect(of('repair')).toEqual([
      { name: 'repair', state: 'good', says: `1 row (${NAMED}) put back from backups`, mend: '' },
      {
        name: 'repair',
        state: 'note',
        says: expect.stringMatching(/^the store as it was is kept as \S+\.db$/),
        mend: '',
      },
    ]);
    const again = await checked(made, '--repair');
    expect([again.code, again.of('repair')]).toEqual([0, []]);
  });

  test('leaves out what no backup has, and says what to do', async () => {
    const made = await changed();
    for (const name of readdirSync(made.backups)) rmSync(join(made.backups, name));
    const { of } = await checked(made, '--repair');
    expect(of('repair').map(({ state, says, mend }) => [state, says, mend])).toEqual([
      ['good', 'nothing put back from backups', ''],
      [
        'note',
        `no backup has ${NAMED}, left out from now on`,
        'what came with the release comes again by itself; record the rest again',
      ],
      ['note', expect.stringContaining('the store as it was is kept as '), ''],
    ]);
  });

  test('is refused with --readonly, and without it nothing is repaired', async () => {
    const made = await changed();
    const { code, err } = await made.run(['doctor', '--repair', '--readonly']);
    expect([code, err]).toEqual([
      2,
      'axiswatch: --readonly writes nothing; leave it out to repair the store\n',
    ]);
    expect((await checked(made)).of('repair')).toEqual([]);
    expect((await checked(made)).code).toBe(1);
  });
});

test('good backups are counted without the bad, each of which is named', async () => {
  const made = await sampleShell();
  const backups = join(made.dataDir, 'backups');
  const [good = ''] = readdirSync(backups);
  const bad = join(backups, 'test--2026-01-01.db');
  writeFileSync(bad, 'no backup at all');
  const { code, of } = await checked(made);
  expect(code).toBe(0);
  expect(of('backups')[0]?.says).toBe(`1 good, the newest ${join(backups, good)} with 6 entries`);
  expect(of('backup')).toEqual([
    {
      name: 'backup',
      state: 'note',
      says: expect.stringContaining(`${bad} is not a store of axiswatch`),
      mend: 'do not count on it',
    },
  ]);
});
