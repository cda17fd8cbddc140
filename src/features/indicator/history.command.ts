/** `axiswatch history`: every reading of an indicator, with what became of it. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownIndicatorText } from '../../cli/named-node.ts';
import { flagOption, globalOptions, type Options } from '../../cli/options.ts';
import { commandRefusal, printRefusal } from '../../cli/refusal.ts';
import { boardOfSession, checkStoreReadWhole, openSession } from '../../cli/session.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { joinTextLines, jsonText } from '../../text/output.ts';
import { strategyJson, strategyWithHashLine } from '../../text/scored-by.ts';
import { aheadFlagJson, aheadHeadLines } from '../../views/as-of-day.ts';
import type { HistoryJson } from './history-document.ts';
import { indicatorHistoryJson, indicatorHistoryLines } from './history-output.ts';

/** Prints the readings of an indicator up to the day looked at, oldest first, as text or JSON. */
export async function historyCommand(io: Io, options: Options, name: string): Promise<ExitCode> {
  const json = flagOption(options, 'json');
  const opened = await openSession(io, globalOptions(options));
  if (!opened.ok) return printRefusal(io, opened.refusal, json);
  const { strategy, strategyHash, store, asOf } = opened.value;
  try {
    const indicator = findIndicator(strategy, name);
    if (indicator === undefined) {
      const message = await unknownIndicatorText(strategy, name);
      return printRefusal(io, commandRefusal(1, message, json ? 'indicator' : '').refusal, json);
    }
    const board = boardOfSession(opened.value);
    const rows = store.history(indicator.id).filter((row) => row.observedOn <= asOf);
    const whole = checkStoreReadWhole(store);
    if (!whole.ok) return printRefusal(io, whole.refusal, json);
    if (json)
      io.out(
        jsonText({
          ...indicatorHistoryJson(board, indicator, rows),
          ...aheadFlagJson(board),
          strategy: strategyJson(strategy, strategyHash),
        } satisfies HistoryJson),
      );
    else
      io.out(
        joinTextLines([
          ...aheadHeadLines(board),
          ...indicatorHistoryLines(board, indicator, rows, io.columns(), io.terminal()),
          ...(rows.length === 0 && indicator.count === undefined
            ? []
            : ['', strategyWithHashLine(strategy, strategyHash)]),
        ]),
      );
    return 0;
  } finally {
    store.close();
  }
}
