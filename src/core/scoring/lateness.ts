/** When an indicator is due, how late it is, and when it expires (data/FORMAT.md, section 3). */
import { addDays } from '../model/day.ts';
import type { Day, Indicator, IndicatorScore } from '../model/model.ts';
import { daysFromValueToExpiry } from './leaf.ts';

/** Whether readings of an indicator matter: its weight is above 0, or it has tripwires. */
export function hasWeightOrTripwires({ weight, tripwires }: Indicator): boolean {
  return weight > 0 || tripwires.length > 0;
}

/** How many days an age in days is past the cadence of an indicator; negative while it is not. */
function daysPastCadence({ cadenceDays }: Indicator, age: number): number {
  return age - cadenceDays;
}

/** The day on which the next value or check is expected after one of a day. */
export function dayCadenceAfter({ cadenceDays }: Indicator, day: Day): Day {
  return addDays(day, Math.ceil(cadenceDays));
}

/** Whether somebody should look again. `age`, `checkedAge`: of the value and of the newest check, days, ≥ 0; `score`: 0…100; each undefined without one. */
export function isIndicatorDue(
  node: Indicator,
  age: number | undefined,
  score: number | undefined,
  checkedAge: number | undefined,
): boolean {
  const isChecked = checkedAge !== undefined && daysPastCadence(node, checkedAge) < 0;
  const isOld = score === undefined || daysPastCadence(node, age ?? 0) >= 0;
  return hasWeightOrTripwires(node) && !isChecked && isOld;
}

/** How many days ago somebody should have looked again, ≥ 0, with the fraction that the cadence has; undefined where nobody ever looked. `age`, `checkedAge`: of the value and of the newest check, days, ≥ 0; undefined without one. */
export function daysLate(
  node: Indicator,
  age: number | undefined,
  checkedAge: number | undefined,
): number | undefined {
  if (age === undefined && checkedAge === undefined) return undefined;
  const since = Math.min(age ?? Number.POSITIVE_INFINITY, checkedAge ?? Number.POSITIVE_INFINITY);
  return Math.max(0, daysPastCadence(node, since));
}

/** The first later day on which an indicator expires if nothing more is recorded; undefined: it has expired, or has no value. */
export function indicatorExpiryDay({ node, score, observedOn }: IndicatorScore): Day | undefined {
  return score === undefined || observedOn === undefined
    ? undefined
    : addDays(observedOn, daysFromValueToExpiry(node));
}

/** The first later day on which an indicator is due if nothing more is recorded; undefined: it is due, or never will be. */
export function indicatorNextDueDay({
  node,
  due,
  observedOn,
  check,
}: IndicatorScore): Day | undefined {
  if (due || !hasWeightOrTripwires(node)) return undefined;
  const byAge =
    observedOn &&
    [dayCadenceAfter(node, observedOn), addDays(observedOn, daysFromValueToExpiry(node))].sort()[0];
  const byCheck = check && dayCadenceAfter(node, check.observedOn);
  return byAge === undefined || (byCheck !== undefined && byCheck > byAge) ? byCheck : byAge;
}
