/** The form of a command as a screen. */

import { spokenWords } from '../../text/speech.ts';
import { spokenPartFocus, textFieldFocus } from '../../tui/focus.ts';
import { formAfterKey, formAfterPaste, problemOfFormLine } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { ScreenDef } from '../../tui/state.ts';
import { COMMAND_KEYS } from './command-keys.ts';
import { commandProblems } from './command-sheet.ts';
import type { CommandScreen } from './screen-state.ts';

export const COMMAND_SCREEN: ScreenDef<CommandScreen> = {
  kind: 'command',
  sort: 'field',
  place: 'command',
  keys: COMMAND_KEYS,
  crumb: (_, { command }) => command.words,
  about: ({ command }) => command.words,
  shows: 'What a command takes: fill in what is needed, leave out the rest.',
  arrival: (state, { command }) => [
    `${command.words}: ${spokenWords(command.summary)}. ${actionKeyName(state, 'command.next')} goes to the next line, ${actionKeyName(state, 'command.run')} runs it, ${actionKeyName(state, 'command.cancel')} leaves.`,
  ],
  focus(_, { command, sheet }) {
    const { lines, focus, tried } = sheet;
    const line = lines[focus];
    if (line === undefined) return spokenPartFocus(`${command.words}: ${command.summary}`);
    const problem = tried
      ? problemOfFormLine(commandProblems(command, sheet), line.name)
      : undefined;
    const rest = `, line ${focus + 1} of ${lines.length}. ${spokenWords(problem ?? line.hint)}`;
    return textFieldFocus(`${line.label}: `, line.field, rest);
  },
  typed(_, screen, key) {
    const sheet = formAfterKey(screen.sheet, key);
    return sheet && { ...screen, sheet };
  },
  pasted: (_, screen, text) => ({ ...screen, sheet: formAfterPaste(screen.sheet, text) }),
};
