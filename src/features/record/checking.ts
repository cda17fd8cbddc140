/** Checks: somebody looked at an indicator and found nothing new. */
import { addDays, LAST_DAY } from '../../core/model/day.ts';
import {
  type CheckObservation,
  type Day,
  DEFAULT_CONFIDENCE,
  type Indicator,
  type Readings,
  type Strategy,
} from '../../core/model/model.ts';
import { NO_TEXTS } from '../../core/model/observation.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { dayCadenceAfter } from '../../core/scoring/lateness.ts';
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
  const last = lastLookDay(indicator, readings, LAST_DAY) ?? checked;
  return dayCadenceAfter(indicator, last > checked ? last : checked);
}

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

/** What becomes of an indicator once it is checked on a day: when it is due, and when it expires, where that comes before. */
function afterCheck(
  indicator: Indicator,
  readings: Readings,
  checked: Day,
  today: Day,
): { readonly due: Day; readonly expires: Day | undefined } {
  const due = dueDayAfterCheck(indicator, readings, checked);
  const newest = indicator.count === undefined ? readings.asOf(indicator.id, today) : undefined;
  const expires = newest && addDays(newest.observedOn, daysFromValueToExpiry(indicator));
  const isEarlier = expires !== undefined && expires > today && expires < due;
  return { due, expires: isEarlier ? expires : undefined };
}

/** `RU1 checked, nothing new: not due until 25 Dec 2026`, or `; expires on 20 Dec 2026 unless a new value comes` where that is earlier; with the day where that is not today. */
export function indicatorCheckAndNextDueText(
  indicator: Indicator,
  readings: Readings,
  checked: Day,
  today: Day,
): string {
  const { due, expires } = afterCheck(indicator, readings, checked, today);
  const until =
    due <= today
      ? `, nothing new: due since ${dayText(due)} all the same`
      : expires === undefined
        ? `, nothing new: not due until ${dayText(due)}`
        : `; expires on ${dayText(expires)} unless a new value comes`;
  return terminalSafeOneLine(
    `${nodeCodeOf(indicator)} checked${onDayText(checked, today)}${until}`,
  );
}

/** ` on 25 Nov 2026`; '' for today. */
function onDayText(day: Day, today: Day): string {
  return day === today ? '' : ` on ${dayText(day)}`;
}

/** `3 indicators checked, nothing new: CX10, CC11, RU9; CX10 expires on 25 Dec 2026 unless a new value comes`; of a single one as `indicatorCheckAndNextDueText`. */
export function indicatorChecksText(
  indicators: readonly Indicator[],
  readings: Readings,
  checked: Day,
  today: Day,
): string {
  const [only, ...others] = indicators;
  if (only !== undefined && others.length === 0)
    return indicatorCheckAndNextDueText(only, readings, checked, today);
  const each = indicators.map((indicator) => ({
    code: nodeCodeOf(indicator),
    ...afterCheck(indicator, readings, checked, today),
  }));
  const stillDue = each.filter(({ due }) => due <= today);
  const expiring = each.flatMap(({ code, expires }) =>
    expires === undefined ? [] : [{ code, expires }],
  );
  const parts = [
    `${countWithNoun(each.length, 'indicator')} checked${onDayText(checked, today)}, nothing new: ${each.map(({ code }) => code).join(', ')}`,
    ...(expiring.length === 0
      ? []
      : [
          `${expiring.map(({ code, expires }, at) => `${code}${at === 0 ? ' expires' : ''} on ${dayText(expires)}`).join(', ')} unless a new value comes`,
        ]),
    ...(stillDue.length === 0
      ? []
      : [
          `${stillDue.map(({ code, due }, at) => `${code}${at === 0 ? ' due' : ''} since ${dayText(due)}`).join(', ')} all the same`,
        ]),
  ];
  return terminalSafeOneLine(parts.join('; '));
}

/** Has checks of one day recorded as one action, and says until when an indicator is not due. */
export function writeChecksStep(
  state: State,
  indicators: readonly Indicator[],
  checks: readonly CheckObservation[],
): Step {
  const { today, board } = state;
  const day = checks[0]?.observedOn ?? today;
  const text = indicatorChecksText(indicators, board.readings, day, today);
  return writeStep(
    state,
    { kind: 'check', checks },
    {
      text,
      undo: checks.length === 1 ? 'takes it back' : 'takes all back',
      unchanged: `${text}; that stands already`,
    },
  );
}

/** Has a check recorded, and says until when the indicator is not due. */
export function writeCheckStep(state: State, indicator: Indicator, check: CheckObservation): Step {
  return writeChecksStep(state, [indicator], [check]);
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
