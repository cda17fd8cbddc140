/** What differs between two assessments, said before their texts: the gauge, the tracks, the words of judgement. */
import type { Assessment } from '../../core/journal/assessment.ts';
import type { Node } from '../../core/model/model.ts';
import { tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreChangeWithInterval } from '../../core/scoring/change-interval.ts';
import {
  changeBesideScoresText,
  hasScoreMoved,
  intervalText,
  marginOfErrorText,
  NONE,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import {
  lineFromTemplate,
  proseLine,
  terminalSafeViewLine,
  type ViewLine,
} from '../../text/line.ts';

/** In lines, the earlier first; boards as they stood, undefined where one cannot be opened. */
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
            `strategy file ${earlier.strategy.slice(0, 8)} -> ${later.strategy.slice(0, 8)}: scored by other rules`,
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
    return hasScoreMoved(from, to);
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

/**
 * `Iran 34.3 (25.0 to 44.0) -> 35.1 (26.1 to 44.9), +0.8 ±5`; without a move only the later one.
 */
export function scoreChangeLine(before: Board, after: Board, { id, title }: Node): ViewLine {
  const [was, is] = [before, after].map(({ card }) => card.nodes.get(id));
  const said = (node: typeof was): string =>
    node?.score === undefined ? NONE : `${scoreText(node.score, 1)} (${intervalText(node, 1)})`;
  const move = scoreChangeWithInterval(before.card, after.card, id);
  const change =
    move === undefined
      ? ''
      : `, ${changeBesideScoresText(was?.score, is?.score)} ${marginOfErrorText(move)}`;
  return terminalSafeViewLine(
    hasScoreMoved(was?.score, is?.score)
      ? lineFromTemplate`${title} ${said(was)} -> ${said(is)}${change}`
      : lineFromTemplate`${title} ${said(is)}, unchanged`,
  );
}

function wordChangeText(name: string, was: string, is: string): string {
  return was === is ? `${name} ${is}, unchanged` : `${name} ${was} -> ${is}`;
}
