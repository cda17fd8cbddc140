/** Which commands of the shell the dashboard offers: all that it has no key of its own for. */

import { whyNothingCanBeWritten } from '../../tui/binding.ts';
import type { ShellCommand } from '../../tui/shell-command.ts';
import type { State } from '../../tui/state.ts';

/** By the words of a command, the action of the dashboard that does the same; undefined is what only a shell needs. */
export const SAME_ACTION: Readonly<Record<string, string | undefined>> = {
  record: 'reading.record',
  checked: 'reading.check',
  undo: 'journal.undo',
  redo: 'journal.redo',
  'event add': 'event.add',
  'event list': 'event.list',
  'event correct': 'event.list',
  'event retract': 'event.list',
  'assessment new': 'assessment.new',
  'assessment list': 'assessment.new',
  'assessment sign': 'assessment.new',
  inbox: 'inbox.open',
  'inbox accept': 'inbox.open',
  'inbox refuse': 'inbox.open',
  'inbox later': 'inbox.open',
  uncertainty: 'gauge.howSure',
  mechanism: 'gauge.mechanism',
  whatif: 'whatIf.open',
  'config get': 'app.settings',
  'config set': 'app.settings',
  'config list': 'app.settings',
  man: 'app.help',
  watch: undefined,
  completion: undefined,
};

/** The commands that the palette offers as forms: all but those that the dashboard has an action for or that only a shell needs; none until they were asked for. */
export function shellCommandsOfferedInPalette({ shell }: State): readonly ShellCommand[] {
  return shell?.commands.filter(({ words }) => !Object.hasOwn(SAME_ACTION, words)) ?? [];
}

/** The words of the commands that an action of the dashboard stands for; '' for none. */
export function shellCommandsOfActionText(id: string): string {
  return Object.keys(SAME_ACTION)
    .filter((words) => SAME_ACTION[words] === id)
    .join(' ');
}

/** Why a command cannot run now; undefined: it can. */
export function whyShellCommandOff(state: State, command: ShellCommand): string | undefined {
  return command.writes === true ? whyNothingCanBeWritten(state) : undefined;
}
