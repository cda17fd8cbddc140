/** How a score goes on after the last day that anything is recorded of (data/FORMAT.md, section 7): no arithmetic of its own, the scorecards of those days. */
import { addDays, compareDays, daysBetween } from '../model/day.ts';
import type { Day, Indicator, Node, NodeScore } from '../model/model.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../scoring/board.ts';
import { scoreTimelineOfBoard } from '../scoring/board-timeline.ts';

/** Days from one point of a fan to the next, where nothing expires between them; more where there would be more of them than a drawing has room for. */
const STEP = 7;
/** So many points at most where nothing expires. */
const MOST_STEPS = 60;

/** A score with its 90 % interval on a day, 0…100; undefined: none. */
export interface FanPoint extends Pick<NodeScore, 'score' | 'low' | 'high'> {
  readonly day: Day;
}

export interface Expiry {
  /** The first day on which it has no score any more. */
  readonly day: Day;
  readonly node: Indicator;
}

export interface Fan {
  /** The last day that anything is recorded of, on which it begins. */
  readonly from: Day;
  /** Rising, from that day to the board's: every 7 days (or at most 60 of them, evenly), and the day on which an input expires with the one before it. */
  readonly points: readonly FanPoint[];
  /** The inputs that expire on the way, by day, then in file order. */
  readonly expiries: readonly Expiry[];
}

/** The fan of a node up to the day of a board that lies ahead; undefined of any other board, and of an id that it does not know. */
export function futureScoreFanOfNode(board: Board, id: string): Fan | undefined {
  const from = lastRecordableDayIfBoardAhead(board);
  const place = nodePlacesOf(board.strategy).get(id);
  if (from === undefined || place === undefined) return undefined;
  const expiries = expiriesBelow(board, place.node, from);
  const whole = daysBetween(from, board.asOf);
  const step = Math.max(STEP, Math.ceil(whole / MOST_STEPS));
  const even = Array.from({ length: Math.ceil(whole / step) }, (_, at) => addDays(from, at * step));
  const days = new Set([
    ...even,
    ...expiries.flatMap(({ day }) => [addDays(day, -1), day]),
    board.asOf,
  ]);
  const points = [...days].toSorted(compareDays).map((day): FanPoint => {
    const { score, low, high } = board.cardOn(day).nodes.get(id) ?? {};
    return { day, score, low, high };
  });
  return { from, points, expiries };
}

/** What a node rests on and loses; an indicator without weight is an input of itself alone. */
function expiriesBelow(board: Board, node: Node, from: Day): readonly Expiry[] {
  const places = nodePlacesOf(board.strategy);
  const timeline = scoreTimelineOfBoard(board);
  const above = places.get(node.id)?.path.length ?? 0;
  return leavesOf(node)
    .filter((leaf) => {
      const path: readonly Node[] = [...(places.get(leaf.id)?.path ?? []), leaf];
      return path.slice(above + 1).every(({ weight }) => weight > 0);
    })
    .flatMap((leaf): readonly Expiry[] => {
      if (timeline.scoreOn(leaf.id, from) === undefined) return [];
      const lost = timeline
        .stepsOf(leaf.id)
        .find(({ day, score }) => day > from && score === undefined);
      return lost === undefined || lost.day > board.asOf ? [] : [{ day: lost.day, node: leaf }];
    })
    .toSorted((a, b) => compareDays(a.day, b.day));
}
