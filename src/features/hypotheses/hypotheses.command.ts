/** `axiswatch hypotheses`: rival explanations against what the indicators did. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { printBoardAnswer } from '../../cli/read-board.ts';
import { hypothesesReport } from '../../core/analysis/hypotheses.ts';
import { joinTextLines } from '../../text/output.ts';
import { hypothesesJson, hypothesesLines } from './hypotheses-output.ts';

/** Prints which hypothesis is contradicted least, and every row with what it tells. */
export async function hypothesesCommand(io: Io, options: Options): Promise<ExitCode> {
  return printBoardAnswer(io, options, (board) => {
    const report = hypothesesReport(board);
    return {
      ok: true,
      value: {
        text: () => joinTextLines(hypothesesLines(board, report, io.columns(), io.terminal())),
        json: () => hypothesesJson(board, report),
      },
    };
  });
}
