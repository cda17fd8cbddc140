/** `axiswatch redo`. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBackCommand } from './take-back.command.ts';

/** Brings again what this author undid last. */
export async function redoCommand(io: Io, options: Options): Promise<ExitCode> {
  return takeBackCommand(io, options, 'redo');
}
