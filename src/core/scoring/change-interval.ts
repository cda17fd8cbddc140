/** How sure a change of a score between two days is (data/FORMAT.md, section 5). */
import { EPSILON, type IndicatorScore, type Scorecard } from '../model/model.ts';
import { Z90 } from './interval.ts';

/** A change of a score with its 90 % interval, score points. */
export interface ScoreChange {
  readonly change: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How a node's score changed from one board to another, with its 90 % interval: change ± 1.645·sd. Values that rest on the
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
  const [reachesBefore, reachesAfter] = [before.reaches.get(id), after.reaches.get(id)];
  let variance = 0;
  for (const leaf of new Set([...(reachesBefore?.keys() ?? []), ...(reachesAfter?.keys() ?? [])])) {
    const [old, now] = [reachesBefore?.get(leaf), reachesAfter?.get(leaf)];
    const a = old === undefined ? 0 : old.slope * old.sigma;
    const b = now === undefined ? 0 : now.slope * now.sigma;
    const isSame = restsOnSameReading(before.indicators.get(leaf), after.indicators.get(leaf));
    variance += isSame ? (b - a) ** 2 : a ** 2 + b ** 2;
  }
  const change = is - was;
  const half = Z90 * Math.sqrt(variance);
  return { change, low: change - half, high: change + half };
}

/** Whether a change cannot be told from none: its interval holds 0. */
export function isWithinError({ low, high }: Pick<ScoreChange, 'low' | 'high'>): boolean {
  return low <= 0 && high >= 0;
}

/** Whether an indicator's value on two boards is the same reading; of a count or a mean, the same value within 1e-9. */
export function restsOnSameReading(
  before: IndicatorScore | undefined,
  after: IndicatorScore | undefined,
): boolean {
  if (before?.value === undefined || after?.value === undefined) return false;
  const { count, rolling } = after.node;
  if (count !== undefined || rolling !== undefined)
    return Math.abs(after.value - before.value) <= EPSILON;
  return before.reading?.id === after.reading?.id && before.reading?.seq === after.reading?.seq;
}

/** Whether an indicator's value on two boards is the same reading, or on both there is none. */
export function hasSameValue(before: IndicatorScore | undefined, after: IndicatorScore): boolean {
  return after.value === undefined
    ? before?.value === undefined
    : restsOnSameReading(before, after);
}
