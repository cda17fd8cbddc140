/** `axiswatch history`: every reading of an indicator, with what became of it. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import type { Options } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { refusalOutcome } from '../../cli/refusal.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { joinedLinesText } from '../../text/output.ts';
import { indicatorHistoryJson, indicatorHistoryTexts } from './history-output.ts';

/** Prints the readings of an indicator up to the day looked at, oldest first, as text or JSON. */
export async function readingHistoryCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, async (board, { strategy, store, asOf }) => {
    const indicator = findIndicatorByIdOrCode(strategy, name);
    if (indicator === undefined) {
      const message = await unknownIndicatorText(strategy, name);
      return refusalOutcome(1, message, io.json ? 'indicator' : '');
    }
    const rows = store.history(indicator.id).filter((row) => row.observedOn <= asOf);
    return {
      ok: true,
      value: {
        text: () =>
          joinedLinesText(
            indicatorHistoryTexts(board, indicator, rows, io.columns(), io.terminal()),
          ),
        json: () => indicatorHistoryJson(board, indicator, rows),
      },
    };
  });
}
