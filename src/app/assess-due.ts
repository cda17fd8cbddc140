/** Whether it is time for another assessment, by the cadence that a person has set. */
import { daysBetween } from '../domain/day.ts';
import { lastAssessment } from './assessed.ts';
import { agoText } from './assessment-walk.ts';
import { keyOf } from './own-keys.ts';
import { isLive, type State } from './state.ts';

/** What can be chosen for it on the settings screen; any other number of days by `axiswatch config set`. */
export const CADENCES = ['never', '7', '14', '30', '60', '90', '180'] as const;

/** Days between assessments as the setting holds them; undefined: none is set. */
export function cadenceOf(setting: string | undefined): number | undefined {
  const days = Number(setting);
  return setting !== undefined && Number.isInteger(days) && days > 0 ? days : undefined;
}

/** `DUE last assessed 41 days ago, every 30 days (${keyOf(state, 'assessment.new')})`; undefined before that, without a cadence and on a past board. */
export function assessDueText(state: State): string | undefined {
  const { assessEvery, today } = state;
  if (assessEvery === undefined || !isLive(state)) return undefined;
  const last = lastAssessment(state);
  if (last === undefined)
    return `DUE an assessment, every ${assessEvery} days (${keyOf(state, 'assessment.new')})`;
  const days = daysBetween(last.asOf, today);
  return days <= assessEvery
    ? undefined
    : `DUE last assessed ${agoText(days)}, every ${assessEvery} days (${keyOf(state, 'assessment.new')})`;
}
