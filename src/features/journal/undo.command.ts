/** `axiswatch undo`. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBackCommand } from './take-back.command.ts';

/** Takes back what this author recorded last. */
export async function undoCommand(io: Io, options: Options): Promise<ExitCode> {
  return takeBackCommand(io, options, 'undo');
}
