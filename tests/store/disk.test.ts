import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { Connection } from '../../src/store/db/connection.ts';
import { isNetworkFolderOnDisk } from '../../src/store/db/network.ts';
import { openOrCreateStoreInPlace } from '../../src/store/db/open-database.ts';
import { SCHEMA_VERSION } from '../../src/store/db/schema.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { isRoot, NOBODY, run } from './run.ts';
import {
  folder,
  got,
  machineNow,
  messages,
  observation,
  open,
  release,
  strategyFile,
  values,
} from './tools.ts';

/** Why permission cannot be tested here; undefined when it can. */
const noOtherUser = isRoot ? undefined : 'permissions are tested as another user, which takes root';
/** A folder of which another user may go in and read everything. */
function sharedFolder(): string {
  const dir = folder();
  chmodSync(dir, 0o755);
  return dir;
}

describe('a store on the disk', () => {
  test('is private to the user, and so is its folder', async () => {
    const dataDir = join(folder(), 'a', 'b');
    const store = await open({ dataDir });
    got(store.record([observation()]));
    for (const name of readdirSync(dataDir)) {
      const { mode } = statSync(join(dataDir, name));
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
  });

  test('writes ahead and syncs every commit', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    const database = new DatabaseSync(store.path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    expect(existsSync(`${store.path}-wal`)).toBe(true);
    const { connection, close } = openOrCreateStoreInPlace(store.path);
    expect(connection.number('PRAGMA synchronous')).toBe(2);
    close();
  });

  test.skipIf(process.platform !== 'linux')(
    'keeps its locks when it is opened once more in the same process and closed there',
    async () => {
      const store = await open({ dataDir: folder() });
      got(store.record([observation({ value: 1 })]));
      const { ino } = statSync(store.path);
      const isLocked = (): boolean =>
        readFileSync('/proc/locks', 'utf8')
          .split('\n')
          .some((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `));
      expect(isLocked()).toBe(true);
      const other = openOrCreateStoreInPlace(store.path);
      other.connection.number('SELECT count(*) FROM entry');
      expect(isLocked()).toBe(true);
      other.close();
      expect(isLocked()).toBe(true);
    },
  );

  test('on a network folder is kept without shared memory', () => {
    expect(isNetworkFolderOnDisk('/x', () => 0x6969)).toBe(true);
    expect(isNetworkFolderOnDisk('/x', () => 0xef53)).toBe(false);
    expect(
      isNetworkFolderOnDisk('/x', () => {
        throw new Error('no such folder');
      }),
    ).toBe(false);
    const path = join(folder(), 'small.db');
    const connection = Connection.open(path, 'delete');
    connection.exec('CREATE TABLE t (a)');
    expect(readdirSync(join(path, '..'))).toEqual(['small.db']);
    connection.close();
  });
});

describe('what cannot be read is refused, and left as it is', () => {
  const refusal = async (dataDir: string): Promise<unknown> => {
    const opened = await openOrCreateStore({
      dataDir,
      strategy: strategyFile(),
      author: 'ann',
      now: machineNow,
    });
    return opened.ok ? 'opened' : [opened.exitCode, messages(opened)];
  };

  test('a file that is no database', async () => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    writeFileSync(path, 'My readings, by hand\n'.repeat(100));
    expect(await refusal(dataDir)).toEqual([
      3,
      [
        `${path} is not a store of axiswatch; move it away, or restore a backup with "axiswatch restore"`,
      ],
    ]);
    expect(readFileSync(path, 'utf8')).toBe('My readings, by hand\n'.repeat(100));
  });

  test.each(['', ' and more'])('a short text, and one that was a store once%s', async (more) => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    writeFileSync(path, `twelve bytes${more}`);
    expect(await refusal(dataDir)).toEqual([
      3,
      [expect.stringContaining('is not a store of axiswatch; move it away')],
    ]);
    writeFileSync(path, `SQLite format 3\0${more}`);
    expect(await refusal(dataDir)).toEqual([
      3,
      [expect.stringContaining('was emptied or cut short')],
    ]);
  });

  test('a database of another program', async () => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE bookmarks (url TEXT)');
    database.close();
    const before = readFileSync(path);
    expect(await refusal(dataDir)).toEqual([
      3,
      [`${path} belongs to another program; move it away, or name another folder with --data-dir`],
    ]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a store of a newer program', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    store.close();
    const database = new DatabaseSync(store.path);
    database.exec('PRAGMA user_version = 1000');
    database.close();
    expect(await refusal(dataDir)).toEqual([
      3,
      [
        `${join(dataDir, 'small.db')} was written by a newer axiswatch (format 1000, this one knows ${SCHEMA_VERSION}); start that one, or update this one`,
      ],
    ]);
  });

  test('a store that is damaged', async () => {
    const dataDir = folder();
    const store = await open({ dataDir, shippedData: release([observation()]) });
    store.close();
    const bytes = readFileSync(store.path);
    writeFileSync(store.path, bytes.fill(0x55, 100, 4096));
    expect(await refusal(dataDir)).toEqual([
      3,
      [`${store.path} is damaged; "axiswatch doctor" names the newest good backup to restore`],
    ]);
  });

  test.skipIf(noOtherUser)('a store that the user may not read', async () => {
    const dataDir = sharedFolder();
    const store = await open({ dataDir });
    store.close();
    const { answers } = await run('store', [dataDir, 'bob', 'open'], { asNobody: true });
    expect(answers).toEqual([
      {
        exitCode: 3,
        refused: [
          `${join(dataDir, 'small.db')} cannot be read: you have no permission; give yourself the right to it with chmod`,
        ],
      },
    ]);
  });
});

describe('what cannot be written is shown all the same', () => {
  test.skipIf(noOtherUser)(
    'a store in a folder that cannot be written is read from a private copy, its log included',
    async () => {
      const dataDir = sharedFolder();
      const store = await open({ dataDir });
      got(store.record([observation({ value: 42 })]));
      for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644);
      expect(statSync(`${store.path}-wal`).size).toBeGreaterThan(0);
      const temporary = folder();
      chmodSync(temporary, 0o777);
      const { answers, errors } = await run('store', [dataDir, 'bob', 'open'], {
        asNobody: true,
        env: { TMPDIR: temporary },
      });
      expect(errors).toBe('');
      expect(answers).toEqual([
        {
          values: [1, 42],
          notices: [],
          readOnly: `${store.path} cannot be written; what you see is a copy of it, and to record you need permission to write it and its folder`,
        },
      ]);
      expect(readdirSync(temporary)).toEqual([]);
      const record = await run('store', [dataDir, 'bob', 'record', '1', '7'], { asNobody: true });
      expect(String(record.answers[0]?.refused)).toMatch(
        /^nothing was recorded: .*cannot be written/,
      );
      expect(values(store)).toEqual([42]);
    },
  );

  test.skipIf(noOtherUser)(
    'a read-only file in a folder that can be written likewise',
    async () => {
      const dataDir = sharedFolder();
      const store = await open({ dataDir });
      got(store.record([observation({ value: 42 })]));
      store.close();
      chmodSync(store.path, 0o444);
      chownSync(dataDir, NOBODY, NOBODY);
      const { answers } = await run('store', [dataDir, 'bob', 'open'], { asNobody: true });
      expect(answers[0]).toMatchObject({ values: [1, 42] });
      expect(answers[0]?.readOnly).toMatch(/cannot be written/);
      expect(statSync(store.path).mode & 0o777).toBe(0o444);
    },
  );

  test.skipIf(noOtherUser)(
    'without a store and without permission the shipped data are shown, and it is said',
    async () => {
      const dataDir = join(sharedFolder(), 'none');
      const { answers } = await run('store', [dataDir, 'bob', 'open'], { asNobody: true });
      expect(answers).toEqual([
        {
          values: [1],
          notices: [],
          readOnly: `there is no store and none was made: the folder ${dataDir} cannot be made, you have no permission; give yourself the right to it with chmod, or name another place; what you see is what is shipped`,
        },
      ]);
      expect(existsSync(dataDir)).toBe(false);
      const locked = sharedFolder();
      const there = await run('store', [locked, 'bob', 'open'], { asNobody: true });
      expect(there.answers).toMatchObject([
        {
          values: [1],
          readOnly: `there is no store and none was made: the folder ${locked} cannot be written; give yourself permission, or name another with --data-dir; what you see is what is shipped`,
        },
      ]);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'a data folder where no folder can be made is said, without waiting for ever',
    async () => {
      const { answers } = await run('store', ['/proc/axiswatch/data', 'bob', 'open']);
      expect(answers).toMatchObject([{ readOnly: expect.stringMatching(/cannot be made/) }]);
    },
  );

  test('a data folder whose path leads through a file is said', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const store = await open({
      dataDir: join(file, 'data'),
      shippedData: release([observation({ value: 3 })]),
    });
    expect(store.readOnly).toMatch(/a part of its path is a file/);
    expect(values(store)).toEqual([3]);
    const named = await open({ dataDir: file });
    expect(named.readOnly).toMatch(/cannot be made, something else of this name is in the way/);
  });

  test('opening for reading only touches nothing', async () => {
    const dataDir = folder();
    const none = await open({
      dataDir: join(dataDir, 'none'),
      readOnly: true,
      shippedData: release([observation()]),
    });
    expect(values(none)).toEqual([50]);
    expect(existsSync(join(dataDir, 'none'))).toBe(false);
    const first = await open({ dataDir });
    got(first.record([observation({ value: 8 })]));
    const again = await open({
      dataDir,
      readOnly: true,
      shippedData: release([observation()]),
      strategy: strategyFile({ title: 'Other' }),
    });
    expect(values(again)).toEqual([8]);
    expect(messages(again.record([observation()]))).toEqual([
      'nothing was recorded: the store was opened for reading only; leave out --readonly to write',
    ]);
    expect(again.strategies()).toHaveLength(1);
  });
});

describe('what happens under an open store', () => {
  const sentence = (store: { readOnly: string | undefined }): string => store.readOnly ?? '';

  test('its file vanishes: it is said, what was read stays, nothing is recorded, and it recovers when the file is back', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation()]));
    const away = join(dataDir, 'away');
    mkdirSync(away);
    const names = readdirSync(dataDir).filter((name) => name.startsWith('small.db'));
    for (const name of names) renameSync(join(dataDir, name), join(away, name));
    expect(store.changed()).toBe(true);
    expect(sentence(store)).toBe(
      `${store.path} is gone; put it back, or start axiswatch again, which begins a new one`,
    );
    expect(values(store)).toEqual([50]);
    expect(messages(store.record([observation({ value: 1 })]))[0]).toMatch(
      /^nothing was recorded: .* is gone/,
    );
    expect(store.changed()).toBe(false);
    for (const name of names) renameSync(join(away, name), join(dataDir, name));
    expect(store.changed()).toBe(true);
    expect(store.readOnly).toBeUndefined();
    got(store.record([observation({ value: 1 })]));
    expect(values(store)).toEqual([50, 1]);
  });

  test('its file vanishes while backups of it are there: they are named too', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation()]));
    const backups = join(store.path, '..', 'backups');
    mkdirSync(backups, { recursive: true });
    copyFileSync(store.path, join(backups, 'small--2026-11-20.db'));
    rmSync(store.path);
    expect(store.changed()).toBe(true);
    expect(sentence(store)).toBe(
      `${store.path} is gone; put it back, or restore a backup, of which "axiswatch doctor" names the newest good one, or start axiswatch again, which begins a new one`,
    );
  });

  test('its folder vanishes and comes back: the watch follows it', async () => {
    const parent = folder();
    const dataDir = join(parent, 'data');
    const store = await open({ dataDir });
    got(store.record([observation()]));
    const said: string[] = [];
    const stop = store.watch(() => said.push(sentence(store)));
    renameSync(dataDir, join(parent, 'elsewhere'));
    await expect.poll(() => said.at(-1) ?? '').toMatch(/is gone/);
    renameSync(join(parent, 'elsewhere'), dataDir);
    await expect.poll(() => said.at(-1)).toBe('');
    await run('store', [dataDir, 'bob', 'record', '1', '77']);
    await expect.poll(() => values(store)).toContain(77);
    stop();
  });

  test('there is none, and another program begins one: it is followed, and written to where that was asked', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const dataDir = join(file, 'data');
    const shown = await open({ dataDir, shippedData: release([observation({ value: 3 })]) });
    const looked = await open({ dataDir, readOnly: true });
    expect([values(shown), values(looked)]).toEqual([[3], []]);
    const said: string[] = [];
    const stop = shown.watch(() => said.push(sentence(shown)));
    rmSync(file);
    await run('store', [dataDir, 'bob', 'record', '1', '77']);
    await expect.poll(() => said.at(-1)).toBe('');
    stop();
    expect(values(shown)).toEqual([1, 77]);
    got(shown.record([observation({ value: 78 })]));
    looked.changed();
    expect(values(looked)).toEqual([1, 77, 78]);
    expect(messages(looked.record([observation()]))).toEqual([
      'nothing was recorded: the store was opened for reading only; leave out --readonly to write',
    ]);
  });

  test.skipIf(noOtherUser)(
    'its folder is locked and opened again: it is said, what was read stays, and it recovers',
    async () => {
      const dataDir = join(sharedFolder(), 'data');
      mkdirSync(dataDir);
      chownSync(dataDir, NOBODY, NOBODY);
      const { answers, errors } = await run('store', [dataDir, 'bob', 'locked-out'], {
        asNobody: true,
      });
      expect(errors).toBe('');
      expect(answers).toEqual([
        {
          values: [1],
          readOnly: `${join(dataDir, 'small.db')} cannot be read: you have no permission; give yourself the right to it with chmod`,
          recorded: false,
        },
        { values: [1, 6], recorded: true },
      ]);
    },
  );

  test('another store takes its place: it is said, and what is recorded goes into that one', async () => {
    const dataDir = folder();
    const elsewhere = folder();
    const store = await open({ dataDir });
    got(store.record([observation({ value: 1 })]));
    const other = await open({ dataDir: elsewhere });
    got(other.record([observation({ value: 2 })]));
    other.close();
    for (const suffix of ['-wal', '-shm']) rmSync(`${store.path}${suffix}`, { force: true });
    copyFileSync(other.path, `${store.path}.new`);
    renameSync(`${store.path}.new`, store.path);
    got(store.record([observation({ value: 3 })]));
    expect(values(store)).toEqual([2, 3]);
    expect(store.notices).toContain(
      `${store.path} was replaced while it was open; you see the new one.`,
    );
    const fresh = await open({ dataDir });
    expect(values(fresh)).toEqual([2, 3]);
  });

  test('an empty file takes its place: nothing is written to it, and what is copied into it is used', async () => {
    const dataDir = folder();
    const first = await open({ dataDir });
    got(first.record([observation({ value: 1 })]));
    first.close();
    const good = readFileSync(first.path);
    const store = await open({ dataDir });
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${store.path}${suffix}`, { force: true });
    writeFileSync(store.path, '');
    store.changed();
    expect(sentence(store)).toMatch(/was replaced by an empty or older one/);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('small.db'))).toEqual([
      'small.db',
    ]);
    expect(statSync(store.path).size).toBe(0);
    writeFileSync(store.path, good);
    store.changed();
    expect(store.readOnly).toBeUndefined();
    got(store.record([observation({ value: 2 })]));
    expect(values(store)).toEqual([1, 2]);
  });

  test('it is cut short: it is said, what was read stays, nothing is recorded, and it recovers when a good one is put there', async () => {
    const dataDir = folder();
    const first = await open({ dataDir });
    got(first.record([observation({ value: 1 })]));
    first.close();
    const good = readFileSync(first.path);
    for (const size of [0, 100, 5000]) {
      const store = await open({ dataDir });
      expect(values(store)).toEqual([1]);
      truncateSync(store.path, size);
      expect(messages(store.record([observation({ value: 2 })]))[0]).toMatch(
        /^nothing was recorded: /,
      );
      expect(sentence(store)).not.toBe('');
      expect(values(store)).toEqual([1]);
      writeFileSync(store.path, good);
      store.changed();
      expect(store.readOnly).toBeUndefined();
      store.close();
    }
  });
});
