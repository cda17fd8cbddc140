/** The steps that open a node: an indicator on its page, a branch with its arithmetic, an alert with what it is about. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import type { Day } from '../../core/model/model.ts';
import { dayText } from '../../text/format.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import { stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  pushScreen,
  type Screen,
  type State,
  type Step,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { tripwireAlert } from '../../views/alert.ts';
import { findBranch } from '../../views/arithmetic.ts';
import type { AttentionRow } from '../../views/attention.ts';
import { CHANGE } from './explain-change.ts';
import { explainTabs } from './explain-list.ts';

/** The arithmetic of a node, with the look back of the explanation it is opened from. */
export function explanationScreen(state: State, id: string): Screen {
  const top = topScreen(state);
  const lookback = top.kind === 'explain' ? top.lookback : 0;
  return { kind: 'explain', id, tab: 0, selected: 0, lookback };
}

/** A branch opens its arithmetic, an indicator its own screen. */
export function openNodeStep(state: State, id: string): Step {
  if (findBranch(state.board, id) !== undefined)
    return stepWithoutEffects(pushScreen(state, explanationScreen(state, id)));
  return [
    pushScreen(state, { kind: 'indicator', id, tab: 0, selected: 0, history: undefined }),
    [{ kind: 'history', indicator: id, view: state.view }],
  ];
}

/** What a line of "needs attention" is about: of an alert on a score what moved it, of two strategy files what differs, else the indicator, with a word on the alert. */
export function openAttentionStep(state: State, { id, tripwire, other }: AttentionRow): Step {
  if (other !== undefined) return openRevision(state, other);
  const [opened, effects] = openNodeStep(state, id);
  const top = topScreen(opened);
  if (top.kind === 'explain') {
    const tab = explainTabs(state.board.strategy, id).indexOf(CHANGE);
    return [withTopScreen(opened, { ...top, tab, alert: tripwire }), effects];
  }
  const alert = tripwire === undefined ? undefined : tripwireAlert(state.board, tripwire);
  return [alert === undefined ? opened : withNotice(opened, `${alert.text}.`), effects];
}

/** What differs between the strategy file in use and the other one, and what that does to the board. */
function openRevision(state: State, other: OtherFile): Step {
  const { asOf } = state.board;
  return [
    pushScreen(state, { kind: 'revision', other, read: false, board: undefined, selected: 0 }),
    [{ kind: 'revision', hash: other.hash, asOf }],
  ];
}

/** The same as of a day, that of an event; the way back returns to what was looked at before. */
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
