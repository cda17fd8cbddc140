/** The whole history of a board, made once and kept while its readings are asked for. */

import { lastFor } from '../model/kept.ts';
import type { Readings, Strategy } from '../model/model.ts';
import type { Board } from './board.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** The timeline of a board, made once for its readings. */
export function timelineFor(board: Board): Timeline {
  return timelineWith(board.strategy, board.readings);
}

const lastTimeline = lastFor(
  (readings: Readings, strategy: Strategy): Timeline => timelineOf(strategy, readings),
);

/** The timeline of a strategy on readings, made once while the same are asked for. */
export function timelineWith(strategy: Strategy, readings: Readings): Timeline {
  return lastTimeline(readings, strategy);
}
