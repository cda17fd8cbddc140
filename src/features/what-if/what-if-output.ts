/** A board with supposed values against the one that stands, as `axiswatch.whatif/1`. */

import type { Day } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { orNull } from '../../text/output.ts';

export interface WhatIfJson extends BoardChange {
  readonly schema: 'axiswatch.whatif/1';
  /** The values that were supposed, by indicator id. */
  readonly values: Readonly<Record<string, number>>;
}

/** Two boards of one day against each other. */
export interface BoardChange {
  readonly asOf: Day;
  readonly before: RootJson;
  readonly after: RootJson;
  readonly change: number | null;
  /** Every node whose score differs. */
  readonly nodes: Readonly<
    Record<string, { readonly before: number | null; readonly after: number | null }>
  >;
  /** Ids of the tripwires that are crossed only then, and only now. */
  readonly crossed: readonly string[];
  readonly cleared: readonly string[];
}

interface RootJson {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly band: string | null;
  readonly scoreBand: string | null;
}

/** The document of a what-if. */
export function whatIfJson(
  before: Board,
  after: Board,
  values: ReadonlyMap<string, number>,
): WhatIfJson {
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
    if (score !== then) nodes[id] = { before: orNull(score), after: orNull(then) };
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

function rootJson({ card: { root, standing } }: Board): RootJson {
  return {
    score: orNull(root.score),
    low: orNull(root.low),
    high: orNull(root.high),
    band: standing?.band.id ?? null,
    scoreBand: standing?.scoreBand.id ?? null,
  };
}
