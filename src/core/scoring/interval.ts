/** How far a score may be off: σ of the leaves through the slopes to each node, values of one origin erring together (data/FORMAT.md, section 5). */

import { cutToScoreRange } from './aggregate.ts';
import { type Flat, type FlatBranch, type FlatSheet, nodeScoreOnScoreSheet } from './flat.ts';

/** Correlation of the errors of two values of the same origin. */
export const SAME_ORIGIN = 0.5;
/** Share of what is possible that lies beyond each end of an interval, 0…1 (data/FORMAT.md, section 5). */
export const INTERVAL_TAIL = 0.05;
/** Half-width of an interval in standard deviations: the quantile of a normal at 1 - INTERVAL_TAIL. */
export const INTERVAL_Z = 1.645;

/** How far the scores on a sheet may be off, by place. */
export interface Errors {
  /** σ of a leaf, score points, ≥ 0; 0 without a score. */
  readonly sigma: Float64Array;
  /** Who makes the number of a leaf; '' is shared with nobody. */
  readonly origin: string[];
  /** ∂branch/∂leaf of the branch above it that was last written, in the end the root, points for a point, ≥ 0; 0 where it does not reach that. */
  readonly slope: Float64Array;
  /** ∂parent/∂node, points for a point, ≥ 0; 0 where one of them has no score or the node weighs nothing. */
  readonly pass: Float64Array;
  /** Standard deviation of a score, score points, ≥ 0; without meaning where there is none. */
  readonly sd: Float64Array;
}

/** Room for the errors of every node of a strategy, all of them 0. */
export function zeroScoreErrorArrays({ nodes }: Flat): Errors {
  const blank = (): Float64Array => new Float64Array(nodes.length);
  return { sigma: blank(), origin: [], slope: blank(), pass: blank(), sd: blank() };
}

/** Writes by how much the score of the leaf at a place, from 0, may be off: `off`, its σ, score points, ≥ 0, undefined where it has no score; `by` is who makes its number, with whose other numbers it errs together, '' for nobody. */
export function setIndicatorScoreError(
  { sigma, origin, slope, sd }: Errors,
  at: number,
  off: number | undefined,
  by: string,
): void {
  sigma[at] = off ?? 0;
  sd[at] = off ?? 0;
  origin[at] = by;
  slope[at] = 1;
}

/** Writes the standard deviation of a branch, and how far the score of each child and of each leaf below it carries through to it (`pass`, `slope`); its score must be on the sheet, and the errors of all that lies below it in `errors`. */
export function setBranchScoreError(
  { begins, weights }: Flat,
  sheet: FlatSheet,
  { at, children, mean }: FlatBranch,
  errors: Errors,
): void {
  const score = nodeScoreOnScoreSheet(sheet, at);
  if (score === undefined) return;
  const { slope, pass } = errors;
  let present = 0;
  // by forEach: an iterator makes an object at each step where a command runs but once
  children.forEach((child) => {
    if (sheet.scored[child] === 1) present += weights[child] ?? 0;
  });
  children.forEach((child) => {
    const weight = weights[child] ?? 0;
    const childScore = nodeScoreOnScoreSheet(sheet, child);
    const passed =
      childScore === undefined || weight === 0
        ? 0
        : ((weight / present) * mean.slope(childScore)) / mean.slope(score);
    pass[child] = passed;
    for (let leaf = begins[child] ?? child; leaf <= child; leaf += 1)
      slope[leaf] = (slope[leaf] ?? 0) * passed;
  });
  errors.sd[at] = sdOf(errors, begins[at] ?? at, at);
}

/** The standard deviation in score points, ≥ 0: sd² = Σ(Kσ)² + 2ρ Σ KᵢKⱼσᵢσⱼ over pairs of one origin, of the leaves from a place, `begin`, from 0, up to another, `end`, which is not one of them. */
function sdOf({ sigma, origin, slope }: Errors, begin: number, end: number): number {
  const byOrigin = new Map<string, number>();
  let squares = 0;
  let alone = 0;
  for (let leaf = begin; leaf < end; leaf += 1) {
    const part = (slope[leaf] ?? 0) * (sigma[leaf] ?? 0);
    if (part === 0) continue;
    const by = origin[leaf] ?? '';
    squares += part * part;
    if (by === '') alone += part * part;
    else byOrigin.set(by, (byOrigin.get(by) ?? 0) + part);
  }
  let together = alone;
  byOrigin.forEach((sum) => {
    together += sum * sum;
  });
  return Math.sqrt((1 - SAME_ORIGIN) * squares + SAME_ORIGIN * together);
}

/** The score z standard deviations (`sd`, score points) higher, or lower where z is negative, cut to 0…100; undefined without a score. */
export function scoreMovedByStandardDeviations(
  score: number | undefined,
  sd: number | undefined,
  z: number,
): number | undefined {
  if (score === undefined || sd === undefined) return undefined;
  return cutToScoreRange(score + z * sd);
}
