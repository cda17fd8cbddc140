/** Scores of any node on any day, without intervals; each branch is scored once a day that it is asked for. */

import {
  type Band,
  type Branch,
  type Day,
  type Indicator,
  isIndicator,
  type Node,
  type Readings,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import { highestBandReached } from './band.ts';
import { leafScoreAsOf } from './leaf.ts';
import { meanScore } from './scorecard.ts';

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
  const places = nodePlacesOf(strategy);
  const days = new Map<Day, Map<Branch, Part>>();
  const scoreOn = (id: string, day: Day): number | undefined => {
    if (day === card?.asOf) return card.nodes.get(id)?.score;
    const node = places.get(id)?.node;
    if (node === undefined) return undefined;
    let known = days.get(day);
    if (known === undefined) {
      known = new Map();
      days.set(day, known);
    }
    return partOf(node, readings, day, known).score;
  };
  return {
    scoreOn,
    bandOn: bandByDayFrom(strategy, scoreOn),
  };
}

/** The band of the root as of a day by the scores of that day; undefined without a score. */
export function bandByDayFrom(
  { root, bands }: Strategy,
  scoreOn: History['scoreOn'],
): History['bandOn'] {
  return (day) => {
    const score = scoreOn(root.id, day);
    return score === undefined
      ? undefined
      : highestBandReached(bands, score, (id) => scoreOn(id, day))?.band;
  };
}

interface Part {
  readonly node: Node;
  readonly score: number | undefined;
  readonly coverage: number;
}

function partOf(node: Node, readings: Readings, day: Day, known: Map<Branch, Part>): Part {
  if (isIndicator(node)) return leafPart(node, readings, day);
  const seen = known.get(node);
  if (seen !== undefined) return seen;
  const part = branchPart(node, readings, day, known);
  known.set(node, part);
  return part;
}

function leafPart(node: Indicator, readings: Readings, day: Day): Part {
  const score = leafScoreAsOf(node, readings, day);
  return { node, score, coverage: score === undefined ? 0 : 1 };
}

function branchPart(node: Branch, readings: Readings, day: Day, known: Map<Branch, Part>): Part {
  const children = node.children.map((child) => partOf(child, readings, day, known));
  let total = 0;
  let covered = 0;
  children.forEach((child) => {
    total += child.node.weight;
    covered += child.node.weight * child.coverage;
  });
  const coverage = covered / total;
  return { node, score: meanScore(node, children, coverage), coverage };
}
