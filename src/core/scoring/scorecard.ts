/** The whole board as of a day: leaves, then branches upward, then the interval, then the band (data/FORMAT.md, sections 3 to 5). */

import { daysBetween } from '../model/day.ts';
import {
  type Day,
  type Indicator,
  type IndicatorScore,
  isIndicator,
  type Node,
  type NodeScore,
  type Readings,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { lastCheckUpTo } from '../model/readings.ts';
import { breakDaysOf, nodePlacesOf } from '../model/tree.ts';
import { nodeScoreOnScoreSheet } from './flat.ts';
import { INTERVAL_Z, scoreMovedByStandardDeviations } from './interval.ts';
import { daysLate, isIndicatorDue } from './lateness.ts';
import { isBeyondGoalposts } from './leaf.ts';
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

/** The score of the node at a place, `at`, from 0; `effectiveWeight`: product down the path of the weight among siblings, 0…1. */
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

/** What is known of an indicator; `slope`: ∂root/∂leaf, points per point, ≥ 0, undefined without a usable value or root score. */
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
  const due = isIndicatorDue(node, age, score, checkedAge);
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
