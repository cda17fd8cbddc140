/** `axiswatch history`: every reading of an indicator, with what became of it. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import type { Options } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import {
  checkNoStoreReadFailed,
  readSessionBoard,
  runWithCommandSession,
} from '../../cli/session.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import { strategyHeadJson, strategyIdAndHashText } from '../../text/scored-by.ts';
import { asOfHeadingTextsIfAhead, boardAheadFieldJson } from '../../views/as-of-day.ts';
import type { HistoryJson } from './history-document.ts';
import { indicatorHistoryJson, indicatorHistoryTexts } from './history-output.ts';

/** Prints the readings of an indicator up to the day looked at, oldest first, as text or JSON. */
export async function readingHistoryCommand(
  io: Io,
  options: Options,
  name: string,
): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, async (session) => {
    const { strategy, strategyHash, store, asOf } = session;
    const indicator = findIndicatorByIdOrCode(strategy, name);
    if (indicator === undefined) {
      const message = await unknownIndicatorText(strategy, name);
      return printRefusal(io, refusalOutcome(1, message, io.json ? 'indicator' : '').refusal);
    }
    const board = readSessionBoard(session);
    const rows = store.history(indicator.id).filter((row) => row.observedOn <= asOf);
    const whole = checkNoStoreReadFailed(store);
    if (!whole.ok) return printRefusal(io, whole.refusal);
    if (io.json)
      io.out(
        jsonText({
          ...indicatorHistoryJson(board, indicator, rows),
          ...boardAheadFieldJson(board),
          strategy: strategyHeadJson(strategy, strategyHash),
        } satisfies HistoryJson),
      );
    else
      io.out(
        joinedLinesText([
          ...asOfHeadingTextsIfAhead(board),
          ...indicatorHistoryTexts(board, indicator, rows, io.columns(), io.terminal()),
          ...(rows.length === 0 && indicator.count === undefined
            ? []
            : ['', strategyIdAndHashText(strategy, strategyHash)]),
        ]),
      );
    return 0;
  });
}
