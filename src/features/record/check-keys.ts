/** Recording a check with a key, and from the form of a reading. */
import type { CheckObservation, Indicator } from '../../core/model/model.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { selectedIndicatorId, stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import type { State, Step } from '../../tui/state.ts';
import { checkRecordedText, newCheckObservation } from './checking.ts';

/** Has a check recorded, and says until when the indicator is not due. */
export function writeCheckStep(state: State, indicator: Indicator, check: CheckObservation): Step {
  const text = checkRecordedText(indicator, state.board.readings, check.observedOn, state.today);
  return writeStep(
    state,
    { kind: 'check', check },
    { text, undo: 'takes it back', unchanged: `${text}; that stands already` },
  );
}

/** Has a check of the selected indicator recorded, of today. */
export function checkStep(state: State): Step {
  const indicator = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '');
  return indicator === undefined
    ? stepWithoutEffects(state)
    : writeCheckStep(state, indicator, newCheckObservation(indicator, state.today));
}
