/** The past of a score since the strategy began, for the lines and curves that draw it small. */
import { addDays, daysBetween } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { evenlySpacedPastScores } from '../core/scoring/board-timeline.ts';
import { monthText, scoreText } from '../text/format.ts';

/** The day on which a line of the past begins: the strategy's start, else a year back. */
export function pastStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** The lowest and the highest score of a node on any day since then, each on its first day: `low 34 Jan 2025, high 40 Dec 2025`; '' without a score. */
export function pastScoreExtremesText(board: Board, id: string): string {
  const from = pastStartDay(board);
  const past = evenlySpacedPastScores(board, id, from, daysBetween(from, board.asOf) + 1);
  const known = past.flatMap(({ day, score }) => (score === undefined ? [] : [{ day, score }]));
  const [first] = known;
  if (first === undefined) return '';
  const [low, high] = known.reduce(
    ([lowest, highest], each) => [
      each.score < lowest.score ? each : lowest,
      each.score > highest.score ? each : highest,
    ],
    [first, first],
  );
  return [['low', low] as const, ['high', high] as const]
    .map(([name, { day, score }]) => `${name} ${scoreText(score)} ${monthText(day)}`)
    .join(', ');
}

/** Scores of a node on evenly spaced days since then (at most `points`) up to the board's day; undefined marks a day without. */
export function pastScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  return evenlySpacedPastScores(board, id, pastStartDay(board), points).map(({ score }) => score);
}
