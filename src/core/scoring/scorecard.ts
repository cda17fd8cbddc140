/** The whole board as of a day: leaves, then branches upward, then the interval, then the band (data/FORMAT.md, sections 3 to 5). */

import { addDays } from '../model/day.ts';
import {
  type Branch,
  type Day,
  EPSILON,
  type Indicator,
  type IndicatorScore,
  isIndicator,
  type Node,
  type NodeScore,
  type Reading,
  type Readings,
  type Scorecard,
  type Strategy,
  type Trend,
} from '../model/model.ts';
import { nodePlacesOf } from '../model/tree.ts';
import { meanOfAggregation } from './aggregate.ts';
import { standingAmongBands } from './band.ts';
import { branchScoreDeviation, type Slopes, scoreAtDeviation, Z90 } from './interval.ts';
import { isBeyondGoalposts, leafOfIndicator, scoreOfValue } from './leaf.ts';

/** Scores every node of a strategy as of a day; pure, and nothing after the day has any effect. */
export function scorecardAsOf(strategy: Strategy, readings: Readings, asOf: Day): Scorecard {
  const places = nodePlacesOf(strategy);
  const slopes: Slopes = new Map();
  const built = new Map<string, NodeScore>();
  const leaves = new Map<string, Omit<IndicatorScore, 'slope'>>();

  const visit = (node: Node): NodeScore => {
    const effectiveWeight = places.get(node.id)?.effectiveWeight ?? 0;
    const score = isIndicator(node)
      ? scoreLeaf(node, effectiveWeight, readings, asOf, slopes)
      : scoreBranch(node, effectiveWeight, node.children.map(visit), slopes);
    built.set(node.id, score);
    if (isLeaf(score)) leaves.set(node.id, score);
    return score;
  };
  const root = visit(strategy.root);

  const toRoot = slopes.get(strategy.root.id);
  const nodes = new Map<string, NodeScore>();
  const indicators = new Map<string, IndicatorScore>();
  for (const id of places.keys()) {
    const leaf = leaves.get(id);
    const node = built.get(id);
    if (leaf !== undefined) {
      const usable = leaf.score !== undefined && root.score !== undefined;
      const whole = { ...leaf, slope: usable ? (toRoot?.get(id)?.slope ?? 0) : undefined };
      indicators.set(id, whole);
      nodes.set(id, whole);
    } else if (node !== undefined) nodes.set(id, node);
  }
  const standing = standingAmongBands(strategy.bands, root, nodes);
  return { strategy, asOf, root, standing, nodes, indicators };
}

type UnslopedLeaf = Omit<IndicatorScore, 'slope'>;

function isLeaf(score: NodeScore): score is UnslopedLeaf {
  return isIndicator(score.node);
}

function scoreLeaf(
  node: Indicator,
  effectiveWeight: number,
  readings: Readings,
  asOf: Day,
  slopes: Slopes,
): UnslopedLeaf {
  const reading = readings.asOf(node.id, asOf);
  const previous = reading && readings.asOf(node.id, addDays(reading.observedOn, -1));
  const { state, age, freshness, quality, score, sigma } = leafOfIndicator(node, reading, asOf);
  const due = age === undefined || score === undefined || age >= node.cadenceDays;
  if (score !== undefined && sigma !== undefined && reading !== undefined) {
    slopes.set(node.id, new Map([[node.id, { slope: 1, sigma, source: reading.source.trim() }]]));
  }
  return {
    node,
    score,
    coverage: score === undefined ? 0 : 1,
    quality,
    sd: sigma,
    low: scoreAtDeviation(score, sigma, -Z90),
    high: scoreAtDeviation(score, sigma, Z90),
    effectiveWeight,
    reading,
    previous,
    age,
    freshness,
    state,
    sigma,
    beyond: reading !== undefined && isBeyondGoalposts(reading.value, node.goalposts),
    due,
    lateBy: due && age !== undefined ? Math.max(0, age - node.cadenceDays) : undefined,
    trend: trendOf(node, reading, previous),
  };
}

function trendOf(
  node: Indicator,
  reading: Reading | undefined,
  previous: Reading | undefined,
): Trend | undefined {
  if (reading === undefined || previous === undefined) return undefined;
  const change =
    scoreOfValue(reading.value, node.goalposts) - scoreOfValue(previous.value, node.goalposts);
  if (Math.abs(change) <= EPSILON) return 'same';
  return change > 0 ? 'better' : 'worse';
}

function scoreBranch(
  node: Branch,
  effectiveWeight: number,
  children: readonly NodeScore[],
  slopes: Slopes,
): NodeScore {
  const total = node.children.reduce((sum, child) => sum + child.weight, 0);
  const share = (of: (child: NodeScore) => number): number =>
    children.reduce((sum, child) => sum + child.node.weight * of(child), 0) / total;
  const coverage = share((child) => child.coverage);
  const quality = share((child) => child.quality);
  const score = meanScore(node, children, coverage);
  const spread =
    score === undefined ? undefined : branchScoreDeviation(node, score, children, slopes);
  return {
    node,
    score,
    coverage,
    quality,
    sd: spread,
    low: scoreAtDeviation(score, spread, -Z90),
    high: scoreAtDeviation(score, spread, Z90),
    effectiveWeight,
  };
}

/** M = g(Σ wᵢ f(xᵢ)) over the children present; undefined when too little is there. */
export function meanScore(
  node: Branch,
  children: readonly { readonly node: Node; readonly score: number | undefined }[],
  coverage: number,
): number | undefined {
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  let sum = 0;
  let missing = false;
  children.forEach(({ node: { weight }, score }) => {
    if (weight === 0) return;
    if (score === undefined) {
      missing = true;
      return;
    }
    weights += weight;
    sum += weight * mean.f(score);
  });
  if (missing && node.requireAll) return undefined;
  if (weights === 0 || coverage < node.minCoverage - EPSILON) return undefined;
  return mean.inverse(sum / weights);
}
