/** The day of a board in words, which say so where it lies ahead. */
import type { Day } from '../core/model/model.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../core/scoring/board.ts';
import { dayText } from '../text/format.ts';

/** What the board of a day ahead shows. */
export const IF_NOTHING = 'if nothing is recorded';

/** `25 Nov 2026`, or `25 May 2027, if nothing is recorded` where a board lies after what it is made of. */
export function boardDayText(board: Pick<Board, 'readings' | 'asOf'>): string {
  const ahead = lastRecordableDayIfBoardAhead(board) !== undefined;
  return `${dayText(board.asOf)}${ahead ? `, ${IF_NOTHING}` : ''}`;
}

/** `ahead: true` for a document of a board that lies after what it is made of; nothing of any other. */
export function boardAheadFieldJson(board: Pick<Board, 'readings' | 'asOf'>): {
  readonly ahead?: true;
} {
  return lastRecordableDayIfBoardAhead(board) === undefined ? {} : { ahead: true };
}

/** What stands above a text that does not say itself of which day it is; nothing unless a board lies ahead. */
export function asOfHeadingTextsIfAhead(
  board: Pick<Board, 'readings' | 'asOf'>,
): readonly string[] {
  return lastRecordableDayIfBoardAhead(board) === undefined
    ? []
    : [`As of ${boardDayText(board)}`, ''];
}

/** What is said beside scores of days after the last that anything is recorded of; undefined of a board that does not lie ahead. */
export function nothingRecordedSinceDaySentence(
  board: Pick<Board, 'readings' | 'asOf'>,
): string | undefined {
  const last: Day | undefined = lastRecordableDayIfBoardAhead(board);
  return (
    last &&
    `After ${dayText(last)} nothing is recorded: what moves there is expiry and fading, never news.`
  );
}
