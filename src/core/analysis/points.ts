/** The arithmetic of a single board: how many points of a score each indicator brings (data/FORMAT.md, section 6). */

import type { Scorecard, Strategy } from '../model/model.ts';
import { findNodeById, leavesOf, nodePlacesOf } from '../model/tree.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setBranchScoresAboveNode,
  setLeafScore,
} from '../scoring/flat.ts';
import {
  type Explanation,
  explainScoreDifferenceBetweenBoards,
  type ScoreEffect,
} from './explain.ts';

/** `base` and the points of `effects` sum to the score. */
export interface Points extends Explanation {
  /** Score of the board, 0…100, on which every scored indicator stands at 0; above 0 only where a floor holds it up. */
  readonly base: number;
}

/** The points that make up the score of a node, twice: by its children (`drivers`), and by the indicators below it (`effects`); the root's when no node is given; undefined where it has no score. */
export function pointsMakingUpScore(
  card: Scorecard,
  id: string = card.root.node.id,
): Points | undefined {
  const { strategy } = card;
  const node = findNodeById(strategy, id);
  if (node === undefined) return undefined;
  const zero = atZero(card, strategy);
  const explained = explainScoreDifferenceBetweenBoards(
    node,
    zero,
    (each) => card.nodes.get(each)?.score,
  );
  return explained.ok ? { ...explained.value, base: explained.value.before } : undefined;
}

/** The scores of the same board with every scored indicator at 0. */
function atZero(card: Scorecard, strategy: Strategy): (id: string) => number | undefined {
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  for (const at of flat.leaves) {
    const id = flat.nodes[at]?.id ?? '';
    setLeafScore(sheet, at, card.nodes.get(id)?.score === undefined ? undefined : 0);
  }
  setAllBranchScores(flat, sheet);
  return (id) => nodeScoreOnScoreSheet(sheet, flat.places.get(id));
}

/** Points a node's score would gain with one indicator in it at 100 and all others as they are, ≥ 0, by id; only those with a score. */
export function headroomOfNodeByIndicator(
  card: Scorecard,
  id: string,
): ReadonlyMap<string, number> {
  const node = findNodeById(card.strategy, id);
  const inside = new Set(node === undefined ? [] : leavesOf(node).map((leaf) => leaf.id));
  const flat = flatArraysOfStrategy(card.strategy);
  const sheet = blankScoreSheet(flat);
  const ownScore = (at: number): number | undefined =>
    card.nodes.get(flat.nodes[at]?.id ?? '')?.score;
  for (const at of flat.leaves) setLeafScore(sheet, at, ownScore(at));
  setAllBranchScores(flat, sheet);
  const of = flat.places.get(id);
  const now = nodeScoreOnScoreSheet(sheet, of);
  if (now === undefined) return new Map();
  return new Map(
    flat.leaves.flatMap((at): readonly (readonly [string, number])[] => {
      const own = ownScore(at);
      if (own === undefined || !inside.has(flat.nodes[at]?.id ?? '')) return [];
      setLeafScore(sheet, at, 100);
      setBranchScoresAboveNode(flat, sheet, at);
      const more = (nodeScoreOnScoreSheet(sheet, of) ?? now) - now;
      setLeafScore(sheet, at, own);
      setBranchScoresAboveNode(flat, sheet, at);
      return [[flat.nodes[at]?.id ?? '', more]];
    }),
  );
}

/** The points of these effects, finite, either sign, beyond ±100 where others undo them, by the id of their indicator, summed where one has several; 0 for one that counts without moving anything. */
export function effectPointsByIndicator(
  effects: readonly ScoreEffect[],
): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  for (const { id, points: more } of effects) points.set(id, (points.get(id) ?? 0) + more);
  return points;
}

/** How far the error of one indicator alone, one standard deviation, moves a node's score: K·σ, points, ≥ 0, by id; only those with a score that count. */
export function errorOfNodeByIndicator(
  { strategy, indicators, passes }: Scorecard,
  id: string,
): ReadonlyMap<string, number> {
  const places = nodePlacesOf(strategy);
  const node = places.get(id)?.node;
  return new Map(
    (node === undefined ? [] : leavesOf(node)).flatMap((leaf): readonly [string, number][] => {
      const way = [...(places.get(leaf.id)?.path ?? []).map((each) => each.id), leaf.id];
      const slope = way
        .slice(way.indexOf(id) + 1)
        .reduce((product, each) => product * (passes.get(each) ?? 0), 1);
      const { sigma } = indicators.get(leaf.id) ?? {};
      return sigma === undefined || slope === 0 ? [] : [[leaf.id, slope * sigma]];
    }),
  );
}
