/** The scores of a board's past: its whole history, made once and kept while its readings are asked for. */

import { addDays, daysBetween } from '../model/day.ts';
import { memoizePerObject, memoizePerObjectWhileValid } from '../model/memoize.ts';
import { type Day, isIndicator, type Readings, type Strategy } from '../model/model.ts';
import { findNodeById } from '../model/tree.ts';
import type { Board } from './board.ts';
import { allNodeScoresTimeline, type Timeline } from './timeline.ts';

/** The timeline of a board, made once for its readings. */
export function scoreTimelineOfBoard(board: Board): Timeline {
  return memoizedScoreTimeline(board.strategy, board.readings, board.asOf);
}

const lastTimeline = memoizePerObjectWhileValid(
  (readings: Readings, strategy: Strategy, until: Day) => ({
    strategy,
    timeline: allNodeScoresTimeline(strategy, readings, until),
  }),
  (made, strategy, until) => made.strategy === strategy && made.timeline.until >= until,
);

/** The timeline of a strategy on what was observed, up to a day or further; made once while the same are asked for. */
export function memoizedScoreTimeline(
  strategy: Strategy,
  readings: Readings,
  until: Day,
): Timeline {
  return lastTimeline(readings, strategy, until).timeline;
}

const partsOf = memoizePerObject((_readings: Readings) => new Map<string, KnownPart>());

interface KnownPart {
  readonly strategy: Strategy;
  readonly timeline: Timeline;
}

/** A timeline that tells the past of a node from a day on: of a branch the part that it rests on, which costs less. */
function timelineOfNode(board: Board, id: string, from: Day): Timeline {
  const { strategy, readings, asOf } = board;
  if (isIndicator(findNodeById(strategy, id))) return scoreTimelineOfBoard(board);
  const parts = partsOf(readings);
  const known = parts.get(id);
  const answers =
    known?.strategy === strategy && known.timeline.from === from && known.timeline.until >= asOf;
  if (answers) return known.timeline;
  const timeline = allNodeScoresTimeline(strategy, readings, asOf, { branch: id, from });
  parts.set(id, { strategy, timeline });
  return timeline;
}

/** Days that are asked for one by one, which costs less than to walk the readings where those are many or the days few. */
const MOST_ASKED = 30;

/** Scores of a node on evenly spaced days, both ends among them, 0…100; undefined marks a day without; at most `points` of them, ≥ 2, no more than there are days, and 30 where the readings are too many to walk; where there is one day, it is there twice. */
export function evenlySpacedPastScores(
  board: Board,
  id: string,
  from: Day,
  points: number,
): readonly (number | undefined)[] {
  const most = isWalked(board) ? points : Math.min(points, MOST_ASKED);
  const length = Math.max(2, Math.min(most, daysBetween(from, board.asOf) + 1));
  const past = length > MOST_ASKED ? timelineOfNode(board, id, from) : board.history;
  return Array.from({ length }, (_, at) =>
    past.scoreOn(
      id,
      addDays(from, Math.round((at * daysBetween(from, board.asOf)) / (length - 1))),
    ),
  );
}

/** Whether the readings are few enough to be walked one after the other. */
function isWalked({ readings }: Board): boolean {
  return readings.withinLimitsSince === undefined;
}
