/** `axiswatch list`: every indicator by track. */
import { boardOf } from '../domain/board.ts';
import { textOf } from '../report/lines.ts';
import { listLines } from '../report/list-text.ts';
import { globalOptions, type Options } from './options.ts';
import { tell } from './refusal.ts';
import { openSession, wholeOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

/** Prints the indicators with value, unit, score, state and age. */
export async function list(world: World, options: Options): Promise<ExitCode> {
  const session = await openSession(world, globalOptions(options));
  if (!session.ok) return tell(world, session.refusal);
  const { strategy, store, asOf } = session.value;
  const lines = listLines(boardOf(strategy, store.readings(), asOf));
  const whole = wholeOf(store);
  if (whole.ok) world.out(textOf(lines));
  store.close();
  return whole.ok ? 0 : tell(world, whole.refusal);
}
