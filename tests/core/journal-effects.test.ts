import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, standingReadingsOfEntries } from '../../src/core/journal/journal.ts';
import { scoreEffectsOfEntries } from '../../src/core/journal/journal-effects.ts';
import { NO_TEXTS, observationFitsStrategy } from '../../src/core/model/observation.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { happening, observation } from '../store/samples.ts';
import { leaf, strategy } from './make.ts';

const STRATEGY = strategy([leaf('a', { maxAgeDays: 40 }), leaf('b')]);
const dayOf = (instant: string): string => instant.slice(0, 10);

/** An entry about a reading; seq rises from 1 and decides the id. */
function entry(
  seq: number,
  kind: 'record' | 'correct' | 'retract',
  origin: number,
  [indicator, observedOn, value]: readonly [string, string, number],
  { action = `act-${seq}`, day = '2026-01-10', author = 'ann' } = {},
): Entry {
  return {
    seq,
    recordedAt: `${day}T12:00:00.000Z`,
    author,
    action,
    origin,
    subject: 'reading',
    kind,
    id: `r${origin}`,
    observation: {
      indicator,
      observedOn,
      value,
      confidence: 'high',
      ...NO_TEXTS,
    },
  };
}

function takeBack(seq: number, kind: 'undo' | 'redo', action: string, day = '2026-01-10'): Entry {
  const recordedAt = `${day}T12:00:00.000Z`;
  return {
    seq,
    recordedAt,
    author: 'ann',
    action: `act-${seq}`,
    origin: 0,
    subject: 'action',
    kind,
    id: action,
  };
}

const scores = (entries: readonly Entry[]) =>
  scoreEffectsOfEntries(STRATEGY, entries, dayOf).map(({ before, after }) => [before, after]);

describe('the effect of an entry is the gauge before and after it, on the day it was written', () => {
  test('a first reading gives a score where there was none, and a second moves it', () => {
    expect(
      scores([
        entry(1, 'record', 1, ['a', '2026-01-01', 20]),
        entry(2, 'record', 2, ['b', '2026-01-01', 40]),
        entry(3, 'correct', 2, ['b', '2026-01-01', 60]),
        entry(4, 'retract', 2, ['b', '2026-01-01', 60]),
      ]),
    ).toEqual([
      [undefined, 20],
      [20, 30],
      [30, 40],
      [40, 20],
    ]);
  });

  test('an undo takes back everything its action wrote, and a redo brings it again', () => {
    const action = 'batch';
    expect(
      scores([
        entry(1, 'record', 1, ['a', '2026-01-01', 20], { action }),
        entry(2, 'record', 2, ['b', '2026-01-01', 40], { action }),
        takeBack(3, 'undo', action),
        takeBack(4, 'redo', action),
      ]).slice(2),
    ).toEqual([
      [30, undefined],
      [undefined, 30],
    ]);
  });

  test('a reading of an older day than the one that counts has no effect', () => {
    expect(
      scores([
        entry(1, 'record', 1, ['a', '2026-01-05', 20]),
        entry(2, 'record', 2, ['a', '2026-01-01', 90]),
      ])[1],
    ).toEqual([20, 20]);
  });

  test('what expired between two entries is no effect of the second', () => {
    expect(
      scores([
        entry(1, 'record', 1, ['a', '2026-01-01', 20]),
        entry(2, 'record', 2, ['b', '2026-01-01', 40]),
        entry(3, 'record', 3, ['b', '2026-03-01', 50], { day: '2026-03-01' }),
      ])[2],
    ).toEqual([40, 50]);
  });
});

test('reading a journal entry by entry comes to the same as folding its first entries and scoring the board', () => {
  const indicators = ['a', 'b', 'gone'];
  const move = fc.record({
    kind: fc.constantFrom('record', 'record', 'correct', 'retract', 'undo', 'redo'),
    pick: fc.nat(),
    value: fc.integer({ min: 0, max: 100 }),
    indicator: fc.constantFrom(...indicators),
    day: fc.integer({ min: 1, max: 28 }),
    later: fc.boolean(),
    joins: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
      const entries: Entry[] = [];
      let month = 1;
      for (const { kind, pick, value, indicator, day, later, joins } of moves) {
        if (later && month < 12) month += 1;
        const seq = entries.length + 1;
        const on = `2026-${String(month).padStart(2, '0')}-28`;
        const observedOn = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const records = entries.filter((each) => each.kind === 'record');
        const target = records[pick % Math.max(1, records.length)];
        const last = entries.at(-1);
        const action = joins && last?.kind === 'record' ? last.action : `act-${seq}`;
        if (kind === 'record') {
          entries.push(entry(seq, kind, seq, [indicator, observedOn, value], { action, day: on }));
        } else if (target?.subject !== 'reading') continue;
        else if (kind === 'undo' || kind === 'redo')
          entries.push(takeBack(seq, kind, target.action, on));
        else if (kind === 'correct' || kind === 'retract') {
          const { observation } = target;
          entries.push(
            entry(
              seq,
              kind,
              target.origin,
              [observation.indicator, observation.observedOn, value],
              {
                day: on,
              },
            ),
          );
        }
      }
      const root = (count: number, day: string) => {
        const standing = standingReadingsOfEntries(entries.slice(0, count));
        const readings = indexReadings(
          standing.filter((reading) => observationFitsStrategy(STRATEGY, reading)),
        );
        return scorecardAsOf(STRATEGY, readings, day).root.score;
      };
      scoreEffectsOfEntries(STRATEGY, entries, dayOf).forEach(({ day, before, after }, at) => {
        expect([before, after]).toEqual([root(at, day), root(at + 1, day)]);
      });
    }),
  );
});

test('an event and a check of a counted indicator have the effect that they have on the board, and their undoing too', () => {
  const counted = strategy([leaf('a', { count: { days: 30 }, cadenceDays: 10 }), leaf('b')]);
  const head = { author: 'ann', id: 'c1', origin: 1 };
  const at = (seq: number, day: string) =>
    ({ seq, recordedAt: `${day}T12:00:00.000Z`, action: `act-${seq}` }) as const;
  const { value: _, ...looked } = observation({ indicator: 'a', observedOn: '2026-01-10' });
  const entries: readonly Entry[] = [
    { ...head, ...at(1, '2026-01-10'), subject: 'check', kind: 'record', observation: looked },
    {
      ...head,
      id: 'e2',
      origin: 2,
      ...at(2, '2026-01-11'),
      subject: 'event',
      kind: 'record',
      happening: happening({ day: '2026-01-11', nodes: ['a'], amount: 40 }),
    },
    takeBack(3, 'undo', 'act-2', '2026-01-12'),
    takeBack(4, 'redo', 'act-2', '2026-01-12'),
    takeBack(5, 'undo', 'act-1', '2026-03-30'),
  ];
  const effects = scoreEffectsOfEntries(counted, entries, dayOf);
  expect(effects.map(({ before, after }) => [before, after])).toEqual([
    [undefined, 0],
    [0, 40],
    [40, 0],
    [0, 40],
    [0, 0],
  ]);
});
