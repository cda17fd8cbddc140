/** `axiswatch hypotheses`: rival explanations against what the indicators did. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { hypothesesAnalysis } from '../../core/analysis/hypotheses.ts';
import { joinedLinesText } from '../../text/output.ts';
import { hypothesesJson, hypothesesTexts } from './hypotheses-output.ts';

/** Prints which hypothesis is contradicted least, and every row with what it tells. */
export async function hypothesesCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, (board) => {
    const report = hypothesesAnalysis(board);
    return {
      ok: true,
      value: {
        text: () => joinedLinesText(hypothesesTexts(board, report, io.columns(), io.terminal())),
        json: () => hypothesesJson(board, report),
      },
    };
  });
}
