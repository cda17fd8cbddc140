import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eventsFromEntries,
  indicatorCheckVersionsFromEntries,
  isAboutCheck,
  isAboutReading,
  standingChecksFromEntries,
  standingReadingsOfEntries,
  versionsOfAllReadings,
} from '../../src/core/journal/journal.ts';
import type { Reading } from '../../src/core/model/model.ts';
import { compareReadingPrecedence } from '../../src/core/model/readings.ts';
import { Connection } from '../../src/store/db/connection.ts';
import { queryDerivedTablesMatchJournal } from '../../src/store/db/damage.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { Clock, check, folder, happening, observation, open, release } from './tools.ts';

const INDICATORS = ['land', 'stance', 'drones'];

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      value: fc.integer({ min: 1, max: 2 }),
      indicator: fc.constantFrom(...INDICATORS),
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      pick: fc.nat(),
      value: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retract' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('event' as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check' as const), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('redo' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function standing(store: Store): Reading[] {
  return INDICATORS.flatMap((indicator) => store.readings().of(indicator));
}

let days = 0;

function take(store: Store, move: Step): void {
  switch (move.kind) {
    case 'record': {
      const { indicator, value, count } = move;
      const rows = Array.from({ length: count }, () => {
        days = (days + 1) % 28;
        return observation({
          indicator,
          value,
          observedOn: `2026-09-${String(days + 1).padStart(2, '0')}`,
        });
      });
      store.record(rows);
      return;
    }
    case 'correct':
    case 'retract': {
      const list = standing(store);
      const reading = list[move.pick % Math.max(1, list.length)];
      if (reading === undefined) return;
      if (move.kind === 'retract') store.retract(reading.id);
      else
        store.correct(
          reading.id,
          observation({ ...reading, value: move.value, note: `${move.pick}` }),
        );
      return;
    }
    case 'event': {
      const [event] = store.events();
      if (event !== undefined && move.pick % 3 === 0) store.retractEvent(event.id);
      else store.recordEvents([happening({ title: `${move.pick}` })]);
      return;
    }
    case 'check': {
      const [known] = store.readings().checksOf('land');
      if (known !== undefined && move.pick % 3 === 0) store.retractCheck(known.id);
      else store.recordChecks([check({ note: `${move.pick}` }), check({ indicator: 'stance' })]);
      return;
    }
    case 'undo':
      store.undo();
      return;
    case 'redo':
      store.redo();
  }
}

test('whatever two authors and a release do, what stands is what the entries of the journal fold to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), step), { maxLength: 30 }), async (moves) => {
      const dataDir = folder();
      const shippedData = release(
        [observation({ value: 1 }), observation({ indicator: 'drones', value: 2 })],
        undefined,
        [],
        [check()],
      );
      const clock = new Clock('2026-11-24T10:00:00.000Z');
      const ann = await open({ dataDir, shippedData, now: clock.now });
      const bob = await open({ dataDir, author: 'bob', now: clock.now });
      for (const [isAnn, move] of moves) {
        const store = isAnn ? ann : bob;
        store.changed();
        clock.move(1);
        take(store, move);
      }
      ann.changed();
      const entries = ann.entries({ limit: 10_000 });
      const connection = Connection.openReadOnly(ann.path);
      expect(queryDerivedTablesMatchJournal(connection)).toBe(true);
      connection.close();
      const folded = [...standingReadingsOfEntries(entries)].sort((a, b) => a.seq - b.seq);
      expect(standing(ann).sort((a, b) => a.seq - b.seq)).toEqual(folded);
      expect(ann.events()).toEqual(eventsFromEntries(entries));
      const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }) => a.seq - b.seq;
      const checks = INDICATORS.flatMap((indicator) => ann.readings().checksOf(indicator));
      expect(checks.sort(bySeq)).toEqual([...standingChecksFromEntries(entries)].sort(bySeq));
      const history = INDICATORS.flatMap((indicator) => ann.history(indicator));
      expect(history.filter(isAboutCheck).sort(compareReadingPrecedence)).toEqual(
        indicatorCheckVersionsFromEntries(entries),
      );
      const versions = history.filter(isAboutReading);
      expect(versions.sort(compareReadingPrecedence)).toEqual(versionsOfAllReadings(entries));
      const rows = versions.filter((row) => row.standing);
      expect(rows.map((row) => row.seq).sort((a, b) => a - b)).toEqual(
        folded.map(({ seq }) => seq),
      );
      for (const { recordedAt } of entries) {
        const until = standingReadingsOfEntries(
          entries.filter((entry) => entry.recordedAt <= recordedAt),
        );
        const known = ann.readingsKnownAt(recordedAt);
        const readings = INDICATORS.flatMap((indicator) => known.of(indicator));
        expect(readings.sort(compareReadingPrecedence)).toEqual(
          [...until].sort(compareReadingPrecedence),
        );
        const looked = entries.filter((entry) => entry.recordedAt <= recordedAt);
        expect(INDICATORS.flatMap((each) => known.checksOf(each)).sort(bySeq)).toEqual(
          [...standingChecksFromEntries(looked)].sort(bySeq),
        );
        expect(known.eventsOf('land')).toEqual(eventsFromEntries(looked));
      }
    }),
    { numRuns: 60 },
  );
});

test('entries that are named in the journal are never changed or removed', async () => {
  const dataDir = folder();
  const store = await open({ dataDir });
  store.record([observation()]);
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(store.path);
  expect(() => database.exec('DELETE FROM entry')).toThrow('the journal only grows');
  expect(() => database.exec("UPDATE entry SET author = 'x'")).toThrow('the journal only grows');
  database.close();
});
