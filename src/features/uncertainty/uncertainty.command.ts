/** `axiswatch uncertainty`: how sure the gauge is, by drawing. */
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { printRefusal } from '../../cli/refusal.ts';
import { parseWholeNumberOption } from '../../cli/whole-number.ts';
import { DEFAULT_DRAWS, DEFAULT_SEED, simulateRootScore } from '../../core/analysis/montecarlo.ts';
import { gaugeSensitivities } from '../../core/analysis/movers.ts';
import { robustnessToModelChoice } from '../../core/analysis/robustness.ts';
import { joinedLinesText } from '../../text/output.ts';
import { wrappedLineTexts } from '../../tui/list-view-text.ts';
import { uncertaintyDrawsJson } from './uncertainty-output.ts';
import { gaugeDoubtLines } from './uncertainty-screen.ts';

/** Draws that a run may be asked for. */
const MOST_DRAWS = 1_000_000;

/** The largest whole number of 32 bits. */
const GREATEST_SEED = 2 ** 32 - 1;

/** Draws the evidence and the model again and again, and prints what came of it with the seed. */
export async function uncertaintyCommand(io: Io, options: Options): Promise<ExitCode> {
  const typed = (name: string, usual: number): string =>
    textOptionValue(options, name) ?? `${usual}`;
  const draws = parseWholeNumberOption('--draws', typed('draws', DEFAULT_DRAWS), 1, MOST_DRAWS);
  const seed = parseWholeNumberOption('--seed', typed('seed', DEFAULT_SEED), 0, GREATEST_SEED);
  for (const asked of [draws, seed]) {
    if (!asked.ok) return printRefusal(io, asked.refusal);
  }
  if (!draws.ok || !seed.ok) return 2;
  return runWithBoardAndPrint(io, options, (board) => {
    const evidence = simulateRootScore(board.card, seed.value, draws.value);
    const models = robustnessToModelChoice(board.card, seed.value, draws.value);
    const asked = { asOf: board.asOf, seed: seed.value, draws: draws.value };
    return {
      ok: true,
      value: {
        json: () => uncertaintyDrawsJson(evidence, models, asked),
        text: () => {
          const movers = gaugeSensitivities(board.card, board.readings);
          const lines = gaugeDoubtLines(board, { evidence, models, movers, sources: [] });
          return joinedLinesText(wrappedLineTexts(lines, io.columns()));
        },
      },
    };
  });
}
