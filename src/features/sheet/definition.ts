/** A sheet of named lines as a screen. */

import { spokenSentences, spokenWords } from '../../text/speech.ts';
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
import { sheetWithNextOffer, spokenOffer } from './sheet-offers.ts';
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
    const place = `, line ${focus + 1} of ${lines.length}`;
    const outcome = screen.purpose.outcome?.(state, screen) ?? [];
    const told = [
      place,
      spokenWords(problem ?? sheetHint(state, screen, line)),
      spokenOffer(state, screen),
      ...(outcome.length === 0 ? [] : [`If you save: ${spokenSentences(outcome).join('; ')}`]),
    ];
    return textFieldFocus(
      `${line.label}: `,
      line.field,
      told.filter((part) => part !== '').join('. '),
    );
  },
  typed(state, screen, key) {
    const next = key === 'Right' ? sheetWithNextOffer(state, screen) : undefined;
    if (next !== undefined) return next;
    const sheet = formAfterKey(screen.sheet, key);
    return sheet && { ...screen, sheet, offer: 0 };
  },
  pasted: (_, screen, text) => ({ ...screen, sheet: formAfterPaste(screen.sheet, text), offer: 0 }),
  unsaved: (_, { sheet }) => (isFormTouched(sheet) ? 'what you typed' : undefined),
  written(state, { proposals }) {
    const below = popScreen(state);
    if (proposals !== undefined) return proposals.next(below);
    const top = topScreen(below);
    return withTopScreen(below, screenDefinitionOf(below, top).newest?.(below, top) ?? top);
  },
};
