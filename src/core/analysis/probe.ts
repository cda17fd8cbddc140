/** A board asked over and over with other scores of the same indicators: what is present stays present, only scores move. */

import type { Band, IndicatorScore, Scorecard } from '../model/model.ts';
import { bandReachedAndUnmetRequirements } from '../scoring/band.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setBranchScore,
  setBranchScoresAboveNode,
  setLeafScore,
} from '../scoring/flat.ts';

export interface Probe {
  /** The indicators that have a score, in file order. */
  readonly leaves: readonly IndicatorScore[];
  /** The root's score, 0…100, with one indicator (by its place in `leaves`) at another score and all others as they are. */
  readonly rootWith: (leaf: number, score: number) => number;
  /** Place in the strategy, from 0, of the band that would stand, what it requires included; -1: none. */
  readonly bandWith: (leaf: number, score: number) => number;
  /** Scores every indicator anew, in the order of `leaves`; then the root and any node can be read. */
  readonly set: (scores: ArrayLike<number>) => void;
  /** The root's score, 0…100. */
  readonly root: () => number;
  /** The score of a node by its id, 0…100; undefined: it has none. */
  readonly scoreOf: (id: string) => number | undefined;
  readonly band: () => Band | undefined;
}

/** A probe of a board; undefined where the root has no score. Each probe is a sheet of its own, written over by every question. */
export function whatIfProbeOfScorecard(card: Scorecard): Probe | undefined {
  if (card.root.score === undefined) return undefined;
  const { strategy } = card;
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const leaves = [...card.indicators.values()].filter(({ score }) => score !== undefined);
  const places = leaves.map(({ node }) => flat.places.get(node.id) ?? -1);
  leaves.forEach(({ score }, leaf) => {
    setLeafScore(sheet, places[leaf] ?? -1, score);
  });
  setAllBranchScores(flat, sheet);

  const rootAt = flat.nodes.length - 1;
  const root = (): number => sheet.score[rootAt] ?? 0;
  const scoreOf = (id: string): number | undefined =>
    nodeScoreOnScoreSheet(sheet, flat.places.get(id));
  const band = (): Band | undefined =>
    bandReachedAndUnmetRequirements(strategy.bands, root(), scoreOf)?.band;
  const bandAt = new Map<Band | undefined, number>(strategy.bands.map((each, at) => [each, at]));
  const asIf = <T>(leaf: number, score: number, ask: () => T): T => {
    const at = places[leaf] ?? -1;
    const kept = sheet.score[at] ?? 0;
    sheet.score[at] = score;
    setBranchScoresAboveNode(flat, sheet, at);
    const answer = ask();
    sheet.score[at] = kept;
    setBranchScoresAboveNode(flat, sheet, at);
    return answer;
  };
  return {
    leaves,
    rootWith: (leaf, score) => asIf(leaf, score, root),
    bandWith: (leaf, score) => asIf(leaf, score, () => bandAt.get(band()) ?? -1),
    set: (scores) => {
      for (let leaf = 0; leaf < places.length; leaf += 1) {
        sheet.score[places[leaf] ?? -1] = scores[leaf] ?? 0;
      }
      for (const branch of flat.branches) setBranchScore(sheet, branch, flat.weights);
    },
    root,
    scoreOf,
    band,
  };
}
