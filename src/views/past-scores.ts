/** The past of a score since the strategy began, for the lines and curves that draw it small. */
import { addDays } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { evenlySpacedPastScores } from '../core/scoring/board-timeline.ts';

/** The day on which a line of the past begins: the strategy's start, else a year back. */
export function pastStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** Scores of a node on evenly spaced days since then (at most `points`) up to the board's day; undefined marks a day without. */
export function pastScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  return evenlySpacedPastScores(board, id, pastStartDay(board), points).map(({ score }) => score);
}
