/** From argv to a command and its exit code. */

import { type Argument, Command, CommanderError } from 'commander';
import { COMMANDS, GLOBAL_OPTIONS, statusOrDashboardCommand } from '../../features/commands.ts';
import type { CommandSpec } from '../command-spec.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { ExitCode, Io } from '../io.ts';
import { parseChoiceOption } from '../one-of.ts';
import { COLOUR_CHOICES, isSwitchGiven, type Options, textOptionValue } from '../options.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../refusal.ts';
import { printDamageAndGiveExitCode } from '../stand-in.ts';
import { readProgramVersion } from '../version.ts';

/** Runs what the arguments after the program's name ask for and gives the exit code. */
export async function runProgramWithArguments(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = build(io, specsFor(argv), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv.map(withTypographicMinus), { from: 'user' });
    return printDamageAndGiveExitCode(io, exitCode);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const { message } = error.code === NO_HELP ? unknownCommand(helpTopicIn(argv)) : error;
    const { refusal } = refusalOutcome(WRONG_USAGE, message);
    return printRefusal({ ...io, json: argv.includes('--json') }, refusal);
  }
}

/** What help was asked about. */
function helpTopicIn(argv: readonly string[]): string {
  return argv[argv.indexOf('help') + 1] ?? '';
}

/** A minus that commander would take for an option, `-1,5`, as the typographic one that every value may have; `at`: index of the argument, from 0. */
function withTypographicMinus(arg: string, at: number, argv: readonly string[]): string {
  const behindOption = argv[at - 1]?.startsWith('--') === true;
  return /^-\.?\d.*,/.test(arg) && !behindOption ? arg.replace('-', '\u2212') : arg;
}

/** The commands that these arguments can mean: all of them only where help was asked for, because each costs time. */
function specsFor(argv: readonly string[]): readonly CommandSpec[] {
  const asksHelp = ['help', '-h', '--help'].some((word) => argv.includes(word));
  if (asksHelp) return COMMANDS;
  return COMMANDS.filter(({ words }) => argv.includes(words.split(' ')[0] ?? ''));
}

function build(io: Io, specs: readonly CommandSpec[], onEnd: (code: ExitCode) => void): Command {
  const program = new Command(NAME);
  prepare(program, io);
  program
    .usage('[command] [options]')
    .description('Keeps a strategy’s indicators, scores them and shows one index at the top.')
    .addHelpCommand(helpCommand().helpGroup(headingOf('help')))
    .option('--version', 'print the version');
  for (const [flags, description] of GLOBAL_OPTIONS) program.option(flags, description);
  program.on('option:version', () => {
    io.out(`${readProgramVersion(io)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  const dashboard = program
    .command('dashboard', { isDefault: true, hidden: true })
    .description('open the dashboard; without a terminal, print the status')
    .allowExcessArguments()
    .action(async (_options: unknown, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw unknownCommand(unknown);
      onEnd(await runWithOptions(io, command, statusOrDashboardCommand));
    });
  const { options = [] } = COMMANDS.find(({ words }) => words === 'status') ?? {};
  for (const [flags, description] of options) dashboard.option(flags, description);
  for (const spec of specs) add(program, spec, io, onEnd);
  program.addHelpText('after', `${examplesText(firstExamples())}\n\n${WHERE_TO_READ_ON}`);
  return program;
}

function firstExamples(): CommandSpec['examples'] {
  const first = COMMANDS.flatMap((spec) => spec.examples.slice(0, 1)).slice(0, 3);
  return [['', 'open the dashboard'], ...first];
}

function add(program: Command, spec: CommandSpec, io: Io, onEnd: (code: ExitCode) => void): void {
  const words = spec.words.split(' ');
  const last = words.pop() ?? '';
  const parent = words.reduce((above, word) => groupIn(above, word, io), program);
  const command = parent.command(last);
  prepare(command, io);
  command.description(spec.summary);
  if (parent.parent === null) command.helpGroup(headingOf(last));
  for (const arg of spec.args) command.argument(arg);
  for (const [flags, description] of spec.options) command.option(flags, description);
  command.addHelpText('after', examplesText(spec.examples));
  command.action(async () => {
    const at = spec.args.findIndex((arg) => /^.file\W$/.test(arg));
    if (command.args[at]?.trim() === '')
      throw new CommanderError(WRONG_USAGE, 'axiswatch.noFile', noFileText(spec));
    onEnd(await runWithOptions(io, command, spec.run));
  });
}

function noFileText({ examples }: CommandSpec): string {
  const [[example] = ['']] = examples;
  return `no file is named; name one, as in "${NAME} ${example}"`;
}

/** Runs what a command does; refused before that: what an option that every command takes cannot be. */
async function runWithOptions(
  io: Io,
  command: Command,
  run: CommandSpec['run'],
): Promise<ExitCode> {
  const given: Options = command.optsWithGlobals();
  const itsIo = withManners(io, given);
  const options = await parseGlobalOptions(given);
  return options.ok
    ? run(itsIo, options.value, command.args)
    : printRefusal(itsIo, options.refusal);
}

/** The options that name a place on the disk, whatever command takes them. */
const PLACES = [
  ['dataDir', '--data-dir', 'folder'],
  ['output', '--output', 'file'],
] as const;

/** The options, with the choice of colours as it is listed; refused: one that there is not, and a folder or file without a name. */
async function parseGlobalOptions(options: Options): Promise<Outcome<Options>> {
  for (const [name, flag, what] of PLACES)
    if (textOptionValue(options, name)?.trim() === '')
      return refusalOutcome(
        WRONG_USAGE,
        `${flag}: no ${what} is named; name one, or leave the option out`,
      );
  const typed = textOptionValue(options, 'color');
  if (typed === undefined) return { ok: true, value: options };
  const color = await parseChoiceOption('--color', COLOUR_CHOICES, typed);
  return color.ok ? { ok: true, value: { ...options, color: color.value } } : color;
}

/** The machine as `--quiet`, `--json` and `--no-input` make it. */
function withManners(io: Io, options: Options): Io {
  return {
    ...io,
    quiet: isSwitchGiven(options, 'quiet'),
    json: isSwitchGiven(options, 'json'),
    interactive: () => options.input !== false && io.interactive(),
    asks: () => options.input !== false && io.asks(),
  };
}

function helpCommand(): Command {
  return new Command('help')
    .argument('[command]')
    .description('the same as --help')
    .helpOption(false);
}

/** The command that holds others, made the first time it is asked for. */
function groupIn(above: Command, word: string, io: Io): Command {
  const known = above.commands.find((each) => each.name() === word);
  if (known !== undefined) return known;
  const group = above.command(word);
  prepare(group, io);
  const within = COMMANDS.filter(({ words }) => words.startsWith(`${word} `));
  group.addHelpText('after', () =>
    examplesText(within.flatMap(({ examples }) => examples.slice(0, 1))),
  );
  if (above.parent === null) group.helpGroup(headingOf(word));
  return group.description(COMMAND_GROUPS[word] ?? '').addHelpCommand(helpCommand());
}

function prepare(command: Command, io: Io): void {
  command
    .helpOption('-h, --help', 'show what a command takes, with examples')
    .configureHelp({ showGlobalOptions: true, subcommandTerm })
    .configureOutput({
      writeOut: io.out,
      getOutHelpWidth: io.columns,
      getOutHasColors: () => false,
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(command, error);
    });
}

/** A command in a list of commands: without the words that may follow, for which its line has no room. */
function subcommandTerm(command: Command): string {
  const args = command.registeredArguments
    .filter(({ required, variadic }) => required || !variadic)
    .map((arg) => humanReadableArgName(arg));
  return [command.name(), ...(command.options.length === 0 ? [] : ['[options]']), ...args].join(
    ' ',
  );
}

function humanReadableArgName(arg: Argument): string {
  const name = `${arg.name()}${arg.variadic ? '...' : ''}`;
  return arg.required ? `<${name}>` : `[${name}]`;
}

/** The program as it is called. */
const NAME = 'axiswatch';
/** The exit code of wrong usage. */
const WRONG_USAGE = 2;
/** The code of a question for help with a command that is not there. */
const NO_HELP = 'axiswatch.noHelp';

/** Commander's complaint as one sentence that says what to do next. */
function usageError(command: Command, error: CommanderError): CommanderError {
  const path = [command, ...ancestors(command)]
    .reverse()
    .map((each) => each.name())
    .join(' ');
  if (error.code === 'commander.help' && command.parent === null)
    return new CommanderError(WRONG_USAGE, NO_HELP, '');
  const spec = COMMANDS.find((each) => path === `${NAME} ${each.words}`);
  const said = commanderErrorText(command, spec, error, path);
  const [example] = error.code === 'commander.missingArgument' ? (spec?.examples[0] ?? []) : [];
  const such = example === undefined ? '' : `, as in "${NAME} ${example}"`;
  return new CommanderError(WRONG_USAGE, error.code, `${said}${such}; see "${path} --help"`);
}

function commanderErrorText(
  command: Command,
  spec: CommandSpec | undefined,
  error: CommanderError,
  path: string,
): string {
  if (error.code === 'commander.help') {
    return `"${path}" needs a command: ${command.commands.map((each) => each.name()).join(', ')}`;
  }
  if (error.code === 'commander.excessArguments') {
    const most = command.registeredArguments.length;
    const takes = most === 0 ? 'no argument' : most === 1 ? 'one argument' : `${most} arguments`;
    const further = command.args.slice(most).map((arg) => `"${arg}"`);
    return `"${path}" takes ${takes}, and was ${most === 0 ? '' : 'also '}given ${further.join(', ')}`;
  }
  if (error.code === 'commander.unknownCommand') {
    const [, ...words] = path.split(' ');
    const [typed = ''] = command.args;
    const names = command.commands.map((each) => each.name());
    const near = didYouMean(names, typed);
    const hint = near === '' ? '' : `${near} `;
    return `there is no command "${[...words, typed].join(' ')}"; ${hint}there are ${names.join(', ')}`;
  }
  if (error.code === 'commander.optionMissingArgument') {
    const [, flags = ''] = /'(.*)'/.exec(error.message) ?? [];
    const [, long = flags] = /(--\S+)/.exec(flags) ?? [];
    const options = [...GLOBAL_OPTIONS, ...(spec?.options ?? [])];
    const [, , values] = options.find(([each]) => each === flags) ?? [];
    return values === undefined
      ? `${long} needs a value; write ${flags.slice(flags.indexOf(long))}`
      : `${long} needs a word; use ${values.join(', ')}`;
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
function unknownCommand(word: string): CommanderError {
  const near = didYouMean(
    ['help', ...COMMANDS.map(({ words }) => words.split(' ')[0] ?? '')],
    word,
  );
  const hint = near === '' ? '' : `; ${near}`;
  const message = `there is no command "${word}"${hint}; see "${NAME} --help"`;
  return new CommanderError(WRONG_USAGE, 'commander.unknownCommand', message);
}

/** What the commands under a word have in common. */
const COMMAND_GROUPS: Readonly<Record<string, string>> = {
  strategy: 'list, check, compare and choose strategies',
  config: 'read and choose settings',
  event: 'record, correct and list what happened',
  assessment: 'write, sign and read what people make of the board',
  recipe: 'make, try and switch what "collect" reads',
};

/** The first words of the commands under the headings of the help, in its order. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  'See the board:': ['status', 'list', 'history', 'ahead', 'watch'],
  'Record and take back:': [
    ...['record', 'checked', 'propose', 'inbox', 'undo', 'redo'],
    ...['event', 'actions', 'assessment'],
  ],
  'Ask how it comes about:': [
    'explain',
    'movers',
    'uncertainty',
    'sources',
    'mechanism',
    'hypotheses',
    'whatif',
  ],
  'Hand out, take in, keep:': [
    ...['report', 'plot', 'import', 'collect', 'recipe', 'export', 'backup', 'restore'],
  ],
  'Set up:': ['strategy', 'config', 'info', 'doctor', 'completion', 'man', 'help'],
};

/** The heading under which the help lists a command. */
function headingOf(word: string): string {
  const found = Object.entries(HEADINGS).find(([, words]) => words.includes(word));
  return found?.[0] ?? 'Commands:';
}

/** The end of the help of the program itself. */
const WHERE_TO_READ_ON = `Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 data unreadable,
130 interrupted; with "status --exit-code" also 10, 20 and 30.
Every command with what it prints: README.md beside the program.`;

/** Examples with what each does. */
function examplesText(examples: CommandSpec['examples']): string {
  const lines = examples.flatMap(([line, does]) => [
    `  axiswatch ${line}`.trimEnd(),
    `      ${does}`,
  ]);
  return ['', 'Examples:', ...lines].join('\n');
}
