import { expect, onTestFinished, test } from 'vitest';
import { Connection } from '../../src/store/db/connection.ts';
import { migrateStoreWithoutBackup } from '../../src/store/db/health.ts';
import { sha256 } from '../../src/store/files/sha256.ts';
import {
  insertOrReplaceScenario,
  insertOrReplaceStoreFact,
  insertStrategyFile,
  queryHasUsedStrategyFileOrPath,
  queryHoldsStrategyFile,
  queryKeptStrategies,
  queryKeptStrategyText,
  queryLastShippedStrategyHadHash,
  queryOtherStrategyFilePaths,
  queryScenarios,
  queryStoreFact,
} from '../../src/store/journal/personal.ts';
import { Clock, folder, got, open, strategyFile } from './tools.ts';

/** The tables of a store, empty and in memory. */
function tables(): Connection {
  const connection = Connection.inMemory();
  onTestFinished(() => connection.close());
  migrateStoreWithoutBackup(connection);
  return connection;
}

const AT = '2026-11-24T10:00:00.000Z';

test('the last visit is kept by author', async () => {
  const dataDir = folder();
  const ann = await open({ dataDir });
  const bob = await open({ dataDir, author: 'bob' });
  expect(ann.lastVisit()).toBeUndefined();
  got(ann.setVisit('2026-11-24T10:00:00.000Z', undefined));
  got(ann.setVisit('2026-11-25T10:00:00.000Z', undefined));
  expect(ann.lastVisit()).toBe('2026-11-25T10:00:00.000Z');
  expect(bob.lastVisit()).toBeUndefined();
});

test('an acknowledgement holds for one stretch of one tripwire, and names who gave it first', async () => {
  const dataDir = folder();
  const clock = new Clock('2026-11-24T10:00:00.000Z');
  const ann = await open({ dataDir, now: clock.now });
  const bob = await open({ dataDir, author: 'bob', now: clock.now });
  got(ann.acknowledge('wire', '2026-10-01'));
  clock.move(60);
  got(bob.acknowledge('wire', '2026-10-01'));
  expect(bob.acknowledgements()).toEqual([
    { tripwire: 'wire', since: '2026-10-01', author: 'ann', at: '2026-11-24T10:00:00.000Z' },
  ]);
});

test('a scenario is kept under its name, replaced by one of the same name, and deleted', async () => {
  const store = await open({ dataDir: folder(), now: () => '2026-11-24T10:00:00.000Z' });
  got(store.saveScenario('mild', { land: 3, drones: -0.5 }));
  got(store.saveScenario('harsh', {}));
  got(store.saveScenario('mild', { land: 4 }));
  expect(store.scenarios()).toEqual([
    { name: 'harsh', author: 'ann', at: '2026-11-24T10:00:00.000Z', values: {} },
    { name: 'mild', author: 'ann', at: '2026-11-24T10:00:00.000Z', values: { land: 4 } },
  ]);
  got(store.deleteScenario('harsh'));
  expect(store.scenarios().map(({ name }) => name)).toEqual(['mild']);
});

test('of a scenario whoever saved it last is its author, and what is no number in it is left out', () => {
  const connection = tables();
  insertOrReplaceScenario(connection, { name: 'mild', author: 'ann', at: AT, values: { land: 3 } });
  const again = { name: 'mild', author: 'bob', at: '2026-11-25T10:00:00.000Z', values: {} };
  insertOrReplaceScenario(connection, again);
  expect(queryScenarios(connection)).toEqual([again]);
  connection.exec(`UPDATE scenario SET "values" = '{"land":"3","aid":0,"stance":null,"x":-1.5}'`);
  expect(queryScenarios(connection)).toEqual([]);
  connection.exec('UPDATE scenario SET checksum = checksum(name, author, at, "values")');
  expect(queryScenarios(connection)[0]?.values).toEqual({ aid: 0, x: -1.5 });
});

test('a fact is kept by its name, the newest value of it', () => {
  const connection = tables();
  expect(queryStoreFact(connection, 'handling')).toBeUndefined();
  insertOrReplaceStoreFact(connection, 'handling', 'internal');
  insertOrReplaceStoreFact(connection, 'release', 'other');
  insertOrReplaceStoreFact(connection, 'handling', 'public');
  expect([queryStoreFact(connection, 'handling'), queryStoreFact(connection, 'release')]).toEqual([
    'public',
    'other',
  ]);
});

test('a store knows a strategy file by its bytes at their path, and has met it by either', () => {
  const connection = tables();
  const [shipped, mine] = [strategyFile(), strategyFile({ title: 'Mine' }, '/x/mine.json')];
  const known = (file: typeof mine): readonly boolean[] => [
    queryHoldsStrategyFile(connection, file),
    queryHasUsedStrategyFileOrPath(connection, file),
  ];
  expect([known(shipped), known(mine)]).toEqual([
    [false, false],
    [false, false],
  ]);
  insertStrategyFile(connection, mine, AT);
  expect(known(mine)).toEqual([true, true]);
  expect(known(shipped)).toEqual([false, false]);
  // The same bytes elsewhere, and other bytes in the same place.
  expect(known({ ...mine, path: '/y/mine.json' })).toEqual([false, true]);
  expect(known({ ...mine, path: undefined })).toEqual([false, true]);
  expect(known(strategyFile({ title: 'Edited' }, '/x/mine.json'))).toEqual([false, true]);
  // Bytes that are known at a path that once led to them, and no longer does.
  insertStrategyFile(connection, strategyFile({ title: 'Edited' }, '/x/mine.json'), AT);
  expect(known(mine)).toEqual([false, true]);
  expect(queryLastShippedStrategyHadHash(connection, mine.sha256)).toBe(false);
  insertStrategyFile(connection, shipped, AT);
  expect(known(shipped)).toEqual([true, true]);
  expect(queryLastShippedStrategyHadHash(connection, shipped.sha256)).toBe(true);
  expect(queryLastShippedStrategyHadHash(connection, mine.sha256)).toBe(false);
});

test('other files are those of another path that differ, by path, the shipped one without any', () => {
  const connection = tables();
  const [shipped, b] = [strategyFile(), strategyFile({ title: 'B' }, '/x/b.json')];
  const a = strategyFile({ title: 'A' }, '/x/a.json');
  for (const file of [shipped, b, a, { ...b, path: '/x/copy-of-b.json' }])
    insertStrategyFile(connection, file, AT);
  const others = (file: typeof a) =>
    queryOtherStrategyFilePaths(connection, file).map(({ path, sha256 }) => [path, sha256]);
  expect(others(b)).toEqual([
    ['/x/a.json', a.sha256],
    [undefined, shipped.sha256],
  ]);
  expect(others(shipped)).toEqual([
    ['/x/a.json', a.sha256],
    ['/x/b.json', b.sha256],
    ['/x/copy-of-b.json', b.sha256],
  ]);
  // A revision of a file in its own place is no other file.
  expect(others(strategyFile({ title: 'A2' }, '/x/a.json'))).not.toContainEqual([
    '/x/a.json',
    a.sha256,
  ]);
});

test('a kept strategy is found by eight digits of its hash or more, as it was, mark and all', () => {
  const connection = tables();
  const texts = ['', '\uFEFF{"a": "b"}', '{}'];
  const kept = texts.map((text) => sha256(text));
  for (const [at, hash] of kept.entries()) {
    const bytes = new TextEncoder().encode(texts[at]);
    const file = { ...strategyFile({}, `/x/${at}.json`), sha256: hash, bytes };
    insertStrategyFile(connection, file, `2026-11-2${9 - at}T10:00:00.000Z`);
  }
  const find = (hash: string) => queryKeptStrategyText(connection, hash);
  expect(kept.map(find)).toEqual(texts);
  expect(kept.map((hash) => find(hash.slice(0, 8)))).toEqual(texts);
  const [first = ''] = kept;
  const eight = first.slice(0, 8);
  const none = [`${eight}00`, eight.slice(1), eight.toUpperCase(), `${first}0`, ` ${eight}`, ''];
  expect(none.map(find)).toEqual(none.map(() => undefined));
  expect(queryKeptStrategies(connection)).toEqual(
    [...kept.entries()].toReversed().map(([at, hash]) => ({
      sha256: hash,
      hash: hash.slice(0, 8),
      firstSeen: `2026-11-2${9 - at}T10:00:00.000Z`,
    })),
  );
  // The first time that the bytes were seen stands.
  const again = new TextEncoder().encode('');
  insertStrategyFile(connection, { ...strategyFile(), sha256: first, bytes: again }, AT);
  expect(queryKeptStrategies(connection).at(-1)?.firstSeen).toBe('2026-11-29T10:00:00.000Z');
  expect(connection.damaged.size).toBe(0);
  connection.exec(`UPDATE strategy SET bytes = x'7b20' WHERE sha256 = '${kept[2]}'`);
  expect(find(kept[2] ?? '')).toBeUndefined();
  expect([...connection.damaged]).toEqual([`the strategy file ${kept[2]?.slice(0, 8)}`]);
});
