/** How the value of an indicator comes about that is counted from events or is the mean of readings, and in words why there is none. */

import { daysBetween } from '../core/model/day.ts';
import type { Check, Day, Event, Indicator, IndicatorValue, Reading } from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import type { Board } from '../core/scoring/board.ts';
import {
  eventAmountStillCountedOnDay,
  lastCountingDayOfEvent,
  nextEventHalvingDayAndNumber,
} from '../core/scoring/counted.ts';
import { readingsBehindValue } from '../core/scoring/observed.ts';
import { dayText, roundedText, terminalSafeOneLine } from '../text/format.ts';

/** An event of a counted indicator, and what it still counts on the board's day. */
export interface CountedEvent {
  readonly event: Event;
  /** In the indicator's unit, finite; 0: it counts no more. */
  readonly now: number;
  /** The last day on which it counts; undefined: it fades. */
  readonly until: Day | undefined;
  /** When half of it, or of what was left, is left next, and how many times it has halved by then, ≥ 1; undefined: it does not fade, or that is far ahead. */
  readonly halves: { readonly day: Day; readonly times: number } | undefined;
}

/** The events that a counted indicator is the sum of, up to the board's day, the newest first; none of any other. */
export function eventsCountedByIndicator(
  { readings, asOf }: Board,
  { id, count }: Indicator,
): readonly CountedEvent[] {
  if (count === undefined) return [];
  return readings
    .eventsOf(id)
    .filter(({ day }) => day <= asOf)
    .map((event) => ({
      event,
      now: eventAmountStillCountedOnDay(count, event, asOf),
      until: lastCountingDayOfEvent(count, event),
      halves: nextEventHalvingDayAndNumber(count, event, asOf),
    }))
    .reverse();
}

/** What a counted indicator is told by: an event that names it, or a check that found none. */
export type EventOrCheck =
  | (CountedEvent & { readonly check?: undefined })
  | { readonly check: Check; readonly event?: undefined };

/** The events and the checks of a counted indicator up to the board's day, the newest first. */
export function countedEventsAndChecks(
  board: Board,
  indicator: Indicator,
): readonly EventOrCheck[] {
  if (indicator.count === undefined) return [];
  const checks = board.readings
    .checksOf(indicator.id)
    .filter(({ observedOn }) => observedOn <= board.asOf)
    .map((check): EventOrCheck => ({ check }))
    .reverse();
  const dayOf = (eventOrCheck: EventOrCheck): string =>
    eventOrCheck.check?.observedOn ?? eventOrCheck.event?.day ?? '';
  return [...eventsCountedByIndicator(board, indicator), ...checks].toSorted((a, b) =>
    dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? 1 : -1,
  );
}

/** The readings that the mean of a rolling indicator rests on as of the board's day, or that are too few for one, the newest first; none of any other. */
export function readingsInRollingMean(
  { readings, asOf }: Board,
  indicator: Indicator,
): readonly Reading[] {
  const newest = readings.asOf(indicator.id, asOf);
  if (indicator.rolling === undefined || newest === undefined) return [];
  return readingsBehindValue(indicator, readings, newest.observedOn).toReversed();
}

/** Why an indicator has no value on the board's day, in a few words without a capital: `no reading yet`, `2 readings of the 3 that its mean needs`. */
export function whyNoValueText(board: Board, indicator: Indicator): string {
  const { count, rolling } = indicator;
  if (count !== undefined) return 'no event and no check yet';
  const { length } = readingsInRollingMean(board, indicator);
  return rolling === undefined || length === 0
    ? 'no reading yet'
    : `${countWithNoun(length, 'reading')} of the ${rolling.atLeast} that its mean needs`;
}

/** What a value is made of, in a few words: `sum of 3 events`, `mean of 12 readings`; undefined: it is a reading. */
export function sumOrRollingMeanBasisText(board: Board, indicator: Indicator): string | undefined {
  if (indicator.count !== undefined) {
    const counted = eventsCountedByIndicator(board, indicator).filter(({ now }) => now !== 0);
    return `sum of ${countWithNoun(counted.length, 'event')}`;
  }
  return indicator.rolling === undefined
    ? undefined
    : `mean of ${countWithNoun(readingsInRollingMean(board, indicator).length, 'reading')}`;
}

/** The indicator with its values told as they are given: goalposts and limits have no decimals but their own, also of a sum or a mean. */
export function indicatorWithoutRounding({
  decimals: _,
  count: __,
  rolling: ___,
  ...indicator
}: Indicator): Indicator {
  return indicator;
}

/** Digits after the point where a sum or a mean is told with all that it is made of. */
const WORKING_DECIMALS = 4;

/** Digits after the point where what a sum or a mean comes to is told for its score to be worked out. */
const VALUE_DECIMALS = 6;

/** What an indicator's score is worked out from: its value as recorded, a sum or a mean to six decimals. */
export function valueBehindScoreText({ count, rolling }: Indicator, value: IndicatorValue): string {
  return count === undefined && rolling === undefined
    ? String(value)
    : String(Number(roundedText(value, VALUE_DECIMALS)));
}

/** A value of a sum or a mean, or an amount of an event, in the indicator's unit, finite, rounded, without noughts at its end. */
export function numberWithoutTrailingZerosText(value: number): string {
  return String(Number(roundedText(value, WORKING_DECIMALS)));
}

/** How an indicator is counted or averaged, as its rule says it; undefined: its value is its newest reading. */
export function countOrRollingRuleText({ count, rolling }: Indicator): string | undefined {
  if (count !== undefined) {
    return 'halfLifeDays' in count
      ? `counted from events: the sum of their amounts, each fading by half in ${countWithNoun(count.halfLifeDays, 'day')}`
      : `counted from events: the sum of the amounts of the last ${countWithNoun(count.days, 'day')}`;
  }
  return rolling === undefined
    ? undefined
    : `rolling: the mean of the readings of the ${rolling.days} days up to the newest, of at least ${rolling.atLeast}`;
}

/** The sum or the mean with its numbers, its parts the newest first, at most so many of them, from 0, without end for all, events with day and title where these are wanted; nothing where the value is a reading, or there is none. */
export function valueArithmeticTexts(
  board: Board,
  indicator: Indicator,
  most = Number.POSITIVE_INFINITY,
  hasTitles = true,
): readonly string[] {
  const { count, rolling } = indicator;
  const leaf = board.card.indicators.get(indicator.id);
  if (leaf?.value === undefined || leaf.observedOn === undefined) return [];
  // As it is scored: in all its decimals.
  const value = valueBehindScoreText(indicator, leaf.value);
  if (count !== undefined) {
    const events = eventsCountedByIndicator(board, indicator).filter(({ now }) => now !== 0);
    const what =
      'halfLifeDays' in count
        ? `sum of amount x 2^(-days / ${count.halfLifeDays})`
        : `sum of the amounts of the last ${countWithNoun(count.days, 'day')}`;
    return [
      `value = ${what} over ${countWithNoun(events.length, 'event')} = ${value}`,
      ...partRowTexts(events, most, ({ event: { amount, day, title }, now }) => {
        const passed = daysBetween(day, board.asOf);
        const faded = 'halfLifeDays' in count ? ` x 2^(-${passed} / ${count.halfLifeDays})` : '';
        const told = faded === '' ? '' : ` = ${numberWithoutTrailingZerosText(now)}`;
        return [
          now,
          `${numberWithoutTrailingZerosText(amount)}${faded}${told}${hasTitles ? `: ${dayText(day)} ${title}` : ''}`,
        ];
      }),
    ];
  }
  if (rolling === undefined) return [];
  const readings = readingsInRollingMean(board, indicator);
  return [
    `value = mean of ${countWithNoun(readings.length, 'reading')} of the ${rolling.days} days up to ${dayText(leaf.observedOn)} = ${value}`,
    ...partRowTexts(readings, most, (reading) => [
      reading.value,
      `${String(reading.value)}: ${dayText(reading.observedOn)}`,
    ]),
  ];
}

/** A line for each of the first `most` parts, ≥ 0, without end for all, and one with the sum of those for which there is no room. */
function partRowTexts<T>(
  parts: readonly T[],
  most: number,
  lineOf: (part: T) => readonly [value: number, text: string],
): readonly string[] {
  const lines = parts.map(lineOf);
  const rest = lines.slice(most);
  const sum = rest.reduce((all, [value]) => all + value, 0);
  return [
    ...lines.slice(0, most).map(([, text]) => `  ${terminalSafeOneLine(text)}`),
    ...(rest.length === 0
      ? []
      : [`  and ${rest.length} more, in all ${numberWithoutTrailingZerosText(sum)}`]),
  ];
}
