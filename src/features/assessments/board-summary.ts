/** Where a board stands, and what it rests on, in a few lines. */

import { CONFIDENCES, type IndicatorScore, type Node } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { leavesOf, tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandOrBandRangeText,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { lineFromTemplate, terminalSafeViewLine, type ViewLine } from '../../text/line.ts';
import {
  alertAndLatenessCounts,
  alertWatchAndUnknownTripwireRows,
  attentionRowText,
} from '../../views/attention.ts';
import { indicatorCountInFreshnessState } from '../../views/lateness.ts';

/** Where a board stands, a line for the gauge with its band and one for each track. */
export function gaugeAndTrackScoreLines(board: Board): readonly ViewLine[] {
  return [board.strategy.root, ...tracksOf(board.strategy)].map((node, at) => {
    const score = board.card.nodes.get(node.id);
    const band = at === 0 ? `, ${bandOrBandRangeText(board.card.standing)}` : '';
    const interval =
      score === undefined
        ? ''
        : lineFromTemplate` (${INTERVAL_PERCENT} interval ${intervalText(score, 1)})`;
    return terminalSafeViewLine(
      lineFromTemplate`${node.title} ${scoreText(score?.score, 1)}${interval}${band}`,
    );
  });
}

const EVIDENCE_GAPS = ['stale', 'expired', 'missing'] as const;

/** What a board rests on: how many of its indicators count, how good their readings are, how old, on each track too; then what was crossed. */
export function boardEvidenceAndTripwireTexts(board: Board): readonly string[] {
  const { indicators, newest } = alertAndLatenessCounts(board);
  const [stale, expired, missing] = EVIDENCE_GAPS.map((state) =>
    indicatorCountInFreshnessState(board, state),
  );
  const counted = countedOf(board, board.strategy.root);
  return [
    `${counted.length} of ${countWithNoun(indicators, 'indicator')} count, their confidence ${levelsText(counted)}; ${stale} stale, ${expired} expired, ${missing} without a reading`,
    newest === undefined ? 'no reading' : `newest reading of ${dayText(newest)}`,
    ...tracksOf(board.strategy).map((track) => trackEvidenceText(board, track)),
    ...alertWatchAndUnknownTripwireRows(board).map((row) => `${row.word} ${attentionRowText(row)}`),
  ];
}

/** "Iran: 12 of 13, 2 high, 3 moderate, 7 low; 9 sources, newest 8 Oct 2026". */
function trackEvidenceText(board: Board, track: Node): string {
  const counted = countedOf(board, track);
  const newest = counted
    .flatMap(({ observedOn }) => observedOn ?? [])
    .sort()
    .at(-1);
  const sources = new Set(counted.map(({ source }) => source).filter((name) => name !== ''));
  const rest =
    newest === undefined
      ? ''
      : `, ${levelsText(counted)}; ${countWithNoun(sources.size, 'source')}, newest ${dayText(newest)}`;
  return terminalSafeOneLine(
    `${track.title}: ${counted.length} of ${leavesOf(track).length}${rest}`,
  );
}

function countedOf({ card }: Board, node: Node): readonly IndicatorScore[] {
  return leavesOf(node).flatMap(({ id }) => {
    const leaf = card.indicators.get(id);
    return leaf?.score === undefined ? [] : [leaf];
  });
}

function levelsText(leaves: readonly IndicatorScore[]): string {
  return CONFIDENCES.map(
    (level) => `${leaves.filter(({ confidence }) => confidence === level).length} ${level}`,
  ).join(', ');
}
