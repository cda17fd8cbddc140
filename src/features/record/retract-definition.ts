/** The question whether to retract something, as a screen. */
import { isOfEvent } from '../../core/journal/journal.ts';
import { inSentences } from '../../text/speech.ts';
import { focusOn } from '../../tui/focus.ts';
import { defOf, pop, type ScreenDef, topOf } from '../../tui/state.ts';
import type { RetractScreen } from '../screen-types.ts';
import { retractArrival, retractFocus } from './spoken-writing.ts';

export const RETRACT_SCREEN: ScreenDef<RetractScreen> = {
  kind: 'retract',
  sort: 'question',
  place: 'retract',
  arrival: (state, screen) => inSentences(retractArrival(state, screen)),
  focus: (state, screen) => focusOn(retractFocus(state, screen)),
  // the screen of an event goes with it
  written(state, { of }) {
    const below = pop(state);
    const top = topOf(below);
    const about = defOf(below, top).about?.(top);
    return isOfEvent(of) && about === of.event.id ? pop(below) : below;
  },
};
