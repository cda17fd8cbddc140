import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import type { Day, Limits, Readings } from '../../src/core/model/model.ts';
import { readingsWithReading } from '../../src/core/model/readings.ts';
import { folder, got, observation, open } from './tools.ts';

const FIRST = '2000-01-01';

/** From one reading to the one before it, as long as it lies within the limits. */
function walked(readings: Readings, indicator: string, day: Day, limits: Limits): Day | undefined {
  const { atLeast = -Infinity, atMost = Infinity } = limits;
  let since: Day | undefined;
  for (let reading = readings.asOf(indicator, day); reading !== undefined; ) {
    const { observedOn, value } = reading;
    if (value < atLeast || value > atMost) break;
    since = observedOn;
    reading = readings.asOf(indicator, addDays(observedOn, -1));
  }
  return since;
}

test('a store of many readings tells from its index since when they lie within limits, as a walk does', async () => {
  const store = await open({ dataDir: folder() });
  // Stretches of the same value, few that lie far outside, gaps of all lengths, and on some days a second reading that counts instead.
  const rows = Array.from({ length: 6_000 }, (_, at) => {
    const turn = Math.floor(at / 3);
    return observation({
      indicator: ['land', 'stance', 'drones'][at % 3] ?? '',
      observedOn: addDays(FIRST, turn + Math.floor(turn / 50) * (at % 3) * 7),
      value: turn % 71 === 3 ? 9 : (Math.floor(turn / 90) + (turn % 97 === 0 ? 1 : 0)) % 3,
      source: `source ${at}`,
    });
  });
  got(store.record(rows));
  got(
    store.record(
      rows
        .filter((_, at) => at % 41 === 0)
        .map((row) => ({ ...row, value: 1, source: 'a second one' })),
    ),
  );
  const readings = store.readings();
  const limit = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
  let few = 0;
  let told = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('land', 'stance', 'drones'),
      fc.integer({ min: -10, max: 2_700 }),
      limit,
      limit,
      (indicator, days, atLeast, atMost) => {
        const day = addDays(FIRST, days);
        const limits = { atLeast, atMost };
        const expected = walked(readings, indicator, day, limits);
        if (expected === undefined) return;
        told += 1;
        if (atLeast === undefined && (atMost ?? 0) > 2) few += 1;
        expect(readings.withinLimitsSince?.(indicator, day, limits)).toBe(expected);
      },
    ),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(100);
  expect(few).toBeGreaterThan(10);
});

test('a store of many readings gives those of some days as the whole list has them, whether or not that is known', async () => {
  const store = await open({ dataDir: folder() });
  const rows = Array.from({ length: 5_200 }, (_, at) =>
    observation({ observedOn: addDays(FIRST, Math.floor(at / 2)), value: at % 7, note: `n${at}` }),
  );
  got(store.record(rows));
  const [from, to] = [addDays(FIRST, 100), addDays(FIRST, 140)];
  const asked = store
    .readings()
    .between('land', from, to)
    .map(({ observedOn, value, note }) => ({ observedOn, value, note }));
  const whole = store.readings();
  const list = whole.of('land').filter(({ observedOn }) => observedOn >= from && observedOn <= to);
  expect(asked).toEqual(list.map(({ observedOn, value, note }) => ({ observedOn, value, note })));
  expect(asked).toHaveLength(82);
  const values = list.map(({ value }) => value);
  expect(whole.extremesBetween?.('land', from, to)).toEqual({
    low: Math.min(...values),
    high: Math.max(...values),
  });
  expect(whole.extremesBetween?.('land', addDays(FIRST, -9), addDays(FIRST, -1))).toBeUndefined();
  expect(whole.between('land', from, to)).toEqual(list);
});

test('with a reading laid on top, its own indicator is walked and the others are not', async () => {
  const store = await open({ dataDir: folder() });
  const rows = Array.from({ length: 5_100 }, (_, at) =>
    observation({ observedOn: addDays(FIRST, at), value: 7 }),
  );
  got(store.record(rows));
  const readings = store.readings();
  const [first] = readings.of('land');
  if (first === undefined) throw new Error('nothing was recorded');
  const added = readingsWithReading(readings, { ...first, observedOn: addDays(FIRST, 40) });
  expect(added.withinLimitsSince?.('land', addDays(FIRST, 39), { atLeast: 7 })).toBe(FIRST);
  expect(added.withinLimitsSince?.('land', addDays(FIRST, 40), { atLeast: 7 })).toBeUndefined();
});
