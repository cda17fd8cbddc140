/** The board of a day: what every node says, and what the strategy makes of it. Format 3, sections 3 and 4. */
import { countUpTo, type Day } from './day.ts';
import { driftPerDay, scoreVariance, Z } from './error.ts';
import type { StandingRecord } from './record.ts';
import {
  type Band,
  type Branch,
  type Leaf,
  leavesOf,
  type Node,
  type Strategy,
} from './strategy.ts';
import {
  changeDays,
  type LeafRecord,
  type LeafValue,
  leafRecords,
  leafScore,
  leafValue,
} from './value.ts';

/** What rounding may take from a coverage, a band's edge or a requirement. */
const ROUNDING = 1e-9;

export interface BranchScore {
  /** 0…100; undefined with less than half of it covered. */
  readonly score: number | undefined;
  /** Share of its weight that has a score, 0…1. */
  readonly coverage: number;
  /** The weights of those of its children that have a score, added up. */
  readonly scored: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Unmet {
  readonly band: Band;
  readonly node: Node;
  readonly atLeast: number;
}

/** All boards of one strategy and record, made when they are asked for. */
export class Boards {
  readonly strategy: Strategy;
  readonly record: StandingRecord;
  readonly #leaves: ReadonlyMap<Leaf, LeafRecord>;
  readonly #made = new Map<Day, Board>();
  /** By leaf, then by how many readings there were. */
  readonly #drifts = new Map<Leaf, Map<number, number>>();

  constructor(
    strategy: Strategy,
    record: StandingRecord,
    leaves = leafRecords(strategy.leaves, record),
  ) {
    this.strategy = strategy;
    this.record = record;
    this.#leaves = leaves;
  }

  /** The same, with values from a day on that are not recorded. */
  assuming(day: Day, values: ReadonlyMap<Leaf, number>): Boards {
    const leaves = new Map(this.#leaves);
    for (const [leaf, value] of values) {
      leaves.set(leaf, { ...this.recordOf(leaf), assumed: { day, value } });
    }
    return new Boards(this.strategy, this.record, leaves);
  }

  on(day: Day): Board {
    let board = this.#made.get(day);
    if (board === undefined) {
      board = new Board(this, day);
      this.#made.set(day, board);
    }
    return board;
  }

  recordOf(leaf: Leaf): LeafRecord {
    return this.#leaves.get(leaf) as LeafRecord;
  }

  /** Variance a day by which a leaf drifts as of a day, points². */
  driftPerDay(leaf: Leaf, day: Day): number {
    const record = this.recordOf(leaf);
    const upTo = countUpTo(record.readings, day);
    const known = this.#drifts.get(leaf) ?? new Map<number, number>();
    this.#drifts.set(leaf, known);
    const drift = known.get(upTo) ?? driftPerDay(leaf, record, upTo);
    known.set(upTo, drift);
    return drift;
  }

  /** The days in from…to on which a node’s score can become another one, rising; the index’s where none is named. */
  changeDays(from: Day, to: Day, node: Node = this.strategy.index): readonly Day[] {
    const counted = leavesOf(node).filter((leaf) => leaf.weight > 0 || leaf === node);
    const all = counted.flatMap((leaf) =>
      changeDays(leaf, this.recordOf(leaf), to).filter((day) => day >= from),
    );
    return [...new Set(all)].sort((a, b) => a - b);
  }

  /** A node's score from one day to another: on the first one, and wherever it becomes another one. */
  path(node: Node, from: Day, to: Day): readonly { day: Day; score: number | undefined }[] {
    const path: { day: Day; score: number | undefined }[] = [];
    for (const day of [from, ...this.changeDays(from + 1, to, node)]) {
      const score = this.on(day).score(node);
      if (path.length === 0 || path.at(-1)?.score !== score) path.push({ day, score });
    }
    return path;
  }

  /** The first day of from…to on which a node has a score. */
  firstScored(node: Node, from: Day, to: Day): Day | undefined {
    if (from > to) return undefined;
    if (this.on(from).score(node) !== undefined) return from;
    return this.changeDays(from + 1, to, node).find(
      (day) => this.on(day).score(node) !== undefined,
    );
  }
}

export class Board {
  readonly boards: Boards;
  readonly strategy: Strategy;
  readonly day: Day;
  readonly #leaves: Map<Leaf, LeafValue>;
  readonly #scores = new Map<Leaf, number>();
  readonly #branches = new Map<Branch, BranchScore>();
  readonly #variances = new Map<Node, number>();

  /** `leaves`: what they say, where that is another thing than the record says. */
  constructor(boards: Boards, day: Day, leaves: ReadonlyMap<Leaf, LeafValue> = new Map()) {
    this.boards = boards;
    this.strategy = boards.strategy;
    this.day = day;
    this.#leaves = new Map(leaves);
    this.#add(this.strategy.index);
  }

  leaf(leaf: Leaf): LeafValue {
    let value = this.#leaves.get(leaf);
    if (value === undefined) {
      value = leafValue(leaf, this.boards.recordOf(leaf), this.day);
      this.#leaves.set(leaf, value);
    }
    return value;
  }

  /** 0…100; undefined where there is none, which is never 0. */
  score(node: Node): number | undefined {
    if (node.kind === 'branch') return this.#branches.get(node)?.score;
    const known = this.#leaves.get(node);
    if (known !== undefined) return known.score;
    let score = this.#scores.get(node);
    if (score === undefined) {
      score = leafScore(node, this.boards.recordOf(node), this.day);
      if (score !== undefined) this.#scores.set(node, score);
    }
    return score;
  }

  coverage(node: Node): number {
    if (node.kind === 'branch') return this.#branches.get(node)?.coverage ?? 0;
    return this.score(node) === undefined ? 0 : 1;
  }

  #add(branch: Branch): void {
    let weights = 0;
    let covered = 0;
    let scored = 0;
    let sum = 0;
    const { children } = branch;
    // until code is hot, to iterate costs more than all that is added up
    for (let at = 0; at < children.length; at += 1) {
      const child = children[at] as Node;
      const { weight } = child;
      if (child.kind === 'branch') this.#add(child);
      // what is only shown costs nothing until it is
      if (weight === 0) continue;
      const score = this.score(child);
      weights += weight;
      if (child.kind === 'branch') covered += weight * this.coverage(child);
      else if (score !== undefined) covered += weight;
      if (score === undefined) continue;
      scored += weight;
      sum += weight * score;
    }
    const coverage = weights === 0 ? 0 : covered / weights;
    const has = coverage >= 0.5 - ROUNDING && scored > 0;
    this.#branches.set(branch, { score: has ? sum / scored : undefined, coverage, scored });
  }

  /** A child's share of its parent's score, 0…1; 0 where either has none. */
  weightInParent(child: Node): number {
    const parent = child.parent && this.#branches.get(child.parent);
    return parent?.score === undefined || this.score(child) === undefined
      ? 0
      : child.weight / parent.scored;
  }

  /** A node's share of the score of a branch above it (the index when left out), 0…1; 1 of the branch itself. */
  share(node: Node, branch: Node = this.strategy.index): number {
    if (node === branch) return 1;
    if (node.parent === undefined) return 0;
    return this.weightInParent(node) * this.share(node.parent, branch);
  }

  /** Variance a day by which a leaf drifts, points². */
  driftPerDay(leaf: Leaf): number {
    return this.boards.driftPerDay(leaf, this.day);
  }

  /** Days since the day that a leaf's value refers to. */
  age(leaf: Leaf): number {
    return this.day - (this.leaf(leaf).day ?? this.day);
  }

  /** Standard deviation of a leaf's score in points; undefined without one. */
  sigma(leaf: Leaf): number | undefined {
    const { score, confidence } = this.leaf(leaf);
    if (score === undefined || confidence === undefined) return undefined;
    return Math.sqrt(scoreVariance(confidence, this.driftPerDay(leaf), this.age(leaf)));
  }

  /** Standard deviation of a node's score in points; undefined without one. */
  deviation(node: Node): number | undefined {
    if (this.score(node) === undefined) return undefined;
    return Math.sqrt(this.#variance(node));
  }

  #variance(node: Node): number {
    let variance = this.#variances.get(node);
    if (variance === undefined) {
      variance =
        node.kind === 'leaf'
          ? (this.sigma(node) ?? 0) ** 2
          : node.children.reduce((sum, child) => {
              const weight = this.weightInParent(child);
              return weight === 0 ? sum : sum + weight ** 2 * this.#variance(child);
            }, 0);
      this.#variances.set(node, variance);
    }
    return variance;
  }

  /** The 90 % interval of a node's score, cut to 0…100. */
  interval(node: Node): Interval | undefined {
    const [score, deviation] = [this.score(node), this.deviation(node)];
    if (score === undefined || deviation === undefined) return undefined;
    return {
      low: Math.max(0, score - Z * deviation),
      high: Math.min(100, score + Z * deviation),
    };
  }

  /** A leaf's part of the variance of a node above it (the index when left out), 0…1: what reading it anew would take away first. */
  doubt(leaf: Leaf, node: Node = this.strategy.index): number {
    const all = this.deviation(node);
    if (all === undefined || all === 0) return 0;
    return (this.share(leaf, node) * (this.sigma(leaf) ?? 0)) ** 2 / all ** 2;
  }

  /** The band of the index; undefined without one. */
  get band(): Band | undefined {
    const reached = this.#reached();
    return reached.findLast((band) => this.#unmet(band).length === 0);
  }

  /** What bands above the band require that the index reaches by points. */
  get unmet(): readonly Unmet[] {
    const reached = this.#reached();
    const band = this.band;
    return band === undefined
      ? []
      : reached.slice(reached.indexOf(band) + 1).flatMap((each) => this.#unmet(each));
  }

  #reached(): readonly Band[] {
    const index = this.score(this.strategy.index);
    if (index === undefined) return [];
    return this.strategy.bands.filter(({ from }) => from <= index + ROUNDING);
  }

  #unmet(band: Band): readonly Unmet[] {
    return band.requires
      .filter(({ node, atLeast }) => (this.score(node) ?? -1) < atLeast - ROUNDING)
      .map((requirement) => ({ band, ...requirement }));
  }
}
