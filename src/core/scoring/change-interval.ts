/** How sure a change of a score between two days is (data/FORMAT.md, section 5). */
import { EPSILON, type IndicatorScore, type Scorecard } from '../model/model.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';
import { INTERVAL_Z } from './interval.ts';

/** How far a score has moved from what it was to what it is, points, -100…100: of the unrounded scores, to be rounded once; undefined where one of them is missing. */
export function scoreDifference(
  was: number | undefined,
  is: number | undefined,
): number | undefined {
  return was === undefined || is === undefined ? undefined : is - was;
}

/** A change of a score with its 90 % interval, score points. */
export interface ScoreChange {
  /** Score points, −100…100. */
  readonly change: number;
  /** The low and the high end of the interval, score points; not cut to -100…100. */
  readonly low: number;
  readonly high: number;
}

/**
 * How a node's score changed from one board to another, with its 90 % interval: change ± INTERVAL_Z·sd. Values that rest on the
 * same reading err alike; origins are left aside. undefined where it has no score on one of them.
 */
export function scoreChangeWithInterval(
  before: Scorecard,
  after: Scorecard,
  id: string,
): ScoreChange | undefined {
  const was = before.nodes.get(id)?.score;
  const is = after.nodes.get(id)?.score;
  if (was === undefined || is === undefined) return undefined;
  let variance = 0;
  for (const leaf of leavesOfBoth(before, after, id)) {
    const [old, now] = [before.indicators.get(leaf), after.indicators.get(leaf)];
    const a = errorPassedOn(before, old, id);
    const b = errorPassedOn(after, now, id);
    variance += indicatorRestsOnSameReading(old, now) ? (b - a) ** 2 : a ** 2 + b ** 2;
  }
  const change = is - was;
  const half = INTERVAL_Z * Math.sqrt(variance);
  return { change, low: change - half, high: change + half };
}

/** The indicators below a node on either board. */
function leavesOfBoth(before: Scorecard, after: Scorecard, id: string): ReadonlySet<string> {
  return new Set(
    [before, after].flatMap(({ nodes }) => {
      const found = nodes.get(id);
      return found === undefined ? [] : leavesOf(found.node).map((leaf) => leaf.id);
    }),
  );
}

/** K·σ of an indicator to a node above it, or to itself, score points, ≥ 0; 0 where it does not reach it. */
function errorPassedOn(
  { strategy, passes }: Scorecard,
  leaf: IndicatorScore | undefined,
  id: string,
): number {
  if (leaf?.sigma === undefined) return 0;
  const places = nodePlacesOf(strategy);
  let error = leaf.sigma;
  for (let at = places.get(leaf.node.id); at !== undefined && at.node.id !== id; ) {
    error *= passes.get(at.node.id) ?? 0;
    at = at.parent && places.get(at.parent.id);
  }
  return error;
}

/** Whether a change cannot be told from none: its interval holds 0. */
export function doesScoreChangeIntervalHoldZero({
  low,
  high,
}: Pick<ScoreChange, 'low' | 'high'>): boolean {
  return low <= 0 && high >= 0;
}

/** Whether an indicator's value on two boards is the same reading; of a count or a mean, the same value within 1e-9. */
export function indicatorRestsOnSameReading(
  before: IndicatorScore | undefined,
  after: IndicatorScore | undefined,
): boolean {
  if (before?.value === undefined || after?.value === undefined) return false;
  const { count, rolling } = after.node;
  if (count !== undefined || rolling !== undefined)
    return Math.abs(after.value - before.value) <= EPSILON;
  // The seq first: a large store fetches an id when it is asked for.
  return before.reading?.seq === after.reading?.seq && before.reading?.id === after.reading?.id;
}

/** Whether an indicator's value on two boards is the same reading, or on both there is none. */
export function hasSameReadingOnBothBoards(
  before: IndicatorScore | undefined,
  after: IndicatorScore,
): boolean {
  return after.value === undefined
    ? before?.value === undefined
    : indicatorRestsOnSameReading(before, after);
}
