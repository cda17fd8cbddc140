/** What lies on top of another screen, which goes on being shown: a question, and one line that is asked for. */

import { oneLine } from '../text/format.ts';
import { focusIn, focusOn } from './focus.ts';
import { answersText } from './own-keys.ts';
import type { ConfirmScreen, PromptScreen, ScreenDef } from './state.ts';
import { insert, typeInto } from './text-field.ts';

export const CONFIRM_SCREEN: ScreenDef<ConfirmScreen> = {
  kind: 'confirm',
  sort: 'question',
  place: '',
  over: true,
  arrival: () => [],
  focus: (state, { question }) => focusOn(`${question} ${answersText(state)}.`),
};

export const PROMPT_SCREEN: ScreenDef<PromptScreen> = {
  kind: 'prompt',
  sort: 'field',
  place: '',
  over: true,
  arrival: () => [],
  focus: (_, { label, field, problem }) =>
    focusIn(`${oneLine(label)}: `, field, problem === undefined ? '' : `. ${problem}`),
  typed(_, screen, key) {
    const field = typeInto(screen.field, key);
    return field && { ...screen, field, problem: undefined };
  },
  pasted: (_, screen, text) => ({ ...screen, field: insert(screen.field, text.trim()) }),
};
