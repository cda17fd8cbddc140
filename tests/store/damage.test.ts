/** What has changed on the disk since it was written is left out, named, and put back from a backup. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRandomGeneratorFromSeed } from '../../src/core/model/random.ts';
import { readBackupStrategyFacts } from '../../src/store/backup/archive.ts';
import { readBackupPaths, writeBackupPruningOld } from '../../src/store/backup/backups.ts';
import { checksumOf } from '../../src/store/db/checksum.ts';
import { Connection } from '../../src/store/db/connection.ts';
import { readStoreAndBackupsHealth } from '../../src/store/db/health.ts';
import { repairStore } from '../../src/store/db/repair.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import {
  Clock,
  check,
  folder,
  got,
  happening,
  messages,
  observation,
  open,
  release,
  values,
} from './tools.ts';

const NOW = '2026-11-24T10:00:00.000Z';

/** A store of a bit of everything, closed, with a backup. */
async function someStore(dataDir = folder()): Promise<string> {
  const clock = new Clock(NOW);
  const ann = await open({ dataDir, now: clock.now });
  const bob = await open({ dataDir, author: 'bob', now: clock.now });
  got(
    ann.record([observation({ value: 40 }), observation({ value: 50, observedOn: '2026-10-02' })]),
  );
  clock.move(1);
  got(bob.record([observation({ value: 60, observedOn: '2026-10-03', note: 'bob’s' })]));
  clock.move(1);
  got(ann.correct('r2', observation({ value: 55, observedOn: '2026-10-02' })));
  got(ann.record([observation({ indicator: 'drones', value: 8 })]));
  got(ann.undo());
  got(ann.redo());
  got(bob.retract('r3'));
  got(bob.undo());
  got(ann.recordEvents([happening({ title: 'A' }), happening({ title: 'B' })]));
  got(bob.acknowledge('wire', '2026-10-01'));
  got(bob.saveScenario('mild', { land: 30 }));
  got(bob.setVisit(NOW, undefined));
  const judgement = { changed: 'c', soWhat: 's', next: 'n', dissent: '' };
  got(ann.assess({ ...judgement, confidence: 'low', likelihood: 'likely' }, '2026-11-24'));
  got(bob.sign('n1'));
  got(bob.recordChecks([check({ observedOn: '2026-10-20', origin: 'Customs' })]));
  ann.close();
  bob.close();
  got(writeBackupPruningOld(ann.path, { kind: 'daily', day: '2026-11-24' }));
  return ann.path;
}

/** Changes a file of a store as no program of ours does. */
function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  const triggers = database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(String(trigger.sql));
  database.close();
}

/** All that is read of a store. */
function all(store: Store): object {
  return {
    readings: ['land', 'stance', 'drones'].map((each) => store.readings().of(each)),
    events: store.events(),
    checks: store.readings().checksOf('land'),
    known: store.readingsKnownAt(NOW).of('land'),
    eventsKnown: store.eventsKnownAt(NOW),
    history: store.history('land'),
    entries: store.entries(),
    assessments: store.assessments(),
    acknowledgements: store.acknowledgements(),
    scenarios: store.scenarios(),
    strategies: store.strategies(),
    texts: store.strategies().map(({ hash }) => store.strategyText(hash)),
    visit: store.lastVisit(),
  };
}

const CHANGES = [
  ['a value', 'UPDATE entry SET value = 41 WHERE seq = 1', 'entry 1 (land, 2026-10-01)'],
  ['a note', `UPDATE entry SET note = 'bobs' WHERE seq = 3`, 'entry 3 (land, 2026-10-03)'],
  [
    'a day that is none',
    `UPDATE entry SET observed_on = '2026-10-0s' WHERE seq = 3`,
    'entry 3 (land, 2026-10-0s)',
  ],
  [
    'a checksum',
    'UPDATE entry SET checksum = checksum + 1 WHERE seq = 4',
    'entry 4 (land, 2026-10-02)',
  ],
  ['an undoing', `UPDATE entry SET kind = 'redo' WHERE seq = 6`, 'entry 6'],
  ['a key', 'UPDATE entry SET seq = 900 WHERE seq = 3', 'entry 900 (land, 2026-10-03)'],
  [
    'an event',
    `UPDATE entry SET happening = replace(happening, '"A"', '"Z"') WHERE seq = 10`,
    'entry 10',
  ],
  [
    'an entry that is gone',
    'DELETE FROM entry WHERE seq = 3',
    /1 missing entry|the place of entry 3/,
  ],
  [
    'an assessment',
    `UPDATE assessment SET judgement = replace(judgement, 'likely', 'unlikely')`,
    'assessment n1',
  ],
  [
    'a signature',
    `UPDATE signature SET author = 'bab'`,
    'the signature of bab below assessment n1',
  ],
  ['an assessment that is gone', 'DELETE FROM assessment', 'assessment n1'],
  ['a signature that is gone', 'DELETE FROM signature', 'the signature of bob below assessment n1'],
  ['a scenario', `UPDATE scenario SET "values" = '{"land":31}'`, 'the scenario "mild"'],
  [
    'an acknowledgement',
    `UPDATE acknowledgement SET since = '2026-10-02'`,
    'the acknowledgement of wire',
  ],
  ['a visit', `UPDATE visit SET author = 'bab'`, 'the last visit of bab'],
  ['a strategy', `UPDATE strategy SET first_seen = '2025'`, /^the strategy file [0-9a-f]{8}$/],
] as const;

describe('what has changed on the disk is left out, named, and put back from a backup', () => {
  test.each(CHANGES)('%s', async (_, sql, name) => {
    const path = await someStore();
    const dataDir = dirname(path);
    const before = all(await open({ dataDir, author: 'bob', readOnly: true }));
    change(path, sql);
    const damaged = await open({ dataDir, author: 'bob', readOnly: true });
    const read = all(damaged);
    expect(read).not.toEqual(before);
    const said =
      typeof name === 'string' ? name : new RegExp(name.source.replaceAll(/^\^|\$$/g, ''));
    expect(damaged.damage).toMatch(
      /^Damaged on the disk, left out: .*; "axiswatch doctor --repair" puts back what a backup has\.$/,
    );
    expect(damaged.damage).toMatch(said);
    expect(damaged.notices).toContain(damaged.damage);
    expect(damaged.misfits).toContain(damaged.damage);
    damaged.close();

    const { store } = readStoreAndBackupsHealth(path, 'small');
    expect(store?.problem).toMatch(said);
    expect(store?.repairable).toBe(true);
    const { back, lost, kept } = got(repairStore(path, 'small', NOW)) ?? {};
    expect([back?.length, lost]).toEqual([1, []]);
    expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toBeUndefined();
    expect(all(await open({ dataDir, author: 'bob', readOnly: true }))).toEqual(before);
    expect(readBackupPaths(path)).toContain(kept);
  });
});

test('what no backup has is left out for good, and the copy of before still holds it', async () => {
  const path = await someStore();
  const dataDir = dirname(path);
  const later = await open({ dataDir, now: () => NOW });
  got(later.record([observation({ value: 70, observedOn: '2026-11-01' })]));
  later.close();
  change(path, `UPDATE entry SET value = 71 WHERE value = 70`);
  const done = got(repairStore(path, 'small', NOW));
  expect(done).toMatchObject({
    back: [],
    lost: [expect.stringMatching(/^entry \d+ \(land, 2026-11-01\)$/)],
  });
  const store = await open({ dataDir });
  expect([values(store), store.damage]).toEqual([[40, 55, 60], undefined]);
  got(store.record([observation({ value: 70, observedOn: '2026-11-01' })]));
  expect(values(store)).toEqual([40, 55, 60, 70]);
  const copy = new DatabaseSync(done?.kept ?? '', { readOnly: true });
  expect(copy.prepare('SELECT count(*) AS count FROM entry WHERE value = 71').get()).toEqual({
    count: 1,
  });
  copy.close();
});

test('a strategy file whose bytes have changed is put back, and nothing that was recorded since is lost', async () => {
  const path = await someStore();
  const dataDir = dirname(path);
  const later = await open({ dataDir, now: () => NOW });
  got(later.record([observation({ value: 70, observedOn: '2026-11-01' })]));
  const [hash = ''] = later.strategies().map((each) => each.hash);
  const text = later.strategyText(hash);
  later.close();
  change(path, `UPDATE strategy SET bytes = x'00'`);
  expect(readStoreAndBackupsHealth(path, 'small').store).toMatchObject({
    problem: expect.stringContaining(`the strategy file ${hash}`),
    repairable: true,
  });
  expect(got(repairStore(path, 'small', NOW))).toMatchObject({
    back: [`the strategy file ${hash}`],
    lost: [],
  });
  expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toBeUndefined();
  const store = await open({ dataDir, readOnly: true });
  expect([store.strategyText(hash), values(store)]).toEqual([text, [40, 55, 60, 70]]);
});

test.each([
  ['an entry', 'UPDATE entry SET value = 61, checksum = checksum + 1 WHERE seq = 3'],
  ['an entry without a checksum', 'UPDATE entry SET value = 61, checksum = NULL WHERE seq = 3'],
  [
    'an entry, while another is gone',
    'UPDATE entry SET value = 61, checksum = 7 WHERE seq = 3; DELETE FROM entry WHERE seq = 1',
  ],
  ['an assessment', `UPDATE assessment SET judgement = '{}', checksum = 7`],
])('%s is put back whose checksum has changed with it', async (_, sql) => {
  const path = await someStore();
  const dataDir = dirname(path);
  const before = all(await open({ dataDir, readOnly: true }));
  change(path, sql);
  expect(got(repairStore(path, 'small', NOW))?.lost).toEqual([]);
  expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toBeUndefined();
  expect(all(await open({ dataDir, readOnly: true }))).toEqual(before);
});

test.each([
  ['is gone', 'DELETE FROM assessment'],
  ['has changed', `UPDATE assessment SET judgement = '{}'`],
])('an assessment that %s and that no backup has is left out with its entry', async (_, sql) => {
  const path = await someStore();
  for (const backup of readBackupPaths(path)) rmSync(backup);
  change(path, sql);
  const done = got(repairStore(path, 'small', NOW));
  expect([done?.back, done?.lost]).toEqual([[], ['assessment n1']]);
  expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toBeUndefined();
  const store = await open({ dataDir: dirname(path), author: 'bob' });
  expect([store.assessments(), store.damage, values(store)]).toEqual([[], undefined, [40, 55, 60]]);
});

test('a store that is open says no more of what another program has repaired', async () => {
  const path = await someStore();
  change(path, 'UPDATE entry SET value = 41 WHERE seq = 1');
  const store = await open({ dataDir: dirname(path) });
  expect([values(store), store.damage]).toEqual([[55, 60], expect.stringContaining('entry 1 ')]);
  got(repairStore(path, 'small', NOW));
  expect(store.changed()).toBe(true);
  expect([values(store), store.damage, store.notices]).toEqual([[40, 55, 60], undefined, []]);
});

test('damage that turns out with a later question is among the notices from then on', async () => {
  const path = await someStore();
  change(path, `UPDATE entry SET happening = replace(happening, '"A"', '"Z"') WHERE seq = 10`);
  const store = await open({ dataDir: dirname(path), readOnly: true });
  expect(store.notices).toEqual([]);
  expect(store.events().map(({ title }) => title)).toEqual(['B']);
  expect(store.damage).toContain('entry 10');
  expect(store.notices).toEqual([store.damage]);
});

test.each([
  ['in the midst', '4', [[1], [1, 2], [1, 2, 3], [1, 2, 3, 5], [1, 2, 3, 5, 6, 7, 8]]],
  ['one after another', '3, 4', [[1], [1, 2], [1, 2], [1, 2, 5], [1, 2, 5, 6, 7, 8]]],
  ['from the first on', '1, 2, 3, 4', [[], [], [], [5], [5, 6, 7, 8]]],
])(
  'what was known at an instant is found beside entries that have changed %s',
  async (_, changed, known) => {
    const dataDir = folder();
    const clock = new Clock(NOW);
    const first = await open({ dataDir, now: clock.now });
    for (let value = 1; value <= 8; value += 1) {
      got(first.record([observation({ value, observedOn: `2026-10-0${value}` })]));
      clock.move(1);
    }
    first.close();
    change(first.path, `UPDATE entry SET note = 'x' WHERE seq IN (${changed})`);
    const store = await open({ dataDir, readOnly: true });
    const knownAt = (second: number) =>
      store
        .readingsKnownAt(`2026-11-24T10:00:0${second}.000Z`)
        .of('land')
        .map(({ value }) => value);
    expect([0, 1, 2, 4, 7].map(knownAt)).toEqual(known);
  },
);

test('what came with a release comes again when no backup has it', async () => {
  const dataDir = folder();
  const shippedData = release([
    observation({ value: 7 }),
    observation({ indicator: 'drones', value: 2 }),
  ]);
  const first = await open({ dataDir, shippedData });
  first.close();
  change(first.path, 'UPDATE entry SET value = 8 WHERE value = 7');
  const done = got(repairStore(first.path, 'small', NOW));
  expect([done?.back, done?.lost]).toEqual([[], ['entry 1 (land, 2026-10-01)']]);
  const again = await open({ dataDir, shippedData });
  expect([values(again), values(again, 'drones'), again.damage]).toEqual([[7], [2], undefined]);
});

test('looking at a store or a backup that is kept by a log leaves none beside it', async () => {
  const path = await someStore();
  const backup = join(folder(), 'copy.db');
  copyFileSync(path, backup);
  const list = (): string[] =>
    [dirname(path), dirname(backup)].flatMap((each) => readdirSync(each));
  const before = list();
  readStoreAndBackupsHealth(path, 'small');
  readBackupStrategyFacts(backup, undefined);
  expect(repairStore(path, 'small', NOW)).toEqual({ ok: true, value: undefined });
  expect(list()).toEqual(before);
});

test('what is sound is not repaired, and what is damaged otherwise, or only read, is refused', async () => {
  const path = await someStore();
  expect(got(repairStore(path, 'small', NOW))).toBeUndefined();
  expect(readBackupPaths(path)).toHaveLength(1);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x55, 4096, 8192));
  expect(messages(repairStore(path, 'small', NOW)).join()).toMatch(/is damaged/);
});

test('an index that no longer follows from its journal is found and made anew', async () => {
  const path = await someStore();
  const problems = new Set<string | undefined>();
  for (const sql of [
    'UPDATE standing SET value = 1',
    'DELETE FROM standing WHERE seq = 1',
    `UPDATE action SET state = 'undone' WHERE id = 1`,
    'DELETE FROM standing_event',
    'DELETE FROM standing_other',
    `UPDATE standing_other SET seq = 3`,
    `UPDATE total SET count = count - 1 WHERE name = 'entry'`,
    `UPDATE total SET sum = 0 WHERE name = 'standing'`,
    'DELETE FROM total',
  ]) {
    change(path, sql);
    const read = await open({ dataDir: dirname(path), readOnly: true });
    all(read);
    if (!sql.includes('action')) expect(read.damage, sql).toMatch(/index|count/);
    read.close();
    const { store } = readStoreAndBackupsHealth(path, 'small');
    expect(store?.repairable, sql).toBe(true);
    problems.add(store?.problem?.replace(path, 'it').replace(/:.*/, ''));
    expect(got(repairStore(path, 'small', NOW)), sql).toMatchObject({ back: [], lost: [] });
    expect(readStoreAndBackupsHealth(path, 'small').store?.problem, sql).toBeUndefined();
  }
  expect([...problems]).toEqual([
    'it has changed on the disk since it was written',
    'it has an index that does not follow from its journal',
  ]);
});

test('a large store hands out nothing that has changed in its index or its journal', async () => {
  const dataDir = folder();
  const store = await open({ dataDir });
  const rows = Array.from({ length: 5_100 }, (_, at) =>
    observation({
      value: at % 100,
      observedOn: new Date(at * 86_400_000).toISOString().slice(0, 10),
    }),
  );
  got(store.record(rows));
  const [last, before] = [5_099, 5_098].map((at) => rows[at]?.observedOn ?? '');
  store.close();
  const { path } = store;
  change(path, `UPDATE standing SET value = 77 WHERE observed_on = '${last}'`);
  const read = await open({ dataDir });
  expect(read.readings().asOf('land', last ?? '')).toMatchObject({ observedOn: before, value: 98 });
  expect(read.damage).toMatch('the place of entry 5100 in the index');
  read.close();
  got(repairStore(path, 'small', NOW));
  const mended = await open({ dataDir });
  expect(mended.readings().asOf('land', last ?? '')).toMatchObject({ observedOn: last, value: 99 });
  mended.close();
  change(path, `UPDATE entry SET value = 77 WHERE observed_on = '${last}'`);
  const again = await open({ dataDir });
  expect(again.readings().of('land').at(-1)).toMatchObject({ observedOn: before, value: 98 });
  expect(again.damage).toMatch(`entry 5100 (land, ${last})`);
});

test('a history is whole where an index of SQLite has lost what it leads to', async () => {
  const path = await someStore();
  const dataDir = dirname(path);
  const before = all(await open({ dataDir, readOnly: true }));
  const database = new DatabaseSync(path, { readOnly: true });
  const pages = database
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND name LIKE 'entry_%'`)
    .all();
  database.close();
  const bytes = readFileSync(path);
  // the number of cells of a page, https://www.sqlite.org/fileformat2.html#b_tree_pages
  for (const { rootpage } of pages) bytes.writeUInt16BE(0, (Number(rootpage) - 1) * 4096 + 3);
  writeFileSync(path, bytes);
  expect(pages).toHaveLength(6);
  expect(all(await open({ dataDir, readOnly: true }))).toEqual(before);
  expect(readStoreAndBackupsHealth(path, 'small').store?.problem).toBe(`${path} is damaged`);
});

test('whichever bit of a store flips, nothing of it is read otherwise without a word', async () => {
  const path = await someStore();
  const bytes = readFileSync(path);
  const whole = JSON.stringify(
    all(await open({ dataDir: dirname(path), author: 'bob', readOnly: true })),
  );
  const seed = process.env.AXISWATCH_FUZZ === undefined ? 26 : Date.now() % 1_000_000;
  const random = makeRandomGeneratorFromSeed(seed);
  const kinds = { same: 0, told: 0, refused: 0 };
  for (let round = 0; round < 600; round += 1) {
    const dataDir = join(folder(), `${round}`);
    mkdirSync(dataDir);
    const [at, bit] = [Math.floor(random() * bytes.length), Math.floor(random() * 8)];
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
    writeFileSync(join(dataDir, 'small.db'), flipped);
    let store: Store | undefined;
    try {
      store = await open({ dataDir, author: 'bob', readOnly: true });
    } catch {
      kinds.refused += 1;
      continue;
    }
    const read = JSON.stringify(all(store));
    const told = store.damage ?? store.lost;
    if (read === whole) kinds.same += 1;
    else if (told === undefined)
      expect.fail(`seed ${seed}: byte ${at}, bit ${bit} changed this silently: ${read}`);
    else kinds.told += 1;
    store.close();
  }
  expect(Math.min(...Object.values(kinds)), JSON.stringify(kinds)).toBeGreaterThan(0);
}, 300_000);

test('the checksum of a row is the same made by SQL and by the program, and by its definition', () => {
  const connection = Connection.inMemory();
  const said = (sql: string) => connection.number(`SELECT checksum(${sql})`);
  // FNV-1a of words of four bytes, by hand
  const by = (...words: number[]) =>
    Number(
      words.reduce(
        (hash, word) => ((hash ^ BigInt(word)) * 16_777_619n) % 2n ** 32n,
        2_166_136_261n,
      ),
    );
  expect(said(`''`)).toBe(by());
  expect(said(`'abcd'`)).toBe(by(0x64636261));
  expect(said(`'${'abcd'.repeat(40)}'`)).toBe(by(...Array.from({ length: 40 }, () => 0x64636261)));
  // 61 1f, nothing, 1f 37 | 1f c3 bc
  expect(said(`'a', NULL, 7, 'ü'`)).toBe(by(0x371f1f61, 0xbcc31f));
  const defined = (text: string): number => {
    const bytes = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 4) * 4);
    bytes.write(text);
    return by(...new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  };
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' }), (text) => {
      expect(checksumOf([text])).toBe(defined(text));
    }),
  );
  for (const text of ['\u0141bcd', 'abc\u0141', 'a'.repeat(99), 'a'.repeat(101)])
    expect(checksumOf([text])).toBe(defined(text));
  connection.close();
});
