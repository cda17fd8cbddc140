/** The steps that open a node: an indicator on its page, a branch in the tree. */
import type { Day } from '../../core/model/model.ts';
import { dayText } from '../../text/format.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import { stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  pushScreen,
  type ScreenTypes,
  type State,
  type Step,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { findBranchById } from '../../views/arithmetic.ts';
import { branchIdsUnfoldedWhereRoom, treeRowIndex } from './explain-tree.ts';

/** The tree unfolded on the way to a node and as far as there is room, that node selected, with the look back of the explanation it is opened from. */
export function explanationScreen(state: State, id: string): ScreenTypes['explain'] {
  const top = topScreen(state);
  const lookback = top.kind === 'explain' ? top.lookback : 0;
  const unfolded = branchIdsUnfoldedWhereRoom(state, id);
  const screen = { kind: 'explain', id, tab: 0, selected: 0, lookback, unfolded } as const;
  return { ...screen, selected: treeRowIndex(state.board, screen, id) };
}

/** A branch opens its arithmetic, an indicator its own screen. */
export function openNodeStep(state: State, id: string): Step {
  if (findBranchById(state.board, id) !== undefined)
    return stepWithoutEffects(pushScreen(state, explanationScreen(state, id)));
  return [
    pushScreen(state, { kind: 'indicator', id, tab: 0, selected: 0, history: undefined }),
    [{ kind: 'history', indicator: id, view: state.view }],
  ];
}

/** Opens a node as of a day, that of an event; the way back returns to what was looked at before. */
export function openNodeOnDayStep(state: State, id: string, day: Day): Step {
  const [opened, effects] = openNodeStep(state, id);
  const top = topScreen(opened);
  if (day >= state.board.asOf || (top.kind !== 'explain' && top.kind !== 'indicator'))
    return [opened, effects];
  const [gone, asked] = goToViewStep(withTopScreen(opened, { ...top, from: state.view }), {
    ...state.view,
    asOf: day,
  });
  const back = `${actionKeyName(state, 'nav.back')} returns to the event`;
  return [
    withNotice(gone, `The board as of ${dayText(day)}, the day of the event; ${back}.`),
    asked,
  ];
}
