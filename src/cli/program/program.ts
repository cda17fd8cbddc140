/** From argv to a command and its exit code. */
import { Command, CommanderError } from 'commander';
import { COMMANDS, GLOBAL_OPTIONS, openBoard } from '../../features/commands.ts';
import type { CommandSpec } from '../command-spec.ts';
import type { ExitCode, World } from '../io.ts';
import { flagOption, type Options } from '../options.ts';
import { refusal, tell } from '../refusal.ts';
import { endingOf } from '../stand-in.ts';
import { versionOf } from '../version.ts';
import { COMMAND_GROUPS, examplesText, headingOf, WHERE_TO_READ_ON } from './help.ts';
import { NAME, NO_HELP, unknownCommand, usageError, WRONG_USAGE } from './usage-error.ts';

/** Runs what the arguments after the program's name ask for and gives the exit code. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = build(world, specsFor(argv), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv.map(negative), { from: 'user' });
    return endingOf(world, exitCode);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const { message } = error.code === NO_HELP ? await unknownCommand(aboutIn(argv)) : error;
    return tell(world, refusal(WRONG_USAGE, message).refusal, argv.includes('--json'));
  }
}

/** What help was asked about. */
function aboutIn(argv: readonly string[]): string {
  return argv[argv.indexOf('help') + 1] ?? '';
}

/** A minus that commander would take for an option, `-1,5`, as the typographic one that every value may have. */
function negative(arg: string, at: number, argv: readonly string[]): string {
  const behindOption = argv[at - 1]?.startsWith('--') === true;
  return /^-\.?\d.*,/.test(arg) && !behindOption ? arg.replace('-', '\u2212') : arg;
}

/** The commands that these arguments can mean: all of them only where help was asked for, because each costs time. */
function specsFor(argv: readonly string[]): readonly CommandSpec[] {
  const asksHelp = ['help', '-h', '--help'].some((word) => argv.includes(word));
  if (asksHelp) return COMMANDS;
  return COMMANDS.filter(({ words }) => argv.includes(words.split(' ')[0] ?? ''));
}

function build(
  world: World,
  specs: readonly CommandSpec[],
  onEnd: (code: ExitCode) => void,
): Command {
  const program = new Command(NAME);
  prepare(program, world);
  program
    .usage('[command] [options]')
    .description('Keeps a strategy’s indicators, scores them and shows one gauge at the top.')
    .addHelpCommand(helpCommand().helpGroup(headingOf('help')))
    .option('--version', 'print the version');
  for (const [flags, description] of GLOBAL_OPTIONS) program.option(flags, description);
  program.on('option:version', () => {
    world.out(`${versionOf(world)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  const dashboard = program
    .command('dashboard', { isDefault: true, hidden: true })
    .description('open the dashboard; without a terminal, print the status')
    .allowExcessArguments()
    .action(async (_options: unknown, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw await unknownCommand(unknown);
      const options = command.optsWithGlobals();
      onEnd(await openBoard(withManners(world, options), options));
    });
  const { options = [] } = COMMANDS.find(({ words }) => words === 'status') ?? {};
  for (const [flags, description] of options) dashboard.option(flags, description);
  for (const spec of specs) add(program, spec, world, onEnd);
  program.addHelpText('after', `${examplesText(firstExamples())}\n\n${WHERE_TO_READ_ON}`);
  return program;
}

function firstExamples(): CommandSpec['examples'] {
  const first = COMMANDS.flatMap((spec) => spec.examples.slice(0, 1)).slice(0, 3);
  return [['', 'open the dashboard'], ...first];
}

function add(
  program: Command,
  spec: CommandSpec,
  world: World,
  onEnd: (code: ExitCode) => void,
): void {
  const words = spec.words.split(' ');
  const last = words.pop() ?? '';
  const parent = words.reduce((above, word) => groupIn(above, word, world), program);
  const command = parent.command(last);
  prepare(command, world);
  command.description(spec.summary);
  if (parent.parent === null) command.helpGroup(headingOf(last));
  for (const arg of spec.args) command.argument(arg);
  for (const [flags, description] of spec.options) command.option(flags, description);
  command.addHelpText('after', examplesText(spec.examples));
  command.action(async () => {
    const options = command.optsWithGlobals();
    onEnd(await spec.run(withManners(world, options), options, command.args));
  });
}

/** The world as `--quiet`, `--json` and `--no-input` make it. */
function withManners(world: World, options: Options): World {
  return {
    ...world,
    quiet: flagOption(options, 'quiet'),
    json: flagOption(options, 'json'),
    interactive: () => options.input !== false && world.interactive(),
    asks: () => options.input !== false && world.asks(),
  };
}

function helpCommand(): Command {
  return new Command('help')
    .argument('[command]')
    .description('the same as --help')
    .helpOption(false);
}

/** The command that holds others, made the first time it is asked for. */
function groupIn(above: Command, word: string, world: World): Command {
  const known = above.commands.find((each) => each.name() === word);
  if (known !== undefined) return known;
  const group = above.command(word);
  prepare(group, world);
  const within = COMMANDS.filter(({ words }) => words.startsWith(`${word} `));
  group.addHelpText('after', () =>
    examplesText(within.flatMap(({ examples }) => examples.slice(0, 1))),
  );
  if (above.parent === null) group.helpGroup(headingOf(word));
  return group.description(COMMAND_GROUPS[word] ?? '').addHelpCommand(helpCommand());
}

function prepare(command: Command, world: World): void {
  command
    .helpOption('-h, --help', 'show what a command takes, with examples')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: world.out,
      getOutHelpWidth: world.columns,
      getOutHasColors: () => false,
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(command, error);
    });
}
