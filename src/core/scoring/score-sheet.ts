/** The scores of every node on a day with their errors, in arrays: what a scorecard is made of, and all that a standing rests on. */

import {
  type Day,
  type Indicator,
  isIndicator,
  type Readings,
  type Standing,
  type Strategy,
} from '../model/model.ts';
import { breakDaysOf } from '../model/tree.ts';
import { standingAmongBands } from './band.ts';
import {
  blankScoreSheet,
  type Flat,
  type FlatSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setBranchScore,
  setLeafScore,
} from './flat.ts';
import {
  type Errors,
  setBranchScoreError,
  setIndicatorScoreError,
  zeroScoreErrorArrays,
} from './interval.ts';
import { type Leaf, scoreAgeAndFreshnessOnDay, sigmaAtFreshness } from './leaf.ts';
import {
  type ValueOnDay,
  type ValueReliability,
  valueAndReadingAsOf,
  valueConfidenceAndSourceOnDay,
} from './observed.ts';

/** What an indicator says on a day, and how sure that is. */
export interface LeafFound {
  readonly found: ValueOnDay | undefined;
  readonly reliability: ValueReliability | undefined;
  readonly leaf: Leaf;
  /** σ of the score on the day, score points, ≥ 0; undefined without a score. */
  readonly sigma: number | undefined;
}

/** All of it by place in the flat arrays. */
export interface ScoreSheet extends FlatSheet {
  readonly strategy: Strategy;
  readonly asOf: Day;
  readonly flat: Flat;
  /** 0…1. */
  readonly quality: Float64Array;
  readonly errors: Errors;
  /** undefined for a branch. */
  readonly leaves: readonly (LeafFound | undefined)[];
}

/** Scores every node of a strategy as of a day; pure, and nothing after the day has any effect. */
export function scoreSheetAsOf(strategy: Strategy, readings: Readings, asOf: Day): ScoreSheet {
  const flat = flatArraysOfStrategy(strategy);
  const breaks = breakDaysOf(strategy);
  const sheet = blankScoreSheet(flat);
  const quality = new Float64Array(flat.nodes.length);
  const errors = zeroScoreErrorArrays(flat);
  const leaves = flat.nodes.map((node, at): LeafFound | undefined => {
    if (isIndicator(node)) {
      const found = indicatorScoreAndSigmaOnDay(node, readings, asOf, breaks.get(node.id) ?? []);
      setLeafScore(sheet, at, found.leaf.score);
      setIndicatorScoreError(errors, at, found.sigma, found.reliability?.origin ?? '');
      quality[at] = found.leaf.quality;
      return found;
    }
    const branch = flat.branchAt[at];
    if (branch === undefined) return undefined;
    setBranchScore(sheet, branch, flat.weights);
    setBranchScoreError(flat, sheet, branch, errors);
    quality[at] = branchQuality(branch.children, flat.weights, quality);
    return undefined;
  });
  return { ...sheet, strategy, asOf, flat, quality, errors, leaves };
}

/** The mean of the qualities of a branch's `children`, places from 0, by weight, 0…1; by place, `weights`, ≥ 0, and `quality`, 0…1. */
function branchQuality(
  children: readonly number[],
  weights: Float64Array,
  quality: Float64Array,
): number {
  let total = 0;
  let sum = 0;
  children.forEach((child) => {
    const weight = weights[child] ?? 0;
    total += weight;
    sum += weight * (quality[child] ?? 0);
  });
  return sum / total;
}

/** The value that an indicator has on a day, how reliable that is, its score with age and freshness, and the score's σ; `breaks` are the days of breaks above it. */
export function indicatorScoreAndSigmaOnDay(
  node: Indicator,
  readings: Readings,
  asOf: Day,
  breaks: readonly Day[],
): LeafFound {
  const found = valueAndReadingAsOf(node, readings, asOf);
  const reliability = found && valueConfidenceAndSourceOnDay(node, readings, found, asOf);
  const leaf = scoreAgeAndFreshnessOnDay(node, found, asOf, breaks);
  const { score, freshness } = leaf;
  const sigma =
    score === undefined || reliability === undefined || freshness === undefined
      ? undefined
      : sigmaAtFreshness(reliability.freshVariance, freshness);
  return { found, reliability, leaf, sigma };
}

/** Where the root stands, as the scorecard says it; undefined when it has no score. */
export function bandStandingOfScoreSheet(sheet: ScoreSheet): Standing | undefined {
  const { strategy, flat, errors } = sheet;
  const spreadOf = (id: string) => {
    const at = flat.places.get(id);
    return at === undefined
      ? undefined
      : { score: nodeScoreOnScoreSheet(sheet, at), sd: errors.sd[at] };
  };
  const root = spreadOf(strategy.root.id);
  return root && standingAmongBands(strategy.bands, root, { get: spreadOf });
}
