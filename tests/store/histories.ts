/** Random histories of a journal, as persons and the program write them. */
import fc from 'fast-check';
import { Refusal } from '../../src/model/problem.ts';
import type { EventRow, ReadingRow } from '../../src/model/record.ts';
import type { Change, Journal, Recording } from '../../src/store/port.ts';
import { event, reading } from './support.ts';

const AUTHORS = ['ann', 'bob', 'shipped'] as const;

export const oneRow = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        id: fc.constantFrom('A', 'LOW', 'HIGH', 'MEAN', 'RISES'),
        day: fc.integer({ min: 18_300, max: 18_320 }),
        value: fc.integer({ min: 0, max: 100 }),
        source: fc.constantFrom('', '“two\nlines” – 東'),
      })
      .map(({ id, day, value, source }) => reading(id, day, value, source)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        id: fc.constantFrom('A', 'COUNT'),
        day: fc.integer({ min: 18_300, max: 18_320 }),
      })
      .map(({ id, day }) => reading(id, day)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ id: fc.uuid(), day: fc.integer({ min: 18_300, max: 18_320 }) })
      .map(({ id, day }) => event(id, day, ['COUNT', 'A'])),
  },
);

export const recordingOf = (row: ReadingRow | EventRow): Recording => ({
  what: 'nodes' in row ? 'event' : row.value === undefined ? 'check' : 'reading',
  row,
});

export const step = fc.record({
  author: fc.constantFrom(...AUTHORS),
  how: fc.constantFrom(
    'record',
    'record',
    'change',
    'change',
    'item',
    'item',
    'undo',
    'undo',
    'redo',
  ),
  rows: fc.array(oneRow, { minLength: 1, maxLength: 3 }),
  /** Which of those in force is changed, and whether it is retracted. */
  place: fc.nat(),
  retracts: fc.boolean(),
  elapsed: fc.integer({ min: -5, max: 5 }),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Does a step as a person would; what is refused leaves no trace. */
export async function take(journal: Journal, { author, how, rows, place, retracts }: Step) {
  if (how === 'undo' || how === 'redo') {
    return journal[how](author).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
  if (how === 'item') {
    const item = { key: rows.length > 1 ? 'open' : 'refused', day: 18_300, title: `item ${place}` };
    const kept = await journal.items('proposal');
    const target = kept[place % kept.length]?.entry;
    return journal.append(author, [
      target === undefined
        ? { kind: 'record', what: 'proposal', item }
        : retracts
          ? { kind: 'retract', target }
          : { kind: 'correct', what: 'proposal', item, target },
      { kind: 'record', ...recordingOf(rows[0] as ReadingRow) },
    ]);
  }
  const changes: Change[] = rows.map((row) => ({ kind: 'record', ...recordingOf(row) }));
  const [first] = rows as [ReadingRow | EventRow];
  const { readings, checks, events } = await journal.record();
  const alike = 'nodes' in first ? events : [...readings.values(), ...checks.values()].flat();
  const target = alike[place % alike.length]?.entry;
  if (how === 'change' && target !== undefined) {
    changes.push(
      retracts ? { kind: 'retract', target } : { kind: 'correct', target, ...recordingOf(first) },
    );
  }
  return journal.append(author, changes);
}
