/** The arithmetic of a single board: how many points of a score each indicator brings (data/FORMAT.md, section 6). */

import type { Scorecard, Strategy } from '../model/model.ts';
import { placesOf } from '../model/tree.ts';
import { blankSheet, flatOf, scoreAt, setLeaf, settleAbove, settleAll } from '../scoring/flat.ts';
import { type Explanation, explainScores, type ScoreEffect } from './explain.ts';

/** `base` and the points of `effects` sum to the score. */
export interface Points extends Explanation {
  /** Score of the board on which every scored indicator stands at 0; above 0 only where a floor holds it up. */
  readonly base: number;
}

/** The points of a node (the root when not given); undefined where it has no score. */
export function pointsOf(card: Scorecard, id: string = card.root.node.id): Points | undefined {
  const { strategy } = card;
  const node = placesOf(strategy).get(id)?.node;
  if (node === undefined) return undefined;
  const zero = atZero(card, strategy);
  const explained = explainScores(node, zero, (each) => card.nodes.get(each)?.score);
  return explained.ok ? { ...explained.value, base: explained.value.before } : undefined;
}

/** The scores of the same board with every scored indicator at 0. */
function atZero(card: Scorecard, strategy: Strategy): (id: string) => number | undefined {
  const flat = flatOf(strategy);
  const sheet = blankSheet(flat);
  for (const at of flat.leaves) {
    const id = flat.nodes[at]?.id ?? '';
    setLeaf(sheet, at, card.nodes.get(id)?.score === undefined ? undefined : 0);
  }
  settleAll(flat, sheet);
  return (id) => scoreAt(sheet, flat.places.get(id));
}

/** Points a node's score would gain with one indicator at 100 and all others as they are, ≥ 0, by id; only those with a score. */
export function headroomOf(card: Scorecard, id: string): ReadonlyMap<string, number> {
  const flat = flatOf(card.strategy);
  const sheet = blankSheet(flat);
  const ownScore = (at: number): number | undefined =>
    card.nodes.get(flat.nodes[at]?.id ?? '')?.score;
  for (const at of flat.leaves) setLeaf(sheet, at, ownScore(at));
  settleAll(flat, sheet);
  const of = flat.places.get(id);
  const now = scoreAt(sheet, of);
  if (now === undefined) return new Map();
  return new Map(
    flat.leaves.flatMap((at): readonly (readonly [string, number])[] => {
      const own = ownScore(at);
      if (own === undefined) return [];
      setLeaf(sheet, at, 100);
      settleAbove(flat, sheet, at);
      const more = (scoreAt(sheet, of) ?? now) - now;
      setLeaf(sheet, at, own);
      settleAbove(flat, sheet, at);
      return [[flat.nodes[at]?.id ?? '', more]];
    }),
  );
}

/** The points of each indicator; 0 for one that counts without moving anything. */
export function pointsById(effects: readonly ScoreEffect[]): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  for (const { id, points: more } of effects) points.set(id, (points.get(id) ?? 0) + more);
  return points;
}
