/** `axiswatch list`: every indicator by track. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import {
  checkNoStoreReadFailed,
  readSessionBoard,
  runWithCommandSession,
} from '../../cli/session.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import { scoredByStrategyText } from '../../text/scored-by.ts';
import { indicatorListTexts } from './list-text.ts';
import { statusJson } from './status-json.ts';

/** Prints the indicators with value, unit, score, state and age; as JSON, what `status` prints. */
export async function indicatorListCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, (session) => {
    const { strategy, strategyHash, store, settings, asOfGiven } = session;
    const board = readSessionBoard(session);
    const waiting = !io.json || asOfGiven ? undefined : store.waitingProposals();
    const text = io.json
      ? jsonText(statusJson(board, strategyHash, settings.handling, waiting))
      : joinedLinesText([
          ...indicatorListTexts(board, io.terminal()),
          scoredByStrategyText(strategy, strategyHash),
        ]);
    const whole = checkNoStoreReadFailed(store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    io.out(text);
    return 0;
  });
}
