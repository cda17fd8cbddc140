/** A board with supposed values against the one that stands, as `axiswatch.whatif/1`. */

import type { Board } from '../core/scoring/board.ts';
import { valueOrNull } from '../text/output.ts';
import type { Unscored } from '../text/scored-by.ts';
import type { BoardChange, WhatIfJson } from './what-if-document.ts';

/** The document of a what-if. */
export function whatIfJson(
  before: Board,
  after: Board,
  values: ReadonlyMap<string, number>,
): Unscored<WhatIfJson> {
  return {
    schema: 'axiswatch.whatif/1',
    values: Object.fromEntries(values),
    ...boardChange(before, after),
  };
}

/** What differs between two boards of one day. */
export function boardChange(before: Board, after: Board): BoardChange {
  const nodes: Record<string, { before: number | null; after: number | null }> = {};
  for (const [id, { score }] of before.card.nodes) {
    const then = after.card.nodes.get(id)?.score;
    if (score !== then) nodes[id] = { before: valueOrNull(score), after: valueOrNull(then) };
  }
  const was = before.card.root.score;
  const is = after.card.root.score;
  const ids = (board: Board): readonly string[] => board.crossings.map((each) => each.tripwire.id);
  return {
    asOf: before.asOf,
    before: rootJson(before),
    after: rootJson(after),
    change: was === undefined || is === undefined ? null : is - was,
    nodes,
    crossed: ids(after).filter((id) => !ids(before).includes(id)),
    cleared: ids(before).filter((id) => !ids(after).includes(id)),
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
