/** The whole board as of a day: leaves, then branches upward, then the interval, then the band (data/FORMAT.md, sections 3 to 5). */

import { addDays, daysBetween } from '../model/day.ts';
import {
  type Branch,
  type Day,
  type Direction,
  EPSILON,
  type Indicator,
  type IndicatorScore,
  isIndicator,
  type Node,
  type NodeScore,
  type Readings,
  type Scorecard,
  type Strategy,
  type Trend,
} from '../model/model.ts';
import { breakDaysOf, nodePlacesOf } from '../model/tree.ts';
import { meanOfAggregation } from './aggregate.ts';
import { standingAmongBands } from './band.ts';
import { lastCheckUpTo } from './counted.ts';
import { branchScoreDeviation, type LeafReach, scoreAtDeviation, Z90 } from './interval.ts';
import { daysToExpiry, isBeyondGoalposts, leafOnDay, scoreOfValue, sigmaOf } from './leaf.ts';
import { evidenceOnDay, valueOnDay } from './observed.ts';

/** Scores every node of a strategy as of a day; pure, and nothing after the day has any effect. */
export function scorecardAsOf(strategy: Strategy, readings: Readings, asOf: Day): Scorecard {
  const places = nodePlacesOf(strategy);
  const breaks = breakDaysOf(strategy);
  const reaches = new Map<string, LeafReach>();
  const passes = new Map<string, number>();
  const built = new Map<string, NodeScore>();
  const leaves = new Map<string, LeafScore>();

  const visit = (node: Node): NodeScore => {
    const effectiveWeight = places.get(node.id)?.effectiveWeight ?? 0;
    if (!isIndicator(node)) {
      const children = node.children.map(visit);
      const score = scoreBranch(node, effectiveWeight, children, reaches, passes);
      built.set(node.id, score);
      return score;
    }
    const breaksOfIt = breaks.get(node.id) ?? [];
    const leaf = scoreLeaf(node, effectiveWeight, readings, asOf, breaksOfIt, reaches);
    built.set(node.id, leaf);
    leaves.set(node.id, leaf);
    return leaf;
  };
  const root = visit(strategy.root);

  const nodes = new Map<string, NodeScore>();
  const indicators = new Map<string, IndicatorScore>();
  for (const id of places.keys()) {
    const leaf = leaves.get(id);
    const node = built.get(id);
    if (leaf !== undefined) {
      const usable = leaf.score !== undefined && root.score !== undefined;
      leaf.slope = usable ? (reaches.get(id)?.slope ?? 0) : undefined;
      indicators.set(id, leaf);
    }
    if (node !== undefined) nodes.set(id, node);
  }
  const standing = standingAmongBands(strategy.bands, root, nodes);
  return { strategy, asOf, root, standing, nodes, indicators, passes };
}

/** The score of an indicator while the board is made: its slope is known last. */
type LeafScore = Omit<IndicatorScore, 'slope'> & { slope: IndicatorScore['slope'] };

function scoreLeaf(
  node: Indicator,
  effectiveWeight: number,
  readings: Readings,
  asOf: Day,
  breaks: readonly Day[],
  reaches: Map<string, LeafReach>,
): LeafScore {
  const found = valueOnDay(node, readings, asOf);
  const evidence = found && evidenceOnDay(node, readings, found, asOf);
  const {
    state,
    age,
    freshness,
    quality,
    score,
    breaks: broken,
  } = leafOnDay(node, found, asOf, breaks);
  const sigma =
    score === undefined || evidence === undefined || freshness === undefined
      ? undefined
      : sigmaOf(evidence.freshVariance, freshness);
  if (sigma !== undefined) {
    reaches.set(node.id, { slope: 1, sigma, origin: evidence?.origin ?? '' });
  }
  const check = lastCheckUpTo(readings.checksOf(node.id), asOf);
  const checkedAge = check && daysBetween(check.observedOn, asOf);
  const due = isDue(node, age, score, checkedAge);
  return {
    node,
    score,
    coverage: score === undefined ? 0 : 1,
    quality,
    sd: sigma,
    low: scoreAtDeviation(score, sigma, -Z90),
    high: scoreAtDeviation(score, sigma, Z90),
    effectiveWeight,
    value: found?.value,
    observedOn: found?.observedOn,
    confidence: evidence?.confidence,
    source: evidence?.source ?? '',
    origin: evidence?.origin ?? '',
    reading: found?.reading,
    check,
    age,
    freshness,
    state,
    breaks: broken,
    freshSigma: evidence && Math.sqrt(evidence.freshVariance),
    sigma,
    beyond: found !== undefined && isBeyondGoalposts(found.value, node.goalposts),
    due,
    lateBy: due ? daysLate(node, age, checkedAge) : undefined,
    slope: undefined,
  };
}

/** The 90 % interval of an indicator's score on a day, 0…100; undefined: it has no score. */
export function indicatorIntervalAsOf(
  strategy: Strategy,
  node: Indicator,
  readings: Readings,
  asOf: Day,
): readonly [number, number] | undefined {
  const breaks = breakDaysOf(strategy).get(node.id) ?? [];
  const { low, high } = scoreLeaf(node, 0, readings, asOf, breaks, new Map());
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** Whether somebody should look again, from the ages of the value and of the newest check in days. */
function isDue(
  { weight, tripwires, cadenceDays }: Indicator,
  age: number | undefined,
  score: number | undefined,
  checkedAge: number | undefined,
): boolean {
  const isWatched = weight > 0 || tripwires.length > 0;
  const isChecked = checkedAge !== undefined && checkedAge < cadenceDays;
  return isWatched && !isChecked && (score === undefined || (age ?? 0) >= cadenceDays);
}

/** How many days ago somebody should have looked again, ≥ 0; undefined where nobody ever looked. */
function daysLate(
  { cadenceDays }: Indicator,
  age: number | undefined,
  checkedAge: number | undefined,
): number | undefined {
  if (age === undefined && checkedAge === undefined) return undefined;
  const since = Math.min(age ?? Number.POSITIVE_INFINITY, checkedAge ?? Number.POSITIVE_INFINITY);
  return Math.max(0, since - cadenceDays);
}

/** The first later day on which an indicator expires if nothing more is recorded; undefined: it has expired, or has no value. */
export function expiryDayOf({ node, score, observedOn }: IndicatorScore): Day | undefined {
  return score === undefined || observedOn === undefined
    ? undefined
    : addDays(observedOn, daysToExpiry(node));
}

/** The first later day on which an indicator is due if nothing more is recorded; undefined: it is due, or never will be. */
export function dueDayOf({ node, due, observedOn, check }: IndicatorScore): Day | undefined {
  const { weight, tripwires, cadenceDays } = node;
  if (due || (weight === 0 && tripwires.length === 0)) return undefined;
  const cadence = Math.ceil(cadenceDays);
  const byAge = observedOn && addDays(observedOn, Math.min(cadence, daysToExpiry(node)));
  const byCheck = check && addDays(check.observedOn, cadence);
  return byAge === undefined || (byCheck !== undefined && byCheck > byAge) ? byCheck : byAge;
}

/** Days over which the score of a counted indicator is compared, and the score points that are a change of it. */
const COUNT_TREND_DAYS = 90;
const COUNT_TREND_POINTS = 0.5;

type Valued = Pick<IndicatorScore, 'node' | 'value' | 'observedOn'>;

/** A value and what it is compared with: that of the reading before it, of a counted one that 90 days before; undefined without both. */
function valueAndEarlier(
  { node, value, observedOn }: Valued,
  readings: Readings,
  asOf: Day,
): readonly [number, number] | undefined {
  if (value === undefined || observedOn === undefined) return undefined;
  const earlier =
    node.count === undefined ? addDays(observedOn, -1) : addDays(asOf, -COUNT_TREND_DAYS);
  const before = valueOnDay(node, readings, earlier);
  return before && [value, before.value];
}

/** By how many points a score moved with a value, 0 where that is no change of it. */
function scoreMove({ goalposts, count }: Indicator, now: number, before: number): number {
  const change = scoreOfValue(now, goalposts) - scoreOfValue(before, goalposts);
  const isSame =
    count === undefined ? Math.abs(change) <= EPSILON : Math.abs(change) < COUNT_TREND_POINTS;
  return isSame ? 0 : change;
}

/** An indicator's score against that of the reading before it, of a counted one against that 90 days before; undefined without both. */
export function trendOfIndicator(leaf: Valued, readings: Readings, asOf: Day): Trend | undefined {
  const both = valueAndEarlier(leaf, readings, asOf);
  if (both === undefined) return undefined;
  const move = scoreMove(leaf.node, ...both);
  return move === 0 ? 'same' : move > 0 ? 'better' : 'worse';
}

/** Where an indicator's value went since that same day, beyond its goalposts too; one whose count moved its score by less than half a point went nowhere; undefined without both. */
export function directionOfIndicator(
  leaf: Valued,
  readings: Readings,
  asOf: Day,
): Direction | undefined {
  const both = valueAndEarlier(leaf, readings, asOf);
  if (both === undefined) return undefined;
  const [now, before] = both;
  const isSame =
    leaf.node.count === undefined
      ? Math.abs(now - before) <= EPSILON * Math.max(1, Math.abs(before))
      : scoreMove(leaf.node, now, before) === 0;
  return isSame ? 'same' : now > before ? 'up' : 'down';
}

function scoreBranch(
  node: Branch,
  effectiveWeight: number,
  children: readonly NodeScore[],
  reaches: Map<string, LeafReach>,
  passes: Map<string, number>,
): NodeScore {
  const total = node.children.reduce((sum, child) => sum + child.weight, 0);
  const share = (of: (child: NodeScore) => number): number =>
    children.reduce((sum, child) => sum + child.node.weight * of(child), 0) / total;
  const coverage = share((child) => child.coverage);
  const quality = share((child) => child.quality);
  const score = meanScore(node, children, coverage);
  const spread =
    score === undefined ? undefined : branchScoreDeviation(node, score, children, reaches, passes);
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
