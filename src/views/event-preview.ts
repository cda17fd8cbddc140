/** What recording, correcting or retracting an event would do to the indicators that count it, before it is done. */

import type { Event } from '../core/model/model.ts';
import { readingsWithEvent, readingsWithoutEvent } from '../core/model/readings.ts';
import { nodeCodeOf } from '../core/model/tree.ts';
import { type Board, boardAsOf } from '../core/scoring/board.ts';
import { cutOrPadToWidth, textWidth } from '../text/cells.ts';
import { type FormLine, nameWithNumbersLine } from '../text/fitting.ts';
import { intervalText, scoreText, terminalSafeOneLine } from '../text/format.ts';
import { lineFromTemplate, proseLine } from '../text/line.ts';
import { boardChangeView, crossingChangeLines } from './board-change.ts';

/** The longest title, in cells: with its scores and their intervals it stands in a form of 80 columns. */
const LONGEST_TITLE = 28;

/** The indicators that an event names and that count events, as of the board's day; none of an event of a later day. */
export function indicatorIdsCountingEvent(
  board: Board,
  { day, nodes }: Pick<Event, 'day' | 'nodes'>,
): readonly string[] {
  if (day > board.asOf) return [];
  return nodes.filter((id) => board.card.indicators.get(id)?.node.count !== undefined);
}

/** The board as it would be with one event in place of another, either of which may be none; nothing is stored. */
export function boardWithEventReplaced(
  board: Board,
  added: Event | undefined,
  corrects?: Event | undefined,
): Board {
  const rest =
    corrects === undefined ? board.readings : readingsWithoutEvent(board.readings, corrects);
  const readings = added === undefined ? rest : readingsWithEvent(rest, added);
  return boardAsOf(board.strategy, readings, board.asOf);
}

/** What becomes of some counted indicators between two boards of a day, a line each: their counts, what is crossed, their scores, those of their tracks and of the gauge with their intervals, and the band. */
export function countedIndicatorPreviewLines(
  before: Board,
  after: Board,
  counts: readonly string[],
): readonly FormLine[] {
  const view = boardChangeView(before, after, counts);
  const scored = (board: Board, id: string): string => {
    const score = board.card.nodes.get(id);
    return score?.score === undefined
      ? scoreText(undefined, 1)
      : `${scoreText(score.score, 1)} (${intervalText(score)})`;
  };
  const rows = [
    ...view.values.map(({ id, before: was, bare, after: is }) => ({
      name: countName(after, id),
      was: was === is ? is : bare,
      is,
      more: after.card.indicators.get(id)?.beyond === true ? ', beyond the goalposts' : '',
    })),
    ...view.scores.map(({ id, title }) => ({
      name: title,
      was: scored(before, id),
      is: scored(after, id),
      more: '',
    })),
  ];
  const label = Math.min(LONGEST_TITLE, Math.max(0, ...rows.map(({ name }) => textWidth(name))));
  const lines = rows.map(({ name, was, is, more }) => {
    const said =
      was === is
        ? lineFromTemplate`${is}${more}, unchanged`
        : lineFromTemplate`${was} -> ${is}${more}`;
    return nameWithNumbersLine(name, said, `${cutOrPadToWidth(name, label)}  ${said.text}`);
  });
  const { length } = view.values;
  return [
    ...lines.slice(0, length),
    ...crossingChangeLines(view),
    ...lines.slice(length),
    proseLine(view.bandSaid),
  ];
}

/** "count of CC7". */
function countName({ card }: Board, id: string): string {
  const node = card.indicators.get(id)?.node;
  return terminalSafeOneLine(`count of ${node === undefined ? id : nodeCodeOf(node)}`);
}
