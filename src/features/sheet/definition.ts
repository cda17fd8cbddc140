/** A sheet of named lines as a screen. */

import { inWords } from '../../text/speech.ts';
import { focusIn, focusOn } from '../../tui/focus.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { defOf, pop, type ScreenDef, topOf, withTop } from '../../tui/state.ts';
import type { SheetScreen } from '../screen-types.ts';
import { isTouched, pastedOnSheet, problemOn, typedOnSheet } from './sheet.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';

export const SHEET_SCREEN: ScreenDef<SheetScreen> = {
  kind: 'sheet',
  sort: 'field',
  place: 'write',
  arrival: (state, { sheet }) => [
    `${inWords(sheet.title)}. ${keyOf(state, 'sheet.next')} goes to the next line, ${keyOf(state, 'sheet.save')} saves, ${keyOf(state, 'sheet.cancel')} leaves.`,
  ],
  focus(state, screen) {
    const { lines, focus, tried } = screen.sheet;
    const line = lines[focus];
    if (line === undefined) return focusOn(screen.sheet.title);
    const problem = tried ? problemOn(sheetProblems(state, screen), line.name) : undefined;
    const rest = `, line ${focus + 1} of ${lines.length}. ${inWords(problem ?? sheetHint(state, screen, line))}`;
    return focusIn(`${line.label}: `, line.field, rest);
  },
  typed(_, screen, key) {
    const sheet = typedOnSheet(screen.sheet, key);
    return sheet && { ...screen, sheet };
  },
  pasted: (_, screen, text) => ({ ...screen, sheet: pastedOnSheet(screen.sheet, text) }),
  unsaved: (_, { sheet }) => (isTouched(sheet) ? 'what you typed' : undefined),
  written(state) {
    const below = pop(state);
    const top = topOf(below);
    return withTop(below, defOf(below, top).newest?.(below, top) ?? top);
  },
};
