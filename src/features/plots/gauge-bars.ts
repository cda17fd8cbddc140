/** What the drawing of the gauge shows: cause and effect of the headline link, and the gauge made of them, on one scale. */
import type { NodeScore } from '../../core/model/model.ts';
import { type Board, mechanismOf, scoreChangeSince } from '../../core/scoring/board.ts';
import { isWithinError, type ScoreChange } from '../../core/scoring/change-interval.ts';
import {
  bandText,
  changeWithErrorText,
  dayText,
  intervalText,
  isVisibleChange,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { cappedBandTitle } from '../../views/gauge-and-tracks.ts';

/** One bar. */
export interface GaugeBar {
  readonly title: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** `36 (25 to 48)`, with the change since the start of the strategy and whether that is within error. */
  readonly text: string;
  /** What a band requires of it, or where the gauge is capped, in a few words at a score; undefined: nothing. */
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
    readonly from: number;
    readonly meaning: string;
    readonly stands: boolean;
  }[];
}

/** The bars of a board. */
export function gaugeBars(board: Board): GaugeBars {
  const { card, strategy } = board;
  const { root, standing } = card;
  const title = terminalSafeOneLine(root.node.title);
  const mechanism = mechanismOf(board);
  const { start } = strategy;
  const sinceStart = start === undefined ? undefined : scoreChangeSince(board, root.node.id, start);
  const ends = mechanism === undefined ? [] : [mechanism.cause, mechanism.effect];
  const isCapped = standing !== undefined && standing.unmet.length > 0;
  const ceiling = isCapped ? strategy.bands[strategy.bands.indexOf(standing.band) + 1] : undefined;
  return {
    title,
    said:
      root.score === undefined
        ? 'no gauge'
        : `${scoreText(root.score)} of 100, 90 % interval ${intervalText(root)}, ${terminalSafeOneLine(bandText(standing))}`,
    bars: [
      ...ends.map(({ node, sinceStart: change }) => ({
        ...barOf(node, change, start),
        limit: requirementOf(board, node.node.id),
      })),
      {
        ...barOf(root, sinceStart, start),
        limit:
          standing === undefined || ceiling === undefined
            ? undefined
            : { at: ceiling.from, text: `capped below ${cappedBandTitle(strategy, standing)}` },
      },
    ],
    bands: strategy.bands.map((band) => ({
      title: terminalSafeOneLine(band.title),
      from: band.from,
      meaning: terminalSafeOneLine(band.meaning ?? ''),
      stands: standing?.band.id === band.id,
    })),
  };
}

function barOf(
  { node, score, low, high }: NodeScore,
  change: ScoreChange | undefined,
  start: string | undefined,
): Omit<GaugeBar, 'limit'> {
  const within =
    change !== undefined && isVisibleChange(change.change) && isWithinError(change)
      ? ', within error'
      : '';
  const moved =
    change === undefined || start === undefined
      ? ''
      : `, ${changeWithErrorText(change)} since ${dayText(start)}${within}`;
  return {
    title: terminalSafeOneLine(node.title),
    score,
    low,
    high,
    text:
      score === undefined
        ? 'no score'
        : `${scoreText(score)} (${intervalText({ low, high })})${moved}`,
  };
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
