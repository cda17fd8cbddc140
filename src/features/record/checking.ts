/** Checks: somebody looked at an indicator and found nothing new. */
import { addDays } from '../../core/model/day.ts';
import {
  type CheckObservation,
  type Day,
  DEFAULT_CONFIDENCE,
  type Indicator,
  type Readings,
  type Strategy,
} from '../../core/model/model.ts';
import { NO_TEXTS } from '../../core/model/observation.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { daysFromValueToExpiry } from '../../core/scoring/leaf.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { selectedIndicatorId, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import type { State, Step } from '../../tui/state.ts';
import type { LookedStep } from '../events/event-sheet.ts';

/** A check of an indicator on a day, of which nothing more is said. */
export function newCheckObservation(indicator: Indicator, observedOn: Day): CheckObservation {
  return {
    indicator: indicator.id,
    observedOn,
    confidence: DEFAULT_CONFIDENCE,
    ...NO_TEXTS,
  };
}

/** `RU1 checked on 25 Nov 2026`. */
export function indicatorCheckSummaryText(
  strategy: Strategy,
  { indicator, observedOn }: CheckObservation,
): string {
  const node = findIndicatorByIdOrCode(strategy, indicator);
  const name = node === undefined ? indicator : nodeCodeOf(node);
  return terminalSafeOneLine(`${name} checked on ${dayText(observedOn)}`);
}

/** The day from which an indicator is due once it is checked on a day too: its cadence after the newest look at it. */
export function dueDayAfterCheck(indicator: Indicator, readings: Readings, checked: Day): Day {
  const last = lastLookDay(indicator, readings, ANY_DAY) ?? checked;
  return addDays(last > checked ? last : checked, indicator.cadenceDays);
}

/** No look is of a later day. */
const ANY_DAY = '9999-12-31';

/** The day up to another one of the newest look at an indicator: a reading, a check, or an event that it counts; undefined: nobody looked. */
export function lastLookDay(
  { id, count }: Indicator,
  readings: Readings,
  until: Day,
): Day | undefined {
  return [
    ...readings.of(id).map(({ observedOn }) => observedOn),
    ...readings.checksOf(id).map(({ observedOn }) => observedOn),
    ...(count === undefined ? [] : readings.eventsOf(id).map(({ day }) => day)),
  ]
    .filter((day) => day <= until)
    .toSorted()
    .at(-1);
}

/** `RU1 checked, nothing new: not due until 25 Dec 2026`, or `; expires on 20 Dec 2026 unless a new value comes` where that is earlier; with the day where that is not today. */
export function indicatorCheckAndNextDueText(
  indicator: Indicator,
  readings: Readings,
  checked: Day,
  today: Day,
): string {
  const due = dueDayAfterCheck(indicator, readings, checked);
  const newest = indicator.count === undefined ? readings.asOf(indicator.id, today) : undefined;
  const expires = newest && addDays(newest.observedOn, daysFromValueToExpiry(indicator));
  const until =
    due <= today
      ? `, nothing new: due since ${dayText(due)} all the same`
      : expires !== undefined && expires > today && expires < due
        ? `; expires on ${dayText(expires)} unless a new value comes`
        : `, nothing new: not due until ${dayText(due)}`;
  const on = checked === today ? '' : ` on ${dayText(checked)}`;
  return terminalSafeOneLine(`${nodeCodeOf(indicator)} checked${on}${until}`);
}

/** Has a check recorded, and says until when the indicator is not due. */
export function writeCheckStep(state: State, indicator: Indicator, check: CheckObservation): Step {
  const text = indicatorCheckAndNextDueText(
    indicator,
    state.board.readings,
    check.observedOn,
    state.today,
  );
  return writeStep(
    state,
    { kind: 'check', check },
    { text, undo: 'takes it back', unchanged: `${text}; that stands already` },
  );
}

/** How the sheet of an event that an indicator counts records a check of it. */
export const CHECK_IN_EVENT_SHEET: LookedStep = {
  text: ({ board, today }, indicator, day) =>
    indicatorCheckAndNextDueText(indicator, board.readings, day, today),
  step: writeCheckStep,
};

/** What the key does that says there is nothing new, wherever it works. */
export const CHECK_DESCRIPTION =
  'say that nothing new was published, which is a check of the selected indicator today';

/** Has a check of the selected indicator recorded, of today. */
export function recordSelectedIndicatorCheckStep(state: State): Step {
  const indicator = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '');
  return indicator === undefined
    ? stepWithoutEffects(state)
    : writeCheckStep(state, indicator, newCheckObservation(indicator, state.today));
}
