/** `axiswatch sources`: what rests on one source. */

import type { ExitCode, Io } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { answer } from '../../cli/read-board.ts';
import { sourcesOf } from '../../core/analysis/sources.ts';
import { textOf } from '../../text/output.ts';
import { sourcesJson, sourcesLines } from './sources-output.ts';

/** Prints every source with its readings, its weight and the gauge without it. */
export async function sources(io: Io, options: Options): Promise<ExitCode> {
  return answer(io, options, (board) => {
    const found = sourcesOf(board.card, board.readings);
    return {
      ok: true,
      value: {
        text: () => textOf(sourcesLines(board, found, io.columns(), io.terminal())),
        json: () => sourcesJson(board, found),
      },
    };
  });
}
