/** The last day ahead that `--to` names. */
import { lastDayAhead } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import { parseDayAfter } from '../core/model/typed-day.ts';
import { commandRefusal, type Outcome } from './refusal.ts';

/** The day that is named, or counted forward as `6m`; refused before the day looked at, and more than three years after it. */
export function parseToOption(typed: string, from: Day): Outcome<Day> {
  const day = parseDayAfter(typed, from);
  if (!day.ok) return commandRefusal(2, `--to: ${day.problems[0]?.message ?? 'not a day'}`);
  const last = lastDayAhead(from);
  if (day.value < from)
    return commandRefusal(
      2,
      `--to: ${day.value} lies before ${from}, the day looked at; give a later day, or count on from it as 6m`,
    );
  return day.value <= last
    ? day
    : commandRefusal(
        2,
        `--to: ${day.value} lies more than three years after ${from}; give a day up to ${last}`,
      );
}
