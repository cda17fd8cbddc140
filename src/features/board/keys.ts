/** What the board and an indicator answer to: open, record, undo, tabs. */
import { findIndicator } from '../../core/model/tree.ts';
import {
  BOARD,
  noEffects,
  request,
  selectedIndicator,
  selectedOnBoard,
  TABBED,
  withNotice,
} from '../../tui/binding.ts';
import {
  type Binding,
  defOf,
  push,
  type State,
  type Step,
  topOf,
  type Where,
  withTop,
} from '../../tui/state.ts';
import { openAttention, openNode } from '../explain/open-node.ts';
import { openForm } from '../record/record-form.ts';
import { selectedAttention } from './panels.ts';

/** Screens on which something can be recorded, and the journal of it. */
const UNDOING: readonly Where[] = [...BOARD, 'events', 'event', 'assess', 'assessment', 'journal'];

export const BOARD_KEYS: readonly Binding[] = [
  {
    id: 'item.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open what is selected: an indicator with its readings, rule and source; of an alert on a score, what moved it',
    group: 'This screen',
    screens: ['overview', 'track'],
    footer: true,
    whyDisabled: (state) =>
      selectedOnBoard(state) === undefined ? 'There is nothing to open here.' : undefined,
    run: open,
  },
  {
    id: 'reading.record',
    keys: ['e'],
    label: 'record',
    description: 'record a reading of the selected indicator',
    also: 'enter add new value update type',
    group: 'This screen',
    screens: BOARD,
    footer: true,
    writes: true,
    whyDisabled: (state) =>
      selectedIndicator(state) === undefined
        ? 'Select an indicator first; this line is about a whole track.'
        : undefined,
    run: (state) => noEffects(record(state)),
  },
  {
    id: 'tab.next',
    keys: [']'],
    label: 'next tab',
    description: 'next tab',
    group: 'This screen',
    screens: TABBED,
    footer: true,
    run: (state) => noEffects(turned(state, 1)),
  },
  {
    id: 'tab.prev',
    keys: ['['],
    label: 'tab',
    description: 'previous tab',
    group: 'This screen',
    screens: TABBED,
    run: (state) => noEffects(turned(state, -1)),
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
    run: request('undo'),
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
    run: request('redo'),
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
  const top = topOf(state);
  const row = selectedAttention(state);
  if (top.kind === 'overview' && row !== undefined) return openAttention(state, row);
  const id = selectedOnBoard(state);
  return id === undefined ? noEffects(state) : openNode(state, id);
}

function turned(state: State, by: 1 | -1): State {
  const top = topOf(state);
  const next = defOf(state, top).turned?.(state, top, by);
  return next === undefined ? state : withTop(state, next);
}

function record(state: State): State {
  const id = selectedIndicator(state);
  const indicator = id === undefined ? undefined : findIndicator(state.strategy, id);
  return indicator === undefined
    ? state
    : push(state, { kind: 'form', form: openForm(indicator, state.today) });
}
