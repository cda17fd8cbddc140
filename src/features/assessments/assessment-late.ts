/** How often an assessment is due and how late the next one is, in words; small, since a status that is read in a glance asks for it too. */
import { type Assessment, lastAssessmentUpTo } from '../../core/journal/assessment.ts';
import { daysBetween } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';

/** Days between assessments as the setting holds them, ≥ 1; undefined: none is set. */
export function assessmentCadenceFromSetting(setting: string | undefined): number | undefined {
  const days = Number(setting);
  return setting !== undefined && Number.isInteger(days) && days > 0 ? days : undefined;
}

/** `41 days ago`, of a number of days, ≥ 0; `today` of 0. */
export function daysAgoText(days: number): string {
  return days === 0 ? 'today' : `${countWithNoun(days, 'day')} ago`;
}

/** `last assessed 41 days ago, every 30 days`; undefined while the next assessment is not late; `an assessment, every 30 days` where there was none (`last` undefined). `every` is in days, from 1. */
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

/** `lateAssessmentText` of the last assessment that stands among these, oldest first, up to today; one is due every so many days, from 1. */
export function lastAssessmentLateText(
  assessments: readonly Assessment[],
  today: Day,
  every: number,
): string | undefined {
  return lateAssessmentText(lastAssessmentUpTo(assessments, today)?.asOf, today, every);
}
