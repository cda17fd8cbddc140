/** What opens the journal, and undo and redo wherever something is recorded. */

import {
  BOARD,
  makeEffectOnlyStepFunction,
  makeWhyScreenAlreadyOpen,
  VIEWS,
} from '../../tui/binding.ts';
import { type Binding, pushScreen, type Where } from '../../tui/state.ts';
import { UNREAD_JOURNAL } from './journal-screen.ts';

/** Screens on which something can be recorded, and the journal of it. */
const UNDOING: readonly Where[] = [
  ...BOARD,
  ...([
    'events',
    'event',
    'assessments',
    'assessment',
    'journal',
    'inbox',
    'late',
    'answer',
  ] as const),
];

/** What takes back, from any view and from a screen that something is recorded on. */
export const UNDO_KEYS: readonly Binding[] = [
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
    run: makeEffectOnlyStepFunction('undo'),
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
    run: makeEffectOnlyStepFunction('redo'),
  },
];

/** What opens it, from any view. */
export const JOURNAL_OPEN_KEYS: readonly Binding[] = [
  {
    id: 'journal.open',
    keys: ['J'],
    label: 'journal',
    description: 'every entry of the journal, with its effect on the index',
    also: 'history log changes',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('journal'),
    run: (state) => [pushScreen(state, UNREAD_JOURNAL), [{ kind: 'journal' }]],
  },
];
