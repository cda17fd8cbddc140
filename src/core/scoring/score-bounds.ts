/** Between which scores branches lay on the days of a window, without scoring every day: it tells quickly that nothing fell or rose far; and between which the root lies, whatever is missing. */

import { addDays, daysBetween } from '../model/day.ts';
import {
  type Count,
  type Day,
  type Indicator,
  isIndicator,
  type Node,
  type Reading,
  type Readings,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { countOfReadingsUpToDay } from '../model/readings.ts';
import { meanOfAggregation } from './aggregate.ts';
import {
  blankScoreSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setLeafScore,
} from './flat.ts';
import { daysFromValueToExpiry, leafScoreAsOf, scoreOfValue } from './leaf.ts';
import {
  type ReadingsOfSpan,
  readingsAndLookupBetweenDays,
  valueIfReadingWereNewest,
} from './observed.ts';

/** The lowest and the highest that a score can be, or can have been, 0…100. */
export interface ScoreBounds {
  /** Score points, 0…100. */
  readonly low: number;
  readonly high: number;
}

/** The bounds of a branch's score over a window; undefined where they cannot be told, or it has no score. */
export type BoundsOfBranch = (branch: string) => ScoreBounds | undefined;

/**
 * Bounds of scores on the days from one that is asked for, no earlier than `furthest`, to the last, both included; readings are fetched once
 * for all of them. A mean never falls when a score in it rises, so the mean of what was lowest below it lies below that of
 * every day. undefined where one of its indicators that weigh something came or went meanwhile, or is summed over a window of days.
 */
export function makeScoreBoundsFinder(
  strategy: Strategy,
  readings: Readings,
  furthest: Day,
  to: Day,
): (from: Day) => BoundsOfBranch {
  const spans = new Map<string, ReadingsOfSpan>();
  const spanOf = (node: Indicator): ReadingsOfSpan => {
    const span = spans.get(node.id) ?? readingsAndLookupBetweenDays(node, readings, furthest, to);
    spans.set(node.id, span);
    return span;
  };
  return (from) => boundsFrom(strategy, readings, spanOf, from, to);
}

function boundsFrom(
  strategy: Strategy,
  readings: Readings,
  spanOf: (node: Indicator) => ReadingsOfSpan,
  from: Day,
  to: Day,
): BoundsOfBranch {
  const flat = flatArraysOfStrategy(strategy);
  const [lowest, highest] = [blankScoreSheet(flat), blankScoreSheet(flat)];
  const unbounded = new Uint8Array(flat.nodes.length);
  for (const at of flat.leaves) {
    const node = flat.nodes[at];
    if (!isIndicator(node) || node.weight === 0) continue;
    const bounds = leafBounds(node, readings, spanOf, from, to);
    if (bounds === undefined) {
      // It moves what lies above it, up to what weighs nothing.
      for (let up = at; up >= 0; up = flat.parents[up] ?? -1) {
        unbounded[up] = 1;
        if (flat.weights[up] === 0) break;
      }
      continue;
    }
    setLeafScore(lowest, at, bounds.low);
    setLeafScore(highest, at, bounds.high);
  }
  setAllBranchScores(flat, lowest);
  setAllBranchScores(flat, highest);
  return (branch) => {
    const at = flat.places.get(branch);
    const [low, high] = [nodeScoreOnScoreSheet(lowest, at), nodeScoreOnScoreSheet(highest, at)];
    const isBounded = at !== undefined && unbounded[at] === 0;
    return isBounded && low !== undefined && high !== undefined ? { low, high } : undefined;
  };
}

/** The bounds of an indicator's score, 0…100, each undefined where it has none on any of the days; undefined where it came or went. */
function leafBounds(
  node: Indicator,
  readings: Readings,
  spanOf: (node: Indicator) => ReadingsOfSpan,
  from: Day,
  to: Day,
): { readonly low: number | undefined; readonly high: number | undefined } | undefined {
  const scores = scoresBetween(node, readings, spanOf, from, to);
  if (scores === undefined) return undefined;
  return scores.length === 0
    ? { low: undefined, high: undefined }
    : { low: Math.min(...scores), high: Math.max(...scores) };
}

/** The scores, 0…100, that stood on the days, or the lowest and the highest of them; none where there was none on any day, undefined where one came or went. */
function scoresBetween(
  node: Indicator,
  readings: Readings,
  spanOf: (node: Indicator) => ReadingsOfSpan,
  from: Day,
  to: Day,
): readonly number[] | undefined {
  const { count, rolling } = node;
  if (count !== undefined) return scoresOfCount(node, count, readings, from, to);
  return rolling === undefined && readings.extremesBetween !== undefined
    ? scoresOfExtremes(node, readings, from, to)
    : scoresOfReadings(node, spanOf(node), from, to);
}

/** The lowest and the highest score, 0…100, of readings that are too many to walk, with that of the first day; none where there was none on any day, undefined where one came or went. Only where one expires is the next one asked for. */
function scoresOfExtremes(
  node: Indicator,
  readings: Readings,
  from: Day,
  to: Day,
): readonly number[] | undefined {
  const [first, last] = [readings.asOf(node.id, from), readings.asOf(node.id, to)];
  const lastDayOf = ({ observedOn }: Reading): Day =>
    addDays(observedOn, daysFromValueToExpiry(node) - 1);
  if (last === undefined || first === undefined || lastDayOf(first) < from)
    return last === undefined || last.seq === first?.seq ? [] : undefined;
  for (let at = first; lastDayOf(at) < to; ) {
    const next = readings.asOf(node.id, addDays(lastDayOf(at), 1));
    if (next === undefined || next.observedOn <= at.observedOn) return undefined;
    at = next;
  }
  const later =
    last.seq === first.seq
      ? { low: first.value, high: first.value }
      : readings.extremesBetween?.(node.id, addDays(from, 1), to);
  return (
    later &&
    [first.value, later.low, later.high].map((value) => scoreOfValue(value, node.goalposts))
  );
}

/** The scores, 0…100, of all readings, each of which stood on one of the days; none where there was none on any day, undefined where one came or went. */
function scoresOfReadings(
  node: Indicator,
  { list, readings: known }: ReadingsOfSpan,
  from: Day,
  to: Day,
): readonly number[] | undefined {
  const begin = Math.max(0, countOfReadingsUpToDay(list, from) - 1);
  const standing = list
    .slice(begin)
    .filter(({ observedOn }, at, all) => all[at + 1]?.observedOn !== observedOn);
  const [first, ...later] = standing;
  if (first === undefined) return [];
  const isExpired = daysBetween(first.observedOn, from) > node.maxAgeDays;
  if (isExpired && later.length === 0) return [];
  if (isExpired || first.observedOn > from) return undefined;
  const scores: number[] = [];
  for (const [at, reading] of standing.entries()) {
    const last = standing[at + 1]?.observedOn;
    const until = last === undefined ? to : addDays(last, -1);
    const value = valueIfReadingWereNewest(node, known, reading);
    if (value === undefined || daysBetween(reading.observedOn, until) > node.maxAgeDays)
      return undefined;
    scores.push(scoreOfValue(value, node.goalposts));
  }
  return scores;
}

/** Scores, 0…100, of a count that fades, the lowest and the highest of the days among them: between its events it goes to one side, so that it is lowest and highest on one of their days, or on the day before. undefined where it does not fade, or has a score on some of these days only. */
function scoresOfCount(
  node: Indicator,
  count: Count,
  readings: Readings,
  from: Day,
  to: Day,
): readonly number[] | undefined {
  if ('days' in count) return undefined;
  const looks = [
    ...readings.eventsOf(node.id).map(({ day }) => day),
    ...readings.checksOf(node.id).map(({ observedOn }) => observedOn),
  ].filter((day) => day > from && day <= to);
  const days = new Set([from, to, ...looks, ...looks.map((day) => addDays(day, -1))]);
  const scores = [...days].map((day) => leafScoreAsOf(node, readings, day));
  const known = scores.filter((score) => score !== undefined);
  return known.length === 0 || known.length === scores.length ? known : undefined;
}

/** The root's score with every indicator that has none at 0, and at 100; all of them counted as present. */
export function rootScoreBoundsFromMissingIndicators(card: Scorecard): ScoreBounds {
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
