/** The shipped strategy and readings as a state of the dashboard, as of a fixed day. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parseHappening } from '../../src/core/model/happening.ts';
import type { Event, Reading, Readings, Strategy } from '../../src/core/model/model.ts';
import { parseObservation } from '../../src/core/model/observation.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import { parseStrategy } from '../../src/core/strategy/strategy.ts';
import { BOTTOM } from '../../src/features/board/screen-state.ts';
import { INITIAL_STATE } from '../../src/features/initial-state.ts';
import type { Size } from '../../src/tui/layout.ts';
import type { State } from '../../src/tui/state.ts';
import { LIVE } from '../../src/tui/view.ts';

export const TODAY = '2026-11-24';

const data = new URL('../../data/', import.meta.url);

const asWritten = (text: string): string => text;

/** The shipped strategy. */
export function shippedStrategy(words = asWritten): Strategy {
  const parsed = parseStrategy(words(readFileSync(new URL('axis-of-losers.json', data), 'utf8')));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.value;
}

/** The shipped readings, as starter readings. */
export function shippedReadings(strategy: Strategy, words = asWritten): Readings {
  const text = words(readFileSync(new URL('axis-of-losers.readings.csv', data), 'utf8'));
  const rows: readonly Record<string, string>[] = parse(text, { columns: true });
  const readings = rows.map((row, seq): Reading => {
    const parsed = parseObservation(row, strategy, TODAY, `line ${seq + 2}`);
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
    const { value } = parsed;
    return {
      ...value,
      id: `starter:${value.indicator}:${value.observedOn}`,
      seq,
      author: 'starter',
      recordedAt: '2026-11-24T00:00:00.000Z',
    };
  });
  return indexReadings(readings);
}

/** The shipped events, as starter events. */
export function shippedEvents(strategy: Strategy): readonly Event[] {
  const text = readFileSync(new URL('axis-of-losers.events.csv', data), 'utf8');
  const rows: readonly Record<string, string>[] = parse(text, { columns: true });
  return rows.map((row, seq): Event => {
    const parsed = parseHappening(row, strategy, TODAY, `line ${seq + 2}`);
    if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
    const recordedAt = '2026-11-24T00:00:00.000Z';
    return { ...parsed.value, id: `event ${seq + 1}`, seq, author: 'starter', recordedAt };
  });
}

/** A state in which the shipped events stand. */
export function eventful(state: State): State {
  const events = shippedEvents(state.strategy);
  return { ...state, events, present: { ...state.present, events } };
}

/** The shipped board where a copy of its file, with other weights under the same id, is known to the store. */
export function inTwoFiles(state: State): State {
  const otherFile = { path: '/home/ann/ours.json', hash: '12345678', pair: '00000000 12345678' };
  return {
    ...state,
    otherFile,
    standing: ['Two different files call themselves "axis-of-losers".'],
  };
}

/** The board of the day by that copy. */
export function otherBoard({ board }: State): Board {
  const { root, ...head } = board.strategy;
  const [first, ...rest] = root.children;
  if (first === undefined) throw new Error('no strategy');
  const other = { ...root, aim: 'Ours.', children: [{ ...first, weight: 0.5 }, ...rest] };
  return boardAsOf({ ...head, root: other }, board.readings, board.asOf);
}

/** The dashboard as it opens on the shipped data, or on other readings, as of a day. */
export function openState(size: Size, asOf = TODAY, readings?: Readings, words = asWritten): State {
  const strategy = shippedStrategy(words);
  const standing = readings ?? shippedReadings(strategy, words);
  return {
    ...INITIAL_STATE,
    strategy,
    hash: '00000000',
    today: asOf,
    present: { strategy, hash: '00000000', readings: standing, events: [] },
    view: LIVE,
    kept: undefined,
    events: [],
    lastVisit: undefined,
    readOnly: undefined,
    author: 'analyst',
    board: boardAsOf(strategy, standing, asOf),
    undoable: undefined,
    redoable: undefined,
    standing: [],
    notice: undefined,
    size,
    layers: [BOTTOM],
  };
}
