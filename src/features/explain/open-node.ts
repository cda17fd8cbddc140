/** The steps that open a node: an indicator on its page, a branch with its arithmetic, an alert with what it is about. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import type { Day } from '../../core/model/model.ts';
import { dayText } from '../../text/format.ts';
import { travel } from '../../tui/as-of.ts';
import { noEffects, withNotice } from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { push, type Screen, type State, type Step, topOf, withTop } from '../../tui/state.ts';
import { alertOf } from '../../views/alert.ts';
import { branchOf } from '../../views/arithmetic.ts';
import type { AttentionRow } from '../../views/attention.ts';
import { CHANGE } from './explain-change.ts';
import { explainTabs } from './explain-list.ts';

/** The arithmetic of a node, with the look back of the explanation it is opened from. */
export function explanationOf(state: State, id: string): Screen {
  const top = topOf(state);
  const lookback = top.kind === 'explain' ? top.lookback : 0;
  return { kind: 'explain', id, tab: 0, selected: 0, lookback };
}

/** A branch opens its arithmetic, an indicator its own screen. */
export function openNode(state: State, id: string): Step {
  if (branchOf(state.board, id) !== undefined)
    return noEffects(push(state, explanationOf(state, id)));
  return [
    push(state, { kind: 'indicator', id, tab: 0, selected: 0, history: undefined }),
    [{ kind: 'history', indicator: id, view: state.view }],
  ];
}

/** What a line of "needs attention" is about: of an alert on a score what moved it, of two strategy files what differs, else the indicator, with a word on the alert. */
export function openAttention(state: State, { id, tripwire, other }: AttentionRow): Step {
  if (other !== undefined) return openRevision(state, other);
  const [opened, effects] = openNode(state, id);
  const top = topOf(opened);
  if (top.kind === 'explain') {
    const tab = explainTabs(state.board.strategy, id).indexOf(CHANGE);
    return [withTop(opened, { ...top, tab, alert: tripwire }), effects];
  }
  const alert = tripwire === undefined ? undefined : alertOf(state.board, tripwire);
  return [alert === undefined ? opened : withNotice(opened, `${alert.text}.`), effects];
}

/** What differs between the strategy file in use and the other one, and what that does to the board. */
function openRevision(state: State, other: OtherFile): Step {
  const { asOf } = state.board;
  return [
    push(state, { kind: 'revision', other, read: false, board: undefined, selected: 0 }),
    [{ kind: 'revision', hash: other.hash, asOf }],
  ];
}

/** The same as of a day, that of an event; the way back returns to what was looked at before. */
export function openNodeOn(state: State, id: string, day: Day): Step {
  const [opened, effects] = openNode(state, id);
  const top = topOf(opened);
  if (day >= state.board.asOf || (top.kind !== 'explain' && top.kind !== 'indicator'))
    return [opened, effects];
  const [gone, asked] = travel(withTop(opened, { ...top, from: state.view }), {
    ...state.view,
    asOf: day,
  });
  const back = `${keyOf(state, 'nav.back')} returns to the event`;
  return [
    withNotice(gone, `The board as of ${dayText(day)}, the day of the event; ${back}.`),
    asked,
  ];
}
