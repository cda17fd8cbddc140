/** `axiswatch actions`: what our side promised and delivered, did against the strategy, and where it did not act. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { readSessionBoard, runWithCommandSession } from '../../cli/session.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import { ourActsView } from '../../views/actions.ts';
import { asOfHeadingTextsIfAhead, boardAheadFieldJson } from '../../views/as-of-day.ts';
import { ourActsAndIdleObjectivesTexts, ourActsJson } from '../../views/event-output.ts';

/** Prints the acts of our side up to the day looked at. */
export async function ourActsCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithCommandSession(io, options, {}, (session) => {
    const { strategy, store, asOf } = session;
    const board = readSessionBoard(session);
    const view = ourActsView(board, store.events());
    io.out(
      io.json
        ? jsonText({ ...ourActsJson(view, asOf), ...boardAheadFieldJson(board) })
        : joinedLinesText([
            ...asOfHeadingTextsIfAhead(board),
            ...ourActsAndIdleObjectivesTexts(strategy, view, asOf, io.columns()),
          ]),
    );
    return 0;
  });
}
