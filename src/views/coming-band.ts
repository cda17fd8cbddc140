/** What comes next on a board if nothing is recorded, the next change of band with it: one set of words for status, what needs attention, and the report. */
import { nextBandAhead } from '../core/analysis/band-ahead.ts';
import { addMonthsToDay } from '../core/model/day.ts';
import { memoizePerObject } from '../core/model/kept.ts';
import type { Board } from '../core/scoring/board.ts';
import { cutPartsToWidth } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import { proseLine, type ViewLine } from '../text/line.ts';
import { comingTexts } from './coming.ts';

/** Months that are searched for a change of band. */
const MONTHS = 6;

/** What comes next with the next change of band, for which every day of six months is scored. */
export const comingTextsWithBand = memoizePerObject((board: Board): readonly string[] => {
  if (board.card.root.score === undefined) return comingTexts(board);
  const band = nextBandAhead(board, addMonthsToDay(board.asOf, MONTHS));
  const text =
    band === undefined
      ? `no other band within ${MONTHS} months by the calendar alone`
      : `band ${band.was.title} becomes ${band.is.title} on ${dayText(band.day)} by the calendar alone`;
  return [...comingTexts(board), terminalSafeOneLine(text)];
});

/** All of it in one line of at most `cells` cells, what has no room left out from the end; undefined where nothing is known to come. */
export function comingLine(board: Board, cells: number): ViewLine | undefined {
  const texts = comingTextsWithBand(board);
  if (texts.length === 0) return undefined;
  const whole = `NEXT    ${texts.join('; ')}`;
  return { ...proseLine(cutPartsToWidth(whole, cells, '; ')), say: `Next: ${texts.join('; ')}` };
}
