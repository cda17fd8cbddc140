import { copyFileSync, readdirSync, readFileSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readBackupPaths } from '../../src/store/backup/backups.ts';
import { restoreStoreFromBackup } from '../../src/store/backup/restore.ts';
import { bringStoreUpToDate } from '../../src/store/db/bring-up-to-date.ts';
import { checksumOf } from '../../src/store/db/checksum.ts';
import { readStoreHealth } from '../../src/store/db/health.ts';
import { openOrCreateStoreInPlace } from '../../src/store/db/open-database.ts';
import { CHECKED, MIGRATIONS, SCHEMA_VERSION } from '../../src/store/db/schema.ts';
import { openOrCreateStore } from '../../src/store/journal/open-store.ts';
import {
  folder,
  got,
  machineNow,
  messages,
  observation,
  open,
  strategyFile,
  values,
} from './tools.ts';

const formats = new URL('formats/', import.meta.url).pathname;
const options = { strategy: strategyFile(), author: 'ann', now: machineNow };

/** What a program of a later format would do first. */
const LATER = [
  ...MIGRATIONS,
  'ALTER TABLE entry ADD COLUMN mood TEXT; CREATE TABLE mood (name TEXT) STRICT',
];

/** Brings a store up to date as a program with these migrations would. */
async function update(dataDir: string, migrations: readonly string[]): Promise<string[]> {
  const path = join(dataDir, 'small.db');
  const attachment = openOrCreateStoreInPlace(path);
  try {
    const refusal = await bringStoreUpToDate(attachment, path, { ...options, dataDir }, migrations);
    return refusal === undefined ? [] : messages(refusal);
  } finally {
    attachment.close();
  }
}

test('a store of a format without checksums says which strategy file in it has changed', () => {
  const path = join(folder(), 'small.db');
  copyFileSync(join(formats, 'format-1.db'), path);
  const store = new DatabaseSync(path);
  const { sha256 } = store.prepare('SELECT sha256 FROM strategy').get() ?? {};
  store.exec(`UPDATE strategy SET bytes = x'00'`);
  store.close();
  expect(readStoreHealth(path, 'small').problem).toBe(
    `${path} is damaged: the strategy file ${`${sha256}`.slice(0, 8)} in it is no longer what it was`,
  );
});

describe('stores of every format that was released', () => {
  test('are all kept', () => {
    const kept = readdirSync(formats).filter((name) => name.endsWith('.db'));
    expect(kept.sort()).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, at) => `format-${at + 1}.db`),
    );
  });

  for (let format = 1; format <= SCHEMA_VERSION; format += 1) {
    test(`a store of format ${format} is there already where an empty one is wanted, and stays as it is`, async () => {
      const dataDir = folder();
      const path = join(dataDir, 'small.db');
      copyFileSync(join(formats, `format-${format}.db`), path);
      expect(await openOrCreateStore({ ...options, dataDir, empty: true })).toEqual({
        ok: false,
        exitCode: 1,
        problems: [
          {
            path,
            message: `${path} is there already; open that one, or name another data folder`,
          },
        ],
      });
      const database = new DatabaseSync(path, { readOnly: true });
      expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: format });
      database.close();
      expect(readBackupPaths(path)).toEqual([]);
    });

    test(`a store of format ${format} opens with everything in it`, async () => {
      const dataDir = folder();
      copyFileSync(join(formats, `format-${format}.db`), join(dataDir, 'small.db'));
      const store = await open({ dataDir, author: 'bob' });
      expect(values(store)).toEqual([3, 1.5]);
      expect(
        store
          .readings()
          .of('land')
          .map(({ id, author }) => [id, author]),
      ).toEqual([
        ['r4', 'ann'],
        ['starter:land:2026-10-01', 'bob'],
      ]);
      expect(store.events().map(({ title }) => title)).toEqual(['A', 'B']);
      expect(store.history('land').map(({ value, fate }) => [value, fate])).toEqual([
        [1, 'corrected'],
        [3, 'stands'],
        [1.5, 'stands'],
        [4, 'undone'],
        [2, 'retracted'],
        ...(format < 5 ? [] : [[undefined, 'stands']]),
      ]);
      // Assessments and signatures are entries since the third format.
      const last = format < 3 ? 'event "B" of 2026-09-01' : 'the signature under assessment n1';
      expect(store.undoable()).toBe(last);
      expect(store.lastVisit()).toBe('2026-11-24T10:00:00.000Z');
      expect(store.acknowledgements()).toMatchObject([
        { tripwire: 'wire', since: '2026-10-01', author: 'bob' },
      ]);
      // Checks, who makes a number, and what events count came with the fifth.
      const isOld = format < 5;
      expect(store.readings().checksOf('land')).toMatchObject(
        isOld ? [] : [{ observedOn: '2026-10-20', source: 'S', author: 'bob', origin: '' }],
      );
      expect(store.readings().of('land')[0]?.origin).toBe(isOld ? '' : 'Customs');
      expect(store.events().map(({ amount, direction }) => [amount, direction])).toEqual([
        [1, undefined],
        isOld ? [1, undefined] : [2, 'for'],
      ]);
      // Proposals came with the sixth.
      expect(store.proposalsKnownAt().map(({ state, reason }) => [state, reason])).toEqual(
        format < 6
          ? []
          : [
              ['waiting', ''],
              ['refused', 'too high'],
            ],
      );
      expect(store.scenarios()[0]?.values).toEqual({ land: 3 });
      expect(store.strategies().map(({ sha256 }) => sha256)).toEqual([options.strategy.sha256]);
      // Assessments came with the second format.
      expect(store.assessments().map(({ id, signatures }) => [id, signatures.length])).toEqual(
        format < 2 ? [] : [['n1', 1]],
      );
    });

    test(`a backup of format ${format} is restored, over a store and where there is none`, async () => {
      const backup = join(formats, `format-${format}.db`);
      for (const isThere of [false, true]) {
        const dataDir = folder();
        if (isThere) {
          const before = await open({ dataDir });
          got(before.record([observation({ value: 9 })]));
          before.close();
        }
        got(
          restoreStoreFromBackup(
            join(dataDir, 'small.db'),
            'small',
            backup,
            '2026-11-25T00:00:00.000Z',
          ),
        );
        expect(values(await open({ dataDir }))).toEqual([3, 1.5]);
      }
    });

    test(`a store of format ${format} is read without being touched where that was asked`, async () => {
      const dataDir = folder();
      const path = join(dataDir, 'small.db');
      copyFileSync(join(formats, `format-${format}.db`), path);
      const before = readFileSync(path);
      expect(values(await open({ dataDir, readOnly: true }))).toEqual([3, 1.5]);
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readBackupPaths(path)).toEqual([]);
    });
  }
});

describe('the fifth format', () => {
  /** The rows of a table of a store, as they are on the disk. */
  const rowsOf = (path: string, table: string): unknown => {
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
    database.close();
    return rows;
  };

  test('keeps every entry of the fourth as it was, checksums and all, and the seq that comes next', async () => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    copyFileSync(join(formats, 'format-4.db'), path);
    const before = rowsOf(path, 'entry');
    const [sequence] = [rowsOf(path, 'sqlite_sequence')];
    const store = await open({ dataDir });
    expect(rowsOf(path, 'entry')).toEqual(before);
    expect(rowsOf(path, 'sqlite_sequence')).toEqual(sequence);
    expect(readStoreHealth(path, 'small', true).problem).toBeUndefined();
    store.close();
  });

  test('leaves damaged what was damaged before it, and counts what was missing as missing', async () => {
    const dataDir = folder();
    const path = join(dataDir, 'small.db');
    copyFileSync(join(formats, 'format-4.db'), path);
    const database = new DatabaseSync(path);
    database.exec(`DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;
      UPDATE entry SET value = 3.25 WHERE value = 3; DELETE FROM entry WHERE seq = 9;
      CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
      CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`);
    database.close();
    const store = await open({ dataDir });
    expect(values(store)).toEqual([1.5]);
    expect(store.damage).toMatch(/^Damaged on the disk, left out: entry 4/);
    expect(readStoreHealth(path, 'small', true).problem).toMatch(
      /entry 4 \(land, 2026-10-01\).*1 missing entry/,
    );
  });

  test('takes an entry of any subject, and what is known of none is no reading', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation()]));
    store.close();
    const database = new DatabaseSync(store.path);
    database.function('checksum', { varargs: true }, (...all) => checksumOf(all));
    const columns = CHECKED.entry.join(', ');
    database.exec(`INSERT INTO entry (${columns}, checksum) SELECT *, checksum(${columns}) FROM
      (SELECT 2 AS seq, recorded_at, author, 2 AS action, kind, 'proposal' AS subject, 2 AS origin, name, indicator,
      observed_on, 7.0 AS value, confidence, source, url, note, quote, archived, retrieved_on, happening FROM entry)`);
    database.close();
    const again = await open({ dataDir });
    expect(values(again)).toEqual([50]);
    expect(again.history('land')).toEqual([]);
    expect(again.lost).toMatch(/ is damaged; /);
    expect(messages(again.retract('r2'))).toEqual([
      'there is no reading with this id; "axiswatch history --json" shows those of an indicator',
    ]);
  });
});

describe('a new format', () => {
  test('comes in one transaction, after a backup of the store as it was', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation()]));
    expect(await update(dataDir, LATER)).toEqual([]);
    expect(readBackupPaths(store.path).map((path) => basename(path))).toEqual([
      `small--before-format-${String(SCHEMA_VERSION + 1).padStart(3, '0')}.db`,
    ]);
    const elsewhere = folder();
    copyFileSync(readBackupPaths(store.path)[0] ?? '', join(elsewhere, 'small.db'));
    expect(values(await open({ dataDir: elsewhere }))).toEqual([50]);
  });

  test('that fails half-way leaves the store as it was', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation()]));
    await expect(update(dataDir, [...LATER, 'CREATE TABLE mood (twice TEXT)'])).rejects.toThrow(
      'already exists',
    );
    store.close();
    expect(values(await open({ dataDir }))).toEqual([50]);
  });

  test('is refused by an older program, also one that has the store open', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    await update(dataDir, LATER);
    await expect(open({ dataDir })).rejects.toThrow('was written by a newer axiswatch');
    expect(messages(store.record([observation()]))[0]).toMatch(
      /^nothing was recorded: .* was written by a newer axiswatch/,
    );
    store.changed();
    expect(store.readOnly).toMatch(/was written by a newer axiswatch/);
  });

  test('is not looked into again by an older program that has the store open, as long as nothing changes', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    expect(await update(dataDir, LATER)).toEqual([]);
    store.changed();
    store.changed();
    const touched: (string | null)[] = [];
    const watcher = watch(dataDir, (_, name) => touched.push(name));
    expect([store.changed(), store.changed()]).toEqual([false, false]);
    await pause(100);
    watcher.close();
    expect(touched).toEqual([]);
    expect(store.readOnly).toMatch(/was written by a newer axiswatch/);
  });
});
