/** A store that the data folder has as a link: its log lies beside the file itself, not beside the link. */
import { lstatSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { isStoreFileTruncatedOnDisk } from '../../src/store/db/open-database.ts';
import { createPrivateStoreCopy, readStoreFilesStamp } from '../../src/store/db/private-copy.ts';
import { watchStoreFile } from '../../src/store/db/watch.ts';
import { folder, got, observation, open, values } from './tools.ts';

const AT = '2026-11-24T10:00:00.000Z';

/** A data folder whose store is a link to a file of another name in another folder, held open with all it holds in its log. */
async function linked() {
  const dataDir = folder();
  const elsewhere = folder();
  const file = join(elsewhere, 'board.sqlite');
  const path = join(dataDir, 'small.db');
  symlinkSync(file, path);
  const store = await open({ dataDir });
  got(store.record([observation({ value: 1 })]));
  got(store.record([observation({ value: 2 })]));
  expect(readdirSync(elsewhere).sort()).toEqual([
    'board.sqlite',
    'board.sqlite-shm',
    'board.sqlite-wal',
  ]);
  return { dataDir, file, path, store };
}

const entriesIn = (path: string): unknown => {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  return database.prepare('SELECT count(*) AS n FROM entry').get();
};

test('a private copy has what is in the log, and changes with it', async () => {
  const { path, store } = await linked();
  const copy = createPrivateStoreCopy(path);
  onTestFinished(copy.remove);
  expect(entriesIn(copy.path)).toEqual({ n: 2 });
  got(store.record([observation({ value: 3 })]));
  expect(readStoreFilesStamp(path)).not.toBe(copy.signature);
});

test('a restore from it brings back what is in the log', async () => {
  const { path } = await linked();
  const target = folder();
  got(restoreStoreFromBackup(join(target, 'small.db'), 'small', path, AT));
  expect(values(await open({ dataDir: target }))).toEqual([1, 2]);
});

test('a link to a store that was emptied while its log is there is known as cut short', async () => {
  const { path, file } = await linked();
  writeFileSync(file, '');
  expect(isStoreFileTruncatedOnDisk(path)).toBe(true);
});

test('what takes the place of a damaged one is put where the link leads', async () => {
  const { dataDir, file, path, store } = await linked();
  const backup = join(folder(), 'mine.db');
  got(store.backup(backup));
  store.close();
  writeFileSync(file, 'no database'.repeat(1000));
  const { kept } = got(restoreStoreFromBackup(path, 'small', backup, AT));
  expect(kept).toBe(`${file}.set-aside-2026-11-24T10-00-00-000Z.db`);
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(values(await open({ dataDir }))).toEqual([1, 2]);
});

test('what another program records is noticed, and so is a link that leads elsewhere by now', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { path, store } = await linked();
  let calls = 0;
  onTestFinished(
    watchStoreFile(path, () => {
      calls += 1;
    }),
  );
  /** Waits for the next call, and lets all that follow from it go by. */
  const called = async (): Promise<void> => {
    calls = 0;
    const look = (): number => {
      vi.advanceTimersByTime(300);
      return calls;
    };
    await expect.poll(look, { timeout: 3_000 }).toBeGreaterThan(0);
    vi.advanceTimersByTime(20_000);
  };
  got(store.record([observation({ value: 3 })]));
  await called();
  const second = join(folder(), 'second.db');
  writeFileSync(second, '');
  symlinkSync(second, `${path}-next`);
  renameSync(`${path}-next`, path);
  await called();
  writeFileSync(`${second}-wal`, 'written');
  await called();
});
