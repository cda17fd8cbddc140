/** One line that is asked for on top of a screen, which goes on being shown. */

import { terminalSafeOneLine } from '../text/format.ts';
import { bindingForScreenKind, stepWithoutEffects } from './binding.ts';
import { screenReaderFocusOnField } from './focus.ts';
import { fieldAfterSuggestionStepKey } from './form.ts';
import { actionKeyName } from './own-keys.ts';
import {
  type Binding,
  popScreen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from './state.ts';
import {
  fieldAfterInsert,
  suggestedTextField,
  type TextField,
  textFieldAfterKey,
  textFieldHolding,
} from './text-field.ts';

/** One line asked for on top of a screen; Enter answers, Esc leaves. */
export interface PromptScreen {
  readonly kind: 'prompt';
  readonly label: string;
  /** What the answer is about, above the line; left out: the label says it. */
  readonly about?: string;
  /** Usual answers, at most nine: a digit puts one on the line, Left and Right go through them, as long as nothing is typed; a comma then adds to it, letters do not. Left out: none. */
  readonly usual?: readonly string[];
  /** The digit that put the usual answer on the line, as long as no other key was pressed: a digit that picks none makes both of them text. */
  readonly digit?: string | undefined;
  readonly field: TextField;
  /** The step of an answer from the state without the prompt, or why it is not taken, which stays with it. */
  readonly answer: (below: State, text: string) => Step | string;
  /** The step of leaving it; that state when left out. */
  readonly onLeave?: (below: State) => Step;
  /** Whether what is typed filters the screen below at once. */
  readonly filters?: boolean;
  /** Why the last answer was not taken; undefined: none was given. */
  readonly problem?: string | undefined;
}

declare module './state.ts' {
  interface ScreenTypes {
    readonly prompt: PromptScreen;
  }
}

/** What is pressed where there are usual answers: `Enter takes it; 1 to 6 fill in another; or type`, without what the key takes where the line is empty. */
export function promptUsualAnswerKeysText(
  { usual = [], field }: PromptScreen,
  takeKey: string,
): string {
  const digits = usual.length === 1 ? '1 fills' : `1 to ${usual.length} fill`;
  return field.text === ''
    ? `${digits} one in; or type`
    : `${takeKey} takes it; ${digits} in another; or type`;
}

/** The usual answers of a prompt, each behind the digit that puts it on the line. */
export function numberedPromptAnswerTexts(usual: readonly string[]): readonly string[] {
  return usual.map((answer, at) => `${at + 1} ${answer}`);
}

/** The line and the digit that picked it, after a digit or an arrow, in place of what was picked before; undefined: the key means no usual answer, or something is typed. */
function usualAnswerAfterKey(
  { field, usual = [], digit }: PromptScreen,
  key: string,
): Pick<PromptScreen, 'field' | 'digit'> | undefined {
  const isPicked = field.suggested === true;
  const named = usual[Number(key) - 1];
  if (named !== undefined && (field.text === '' || isPicked))
    return { field: suggestedTextField(named), digit: key };
  // a day is typed, or a number: the first digit was no pick
  if (isPicked && digit !== undefined && /^\d$/.test(key))
    return { field: textFieldHolding(`${digit}${key}`), digit: undefined };
  const stepped = fieldAfterSuggestionStepKey({ field, suggestions: usual }, key);
  return stepped && { field: stepped, digit: undefined };
}

/** Whether a usual answer stands on the line as it was picked. */
function isUsualAnswerPicked({ field, usual = [] }: PromptScreen): boolean {
  return field.suggested === true && usual.includes(field.text);
}

/** The line before a text comes onto it: a usual answer that was picked becomes one's own, to be added to, with a blank before what is pasted. */
function ownAnswer(screen: PromptScreen, isPasted: boolean): TextField {
  const { field } = screen;
  return isUsualAnswerPicked(screen)
    ? textFieldHolding(`${field.text}${isPasted ? ' ' : ''}`)
    : field;
}

export const PROMPT_SCREEN: ScreenDef<PromptScreen> = {
  kind: 'prompt',
  sort: 'field',
  place: '',
  over: true,
  arrival: () => [],
  focus: (state, prompt) => {
    const { label, about, usual = [], field, problem } = prompt;
    const told = [
      problem,
      about,
      usual.length === 0
        ? undefined
        : `${numberedPromptAnswerTexts(usual).join(', ')}. ${promptUsualAnswerKeysText(prompt, actionKeyName(state, 'prompt.answer'))}`,
    ].filter((text) => text !== undefined);
    return screenReaderFocusOnField(
      `${terminalSafeOneLine(label)}: `,
      field,
      told.map((text) => `. ${terminalSafeOneLine(text)}`).join(''),
    );
  },
  typed(state, screen, key) {
    const usual = usualAnswerAfterKey(screen, key);
    if (usual !== undefined) return { ...screen, ...usual, problem: undefined };
    // a letter meant for the list below would be recorded with it
    if (isUsualAnswerPicked(screen) && /^[\p{L}\p{N} ]$/u.test(key)) {
      const problem = `${actionKeyName(state, 'prompt.answer')} takes "${screen.field.text}"; a comma adds to it, Backspace changes it.`;
      return { ...screen, problem };
    }
    const field = textFieldAfterKey(ownAnswer(screen, false), key);
    return field && { ...screen, field, digit: undefined, problem: undefined };
  },
  pasted: (_, screen, text) => ({
    ...screen,
    field: fieldAfterInsert(ownAnswer(screen, true), text.trim()),
    digit: undefined,
    problem: undefined,
  }),
};

export const PROMPT_KEYS: readonly Binding[] = [
  bindingForScreenKind('prompt', {
    id: 'prompt.answer',
    keys: ['Enter'],
    label: 'take it',
    description: 'take what was typed',
    footer: true,
    // a wrong answer stays with its problem until another key, but a usual one that was picked, which it may be said to take
    whyDisabled: (_, screen) => (isUsualAnswerPicked(screen) ? undefined : screen.problem),
    run(state, screen) {
      const taken = screen.answer(popScreen(state), screen.field.text);
      return typeof taken === 'string'
        ? stepWithoutEffects(withTopScreen(state, { ...screen, problem: taken }))
        : taken;
    },
  }),
  bindingForScreenKind('prompt', {
    id: 'prompt.cancel',
    keys: ['Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it was',
    footer: true,
    run: (state, { onLeave = stepWithoutEffects }) => onLeave(popScreen(state)),
  }),
];
