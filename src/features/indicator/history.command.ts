/** `axiswatch history`: every reading of an indicator, with what became of it. */

import type { ExitCode, World } from '../../cli/io.ts';
import { unknownIndicator } from '../../cli/named-node.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { refusal, tell } from '../../cli/refusal.ts';
import { openSession, wholeOf } from '../../cli/session.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { boardOf } from '../../core/scoring/board.ts';
import { jsonText, textOf } from '../../text/output.ts';
import { scoredByLine, strategyJson } from '../../text/scored-by.ts';
import { historyJson, historyLines } from './history-output.ts';

/** Prints the readings of an indicator up to the day looked at, oldest first, as text or JSON. */
export async function history(world: World, options: Options, name: string): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(world, globalOptions(options));
  if (!opened.ok) return tell(world, opened.refusal, json);
  const { strategy, strategyHash, store, asOf } = opened.value;
  try {
    const indicator = findIndicator(strategy, name);
    if (indicator === undefined) {
      const message = await unknownIndicator(strategy, name);
      return tell(world, refusal(1, message, json ? 'indicator' : '').refusal, json);
    }
    const board = boardOf(strategy, store.readings(), asOf);
    const rows = store.history(indicator.id).filter((row) => row.observedOn <= asOf);
    const whole = wholeOf(store);
    if (!whole.ok) return tell(world, whole.refusal, json);
    if (json)
      world.out(
        jsonText({
          ...historyJson(board, indicator, rows),
          strategy: strategyJson(strategy, strategyHash),
        }),
      );
    else
      world.out(
        textOf([
          ...historyLines(board, indicator, rows, world.columns(), world.terminal()),
          ...(rows.length === 0 ? [] : ['', scoredByLine(strategy, strategyHash)]),
        ]),
      );
    return 0;
  } finally {
    store.close();
  }
}
