/** What is said of a line that no command takes: what is wrong with it, and what to do next. */
import { type Command, CommanderError } from 'commander';
import { COMMANDS } from '../../features/commands.ts';

/** The program as it is called. */
export const NAME = 'axiswatch';
/** The exit code of wrong usage. */
export const WRONG_USAGE = 2;
/** The code of a question for help with a command that is not there. */
export const NO_HELP = 'axiswatch.noHelp';

/** Commander's complaint as one sentence that says what to do next. */
export function usageError(command: Command, error: CommanderError): CommanderError {
  const path = [command, ...ancestors(command)]
    .reverse()
    .map((each) => each.name())
    .join(' ');
  if (error.code === 'commander.help' && command.parent === null)
    return new CommanderError(WRONG_USAGE, NO_HELP, '');
  const said = saidBy(command, error, path);
  const spec = COMMANDS.find((each) => path === `${NAME} ${each.words}`);
  const [example] = error.code === 'commander.missingArgument' ? (spec?.examples[0] ?? []) : [];
  const such = example === undefined ? '' : `, as in "${NAME} ${example}"`;
  return new CommanderError(WRONG_USAGE, error.code, `${said}${such}; see "${path} --help"`);
}

function saidBy(command: Command, error: CommanderError, path: string): string {
  if (error.code === 'commander.help') {
    return `"${path}" needs a command: ${command.commands.map((each) => each.name()).join(', ')}`;
  }
  if (error.code === 'commander.excessArguments') {
    const most = command.registeredArguments.length;
    const takes = most === 0 ? 'no argument' : most === 1 ? 'one argument' : `${most} arguments`;
    return `"${path}" takes ${takes} and was given ${command.args.length}`;
  }
  return error.message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .replace(/\n?\(Did you mean (one of )?(.*)\?\)$/s, '; did you mean $2?');
}

function ancestors(command: Command): readonly Command[] {
  return command.parent === null ? [] : [command.parent, ...ancestors(command.parent)];
}

/** That there is no such command, and the one that may be meant. */
export async function unknownCommand(word: string): Promise<CommanderError> {
  const { didYouMean } = await import('../did-you-mean.ts');
  const near = didYouMean(
    ['help', ...COMMANDS.map(({ words }) => words.split(' ')[0] ?? '')],
    word,
  );
  const hint = near === '' ? '' : `; ${near}`;
  const message = `there is no command "${word}"${hint}; see "${NAME} --help"`;
  return new CommanderError(WRONG_USAGE, 'commander.unknownCommand', message);
}
