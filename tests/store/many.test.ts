import { expect, test } from 'vitest';
import { standingReadingsOfEntries } from '../../src/core/journal/journal.ts';
import { addDays } from '../../src/core/model/day.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { Connection } from '../../src/store/db/connection.ts';
import { queryMisfitReadingCount } from '../../src/store/journal/standing-queries.ts';
import { folder, got, observation, open, release, strategyFile } from './tools.ts';

test('a store of many readings answers from its index exactly what it would answer from memory', async () => {
  const dataDir = folder();
  const rows = Array.from({ length: 6_000 }, (_, at) =>
    observation({
      indicator: ['land', 'stance', 'drones'][at % 3] ?? '',
      observedOn: addDays('2000-01-01', (at * 37) % 5_000),
      value: Math.floor(at / 3) % 3,
      source: `source ${at}`,
    }),
  );
  const shippedData = release([
    observation({ observedOn: rows[0]?.observedOn ?? '', value: 99 }),
    observation({ observedOn: '1999-01-01', value: 98 }),
  ]);
  const store = await open({ dataDir, shippedData });
  got(store.record(rows));
  const entries = standingReadingsOfEntries(store.entries({ limit: 10_000 }));
  // On a log scale a value of 0 does not fit; those readings are kept and never answered.
  const fitting = entries.filter(({ indicator, value }) => indicator !== 'drones' || value > 0);
  const inMemory = indexReadings(fitting);
  expect(store.notices).toEqual([
    `${entries.length - fitting.length} readings no longer fit the strategy and are not scored.`,
  ]);
  for (const indicator of ['land', 'stance', 'drones', 'none']) {
    for (let days = -400; days < 5_100; days += 97) {
      const day = addDays('2000-01-01', days);
      const reading = store.readings().asOf(indicator, day);
      const known = inMemory.asOf(indicator, day);
      expect(reading === undefined).toBe(known === undefined);
      if (known !== undefined) expect(reading).toMatchObject(known);
    }
    expect(store.readings().of(indicator)).toEqual(inMemory.of(indicator));
  }
});

test('how many readings do not fit a strategy is counted from the index by indicator, level and scale', async () => {
  const store = await open({ dataDir: folder() });
  const of = (indicator: string, ...numbers: readonly number[]) =>
    numbers.map((value, at) =>
      observation({ indicator, value, observedOn: addDays('2026-01-01', at) }),
    );
  got(
    store.record([
      ...of('land', -5, 0, 500),
      ...of('stance', 0, 1, 1, 2, 0),
      ...of('drones', 1, 7),
    ]),
  );
  const { root } = JSON.parse(new TextDecoder().decode(strategyFile().bytes));
  const [land, stance, drones] = root.children;
  const misfits = (...children: readonly object[]): number => {
    const { strategy } = strategyFile({ root: { ...root, children } });
    const connection = Connection.openReadOnly(store.path);
    try {
      return queryMisfitReadingCount(connection, strategy);
    } finally {
      connection.close();
    }
  };
  expect(misfits(land, stance, drones)).toBe(0);
  // An indicator that is gone: all of its readings, whatever comes before and after it.
  expect([misfits(stance, drones), misfits(land, drones), misfits(land, stance)]).toEqual([
    3, 5, 2,
  ]);
  // A level that is gone: every reading of that level.
  const without = (...gone: readonly number[]): object => ({
    ...stance,
    levels: stance.levels.filter(({ value }: { value: number }) => !gone.includes(value)),
  });
  expect([misfits(land, without(1), drones), misfits(land, without(0), drones)]).toEqual([2, 2]);
  expect(misfits(land, without(2), drones)).toBe(1);
  // On a log scale nothing at or below zero.
  const log = { ...land, goalposts: { worst: 1000, best: 1, scale: 'log' } };
  expect(misfits(log, stance, drones)).toBe(2);
});
