/** One line of `watch`: what the board is and what has changed since the line before, as `axiswatch.change/1`. */

import type { Instant } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { hasSameReadingOnBothBoards } from '../../core/scoring/change-interval.ts';
import { handlingMarkingJson, valueOrNull } from '../../text/output.ts';
import { tripwireChangesBetweenBoardsJson } from '../../views/board-change-json.ts';
import type { ChangeJson } from './status-document.ts';

/** What a line of `watch` says beside the board: when, by which strategy file, and how to handle it. */
export interface ChangeNotes {
  readonly at: Instant;
  /** Short hash of the strategy file. */
  readonly hash: string;
  /** The line about handling; undefined: none is set. */
  readonly handling: string | undefined;
}

/** The line that `watch` prints of a board: where it stands, and what has changed since the board before; `before` is undefined on the first line. */
export function watchedBoardJson(
  before: Board | undefined,
  now: Board,
  { at, hash, handling }: ChangeNotes,
): ChangeJson {
  const { root, standing } = now.card;
  const was = before?.card.root.score;
  return {
    schema: 'axiswatch.change/1',
    at,
    asOf: now.asOf,
    handling: handlingMarkingJson(handling),
    strategy: { id: now.strategy.id, hash },
    score: valueOrNull(root.score),
    low: valueOrNull(root.low),
    high: valueOrNull(root.high),
    band: standing?.band.id ?? null,
    change: was === undefined || root.score === undefined ? null : root.score - was,
    indicators: before === undefined ? [] : changedIndicators(before, now),
    ...tripwireChangesBetweenBoardsJson(before, now),
  };
}

function changedIndicators(before: Board, now: Board): ChangeJson['indicators'] {
  return [...now.card.indicators.values()].flatMap((leaf) => {
    const { node, score, value, observedOn } = leaf;
    const was = before.card.indicators.get(node.id);
    if (hasSameReadingOnBothBoards(was, leaf) && was?.score === score) return [];
    return [
      {
        id: node.id,
        value: valueOrNull(value),
        was: valueOrNull(was?.value),
        score: valueOrNull(score),
        observedOn: valueOrNull(observedOn),
      },
    ];
  });
}

/** Whether a line of `watch` says anything that the line before did not. */
export function doesWatchLineShowChange(line: ChangeJson): boolean {
  const { change, indicators, crossed, cleared, unknown } = line;
  const lists = [indicators, crossed, cleared, unknown];
  return (change ?? 0) !== 0 || lists.some((list) => list.length > 0);
}
