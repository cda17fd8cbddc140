/** Asking a person before something is written. */

import type { Io } from './io.ts';
import type { CommandSession } from './session.ts';

/** The ways out for a value far beyond the goalposts, where nobody is asked. */
export const IF_MEANT = 'correct it, or say with --beyond that it is meant';

/** Whether there is a person to ask, and something that a yes would write. */
export function shouldAskForConfirmation(
  io: Io,
  { store }: CommandSession,
  dryRun: boolean,
): boolean {
  return !dryRun && store.readOnly === undefined && !io.json && io.asks();
}

/** Whether the person says yes; Enter alone is the answer that `enter` names, every other a no. The signal takes the question back. */
export async function askYesOrNo(
  io: Io,
  question: string,
  signal?: AbortSignal,
  enter: 'y' | 'n' = 'n',
): Promise<boolean> {
  if (io.confirm !== undefined) return io.confirm(question);
  const answer = await io.ask(`${question} ${enter === 'y' ? '[Y/n]' : '[y/N]'} `, signal);
  return answer === '' ? enter === 'y' : /^y(es)?$/i.test(answer);
}
