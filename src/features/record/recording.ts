/** What opens to record something of an indicator. */
import type { Indicator } from '../../core/model/model.ts';
import type { Screen, State } from '../../tui/state.ts';
import { countedEventScreen } from '../events/event-sheet.ts';
import { newReadingForm } from './record-form.ts';

/** The form of a reading; of an indicator that counts events, which has no readings, the sheet of an event that names it. */
export function recordScreen(state: State, indicator: Indicator): Screen {
  return indicator.count === undefined
    ? { kind: 'form', form: newReadingForm(indicator, state.today) }
    : countedEventScreen(state, indicator);
}
