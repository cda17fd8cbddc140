/** The event that the keys act on, the way to its screen, and what a new one most likely bears on. */
import type { Event } from '../../core/model/model.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { noWebAddressSentence } from '../../text/web-address.ts';
import {
  pushScreen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
} from '../../tui/state.ts';
import { filteredActs } from './acts-list.ts';
import { currentEventFilter, eventsTabName, filteredEvents } from './events-list.ts';

/** The event that is open or selected; undefined: none. */
export function selectedEvent(state: State): Event | undefined {
  const top = topScreen(state);
  if (top.kind === 'event') return state.events.find(({ id }) => id === top.event);
  if (top.kind !== 'events') return undefined;
  const shown =
    eventsTabName(top) === 'Our acts'
      ? filteredActs(state, currentEventFilter(state, top)).map(({ event }) => event)
      : filteredEvents(state, top);
  return shown[Math.min(top.selected, shown.length - 1)];
}

/** The step to the screen of an event; the board known before it is asked for. */
export function openEventStep(state: State, event: Event): Step {
  return [
    pushScreen(state, { kind: 'event', event: event.id, tab: 0, selected: 0, known: undefined }),
    [{ kind: 'knownBefore', event: event.id, day: event.day }],
  ];
}

/** Why the source of an event does not open in a browser; undefined: it does. */
export function eventSourceProblemText(event: Event | undefined): string | undefined {
  if (event === undefined) return 'There is no event here.';
  if (event.url === '') return 'No address was given for this event.';
  const kept = noWebAddressSentence(event.url);
  return kept && terminalSafeOneLine(`"${event.url}" is ${kept}.`);
}

/** What the screen below the list is about, on which a new event most likely bears; nothing on the overview, where all is. */
export function currentScreenNodeIds(state: State): readonly string[] {
  const below = state.layers.at(-2);
  if (below === undefined) return [];
  const { node, selected } = screenDefinitionOf(state, below);
  const about = node?.(below);
  return about === undefined ? [] : [selected?.(state, below) ?? about];
}

/** Id of the node that the selected row of an event is about; undefined: none. */
export function selectedEventNodeId(state: State): string | undefined {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).scored?.(state, top);
}
