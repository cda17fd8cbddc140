/** The journal: undo and redo, what opens it, and its replay. */

import { matchEntrySubject } from '../../core/journal/journal.ts';
import { glyphsOf } from '../../tui/appearance.ts';
import {
  BOARD,
  clampListIndex,
  effectOnlyStep,
  screenKeyBinding,
  stepWithoutEffects,
  VIEWS,
  whyScreenOpenAlready,
} from '../../tui/binding.ts';
import { listViewOf } from '../../tui/lists.ts';
import {
  type Binding,
  pushScreen,
  type State,
  type Step,
  type Where,
  withTopScreen,
} from '../../tui/state.ts';
import { withAssessmentOpened } from '../assessments/keys.ts';
import { openEventStep } from '../events/selected-event.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { journalRows, replayWaitEffect } from './journal-list.ts';
import { type JournalScreen, REPLAY_SPEEDS } from './screen-state.ts';

const MIDDLE = 3;

/** Screens on which something can be recorded, and the journal of it. */
const UNDOING: readonly Where[] = [
  ...BOARD,
  ...(['events', 'event', 'assess', 'assessment', 'journal', 'inbox', 'answer'] as const),
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
];

/** What opens it, from any view. */
export const JOURNAL_LIST_KEYS: readonly Binding[] = [
  {
    id: 'journal.open',
    keys: ['J'],
    label: 'journal',
    description: 'every entry of the journal, with its effect on the index',
    also: 'history log changes',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: whyScreenOpenAlready('journal'),
    run: (state) => [pushScreen(state, CLOSED), [{ kind: 'journal' }]],
  },
];

export const JOURNAL_KEYS: readonly Binding[] = [
  screenKeyBinding('journal', {
    id: 'journal.entry',
    keys: ['Enter'],
    label: 'open',
    description: 'open what the entry is about: an indicator, an event, an assessment',
    footer: true,
    whyDisabled: (state, screen) => {
      const opened = openedEntry(state, screen);
      return typeof opened === 'string' ? opened : undefined;
    },
    run: (state, screen) => {
      const opened = openedEntry(state, screen);
      return typeof opened === 'string' ? stepWithoutEffects(state) : opened;
    },
  }),
  here(
    'journal.replay',
    [' '],
    'replay',
    'replay from here, or from the first entry; again stops',
    (state, top) =>
      top.playing
        ? stepWithoutEffects(withTopScreen(state, { ...top, playing: false }))
        : started(state, top),
  ),
  here('journal.faster', ['+', '='], 'faster', 'replay faster', (state, top) =>
    stepWithoutEffects(
      withTopScreen(state, { ...top, speed: clampListIndex(top.speed + 1, REPLAY_SPEEDS.length) }),
    ),
  ),
  here('journal.slower', ['-'], 'slower', 'replay slower', (state, top) =>
    stepWithoutEffects(
      withTopScreen(state, { ...top, speed: clampListIndex(top.speed - 1, REPLAY_SPEEDS.length) }),
    ),
  ),
];

const CLOSED: JournalScreen = {
  kind: 'journal',
  selected: 0,
  filter: '',
  effects: undefined,
  whole: true,
  playing: false,
  ticket: 0,
  speed: MIDDLE,
};

function here(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: JournalScreen) => Step,
): Binding {
  return screenKeyBinding('journal', { id, keys, label, description, footer: true, run });
}

/** The step to what the selected entry is about, or why there is none. */
function openedEntry(state: State, screen: JournalScreen): Step | string {
  const row = journalRows(state, screen)[screen.selected];
  const entry = row?.effect.entry;
  const none = 'There is nothing to open here.';
  if (entry === undefined) return none;
  const assessment = ({ id }: { readonly id: string }): Step =>
    stepWithoutEffects(withAssessmentOpened(state, id));
  const indicator = (): Step | string =>
    row?.target === undefined
      ? 'This indicator is not in the strategy any more.'
      : openNodeStep(state, row.target);
  return matchEntrySubject<Step | string>(
    {
      assessment,
      signature: assessment,
      event(of) {
        const event = state.events.find(({ id }) => id === of.id);
        return event === undefined
          ? 'This event does not stand any more.'
          : openEventStep(state, event);
      },
      reading: indicator,
      check: indicator,
      proposal: () => none,
      action: () => none,
    },
    entry,
  );
}

function started(state: State, top: JournalScreen): Step {
  const { length } = listViewOf(state, top, glyphsOf(state)).rows;
  if (length === 0) return stepWithoutEffects(state);
  const selected = top.selected === 0 ? length - 1 : Math.min(top.selected, length - 1);
  const next = { ...top, selected, playing: true, ticket: top.ticket + 1 };
  return [withTopScreen(state, next), [replayWaitEffect(next)]];
}
