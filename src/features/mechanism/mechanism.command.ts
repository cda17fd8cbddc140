/** `axiswatch mechanism`: pushed and moved, each link beside what happened. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { joinedLinesText } from '../../text/output.ts';
import { mechanismLinksJson, mechanismTexts } from './mechanism-output.ts';

/** Prints every link, its quarters and swings, and what each band still requires. */
export async function mechanismCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, (board, { store }) => ({
    ok: true,
    value: {
      text: () => joinedLinesText(mechanismTexts(board, store.events(), io.columns())),
      json: () => mechanismLinksJson(board),
    },
  }));
}
