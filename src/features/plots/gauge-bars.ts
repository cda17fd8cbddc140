/** What the drawing of the gauge shows: cause and effect of the headline link, and the gauge made of them, on one scale. */
import type { Day } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandOrBandRangeText,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  scoreText,
  terminalSafeOneLine,
  withinErrorEndingText,
} from '../../text/format.ts';
import { answerBars } from '../../views/answer-lines.ts';
import type { ScoreCell } from '../../views/chain.ts';
import { titleOfBandWithUnmetRequirements } from '../../views/gauge-and-tracks.ts';

/** One bar of the drawing of a board. */
export interface GaugeBar {
  readonly title: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Low and high end of the 90 % interval, 0…100; undefined with the score. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** `36 (25 to 48)`, with the change since the start of the strategy and whether that is within error. */
  readonly text: string;
  /** What a band requires of it, or where the gauge is capped, in a few words at a score, 0…100; undefined: nothing. */
  readonly limit: { readonly at: number; readonly text: string } | undefined;
}

/** The bars of a board, the gauge last, and the bands behind them from the lowest. */
export interface GaugeBars {
  readonly title: string;
  /** `36 of 100, 90 % interval 25 to 48, Strained`. */
  readonly said: string;
  readonly bars: readonly GaugeBar[];
  readonly bands: readonly {
    readonly title: string;
    /** Its lower edge, score points, 0…100. */
    readonly from: number;
    readonly meaning: string;
    readonly stands: boolean;
  }[];
}

/** The bars of a board for a drawing: the two ends of the headline link and the index, each with its interval and what a band asks of it, and the bands behind them. */
export function gaugeBarsPlotData(board: Board): GaugeBars {
  const { card, strategy } = board;
  const { root, standing } = card;
  const title = terminalSafeOneLine(root.node.title);
  const isCapped = standing !== undefined && standing.unmet.length > 0;
  const ceiling = isCapped ? strategy.bands[strategy.bands.indexOf(standing.band) + 1] : undefined;
  return {
    title,
    said:
      root.score === undefined
        ? 'no index'
        : `${scoreText(root.score)} of 100, ${INTERVAL_PERCENT} interval ${intervalText(root)}, ${terminalSafeOneLine(bandOrBandRangeText(standing))}`,
    bars: answerBars(board).map((bar): GaugeBar => {
      const isRoot = bar.id === root.node.id;
      const cap =
        standing === undefined || ceiling === undefined
          ? undefined
          : {
              at: ceiling.from,
              text: `capped below ${titleOfBandWithUnmetRequirements(strategy, standing)}`,
            };
      return {
        title: bar.title,
        score: bar.score,
        low: bar.low,
        high: bar.high,
        text: barText(bar, strategy.start),
        limit: isRoot ? cap : requirementOf(board, bar.id),
      };
    }),
    bands: strategy.bands.map((band) => ({
      title: terminalSafeOneLine(band.title),
      from: band.from,
      meaning: terminalSafeOneLine(band.meaning ?? ''),
      stands: standing?.band.id === band.id,
    })),
  };
}

function barText({ score, text, changeText, withinError }: ScoreCell, start: Day | undefined) {
  if (score === undefined) return 'no score';
  if (changeText === '' || start === undefined) return text;
  return `${text}, ${changeText} since ${dayText(start)}${withinErrorEndingText(withinError)}`;
}

/** What the next band above the one that stands by score asks of a node; undefined: nothing. */
function requirementOf({ card, strategy: { bands } }: Board, id: string): GaugeBar['limit'] {
  const { standing } = card;
  const from = standing === undefined ? 0 : bands.indexOf(standing.band) + 1;
  for (const { title, requires = [] } of bands.slice(from)) {
    const found = requires.find(({ node }) => node === id);
    if (found !== undefined)
      return {
        at: found.atLeast,
        text: `${scoreText(found.atLeast)} for ${terminalSafeOneLine(title)}`,
      };
  }
  return undefined;
}
