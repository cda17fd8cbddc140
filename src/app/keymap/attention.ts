/** Acknowledging an alert, and taking that back. */
import { acknowledgementOf, isAlert } from '../acknowledged.ts';
import type { AttentionRow } from '../attention.ts';
import { type Binding, still } from '../binding.ts';
import { oneLine } from '../format.ts';
import { keyOf } from '../own-keys.ts';
import { focusedPanel, selectedIn } from '../panels.ts';
import type { State } from '../state.ts';

export const ATTENTION_KEYS: readonly Binding[] = [
  {
    id: 'alert.acknowledge',
    keys: [' '],
    label: 'acknowledge',
    description: 'say that you have seen an alert; again takes it back',
    group: 'This screen',
    screens: ['overview'],
    writes: true,
    footer: true,
    whyDisabled: (state) => {
      const row = rowInHand(state);
      if (row === undefined)
        return `${keyOf(state, 'panel.6')} goes to the alerts, ${keyOf(state, 'alert.acknowledge')} acknowledges one.`;
      if (!isAlert(row))
        return 'Only a tripwire that is crossed is acknowledged; this line goes with a new reading.';
      const seen = acknowledgementOf(row, state.acknowledgements);
      return seen === undefined || seen.author === state.author
        ? undefined
        : `${oneLine(seen.author)} has seen it; nobody else takes that back.`;
    },
    run: (state) => {
      const row = rowInHand(state);
      if (row === undefined || !isAlert(row)) return still(state);
      const seen = acknowledgementOf(row, state.acknowledgements) !== undefined;
      const { tripwire, since } = row;
      const kind = seen ? 'unacknowledge' : 'acknowledge';
      const said = seen
        ? 'Not acknowledged any more.'
        : `Acknowledged; ${keyOf(state, 'alert.acknowledge')} takes it back.`;
      return [state, [{ kind, tripwire, since, said }]];
    },
  },
];

function rowInHand(state: State): AttentionRow | undefined {
  const panel = focusedPanel(state);
  return panel?.kind === 'attention' ? panel.rows[selectedIn(state, panel)] : undefined;
}
