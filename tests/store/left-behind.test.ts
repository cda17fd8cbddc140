/** Copies that a command was making when it was killed: private, beside the board, and gone with the next command. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backupsFolderPath } from '../../src/store/backup/backups.ts';
import { readThisProcessName } from '../../src/store/files/files.ts';
import {
  removeLeftBehindCopies,
  removeLeftBehindFolders,
} from '../../src/store/files/left-behind.ts';
import { PATIENCE, WHOLE_TEST } from '../patience.ts';
import { folder } from './tools.ts';

const program = fileURLToPath(new URL('../../dist/axiswatch.js', import.meta.url));
const board = fileURLToPath(new URL('../../data/axis-of-losers.json', import.meta.url));

/** Sends this process a signal once SQLite is asked for something: then the copy is there, and has not been used. */
const stop = (signal: string, at: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { DatabaseSync } from 'node:sqlite';
    import fs from 'node:fs';
    const { prepare } = DatabaseSync.prototype;
    let asked = false;
    DatabaseSync.prototype.prepare = function (sql) {
      if (!asked && sql.startsWith(${JSON.stringify(at)})) {
        asked = true;
        fs.writeFileSync(process.env.REACHED, '');
        process.kill(process.pid, ${JSON.stringify(signal)});
      }
      return prepare.call(this, sql);
    };
  `)}`;

/** What a command asks SQLite for while its copy lies there. */
const TAKE = ['strategy', 'use', 'other.json', '--take-readings'];
/** Commands, and what they ask SQLite for while their copy lies there. */
const CASES: readonly (readonly [name: string, args: readonly string[], at: string])[] = [
  ['restore that looks at the backup', ['restore', 'mine.db', '--yes'], 'PRAGMA integrity_check'],
  ['restore that has it ready', ['restore', 'mine.db', '--yes'], 'ATTACH ? AS restored'],
  ['restore that keeps what is there', ['restore', 'mine.db', '--yes'], 'VACUUM INTO'],
  ['restore to no store', ['restore', 'mine.db', '--yes', '--data-dir', 'new'], 'VACUUM INTO'],
  ['backup that begins', ['backup', 'out.db'], 'VACUUM INTO'],
  ['backup that checks its copy', ['backup', 'out.db'], 'PRAGMA integrity_check'],
  ['strategy use that copies', TAKE, 'VACUUM INTO'],
  ['strategy use that has the copy ready', TAKE, 'ATTACH ? AS along'],
];

/** Kills this process when a file that is ready is to be given its name. */
const killedBeforeItsName = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  fs.renameSync = () => process.kill(process.pid, 'SIGKILL');
  syncBuiltinESMExports();
`)}`;

/** A folder with a board of two readings, a backup of one, and a strategy that can score both. */
function ground() {
  const cwd = realpathSync(folder());
  const [data, temporary] = [join(cwd, 'data'), join(cwd, 'tmp')];
  mkdirSync(temporary);
  const env = {
    ...process.env,
    AXISWATCH_DATA_DIR: data,
    AXISWATCH_AUTHOR: 'ann',
    TMPDIR: temporary,
    REACHED: join(cwd, 'reached'),
  };
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const start = (signal: string, at: string, args: readonly string[]) =>
    spawn(process.execPath, ['--import', stop(signal, at), program, ...args], { cwd, env });
  const record = ['record', 'RU1', '--date', '2026-06-30', '--source', 'x'];
  expect(run(...record, '61').status).toBe(0);
  expect(run('backup', 'mine.db').status).toBe(0);
  expect(run(...record, '62').status).toBe(0);
  writeFileSync(
    join(cwd, 'other.json'),
    readFileSync(board, 'utf8').replace('"axis-of-losers"', '"other"'),
  );
  /** What was being made, by its path below the folder, with its mode. */
  const left = () =>
    readdirSync(cwd, { recursive: true, encoding: 'utf8' })
      .filter((path) => /axiswatch-copy-|\.part/.test(path))
      .map((path) => ({ path, mode: (statSync(join(cwd, path)).mode & 0o777).toString(8) }));
  /** Runs a command that is killed when it has a file ready. */
  const killed = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', killedBeforeItsName, program, ...args], { cwd, env });
  return { cwd, data, temporary, run, start, killed, left, reached: env.REACHED };
}

test.each(CASES)(
  'a %s and is killed leaves what is private, until the next command',
  async (_, args, at) => {
    const { data, temporary, run, start, left } = ground();
    const before = readdirSync(data).sort();
    const [, signal] = await once(start('SIGKILL', at, args), 'exit');
    expect(signal).toBe('SIGKILL');
    expect(readdirSync(temporary)).toEqual([]);
    expect(left()).not.toEqual([]);
    for (const { path, mode } of left())
      expect([path, mode]).toEqual([path, /axiswatch-copy-[^/]*$/.test(path) ? '700' : '600']);
    const where = args.includes('new') ? ['--data-dir', 'new'] : [];
    expect(run('list', ...where)).toMatchObject({ status: 0, stderr: '' });
    expect(left()).toEqual([]);
    expect(
      readdirSync(data)
        .filter((name) => !name.startsWith('other.'))
        .sort(),
    ).toEqual(before);
    expect(run(...args)).toMatchObject({ status: 0 });
  },
  WHOLE_TEST,
);

test.each(CASES)(
  'a %s and only stands still loses nothing to another command',
  async (_, args, at) => {
    const { run, start, left, reached } = ground();
    const child = start('SIGSTOP', at, args);
    const ended = once(child, 'exit');
    for (const end = Date.now() + PATIENCE; !existsSync(reached) && Date.now() < end; )
      await wait(10);
    const there = left();
    expect(there).not.toEqual([]);
    const where = args.includes('new') ? ['--data-dir', 'new'] : [];
    run('list', '--readonly', ...where);
    // A store that is begun meanwhile would not be the one that is restored to none.
    if (where.length === 0) run('list');
    expect(left()).toEqual(there);
    child.kill('SIGCONT');
    expect(await ended).toEqual([0, null]);
    expect(left()).toEqual([]);
  },
  WHOLE_TEST,
);

test.each([
  ['export', ['export', 'out.csv']],
  ['export of events', ['event', 'export', 'out.csv']],
  ['report', ['report', '-o', 'out.html']],
  ['plot', ['plot', 'gauge', '-o', 'out.svg']],
  ['strategy new', ['strategy', 'new', 'out.json', '--copy']],
])(
  'what a killed %s leaves of its file goes with the next command that writes',
  (_, args) => {
    const { cwd, run, killed } = ground();
    const before = readdirSync(cwd).sort();
    expect(killed(...args).signal).toBe('SIGKILL');
    expect(readdirSync(cwd)).not.toEqual(before);
    expect(run('list')).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(cwd).sort()).toEqual(before);
    expect(run(...args)).toMatchObject({ status: 0 });
  },
  WHOLE_TEST,
);

test('what a killed change of the settings leaves goes with the next one', () => {
  const { data, run, killed } = ground();
  expect(run('config', 'set', 'bell', 'on')).toMatchObject({ status: 0 });
  const before = readdirSync(data).sort();
  expect(killed('config', 'set', 'bell', 'off').signal).toBe('SIGKILL');
  expect(readdirSync(data).sort()).not.toEqual(before);
  expect(run('config', 'set', 'bell', 'off')).toMatchObject({ status: 0 });
  expect(readdirSync(data).sort()).toEqual(before);
});

test('only what belongs to no process that may still run is cleared', () => {
  const within = folder();
  const host = readThisProcessName().replace(/-\d+$/, '');
  // Numbers of processes are smaller than this.
  const gone = 2 ** 30;
  const hours: Readonly<Record<string, number>> = {
    [`axiswatch-copy-${host}-${gone}-a`]: 0,
    [`axiswatch-copy-${host}-${process.ppid}-b`]: 0,
    [`axiswatch-copy-${readThisProcessName()}-c`]: 48,
    [`axiswatch-copy-other-${gone}-d`]: 23,
    [`axiswatch-copy-other-${gone}-e`]: 25,
    'axiswatch-draft-f': 48,
    'axiswatch-copy-f': 48,
    mine: 48,
  };
  const part = join(folder(), `copy.db.${host}-${gone}.part`);
  const notItsOwn = join(folder(), 'mine.txt');
  for (const path of [part, notItsOwn]) writeFileSync(path, '');
  for (const [name, before] of Object.entries(hours)) {
    mkdirSync(join(within, name));
    writeFileSync(join(within, name, 'elsewhere'), name.endsWith('a') ? part : notItsOwn);
    const made = Date.now() / 1000 - before * 3600;
    utimesSync(join(within, name), made, made);
  }
  removeLeftBehindFolders(within, new Date().toISOString());
  expect(readdirSync(within).sort()).toEqual(
    Object.keys(hours)
      .filter((name) => !/-[ae]$/.test(name))
      .sort(),
  );
  expect([existsSync(part), existsSync(notItsOwn)]).toEqual([false, true]);
});

test('parts of a process that runs no more are cleared beside the store, among its backups, and beside the file that a link leads to', () => {
  const [data, elsewhere] = [folder(), folder()];
  const real = join(elsewhere, 'real.db');
  const store = join(data, 'test.db');
  writeFileSync(real, '');
  symlinkSync(real, store);
  const backups = backupsFolderPath(store);
  mkdirSync(backups, { recursive: true });
  // the number of a process that cannot be
  const gone = readThisProcessName().replace(/\d+$/, '4194305');
  const left = [
    ...['', '-wal', '-shm', '-journal'].map((end) => `${real}.${gone}.part${end}`),
    join(backups, `test-2026-11-01.db.${gone}.part`),
  ];
  const kept = [
    `${real}.${readThisProcessName()}.part`,
    join(elsewhere, `other.db.${gone}.part`),
    `${real}.${gone}.parts`,
    join(backups, 'test-2026-11-01.db'),
  ];
  for (const path of [...left, ...kept]) writeFileSync(path, '');
  removeLeftBehindCopies(store, new Date().toISOString());
  expect(left.filter((path) => existsSync(path))).toEqual([]);
  expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  expect(existsSync(real)).toBe(true);
});
