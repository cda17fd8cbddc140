/** The shipped strategy and readings as a state of the dashboard, as of a fixed day. */
import type { Readings } from '../../src/core/model/model.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import { BOTTOM } from '../../src/features/board/panels.ts';
import { INITIAL_STATE } from '../../src/features/initial-state.ts';
import type { Size } from '../../src/tui/layout.ts';
import type { State } from '../../src/tui/state.ts';
import { LIVE } from '../../src/tui/view.ts';
import { shippedEvents, shippedReadings, shippedStrategy } from '../shipped.ts';

export const TODAY = '2026-11-25';

const asWritten = (text: string): string => text;

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
