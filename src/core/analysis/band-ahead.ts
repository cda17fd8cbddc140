/** The days on which the band changes by the calendar alone: if nothing more is recorded. */
import { addDays, daysBetween } from '../model/day.ts';
import type { Band, Day } from '../model/model.ts';
import { readingsUpTo } from '../model/readings.ts';
import type { Board } from '../scoring/board.ts';
import { scoreTimelineOf, type Timeline } from '../scoring/timeline.ts';

/** The first later day up to the last on which the root has another band if nothing more is recorded, with both; undefined: none. */
export function nextBandAhead(board: Board, to: Day): BandAhead | undefined {
  const readings = readingsUpTo(board.readings, board.asOf);
  const timeline = scoreTimelineOf(board.strategy, readings, to, { from: board.asOf });
  const [first] = bandsAhead(timeline, board.asOf, to);
  return first;
}

/** A day on which the band is another than on the day before. */
export interface BandAhead {
  readonly day: Day;
  readonly was: Band;
  readonly is: Band;
}

/** Those days after the first, up to the last; a lost score is no other band. */
export function* bandsAhead(timeline: Timeline, from: Day, to: Day): Generator<BandAhead> {
  let was = timeline.bandOn(from);
  for (let offset = 1; offset <= daysBetween(from, to); offset += 1) {
    const day = addDays(from, offset);
    const is = timeline.bandOn(day);
    if (was !== undefined && is !== undefined && is !== was) yield { day, was, is };
    was = is;
  }
}
