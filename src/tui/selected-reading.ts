/** Which reading the keys act on. */
import type { Check } from '../core/model/model.ts';
import { findIndicatorByIdOrCode } from '../core/model/tree.ts';
import { selectedIndicatorId } from './binding.ts';
import { type SelectedReading, type State, screenDefinitionOf, topScreen } from './state.ts';

/** The reading that is selected on the uppermost screen, elsewhere the current one of the selected indicator; undefined: none. */
export function selectedReading(state: State): SelectedReading | undefined {
  const top = topScreen(state);
  const { reading } = screenDefinitionOf(state, top);
  return reading === undefined ? currentReadingOfSelection(state) : reading(state, top);
}

/** The check that stands and is selected on the uppermost screen; undefined: none. */
export function selectedCheck(state: State): Check | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).check?.(state, top);
}

/** The current reading of the selected indicator; undefined: none. */
export function currentReadingOfSelection(state: State): SelectedReading | undefined {
  const indicator = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '');
  const reading = indicator && state.board.card.indicators.get(indicator.id)?.reading;
  return indicator === undefined || reading === undefined
    ? undefined
    : { indicator, reading, standing: true, withdrawn: '' };
}
