/** `axiswatch redo`. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBack } from './take-back.command.ts';

/** Brings again what this author undid last. */
export async function redo(io: Io, options: Options): Promise<ExitCode> {
  return takeBack(io, options, 'redo');
}
