/** The whole history of a board, made once and kept while its readings are asked for. */
import type { Board } from '../domain/board.ts';
import type { Readings, Strategy } from '../domain/model.ts';
import { type Timeline, timelineOf } from '../domain/timeline.ts';

const timelines = new WeakMap<
  Readings,
  { readonly strategy: Strategy; readonly timeline: Timeline }
>();

/** The timeline of a board, made once for its readings. */
export function timelineFor(board: Board): Timeline {
  return timelineWith(board.strategy, board.readings);
}

/** The timeline of a strategy on readings, made once while the same are asked for. */
export function timelineWith(strategy: Strategy, readings: Readings): Timeline {
  const known = timelines.get(readings);
  if (known?.strategy === strategy) return known.timeline;
  const timeline = timelineOf(strategy, readings);
  timelines.set(readings, { strategy, timeline });
  return timeline;
}
