/** `axiswatch redo`. */
import type { Options } from './options.ts';
import { takeBack } from './take-back.ts';
import type { ExitCode, World } from './world.ts';

/** Brings again what this author undid last. */
export async function redo(world: World, options: Options): Promise<ExitCode> {
  return takeBack(world, options, 'redo');
}
