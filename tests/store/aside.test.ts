/** Readings that are set aside and recorded as one action. */
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { Observation } from '../../src/domain/model.ts';
import { randomFrom } from '../../src/domain/random.ts';
import { folder, got, observation, open } from './tools.ts';

/** Rows of few days, values and sources, so that they meet each other within a batch and beyond. */
function rowsOf(count: number, seed: number): readonly Observation[] {
  const next = randomFrom(seed);
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

const pause = async (): Promise<void> => undefined;

describe('what was set aside', () => {
  test.each([1, 2, 3])('is recorded as if row by row, over several batches (%s)', async (seed) => {
    const store = await open({ dataDir: folder() });
    const [first, second] = [rowsOf(50, seed + 10), rowsOf(3_500, seed)];
    got(store.record(first));
    const before = expected([], first).map((each) => each.observation);
    const all = expected(before, second);
    for (let at = 0; at < second.length; at += 700) got(store.setAside(second.slice(at, at + 700)));
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

  test('is told of batch by batch, and what a pause throws leaves nothing', async () => {
    const store = await open({ dataDir: folder() });
    const rows = rowsOf(2_500, 4);
    got(store.setAside(rows));
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
});
