/** `axiswatch undo`. */
import type { Options } from './options.ts';
import { takeBack } from './take-back.ts';
import type { ExitCode, World } from './world.ts';

/** Takes back what this author recorded last. */
export async function undo(world: World, options: Options): Promise<ExitCode> {
  return takeBack(world, options, 'undo');
}
