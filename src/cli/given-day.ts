/** A day as an option gives it. */

import { LOOK_AHEAD, lastViewableDayAhead } from '../core/model/day.ts';
import { type Day, type Result, refusalResult } from '../core/model/model.ts';
import {
  parseBoardDay,
  parseDayOrOffsetFrom,
  parseDayUpToToday,
  parseDayWithWrittenYear,
} from '../core/model/typed-day.ts';
import { type Options, textOptionValue } from './options.ts';
import { type Outcome, outcomeOfOption, refusalOutcome } from './refusal.ts';

/** What says how the board will stand on a later day. */
const AHEAD = '"axiswatch ahead" says what later days will show';

/** The day that an option names, up to today, or up to `last` where that is later. Refused: nothing, with the advice to leave the option out; a later day, with what looks ahead. */
export function parseDayOption(typed: string, today: Day, last: Day = today): Result<Day> {
  if (typed.trim() === '') return refusalResult(NO_DAY);
  if (last > today) {
    const day = parseBoardDay(typed, today);
    return day.ok && day.value > last
      ? refusalResult(`${day.value} lies after ${last}, the day looked at; give an earlier day`)
      : day;
  }
  const day = parseDayUpToToday(typed, today);
  const ahead = parseDayWithWrittenYear(typed);
  return day.ok || !ahead.ok
    ? day
    : refusalResult(
        `${ahead.value} lies after today, ${today}, and nothing is recorded ahead; ${AHEAD}`,
      );
}

/** The day that the option `--name` names, as `parseDayOption`; `usual` where it is left out. */
export function parseDayOptionOrUsual(
  options: Options,
  name: string,
  usual: Day,
  { today, asOf }: { readonly today: Day; readonly asOf: Day },
): Outcome<Day> {
  const typed = textOptionValue(options, name);
  if (typed === undefined) return { ok: true, value: usual };
  return outcomeOfOption(name, parseDayOption(typed, today, asOf));
}

/** Refuses a `--from` that lies after `--to`. */
export function checkFromNotAfterTo(from: Day, to: Day): Outcome<undefined> {
  return from > to
    ? refusalOutcome(2, `--from ${from} lies after --to ${to}; swap them`)
    : { ok: true, value: undefined };
}

/** The day that `--as-of` names, at most three years after today. */
export function parseAsOfOption(typed: string, today: Day): Result<Day> {
  return typed.trim() === '' ? refusalResult(NO_DAY) : parseBoardDay(typed, today);
}

/** Why a command that writes cannot be told a day to look at, and what to do instead. */
export function asOfOnWriteRefusalText(typed: string, today: Day, instead: string): string {
  const day = parseAsOfOption(typed, today);
  return day.ok && day.value > today
    ? `--as-of: ${day.value} lies after today, ${today}, and nothing can be written there; ${instead}; ${AHEAD}`
    : `--as-of looks at another day and cannot be used with a command that writes; ${instead}`;
}

const NO_DAY = 'no day is given; write one such as 2025-06-30, or leave the option out';

/** The day that is named, or counted forward as `6m`; refused before the day looked at, and more than three years after it. */
export function parseAheadEndDayOption(typed: string, from: Day): Outcome<Day> {
  const day = outcomeOfOption('to', parseDayOrOffsetFrom(typed, from));
  if (!day.ok) return day;
  const last = lastViewableDayAhead(from);
  if (day.value < from)
    return refusalOutcome(
      2,
      `--to: ${day.value} lies before ${from}, the day looked at; give a later day, or count on from it as 6m`,
    );
  return day.value <= last
    ? day
    : refusalOutcome(
        2,
        `--to: ${day.value} lies more than ${LOOK_AHEAD.words} after ${from}; give a day up to ${last}`,
      );
}
