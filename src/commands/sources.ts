/** `axiswatch sources`: what rests on one source. */
import { sourcesOf } from '../core/analysis/sources.ts';
import { textOf } from '../report/lines.ts';
import { sourcesJson, sourcesLines } from '../report/sources.ts';
import type { Options } from './options.ts';
import { answer } from './reading-board.ts';
import type { ExitCode, World } from './world.ts';

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
