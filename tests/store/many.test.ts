import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { foldReadings } from '../../src/domain/journal.ts';
import { readingsOf } from '../../src/domain/readings.ts';
import { folder, got, observation, open, release } from './tools.ts';

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
  const starter = release([
    observation({ observedOn: rows[0]?.observedOn ?? '', value: 99 }),
    observation({ observedOn: '1999-01-01', value: 98 }),
  ]);
  const store = await open({ dataDir, starter });
  got(store.record(rows));
  const entries = foldReadings(store.entries({ limit: 10_000 }));
  // On a log scale a value of 0 does not fit; those readings are kept and never answered.
  const fitting = entries.filter(({ indicator, value }) => indicator !== 'drones' || value > 0);
  const inMemory = readingsOf(fitting);
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
