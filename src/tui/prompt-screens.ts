/** What lies on top of another screen, which goes on being shown: a question, and one line that is asked for. */

import { terminalSafeOneLine } from '../text/format.ts';
import { fieldFocusTextAndCursor, focusOnSpokenText } from './focus.ts';
import { fieldAfterSuggestionStepKey } from './form.ts';
import { answerKeysText } from './own-keys.ts';
import type { ConfirmScreen, PromptScreen, ScreenDef } from './state.ts';
import {
  fieldAfterInsert,
  fieldAfterKey,
  suggestedTextField,
  type TextField,
  textFieldWith,
} from './text-field.ts';

/** What stands behind the usual answers. */
export const BESIDE_USUAL = 'or type another, or add to one';

/** The usual answers of a prompt, each behind the digit that puts it on the line. */
export function numberedPromptAnswerTexts(usual: readonly string[]): readonly string[] {
  return usual.map((answer, at) => `${at + 1} ${answer}`);
}

/** The line and the digit that picked it, after a digit or an arrow; undefined: the key means no usual answer, or something is typed. */
function usualAnswerAfterKey(
  { field, usual = [], digit }: PromptScreen,
  key: string,
): Pick<PromptScreen, 'field' | 'digit'> | undefined {
  const isPicked = field.suggested === true;
  // a day is typed, or a number: the first digit was no pick
  if (isPicked && digit !== undefined && /^\d$/.test(key))
    return { field: textFieldWith(`${digit}${key}`), digit: undefined };
  const named = usual[Number(key) - 1];
  if (named !== undefined && (field.text === '' || isPicked))
    return { field: suggestedTextField(named), digit: key };
  const stepped = fieldAfterSuggestionStepKey({ field, suggestions: usual }, key);
  return stepped && { field: stepped, digit: undefined };
}

/** The line before a text comes onto it: a usual answer that was picked becomes one's own, to be added to, with a blank before a word. */
function ownAnswer({ field, usual = [] }: PromptScreen, isWord: boolean): TextField {
  if (field.suggested !== true || !usual.includes(field.text)) return field;
  return textFieldWith(`${field.text}${isWord ? ' ' : ''}`);
}

export const CONFIRM_SCREEN: ScreenDef<ConfirmScreen> = {
  kind: 'confirm',
  sort: 'question',
  place: '',
  over: true,
  arrival: () => [],
  focus: (state, { question }) => focusOnSpokenText(`${question} ${answerKeysText(state)}.`),
};

export const PROMPT_SCREEN: ScreenDef<PromptScreen> = {
  kind: 'prompt',
  sort: 'field',
  place: '',
  over: true,
  arrival: () => [],
  focus: (_, { label, about, usual = [], field, problem }) => {
    const told = [
      problem,
      about,
      usual.length === 0
        ? undefined
        : `${numberedPromptAnswerTexts(usual).join(', ')}, ${BESIDE_USUAL}`,
    ].filter((text) => text !== undefined);
    return fieldFocusTextAndCursor(
      `${terminalSafeOneLine(label)}: `,
      field,
      told.map((text) => `. ${terminalSafeOneLine(text)}`).join(''),
    );
  },
  typed(_, screen, key) {
    const usual = usualAnswerAfterKey(screen, key);
    if (usual !== undefined) return { ...screen, ...usual, problem: undefined };
    const isWord = /^[\p{L}\p{N}]$/u.test(key);
    const field = fieldAfterKey(ownAnswer(screen, isWord), key);
    return field && { ...screen, field, digit: undefined, problem: undefined };
  },
  pasted: (_, screen, text) => ({
    ...screen,
    field: fieldAfterInsert(ownAnswer(screen, true), text.trim()),
    digit: undefined,
  }),
};
