/** `axiswatch uncertainty`: how sure the gauge is, by drawing. */
import type { ExitCode, Io } from '../../cli/io.ts';
import { hasFlag, type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { type Outcome, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { DEFAULT_DRAWS, simulateRootScore } from '../../core/analysis/montecarlo.ts';
import { gaugeSensitivities } from '../../core/analysis/movers.ts';
import { robustnessToModelChoice } from '../../core/analysis/robustness.ts';
import { joinTextLines } from '../../text/output.ts';
import { wrappedLineTexts } from '../../tui/list-view-text.ts';
import { uncertaintyJson } from './uncertainty-output.ts';
import { gaugeDoubtLines, SEED } from './uncertainty-screen.ts';

/** Draws that a run may be asked for. */
const MOST_DRAWS = 1_000_000;

/** The largest whole number of 32 bits. */
const GREATEST_SEED = 2 ** 32 - 1;

/** Draws the evidence and the model again and again, and prints what came of it with the seed. */
export async function uncertaintyCommand(io: Io, options: Options): Promise<ExitCode> {
  const draws = wholeOption(options, 'draws', DEFAULT_DRAWS, 1, MOST_DRAWS);
  const seed = wholeOption(options, 'seed', SEED, 0, GREATEST_SEED);
  for (const asked of [draws, seed]) {
    if (!asked.ok) return printRefusal(io, asked.refusal, hasFlag(options, 'json'));
  }
  if (!draws.ok || !seed.ok) return 2;
  return runWithBoardAndPrint(io, options, (board) => {
    const evidence = simulateRootScore(board.card, seed.value, draws.value);
    const models = robustnessToModelChoice(board.card, seed.value, draws.value);
    const asked = { asOf: board.asOf, seed: seed.value, draws: draws.value };
    return {
      ok: true,
      value: {
        json: () => uncertaintyJson(evidence, models, asked),
        text: () => {
          const movers = gaugeSensitivities(board.card, board.readings);
          const lines = gaugeDoubtLines(board, { evidence, models, movers, sources: [] });
          return joinTextLines(wrappedLineTexts(lines, io.columns()));
        },
      },
    };
  });
}

/** The whole number that an option says, or `otherwise` without it. Refused: what is none from `least` to `most`. */
function wholeOption(
  options: Options,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): Outcome<number> {
  const typed = textOptionValue(options, name);
  if (typed === undefined) return { ok: true, value: otherwise };
  const value = Number(typed);
  return /^\d+$/.test(typed) && value >= least && value <= most
    ? { ok: true, value }
    : refusalOutcome(2, `--${name}: "${typed}" is not a whole number from ${least} to ${most}`);
}
