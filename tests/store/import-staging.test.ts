/** Readings that are set aside and recorded as one action. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import type { Observation } from '../../src/core/model/model.ts';
import type { ObservedRow } from '../../src/core/model/observation.ts';
import { makeRandomGeneratorFromSeed } from '../../src/core/model/random.ts';
import type { FileRow } from '../../src/store/journal/store-types.ts';
import { folder, got, messages, observation, open } from './tools.ts';

/** Rows of few days, values and sources, so that they meet each other within a batch and beyond. */
function rowsOf(count: number, seed: number): readonly Observation[] {
  const next = makeRandomGeneratorFromSeed(seed);
  const pick = (of: number): number => Math.floor(next() * of);
  return Array.from({ length: count }, () =>
    observation({
      indicator: ['land', 'drones'][pick(2)] ?? '',
      observedOn: addDays('2026-01-01', pick(40)),
      value: 1 + pick(8),
      source: `source ${pick(12)}`,
    }),
  );
}

/** What recording row by row does, in words of the specification: equal ones are skipped, the newest of a day counts. */
function expected(standing: readonly Observation[], rows: readonly Observation[]) {
  const seen = new Set(standing.map((row) => JSON.stringify(row)));
  const counts = new Map(standing.map((row) => [`${row.indicator} ${row.observedOn}`, row.value]));
  const recorded: { observation: Observation; was: number | undefined }[] = [];
  for (const row of rows) {
    const key = `${row.indicator} ${row.observedOn}`;
    if (seen.has(JSON.stringify(row))) continue;
    recorded.push({ observation: row, was: counts.get(key) });
    seen.add(JSON.stringify(row));
    counts.set(key, row.value);
  }
  return recorded;
}

/** The rows as they come from a file with a header. */
function inFile<Row extends ObservedRow>(rows: readonly Row[]): readonly FileRow<Row>[] {
  return rows.map((observation, at) => ({ observation, place: `line ${at + 2}`, beyond: false }));
}

const pause = async (): Promise<void> => undefined;

describe('what was set aside', () => {
  test.each([1, 2, 3])('is recorded as if row by row, over several batches (%s)', async (seed) => {
    const store = await open({ dataDir: folder() });
    const [first, second] = [rowsOf(50, seed + 10), rowsOf(3_500, seed)];
    got(store.record(first));
    const before = expected([], first).map((each) => each.observation);
    const all = expected(before, second);
    for (let at = 0; at < second.length; at += 700)
      got(store.setAside(inFile(second.slice(at, at + 700))));
    const replaced = all.filter(({ was }) => was !== undefined);
    const written = {
      recorded: all.length,
      skipped: second.length - all.length,
      replaced: replaced.length,
      examples: [
        ...all.filter(({ was }) => was === undefined).slice(0, 100),
        ...replaced.slice(0, 100),
      ],
    };
    expect(replaced.length).toBeGreaterThan(1_000);
    const entries = store.entries().length;
    expect(got(await store.tryAside(() => store.entries().length, pause))).toMatchObject({
      ...written,
      seen: 1_000,
    });
    expect(store.entries()).toHaveLength(entries);
    expect(got(await store.recordAside(pause))).toMatchObject(written);
    const recorded = store
      .entries({ limit: 9_999 })
      .flatMap((entry) => (entry.subject === 'reading' ? [entry.observation] : []));
    const inOrder = [...before, ...all.map((each) => each.observation)];
    expect([recorded, recorded.toReversed()]).toContainEqual(inOrder);
    const [last] = all.slice(-1);
    const { indicator = '', observedOn = '' } = last?.observation ?? {};
    expect(store.readings().asOf(indicator, observedOn)).toMatchObject(last?.observation ?? {});
    got(store.undo());
    expect(store.readings().of('land').length + store.readings().of('drones').length).toBe(
      before.length,
    );
  });

  test('is lost where the store was replaced meanwhile, which is said', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(store.record([observation()]));
    const copy = join(folder(), 'copy.db');
    got(store.backup(copy));
    got(store.setAside(inFile(rowsOf(10, 1))));
    renameSync(copy, store.path);
    expect(messages(await store.recordAside(pause))).toEqual([
      'the store was replaced while the readings came in; import them again',
    ]);
  });

  test('is told of batch by batch, and what a pause throws leaves nothing', async () => {
    const store = await open({ dataDir: folder() });
    const rows = rowsOf(2_500, 4);
    got(store.setAside(inFile(rows)));
    const told: number[] = [];
    const stop = new Error('stop');
    const ended = store.recordAside(async (done) => {
      told.push(done);
      if (done > 1_500) throw stop;
    });
    await expect(ended).rejects.toThrow(stop);
    expect(told).toEqual([1_000, 2_000]);
    expect(store.entries()).toEqual([]);
    expect(got(await store.recordAside(pause)).recorded).toBe(expected([], rows).length);
  });

  test.each([1, 2, 3])(
    'loses every row of a day with different values, and each that contradicts the first is named (%s)',
    async (seed) => {
      const store = await open({ dataDir: folder() });
      const next = makeRandomGeneratorFromSeed(seed);
      const rows = inFile(
        Array.from({ length: 2_600 }, (_, at) =>
          observation({
            indicator: at % 2 === 0 ? 'land' : 'drones',
            observedOn: addDays('2020-01-01', Math.floor(next() * 700)),
            value: next() < 0.9 ? 5 : 5 + Math.floor(next() * 3),
            note: `row ${at}`,
          }),
        ),
      );
      const keyOf = ({ observation: { indicator, observedOn } }: FileRow): string =>
        `${indicator} ${observedOn}`;
      const days = Map.groupBy(rows, keyOf);
      const isTorn = (row: FileRow): boolean =>
        new Set(days.get(keyOf(row))?.map((each) => each.observation.value)).size > 1;
      const contradictions = rows.flatMap((row) => {
        const [first = row] = days.get(keyOf(row)) ?? [];
        const { value } = first.observation;
        return value === row.observation.value
          ? []
          : [{ ...row, first: { value, place: first.place } }];
      });
      const sound = rows.filter((row) => !isTorn(row));
      expect([contradictions.length > 50, sound.length > 500]).toEqual([true, true]);
      for (let at = 0; at < rows.length; at += 1_000)
        got(store.setAside(rows.slice(at, at + 1_000)));
      const none = { rows: [], more: 0 };
      expect(got(store.doubtsAside())).toEqual({
        contradictions: { rows: contradictions, more: 0 },
        beyond: none,
      });
      expect(got(store.leaveOutDoubts())).toBe(sound.length);
      // What remains contradicts nothing.
      expect(got(store.doubtsAside())).toEqual({ contradictions: none, beyond: none });
      expect(got(store.leaveOutDoubts())).toBe(sound.length);
      expect(got(await store.recordAside(pause))).toMatchObject({
        recorded: sound.length,
        skipped: 0,
      });
      const recorded = store
        .entries({ limit: 9_999 })
        .flatMap((entry) => (entry.subject === 'reading' ? [entry.observation.note] : []));
      expect(recorded.toSorted()).toEqual(sound.map((row) => row.observation.note).toSorted());
    },
  );

  test('names the first thousand of those that contradict another, and counts the rest', async () => {
    const store = await open({ dataDir: folder() });
    got(
      store.setAside(inFile(Array.from({ length: 1_203 }, (_, value) => observation({ value })))),
    );
    const { rows, more } = got(store.doubtsAside()).contradictions;
    expect([rows.length, rows.at(-1)?.place, more]).toEqual([1_000, 'line 1002', 202]);
    expect(got(store.leaveOutDoubts())).toBe(0);
    expect(got(await store.recordAside(pause))).toMatchObject({ recorded: 0, skipped: 0 });
  });

  test('loses what lies far beyond the goalposts and does not stand already', async () => {
    const store = await open({ dataDir: folder() });
    const rows = inFile(
      Array.from({ length: 5 }, (_, at) =>
        observation({ value: at, observedOn: addDays('2026-01-01', at) }),
      ),
    ).map((row, at) => ({ ...row, beyond: at !== 2 }));
    got(store.record(rows.slice(0, 1).map((row) => row.observation)));
    got(store.setAside(rows));
    const doubtful = rows.filter((_, at) => at === 1 || at > 2);
    expect(got(store.doubtsAside()).beyond).toEqual({ rows: doubtful, more: 0 });
    // Nothing is left out before that is asked for.
    expect(got(await store.tryAside(() => undefined, pause))).toMatchObject({ recorded: 4 });
    expect(got(store.leaveOutDoubts())).toBe(2);
    expect(got(await store.recordAside(pause))).toMatchObject({ recorded: 1, skipped: 1 });
  });
});
