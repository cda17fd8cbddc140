/** A day as an option gives it. */
import type { Day, Result } from '../core/model/model.ts';
import { parseDay } from '../core/model/typed-day.ts';

/** The day that was given, up to today; an option that is given nothing may also be left out, where a field must be filled. */
export function parseDayOption(typed: string, today: Day): Result<Day> {
  if (typed.trim() !== '') return parseDay(typed, today);
  const message = 'no day is given; write one such as 2025-06-30, or leave the option out';
  return { ok: false, problems: [{ path: '', message }] };
}
