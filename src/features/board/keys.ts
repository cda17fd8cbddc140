/** What the board and an indicator answer to: open, record, undo, tabs. */
import { findIndicator } from '../../core/model/tree.ts';
import {
  BOARD,
  effectOnlyStep,
  selectedIndicator,
  selectedNodeId,
  stepWithoutEffects,
  TABBED,
  withNotice,
} from '../../tui/binding.ts';
import {
  type Binding,
  pushScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  type Where,
  withTopScreen,
} from '../../tui/state.ts';
import { openAttentionStep } from '../alerts/alert-list.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { checkStep } from '../record/check-keys.ts';
import { recordScreen } from '../record/recording.ts';
import { selectedAttention } from './panels.ts';

/** Screens on which something can be recorded, and the journal of it. */
const UNDOING: readonly Where[] = [
  ...BOARD,
  ...(['events', 'event', 'assess', 'assessment', 'journal', 'inbox', 'answer'] as const),
];

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
      selectedNodeId(state) === undefined ? 'There is nothing to open here.' : undefined,
    run: open,
  },
  {
    id: 'reading.record',
    keys: ['e'],
    label: 'record',
    description: 'record a reading of the selected indicator, or what it counts',
    also: 'enter add new value update type',
    group: 'This screen',
    screens: [...BOARD, 'alert'],
    footer: true,
    writes: true,
    whyDisabled: (state) =>
      selectedIndicator(state) === undefined
        ? 'Select an indicator first; this line is about a whole track.'
        : undefined,
    run: (state) => stepWithoutEffects(record(state)),
  },
  {
    id: 'reading.check',
    keys: ['='],
    label: 'checked',
    description: 'record that you looked at the selected indicator today and found nothing new',
    also: 'check looked nothing new same unchanged',
    group: 'This screen',
    screens: [...BOARD, 'alert'],
    writes: true,
    whyDisabled: (state) =>
      selectedIndicator(state) === undefined
        ? 'Select an indicator first; this line is about a whole track.'
        : undefined,
    run: checkStep,
  },
  {
    id: 'tab.next',
    keys: [']'],
    label: 'next tab',
    description: 'next tab',
    group: 'This screen',
    screens: TABBED,
    footer: true,
    run: (state) => stepWithoutEffects(turned(state, 1)),
  },
  {
    id: 'tab.prev',
    keys: ['['],
    label: 'tab',
    description: 'previous tab',
    group: 'This screen',
    screens: TABBED,
    run: (state) => stepWithoutEffects(turned(state, -1)),
  },
  {
    id: 'journal.undo',
    keys: ['u'],
    label: 'undo',
    description: 'take back what you recorded last; the journal keeps both',
    also: 'revert mistake',
    group: 'This screen',
    screens: UNDOING,
    footer: true,
    writes: true,
    whyDisabled: (state) =>
      state.undoable === undefined ? 'You have recorded nothing that could be undone.' : undefined,
    run: effectOnlyStep('undo'),
  },
  {
    id: 'journal.redo',
    keys: ['U'],
    label: 'redo',
    description: 'bring back what you undid last',
    also: 'again restore',
    group: 'This screen',
    screens: UNDOING,
    writes: true,
    whyDisabled: (state) =>
      state.redoable === undefined ? 'There is nothing to redo.' : undefined,
    run: effectOnlyStep('redo'),
  },
  {
    id: 'data.reload',
    keys: ['r'],
    label: 'reload',
    description: 'read the store again',
    also: 'refresh',
    group: 'Everywhere',
    screens: BOARD,
    run: (state) => [withNotice(state, 'Read again from the store.'), [{ kind: 'reload' }]],
  },
];

function open(state: State): Step {
  const top = topScreen(state);
  const row = selectedAttention(state);
  if (top.kind === 'overview' && row !== undefined) return openAttentionStep(state, row);
  const id = selectedNodeId(state);
  return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
}

function turned(state: State, by: 1 | -1): State {
  const top = topScreen(state);
  const next = screenDefinitionOf(state, top).turned?.(state, top, by);
  return next === undefined ? state : withTopScreen(state, next);
}

function record(state: State): State {
  const id = selectedIndicator(state);
  const indicator = id === undefined ? undefined : findIndicator(state.strategy, id);
  return indicator === undefined ? state : pushScreen(state, recordScreen(state, indicator));
}
