/** What lies on top of another screen, which goes on being shown: a question, and one line that is asked for. */

import { terminalSafeOneLine } from '../text/format.ts';
import { spokenPartFocus, textFieldFocus } from './focus.ts';
import { answerKeysText } from './own-keys.ts';
import type { ConfirmScreen, PromptScreen, ScreenDef } from './state.ts';
import { fieldAfterInsert, fieldAfterKey } from './text-field.ts';

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
  focus: (_, { label, field, problem }) =>
    textFieldFocus(
      `${terminalSafeOneLine(label)}: `,
      field,
      problem === undefined ? '' : `. ${problem}`,
    ),
  typed(_, screen, key) {
    const field = fieldAfterKey(screen.field, key);
    return field && { ...screen, field, problem: undefined };
  },
  pasted: (_, screen, text) => ({ ...screen, field: fieldAfterInsert(screen.field, text.trim()) }),
};
