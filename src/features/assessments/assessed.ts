/** What was made of the board so far: which assessments are looked at, which is the last, which boards they need. */
import { type Assessment, lastAssessmentUpTo } from '../../core/journal/assessment.ts';
import type { State } from '../../tui/state.ts';
import { isViewAsKnown } from '../../tui/view.ts';
import type { AssessmentScreen } from './screen-state.ts';

type Seen = Pick<State, 'assessments' | 'board' | 'view'>;

/** The assessments of boards up to the board's day, the newest first, withdrawn ones too. */
export function assessmentsUpToBoardDay(state: Seen): readonly Assessment[] {
  return known(state)
    .filter(({ asOf }) => asOf <= state.board.asOf)
    .toReversed();
}

/** The last that stands about a board up to the board's day; undefined: none. */
export function lastAssessment(state: Seen): Assessment | undefined {
  return lastAssessmentUpTo(known(state), state.board.asOf);
}

/** Where what was known then is looked at, the assessments without what was signed or withdrawn after that day. */
function known({ assessments, board, view }: Seen): readonly Assessment[] {
  if (!isViewAsKnown(view)) return assessments;
  const after = (instant: string): boolean => instant.slice(0, 10) > board.asOf;
  return assessments.map((each) => ({
    ...each,
    signatures: each.signatures.filter(({ at }) => !after(at)),
    withdrawn: each.withdrawn === undefined || after(each.withdrawn) ? undefined : each.withdrawn,
  }));
}

/** The assessment of a screen, and the one it is laid beside: that which was marked, else the one that stood before it; undefined: none. */
export function openedAssessmentPair(
  state: Seen,
  { assessment: id, beside }: AssessmentScreen,
): { readonly opened: Assessment | undefined; readonly other: Assessment | undefined } {
  const assessments = known(state);
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
