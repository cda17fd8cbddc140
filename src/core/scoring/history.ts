/** Scores of any node on any day, without intervals; each branch is scored once a day that it is asked for. */

import {
  type Band,
  type Day,
  isIndicator,
  type Node,
  type Readings,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { bandReachedAndUnmetRequirements } from './band.ts';
import {
  blankScoreSheet,
  type Flat,
  type FlatSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setBranchScore,
  setLeafScore,
} from './flat.ts';
import { leafScoreAsOf, usableValueAsOf } from './leaf.ts';

/** The board through time. */
export interface History {
  /** Score of a node as of a day, 0…100; undefined: none. */
  readonly scoreOn: (id: string, day: Day) => number | undefined;
  /** Band of the root as of a day, what it requires included; undefined without a score. */
  readonly bandOn: (day: Day) => Band | undefined;
}

/** The history of a strategy on a set of readings; on the day of `card`, where there is one, what it says. */
export function scoreHistoryOfStrategy(
  strategy: Strategy,
  readings: Readings,
  card?: Scorecard,
): History {
  const flat = flatArraysOfStrategy(strategy);
  const days = new Map<Day, DaySheet>();
  const scoreOn = (id: string, day: Day): number | undefined => {
    if (day === card?.asOf) return card.nodes.get(id)?.score;
    const at = flat.places.get(id);
    if (at === undefined) return undefined;
    let sheet = days.get(day);
    if (sheet === undefined) {
      sheet = { ...blankScoreSheet(flat), known: new Uint8Array(flat.nodes.length) };
      days.set(day, sheet);
    }
    if (sheet.known[at] !== 1) computeBelow(flat, at, readings, day, sheet);
    return nodeScoreOnScoreSheet(sheet, at);
  };
  return {
    scoreOn,
    bandOn: bandOnDayFunction(strategy, scoreOn),
  };
}

/** The value of an indicator in its unit, or the score of a branch, 0…100, as of a day; undefined: none. */
export function valueOrScoreAsOf(
  node: Node,
  readings: Readings,
  scoreOn: History['scoreOn'],
  day: Day,
): number | undefined {
  return isIndicator(node) ? usableValueAsOf(node, readings, day) : scoreOn(node.id, day);
}

/** Makes the function that gives the band of the root as of a day, by the scores that `scoreOn` has of that day; undefined without a score. */
export function bandOnDayFunction(
  { root, bands }: Strategy,
  scoreOn: History['scoreOn'],
): History['bandOn'] {
  return (day) => {
    const score = scoreOn(root.id, day);
    return score === undefined
      ? undefined
      : bandReachedAndUnmetRequirements(bands, score, (id) => scoreOn(id, day))?.band;
  };
}

/** The scores of a day, as far as they were asked for. */
interface DaySheet extends FlatSheet {
  /** Whether the sheet is written at a place: 0…1, 1 where it is. */
  readonly known: Uint8Array;
}

/** Writes the node at a place, `top`, from 0, and all that is below it. */
function computeBelow(
  { nodes, begins, branchAt, weights }: Flat,
  top: number,
  readings: Readings,
  day: Day,
  sheet: DaySheet,
): void {
  for (let at = begins[top] ?? top; at <= top; at += 1) {
    if (sheet.known[at] === 1) continue;
    const [node, branch] = [nodes[at], branchAt[at]];
    if (branch !== undefined) setBranchScore(sheet, branch, weights);
    else if (isIndicator(node)) setLeafScore(sheet, at, leafScoreAsOf(node, readings, day));
    sheet.known[at] = 1;
  }
}
