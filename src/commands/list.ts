/** `axiswatch list`: every indicator by track. */
import { boardOf } from '../core/scoring/board.ts';
import { jsonText, textOf } from '../report/lines.ts';
import { listLines } from '../report/list-text.ts';
import { scoredByLine } from '../report/scored-by.ts';
import { statusJson } from '../report/status-json.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { tell } from './refusal.ts';
import { openSession, wholeOf } from './session.ts';
import type { ExitCode, World } from './world.ts';

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
