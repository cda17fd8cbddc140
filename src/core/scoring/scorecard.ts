/** The whole board as of a day: leaves, then branches upward, then the interval, then the band (data/FORMAT.md, sections 3 to 5). */

import { addDays, daysBetween } from '../model/day.ts';
import {
  type Day,
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
  type ValueChange,
} from '../model/model.ts';
import { lastCheckUpTo } from '../model/readings.ts';
import { breakDaysOf, nodePlacesOf } from '../model/tree.ts';
import { meanOfAggregation } from './aggregate.ts';
import { scoreOnSheet } from './flat.ts';
import { scoreAtDeviation, Z90 } from './interval.ts';
import { daysFromValueToExpiry, isBeyondGoalposts, scoreOfValue } from './leaf.ts';
import { valueAndReadingAsOf } from './observed.ts';
import {
  type LeafFound,
  leafWithErrorOnDay,
  type ScoreSheet,
  scoreSheetAsOf,
  standingOfSheet,
} from './score-sheet.ts';

/** Scores every node of a strategy as of a day; pure, and nothing after the day has any effect. */
export function scorecardAsOf(strategy: Strategy, readings: Readings, asOf: Day): Scorecard {
  return scorecardOfSheet(scoreSheetAsOf(strategy, readings, asOf), readings);
}

/** The scorecard of scores that were worked out from the same readings. */
export function scorecardOfSheet(sheet: ScoreSheet, readings: Readings): Scorecard {
  const { strategy, asOf, flat, errors, leaves } = sheet;
  const isScored = sheet.scored.at(-1) === 1;
  const nodes = new Map<string, NodeScore>();
  const indicators = new Map<string, IndicatorScore>();
  const passes = new Map<string, number>();
  nodePlacesOf(strategy).forEach(({ node, effectiveWeight }, id) => {
    const at = flat.places.get(id) ?? 0;
    const scored = nodeScoreAt(sheet, at, node, effectiveWeight);
    const leaf = leaves[at];
    if (isIndicator(node) && leaf !== undefined) {
      const slope = isScored && scored.score !== undefined ? errors.slope[at] : undefined;
      const indicator = indicatorScore(node, scored, leaf, readings, asOf, slope);
      indicators.set(id, indicator);
      nodes.set(id, indicator);
    } else nodes.set(id, scored);
    const pass = errors.pass[at] ?? 0;
    if (pass !== 0) passes.set(id, pass);
  });
  const root = nodes.get(strategy.root.id) ?? nodeScoreAt(sheet, 0, strategy.root, 1);
  const standing = standingOfSheet(sheet);
  return { strategy, asOf, root, standing, nodes, indicators, passes };
}

function nodeScoreAt(
  sheet: ScoreSheet,
  at: number,
  node: Node,
  effectiveWeight: number,
): NodeScore {
  const score = scoreOnSheet(sheet, at);
  const sd = score === undefined ? undefined : sheet.errors.sd[at];
  return {
    node,
    score,
    coverage: sheet.coverage[at] ?? 0,
    quality: sheet.quality[at] ?? 0,
    sd,
    low: scoreAtDeviation(score, sd, -Z90),
    high: scoreAtDeviation(score, sd, Z90),
    effectiveWeight,
  };
}

function indicatorScore(
  node: Indicator,
  { score, coverage, quality, sd, low, high, effectiveWeight }: NodeScore,
  { found, reliability, leaf, sigma }: LeafFound,
  readings: Readings,
  asOf: Day,
  slope: number | undefined,
): IndicatorScore {
  const { state, age, freshness, breaks } = leaf;
  const check = lastCheckUpTo(readings.checksOf(node.id), asOf);
  const checkedAge = check && daysBetween(check.observedOn, asOf);
  const due = isDue(node, age, score, checkedAge);
  return {
    node,
    score,
    coverage,
    quality,
    sd,
    low,
    high,
    effectiveWeight,
    value: found?.value,
    observedOn: found?.observedOn,
    confidence: reliability?.confidence,
    source: reliability?.source ?? '',
    origin: reliability?.origin ?? '',
    reading: found?.reading,
    check,
    age,
    freshness,
    state,
    breaks,
    freshSigma: reliability && Math.sqrt(reliability.freshVariance),
    sigma,
    beyond: found !== undefined && isBeyondGoalposts(found.value, node.goalposts),
    due,
    lateBy: due ? daysLate(node, age, checkedAge) : undefined,
    slope,
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
  const { leaf, sigma } = leafWithErrorOnDay(node, readings, asOf, breaks);
  const [low, high] = [-Z90, Z90].map((z) => scoreAtDeviation(leaf.score, sigma, z));
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
export function indicatorExpiryDay({ node, score, observedOn }: IndicatorScore): Day | undefined {
  return score === undefined || observedOn === undefined
    ? undefined
    : addDays(observedOn, daysFromValueToExpiry(node));
}

/** The first later day on which an indicator is due if nothing more is recorded; undefined: it is due, or never will be. */
export function nextDueDayOf({ node, due, observedOn, check }: IndicatorScore): Day | undefined {
  const { weight, tripwires, cadenceDays } = node;
  if (due || (weight === 0 && tripwires.length === 0)) return undefined;
  const cadence = Math.ceil(cadenceDays);
  const byAge = observedOn && addDays(observedOn, Math.min(cadence, daysFromValueToExpiry(node)));
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
  const before = valueAndReadingAsOf(node, readings, earlier);
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

/** Whether the value of an indicator rose, fell or stayed since the reading before (a counted one: since 90 days before); undefined: there are no two to compare. It may lie beyond the goalposts; one whose count moved its score by less than half a point stayed. */
export function riseOrFallSincePriorReading(
  leaf: Valued,
  readings: Readings,
  asOf: Day,
): ValueChange | undefined {
  const both = valueAndEarlier(leaf, readings, asOf);
  if (both === undefined) return undefined;
  const [now, before] = both;
  const isSame =
    leaf.node.count === undefined
      ? Math.abs(now - before) <= EPSILON * Math.max(1, Math.abs(before))
      : scoreMove(leaf.node, now, before) === 0;
  return isSame ? 'same' : now > before ? 'up' : 'down';
}

interface Bounds {
  /** The low and the high end, score points, 0…100. */
  readonly low: number;
  readonly high: number;
}

/** The root's score with every indicator that has none at 0, and at 100; all of them counted as present. */
export function rootBoundsFromMissing(card: Scorecard): Bounds {
  return {
    low: scoreWithMissingAt(card.strategy.root, card, 0),
    high: scoreWithMissingAt(card.strategy.root, card, 100),
  };
}

/** The score of a node, 0…100, had every indicator without one the score `missing`. */
function scoreWithMissingAt(node: Node, card: Scorecard, missing: number): number {
  if (isIndicator(node)) return card.nodes.get(node.id)?.score ?? missing;
  const mean = meanOfAggregation(node.aggregation);
  let weights = 0;
  let sum = 0;
  for (const child of node.children) {
    if (child.weight === 0) continue;
    weights += child.weight;
    sum += child.weight * mean.f(scoreWithMissingAt(child, card, missing));
  }
  return mean.inverse(sum / weights);
}
