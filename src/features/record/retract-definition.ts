/** The question whether to retract something, as a screen. */
import { isAboutEvent } from '../../core/journal/journal.ts';
import { spokenSentences } from '../../text/speech.ts';
import { focusOnSpokenText } from '../../tui/focus.ts';
import { popScreen, type ScreenDef, screenDefinitionOf, topScreen } from '../../tui/state.ts';
import type { RetractScreen } from './screen-state.ts';
import { retractArrivalLines, retractChoiceSentence } from './spoken-writing.ts';

export const RETRACT_SCREEN: ScreenDef<RetractScreen> = {
  kind: 'retract',
  sort: 'question',
  place: 'retract',
  arrival: (state, screen) => spokenSentences(retractArrivalLines(state, screen)),
  focus: (state, screen) => focusOnSpokenText(retractChoiceSentence(state, screen)),
  // the screen of an event goes with it
  written(state, { of }) {
    const below = popScreen(state);
    const top = topScreen(below);
    const about = screenDefinitionOf(below, top).about?.(top);
    return isAboutEvent(of) && about === of.event.id ? popScreen(below) : below;
  },
};
