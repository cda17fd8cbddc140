/** The past of a score since the strategy began, for the lines and curves that draw it small. */
import { addDays, endOfMonthBefore } from '../core/model/day.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import type { Day } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { evenlySpacedPastScores } from '../core/scoring/board-timeline.ts';
import { monthText, scoreText } from '../text/format.ts';

/** Where the past begins if nobody says, of a line, a report or a file: at the strategy's start, or a year back where it has none or begins later. */
export function pastScoresStartDay({
  strategy: { start },
  asOf,
}: Pick<Board, 'strategy' | 'asOf'>): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** So many days of the past are asked for at most, each of which costs the first frame. */
const MOST_DAYS = 30;

/** The first day of the past, the ends of its months and the board's day, oldest first; evenly spaced ones of more than 30. */
const monthEndsOfPast = memoizePerObject((board: Board): readonly Day[] => {
  const from = pastScoresStartDay(board);
  const days = [board.asOf];
  for (let day = endOfMonthBefore(board.asOf); day > from; day = endOfMonthBefore(day))
    days.unshift(day);
  return evenlySpaced([from, ...days], MOST_DAYS);
});

/** `most` of these, ≥ 2, or all of them where they are fewer, at even distances, the first and the last among them. */
function evenlySpaced<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => items[Math.round(at * step)]).filter(
    (item) => item !== undefined,
  );
}

/** The lowest and the highest score of a node at the ends of months since `pastScoresStartDay`, each at its first; on a day between it may have been lower or higher: `month-end low 34 Jan 2025, high 40 Dec 2025`; '' without a score. */
export function pastScoreExtremesText(board: Board, id: string): string {
  const known = monthEndsOfPast(board).flatMap((day) => {
    const score = board.history.scoreOn(id, day);
    return score === undefined ? [] : [{ day, score }];
  });
  const [first] = known;
  if (first === undefined) return '';
  const [low, high] = known.reduce(
    ([lowest, highest], each) => [
      each.score < lowest.score ? each : lowest,
      each.score > highest.score ? each : highest,
    ],
    [first, first],
  );
  return [['month-end low', low] as const, ['high', high] as const]
    .map(([name, { day, score }]) => `${name} ${scoreText(score)} ${monthText(day)}`)
    .join(', ');
}

/** Scores of a node, 0…100, from `pastScoresStartDay` up to the board's day, at most `points`, from 2: at the ends of months, of which those are asked for that the extremes ask for too, or on evenly spaced days where there are fewer; undefined marks a day without. */
export function pastScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  const ends = monthEndsOfPast(board);
  return points <= ends.length
    ? evenlySpaced(ends, points).map((day) => board.history.scoreOn(id, day))
    : evenlySpacedPastScores(board, id, pastScoresStartDay(board), points);
}
