/** What was made of the board so far: which assessments are looked at, which is the last, which boards they need. */

import { type Assessment, lastAssessmentUpTo } from '../../core/journal/assessment.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { Day } from '../../core/model/model.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { memoizedScoreTimeline } from '../../core/scoring/board-timeline.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isViewOfToday, type ScreenTypes, type State } from '../../tui/state.ts';
import { isViewAsKnown } from '../../tui/view.ts';
import { lateAssessmentText } from './assessment-late.ts';

type Seen = Pick<State, 'assessments' | 'board' | 'view'>;

/** The assessments of boards up to the board's day, the newest first, withdrawn ones too. */
export function assessmentsUpToBoardDay(state: Seen): readonly Assessment[] {
  return assessmentsKnownInView(state)
    .filter(({ asOf }) => asOf <= state.board.asOf)
    .toReversed();
}

/** The last that stands about a board up to the board's day; undefined: none. */
export function lastAssessmentUpToViewedDay(state: Seen): Assessment | undefined {
  return lastAssessmentUpTo(assessmentsKnownInView(state), state.board.asOf);
}

/** Where what was known then is looked at, the assessments without what was signed or withdrawn after that day. */
function assessmentsKnownInView({ assessments, board, view }: Seen): readonly Assessment[] {
  if (!isViewAsKnown(view)) return assessments;
  const after = (instant: string): boolean => localDayOfInstant(instant) > board.asOf;
  return assessments.map((each) => ({
    ...each,
    signatures: each.signatures.filter(({ at }) => !after(at)),
    withdrawn: each.withdrawn === undefined || after(each.withdrawn) ? undefined : each.withdrawn,
  }));
}

/** The assessment of a screen, and the one it is laid beside: that which was marked, else the one that stood before it; undefined: none. */
export function openedAssessmentPair(
  state: Seen,
  { assessment: id, beside }: ScreenTypes['assessment'],
): { readonly opened: Assessment | undefined; readonly other: Assessment | undefined } {
  const assessments = assessmentsKnownInView(state);
  const at = assessments.findIndex((each) => each.id === id);
  const before = assessments.slice(0, Math.max(0, at));
  return {
    opened: assessments[at],
    other:
      beside === undefined
        ? before.findLast(({ withdrawn }) => withdrawn === undefined)
        : assessments.find((each) => each.id === beside),
  };
}

/** `last assessed 41 days ago, every 30 days (n)`, or `an assessment, every 30 days (n)` where there was none; undefined while the next one is not late, without a cadence and on the board of another day. */
export function assessmentOverdueText(state: State): string | undefined {
  const { assessEvery, today } = state;
  if (assessEvery === undefined || !isViewOfToday(state)) return undefined;
  const late = lateAssessmentText(lastAssessmentUpToViewedDay(state)?.asOf, today, assessEvery);
  return late === undefined ? undefined : `${late} (${actionKeyName(state, 'assessment.new')})`;
}

/** The board of a day by the readings and rules of the board that is viewed, which may be one as it was known then. */
export function boardOfDayByViewedReadings({ strategy, board }: State, day: Day): Board {
  return boardAsOf(
    strategy,
    board.readings,
    day,
    memoizedScoreTimeline(strategy, board.readings, day),
  );
}
