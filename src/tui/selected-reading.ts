/** Which reading the keys act on. */
import type { Check } from '../core/model/model.ts';
import { findIndicatorByIdOrCode } from '../core/model/tree.ts';
import { selectedIndicatorId } from './binding.ts';
import { actionKeyNameIfEnabled, nothingHereSentence } from './keymap.ts';
import { type SelectedReading, type State, screenDefinitionOf, topScreen } from './state.ts';

/** The reading that is selected on the uppermost screen, elsewhere the current one of the selected indicator; undefined: none. */
export function selectedReading(state: State): SelectedReading | undefined {
  const top = topScreen(state);
  const { reading } = screenDefinitionOf(state, top);
  return reading === undefined ? currentReadingOfSelection(state) : reading(state, top);
}

/** Why nothing can be done with a reading where none is selected, with the key that records one; of an indicator that is counted from events, that it has none, with the keys that record an event and open the one selected. */
export function noReadingHereSentence(state: State): string {
  const { count } = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '') ?? {};
  if (count === undefined) return nothingHereSentence(state, 'reading', 'reading.record');
  const [record, open] = ['reading.record', 'event.flag'].map((id) =>
    actionKeyNameIfEnabled(state, id),
  );
  const keys = [
    ...(record === undefined ? [] : [`${record} records an event`]),
    ...(open === undefined ? [] : [`${open} opens the one selected`]),
  ].join(', ');
  return `It is counted from events and has no readings${keys === '' ? '' : `; ${keys}`}.`;
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
