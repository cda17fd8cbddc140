/** What is done to a store, as data: the same for who does it and for who judges what must have come of it. */
import { addDays } from '../../src/core/model/day.ts';
import {
  CONFIDENCES,
  type Day,
  type Happening,
  type Observation,
} from '../../src/core/model/model.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { got } from '../store/samples.ts';

/** One thing that a store acknowledges. `of` is the number, in its script, of the act that recorded the reading. */
export type Act =
  | { readonly do: 'record' | 'import'; readonly readings: readonly Observation[] }
  | { readonly do: 'correct'; readonly of: number; readonly reading: Observation }
  | { readonly do: 'retract'; readonly of: number }
  | { readonly do: 'note' | 'correct event'; readonly id: string; readonly event: Happening }
  | { readonly do: 'retract event'; readonly id: string }
  | { readonly do: 'undo' | 'redo' };

/** The acts of one process, by their number from 0. */
export type Script = (at: number) => Act;

/** More readings than are imported at once, and no multiple of that. */
export const ROWS = 2_500;

/** A reading that differs from every other in its note, and from most in every column. */
export function readingOf(number: number, change: Partial<Observation> = {}): Observation {
  return {
    indicator: 'land',
    observedOn: addDays('2025-01-01', number % 600),
    value: ((number * 7) % 9_973) + 0.25,
    confidence: CONFIDENCES[number % CONFIDENCES.length] ?? 'low',
    source: `source ${number % 89}`,
    url: `https://example.org/${number % 97}`,
    note: `note ${number}`,
    quote: `“quote ${number}”, it's said`,
    archived: `https://example.com/kept/${number % 101}`,
    retrievedOn: addDays('2026-09-01', number % 25),
    origin: `maker ${number % 83}`,
    ...change,
  };
}

/** The same on a day of the year before one. */
export function recentReading(number: number, today: Day): Observation {
  // the command record has no word for who makes a number
  return readingOf(number, { observedOn: addDays(today, -(number % 300) - 1), origin: '' });
}

/** An event that differs likewise. */
export function eventOf(number: number): Happening {
  return {
    day: addDays('2025-01-01', number % 599),
    nodes: number % 2 === 0 ? ['land'] : ['front', 'land'],
    title: `event ${number}`,
    side: 'ours',
    kind: 'decision',
    status: 'decided',
    confidence: CONFIDENCES[number % CONFIDENCES.length] ?? 'low',
    source: `source ${number % 89}`,
    url: `https://example.org/${number % 97}`,
    note: `note ${number}`,
    follows: '',
    expectNode: 'land',
    expect: number % 2 === 0 ? 'up' : 'down',
    expectBy: addDays('2026-12-01', number % 30),
    amount: (number % 5) - 1,
    direction: number % 2 === 0 ? 'for' : 'against',
  };
}

/** The rows of a file, each on a day of its own. */
export function rowsFrom(number: number): readonly Observation[] {
  return Array.from({ length: ROWS }, (_, at) =>
    readingOf(number + at, { observedOn: addDays('2010-01-01', at) }),
  );
}

/** Everything that a journal knows, in turns; the act numbered `at` in the script is the first of a turn. */
const TURNS: readonly ((number: number, at: number) => readonly Act[])[] = [
  (number, at) => [
    { do: 'record', readings: [readingOf(number)] },
    { do: 'correct', of: at, reading: readingOf(number + 1) },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'retract', of: at },
    { do: 'undo' },
  ],
  (number) => [
    { do: 'note', id: `event-${number}`, event: eventOf(number) },
    { do: 'correct event', id: `event-${number}`, event: eventOf(number + 1) },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'retract event', id: `event-${number}` },
    { do: 'undo' },
    { do: 'redo' },
  ],
  (number) => [
    { do: 'record', readings: [0, 1, 2].map((more) => readingOf(number + more)) },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'undo' },
  ],
  (number) => [
    { do: 'note', id: `event-${number}`, event: eventOf(number) },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'record', readings: [readingOf(number)] },
  ],
];

/** What one process does to a journal, turn by turn, from another turn than the process before it. */
export function recordingFrom(first: number): Script {
  const acts: Act[] = [];
  let turn = Math.floor(first / STRIDE);
  return (at) => {
    for (; acts.length <= at; turn += 1)
      acts.push(...(TURNS[turn % TURNS.length]?.(first + acts.length, acts.length) ?? []));
    return acts[at] ?? { do: 'undo' };
  };
}

/** What one process imports, file by file. */
export function importingFrom(first: number): Script {
  return (at) => ({ do: 'import', readings: rowsFrom(first + at * ROWS) });
}

/** How far the numbers of two processes lie apart. */
export const STRIDE = 100_000;

/** Waits between the batches of an import; told how many of its rows are done. */
type BetweenBatches = (done: number) => Promise<void>;

/** Does an act; `ids` holds the ids of what earlier acts of the script recorded. Throws what is refused. */
export async function perform(
  store: Store,
  act: Act,
  ids: string[],
  between: BetweenBatches = async () => {},
): Promise<void> {
  const recorded = (action: string | undefined): void => {
    ids.push(`r${action?.slice(1)}`);
  };
  switch (act.do) {
    case 'record':
      return recorded(got(store.record(act.readings)).action);
    case 'import':
      got(
        store.setAside(
          act.readings.map((observation) => ({ observation, place: '', beyond: false })),
        ),
      );
      return recorded(got(await store.recordAside(between)).action);
    case 'correct':
      return recorded(got(store.correct(ids[act.of] ?? '', act.reading)).action);
    case 'retract':
      return recorded(got(store.retract(ids[act.of] ?? '')).action);
    case 'note':
      return recorded(got(store.recordEvents([{ ...act.event, id: act.id }])).action);
    case 'correct event':
      return recorded(got(store.correctEvent(act.id, act.event)).action);
    case 'retract event':
      return recorded(got(store.retractEvent(act.id)).action);
    case 'undo':
      got(store.undo());
      return recorded(undefined);
    case 'redo':
      got(store.redo());
      return recorded(undefined);
  }
}
