/** What the overview and a track answer to: opening what is selected. */
import { nothingOpensSentence, selectedNodeId, stepWithoutEffects } from '../../tui/binding.ts';
import { type Binding, type State, type Step, topScreen } from '../../tui/state.ts';
import { openAttentionStep } from '../alerts/alert-list.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { selectedAttention } from './panels.ts';

export const BOARD_KEYS: readonly Binding[] = [
  {
    id: 'item.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open what is selected: an indicator with its readings, rule and source; an alert with its rule and what stands behind it',
    group: 'This screen',
    screens: ['overview', 'track'],
    footer: true,
    whyDisabled: (state) =>
      selectedNodeId(state) === undefined
        ? nothingOpensSentence(state, 'a track, an indicator or an alert')
        : undefined,
    run: open,
  },
];

function open(state: State): Step {
  const top = topScreen(state);
  const row = selectedAttention(state);
  if (top.kind === 'overview' && row !== undefined) return openAttentionStep(state, row);
  const id = selectedNodeId(state);
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}
