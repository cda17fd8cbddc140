/** `axiswatch redo`. */

import type { ExitCode, World } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBack } from './take-back.command.ts';

/** Brings again what this author undid last. */
export async function redo(world: World, options: Options): Promise<ExitCode> {
  return takeBack(world, options, 'redo');
}
