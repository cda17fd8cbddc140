/** The doubt in the model, drawn: other weights, other means, other goalposts, the readings at their values (data/FORMAT.md, section 5). */

import { isTrack, type Scorecard } from '../model/model.ts';
import { makeRandomGeneratorFromSeed, type Random, randomGamma } from '../model/random.ts';
import { type AggregationMean, cutToScoreRange, meanOfAggregation } from '../scoring/aggregate.ts';
import { bandByScoreAlone, bandReachedAndUnmetRequirements } from '../scoring/band.ts';
import {
  blankScoreSheet,
  type Flat,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setBranchScore,
  setLeafScore,
} from '../scoring/flat.ts';
import { positionBetweenGoalposts } from '../scoring/leaf.ts';

/** α of the Dirichlet distribution per unit of normalised weight. */
export const CONCENTRATION = 50;
/** How far a goalpost may move, as a share of the span between both. */
export const GOALPOST_MOVE = 0.1;

const ALTERNATIVES: readonly AggregationMean[] = [
  meanOfAggregation({ method: 'arithmetic' }),
  meanOfAggregation({ method: 'shifted-geometric', shift: 9 }),
  meanOfAggregation({ method: 'shifted-geometric', shift: 99 }),
];

export interface Robustness {
  /** What the draws are made from: the same seed gives the same draws; a whole number, 0…2³² − 1. */
  readonly seed: number;
  /** How many, ≥ 1. */
  readonly draws: number;
  /** Share of the draws in which the band that stands today stands, 0…1. */
  readonly keepsBand: number;
  /** Share of the draws in which the band by score alone is that of today, 0…1; where a cap decides it, above or below `keepsBand`. */
  readonly keepsScoreBand: number;
  /** The low and the high end of the root's score among the draws that have one, 0…100; undefined: none has. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Share of the draws whose weights leave too little covered for a score, 0…1; they do not keep the band. */
  readonly unscored: number;
}

/**
 * How far the board hangs on choices of the model: shares of draws that keep the band, lowest and highest score, under
 * models drawn, `draws` of them, from a `seed`, a whole number, 0…2³² − 1; undefined where the root has no score today or `draws` is below 1.
 * Per draw: the weights of counted siblings from a Dirichlet with α = 50·w; the mean of every branch with a track among
 * its children arithmetic or shifted geometric with k = 9 or 99; each goalpost moved by up to ±10 % of its span.
 */
export function robustnessToModelChoice(
  card: Scorecard,
  seed: number,
  draws: number,
): Robustness | undefined {
  const { strategy, standing } = card;
  if (standing === undefined || draws < 1) return undefined;
  const random = makeRandomGeneratorFromSeed(seed);
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const weights = new Float64Array(flat.weights);
  const root = flat.nodes.length - 1;
  const shares = sharesOf(flat);
  const positions = positionsOf(card, flat);
  const overTracks = flat.branches.map((branch) =>
    branch.children.some((child) => isTrack(flat.nodes[child])),
  );
  let kept = 0;
  let keptByScore = 0;
  let unscored = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let draw = 0; draw < draws; draw += 1) {
    for (const { at, position } of positions)
      setLeafScore(sheet, at, scoreWithGoalpostsMoved(position, random));
    flat.branches.forEach((branch, place) => {
      for (const child of branch.children) {
        const share = shares[child] ?? 0;
        // The sum of the draws need not be taken out: only ratios of weights count.
        weights[child] = share === 0 ? 0 : randomGamma(random, CONCENTRATION * share);
      }
      setBranchScore(
        sheet,
        branch,
        weights,
        overTracks[place] === true ? randomAlternativeMean(random) : branch.mean,
      );
    });
    const score = nodeScoreOnScoreSheet(sheet, root);
    if (score === undefined) {
      unscored += 1;
      continue;
    }
    low = Math.min(low, score);
    high = Math.max(high, score);
    const band = bandReachedAndUnmetRequirements(strategy.bands, score, (id) =>
      nodeScoreOnScoreSheet(sheet, flat.places.get(id)),
    )?.band;
    if (band === standing.band) kept += 1;
    if (bandByScoreAlone(strategy.bands, score) === standing.scoreBand) keptByScore += 1;
  }
  const some = unscored < draws;
  return {
    seed,
    draws,
    keepsBand: kept / draws,
    keepsScoreBand: keptByScore / draws,
    low: some ? low : undefined,
    high: some ? high : undefined,
    unscored: unscored / draws,
  };
}

/** Weight of each node over the sum of its counted siblings, 0…1, by place; 0 of the root and of what does not count. */
function sharesOf(flat: Flat): Float64Array {
  const shares = new Float64Array(flat.nodes.length);
  for (const { children } of flat.branches) {
    const total = children.reduce((sum, child) => sum + (flat.weights[child] ?? 0), 0);
    for (const child of children) shares[child] = (flat.weights[child] ?? 0) / total;
  }
  return shares;
}

/** Every leaf by its place, from 0, in the flat strategy, with where its value lies between its goalposts: a share, 0 at worst and 1 at best, finite, not clamped; undefined without a score. */
function positionsOf(card: Scorecard, flat: Flat) {
  return flat.leaves.map((at) => {
    const indicator = card.indicators.get(flat.nodes[at]?.id ?? '');
    const value = indicator?.score === undefined ? undefined : indicator.value;
    return {
      at,
      position:
        value === undefined || indicator === undefined
          ? undefined
          : positionBetweenGoalposts(value, indicator.node.goalposts),
    };
  });
}

/** The score, 0…100, of a position (0 at worst, 1 at best, not clamped) once both goalposts have moved, each by up to a tenth of the span; undefined without a position. */
function scoreWithGoalpostsMoved(position: number | undefined, random: Random): number | undefined {
  if (position === undefined) return undefined;
  const by = (): number => GOALPOST_MOVE * (2 * random() - 1);
  return indicatorScoreAfterGoalpostMove(position, by(), by());
}

/** The score, 0…100, of a value at a position (0 at worst, 1 at best, not clamped) after worst and best moved by shares of the span, `worst` and `best`, each −0.1…0.1. */
export function indicatorScoreAfterGoalpostMove(
  position: number,
  worst: number,
  best: number,
): number {
  return cutToScoreRange(100 * ((position - worst) / (1 + best - worst)));
}

function randomAlternativeMean(random: Random): AggregationMean | undefined {
  return ALTERNATIVES[Math.floor(random() * ALTERNATIVES.length)];
}
