/** `axiswatch sources`: what rests on one source. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { sourceReportsOfBoard } from '../../core/analysis/sources.ts';
import { joinTextLines } from '../../text/output.ts';
import { sourceDependenceJson, sourceReportTexts } from './uncertainty-output.ts';

/** Prints every source with its readings, its weight and the gauge without it. */
export async function sourcesCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, (board) => {
    const found = sourceReportsOfBoard(board.card, board.readings);
    return {
      ok: true,
      value: {
        text: () => joinTextLines(sourceReportTexts(board, found, io.columns(), io.terminal())),
        json: () => sourceDependenceJson(board, found),
      },
    };
  });
}
