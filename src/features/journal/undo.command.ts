/** `axiswatch undo`. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBack } from './take-back.command.ts';

/** Takes back what this author recorded last. */
export async function undo(io: Io, options: Options): Promise<ExitCode> {
  return takeBack(io, options, 'undo');
}
