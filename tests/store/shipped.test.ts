import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import { standingRecord } from '../../src/model/standing.ts';
import { loadStrategy, type ShippedRows } from '../../src/store/load-strategy.ts';
import { journalPath, openStore } from '../../src/store/open.ts';
import { shippedFiles } from '../../src/store/shipped.ts';
import { syncShipped } from '../../src/store/shipped-sync.ts';
import { emptyFolder, event, openJournal, reading } from './support.ts';

const DATA = join(import.meta.dirname, '../../data');

async function builtFolder(): Promise<string> {
  const folder = emptyFolder();
  for (const [name, text] of await shippedFiles(DATA)) writeFileSync(join(folder, name), text);
  return folder;
}

const release = (...rows: readonly (ReadingRow | EventRow)[]) => {
  const readings = rows.filter((row) => 'indicator' in row);
  const events = rows.filter((row) => 'nodes' in row);
  return { rowsHash: JSON.stringify(rows), rows: (): ShippedRows => ({ readings, events }) };
};

/** Without where they were written down. */
const plain = ({ readings, checks, events }: ReturnType<typeof standingRecord>) =>
  [...[...readings.values(), ...checks.values()].flat(), ...events]
    .map(({ entry: _, seq: __, ...row }) => JSON.stringify(row))
    .sort();

const rowsOfRelease = fc
  .uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 6 }), what: fc.constantFrom('r', 'c', 'e') }),
    { selector: ({ day, what }) => `${what}${day}`, maxLength: 8 },
  )
  .chain((keys) => fc.tuple(...keys.map((key) => fc.nat(2).map((text) => ({ ...key, text })))))
  .map((rows) =>
    rows.map(({ day, what, text }) =>
      what === 'e'
        ? { ...event(`e${day}`, day), note: `${text}` }
        : reading('A', day, what === 'r' ? text : undefined, `${text}`),
    ),
  );

test('from release to release the journal has just the rows of the last one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowsOfRelease, { minLength: 1, maxLength: 5 }), async (releases) => {
      const journal = await openJournal();
      for (const rows of releases) {
        syncShipped(journal, release(...rows));
        const fresh = await openJournal();
        syncShipped(fresh, release(...rows));
        expect(plain(await journal.record())).toEqual(plain(await fresh.record()));
        // The rows of a release are asked for once.
        syncShipped(journal, { ...release(...rows), rows: () => expect.unreachable() });
        const written = await journal.last();
        syncShipped(journal, { ...release(...rows), rowsHash: 'another, of the same rows' });
        expect(await journal.last()).toBe(written);
        await fresh.close();
      }
      expect(await journal.record()).toEqual(standingRecord(await journal.entries()));
      await journal.close();
    }),
    { numRuns: 15 },
  );
});

test('a release touches nothing that a person wrote', async () => {
  const journal = await openJournal();
  syncShipped(
    journal,
    release(reading('A', 1, 1), reading('A', 2, 2), event('gone', 3), event('own', 4)),
  );
  const entries = await journal.entries();
  const idOf = (day: number) => entries.find(({ row }) => row?.day === day)?.id as string;
  const corrected = { ...event('own', 4), title: 'in my words' };
  await journal.append('ann', [
    { kind: 'correct', target: idOf(1), what: 'reading', row: reading('A', 1, 10) },
    { kind: 'retract', target: idOf(3) },
    { kind: 'correct', target: idOf(4), what: 'event', row: corrected },
    { kind: 'record', what: 'event', row: event('mine', 5) },
  ]);
  syncShipped(
    journal,
    release(
      reading('A', 1, 5),
      reading('A', 2, 20),
      { ...event('gone', 3), title: 'it was there' },
      { ...event('own', 4), title: 'in other words' },
      { ...event('mine', 5), title: 'the same id' },
    ),
  );
  const { readings, events } = await journal.record();
  expect(readings.get('A')).toMatchObject([
    { value: 10, author: 'ann' },
    { value: 20, author: 'shipped' },
  ]);
  expect(events).toMatchObject([{ title: 'in my words' }, { title: 'mine' }]);
});

test('a release brings nothing into a damaged journal', async () => {
  const journal = await openJournal();
  syncShipped(journal, { ...release(reading('A', 1, 98_765)), rowsHash: 'first' });
  await journal.close();
  const bytes = readFileSync(journal.path);
  bytes.write('98766', bytes.lastIndexOf('98765'));
  writeFileSync(journal.path, bytes);
  const damaged = await openJournal(dirname(journal.path));
  syncShipped(damaged, release(reading('A', 1, 2)));
  expect([await damaged.last(), damaged.damage.size]).toEqual([1, 1]);
});

test('the shipped strategy and all its rows come out of the built folder', async () => {
  const folder = await builtFolder();
  const loaded = await loadStrategy({ folder });
  const same = await loadStrategy({ file: join(DATA, 'axis-of-losers.json'), folder });
  expect(loaded.strategy).toEqual(same.strategy);
  expect(same.shipped).toBeUndefined();
  expect(loaded.strategy.hash).toMatch(/^[0-9a-f]{8}$/);
  const { journal } = await openStore(loaded, emptyFolder());
  const { readings, checks, events } = await journal.record();
  const rows = [...readings.values(), ...checks.values()].flat().length + events.length;
  const shipped = loaded.shipped?.rows();
  expect(rows).toBe((shipped?.readings.length ?? 0) + (shipped?.events.length ?? 0));
  expect(rows).toBeGreaterThan(400);
  await journal.close();
});

test('shipped rows that are refused are told with their file', async () => {
  const folder = emptyFolder();
  for (const ending of ['json', 'readings.csv', 'events.csv']) {
    const text = ending === 'readings.csv' ? 'indicator,day,value\nNONE,2024-01-01,1\n' : undefined;
    const name = `axis-of-losers.${ending}`;
    writeFileSync(join(folder, name), text ?? readFileSync(join(DATA, name)));
  }
  await expect(shippedFiles(folder)).rejects.toThrow('axis-of-losers.readings.csv, line 2');
});

test('programs that open at once bring the rows in once', async () => {
  const [built, data] = [await builtFolder(), emptyFolder()];
  const opener = join(import.meta.dirname, 'opener.ts');
  const ended = Array.from({ length: 3 }, () => {
    const child = spawn(process.execPath, [opener, built, data], { stdio: 'inherit' });
    return new Promise((done) => child.on('close', done));
  });
  expect(await Promise.all(ended)).toEqual([0, 0, 0]);
  const loaded = await loadStrategy({ folder: built });
  const { journal } = await openStore(loaded, data);
  const entries = await journal.entries();
  expect(new Set(entries.map(({ action }) => action)).size).toBe(1);
  await journal.close();
});

test('a store of the earlier program is left alone and told of once, and so is an empty one', async () => {
  const [built, data] = [await builtFolder(), join(emptyFolder(), 'data')];
  const loaded = await loadStrategy({ folder: built });
  mkdirSync(data);
  const old = join(data, 'axis-of-losers.db');
  writeFileSync(old, 'old');
  const first = await openStore(loaded, data);
  await first.journal.close();
  const second = await openStore(loaded, data);
  await second.journal.close();
  expect([first.notice, second.notice]).toEqual([expect.stringContaining(old), undefined]);
  writeFileSync(second.journal.path, '');
  const third = await openStore(loaded, data);
  await third.journal.close();
  expect(third.notice).toContain(`${third.journal.path} was empty`);
  const fourth = await openStore(loaded, data, undefined, true);
  await fourth.journal.close();
  expect([fourth.journal.isReadOnly, fourth.notice]).toEqual([true, undefined]);
  expect(journalPath('data', 'Own-1')).toBe(join('data', 'own-1.journal'));
});
