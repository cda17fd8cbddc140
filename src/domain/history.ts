/** Scores of any node on any day, without intervals, computed once a day asked for. */
import { climb } from './band.ts';
import { leafOf } from './leaf.ts';
import type { Band, Day, Node, Readings, Strategy } from './model.ts';
import { meanScore } from './scorecard.ts';

/** The board through time. */
export interface History {
  /** Score of a node as of a day, 0…100; undefined: none. */
  readonly scoreOn: (id: string, day: Day) => number | undefined;
  /** Band of the root as of a day, what it requires included; undefined without a score. */
  readonly bandOn: (day: Day) => Band | undefined;
}

/** The history of a strategy on a set of readings; each day is scored once. */
export function historyOf(strategy: Strategy, readings: Readings): History {
  const days = new Map<Day, ReadonlyMap<string, number>>();
  const on = (day: Day): ReadonlyMap<string, number> => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const scores = new Map<string, number>();
    visit(strategy.root, readings, day, scores);
    days.set(day, scores);
    return scores;
  };
  return {
    scoreOn: (id, day) => on(day).get(id),
    bandOn: (day) => {
      const scores = on(day);
      const root = scores.get(strategy.root.id);
      return root === undefined
        ? undefined
        : climb(strategy.bands, root, (id) => scores.get(id))?.band;
    },
  };
}

interface Part {
  readonly node: Node;
  readonly score: number | undefined;
  readonly coverage: number;
}

function visit(node: Node, readings: Readings, day: Day, scores: Map<string, number>): Part {
  const part =
    node.kind === 'indicator'
      ? leafPart(node, readings, day)
      : branchPart(node, readings, day, scores);
  if (part.score !== undefined) scores.set(node.id, part.score);
  return part;
}

function leafPart(node: Extract<Node, { kind: 'indicator' }>, readings: Readings, day: Day): Part {
  const { score } = leafOf(node, readings.asOf(node.id, day), day);
  return { node, score, coverage: score === undefined ? 0 : 1 };
}

function branchPart(
  node: Exclude<Node, { kind: 'indicator' }>,
  readings: Readings,
  day: Day,
  scores: Map<string, number>,
): Part {
  const children = node.children.map((child) => visit(child, readings, day, scores));
  let total = 0;
  let covered = 0;
  for (const child of children) {
    total += child.node.weight;
    covered += child.node.weight * child.coverage;
  }
  const coverage = covered / total;
  return { node, score: meanScore(node, children, coverage), coverage };
}
