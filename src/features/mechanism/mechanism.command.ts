/** `axiswatch mechanism`: pushed and moved, the path and what can be said of it. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { printBoardAnswer } from '../../cli/read-board.ts';
import { causeEffectSequences } from '../../core/analysis/pushed-moved.ts';
import { timelineOfBoard } from '../../core/scoring/timelines.ts';
import { joinTextLines } from '../../text/output.ts';
import { mechanismJson, mechanismLines } from './mechanism-output.ts';

/** Prints the quarterly path, the counts and what each band still requires. */
export async function mechanismCommand(io: Io, options: Options): Promise<ExitCode> {
  return printBoardAnswer(io, options, (board) => ({
    ok: true,
    value: {
      text: () => joinTextLines(mechanismLines(board, io.columns())),
      json: () => {
        const view = causeEffectSequences(board.strategy, timelineOfBoard(board), board.asOf);
        return mechanismJson(board, view);
      },
    },
  }));
}
