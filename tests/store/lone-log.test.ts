/** The log of a store that was moved away without it. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import { Clock, folder, got, observation, open, strategyFile, values } from './tools.ts';

const AT = '2026-11-24T10:00:00.000Z';
const ASIDE = 'small.set-aside-2026-11-24T10-00-00-000Z.db';

/** A folder with nothing but the log of a store that has three readings in it, and that store in another place. */
async function left(dataDir = folder(), name = 'small.db') {
  const first = folder();
  const store = await open({ dataDir: first });
  for (const value of [1, 2, 3]) got(store.record([observation({ value })]));
  const away = join(folder(), 'away.db');
  copyFileSync(store.path, away);
  const log = join(dataDir, `${name}-wal`);
  copyFileSync(`${store.path}-wal`, log);
  store.close();
  return { dataDir, away, log, bytes: readFileSync(log) };
}

/** Opens a store at ten, with what opening did. */
async function begin(options: { readonly dataDir: string; readonly readOnly?: boolean }) {
  const now = new Clock(AT).now;
  const opened = await openOrCreateStore({
    strategy: strategyFile(),
    author: 'ann',
    now,
    ...options,
  });
  const store = got(opened);
  onTestFinished(() => store.close());
  return { store, said: opened.ok ? opened.said : undefined };
}

test('it is kept aside and said, and brings its readings back with the store', async () => {
  const { dataDir, away, log, bytes } = await left();
  const aside = join(dataDir, ASIDE);
  const { store, said } = await begin({ dataDir });
  expect(said).toEqual([
    `There was no store at ${store.path}, only its log, with what was recorded last; it is kept as ${aside}-wal, and a new store was begun. Put the store that was moved away beside it as ${aside}, and "axiswatch restore ${aside}" brings back both; until then, or until something is recorded, this is said.`,
  ]);
  expect(readFileSync(`${aside}-wal`).equals(bytes)).toBe(true);
  expect(values(store)).toEqual([]);
  copyFileSync(away, aside);
  got(restoreStoreFromBackup(store.path, 'small', aside, '2026-11-24T11:00:00.000Z'));
  expect(store.changed()).toBe(true);
  expect(values(store)).toEqual([1, 2, 3]);
  store.close();
  expect(existsSync(log)).toBe(false);
  expect((await begin({ dataDir })).said).toBeUndefined();
});

test('it lies untouched where nothing may be written, and is named', async () => {
  const { dataDir, log, bytes } = await left();
  const { store, said } = await begin({ dataDir, readOnly: true });
  expect(said).toEqual([
    `There is no store at ${store.path}, only its log ${log}, with what was recorded last; put the store that was moved away back beside it.`,
  ]);
  store.close();
  expect(readdirSync(dataDir)).toEqual(['small.db-wal']);
  expect(readFileSync(log).equals(bytes)).toBe(true);
});

test('it is found where a link leads, too', async () => {
  const elsewhere = folder();
  const { log, bytes } = await left(elsewhere, 'board.db');
  const dataDir = folder();
  symlinkSync(join(elsewhere, 'board.db'), join(dataDir, 'small.db'));
  const { said } = await begin({ dataDir });
  const aside = join(elsewhere, ASIDE.replace('small', 'board'));
  expect(said?.join()).toContain(`it is kept as ${aside}-wal`);
  expect(readFileSync(`${aside}-wal`).equals(bytes)).toBe(true);
  expect(existsSync(log)).toBe(true); // That of the new store.
});

test('where it cannot be moved nothing is begun over it', async () => {
  const { dataDir, log, bytes } = await left();
  mkdirSync(join(dataDir, `${ASIDE}-wal`));
  const store = await open({ dataDir, now: new Clock(AT).now });
  expect(store.readOnly).toContain(
    `${log} is the log of a store that was moved away and cannot be moved aside (it is a folder); put that store back, or move the log to it`,
  );
  store.close();
  expect(readdirSync(dataDir).sort()).toEqual(['small.db-wal', `${ASIDE}-wal`]);
  expect(readFileSync(log).equals(bytes)).toBe(true);
});

test('a restore to its place keeps it and says so', async () => {
  const { dataDir, bytes } = await left();
  const source = await open({ dataDir: folder() });
  got(source.record([observation({ value: 9 })]));
  const backup = join(folder(), 'mine.db');
  got(source.backup(backup));
  const { kept } = got(restoreStoreFromBackup(join(dataDir, 'small.db'), 'small', backup, AT));
  expect(kept).toBe(join(dataDir, `${ASIDE}-wal`));
  expect(readFileSync(kept ?? '').equals(bytes)).toBe(true);
  expect(values(await open({ dataDir }))).toEqual([9]);
});
