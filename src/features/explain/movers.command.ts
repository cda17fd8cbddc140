/** `axiswatch movers`: what would move the gauge, and the least change to a band. */

import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { runWithBoardAndPrint } from '../../cli/read-board.ts';
import { refusalOutcome } from '../../cli/refusal.ts';
import {
  gaugeSensitivities,
  leastScoreChangeToGoalBandByIndicator,
} from '../../core/analysis/movers.ts';
import type { Band } from '../../core/model/model.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { scoreSensitivityJson, whatWouldMoveGaugeTexts } from './explain-output.ts';

/** Prints what would move the gauge: the indicators by the effect of a usual step, or, with --band, what reaches a band. */
export async function moversCommand(io: Io, options: Options): Promise<ExitCode> {
  return runWithBoardAndPrint(io, options, async (board) => {
    const { bands } = board.strategy;
    const name = textOptionValue(options, 'band');
    const band = name === undefined ? undefined : findBand(bands, name);
    if (name !== undefined && band === undefined) {
      const known = bands.map((each) => each.id).join(', ');
      const { didYouMean } = await import('../../cli/did-you-mean.ts');
      const near = didYouMean(
        bands.map((each) => each.id),
        name,
      );
      const hint = near === '' ? '' : `${near} `;
      return refusalOutcome(
        1,
        terminalSafeOneLine(`there is no band "${name}"; ${hint}the bands are ${known}`),
      );
    }
    const found = gaugeSensitivities(board.card, board.readings);
    const goal =
      band === undefined
        ? undefined
        : { band, changes: leastScoreChangeToGoalBandByIndicator(board.card, band) };
    return {
      ok: true,
      value: {
        json: () => scoreSensitivityJson(found, board.asOf, goal?.changes),
        text: () =>
          joinedLinesText(
            found === undefined
              ? labelledParagraphTexts('', NO_INDEX, io.columns())
              : whatWouldMoveGaugeTexts(board, found, goal, io.columns(), io.terminal()),
          ),
      },
    };
  });
}

const NO_INDEX =
  'There is no index on this day, so nothing can be said of what would move it; name another day with --as-of.';

/** The band with this id or title, case aside. */
function findBand(bands: readonly Band[], name: string): Band | undefined {
  const wanted = name.trim().toLowerCase();
  return bands.find((band) => band.id === wanted || band.title.toLowerCase() === wanted);
}
