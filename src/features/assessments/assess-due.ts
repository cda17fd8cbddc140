/** Whether it is time for another assessment, by the cadence that a person has set. */

import { actionKeyName } from '../../tui/own-keys.ts';
import { isLiveView, type State } from '../../tui/state.ts';
import { assessmentLateText } from './assess-late.ts';
import { lastAssessment } from './assessed.ts';

/** What can be chosen for it on the settings screen; any other number of days by `axiswatch config set`. */
export const CADENCES = ['never', '7', '14', '30', '60', '90', '180'] as const;

/** `DUE last assessed 41 days ago, every 30 days (n)`; undefined before that, without a cadence and on a past board. */
export function assessDueText(state: State): string | undefined {
  const { assessEvery, today } = state;
  if (assessEvery === undefined || !isLiveView(state)) return undefined;
  const late = assessmentLateText(lastAssessment(state)?.asOf, today, assessEvery);
  return late === undefined ? undefined : `DUE ${late} (${actionKeyName(state, 'assessment.new')})`;
}
