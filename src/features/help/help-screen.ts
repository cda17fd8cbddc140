/** The help as a screen: a field to look for something, and what is found. */

import { spokenTextOfLinePart } from '../../text/line.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { fieldAfterInsert, type TextField, textFieldAfterKey } from '../../tui/text-field.ts';
import {
  helpOrPaletteWithSearchText,
  screenReaderFocusOnSearchField,
  withFindScreenField,
} from './find-field.ts';
import { helpLines } from './help-lines.ts';

/** Every key, or those that what is typed finds. */
export interface HelpScreen {
  readonly kind: 'help';
  /** First line shown, from 0. */
  readonly selected: number;
  readonly field: TextField;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly help: HelpScreen;
  }
}

export const HELP_SCREEN: ScreenDef<HelpScreen> = {
  kind: 'help',
  sort: 'field',
  place: 'help',
  over: true,
  arrival: (state) => [
    `Help. Type a word or a key to find it; ${actionKeyName(state, 'find.down')} and ${actionKeyName(state, 'find.up')} go through the lines, ${actionKeyName(state, 'find.close')} closes.`,
  ],
  focus(state, screen) {
    const lines = helpLines(state, state.registry.bindings, Number.POSITIVE_INFINITY).filter(
      // what is looked for is said at once, without the title that it stands below
      (line) =>
        spokenTextOfLinePart(line) !== '' && (screen.field.text === '' || line.role !== 'title'),
    );
    return screenReaderFocusOnSearchField(screen, lines, 'nothing is found');
  },
  typed: (_, screen, key) => withFindScreenField(screen, textFieldAfterKey(screen.field, key)),
  pasted: (_, screen, text) =>
    helpOrPaletteWithSearchText(screen, fieldAfterInsert(screen.field, text.trim())),
};
