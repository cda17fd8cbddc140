/** One line of `watch`: what the board is and what has changed since the line before, as `axiswatch.change/1`. */

import type { Day, Instant } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { handlingJson, orNull } from '../../text/output.ts';

export interface ChangeJson {
  readonly schema: 'axiswatch.change/1';
  readonly at: Instant;
  readonly asOf: Day;
  /** How it may be handled; null where nothing is set. */
  readonly handling: string | null;
  /** The strategy file that the score holds by. */
  readonly strategy: { readonly id: string; readonly hash: string };
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly band: string | null;
  /** Points since the line before; null on the first line and where either has no score. */
  readonly change: number | null;
  /** Indicators whose reading or score is another than on the line before; empty on the first. */
  readonly indicators: readonly {
    readonly id: string;
    readonly value: number | null;
    readonly was: number | null;
    readonly score: number | null;
    readonly observedOn: Day | null;
  }[];
  /** Tripwires crossed only now, and only before; on the first line all that are crossed. */
  readonly crossed: readonly string[];
  readonly cleared: readonly string[];
}

/** What stands beside the board on its line. */
export interface ChangeNotes {
  readonly at: Instant;
  /** Short hash of the strategy file. */
  readonly hash: string;
  /** The line about handling; undefined: none is set. */
  readonly handling: string | undefined;
}

/** The line of a board; `before` is undefined on the first. */
export function changeJson(
  before: Board | undefined,
  now: Board,
  { at, hash, handling }: ChangeNotes,
): ChangeJson {
  const { root, standing } = now.card;
  const was = before?.card.root.score;
  const idsOf = (board: Board | undefined): readonly string[] =>
    board?.crossings.map((each) => each.tripwire.id) ?? [];
  return {
    schema: 'axiswatch.change/1',
    at,
    asOf: now.asOf,
    handling: handlingJson(handling),
    strategy: { id: now.strategy.id, hash },
    score: orNull(root.score),
    low: orNull(root.low),
    high: orNull(root.high),
    band: standing?.band.id ?? null,
    change: was === undefined || root.score === undefined ? null : root.score - was,
    indicators: before === undefined ? [] : changedIndicators(before, now),
    crossed: idsOf(now).filter((id) => !idsOf(before).includes(id)),
    cleared: idsOf(before).filter((id) => !idsOf(now).includes(id)),
  };
}

function changedIndicators(before: Board, now: Board): ChangeJson['indicators'] {
  return [...now.card.indicators.values()].flatMap(({ node, reading, score }) => {
    const was = before.card.indicators.get(node.id);
    if (
      was?.reading?.id === reading?.id &&
      was?.reading?.seq === reading?.seq &&
      was?.score === score
    )
      return [];
    return [
      {
        id: node.id,
        value: orNull(reading?.value),
        was: orNull(was?.reading?.value),
        score: orNull(score),
        observedOn: orNull(reading?.observedOn),
      },
    ];
  });
}

/** Whether a line says anything that the line before did not. */
export function saysSomething(line: ChangeJson): boolean {
  const { change, indicators, crossed, cleared } = line;
  return (change ?? 0) !== 0 || indicators.length > 0 || crossed.length > 0 || cleared.length > 0;
}
