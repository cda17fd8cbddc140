/** Acknowledging an alert, and taking that back. */
import { type OtherFile, TWO_FILES } from '../../core/journal/journal-port.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { stepWithoutEffects, topScreenOfKind, writeStep } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Binding, popScreen, type State, type Step, topScreen } from '../../tui/state.ts';
import {
  type AttentionRow,
  canBeAcknowledged,
  findAcknowledgementOfAlert,
} from '../../views/attention.ts';
import { shownAlert } from '../alerts/alert-list.ts';
import { selectedAttention } from './panels.ts';

export const ATTENTION_KEYS: readonly Binding[] = [
  {
    id: 'alert.acknowledge',
    keys: [' '],
    label: 'acknowledge',
    description: 'say that you have seen an alert; again takes it back',
    group: 'This screen',
    screens: ['overview', 'alert', 'revision'],
    writes: true,
    footer: true,
    whyDisabled: (state) => {
      if (selectedOtherFile(state) !== undefined) return undefined;
      const row = selectedAlertRow(state);
      if (row === undefined)
        return `${actionKeyName(state, 'panel.6')} goes to the alerts, ${actionKeyName(state, 'alert.acknowledge')} acknowledges one.`;
      if (!canBeAcknowledged(row))
        return 'Only a tripwire that is crossed is acknowledged; this line goes with a new reading.';
      const seen = findAcknowledgementOfAlert(row, state.acknowledgements);
      return seen === undefined || seen.author === state.author
        ? undefined
        : `${terminalSafeOneLine(seen.author)} has seen it; nobody else takes that back.`;
    },
    run: (state) => {
      const other = selectedOtherFile(state);
      if (other !== undefined) return settled(state, other);
      const row = selectedAlertRow(state);
      if (row === undefined || !canBeAcknowledged(row)) return stepWithoutEffects(state);
      const seen = findAcknowledgementOfAlert(row, state.acknowledgements) !== undefined;
      const { tripwire, since } = row;
      const kind = seen ? 'unacknowledge' : 'acknowledge';
      const text = seen
        ? 'Not acknowledged any more'
        : `Acknowledged; ${actionKeyName(state, 'alert.acknowledge')} takes it back`;
      return writeStep(state, { kind, tripwire, since }, { text });
    },
  },
];

/** The alert that is looked at, else the selected line of "needs attention"; undefined: none. */
function selectedAlertRow(state: State): AttentionRow | undefined {
  const alert = topScreenOfKind(state, 'alert');
  return alert === undefined ? selectedAttention(state) : shownAlert(state, alert)?.row;
}

/** The other strategy file that is looked at, or that the selected line is about; undefined: none. */
function selectedOtherFile(state: State): OtherFile | undefined {
  const top = topScreen(state);
  return top.kind === 'revision' ? top.other : selectedAlertRow(state)?.other;
}

/** Nothing more is said of the two files as they are, and their screen is left. */
function settled(state: State, { pair: since }: OtherFile): Step {
  const text = 'Acknowledged; it is said again when one of the two files changes';
  const left = topScreen(state).kind === 'revision' ? popScreen(state) : state;
  return writeStep(left, { kind: 'acknowledge', tripwire: TWO_FILES, since }, { text });
}
