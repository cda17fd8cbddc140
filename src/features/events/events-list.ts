/** The events up to the board's day as a list: filtered, in one of several orders. */

import type { Event } from '../../core/model/model.ts';
import { cut } from '../../text/cells.ts';
import { count, dayText, oneLine } from '../../text/format.ts';
import { prose } from '../../text/line.ts';
import { orRecord } from '../../tui/binding.ts';
import type { ColumnSpec, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { isLive, type State, typedFilter } from '../../tui/state.ts';
import { isAsKnown } from '../../tui/view.ts';
import {
  EVENT_FILTER_FORMS,
  kindText,
  nodeCodes,
  passesEvent,
  whyFound,
} from '../../views/event-words.ts';
import { actsTab } from './acts-list.ts';
import type { EventsScreen } from './screen-state.ts';

export const EVENT_ORDERS = ['newest first', 'by side', 'by kind', 'by what it bears on'] as const;

export const EVENTS_TABS = ['Events', 'Our acts'] as const;

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
export function eventFilter(state: State, screen: EventsScreen): string {
  return typedFilter(state) ?? screen.filter;
}

/** The events that the list shows, in its order. */
export function eventsShown(state: State, screen: EventsScreen): readonly Event[] {
  const { strategy, board, events } = state;
  const filter = eventFilter(state, screen);
  const shown = events
    .filter((event) => event.day <= board.asOf && passesEvent(filter, event, strategy))
    .toReversed();
  const key = (event: Event): string =>
    screen.order === 1
      ? event.side
      : screen.order === 2
        ? event.kind
        : nodeCodes(strategy, event.nodes);
  const sorted =
    screen.order === 0
      ? shown
      : shown.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
  return screen.reversed ? sorted.toReversed() : sorted;
}

/** The list in a width. */
export function eventsList(state: State, screen: EventsScreen, cells: number): ListData {
  const filter = eventFilter(state, screen);
  const common = { title: 'Events', tabs: EVENTS_TABS, tab: screen.tab };
  const typing = typedFilter(state) !== undefined;
  const forms = [prose(`words, !not, ${EVENT_FILTER_FORMS}`)];
  if (screen.tab === 1) {
    const view = actsTab(state, filter, cells);
    return { ...common, ...view, foot: typing ? forms : view.foot };
  }
  const shown = eventsShown(state, screen);
  const texts = shown.map((event) => ({
    day: dayText(event.day),
    side: event.side,
    'side and kind': kindText(event),
    on: nodeCodes(state.strategy, event.nodes),
    'what happened': oneLine(event.title),
  }));
  const known = state.events.filter(({ day }) => day <= state.board.asOf).length;
  const order = `${EVENT_ORDERS[screen.order] ?? ''}${screen.reversed ? ', reversed' : ''}`;
  const many =
    shown.length === known ? count(known, 'event') : `${shown.length} of ${count(known, 'event')}`;
  const filtered = filter.trim() === '' ? '' : `; filtered by ${oneLine(filter)}`;
  const head =
    shown.length > 0
      ? []
      : [
          prose(
            known === 0 && isAsKnown(state.view)
              ? `No event was known then; ${keyOf(state, 'time.clock')} shows what is held true of then.`
              : known === 0
                ? `No event is recorded${isLive(state) ? '' : ' up to this day'}${orRecord(state, 'event.add')}`
                : `Nothing fits "${oneLine(filter)}"; ${keyOf(state, 'nav.back')} shows all again.`,
          ),
        ];
  const why = (selected: number): string => {
    const event = shown[Math.min(selected, shown.length - 1)];
    return event === undefined ? '' : cut(whyFound(filter, event, state.strategy), cells);
  };
  return {
    ...common,
    head,
    ...(filter.trim() === '' || shown.length === 0 || state.size.rows < TALL
      ? {}
      : { lead: (at: number) => [prose(why(at))] }),
    specs: COLUMNS.filter(
      ({ key }) =>
        key !== (cells < NARROW ? 'side and kind' : 'side') && (key !== 'on' || cells >= ROOMY),
    ),
    texts,
    targets: shown.map(() => undefined),
    foot: typing ? forms : [prose(`${many}, ${order}${filtered}. They explain and never score.`)],
  };
}

/** The events as a screen. */
export const EVENTS_SCREEN = listScreen<EventsScreen>({
  kind: 'events',
  place: 'events',
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
      eventsShown(state, shown).findIndex(({ id }) => id === newest?.id);
    const all = { ...screen, tab: 0, ...(at(screen) < 0 ? { filter: '' } : {}) };
    return { ...all, selected: Math.max(0, at(all)) };
  },
  reads: ['events', 'view', 'locked', 'readOnly'],
  data: eventsList,
});
