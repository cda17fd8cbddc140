import type { Day } from '../../model/day.ts';
import { dayText } from '../../page/kinds.ts';

/** What a board of another day is, or one of what was known at the end of a day. */
export function dayRemarks(day: Day, today: Day, known?: Day): readonly string[] {
  if (known !== undefined) {
    return [known === day ? 'as known then' : `as known on ${dayText(known)}`];
  }
  if (day === today) return [];
  return [day < today ? 'past' : 'if nothing is recorded'];
}
