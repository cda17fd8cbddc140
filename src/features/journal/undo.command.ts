/** `axiswatch undo`. */

import type { ExitCode, World } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { takeBack } from './take-back.command.ts';

/** Takes back what this author recorded last. */
export async function undo(world: World, options: Options): Promise<ExitCode> {
  return takeBack(world, options, 'undo');
}
