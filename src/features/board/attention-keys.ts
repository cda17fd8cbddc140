/** Acknowledging an alert, and taking that back. */
import { type OtherFile, TWO_FILES } from '../../core/journal/journal-port.ts';
import { oneLine } from '../../text/format.ts';
import { noEffects, writeStep } from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type Binding, pop, type State, type Step, topOf } from '../../tui/state.ts';
import { acknowledgementOf, isAlert } from './acknowledged.ts';
import { selectedAttention } from './panels.ts';

export const ATTENTION_KEYS: readonly Binding[] = [
  {
    id: 'alert.acknowledge',
    keys: [' '],
    label: 'acknowledge',
    description: 'say that you have seen an alert; again takes it back',
    group: 'This screen',
    screens: ['overview', 'revision'],
    writes: true,
    footer: true,
    whyDisabled: (state) => {
      if (selectedOtherFile(state) !== undefined) return undefined;
      const row = selectedAttention(state);
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
      const other = selectedOtherFile(state);
      if (other !== undefined) return settled(state, other);
      const row = selectedAttention(state);
      if (row === undefined || !isAlert(row)) return noEffects(state);
      const seen = acknowledgementOf(row, state.acknowledgements) !== undefined;
      const { tripwire, since } = row;
      const kind = seen ? 'unacknowledge' : 'acknowledge';
      const text = seen
        ? 'Not acknowledged any more'
        : `Acknowledged; ${keyOf(state, 'alert.acknowledge')} takes it back`;
      return writeStep(state, { kind, tripwire, since }, { text });
    },
  },
];

/** The other strategy file that is looked at, or that the selected line is about; undefined: none. */
function selectedOtherFile(state: State): OtherFile | undefined {
  const top = topOf(state);
  return top.kind === 'revision' ? top.other : selectedAttention(state)?.other;
}

/** Nothing more is said of the two files as they are, and their screen is left. */
function settled(state: State, { pair: since }: OtherFile): Step {
  const text = 'Acknowledged; it is said again when one of the two files changes';
  const left = topOf(state).kind === 'revision' ? pop(state) : state;
  return writeStep(left, { kind: 'acknowledge', tripwire: TWO_FILES, since }, { text });
}
