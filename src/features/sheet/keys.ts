/** What a sheet answers to; letters are text there. */

import { withoutMarkdownComments } from '../../core/journal/assessment-markdown.ts';
import { terminalSafeText } from '../../text/format.ts';
import {
  screenKeyBinding,
  stepWithoutEffects,
  topScreenOfKind,
  withNotice,
} from '../../tui/binding.ts';
import {
  formAfterRefusal,
  formWithField,
  formWithFocusMoved,
  formWithLineText,
  formWithMultilineText,
} from '../../tui/form.ts';
import { leaveScreenStep, quitStep } from '../../tui/leaving.ts';
import { type Binding, type State, type Step, withTopScreen } from '../../tui/state.ts';
import { fieldWithCursorMovedByLine } from '../../tui/text-field.ts';
import type { SheetScreen } from './screen-state.ts';
import { sheetAfterPage, sheetLayout } from './sheet-layout.ts';
import { sheetWithOfferTaken } from './sheet-offers.ts';
import { sheetProblems } from './sheet-problems.ts';

export const SHEET_KEYS: readonly Binding[] = [
  { ...key('sheet.save', ['Enter'], 'save', 'save what was written', save, true), writes: true },
  key('sheet.next', ['Tab'], 'next line', 'next line', moved(1), true),
  key('sheet.prev', ['S-Tab'], 'line before', 'line before', moved(-1)),
  key('sheet.down', ['Down'], 'down', 'down in a paragraph, then the next line', movedByRow(1)),
  key('sheet.up', ['Up'], 'up', 'up in a paragraph, then the line before', movedByRow(-1)),
  paged(
    'sheet.pageDown',
    'PgDn',
    'read on',
    'further down in what is read beside the sheet',
    1,
    true,
  ),
  paged('sheet.pageUp', 'PgUp', 'read back', 'further up in what is read beside the sheet', -1),
  screenKeyBinding('sheet', {
    id: 'sheet.take',
    keys: ['^T'],
    label: 'take',
    description: 'take what is offered below the line, the one in brackets; Right goes to the next',
    footer: true,
    whyDisabled: (state, screen) =>
      sheetWithOfferTaken(state, screen) === undefined
        ? 'Nothing is offered on this line.'
        : undefined,
    run(state, screen) {
      const sheet = sheetWithOfferTaken(state, screen) ?? screen.sheet;
      return stepWithoutEffects(withTopScreen(state, { ...screen, sheet, offer: 0 }));
    },
  }),
  screenKeyBinding('sheet', {
    id: 'sheet.editor',
    keys: ['^O'],
    label: 'editor',
    description: 'write this paragraph in your editor',
    footer: true,
    whyDisabled: (_, { sheet }) =>
      sheet.lines[sheet.focus]?.long === true ? undefined : 'Only a paragraph opens in the editor.',
    run: edit,
  }),
  key(
    'sheet.cancel',
    ['Esc'],
    'cancel',
    'leave; asks when something was typed',
    leaveScreenStep,
    true,
  ),
  key('sheet.quit', ['^C'], 'quit', 'quit; asks when something was typed', quitStep),
];

function key(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: SheetScreen) => Step,
  footer = false,
): Binding {
  return screenKeyBinding('sheet', { id, keys, label, description, footer, run });
}

/** A page of what is read beside a sheet. */
function paged(
  id: string,
  name: string,
  label: string,
  description: string,
  by: 1 | -1,
  footer = false,
): Binding {
  return screenKeyBinding('sheet', {
    id,
    keys: [name],
    label,
    description,
    footer,
    whyDisabled: (state, screen) =>
      sheetAfterPage(state, screen, by) === screen
        ? 'There is nothing more to read beside this sheet.'
        : undefined,
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, sheetAfterPage(state, screen, by))),
  });
}

function movedByRow(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) => {
    const { sheet } = screen;
    const line = sheet.lines[sheet.focus];
    const field =
      line?.long === true
        ? fieldWithCursorMovedByLine(line.field, sheetLayout(state, screen).box, by)
        : undefined;
    return field === undefined
      ? moved(by)(state, screen)
      : stepWithoutEffects(withTopScreen(state, { ...screen, sheet: formWithField(sheet, field) }));
  };
}

function edit(state: State, screen: SheetScreen): Step {
  const { purpose, sheet } = screen;
  const line = sheet.lines[sheet.focus];
  if (line === undefined) return stepWithoutEffects(state);
  const comment = purpose.comment?.(state, line);
  const above =
    comment === undefined ? '' : `<!-- ${terminalSafeText(withoutDashes(comment)).trim()}\n-->\n\n`;
  const taken = (after: State, text: string): Step =>
    stepWithoutEffects(withLine(after, line.name, text));
  const text = `${above}${line.field.text}`;
  return [state, [{ kind: 'edit', what: 'The paragraph', text, taken }]];
}

/** A text that does not end a comment early. */
function withoutDashes(text: string): string {
  return text.replaceAll('--', '-');
}

/** A line of the sheet as it came back from the editor: where a comment stood above it, without comments and with its lines. */
function withLine(state: State, name: string, text: string): State {
  const top = topScreenOfKind(state, 'sheet');
  if (top === undefined) return state;
  const sheet =
    top.purpose.comment === undefined
      ? formWithLineText(top.sheet, name, text)
      : formWithMultilineText(top.sheet, name, withoutMarkdownComments(text));
  return withTopScreen(state, { ...top, sheet });
}

function moved(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) =>
    stepWithoutEffects(
      withTopScreen(state, { ...screen, sheet: formWithFocusMoved(screen.sheet, by), offer: 0 }),
    );
}

function save(state: State, top: SheetScreen): Step {
  const problems = sheetProblems(state, top);
  if (problems.length > 0) {
    const tried = withTopScreen(state, { ...top, sheet: formAfterRefusal(top.sheet, problems) });
    return stepWithoutEffects(withNotice(tried, 'Not saved: see the lines above.', 'bad'));
  }
  return top.purpose.save(state, top);
}
