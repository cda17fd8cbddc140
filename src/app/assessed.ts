/** What was made of the board so far: which assessments are looked at, which is the last, which boards they need. */
import { type Assessment, lastOf } from '../domain/assessment.ts';
import type { AssessmentScreen, Screen } from './screen.ts';
import type { State } from './state.ts';

/** The assessments of boards up to the board's day, the newest first, withdrawn ones too. */
export function assessmentsHere({
  assessments,
  board,
}: Pick<State, 'assessments' | 'board'>): readonly Assessment[] {
  return assessments.filter(({ asOf }) => asOf <= board.asOf).toReversed();
}

/** The last that stands about a board up to the board's day; undefined: none. */
export function lastAssessment({
  assessments,
  board,
}: Pick<State, 'assessments' | 'board'>): Assessment | undefined {
  return lastOf(assessments, board.asOf);
}

/** The assessment of a screen, and the one it is laid beside: that which was marked, else the one that stood before it; undefined: none. */
export function openedOf(
  { assessments }: Pick<State, 'assessments'>,
  { assessment: id, beside }: AssessmentScreen,
): { readonly opened: Assessment | undefined; readonly other: Assessment | undefined } {
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

/** The assessments whose boards the screens of a state show and have not got yet. */
export function boardsWanted(state: State): readonly Assessment[] {
  const wanted = (screen: Screen): readonly (Assessment | undefined)[] => {
    if (screen.kind === 'assess') return [lastAssessment(state)];
    if (screen.kind !== 'assessment') return [];
    const { opened, other } = openedOf(state, screen);
    return [opened, other];
  };
  const all = state.layers.flatMap(wanted).filter((each) => each !== undefined);
  return [...new Set(all)].filter(({ id }) => !state.boardsThen.has(id));
}
