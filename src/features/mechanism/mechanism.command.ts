/** `axiswatch mechanism`: pushed and moved, the path and what can be said of it. */

import type { ExitCode, World } from '../../cli/io.ts';
import type { Options } from '../../cli/options.ts';
import { answer } from '../../cli/read-board.ts';
import { pushedMoved } from '../../core/analysis/pushed-moved.ts';
import { timelineFor } from '../../core/scoring/timelines.ts';
import { textOf } from '../../text/output.ts';
import { mechanismJson, mechanismLines } from './mechanism-output.ts';

/** Prints the quarterly path, the counts and what each band still requires. */
export async function mechanism(world: World, options: Options): Promise<ExitCode> {
  return answer(world, options, (board) => ({
    ok: true,
    value: {
      text: () => textOf(mechanismLines(board, world.columns())),
      json: () => {
        const view = pushedMoved(board.strategy, timelineFor(board), board.asOf);
        return mechanismJson(board, view);
      },
    },
  }));
}
