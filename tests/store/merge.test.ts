import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boards } from '../../src/model/board.ts';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import { fatesOf, standingRecord } from '../../src/model/standing.ts';
import type { SqliteJournal } from '../../src/store/journal.ts';
import { merge, unmerge } from '../../src/store/merge.ts';
import type { Change } from '../../src/store/port.ts';
import { syncShipped } from '../../src/store/shipped-sync.ts';
import { recordingOf, step, take } from './histories.ts';
import { emptyFolder, event, openJournal, reading, STRATEGY } from './support.ts';

const steps = fc.array(step, { maxLength: 12 });

/** Journals that began as copies of one, each with a history of its own. */
async function apart([common = [], ...others]: readonly (readonly Parameters<
  typeof take
>[1][])[]): Promise<readonly SqliteJournal[]> {
  const clock = { now: 1_000 };
  const go = async (journal: SqliteJournal, own: typeof common): Promise<void> => {
    for (const each of own) {
      clock.now += each.elapsed;
      await take(journal, each);
    }
  };
  const first = await openJournal(emptyFolder(), () => clock.now);
  await go(first, common);
  const start = clock.now;
  const journals: SqliteJournal[] = [];
  for (const own of others) {
    clock.now = start;
    const folder = emptyFolder();
    await first.copyTo(join(folder, 'test.journal'));
    const journal = await openJournal(folder, () => clock.now);
    await go(journal, own);
    journals.push(journal);
  }
  return journals;
}

/** A copy of the first one, with the others merged into it one after another. */
async function union([first, ...others]: readonly SqliteJournal[]): Promise<SqliteJournal> {
  const folder = emptyFolder();
  await first?.copyTo(join(folder, 'test.journal'));
  const journal = await openJournal(folder);
  for (const other of others) await merge(journal, 'ann', other.contents());
  return journal;
}

const entriesOf = (journal: SqliteJournal | undefined) => journal?.contents().entries ?? [];
const indexOf = async (journal: SqliteJournal) =>
  new Boards(STRATEGY, await journal.record()).on(18_330).score(STRATEGY.index);

test('in any order, and as often as one likes, the same', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, steps, steps, async (...histories) => {
      const [a, b, c] = (await apart(histories)) as [SqliteJournal, SqliteJournal, SqliteJournal];
      const one = await union([a, b, c]);
      const bc = await union([b, c]);
      const all = [await union([c, a, b, a, c]), await union([a, bc]), await union([bc, bc, a])];
      for (const other of all) {
        expect(other.contents().entries).toEqual(one.contents().entries);
        expect(await other.record()).toEqual(await one.record());
        expect(await indexOf(other)).toBe(await indexOf(one));
      }
      expect(await one.record()).toEqual(standingRecord(entriesOf(one)));
      const ids = new Set(entriesOf(one).map(({ id }) => id));
      const persons = [a, b, c].flatMap(entriesOf).filter(({ author }) => author !== 'shipped');
      expect(persons.filter(({ id }) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('what is in force equals the fold, whatever is done after a merge', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, steps, steps, async (common, one, other, then) => {
      const journal = await union(await apart([common, one, other]));
      for (const each of then) {
        await take(journal, each);
        expect(await journal.record()).toEqual(standingRecord(entriesOf(journal)));
      }
    }),
    { numRuns: 15 },
  );
});

test('undone, a merge is gone, and nothing else; merged again, it is back', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, steps, async (...histories) => {
      const [a, b] = (await apart(histories)) as [SqliteJournal, SqliteJournal];
      const before = await a.record();
      const brought = await merge(a, 'cyd', b.contents());
      const after = entriesOf(a);
      const gone = await unmerge(a, 'cyd');
      expect(gone ?? []).toHaveLength(brought.length);
      const values = (record: typeof before) =>
        [...record.readings].map(([id, all]) => [id, all.map(({ day, value }) => [day, value])]);
      expect(values(await a.record())).toEqual(values(before));
      expect((await merge(a, 'cyd', b.contents())).length).toBe(brought.length);
      expect(entriesOf(a)).toEqual(after);
    }),
    { numRuns: 15 },
  );
});

const write = async (journal: SqliteJournal, author: string, change: Change) =>
  (await journal.append(author, [change]))[0]?.id as string;
const recordOf = (row: ReadingRow | EventRow): Change => ({ kind: 'record', ...recordingOf(row) });

test('what the program brought along to each is one', async () => {
  const rows = { readings: [reading('A', 1, 10), reading('A', 2)], events: [event('e', 3)] };
  const shipped = { rowsHash: 'one', rows: () => rows };
  const [a, b] = [await openJournal(), await openJournal()];
  for (const journal of [a, b]) syncShipped(journal, shipped);
  const target = entriesOf(a)[2]?.id as string;
  await write(a, 'ann', { kind: 'retract', target });
  expect(await merge(a, 'ann', b.contents())).toEqual([]);
  await merge(b, 'bob', a.contents());
  expect(entriesOf(a)).toHaveLength(4);
  expect(entriesOf(b)).toEqual(entriesOf(a));
  expect((await b.record()).events).toEqual([]);
  syncShipped(b, { ...shipped, rows: () => expect.unreachable() });
});

test('of two releases the one of the program is brought in again', async () => {
  const release = (value: number) => ({
    rowsHash: `${value}`,
    rows: () => ({
      readings: [reading('A', 1, value)],
      events: [{ ...event('e', 3), amount: value }],
    }),
  });
  const [a, b] = [await openJournal(), await openJournal()];
  syncShipped(a, release(1));
  syncShipped(b, release(2));
  await merge(a, 'ann', b.contents());
  expect((await a.record()).events).toHaveLength(1);
  syncShipped(a, release(1));
  const { readings, events } = await a.record();
  expect(readings.get('A')?.map(({ value }) => value)).toEqual([1]);
  expect(events.map(({ amount }) => amount)).toEqual([1]);
});

test('of what two persons made of one entry, or of one event, the last counts, and the other when that is undone', async () => {
  const clock = { now: 1_000 };
  const first = await openJournal(emptyFolder(), () => clock.now);
  const wrong = await write(first, 'ann', recordOf(reading('A', 1, 10)));
  const folder = emptyFolder();
  await first.copyTo(join(folder, 'test.journal'));
  const second = await openJournal(folder, () => clock.now);
  const correct = (value: number): Change => ({
    ...{ kind: 'correct', target: wrong, what: 'reading', row: reading('A', 1, value) },
  });
  clock.now = 2_000;
  await write(first, 'ann', correct(20));
  await write(first, 'ann', recordOf(event('e', 1)));
  clock.now = 3_000;
  await write(second, 'bob', recordOf({ ...event('e', 1), amount: 5 }));
  const last = await write(second, 'bob', correct(30));
  await merge(first, 'ann', second.contents());
  const values = async () => {
    const { readings, events } = await first.record();
    return [readings.get('A')?.map(({ value }) => value), events.map(({ amount }) => amount)];
  };
  expect(await values()).toEqual([[30], [5]]);
  expect(fatesOf(entriesOf(first)).get(last)).toBe('in force');
  await first.undo('bob');
  expect(await values()).toEqual([[20], [5]]);
  await first.undo('bob');
  expect(await values()).toEqual([[20], [1]]);
  await first.redo('bob');
  expect(await values()).toEqual([[20], [5]]);
});

test('readings of different persons and values are rivals; who undoes a merge undoes first what came after it', async () => {
  const [a, b] = [await openJournal(), await openJournal()];
  await write(a, 'ann', recordOf(reading('A', 1, 10)));
  await write(a, 'ann', recordOf(reading('A', 2, 10)));
  await write(b, 'bob', recordOf(reading('A', 1, 20)));
  await write(b, 'bob', recordOf(reading('A', 2, 10)));
  await merge(a, 'ann', b.contents());
  const rivals = async () =>
    (await a.record()).readings.get('A')?.map((each) => each.rivals?.map(({ value }) => value));
  expect(await rivals()).toEqual([[10], undefined]);
  await write(a, 'ann', recordOf(reading('A', 3, 1)));
  expect(await unmerge(a, 'ann')).toBeUndefined();
  expect(await unmerge(a, 'bob')).toBeUndefined();
  await a.undo('ann');
  expect(await unmerge(a, 'ann')).toHaveLength(2);
  expect(await rivals()).toEqual([undefined, undefined]);
  expect(await unmerge(a, 'ann')).toBeUndefined();
});
