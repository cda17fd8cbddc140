/** `axiswatch list`: every indicator by track. */

import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { tell } from '../../cli/refusal.ts';
import { openSession, wholeOf } from '../../cli/session.ts';
import { boardOf } from '../../core/scoring/board.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { scoredByLine } from '../../text/scored-by.ts';
import { listLines } from './list-text.ts';
import { statusJson } from './status-json.ts';

/** Prints the indicators with value, unit, score, state and age; as JSON, what `status` prints. */
export async function list(world: World, options: Options): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const session = await openSession(world, globalOptions(options));
  if (!session.ok) return tell(world, session.refusal, json);
  const { strategy, strategyHash, store, settings, asOf } = session.value;
  const board = boardOf(strategy, store.readings(), asOf);
  const text = json
    ? jsonText(statusJson(board, strategyHash, settings.handling))
    : textOf([...listLines(board, world.terminal()), scoredByLine(strategy, strategyHash)]);
  const whole = wholeOf(store);
  if (whole.ok) world.out(text);
  store.close();
  return whole.ok ? 0 : tell(world, whole.refusal, json);
}
