/** Taking a reading or an event back, and what a batch through everything due has changed, for a screen reader. */
import { proseLine, type ViewLine } from '../../text/line.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { batchDoneLines } from './batch-entry.ts';
import { itemToRetractText, retractQuestionView } from './retract-view.ts';
import { type BatchDoneScreen, RETRACT_CHOICES, type RetractScreen } from './screen-state.ts';

/** What is to be retracted and what that would do. */
export function retractArrivalLines(state: State, { of }: RetractScreen): readonly ViewLine[] {
  return [
    proseLine(`Retract ${itemToRetractText(state, of)}?`),
    ...retractQuestionView(state, of).does,
  ];
}

/** The choice on which the question stands. */
export function retractChoiceSentence(state: State, { choice }: RetractScreen): string {
  const key = (id: string): string => actionKeyName(state, `retract.${id}`);
  return `${RETRACT_CHOICES[choice] ?? ''}. ${key('answer')} does it; ${key('yes')} retracts, ${key('no')} cancels.`;
}

/** What a batch has changed. */
export function batchDoneArrivalLines(
  state: State,
  { batch }: BatchDoneScreen,
): readonly ViewLine[] {
  return batchDoneLines(state, batch);
}
