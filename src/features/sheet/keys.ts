/** What a sheet answers to; letters are text there. */

import { withoutComments } from '../../core/journal/assessment-markdown.ts';
import { plain } from '../../text/format.ts';
import { keyOn, noEffects, topOfKind, withNotice } from '../../tui/binding.ts';
import { focusMoved, lineSet, linesSet, refusedForm } from '../../tui/form.ts';
import { leave, quit } from '../../tui/leaving.ts';
import { type Binding, type State, type Step, withTop } from '../../tui/state.ts';
import type { SheetScreen } from './screen-state.ts';
import { sheetProblems } from './sheet-problems.ts';

export const SHEET_KEYS: readonly Binding[] = [
  { ...key('sheet.save', ['Enter'], 'save', 'save what was written', save, true), writes: true },
  key('sheet.next', ['Tab', 'Down'], 'next line', 'next line', moved(1), true),
  key('sheet.prev', ['S-Tab', 'Up'], 'line before', 'line before', moved(-1)),
  keyOn('sheet', {
    id: 'sheet.editor',
    keys: ['^O'],
    label: 'editor',
    description: 'write this paragraph in your editor',
    footer: true,
    whyDisabled: (_, { sheet }) =>
      sheet.lines[sheet.focus]?.long === true ? undefined : 'Only a paragraph opens in the editor.',
    run: edit,
  }),
  key('sheet.cancel', ['Esc'], 'cancel', 'leave; asks when something was typed', leave, true),
  key('sheet.quit', ['^C'], 'quit', 'quit; asks when something was typed', quit),
];

function key(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: SheetScreen) => Step,
  footer = false,
): Binding {
  return keyOn('sheet', { id, keys, label, description, footer, run });
}

function edit(state: State, screen: SheetScreen): Step {
  const { purpose, sheet } = screen;
  const line = sheet.lines[sheet.focus];
  if (line === undefined) return noEffects(state);
  const comment = purpose.comment?.(state, line);
  const above =
    comment === undefined ? '' : `<!-- ${plain(withoutDashes(comment)).trim()}\n-->\n\n`;
  const taken = (after: State, text: string): Step => noEffects(withLine(after, line.name, text));
  const text = `${above}${line.field.text}`;
  return [state, [{ kind: 'edit', what: 'The paragraph', text, taken }]];
}

/** A text that does not end a comment early. */
function withoutDashes(text: string): string {
  return text.replaceAll('--', '-');
}

/** A line of the sheet as it came back from the editor: where a comment stood above it, without comments and with its lines. */
function withLine(state: State, name: string, text: string): State {
  const top = topOfKind(state, 'sheet');
  if (top === undefined) return state;
  const sheet =
    top.purpose.comment === undefined
      ? lineSet(top.sheet, name, text)
      : linesSet(top.sheet, name, withoutComments(text));
  return withTop(state, { ...top, sheet });
}

function moved(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) =>
    noEffects(withTop(state, { ...screen, sheet: focusMoved(screen.sheet, by) }));
}

function save(state: State, top: SheetScreen): Step {
  const problems = sheetProblems(state, top);
  if (problems.length > 0) {
    const tried = withTop(state, { ...top, sheet: refusedForm(top.sheet, problems) });
    return noEffects(withNotice(tried, 'Not saved: see the lines above.', 'bad'));
  }
  return top.purpose.save(state, top);
}
