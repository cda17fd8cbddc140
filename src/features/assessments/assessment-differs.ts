/** What differs between two assessments, said before their texts: the gauge, the tracks, the words of judgement. */
import type { Assessment } from '../../core/journal/assessment.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { hasScoreVisiblyMoved, terminalSafeOneLine } from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import { proseLine, type ViewLine } from '../../text/line.ts';
import { scoreChangeLine } from './score-changes.ts';

/** How two assessments differ, in lines, the earlier first: index, band, tracks, strategy file, confidence, likelihood; the boards are as they stood, undefined where one cannot be opened. */
export function assessmentDifferenceLines(
  earlier: Assessment,
  before: Board | undefined,
  later: Assessment,
  after: Board | undefined,
): readonly ViewLine[] {
  return [
    ...(before === undefined || after === undefined
      ? [
          proseLine(
            'The boards cannot be compared: a strategy file of then cannot be used by this program.',
          ),
        ]
      : boardLines(before, after)),
    ...[
      ...(earlier.strategy === later.strategy
        ? []
        : [
            `strategy file ${shortHashText(earlier.strategy)} -> ${shortHashText(later.strategy)}: scored by other rules`,
          ]),
      wordChangeText('confidence', earlier.judgement.confidence, later.judgement.confidence),
      wordChangeText(
        'likelihood',
        earlier.judgement.likelihood ?? 'not given',
        later.judgement.likelihood ?? 'not given',
      ),
    ].map((text) => proseLine(terminalSafeOneLine(text))),
  ];
}

function boardLines(before: Board, after: Board): readonly ViewLine[] {
  const tracks = tracksOf(after.strategy);
  const moved = tracks.filter(({ id }) => {
    const [from, to] = [before, after].map(({ card }) => card.nodes.get(id)?.score);
    return hasScoreVisiblyMoved(from, to);
  });
  return [
    scoreChangeLine(before, after, after.strategy.root),
    proseLine(bandChangeView(before, after).bandSaid),
    ...moved.map((track) => scoreChangeLine(before, after, track)),
    ...(moved.length === tracks.length
      ? []
      : [proseLine(moved.length === 0 ? 'no track moved' : 'the other tracks did not move')]),
  ];
}

function wordChangeText(name: string, was: string, is: string): string {
  return was === is ? `${name} ${is}, unchanged` : `${name} ${was} -> ${is}`;
}
