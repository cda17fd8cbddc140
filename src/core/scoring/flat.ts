/** The tree as arrays, and the score of a branch from those of its children: of one board, and of the thousands that draws and probes score. */

import { memoizePerObject } from '../model/memoize.ts';
import { EPSILON, isIndicator, type Node, type Strategy } from '../model/model.ts';
import { type AggregationMean, meanOfAggregation } from './aggregate.ts';

/** A branch by the places of its children. */
export interface FlatBranch {
  /** Its own place among all nodes, from 0. */
  readonly at: number;
  /** The places of its children, from 0, in file order. */
  readonly children: readonly number[];
  readonly mean: AggregationMean;
  /** Least share of weight present for a score, 0…1. */
  readonly minCoverage: number;
  readonly requireAll: boolean;
}

/** A strategy's nodes in a row, children before their parent, the root last. */
export interface Flat {
  readonly nodes: readonly Node[];
  /** Place of every node, from 0, by its id. */
  readonly places: ReadonlyMap<string, number>;
  /** Place of the parent of each node, from 0; −1 for the root. */
  readonly parents: Int32Array;
  /** Place of the first node below each node, from 0, its own for a leaf: all between the two are below it. */
  readonly begins: Int32Array;
  /** Weight of each node among its siblings, as written, ≥ 0. */
  readonly weights: Float64Array;
  /** The branches, children first; undefined where a place is a leaf's in `branchAt`. */
  readonly branches: readonly FlatBranch[];
  readonly branchAt: readonly (FlatBranch | undefined)[];
  /** Places of the leaves, from 0, in file order. */
  readonly leaves: readonly number[];
}

/** What is known of every node, by place. */
export interface FlatSheet {
  /** 0…100 where `scored` is 1; without meaning elsewhere. */
  readonly score: Float64Array;
  /** Whether there is a score: 0…1, 1 where there is. */
  readonly scored: Uint8Array;
  /** 0…1. */
  readonly coverage: Float64Array;
}

/** The arrays of a strategy. */
export const flatArraysOfStrategy = memoizePerObject(flatArrays);

function flatArrays(strategy: Strategy): Flat {
  const nodes: Node[] = [];
  const parents: number[] = [];
  const begins: number[] = [];
  const branchAt: (FlatBranch | undefined)[] = [];
  const leaves: number[] = [];
  const visit = (node: Node): number => {
    const begin = nodes.length;
    const children = isIndicator(node) ? [] : node.children.map(visit);
    const at = nodes.push(node) - 1;
    begins.push(begin);
    parents.push(-1);
    for (const child of children) parents[child] = at;
    if (isIndicator(node)) {
      leaves.push(at);
      branchAt.push(undefined);
    } else {
      const { minCoverage, requireAll } = node;
      branchAt.push({
        at,
        children,
        mean: meanOfAggregation(node.aggregation),
        minCoverage,
        requireAll,
      });
    }
    return at;
  };
  visit(strategy.root);
  return {
    nodes,
    places: new Map(nodes.map((node, at) => [node.id, at])),
    parents: Int32Array.from(parents),
    begins: Int32Array.from(begins),
    weights: Float64Array.from(nodes, (node) => node.weight),
    branches: branchAt.filter((branch) => branch !== undefined),
    branchAt,
    leaves,
  };
}

/** A sheet on which nothing has a score. */
export function blankScoreSheet(flat: Flat): FlatSheet {
  const size = flat.nodes.length;
  return {
    score: new Float64Array(size),
    scored: new Uint8Array(size),
    coverage: new Float64Array(size),
  };
}

/** Writes the score, 0…100, of the leaf at a place, from 0; undefined: it has none. */
export function setLeafScore(sheet: FlatSheet, at: number, score: number | undefined): void {
  sheet.scored[at] = score === undefined ? 0 : 1;
  sheet.coverage[at] = score === undefined ? 0 : 1;
  if (score !== undefined) sheet.score[at] = score;
}

/** Writes a branch's coverage and score from its children's, with other weights, ≥ 0 and by place, and another mean where given. */
export function setBranchScore(
  sheet: FlatSheet,
  branch: FlatBranch,
  weights: Float64Array,
  mean = branch.mean,
): void {
  let total = 0;
  let covered = 0;
  let present = 0;
  let sum = 0;
  let whole = true;
  const { children } = branch;
  // by index: an iterator makes an object at each step where a command runs but once
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index] ?? 0;
    const weight = weights[child] ?? 0;
    if (weight === 0) continue;
    total += weight;
    covered += weight * (sheet.coverage[child] ?? 0);
    if (sheet.scored[child] === 1) {
      present += weight;
      sum += weight * mean.f(sheet.score[child] ?? 0);
    } else whole = false;
  }
  const coverage = covered / total;
  const score = branchScoreFromSums(branch, present, sum, coverage, whole, mean);
  sheet.coverage[branch.at] = coverage;
  sheet.scored[branch.at] = score === undefined ? 0 : 1;
  if (score !== undefined) sheet.score[branch.at] = score;
}

/** A branch's score, 0…100, from the weight of the children that have one (`present`), from the sum Σ wᵢ f(xᵢ) over them and from its coverage, 0…1; undefined: too little is there, or not all where all is required. */
export function branchScoreFromSums(
  { mean: own, minCoverage, requireAll }: FlatBranch,
  present: number,
  sum: number,
  coverage: number,
  isWhole: boolean,
  mean = own,
): number | undefined {
  const isEnough = present > 0 && coverage >= minCoverage - EPSILON && (isWhole || !requireAll);
  return isEnough ? mean.inverse(sum / present) : undefined;
}

/** Writes the coverage and the score of every branch, from those of the leaves. */
export function setAllBranchScores(flat: Flat, sheet: FlatSheet): void {
  for (const branch of flat.branches) setBranchScore(sheet, branch, flat.weights);
}

/** Writes the coverage and the score of every branch above the node at a place, from 0, from its parent up to the root. */
export function setBranchScoresAboveNode(flat: Flat, sheet: FlatSheet, at: number): void {
  for (let up = flat.parents[at] ?? -1; up >= 0; up = flat.parents[up] ?? -1) {
    const branch = flat.branchAt[up];
    if (branch !== undefined) setBranchScore(sheet, branch, flat.weights);
  }
}

/** The score, 0…100, of the node at a place, from 0; undefined: none. */
export function nodeScoreOnScoreSheet(
  sheet: FlatSheet,
  at: number | undefined,
): number | undefined {
  return at === undefined || sheet.scored[at] !== 1 ? undefined : sheet.score[at];
}
