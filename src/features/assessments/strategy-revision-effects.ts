/** What a change of the strategy file alone did to the scores of an earlier board. */

import type { AssessmentThen } from '../../core/journal/board-then.ts';
import type { Node } from '../../core/model/model.ts';
import { shortHashText } from '../../core/model/plain-text.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { scoreDifference } from '../../core/scoring/change-interval.ts';
import {
  changeBesideScoresText,
  dayText,
  hasScoreVisiblyMoved,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { bandChangeView } from '../../text/gauge-change.ts';
import { lineFromTemplate, proseLine, type ViewLine } from '../../text/line.ts';

/** What it takes to tell which file scored the earlier board. */
export interface RevisionInputs {
  /** The assessments that it begins and ends at, the earlier first; none: only days count, not what was known. */
  readonly assessments?: readonly AssessmentThen[];
  /** Hash of the strategy file that the later board is scored by. */
  readonly hash: string;
}

/** The earlier board by the strategy file of the later one and nothing learned; undefined: both are of one file. */
export function earlierBoardByLaterStrategy(
  before: Board,
  after: Board,
  { assessments: [first] = [], hash }: RevisionInputs,
): Board | undefined {
  const { strategy } = after;
  const file = first?.assessment.strategy ?? hash;
  if (before.strategy === strategy || file.startsWith(hash)) return undefined;
  const ruled = first?.stood?.ruled;
  return ruled?.strategy === strategy ? ruled : boardAsOf(strategy, before.readings, before.asOf);
}

/** Lines on a change of the strategy file: that it changed, and what it alone did to the gauge and its band. */
export function strategyRevisionEffectLines(
  before: Board,
  revised: Board,
  { assessments: [first] = [], hash }: RevisionInputs,
): readonly ViewLine[] {
  const [from, to] = [before, revised].map(({ card }) => card.root.score);
  const [was, is] = [scoreText(from, 1), scoreText(to, 1)];
  const move = bandChangeView(before, revised);
  return [
    proseLine(
      `changed since, ${first === undefined ? '' : shortHashText(first.assessment.strategy)} -> ${shortHashText(hash)}: other rules, no news`,
    ),
    !hasScoreVisiblyMoved(from, to)
      ? lineFromTemplate`what was known then scores ${is} by both`
      : lineFromTemplate`what was known then scores ${was} by the file of then, ${is} by this one`,
    ...(move.bandChanged ? [proseLine(terminalSafeOneLine(`by that alone ${move.bandSaid}`))] : []),
  ];
}

/** `; by the strategy file alone +1.5` of a score that a change of the file has moved, `; new in the strategy file` of a node that it has added; '' of any other, and where the file is the same (`revised` undefined). */
export function revisionEffectOnNodeText(
  before: Board,
  revised: Board | undefined,
  { id }: Node,
): string {
  if (revised === undefined) return '';
  const was = before.card.nodes.get(id);
  if (was === undefined) return '; new in the strategy file';
  const moved = movedText(was.score, revised.card.nodes.get(id)?.score);
  return moved === '' ? '' : `; by the strategy file alone ${moved}`;
}

/** What a change of the strategy file did to the gauge, as a line of what moved it; none where the file did not change. */
export function gaugeMoveByRevisionLines(
  { card, asOf }: Board,
  revised: Board | undefined,
): readonly ViewLine[] {
  const [was, is] = [card.root.score, (revised?.card ?? card).root.score];
  const moved = movedText(was, is);
  return moved === ''
    ? []
    : [
        lineFromTemplate`${moved} by the strategy file alone: ${scoreText(was, 1)} -> ${scoreText(is, 1)} on ${dayText(asOf)}`,
      ];
}

/** `+1.5`: from the score that was (`was`) to the one that is (`is`), each 0…100, undefined: none; '' without a move and where one has no score. */
function movedText(was: number | undefined, is: number | undefined): string {
  const by = scoreDifference(was, is);
  return by !== undefined && hasScoreVisiblyMoved(was, is) ? changeBesideScoresText(was, is) : '';
}
