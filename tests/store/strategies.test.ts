import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TWO_FILES } from '../../src/core/journal/journal-port.ts';
import { shortHashText } from '../../src/core/model/plain-text.ts';
import { sha256 } from '../../src/store/files/sha256.ts';
import { readStrategyFile } from '../../src/store/files/strategy-file.ts';
import { readStrategyIdsWithStore, storePath } from '../../src/store/journal/store-path.ts';
import { Clock, folder, got, messages, open, strategyFile } from './tools.ts';

test('the bytes of every strategy file a store was opened with are kept with the instant they were first seen', async () => {
  const dataDir = folder();
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const old = strategyFile();
  const revised = strategyFile({ title: 'Revised' });
  (await open({ dataDir, strategy: old, now: clock.now })).close();
  clock.move(3600);
  (await open({ dataDir, strategy: revised, now: clock.now })).close();
  clock.move(3600);
  const store = await open({ dataDir, strategy: old, now: clock.now });
  expect(store.strategies()).toEqual([
    {
      sha256: old.sha256,
      hash: shortHashText(sha256(old.bytes)),
      firstSeen: '2026-11-24T10:00:00.000Z',
    },
    {
      sha256: revised.sha256,
      hash: shortHashText(sha256(revised.bytes)),
      firstSeen: '2026-11-24T11:00:00.000Z',
    },
  ]);
  expect(store.strategyText(shortHashText(sha256(revised.bytes)))).toContain('"title":"Revised"');
  expect(store.strategyText(old.sha256)).toBe(new TextDecoder().decode(old.bytes));
  expect(store.strategyText('00000000')).toBeUndefined();
  expect(store.strategyText('%')).toBeUndefined();
});

test('two different files of one id used with a store are said, as long as both are there', async () => {
  const dataDir = folder();
  const path = join(folder(), 'mine.json');
  const edited = strategyFile({ title: 'Edited' }, path);
  writeFileSync(path, edited.bytes);
  const shipped = strategyFile();
  (await open({ dataDir, strategy: shipped })).close();
  const first = await open({ dataDir, strategy: edited });
  const sentence = `Two different files call themselves "small" and have been used with this store: ${path} (${shortHashText(sha256(edited.bytes))}) and the shipped one (${shortHashText(sha256(shipped.bytes))}). "axiswatch strategy diff shipped ${path}" says what differs, and after "axiswatch strategy use ${path}" this is said no more; or give the edited copy an id of its own.`;
  expect(first.notices).toEqual([sentence]);
  const second = await open({ dataDir, strategy: shipped });
  expect(second.notices).toHaveLength(1);
  rmSync(path);
  const third = await open({ dataDir, strategy: shipped });
  expect(third.notices).toEqual([]);
});

test('that there are two files is said until it is acknowledged, of both of them, and again when one changes', async () => {
  const [dataDir, elsewhere] = [folder(), folder()];
  const path = join(elsewhere, 'mine.json');
  const edited = strategyFile({ title: 'Edited' }, path);
  writeFileSync(path, edited.bytes);
  const shipped = strategyFile();
  (await open({ dataDir, strategy: shipped })).close();
  const store = await open({ dataDir, strategy: edited });
  const other = store.otherFile();
  expect(other).toMatchObject({ path: undefined, hash: shipped.sha256.slice(0, 8) });
  expect(store.otherFile()).toBe(other);
  got(store.acknowledge(TWO_FILES, other?.pair ?? ''));
  expect([store.otherFile(), store.notices]).toEqual([undefined, []]);
  const again = await open({ dataDir, strategy: shipped, author: 'bob' });
  expect([again.otherFile(), again.notices]).toEqual([undefined, []]);
  const changed = strategyFile({ title: 'Edited again' }, path);
  writeFileSync(path, changed.bytes);
  const third = await open({ dataDir, strategy: changed });
  expect(third.notices).toHaveLength(1);
  got(third.withdrawAcknowledgement(TWO_FILES, other?.pair ?? ''));
});

test('a revision of the one file is not taken for two files', async () => {
  const dataDir = folder();
  (await open({ dataDir, strategy: strategyFile({}, '/x/mine.json') })).close();
  const store = await open({
    dataDir,
    strategy: strategyFile({ title: 'Revised' }, '/x/mine.json'),
  });
  expect(store.notices).toEqual([]);
});

test('a strategy file that cannot be read, or is no UTF-8, is refused with a sentence', () => {
  const dir = folder();
  expect(messages(readStrategyFile(join(dir, 'none.json')))).toEqual([
    'cannot be read: there is no such file or folder; check the path',
  ]);
  expect(messages(readStrategyFile(dir))).toEqual([
    'cannot be read: it is a folder; name a file in it',
  ]);
  const path = join(dir, 'latin.json');
  writeFileSync(path, Buffer.from('{"title":"é"}', 'latin1'));
  expect(messages(readStrategyFile(path))).toEqual(['is not UTF-8 text; save it as UTF-8']);
  writeFileSync(path, strategyFile().bytes);
  expect(got(readStrategyFile(path)).sha256).toBe(strategyFile().sha256);
});

test('the file of a store lies in the data folder itself, or there is none', () => {
  expect(storePath('/data', 'iran--deep')).toBe('/data/iran--deep.db');
  for (const id of ['', '.', '..', '../x', 'x/y', '/x', 'x\\y', 'x\0', 'x\n', 'X', 'ü', 'x.y'])
    expect(() => storePath('/data', id), id).toThrow('is no id of a strategy');
});

test('only files that are named after an id are stores of a data folder', () => {
  const dataDir = folder();
  const others = ['My board.db', 'iran.set-aside-2026-11-24T10-00-00-000Z.db', '.db', 'a.db-wal'];
  for (const name of ['iran.db', 'iran--deep.db', ...others])
    writeFileSync(join(dataDir, name), '');
  mkdirSync(join(dataDir, 'backups'));
  expect(readStrategyIdsWithStore(dataDir)).toEqual(['iran', 'iran--deep']);
});
