/** The program: argv in, exit code out; a closed pipe ends it quietly. */

import { INTERRUPTION, type Interruption, type Io, makeProcessIo, OutputError } from './cli/io.ts';
import { runPlainArgumentsWithoutParser } from './cli/program/direct.ts';
import { readDiskTroubleReasonWithAdvice } from './store/files/fs-errors.ts';

/** Runs the program with the arguments after its name; sets the process's exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // Read by what draws the dashboard, when that is imported.
  if (wantsNoColor(argv)) {
    process.env.NO_COLOR = '1';
    process.env.FORCE_COLOR = '0';
  } else if (process.stdout.isTTY) {
    // It tells fewer terminals by their names than Node does.
    process.env.FORCE_COLOR ??= { 1: '0', 4: '1', 8: '2', 24: '3' }[process.stdout.getColorDepth()];
  }
  const io = makeProcessIo(import.meta.dirname);
  try {
    process.exitCode = await (runPlainArgumentsWithoutParser(argv, io) ?? runAsked(argv, io));
  } catch (error) {
    process.exitCode = await afterError(io, error, argv);
  }
  // Everything is written: to leave at once spares the time in which the heap is taken down.
  if (argv[0] === 'status' || argv[0] === 'ahead') process.exit();
}

/** Runs the command that was asked for, and gives its exit code, ≥ 0. */
async function runAsked(argv: readonly string[], io: Io): Promise<number> {
  return (await import('./cli/program/program.ts')).runProgramWithArguments(argv, io);
}

function wantsNoColor(argv: readonly string[]): boolean {
  const { NO_COLOR, TERM } = process.env;
  const words = argv.map((arg) => arg.toLowerCase());
  const never = words.some(
    (arg, at) => arg === '--color=never' || (arg === '--color' && words[at + 1] === 'never'),
  );
  return never || argv.includes('--no-color') || (NO_COLOR ?? '') !== '' || TERM === 'dumb';
}

/** Says what went wrong, where that can still be read; gives the exit code, ≥ 0. */
async function afterError(io: Io, error: unknown, argv: readonly string[]): Promise<number> {
  if (error instanceof OutputError && error.closed) return 0;
  const interruption = isInterruption(error) ? error : undefined;
  try {
    if (interruption !== undefined) io.err(`axiswatch: interrupted; ${interruption.message}\n`);
    else if (error instanceof OutputError) io.err(`axiswatch: ${error.message}\n`);
    else if (isOfFolder(error)) io.err(`axiswatch: ${readDiskTroubleReasonWithAdvice(error)}\n`);
    else (await import('./cli/crash.ts')).writeCrashLog(io, error, argv);
  } catch {
    // Nobody reads stderr either.
  }
  return interruption?.exitCode ?? 1;
}

/** Whether the folder that the program was started in is needed and no longer there. */
function isOfFolder(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}

function isInterruption(error: unknown): error is Interruption {
  return error instanceof Error && error.name === INTERRUPTION;
}
