/** The chain of each partner: what our side does, what became of it in its region, what the effect of the link has come to; the argument of a strategy as a table. */
import { effortChildScoresOfNode } from '../core/analysis/effort.ts';
import { memoizePerObject } from '../core/model/memoize.ts';
import { isTrack, type NodeScore } from '../core/model/model.ts';
import { CROSSED_WORDS } from '../core/model/states.ts';
import { findNodeById } from '../core/model/tree.ts';
import { type Board, nodeScoreChangeSince } from '../core/scoring/board.ts';
import {
  doesScoreChangeIntervalHoldZero,
  type ScoreChange,
} from '../core/scoring/change-interval.ts';
import {
  intervalText,
  scoreChangeWithMarginText,
  scoreText,
  terminalSafeOneLine,
} from '../text/format.ts';
import { branchStateCountsWithTripwires } from './lateness.ts';

/** A node as one cell of the chain, or as a bar of the gauge. */
export interface ScoreCell {
  /** Id of the node. */
  readonly id: string;
  readonly title: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Low and high end of the 90 % interval, 0…100; undefined with the score. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** `44 (33 to 54)`; "–" without a score. */
  readonly text: string;
  /** Since the strategy's start, in points; undefined where there is no start or no score then or now. */
  readonly change: ScoreChange | undefined;
  /** `+4 ±12`; '' where the change is not known. */
  readonly changeText: string;
  /** Whether the change cannot be told from none; false where it is not known. */
  readonly withinError: boolean;
}

/** A link whose cause is a track. */
export interface ChainRow {
  /** Title of the track. */
  readonly title: string;
  /** Alerts of its track and of the indicators in it, ≥ 0. */
  readonly alerts: number;
  /** Our effort for it; undefined: not measured. */
  readonly effort: ScoreCell | undefined;
  readonly outcome: ScoreCell;
  readonly effect: ScoreCell;
}

/** What a cell without a node says. */
export const NOT_MEASURED = 'not measured';

/** What heads the cells of a row. */
export const CHAIN_HEADINGS = ['effort', 'outcome', 'effect'] as const;
/** How many cells a row has. */
export const CHAIN_CELLS = CHAIN_HEADINGS.length;

/** Which way every score of the chain reads. */
export const CHAIN_NOTE = '100 is best for the strategy';

/** The chain of a board: a row for each link whose cause is a track, in the file's order. */
export const chainRows = memoizePerObject((board: Board): readonly ChainRow[] => {
  const { strategy, card } = board;
  return strategy.mechanism.flatMap((link): readonly ChainRow[] => {
    const [outcome, effect] = [card.nodes.get(link.cause), card.nodes.get(link.effect)];
    const track = findNodeById(strategy, link.cause);
    if (outcome === undefined || effect === undefined || track === undefined || !isTrack(track))
      return [];
    const [effort] = effortChildScoresOfNode(strategy, card, link.cause);
    return [
      {
        title: terminalSafeOneLine(track.title),
        alerts: branchStateCountsWithTripwires(board, track).get(CROSSED_WORDS.alert) ?? 0,
        effort: effort && chainScoreCell(board, effort),
        outcome: chainScoreCell(board, outcome),
        effect: chainScoreCell(board, effect),
      },
    ];
  });
});

/** A node's score with its interval and its change since the start. */
export function chainScoreCell(board: Board, { node, score, low, high }: NodeScore): ScoreCell {
  const { start } = board.strategy;
  const change =
    start === undefined || start > board.asOf
      ? undefined
      : nodeScoreChangeSince(board, node.id, start);
  return {
    id: node.id,
    title: terminalSafeOneLine(node.title),
    score,
    low,
    high,
    text:
      score === undefined
        ? scoreText(score)
        : `${scoreText(score)} (${intervalText({ low, high })})`,
    change,
    changeText: change === undefined ? '' : scoreChangeWithMarginText(change),
    withinError: change !== undefined && doesScoreChangeIntervalHoldZero(change),
  };
}
