/** Whether an indicator rose or fell, and whether that is better, since the reading before its last one. */

import { addDays } from '../model/day.ts';
import {
  type Day,
  EPSILON,
  type Indicator,
  type IndicatorScore,
  type Readings,
  type Trend,
  type ValueChange,
} from '../model/model.ts';
import { scoreOfValue } from './leaf.ts';
import { valueAndReadingAsOf } from './observed.ts';

/** Days over which the score of a counted indicator is compared, and the score points that are a change of it. */
const COUNT_TREND_DAYS = 90;
const COUNT_TREND_POINTS = 0.5;

type Valued = Pick<IndicatorScore, 'node' | 'value' | 'observedOn'>;

/** A value and what it is compared with, both in the indicator's unit, finite: that of the reading before it, of a counted one that 90 days before; undefined without both. */
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

/** By how many points, -100…100, a score moved with a value, from `before` to `now`, in the indicator's unit, finite; 0 where that is no change of it. */
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
