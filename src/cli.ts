/** The program: argv in, exit code out; a closed pipe ends it quietly. */
import { fileURLToPath } from 'node:url';
import { run } from './commands/program.ts';
import { realWorld } from './commands/world.ts';

/** Runs the program with the arguments after its name; sets the process's exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  if (wantsNoColor(argv)) {
    // Read by what draws the dashboard, when that is imported.
    process.env.NO_COLOR = '1';
    process.env.FORCE_COLOR = '0';
  }
  const world = realWorld(fileURLToPath(new URL('..', import.meta.url)));
  try {
    process.exitCode = await run(argv, world);
  } catch (error) {
    process.exitCode = 1;
    const { reportCrash } = await import('./commands/crash.ts');
    reportCrash(world, error);
  }
}

function wantsNoColor(argv: readonly string[]): boolean {
  const { NO_COLOR, TERM } = process.env;
  return argv.includes('--no-color') || (NO_COLOR ?? '') !== '' || TERM === 'dumb';
}

/** Whoever read the output has read enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
}
