/** `axiswatch sources`: what rests on one source. */

import type { ExitCode, World } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { answer } from '../../cli/read-board.ts';
import { sourcesOf } from '../../core/analysis/sources.ts';
import { textOf } from '../../text/output.ts';
import { sourcesJson, sourcesLines } from './sources-output.ts';

/** Prints every source with its readings, its weight and the gauge without it. */
export async function sources(world: World, options: Options): Promise<ExitCode> {
  return answer(world, options, (board) => {
    const found = sourcesOf(board.card, board.readings);
    return {
      ok: true,
      value: {
        text: () => textOf(sourcesLines(board, found, world.columns(), world.terminal())),
        json: () => sourcesJson(board, found),
      },
    };
  });
}
