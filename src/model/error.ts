/** How sure a score is: format 3, section 4. Variances are in points² of score. */
import type { Confidence } from './record.ts';
import { type Leaf, scoreOf } from './strategy.ts';
import type { LeafRecord } from './value.ts';

/** Half of a 90 % interval in standard deviations. */
export const Z = 1.645;
/** Standard deviation in points of a score fresh from its reading. */
export const FRESH: Readonly<Record<Confidence, number>> = { high: 4, moderate: 8, low: 14 };
/** Variance of a score that may lie anywhere from 0 to 100. */
const WIDEST = 100 ** 2 / 12;
/** Drift a day before there are steps to learn from: 20 points in a year, weighing as much as four steps. */
const PRIOR = 20 ** 2 / 365;
const PRIOR_STEPS = 4;
const MOST_STEPS = 24;

/** Variance by which a leaf's score drifts away from its reading in a day, learnt from the last steps of its first readings. */
export function driftPerDay(leaf: Leaf, { readings }: LeafRecord, upTo: number): number {
  if (leaf.count !== undefined) return PRIOR;
  const last = readings
    .slice(Math.max(0, upTo - MOST_STEPS - 1), upTo)
    .map(({ day, value, confidence }) => ({ day, score: scoreOf(leaf, value), confidence }));
  let sum = PRIOR_STEPS * PRIOR;
  last.slice(1).forEach((after, at) => {
    const before = last[at] as typeof after;
    const step = (after.score - before.score) ** 2;
    const noise = (FRESH[after.confidence] ** 2 + FRESH[before.confidence] ** 2) / 2;
    sum += Math.max(0, step - noise) / (after.day - before.day);
  });
  return sum / (PRIOR_STEPS + Math.max(0, last.length - 1));
}

export function drift(perDay: number, days: number): number {
  return Math.min(perDay * days, WIDEST);
}

/** Variance of a score of some confidence and age. */
export function scoreVariance(confidence: Confidence, perDay: number, age: number): number {
  return Math.min(FRESH[confidence] ** 2 + drift(perDay, age), WIDEST);
}
