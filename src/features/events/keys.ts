/** What opens the events, and what their list, an event and its sheet answer to. */

import type { Event } from '../../core/model/model.ts';
import { canonicalWebAddress } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  makeWhyScreenAlreadyOpen,
  nothingOpensSentence,
  stepWithoutEffects,
  VIEWS,
  withNotice,
} from '../../tui/binding.ts';
import {
  type Binding,
  pushScreen,
  type ScreenKind,
  type State,
  withTopScreen,
} from '../../tui/state.ts';
import { openNodeOnDayStep, openNodeStep } from '../explain/open-node.ts';
import { eventCorrectionSheet, eventSheetBehavior, newEventSheet } from './event-sheet.ts';
import {
  EVENT_ORDERS,
  type EventsScreen,
  nodeIdsOfScreenBelow,
  openEventStep,
  selectedEvent,
  selectedEventRowNodeId,
  shownEventsTabName,
  whyEventSourceCannotOpen,
} from './events-list.ts';

const LIST: readonly ScreenKind[] = ['events'];
const BOTH: readonly ScreenKind[] = ['events', 'event'];

export const EVENT_KEYS: readonly Binding[] = [
  {
    id: 'event.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open the event: the board before and after it; an objective without an act in the tree',
    group: 'This screen',
    screens: LIST,
    footer: true,
    whyDisabled: (state) =>
      (selectedEvent(state) ?? selectedEventRowNodeId(state)) === undefined
        ? 'There is no event here.'
        : undefined,
    run: (state) => {
      const event = selectedEvent(state);
      if (event !== undefined) return openEventStep(state, event);
      // an objective on which nobody acted
      const id = selectedEventRowNodeId(state);
      return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
    },
  },
  {
    id: 'event.node',
    keys: ['Enter'],
    label: 'open',
    description: 'open what the row is about, as of the day of the event',
    group: 'This screen',
    screens: ['event'],
    footer: true,
    whyDisabled: (state) =>
      selectedEventRowNodeId(state) === undefined
        ? nothingOpensSentence(state, 'a row of an indicator or a branch')
        : undefined,
    run: (state) => {
      const id = selectedEventRowNodeId(state);
      const event = selectedEvent(state);
      return id === undefined || event === undefined
        ? stepWithoutEffects(state)
        : openNodeOnDayStep(state, id, event.day);
    },
  },
  {
    id: 'event.add',
    keys: ['e'],
    label: 'record',
    description: 'record something that happened',
    group: 'This screen',
    screens: LIST,
    footer: true,
    writes: true,
    run: (state) => stepWithoutEffects(withSheet(state, nodeIdsOfScreenBelow(state), undefined)),
  },
  onEvent(
    'event.follow',
    'f',
    'what followed',
    'record an event that follows this one, as a change of status does',
    (state, event) => withSheet(state, event.nodes, event),
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
    whyDisabled: (state) => whyEventSourceCannotOpen(selectedEvent(state)),
    run: (state) => {
      const url = canonicalWebAddress(selectedEvent(state)?.url ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  },
  bindingForScreenKind('events', {
    id: 'event.sort',
    keys: ['s'],
    label: 'sort',
    description: `the next order of events: ${EVENT_ORDERS.join(', ')}`,
    footer: true,
    whyDisabled: whyOrderFixed,
    run(state, screen) {
      const order = (screen.order + 1) % EVENT_ORDERS.length;
      const next = withTopScreen(state, { ...screen, order, selected: 0 });
      return stepWithoutEffects(withNotice(next, `Sorted ${EVENT_ORDERS[order] ?? ''}.`));
    },
  }),
  bindingForScreenKind('events', {
    id: 'event.reverse',
    keys: ['S'],
    label: 'reverse',
    description: 'the events in the same order the other way round',
    whyDisabled: whyOrderFixed,
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, reversed: !screen.reversed, selected: 0 }),
      ),
  }),
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
      selectedEvent(state) === undefined ? 'There is no event here.' : undefined,
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

function whyOrderFixed(_: State, screen: EventsScreen): string | undefined {
  return shownEventsTabName(screen) === 'Our acts'
    ? 'Our acts stand in one order: not delivered, delivered, against the strategy, without an act.'
    : undefined;
}

function withSheet(state: State, nodes: readonly string[], follows: Event | undefined): State {
  return pushScreen(state, {
    kind: 'sheet',
    purpose: eventSheetBehavior(follows?.id ?? ''),
    sheet: newEventSheet(state.strategy, state.today, nodes, follows),
  });
}
