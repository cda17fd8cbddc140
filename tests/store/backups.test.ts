import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  backUpStoreFile,
  backupsFolderPath,
  lacksBackupSpaceOnDisk,
  querySqliteFaultOfFile,
  readBackupPaths,
  writeBackupPruningOld,
} from '../../src/store/backup/backups.ts';
import { restoreRecipesFromBackup } from '../../src/store/backup/recipes-along.ts';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import {
  createMigratedStoreCopy,
  readStoreAndBackupsHealth,
  readStoreHealth,
} from '../../src/store/db/health.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { smallDisk } from './small-disk.ts';
import {
  Clock,
  folder,
  got,
  happening,
  messages,
  observation,
  open,
  openBelow,
  release,
  strategyFile,
  values,
} from './tools.ts';

const AT = '2026-11-24T10:00:00.000Z';
const names = (store: Store): string[] => readBackupPaths(store.path).map((path) => basename(path));

// The backup of a day is made a moment after its first write.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('backups', () => {
  test('a store is backed up after the first write of a day has been acknowledged, once there is something of a user in it', async () => {
    const clock = new Clock(AT);
    const store = await open({
      dataDir: folder(),
      now: clock.now,
      shippedData: release([observation()]),
    });
    got(store.setVisit(AT, undefined));
    vi.advanceTimersByTime(5_000);
    expect(names(store)).toEqual([]);
    got(store.record([observation({ value: 1 })]));
    expect(names(store)).toEqual([]);
    vi.advanceTimersByTime(5_000);
    expect(names(store)).toEqual(['small--2026-11-24.db']);
    clock.move(86_400);
    got(store.record([observation({ value: 2 })]));
    vi.advanceTimersByTime(5_000);
    got(store.record([observation({ value: 3 })]));
    expect(names(store)).toEqual(['small--2026-11-24.db', 'small--2026-11-25.db']);
    const [, backup = ''] = readBackupPaths(store.path);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(statSync(backupsFolderPath(store.path)).mode & 0o777).toBe(0o700);
    const copy = folder();
    copyFileSync(backup, join(copy, 'small.db'));
    expect(values(await open({ dataDir: copy }))).toEqual([50, 1, 2]);
  });

  test('a store that is closed at once is backed up as well', async () => {
    const dataDir = folder();
    const store = await open({ dataDir, now: new Clock(AT).now });
    got(store.record([observation({ value: 1 })]));
    store.close();
    const again = await open({ dataDir, now: new Clock('2026-11-25T10:00:00.000Z').now });
    got(again.record([observation({ value: 2 })]));
    again.close();
    expect(names(again)).toEqual(['small--2026-11-24.db', 'small--2026-11-25.db']);
  });

  test('a backup is called by the day of the calendar on the wall, not by that of UTC', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/Los_Angeles';
    try {
      const store = await open({
        dataDir: folder(),
        now: new Clock('2026-11-25T02:00:00.000Z').now,
      });
      got(store.record([observation({ value: 1 })]));
      store.close();
      expect(names(store)).toEqual(['small--2026-11-24.db']);
    } finally {
      process.env.TZ = zone;
    }
  });

  test('another process does not back up again what was backed up that day', async () => {
    const clock = new Clock(AT);
    const dataDir = folder();
    const ann = await open({ dataDir, now: clock.now });
    got(ann.record([observation({ value: 1 })]));
    clock.move(86_400);
    got(ann.record([observation({ value: 2 })]));
    vi.advanceTimersByTime(5_000);
    const before = statSync(readBackupPaths(ann.path)[0] ?? '').mtimeMs;
    const bob = await open({ dataDir, now: clock.now, author: 'bob' });
    got(bob.record([observation({ value: 3 })]));
    bob.close();
    expect(statSync(readBackupPaths(ann.path)[0] ?? '').mtimeMs).toBe(before);
  });

  test('seven daily backups are kept', async () => {
    const clock = new Clock('2026-11-01T10:00:00.000Z');
    const store = await open({ dataDir: folder(), now: clock.now });
    for (let day = 1; day <= 12; day += 1) {
      got(store.record([observation({ value: day })]));
      vi.advanceTimersByTime(5_000);
      clock.move(86_400);
    }
    expect(names(store)).toEqual(
      [6, 7, 8, 9, 10, 11, 12].map((day) => `small--2026-11-${String(day).padStart(2, '0')}.db`),
    );
  });

  test('a clock that ran ahead and was set right does not cost a later day its backup', async () => {
    const clock = new Clock('2036-01-01T10:00:00.000Z');
    const dataDir = folder();
    const record = async (value: number): Promise<Store> => {
      const store = await open({ dataDir, now: clock.now });
      got(store.record([observation({ value })]));
      store.close();
      clock.move(86_400);
      return store;
    };
    for (let day = 1; day <= 9; day += 1) await record(day);
    const ahead = names(await record(10));
    expect(ahead).toHaveLength(7);
    clock.move((Date.parse('2026-11-01T10:00:00.000Z') - Date.parse(clock.now())) / 1000);
    for (let day = 1; day <= 9; day += 1) await record(day);
    expect(names(await record(10))).toEqual([
      ...[4, 5, 6, 7, 8, 9, 10].map((day) => `small--2026-11-${String(day).padStart(2, '0')}.db`),
      ...ahead,
    ]);
  });

  test('what a restore replaced is kept though the clock ran ahead at earlier ones', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const file = join(dataDir, 'mine.db');
    got(store.backup(file));
    for (const day of [1, 2, 3]) {
      got(restoreStoreFromBackup(store.path, 'small', file, `2036-01-0${day}T10:00:00.000Z`));
    }
    expect(existsSync(got(restoreStoreFromBackup(store.path, 'small', file, AT)).kept ?? '')).toBe(
      true,
    );
  });

  test('those of a strategy whose id begins with that of another are told from its own', async () => {
    const dataDir = folder();
    const days = async (id: string, from: string, count: number): Promise<Store> => {
      const clock = new Clock(from);
      const store = await open({ dataDir, now: clock.now, strategy: strategyFile({ id }) });
      for (let day = 1; day <= count; day += 1) {
        got(store.record([observation({ value: day })]));
        vi.advanceTimersByTime(5_000);
        clock.move(86_400);
      }
      return store;
    };
    const others: Store[] = [];
    for (const id of ['iran--deep', 'iran-', 'iran--2026-11-01', 'iran--before-format-003']) {
      others.push(await days(id, '2026-11-01T10:00:00.000Z', 3));
    }
    const before = others.map(names);
    const iran = await days('iran', '2026-11-20T10:00:00.000Z', 8);
    expect(others.map(names)).toEqual(before);
    for (const of of before) expect(of).toHaveLength(3);
    expect(names(iran)).toEqual(
      [21, 22, 23, 24, 25, 26, 27].map((day) => `iran--2026-11-${day}.db`),
    );
    expect(readStoreAndBackupsHealth(iran.path, 'iran').backups).toHaveLength(7);
  });

  test('a backup that cannot be made is said and keeps nobody from recording', async () => {
    const clock = new Clock(AT);
    const dataDir = folder();
    const store = await open({ dataDir, now: clock.now });
    got(store.record([observation({ value: 1 })]));
    writeFileSync(join(dataDir, 'backups'), 'a file where the folder should be');
    clock.move(86_400);
    const told: string[] = [];
    const stop = store.watch(() => told.push(store.notices.join()));
    got(store.record([observation({ value: 2 })]));
    vi.advanceTimersByTime(5_000);
    stop();
    expect(told.join()).toMatch(/no backup was made: /);
    expect(store.notices.join()).toMatch(/no backup was made: /);
    expect(values(store)).toEqual([1, 2]);
  });

  test('a backup is made into a new file, never over another', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const deep = join(folder(), 'deep');
    const file = join(deep, 'mine.db');
    expect(messages(store.backup(file))).toEqual([
      `no backup was made: there is no folder ${deep}; make it, or name another place`,
    ]);
    mkdirSync(deep);
    got(store.backup(file));
    expect(messages(store.backup(file))).toEqual(['is there already; name another file']);
    // Made for a person, it may be read by whom the umask lets.
    expect(statSync(file).mode & 0o777).toBe(0o666 & ~process.umask());
    const database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 1 });
    database.close();
  });
});

describe('of each kind of backup', () => {
  test('three are kept of those before a format and three of those replaced, whatever days there are', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    for (let at = 1; at <= 5; at += 1) {
      got(writeBackupPruningOld(store.path, { kind: 'before-format', format: at * 3 }));
      got(
        writeBackupPruningOld(store.path, { kind: 'replaced', at: `2026-11-0${at}T10:00:00.000Z` }),
      );
      got(writeBackupPruningOld(store.path, { kind: 'daily', day: `2026-11-0${at}` }));
    }
    expect(names(store)).toEqual([
      ...[1, 2, 3, 4, 5].map((at) => `small--2026-11-0${at}.db`),
      ...['009', '012', '015'].map((format) => `small--before-format-${format}.db`),
      ...[3, 4, 5].map((at) => `small--replaced-2026-11-0${at}T10-00-00-000Z.db`),
    ]);
  });

  test('those of another store, and files that are none, are neither counted nor removed', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    const others = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `other--2026-10-0${at}.db`),
      'small--2026-10-01.txt',
      'small-2026-10-01.db',
      'small--mine.db',
    ];
    mkdirSync(backupsFolderPath(store.path));
    for (const name of others) writeFileSync(join(backupsFolderPath(store.path), name), '');
    got(writeBackupPruningOld(store.path, { kind: 'daily', day: '2026-11-01' }));
    expect(names(store)).toEqual(['small--2026-11-01.db']);
    expect(readdirSync(backupsFolderPath(store.path))).toEqual(expect.arrayContaining(others));
  });

  test('what was left of one whose making was cut off is removed after a day, not before', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    mkdirSync(backupsFolderPath(store.path));
    const hours = { 'new.db.1.part': 23, 'old.db.2.part': 25, 'old.db': 25 };
    for (const [name, before] of Object.entries(hours)) {
      const path = join(backupsFolderPath(store.path), name);
      writeFileSync(path, '');
      const made = Date.now() / 1000 - before * 3600;
      utimesSync(path, made, made);
    }
    got(writeBackupPruningOld(store.path, { kind: 'daily', day: '2026-11-01' }));
    await open({ dataDir: dirname(store.path) });
    expect(readdirSync(backupsFolderPath(store.path)).sort()).toEqual([
      'new.db.1.part',
      'old.db',
      'small--2026-11-01.db',
    ]);
  });

  test('one that cannot be made leaves nothing behind and the ones that are there', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const target = join(folder(), 'copy.db');
    const missing = backUpStoreFile(join(dataDir, 'none.db'), target);
    expect(missing).toEqual({
      ok: false,
      problems: [
        {
          path: join(dataDir, 'none.db'),
          message: expect.stringMatching(/^no backup was made: .* cannot be opened; /),
        },
      ],
    });
    mkdirSync(target);
    expect(messages(backUpStoreFile(store.path, target))[0]).toMatch(/^no backup was made: /);
    expect(readdirSync(join(target, '..'))).toEqual(['copy.db']);
    expect(openBelow(join(target, '..'))).toEqual([]);
  });

  test('one is sound only when SQLite finds nothing wrong with it', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    const file = join(folder(), 'mine.db');
    got(store.backup(file));
    expect(querySqliteFaultOfFile(file)).toBeUndefined();
    const raw = new DatabaseSync(file, { defensive: false });
    raw.exec('PRAGMA writable_schema = 1');
    raw.exec(`DELETE FROM sqlite_schema WHERE name = 'entry_by_origin'`);
    raw.close();
    expect(querySqliteFaultOfFile(file)).toMatch(/never used/);
    expect(openBelow(join(file, '..'))).toEqual([]);
  });
});

test('a disk is cramped where it has less room than three times the store and its log', async (context) => {
  const disk = smallDisk(1024);
  if (disk === undefined) return context.skip('a small disk cannot be mounted here');
  const path = join(disk, 'small.db');
  writeFileSync(path, Buffer.alloc(100 * 1024));
  writeFileSync(`${path}-wal`, Buffer.alloc(100 * 1024));
  const filler = join(disk, 'filler');
  // Pages of 4 KiB: 824 KiB are left, of which 600 are needed.
  writeFileSync(filler, Buffer.alloc(224 * 1024));
  expect(lacksBackupSpaceOnDisk(path)).toBe(false);
  writeFileSync(filler, Buffer.alloc(228 * 1024));
  expect(lacksBackupSpaceOnDisk(path)).toBe(true);
  rmSync(`${path}-wal`);
  expect(lacksBackupSpaceOnDisk(path)).toBe(false);
  // Where the system does not say how much is left, it is tried.
  expect(lacksBackupSpaceOnDisk('/proc/none/small.db')).toBe(false);
});

describe('restoring', () => {
  test('recipes from a file that is no backup is refused with what to do', () => {
    const dataDir = folder();
    const path = join(dataDir, 'none.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE a (b)');
    other.close();
    expect(messages(restoreRecipesFromBackup(path, join(dataDir, 'small.db'), AT))).toEqual([
      `recipes were not restored: ${path} is damaged; "axiswatch doctor" names the newest good backup to restore`,
    ]);
  });

  test('everything is as it was in the backup, for programs that have the store open too, and what stood before is kept', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    got(store.recordEvents([happening()]));
    got(store.saveScenario('mild', { land: 3 }));
    const file = join(dataDir, 'mine.db');
    got(store.backup(file));
    got(store.record([observation({ value: 2 })]));
    got(store.undo());
    got(store.deleteScenario('mild'));
    const done = got(restoreStoreFromBackup(store.path, 'small', file, AT));
    expect(done.health).toMatchObject({ entries: 2, readings: 1 });
    expect(store.changed()).toBe(true);
    expect(values(store)).toEqual([1]);
    expect(store.events()).toHaveLength(1);
    expect(store.scenarios().map(({ name }) => name)).toEqual(['mild']);
    expect(store.undoable()).toBe('event "Something happened" of 2026-09-01');
    got(store.record([observation({ value: 3 })]));
    // No seq is given twice: 3 and 4 were the record and the undo that the restore took away.
    expect(store.entries().map(({ seq }) => seq)).toEqual([1, 2, 5]);
    expect(basename(done.kept ?? '')).toBe('small--replaced-2026-11-24T10-00-00-000Z.db');
    const kept = new DatabaseSync(done.kept ?? '', { readOnly: true });
    expect(kept.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 4 });
    kept.close();
    const raw = new DatabaseSync(store.path);
    expect(() => raw.exec('DELETE FROM entry')).toThrow('the journal only grows');
    raw.close();
  });

  test('a damaged store is set aside with its log and the backup put in its place', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const file = join(dataDir, 'mine.db');
    got(store.backup(file));
    store.close();
    truncateSync(store.path, 5_000);
    const done = got(restoreStoreFromBackup(store.path, 'small', file, AT));
    expect(done.kept).toBe(join(dataDir, 'small.set-aside-2026-11-24T10-00-00-000Z.db'));
    expect(statSync(done.kept ?? '').size).toBe(5_000);
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
    expect(values(await open({ dataDir }))).toEqual([1]);
  });

  test('two damaged stores set aside at one instant are both kept', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    const file = join(dataDir, 'mine.db');
    got(store.backup(file));
    store.close();
    const kept = [5_000, 6_000].map((size) => {
      truncateSync(store.path, size);
      return got(restoreStoreFromBackup(store.path, 'small', file, AT)).kept ?? '';
    });
    expect(kept.map((path) => statSync(path).size)).toEqual([5_000, 6_000]);
  });

  test('a store that is gone is made anew', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const file = join(folder(), 'mine.db');
    got(store.backup(file));
    store.close();
    rmSync(dataDir, { recursive: true });
    expect(got(restoreStoreFromBackup(store.path, 'small', file, AT)).kept).toBeUndefined();
    expect(values(await open({ dataDir }))).toEqual([1]);
  });

  test('what is no sound store of this strategy is refused before anything is changed', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const good = join(dataDir, 'good.db');
    got(store.backup(good));
    const bytes = readFileSync(good);
    const bad = join(dataDir, 'bad.db');
    const another =
      'choose a copy that "axiswatch backup" made, or the one that "axiswatch doctor" names';
    const attempt = (content: Uint8Array | string): string[] => {
      writeFileSync(bad, content);
      return messages(restoreStoreFromBackup(store.path, 'small', bad, AT));
    };
    expect(attempt('')).toEqual([`${bad} holds nothing; ${another}`]);
    expect(attempt('x')).toEqual([`${bad} was emptied or cut short; ${another}`]);
    expect(attempt('no database\n'.repeat(1_000))).toEqual([
      `${bad} is not a store of axiswatch; ${another}`,
    ]);
    expect(attempt(bytes.subarray(0, 20_000))[0]).toMatch(/damaged/);
    const none = join(dataDir, 'none.db');
    expect(messages(restoreStoreFromBackup(store.path, 'small', none, AT))).toEqual([
      `${none} cannot be read: there is no such file or folder; check the path`,
    ]);
    expect(messages(restoreStoreFromBackup(store.path, 'other', good, AT))).toEqual([
      `${good} belongs to the strategy "small", not to "other"; leave out --strategy to restore it to its own`,
    ]);
    expect(values(store)).toEqual([1]);
    expect(store.changed()).toBe(false);
  });

  test('a backup in which the strategy file is not what its hash says is refused, and no good one for doctor', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const path = join(dataDir, 'copy.db');
    got(store.backup(path));
    const database = new DatabaseSync(path);
    database.exec(
      `UPDATE strategy SET bytes = CAST(replace(CAST(bytes AS TEXT), '"id"', '"ID"') AS BLOB)`,
    );
    const hash = database.prepare('SELECT substr(sha256, 1, 8) AS hash FROM strategy').get()?.hash;
    database.close();
    const why = `has changed on the disk since it was written: the strategy file ${hash}`;
    expect(messages(restoreStoreFromBackup(store.path, 'small', path, AT))[0]).toContain(why);
    expect(readStoreHealth(path, 'small').problem).toBe(`${path} ${why}`);
    expect(values(store)).toEqual([1]);
  });

  test('a copy that was made of an open store by hand, with its log beside it, can be restored', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const elsewhere = folder();
    for (const name of readdirSync(dataDir))
      copyFileSync(join(dataDir, name), join(elsewhere, name));
    got(store.record([observation({ value: 2 })]));
    got(restoreStoreFromBackup(store.path, 'small', join(elsewhere, 'small.db'), AT));
    store.changed();
    expect(values(store)).toEqual([1]);
  });
});

test.each([
  ['done', ''],
  ['refused', 'x'],
])('restoring leaves no copy of the backup beside the store once it is %s', async (_, spoilt) => {
  const dataDir = folder();
  const store = await open({ dataDir });
  got(store.record([observation({ value: 1 })]));
  const file = join(folder(), 'mine.db');
  got(store.backup(file));
  if (spoilt !== '') writeFileSync(backupsFolderPath(store.path), spoilt);
  const before = readdirSync(dataDir);
  const restored = restoreStoreFromBackup(store.path, 'small', file, AT);
  expect(restored.ok).toBe(spoilt === '');
  const added = readdirSync(dataDir).filter((name) => !before.includes(name));
  expect(added).toEqual(spoilt === '' ? [basename(backupsFolderPath(store.path))] : []);
});

describe('examining', () => {
  test('the newest good backup is found among damaged ones', async () => {
    const clock = new Clock(AT);
    const dataDir = folder();
    const store = await open({ dataDir, now: clock.now });
    for (let value = 1; value <= 4; value += 1) {
      got(store.record([observation({ value })]));
      vi.advanceTimersByTime(5_000);
      clock.move(86_400);
    }
    const [, , middle = '', last = ''] = readBackupPaths(store.path);
    truncateSync(last, 20_000);
    const found = readStoreAndBackupsHealth(store.path, 'small');
    expect(found.store).toMatchObject({ problem: undefined, entries: 4, readings: 4 });
    expect(found.newestGood).toEqual({
      path: middle,
      problem: undefined,
      repairable: false,
      mend: undefined,
      entries: 3,
      readings: 3,
      newest: '2026-11-26T10:00:00.000Z',
    });
    expect(
      found.backups.filter(({ problem }) => problem !== undefined).map(({ path }) => path),
    ).toEqual([last]);
  });

  test('of backups with the same newest entry the later name comes first, and one entry is enough for an instant', async () => {
    const store = await open({ dataDir: folder(), now: new Clock(AT).now });
    const copies = ['01', '02', '03'].map((day) => `small--2026-11-${day}.db`);
    mkdirSync(backupsFolderPath(store.path));
    const empty = join(backupsFolderPath(store.path), 'small--2026-11-09.db');
    got(backUpStoreFile(store.path, empty));
    got(store.record([observation({ value: 1 })]));
    for (const name of copies)
      got(backUpStoreFile(store.path, join(backupsFolderPath(store.path), name)));
    const { backups, newestGood } = readStoreAndBackupsHealth(store.path, 'small');
    expect(backups.map(({ path }) => basename(path))).toEqual([
      ...copies.toReversed(),
      'small--2026-11-09.db',
    ]);
    expect(newestGood).toMatchObject({ entries: 1, readings: 1, newest: AT });
    expect(readStoreHealth(empty, 'small')).toMatchObject({ problem: undefined, entries: 0 });
    expect(readStoreHealth(empty, 'small').newest).toBeUndefined();
  });

  test('what is no good copy is said with what is wrong, and with what to do where something can be done', async () => {
    const store = await open({ dataDir: folder(), now: new Clock(AT).now });
    got(store.record([observation({ value: 1 })]));
    const dir = folder();
    const copyTo = (name: string): string => {
      const path = join(dir, `${name}.db`);
      got(backUpStoreFile(store.path, path));
      return path;
    };
    const lookAt = (path: string) => {
      const { path: same, problem, mend, ...counts } = readStoreHealth(path, 'small');
      const none = { repairable: false, entries: 0, readings: 0, newest: undefined };
      expect([same, counts]).toEqual([path, none]);
      expect(problem?.startsWith(`${path} `)).toBe(true);
      return [problem?.slice(path.length + 1), mend];
    };
    const changed = (name: string, sql: string) => {
      const path = copyTo(name);
      const raw = new DatabaseSync(path);
      raw.exec(sql);
      raw.close();
      return lookAt(path);
    };
    const short = copyTo('short');
    truncateSync(short, 50);
    expect(lookAt(short)).toEqual(['was emptied or cut short', undefined]);
    mkdirSync(join(dir, 'folder.db'));
    expect(lookAt(join(dir, 'folder.db'))).toEqual([
      'cannot be read: it is a folder',
      'move it away, or name another folder with --data-dir',
    ]);
    for (const sql of [
      'DROP TRIGGER entry_is_never_removed',
      'DROP INDEX action_by_author',
      'CREATE TABLE more (a INTEGER)',
      'ALTER TABLE visit RENAME COLUMN at TO ad',
    ])
      expect(changed(`tables${sql.length}`, sql), sql).toEqual(['is damaged', undefined]);
    expect(changed('newer', 'PRAGMA user_version = 99')).toEqual([
      expect.stringMatching(/^was written by a newer axiswatch \(format 99, /),
      'start that one, or update this one',
    ]);
    expect(changed('foreign', 'PRAGMA application_id = 7')).toEqual([
      'belongs to another program',
      'move it away, or name another folder with --data-dir',
    ]);
    const good = copyTo('good');
    expect(readStoreHealth(good, 'small').problem).toBeUndefined();
    const other = readStoreHealth(good, 'other');
    expect([other.problem, other.mend]).toEqual([
      `${good} belongs to the strategy "small", not to "other"`,
      'leave out --strategy to restore it to its own',
    ]);
    expect(openBelow(dir)).toEqual([]);
  });

  test('a file that is refused leaves no copy of it behind, and none open', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    const file = join(folder(), 'mine.db');
    got(store.backup(file));
    const temporary = folder();
    const left = () => [readdirSync(temporary), openBelow(temporary)];
    expect(createMigratedStoreCopy(file, 'other', temporary).ok).toBe(false);
    expect(left()).toEqual([[], []]);
    writeFileSync(`${file}.bad`, 'no database\n'.repeat(1_000));
    expect(createMigratedStoreCopy(`${file}.bad`, 'small', temporary).ok).toBe(false);
    expect(left()).toEqual([[], []]);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.torn`, bytes.subarray(0, 20_000));
    expect(createMigratedStoreCopy(`${file}.torn`, 'small', temporary).ok).toBe(false);
    expect(left()).toEqual([[], []]);
    const staged = got(createMigratedStoreCopy(file, 'small', temporary));
    expect(left()[0]).toHaveLength(1);
    staged.connection.close();
    staged.remove();
    expect(left()).toEqual([[], []]);
  });

  test('a store that is gone or damaged is said, and examining changes nothing', async () => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    expect(readStoreAndBackupsHealth(path, 'small')).toEqual({
      store: undefined,
      backups: [],
      newestGood: undefined,
    });
    writeFileSync(path, 'no database\n'.repeat(1_000));
    expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toMatch(
      /is not a store of axiswatch/,
    );
    expect(readdirSync(dataDir)).toEqual(['small.db']);
  });
});

describe('a store that is lost while backups of it are there', () => {
  test('an emptied file is refused and not begun anew', async () => {
    const clock = new Clock(AT);
    const dataDir = folder();
    const store = await open({ dataDir, now: clock.now });
    got(store.record([observation({ value: 1 })]));
    clock.move(86_400);
    got(store.record([observation({ value: 2 })]));
    store.close();
    truncateSync(store.path, 0);
    await expect(open({ dataDir })).rejects.toThrow(
      'was emptied or cut short; "axiswatch doctor" names the newest good backup to restore',
    );
    rmSync(store.path);
    const anew = await open({ dataDir });
    expect(anew.notices).toEqual([
      `There was no store at ${store.path}, and a new one was begun; backups of the old one are in ${backupsFolderPath(store.path)}. "axiswatch doctor" names the newest good one to restore; this is said until one is restored or something is recorded.`,
    ]);
    expect(existsSync(backupsFolderPath(store.path))).toBe(true);
  });
});
