/** What lies on top of another screen, which goes on being shown: a question, and one line that is asked for. */

import { terminalSafeOneLine } from '../text/format.ts';
import { spokenPartFocus, textFieldFocus } from './focus.ts';
import { suggestedAfterKey } from './form.ts';
import { answerKeysText } from './own-keys.ts';
import type { ConfirmScreen, PromptScreen, ScreenDef } from './state.ts';
import {
  fieldAfterInsert,
  fieldAfterKey,
  suggestingTextField,
  type TextField,
} from './text-field.ts';

/** The usual answers of a prompt, each behind the digit that puts it on the line. */
export function usualAnswersTexts(usual: readonly string[]): readonly string[] {
  return usual.map((answer, at) => `${at + 1} ${answer}`);
}

/** The line with the usual answer of a digit, the next one or the one before; undefined: the key means none, or something is typed. */
function usualAnswerAfterKey(
  { field, usual = [] }: PromptScreen,
  key: string,
): TextField | undefined {
  const named = usual[Number(key) - 1];
  const isFree = field.text === '' || field.suggested === true;
  return named !== undefined && isFree
    ? suggestingTextField(named)
    : suggestedAfterKey({ field, suggestions: usual }, key);
}

export const CONFIRM_SCREEN: ScreenDef<ConfirmScreen> = {
  kind: 'confirm',
  sort: 'question',
  place: '',
  over: true,
  arrival: () => [],
  focus: (state, { question }) => spokenPartFocus(`${question} ${answerKeysText(state)}.`),
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
      usual.length === 0 ? undefined : `${usualAnswersTexts(usual).join(', ')}, or type another`,
    ].filter((text) => text !== undefined);
    return textFieldFocus(
      `${terminalSafeOneLine(label)}: `,
      field,
      told.map((text) => `. ${terminalSafeOneLine(text)}`).join(''),
    );
  },
  typed(_, screen, key) {
    const field = usualAnswerAfterKey(screen, key) ?? fieldAfterKey(screen.field, key);
    return field && { ...screen, field, problem: undefined };
  },
  pasted: (_, screen, text) => ({ ...screen, field: fieldAfterInsert(screen.field, text.trim()) }),
};
