/** A sheet of named lines as a screen, with its keys. */
import { withoutMarkdownComments } from '../../core/journal/assessment-markdown.ts';
import { IF_YOU_SAVE } from '../../text/fitting.ts';
import { terminalSafeText } from '../../text/format.ts';
import { spokenSentencesOfLines, spokenTextInWords } from '../../text/speech.ts';
import {
  bindingForScreenKind,
  stepWithoutEffects,
  topScreenIfOfKind,
  withNotice,
} from '../../tui/binding.ts';
import { screenReaderFocusAtLineStart, screenReaderFocusOnField } from '../../tui/focus.ts';
import {
  formAfterKey,
  formAfterPaste,
  formAfterRefusal,
  formWithFocusedFieldReplaced,
  formWithFocusMoved,
  formWithMultilineText,
  formWithTextOnLine,
  isFormTouched,
  problemTextOfFormLine,
  whyNotTypedOnChoicesText,
} from '../../tui/form.ts';
import { leaveTypingScreenStep, quitStep } from '../../tui/leaving.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  popScreen,
  type ScreenDef,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { fieldWithCursorMovedByLine } from '../../tui/text-field.ts';
import type { ProposalOfForm } from '../../views/proposals.ts';
import {
  type Sheet,
  type SheetPurpose,
  sheetLineHintText,
  sheetProblems,
  sheetScreenShowingNextOffer,
  sheetWithOfferTaken,
  spokenSheetOfferText,
} from './sheet.ts';
import { sheetAsideScrolledByPage, sheetLayout } from './sheet-layout.ts';

/** A sheet of named lines to fill in. */
export interface SheetScreen {
  readonly kind: 'sheet';
  readonly purpose: SheetPurpose;
  readonly sheet: Sheet;
  /** First line of what stands beside it that is shown, from 0; left out: the first of all. */
  readonly scroll?: number;
  /** Index of the offer that would be taken, from 0; left out: the first. */
  readonly offer?: number;
  /** The proposal that it is of; left out: none. */
  readonly proposal?: ProposalOfForm;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly sheet: SheetScreen;
  }
}

export const SHEET_SCREEN: ScreenDef<SheetScreen> = {
  kind: 'sheet',
  sort: 'field',
  place: 'write',
  arrival: (state, { sheet }) => [
    `${spokenTextInWords(sheet.title)}. ${actionKeyName(state, 'sheet.next')} goes to the next line, ${actionKeyName(state, 'sheet.save')} saves, ${actionKeyName(state, 'sheet.cancel')} leaves.`,
  ],
  focus(state, screen) {
    const { lines, focus, tried } = screen.sheet;
    const line = lines[focus];
    if (line === undefined) return screenReaderFocusAtLineStart(screen.sheet.title);
    const problem = tried
      ? problemTextOfFormLine(sheetProblems(state, screen), line.name)
      : undefined;
    const place = `, line ${focus + 1} of ${lines.length}`;
    const preview = screen.purpose.preview?.(state, screen) ?? [];
    const told = [
      place,
      spokenTextInWords(problem ?? sheetLineHintText(state, screen, line)),
      spokenSheetOfferText(state, screen),
      ...(preview.length === 0
        ? []
        : [`${IF_YOU_SAVE}: ${spokenSentencesOfLines(preview).join('; ')}`]),
    ];
    return screenReaderFocusOnField(
      `${line.label}: `,
      line.field,
      told.filter((part) => part !== '').join('. '),
    );
  },
  typed(state, screen, key) {
    const next = key === 'Right' ? sheetScreenShowingNextOffer(state, screen) : undefined;
    if (next !== undefined) return next;
    const sheet = formAfterKey(screen.sheet, key);
    return sheet && { ...screen, sheet, offer: 0 };
  },
  whyNotTyped: (_, { sheet }, key) => whyNotTypedOnChoicesText(sheet, key),
  pasted: (_, screen, text) => ({ ...screen, sheet: formAfterPaste(screen.sheet, text), offer: 0 }),
  unsaved: (_, { sheet }) => (isFormTouched(sheet) ? 'what you typed' : undefined),
  written(state, _, before) {
    const below = popScreen(state);
    const top = topScreen(below);
    return screenDefinitionOf(below, top).newest?.(below, top, before) ?? below;
  },
};

export const SHEET_KEYS: readonly Binding[] = [
  {
    ...sheetBinding('sheet.save', ['Enter'], 'save', 'save what was written', saveSheetStep, true),
    writes: true,
  },
  sheetBinding('sheet.next', ['Tab'], 'next line', 'next line', moveFocusStep(1), true),
  sheetBinding('sheet.prev', ['S-Tab'], 'line before', 'line before', moveFocusStep(-1)),
  sheetBinding(
    'sheet.down',
    ['Down'],
    'down',
    'down in a paragraph, then the next line',
    moveByRowStep(1),
  ),
  sheetBinding(
    'sheet.up',
    ['Up'],
    'up',
    'up in a paragraph, then the line before',
    moveByRowStep(-1),
  ),
  pageBinding(
    'sheet.pageDown',
    'PgDn',
    'read on',
    'further down in what is read beside the sheet',
    1,
    true,
  ),
  pageBinding(
    'sheet.pageUp',
    'PgUp',
    'read back',
    'further up in what is read beside the sheet',
    -1,
  ),
  bindingForScreenKind('sheet', {
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
  bindingForScreenKind('sheet', {
    id: 'sheet.editor',
    keys: ['^O'],
    label: 'editor',
    description: 'write this paragraph in your editor',
    footer: true,
    whyDisabled: (_, { sheet }) =>
      sheet.lines[sheet.focus]?.long === true ? undefined : 'Only a paragraph opens in the editor.',
    run: editLineStep,
  }),
  sheetBinding(
    'sheet.cancel',
    ['Esc'],
    'leave',
    'leave; asks when something was typed',
    leaveTypingScreenStep,
    true,
  ),
  sheetBinding('sheet.quit', ['^C'], 'quit', 'quit; asks when something was typed', quitStep),
];

function sheetBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: SheetScreen) => Step,
  footer = false,
): Binding {
  return bindingForScreenKind('sheet', { id, keys, label, description, footer, run });
}

/** A page up (`by` -1) or down (1) in what is read beside a sheet. */
function pageBinding(
  id: string,
  name: string,
  label: string,
  description: string,
  by: 1 | -1,
  footer = false,
): Binding {
  return bindingForScreenKind('sheet', {
    id,
    keys: [name],
    label,
    description,
    footer,
    whyDisabled(state, screen) {
      if (sheetAsideScrolledByPage(state, screen, by) !== screen) return undefined;
      return by === -1 && sheetAsideScrolledByPage(state, screen, 1) !== screen
        ? `This is the beginning; ${actionKeyName(state, 'sheet.pageDown')} reads on.`
        : 'There is nothing more to read beside this sheet.';
    },
    run: (state, screen) =>
      stepWithoutEffects(withTopScreen(state, sheetAsideScrolledByPage(state, screen, by))),
  });
}

/** A line up (`by` -1) or down (1) in a paragraph; where that has none, and elsewhere, the focus moves. */
function moveByRowStep(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) => {
    const { sheet } = screen;
    const line = sheet.lines[sheet.focus];
    const field =
      line?.long === true
        ? fieldWithCursorMovedByLine(line.field, sheetLayout(state, screen).box, by)
        : undefined;
    return field === undefined
      ? moveFocusStep(by)(state, screen)
      : stepWithoutEffects(
          withTopScreen(state, { ...screen, sheet: formWithFocusedFieldReplaced(sheet, field) }),
        );
  };
}

function editLineStep(state: State, screen: SheetScreen): Step {
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
  const top = topScreenIfOfKind(state, 'sheet');
  if (top === undefined) return state;
  const sheet =
    top.purpose.comment === undefined
      ? formWithTextOnLine(top.sheet, name, text)
      : formWithMultilineText(top.sheet, name, withoutMarkdownComments(text));
  return withTopScreen(state, { ...top, sheet });
}

/** With the focus on the next line of the sheet that is shown, down (`by` 1) or up (-1), round the end. */
function moveFocusStep(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) =>
    stepWithoutEffects(
      withTopScreen(state, { ...screen, sheet: formWithFocusMoved(screen.sheet, by), offer: 0 }),
    );
}

function saveSheetStep(state: State, top: SheetScreen): Step {
  const problems = sheetProblems(state, top);
  if (problems.length > 0) {
    const tried = withTopScreen(state, { ...top, sheet: formAfterRefusal(top.sheet, problems) });
    return stepWithoutEffects(withNotice(tried, 'Not saved: see the lines above.', 'bad'));
  }
  return top.purpose.save(state, top);
}
