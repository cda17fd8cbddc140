/** The steps that open an alert, and what its rows are about. */
import type { OtherFile } from '../../core/journal/journal-port.ts';
import { stepWithoutEffects } from '../../tui/binding.ts';
import { pushScreen, type State, type Step } from '../../tui/state.ts';
import type { AlertPart } from '../../views/alert.ts';
import type { AttentionRow } from '../../views/attention.ts';
import { openEventStep } from '../events/selected-event.ts';
import { openNodeStep } from '../explain/open-node.ts';

/** What a line of "needs attention" is about: an alert, of two strategy files what differs, else the indicator. */
export function openAttentionStep(state: State, { id, tripwire, other }: AttentionRow): Step {
  if (other !== undefined) return openRevision(state, other);
  return tripwire === undefined ? openNodeStep(state, id) : openAlertStep(state, id, tripwire);
}

/** The alert of a tripwire, or of the band. */
export function openAlertStep(state: State, id: string, tripwire: string): Step {
  return stepWithoutEffects(pushScreen(state, { kind: 'alert', id, tripwire, selected: 0 }));
}

/** What differs between the strategy file in use and the other one, and what that does to the board. */
function openRevision(state: State, other: OtherFile): Step {
  const { asOf } = state.board;
  return [
    pushScreen(state, { kind: 'revision', other, read: false, board: undefined, selected: 0 }),
    [{ kind: 'revision', hash: other.hash, asOf }],
  ];
}

/** What a row of an alert is about: an indicator with its readings, an event, another alert; where that is not crossed, its node. */
export function openAlertPartStep(state: State, part: AlertPart): Step {
  switch (part.kind) {
    case 'reading':
      return openNodeStep(state, part.indicator.id);
    case 'move':
      return openNodeStep(state, part.row.id);
    case 'event':
      return openEventStep(state, part.event);
    case 'tripwire':
      return part.row === undefined
        ? openNodeStep(state, part.node.id)
        : openAlertStep(state, part.node.id, part.tripwire.id);
  }
}
