/** What opens the events, and the keys of an event in their list and on its own screen. */
import type { Event } from '../../core/model/model.ts';
import {
  makeWhyScreenAlreadyOpen,
  openAddressStep,
  stepWithoutEffects,
  VIEWS,
} from '../../tui/binding.ts';
import { nothingHereSentence } from '../../tui/keymap.ts';
import { type Binding, pushScreen, type ScreenKind, type State } from '../../tui/state.ts';
import { eventCorrectionSheet, eventSheetBehavior, withEventSheet } from './event-sheet.ts';
import { selectedEvent, whyEventSourceCannotOpen } from './events-screen.ts';

const BOTH: readonly ScreenKind[] = ['events', 'event'];

/** Of an event, in the list and on its own screen. */
export const ANY_EVENT_KEYS: readonly Binding[] = [
  onEvent(
    'event.follow',
    'f',
    'what followed',
    'record an event that follows this one, as a change of status does',
    (state, event) => withEventSheet(state, event.nodes, event),
  ),
  onEvent('event.correct', 'c', 'correct', 'correct the event, its day too', (state, event) =>
    pushScreen(state, {
      kind: 'sheet',
      purpose: eventSheetBehavior(event.follows, event),
      sheet: eventCorrectionSheet(state.strategy, event),
    }),
  ),
  onEvent(
    'event.retract',
    'D',
    'retract',
    'retract the event; it asks first, and the journal keeps both',
    (state, event) =>
      pushScreen(state, { kind: 'retract', of: { subject: 'event', event }, choice: 0 }),
  ),
  {
    id: 'event.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the event in the browser',
    group: 'This screen',
    screens: BOTH,
    whyDisabled: (state) => whyEventSourceCannotOpen(state, selectedEvent(state)),
    run: (state) => openAddressStep(state, selectedEvent(state)?.url),
  },
];

function onEvent(
  id: string,
  key: string,
  label: string,
  description: string,
  run: (state: State, event: Event) => State,
): Binding {
  return {
    id,
    keys: [key],
    label,
    description,
    group: 'This screen',
    screens: BOTH,
    footer: true,
    writes: true,
    whyDisabled: (state) =>
      selectedEvent(state) === undefined
        ? nothingHereSentence(state, 'event', 'event.add')
        : undefined,
    run: (state) => {
      const event = selectedEvent(state);
      return stepWithoutEffects(event === undefined ? state : run(state, event));
    },
  };
}

/** What opens the list, from any view. */
export const EVENT_LIST_KEYS: readonly Binding[] = [
  {
    id: 'event.list',
    keys: ['v'],
    label: 'events',
    description: 'what happened and what our side did, with the board before and after',
    also: 'our acts actions promised pledged decided delivered record add new event',
    group: 'Everywhere',
    screens: VIEWS,
    footer: true,
    whyDisabled: makeWhyScreenAlreadyOpen('events'),
    run: (state) =>
      stepWithoutEffects(
        pushScreen(state, {
          kind: 'events',
          tab: 0,
          selected: 0,
          order: 0,
          reversed: false,
          filter: '',
        }),
      ),
  },
];
