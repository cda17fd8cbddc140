/** A board with supposed values against the one that stands, as `axiswatch.whatif/1`. */

import type { Tripwire } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { valueOrNull } from '../text/output.ts';
import type { Unscored } from '../text/scored-by.ts';
import type { BoardChange, WhatIfJson } from './what-if-document.ts';

/** The document of a what-if; by the id of an indicator the values that were tried, finite, in its unit. */
export function whatIfJson(
  before: Board,
  after: Board,
  values: ReadonlyMap<string, number>,
): Unscored<WhatIfJson> {
  return {
    schema: 'axiswatch.whatif/1',
    values: Object.fromEntries(values),
    ...boardDifferenceJson(before, after),
  };
}

/** What differs between two boards of one day. */
export function boardDifferenceJson(before: Board, after: Board): BoardChange {
  /** The scores of nodes, 0…100, before and after; null: none. */
  const nodes: Record<string, { before: number | null; after: number | null }> = {};
  for (const [id, { score }] of before.card.nodes) {
    const then = after.card.nodes.get(id)?.score;
    if (score !== then) nodes[id] = { before: valueOrNull(score), after: valueOrNull(then) };
  }
  const was = before.card.root.score;
  const is = after.card.root.score;
  return {
    asOf: before.asOf,
    before: rootJson(before),
    after: rootJson(after),
    change: was === undefined || is === undefined ? null : is - was,
    nodes,
    ...tripwireChangesBetweenBoardsJson(before, after),
  };
}

/** The ids of tripwires that are crossed and were not on the board before, that were and are not, and that are not known any more; all that are where there is no board before. */
export function tripwireChangesBetweenBoardsJson(
  before: Board | undefined,
  now: Board,
): {
  readonly crossed: readonly string[];
  readonly cleared: readonly string[];
  readonly unknown: readonly string[];
} {
  const idsOf = (list: readonly { readonly tripwire: Tripwire }[] = []): readonly string[] =>
    list.map(({ tripwire }) => tripwire.id);
  const [wasCrossed, wasUnknown] = [idsOf(before?.crossings), idsOf(before?.unknown)];
  const [crossed, unknown] = [idsOf(now.crossings), idsOf(now.unknown)];
  const stands = new Set([...crossed, ...unknown]);
  return {
    crossed: crossed.filter((id) => !wasCrossed.includes(id)),
    cleared: [...wasCrossed, ...wasUnknown].filter((id) => !stands.has(id)),
    unknown: unknown.filter((id) => !wasUnknown.includes(id)),
  };
}

function rootJson({ card: { root, standing } }: Board): BoardChange['before'] {
  return {
    score: valueOrNull(root.score),
    low: valueOrNull(root.low),
    high: valueOrNull(root.high),
    band: standing?.band.id ?? null,
    scoreBand: standing?.scoreBand.id ?? null,
  };
}
