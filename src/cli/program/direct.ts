/**
 * What is asked for every morning, `axiswatch`, `axiswatch status` and `axiswatch ahead`, without the argument parser: loading and
 * asking it costs them a fifth of their time. What is not said in exactly these words is left to it.
 */

import type { ExitCode, Io } from '../io.ts';
import { COLOUR_CHOICES, isSwitchGiven, type Options } from '../options.ts';
import { printDamageAndGiveExitCode } from '../stand-in.ts';

/** Runs what the arguments say where they say it plainly; undefined: ask the argument parser. */
export function runPlainArgumentsWithoutParser(
  argv: readonly string[],
  io: Io,
): Promise<ExitCode> | undefined {
  if (argv[0] === 'ahead') return lookAhead(argv.slice(1), io);
  const isStatus = argv[0] === 'status';
  const options = optionsIn(isStatus ? argv.slice(1) : argv);
  if (options === undefined) return undefined;
  const asked = isStatus || options.json === true || options.short === true;
  return !asked && io.interactive()
    ? openDashboard(io, options)
    : runPrintingCommand(io, 'status', options);
}

function lookAhead(argv: readonly string[], io: Io): Promise<ExitCode> | undefined {
  const options = optionsIn(argv, { ...TEXTS, '--to': 'to' });
  if (options === undefined || options.short === true) return undefined;
  return runPrintingCommand(io, 'ahead', options);
}

/** Runs one of those that print; the dashboard needs nothing of what they are made of. */
async function runPrintingCommand(
  io: Io,
  word: 'status' | 'ahead',
  options: Options,
): Promise<ExitCode> {
  const { PRINTING_COMMANDS } = await import('./printed.ts');
  const asked = { ...io, json: isSwitchGiven(options, 'json') };
  return printDamageAndGiveExitCode(io, await PRINTING_COMMANDS[word](asked, options));
}

async function openDashboard(io: Io, options: Options): Promise<ExitCode> {
  return (await import('../../features/board/dashboard.command.ts')).dashboardCommand(
    io,
    options,
    async () => (await import('../../features/commands.ts')).COMMANDS,
  );
}

const SWITCHES: Readonly<Record<string, Options>> = {
  '--no-color': { color: false },
  '--json': { json: true },
  '--short': { short: true },
};

const TEXTS: Readonly<Record<string, string>> = {
  '--as-of': 'asOf',
  '--color': 'color',
  '--data-dir': 'dataDir',
  '--strategy': 'strategy',
};

/** The options as the argument parser would hand them over; undefined where there is anything else. */
function optionsIn(argv: readonly string[], texts = TEXTS): Options | undefined {
  let options: Options = { color: true };
  for (let at = 0; at < argv.length; at += 1) {
    const arg = argv[at] ?? '';
    const name = texts[arg];
    if (name === undefined) {
      const given = SWITCHES[arg];
      if (given === undefined) return undefined;
      options = { ...options, ...given };
      continue;
    }
    at += 1;
    const text = argv[at];
    if (text === undefined || text === '' || text.startsWith('-')) return undefined;
    if (name === 'color' && !COLOUR_CHOICES.some((choice) => choice === text)) return undefined;
    options = { ...options, [name]: text };
  }
  return options;
}
