/** A store's file while it is held: what is read again and when, what is written or refused, and what is said of it. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Result } from '../../src/core/model/model.ts';
import {
  backUpStoreFile,
  backupsFolderPath,
  readBackupPaths,
} from '../../src/store/backup/backups.ts';
import type { Connection } from '../../src/store/db/connection.ts';
import { HeldStore } from '../../src/store/db/database-file.ts';
import { openOrCreateStoreInPlace, reopenStoreFile } from '../../src/store/db/open-database.ts';
import { insertOrReplaceStoreFact, queryStoreFact } from '../../src/store/journal/personal.ts';
import { folder, got, messages, observation, open, openBelow } from './tools.ts';

const AT = '2026-11-24T10:00:00.000Z';

interface Held {
  readonly held: HeldStore;
  readonly path: string;
  /** How often what was read had to be forgotten, and something was to be said unasked. */
  readonly times: { forgot: number; told: number };
}

/** The file of a store in which something was recorded, held as a program does that has it open. */
async function hold(forReading?: string): Promise<Held> {
  const store = await open({ dataDir: folder(), now: () => '2026-11-20T10:00:00.000Z' });
  got(store.record([observation()]));
  store.close();
  rmSync(backupsFolderPath(store.path), { recursive: true });
  const { path } = store;
  const times = { forgot: 0, told: 0 };
  const held = new HeldStore(path, openOrCreateStoreInPlace(path), {
    forReading,
    now: () => AT,
    forget: () => {
      times.forgot += 1;
    },
    tell: () => {
      times.told += 1;
    },
  });
  onTestFinished(() => held.close());
  return { held, path, times };
}

/** Does something to the file as another program would. */
function elsewhere(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

const WRITES = `INSERT INTO visit (author, at) VALUES ('bob', '${AT}')`;
const note =
  (value: string) =>
  (connection: Connection): Result<string> => {
    insertOrReplaceStoreFact(connection, 'handling', value);
    return { ok: true, value };
  };
function* noteSteps(connection: Connection): Generator<number, Result<string>> {
  yield 1;
  insertOrReplaceStoreFact(connection, 'handling', 'in steps');
  yield 2;
  return { ok: true, value: 'in steps' };
}
const noted = ({ held }: Held): string | undefined =>
  held.read('unread', (connection) => queryStoreFact(connection, 'handling'));
const REFUSAL: Result<never> = { ok: false, problems: [{ path: 'x', message: 'no' }] };
const NO_PAUSE = async (): Promise<void> => undefined;

/** The ways to write: at once, and step by step. */
const WAYS: readonly (readonly [
  string,
  (held: HeldStore, result?: Result<never>) => Promise<Result<string>>,
])[] = [
  [
    'at once',
    async (held, result) =>
      held.write((connection) => {
        const done = note('written')(connection);
        return result ?? done;
      }),
  ],
  [
    'step by step',
    async (held, result) =>
      await held.writeSteps(function* (connection) {
        yield 1;
        const done = note('written')(connection);
        yield 2;
        return result ?? done;
      }, NO_PAUSE),
  ],
];

describe.each(WAYS)('what is written %s', (_, write) => {
  test('is there, and what was read is forgotten once', async () => {
    const it = await hold();
    expect(await write(it.held)).toEqual({ ok: true, value: 'written' });
    expect([noted(it), it.times.forgot]).toEqual(['written', 1]);
    expect(it.held.readOnly).toBeUndefined();
  });

  test('and refused is not there, and nothing is forgotten or backed up', async () => {
    const it = await hold();
    expect(await write(it.held, REFUSAL)).toBe(REFUSAL);
    expect([noted(it), it.times.forgot]).toEqual([undefined, 0]);
    it.held.close();
    expect(readBackupPaths(it.path)).toEqual([]);
  });

  test('is backed up on the first write of a day, at the latest when the file is let go', async () => {
    const it = await hold();
    await write(it.held);
    expect(readBackupPaths(it.path)).toEqual([]);
    it.held.close();
    expect(readBackupPaths(it.path)).toEqual([
      join(backupsFolderPath(it.path), 'small--2026-11-24.db'),
    ]);
    expect([it.times.told, openBelow(join(it.path, '..'))]).toEqual([0, []]);
  });

  test('is not backed up again on a day that has its backup', async () => {
    const it = await hold();
    const made = got(
      backUpStoreFile(it.path, join(backupsFolderPath(it.path), 'small--2026-11-24.db')),
    );
    rmSync(made);
    mkdirSync(made);
    await write(it.held);
    it.held.close();
    expect(it.held.notices).toEqual([]);
  });

  test('is refused where the file is for reading only, with the reason', async () => {
    const it = await hold('the store was opened for reading only');
    expect(messages(await write(it.held))).toEqual([
      'nothing was recorded: the store was opened for reading only',
    ]);
    expect([noted(it), it.times.forgot]).toEqual([undefined, 0]);
  });

  test('is refused once a newer program has changed the store, though nobody has looked since', async () => {
    const it = await hold();
    elsewhere(it.path, 'PRAGMA user_version = 99');
    expect(messages(await write(it.held))[0]).toMatch(
      /^nothing was recorded: .*small\.db was written by a newer axiswatch \(format 99, /,
    );
    expect(noted(it)).toBeUndefined();
    expect(it.held.readOnly).toMatch(/newer axiswatch/);
  });

  test('is refused while the file is gone, and goes into the one that is put there', async () => {
    const it = await hold();
    renameSync(it.path, `${it.path}.away`);
    expect(messages(await write(it.held))[0]).toMatch(/^nothing was recorded: .* is gone; /);
    renameSync(`${it.path}.away`, it.path);
    expect(got(await write(it.held))).toBe('written');
    expect([noted(it), it.held.readOnly, it.held.notices]).toEqual(['written', undefined, []]);
  });
});

test('a trouble of the disk is a refusal in every way of writing and trying, and a bug is thrown', async () => {
  const { held, path } = await hold();
  const fails = (errcode: number) => (): never => {
    throw Object.assign(new Error('a bug'), { errcode });
  };
  const steps = (errcode: number) =>
    // biome-ignore lint/correctness/useYield: it fails before its first step
    function* (): Generator<number, Result<string>> {
      fails(errcode)();
      return REFUSAL;
    };
  const full = {
    ok: false,
    problems: [
      {
        path,
        message: `nothing was recorded: no space is left on the disk that holds ${path}; free some and try again`,
      },
    ],
  };
  expect(held.write(fails(13))).toEqual(full);
  expect(held.tried(fails(13))).toEqual(full);
  expect(await held.writeSteps(steps(13), NO_PAUSE)).toEqual(full);
  expect(await held.trySteps(steps(13), NO_PAUSE)).toEqual(full);
  expect(() => held.write(fails(1))).toThrow('a bug');
  expect(() => held.tried(fails(1))).toThrow('a bug');
  await expect(held.writeSteps(steps(1), NO_PAUSE)).rejects.toThrow('a bug');
  await expect(held.trySteps(steps(1), NO_PAUSE)).rejects.toThrow('a bug');
});

test('what is only tried says what would be and leaves everything as it is', async () => {
  const it = await hold();
  const tried = await it.held.trySteps(noteSteps, NO_PAUSE);
  expect(tried).toEqual({ ok: true, value: 'in steps' });
  expect([noted(it), it.times.forgot]).toEqual([undefined, 0]);
  expect(await it.held.writeSteps(noteSteps, NO_PAUSE)).toEqual(tried);
  expect(noted(it)).toBe('in steps');
  expect(it.held.tried(() => REFUSAL)).toBe(REFUSAL);
});

test('between steps the pause is told how far the work is, and what it throws ends it with nothing written', async () => {
  const it = await hold();
  const done: number[] = [];
  await it.held.trySteps(noteSteps, async (at) => void done.push(at));
  expect(done).toEqual([1, 2]);
  const stop = async (at: number): Promise<void> => {
    if (at === 2) throw new Error('stopped');
  };
  await expect(it.held.writeSteps(noteSteps, stop)).rejects.toThrow('stopped');
  expect([noted(it), it.times.forgot]).toEqual([undefined, 0]);
  expect(got(it.held.write(note('after')))).toBe('after');
});

test('what was read stays until it is read anew, and the old stands where reading fails', async () => {
  const { held, path } = await hold();
  const kept = { value: 'old', fresh: false };
  let reads = 0;
  const read = (): string => {
    reads += 1;
    return `read ${reads}`;
  };
  expect([held.kept(kept, read), held.kept(kept, read), reads]).toEqual(['read 1', 'read 1', 1]);
  kept.fresh = false;
  expect(held.kept(kept, read)).toBe('read 2');
  kept.fresh = false;
  const fails = (errcode: number) => (): never => {
    throw Object.assign(new Error('a bug'), { errcode });
  };
  expect(held.lost).toBeUndefined();
  expect(held.kept(kept, fails(10))).toBe('read 2');
  const sentence = `the disk that holds ${path} failed to read or write; check it and its free space`;
  expect([held.lost, held.readOnly]).toEqual([sentence, sentence]);
  // The first trouble is the cause of those that follow.
  expect(held.read('instead', fails(13))).toBe('instead');
  expect(held.lost).toBe(sentence);
  expect(() => held.read('instead', fails(1))).toThrow('a bug');
});

test('a change by another program is seen once, and what was read is forgotten', async () => {
  const { held, path, times } = await hold();
  expect([held.changed(), times.forgot]).toEqual([false, 0]);
  elsewhere(path, WRITES);
  expect([held.changed(), times.forgot]).toEqual([true, 1]);
  expect([held.changed(), times.forgot]).toEqual([false, 1]);
  // One's own write is no change by another.
  got(held.write(note('mine')));
  expect([held.changed(), times.forgot]).toEqual([false, 2]);
});

test('that a newer program has changed the store is said, and what was read stays', async () => {
  const { held, path, times } = await hold();
  elsewhere(path, 'PRAGMA user_version = 99');
  expect([held.changed(), times.forgot]).toEqual([true, 0]);
  expect(held.readOnly).toMatch(/was written by a newer axiswatch \(format 99, /);
  expect(held.changed()).toBe(false);
});

test('a file that is gone is said once, and followed again when it is back, whatever was read before', async () => {
  const { held, path, times } = await hold();
  renameSync(path, `${path}.away`);
  expect([held.changed(), held.changed(), times.forgot]).toEqual([true, false, 0]);
  expect([held.readOnly, held.lost]).toEqual([
    `${path} is gone; put it back, or start axiswatch again, which begins a new one`,
    held.readOnly,
  ]);
  renameSync(`${path}.away`, path);
  expect([held.changed(), held.changed(), times.forgot]).toEqual([true, false, 1]);
  expect([held.readOnly, held.lost, held.notices]).toEqual([undefined, undefined, []]);
});

test('what is wrong at the path is said anew when it is something else', async () => {
  const { held, path, times } = await hold();
  renameSync(path, `${path}.away`);
  expect(held.changed()).toBe(true);
  mkdirSync(path);
  expect(held.changed()).toBe(true);
  expect(held.readOnly).toMatch(/cannot be read: it is a folder; /);
  expect([held.changed(), times.forgot]).toEqual([false, 0]);
});

test('another file in its place is said, read instead, and the old one let go', async () => {
  const { held, path, times } = await hold();
  const copy = join(folder(), 'copy.db');
  got(backUpStoreFile(path, copy));
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  copyFileSync(copy, `${path}.new`);
  renameSync(`${path}.new`, path);
  expect([held.changed(), held.changed(), times.forgot]).toEqual([true, false, 1]);
  expect(held.notices).toEqual([`${path} was replaced while it was open; you see the new one.`]);
  expect(openBelow(join(path, '..')).filter((file) => file.includes('deleted'))).toEqual([]);
  elsewhere(path, WRITES);
  expect(held.changed()).toBe(true);
});

test('a file that was cut short is not read from, and one that is put there is', async () => {
  const { held, path } = await hold();
  const copy = join(folder(), 'copy.db');
  got(backUpStoreFile(path, copy));
  truncateSync(path, 100);
  expect(held.changed()).toBe(true);
  expect(held.readOnly).toMatch(/was emptied or cut short; /);
  copyFileSync(copy, path);
  expect([held.changed(), held.readOnly]).toEqual([true, undefined]);
  expect(held.read(0, (connection) => connection.number('SELECT count(*) FROM entry'))).toBe(1);
});

test('only a backup that could not be made is told unasked', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const good = await hold();
  got(good.held.write(note('x')));
  vi.advanceTimersByTime(5_000);
  expect(existsSync(backupsFolderPath(good.path))).toBe(true);
  expect([good.times, good.held.notices]).toEqual([{ forgot: 2, told: 0 }, []]);
  const bad = await hold();
  copyFileSync(bad.path, backupsFolderPath(bad.path));
  got(bad.held.write(note('x')));
  vi.advanceTimersByTime(5_000);
  expect(bad.times).toEqual({ forgot: 2, told: 1 });
  expect(bad.held.notices).toEqual([expect.stringMatching(/no backup was made: .*\.$/)]);
});

describe('what stands at a path is held again', () => {
  const again = (path: string): unknown => {
    const attached = reopenStoreFile(path);
    if (attached.ok) attached.value.close();
    return attached.ok ? 'held' : messages(attached);
  };
  const beside = (path: string): readonly string[] =>
    readdirSync(dirname(path)).filter((name) => !name.startsWith('backups'));

  test('unless it is gone: a backup is named where there is one', async () => {
    const { path } = await hold();
    expect(again(path)).toBe('held');
    const gone = ' is gone; put it back, or start axiswatch again, which begins a new one';
    const nothing = join(folder(), 'test.db');
    expect(again(nothing)).toEqual([`${nothing}${gone}`]);
    const store = await open({ dataDir: folder(), now: () => AT });
    got(store.record([observation()]));
    store.close();
    rmSync(store.path);
    const backup =
      ' or restore a backup, of which "axiswatch doctor" names the newest good one, or start';
    expect(again(store.path)).toEqual([`${store.path}${gone.replace(' or start', backup)}`]);
  });

  test('unless it is empty: nothing is written to it, since somebody may be about to fill it', () => {
    const path = join(folder(), 'test.db');
    writeFileSync(path, '');
    expect(again(path)).toEqual([
      `${path} was replaced by an empty or older one; start axiswatch again to use it`,
    ]);
    expect([statSync(path).size, beside(path)]).toEqual([0, ['test.db']]);
  });

  test('unless it is cut short: less than a page is there, or nothing and a log', async () => {
    const { path, held } = await hold();
    const cut = `${path} was emptied or cut short; "axiswatch doctor" names the newest good backup to restore`;
    held.close();
    truncateSync(path, 511);
    expect(again(path)).toEqual([cut]);
    truncateSync(path, 1);
    expect(again(path)).toEqual([cut]);
    truncateSync(path, 0);
    writeFileSync(`${path}-wal`, 'x');
    expect(again(path)).toEqual([cut]);
    writeFileSync(path, 'a note of mine');
    expect(again(path)).not.toEqual([cut]);
  });
});
