/** The events up to the board's day as a list: filtered, in one of several orders. */

import type { Event } from '../../core/model/model.ts';
import { cutToWidth } from '../../text/cells.ts';
import { countWithNoun, dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { recordHintSentence } from '../../tui/binding.ts';
import type { ColumnSpec, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { isLiveView, type State, typedFilter } from '../../tui/state.ts';
import { isViewAsKnown } from '../../tui/view.ts';
import {
  briefEventKindText,
  EVENT_FILTER_FORMS,
  eventMatchText,
  eventPassesFilter,
  nodeNames,
} from '../../views/event-words.ts';
import { actsListData } from './acts-list.ts';

/** What happened, as a list. */
export interface EventsScreen {
  readonly kind: 'events';
  readonly tab: number;
  readonly selected: number;
  /** Index into `EVENT_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly events: EventsScreen;
  }
}

export const EVENT_ORDERS = ['newest first', 'by side', 'by kind', 'by what it bears on'] as const;

const EVENTS_TABS = ['Events', 'Our acts'] as const;

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'day' },
  { key: 'side', drop: 1 },
  { key: 'side and kind', most: 24 },
  { key: 'on', most: 22 },
  { key: 'what happened', grows: true, least: 20 },
];

/** Cells from which there is room for what an event bears on. */
const ROOMY = 96;
/** Below it the kind of an event would leave no room for what happened. */
const NARROW = 70;

/** Terminal rows below which the list has no room for why a row is in it. */
const TALL = 14;

/** What the list is filtered by, as it is typed or as it was taken. */
export function currentEventFilter(state: State, screen: EventsScreen): string {
  return typedFilter(state) ?? screen.filter;
}

/** The events that the list shows, in its order. */
export function filteredEvents(state: State, screen: EventsScreen): readonly Event[] {
  const { strategy, board, events } = state;
  const filter = currentEventFilter(state, screen);
  const shown = events
    .filter((event) => event.day <= board.asOf && eventPassesFilter(filter, event, strategy))
    .toReversed();
  const key = (event: Event): string =>
    screen.order === 1
      ? event.side
      : screen.order === 2
        ? event.kind
        : nodeNames(strategy, event.nodes);
  const sorted =
    screen.order === 0
      ? shown
      : shown.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
  return screen.reversed ? sorted.toReversed() : sorted;
}

/** The list in a width. */
function eventsListData(state: State, screen: EventsScreen, cells: number): ListData {
  const filter = currentEventFilter(state, screen);
  const common = { title: 'Events', tabs: EVENTS_TABS, tab: screen.tab };
  const typing = typedFilter(state) !== undefined;
  const forms = [proseLine(`words, !not, ${EVENT_FILTER_FORMS}`)];
  if (screen.tab === 1) {
    const view = actsListData(state, filter, cells);
    return { ...common, ...view, foot: typing ? forms : view.foot };
  }
  const shown = filteredEvents(state, screen);
  const texts = shown.map((event) => ({
    day: dayText(event.day),
    side: event.side,
    'side and kind': briefEventKindText(event),
    on: nodeNames(state.strategy, event.nodes),
    'what happened': terminalSafeOneLine(event.title),
  }));
  const known = state.events.filter(({ day }) => day <= state.board.asOf).length;
  const order = `${EVENT_ORDERS[screen.order] ?? ''}${screen.reversed ? ', reversed' : ''}`;
  const many =
    shown.length === known
      ? countWithNoun(known, 'event')
      : `${shown.length} of ${countWithNoun(known, 'event')}`;
  const filtered = filter.trim() === '' ? '' : `; filtered by ${terminalSafeOneLine(filter)}`;
  const head =
    shown.length > 0
      ? []
      : [
          proseLine(
            known === 0 && isViewAsKnown(state.view)
              ? `No event was known then; ${actionKeyName(state, 'time.clock')} shows what is held true of then.`
              : known === 0
                ? `No event is recorded${isLiveView(state) ? '' : ' up to this day'}${recordHintSentence(state, 'event.add')}`
                : `Nothing fits "${terminalSafeOneLine(filter)}"; ${actionKeyName(state, 'nav.back')} shows all again.`,
          ),
        ];
  const why = (selected: number): string => {
    const event = shown[Math.min(selected, shown.length - 1)];
    return event === undefined
      ? ''
      : cutToWidth(eventMatchText(filter, event, state.strategy), cells);
  };
  return {
    ...common,
    head,
    ...(filter.trim() === '' || shown.length === 0 || state.size.rows < TALL
      ? {}
      : { lead: (at: number) => [proseLine(why(at))] }),
    specs: COLUMNS.filter(
      ({ key }) =>
        key !== (cells < NARROW ? 'side and kind' : 'side') && (key !== 'on' || cells >= ROOMY),
    ),
    texts,
    targets: shown.map(() => undefined),
    foot: typing
      ? forms
      : [
          proseLine(
            `${many}, ${order}${filtered}. They score only where an indicator counts them.`,
          ),
        ],
  };
}

/** The events as a screen. */
export const EVENTS_SCREEN = listScreen<EventsScreen>({
  kind: 'events',
  place: 'events',
  shows:
    'What happened up to the day of the board, and what our side did; an event scores only where an indicator counts it.',
  leads: ['event.open', 'event.add'],
  tabbed: true,
  filter: (_, screen) => ({
    text: screen.filter,
    label: 'filter',
    by: (filter) => ({ ...screen, filter, selected: 0 }),
  }),
  newest(state, screen) {
    const newest = state.events.toSorted((a, b) => b.seq - a.seq)[0];
    const at = (shown: EventsScreen): number =>
      filteredEvents(state, shown).findIndex(({ id }) => id === newest?.id);
    const all = { ...screen, tab: 0, ...(at(screen) < 0 ? { filter: '' } : {}) };
    return { ...all, selected: Math.max(0, at(all)) };
  },
  reads: ['events', 'view', 'locked', 'readOnly'],
  data: eventsListData,
});
