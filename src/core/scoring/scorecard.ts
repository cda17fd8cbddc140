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
import { nodeScoreOnScoreSheet } from './flat.ts';
import { INTERVAL_Z, scoreMovedByStandardDeviations } from './interval.ts';
import { daysLate, isDue } from './lateness.ts';
import { isBeyondGoalposts, scoreOfValue } from './leaf.ts';
import { valueAndReadingAsOf } from './observed.ts';
import {
  bandStandingOfScoreSheet,
  indicatorScoreAndSigmaOnDay,
  type LeafFound,
  type ScoreSheet,
  scoreSheetAsOf,
} from './score-sheet.ts';

/** Scores every node of a strategy as of a day; pure, and nothing after the day has any effect. */
export function scorecardAsOf(strategy: Strategy, readings: Readings, asOf: Day): Scorecard {
  return scorecardOfScoreSheet(scoreSheetAsOf(strategy, readings, asOf), readings);
}

/** The scorecard of scores that were worked out from the same readings. */
export function scorecardOfScoreSheet(sheet: ScoreSheet, readings: Readings): Scorecard {
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
  const standing = bandStandingOfScoreSheet(sheet);
  return { strategy, asOf, root, standing, nodes, indicators, passes };
}

function nodeScoreAt(
  sheet: ScoreSheet,
  at: number,
  node: Node,
  effectiveWeight: number,
): NodeScore {
  const score = nodeScoreOnScoreSheet(sheet, at);
  const sd = score === undefined ? undefined : sheet.errors.sd[at];
  return {
    node,
    score,
    coverage: sheet.coverage[at] ?? 0,
    quality: sheet.quality[at] ?? 0,
    sd,
    low: scoreMovedByStandardDeviations(score, sd, -INTERVAL_Z),
    high: scoreMovedByStandardDeviations(score, sd, INTERVAL_Z),
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
export function indicatorScoreIntervalAsOf(
  strategy: Strategy,
  node: Indicator,
  readings: Readings,
  asOf: Day,
): readonly [number, number] | undefined {
  const breaks = breakDaysOf(strategy).get(node.id) ?? [];
  const { leaf, sigma } = indicatorScoreAndSigmaOnDay(node, readings, asOf, breaks);
  const [low, high] = [-INTERVAL_Z, INTERVAL_Z].map((z) =>
    scoreMovedByStandardDeviations(leaf.score, sigma, z),
  );
  return low === undefined || high === undefined ? undefined : [low, high];
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
