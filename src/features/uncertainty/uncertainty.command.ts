/** `axiswatch uncertainty`: how sure the gauge is, by drawing. */

import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, type Options, textOption } from '../../cli/options.ts';
import { answer } from '../../cli/read-board.ts';
import { type Outcome, refusal, tell } from '../../cli/refusal.ts';
import { DEFAULT_DRAWS, drawEvidence } from '../../core/analysis/montecarlo.ts';
import { moversOf } from '../../core/analysis/movers.ts';
import { drawModels } from '../../core/analysis/robustness.ts';
import { textOf } from '../../text/output.ts';
import { proseLines } from '../../tui/list-view-text.ts';
import { uncertaintyJson } from './uncertainty-json.ts';
import { doubtLines, SEED } from './uncertainty-list.ts';

const MOST_DRAWS = 1_000_000;
const GREATEST_SEED = 2 ** 32 - 1;

/** Draws the evidence and the model again and again, and prints what came of it with the seed. */
export async function uncertainty(world: World, options: Options): Promise<ExitCode> {
  const draws = wholeOption(options, 'draws', DEFAULT_DRAWS, 1, MOST_DRAWS);
  const seed = wholeOption(options, 'seed', SEED, 0, GREATEST_SEED);
  for (const asked of [draws, seed]) {
    if (!asked.ok) return tell(world, asked.refusal, flagOption(options, 'json'));
  }
  if (!draws.ok || !seed.ok) return 2;
  return answer(world, options, (board) => {
    const evidence = drawEvidence(board.card, seed.value, draws.value);
    const models = drawModels(board.card, seed.value, draws.value);
    const asked = { asOf: board.asOf, seed: seed.value, draws: draws.value };
    return {
      ok: true,
      value: {
        json: () => uncertaintyJson(evidence, models, asked),
        text: () => {
          const movers = moversOf(board.card, board.readings);
          const lines = doubtLines(board, { evidence, models, movers, sources: [] });
          return textOf(proseLines(lines, world.columns()));
        },
      },
    };
  });
}

function wholeOption(
  options: Options,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): Outcome<number> {
  const typed = textOption(options, name);
  if (typed === undefined) return { ok: true, value: otherwise };
  const value = Number(typed);
  return /^\d+$/.test(typed) && value >= least && value <= most
    ? { ok: true, value }
    : refusal(2, `--${name}: "${typed}" is not a whole number from ${least} to ${most}`);
}
