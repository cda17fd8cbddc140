/** `axiswatch actions`: what our side promised and delivered, did against the strategy, and where it did not act. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { hasFlag, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { boardOfSession, openSession } from '../../cli/session.ts';
import { joinTextLines, jsonText } from '../../text/output.ts';
import { ourActsView } from '../../views/actions.ts';
import { boardIsAheadJson, printedAsOfTextsIfAhead } from '../../views/as-of-day.ts';
import { ourActsJson, ourActsReportTexts } from '../../views/event-output.ts';

/** Prints the acts of our side up to the day looked at. */
export async function ourActsCommand(io: Io, options: Options): Promise<ExitCode> {
  const json = hasFlag(options, 'json');
  const opened = await openSession(io, pickGlobalOptions(options));
  if (!opened.ok) return printRefusal(io, opened.refusal, json);
  const { strategy, store, asOf } = opened.value;
  try {
    const board = boardOfSession(opened.value);
    const view = ourActsView(board, store.events());
    io.out(
      json
        ? jsonText({ ...ourActsJson(view, asOf), ...boardIsAheadJson(board) })
        : joinTextLines([
            ...printedAsOfTextsIfAhead(board),
            ...ourActsReportTexts(strategy, view, asOf, io.columns()),
          ]),
    );
    return 0;
  } finally {
    store.close();
  }
}
