/** The past of a node as scores on evenly spaced days. */
import { addDays } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { pastScores } from '../core/scoring/timelines.ts';

/** The day on which a line of the past begins: the strategy's start, else a year back. */
export function sparklineStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** Scores of a node ('': the root) on evenly spaced days from the strategy's start (at most `points`) up to the board's day; undefined marks a day without. */
export function sparklineScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  const node = id === '' ? board.strategy.root.id : id;
  return pastScores(board, node, sparklineStartDay(board), points).map(({ score }) => score);
}
