/** A sheet of named lines as a screen. */

import { spokenWords } from '../../text/speech.ts';
import { spokenPartFocus, textFieldFocus } from '../../tui/focus.ts';
import { formAfterKey, formAfterPaste, isFormTouched, problemOfFormLine } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  popScreen,
  type ScreenDef,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import type { SheetScreen } from './screen-state.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';

export const SHEET_SCREEN: ScreenDef<SheetScreen> = {
  kind: 'sheet',
  sort: 'field',
  place: 'write',
  arrival: (state, { sheet }) => [
    `${spokenWords(sheet.title)}. ${actionKeyName(state, 'sheet.next')} goes to the next line, ${actionKeyName(state, 'sheet.save')} saves, ${actionKeyName(state, 'sheet.cancel')} leaves.`,
  ],
  focus(state, screen) {
    const { lines, focus, tried } = screen.sheet;
    const line = lines[focus];
    if (line === undefined) return spokenPartFocus(screen.sheet.title);
    const problem = tried ? problemOfFormLine(sheetProblems(state, screen), line.name) : undefined;
    const rest = `, line ${focus + 1} of ${lines.length}. ${spokenWords(problem ?? sheetHint(state, screen, line))}`;
    return textFieldFocus(`${line.label}: `, line.field, rest);
  },
  typed(_, screen, key) {
    const sheet = formAfterKey(screen.sheet, key);
    return sheet && { ...screen, sheet };
  },
  pasted: (_, screen, text) => ({ ...screen, sheet: formAfterPaste(screen.sheet, text) }),
  unsaved: (_, { sheet }) => (isFormTouched(sheet) ? 'what you typed' : undefined),
  written(state) {
    const below = popScreen(state);
    const top = topScreen(below);
    return withTopScreen(below, screenDefinitionOf(below, top).newest?.(below, top) ?? top);
  },
};
