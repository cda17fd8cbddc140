/** How late the next assessment is, in words; small, since a status that is read in a glance asks for it too. */
import { type Assessment, lastAssessmentUpTo } from '../../core/journal/assessment.ts';
import { daysBetween } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../text/format.ts';

/** Days between assessments as the setting holds them; undefined: none is set. */
export function assessmentCadenceFromSetting(setting: string | undefined): number | undefined {
  const days = Number(setting);
  return setting !== undefined && Number.isInteger(days) && days > 0 ? days : undefined;
}

/** "41 days ago", from a day to another. */
export function daysAgoText(days: number): string {
  return days === 0 ? 'today' : `${countWithNoun(days, 'day')} ago`;
}

/** `last assessed 41 days ago, every 30 days`; undefined while it is not late. `last`: undefined where there is none. */
export function lateAssessmentText(
  last: Day | undefined,
  today: Day,
  every: number,
): string | undefined {
  const rhythm = `every ${every} days`;
  if (last === undefined) return `an assessment, ${rhythm}`;
  const days = daysBetween(last, today);
  return days <= every ? undefined : `last assessed ${daysAgoText(days)}, ${rhythm}`;
}

/** How late an assessment is, of the last that stands among some, the oldest first. */
export function lastAssessmentLateText(
  assessments: readonly Assessment[],
  today: Day,
  every: number,
): string | undefined {
  return lateAssessmentText(lastAssessmentUpTo(assessments, today)?.asOf, today, every);
}
