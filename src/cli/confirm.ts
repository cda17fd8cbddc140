/** Asking a person before something is written. */

import type { Io } from './io.ts';
import type { CommandSession } from './session.ts';

/** The ways out for a value far beyond the goalposts, where nobody is asked. */
export const IF_MEANT = 'correct it, or say with --beyond that it is meant';

/** Whether there is a person to ask, and something that a yes would write. */
export function needsConfirmation(io: Io, { store }: CommandSession, dryRun: boolean): boolean {
  return !dryRun && store.readOnly === undefined && !io.json && io.asks();
}

/** Whether the person says yes; every other answer is a no. The signal takes the question back. */
export async function confirmInTerminal(
  io: Io,
  question: string,
  signal?: AbortSignal,
): Promise<boolean> {
  return /^y(es)?$/i.test(await io.ask(`${question} [y/N] `, signal));
}
