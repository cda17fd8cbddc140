/** `axiswatch sources`: what rests on one source. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { sourceDependenceReports } from '../../core/analysis/sources.ts';
import { joinedLinesText } from '../../text/output.ts';
import { sourceDependenceJson, sourceDependenceTexts } from './uncertainty-output.ts';

/** Prints every source with its readings, its weight and the gauge without it. */
export async function sourcesCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, (board) => {
    const found = sourceDependenceReports(board.card, board.readings);
    return {
      ok: true,
      value: {
        text: () =>
          joinedLinesText(sourceDependenceTexts(board, found, io.columns(), io.terminal())),
        json: () => sourceDependenceJson(board, found),
      },
    };
  });
}
