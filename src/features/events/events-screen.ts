/** The events up to the board's day as a list: filtered, in one of several orders, with what our side did on a tab of its own; and the event that the keys act on. */

import type { Idle } from '../../core/analysis/actions.ts';
import { EVENT_STATUSES, type Event, type EventStatus } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { cutToWidth } from '../../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine, wrapLines } from '../../text/line.ts';
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import {
  bindingForScreenKind,
  recordKeyOrWhyNotText,
  stepWithoutEffects,
  withNotice,
} from '../../tui/binding.ts';
import { listScreenFilter, nothingFitsSentence } from '../../tui/filtering.ts';
import { actionKeyNameIfEnabled, nothingHereSentence } from '../../tui/keymap.ts';
import type { ColumnSpec, ListBody, ListData } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  filterTextBeingTyped,
  isViewOfToday,
  pushScreen,
  type State,
  type Step,
  scoredNodeIdOfTopScreen,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { isViewAsKnown } from '../../tui/view.ts';
import {
  type AgainstView,
  type CommitmentView,
  commitmentStatusDatesText,
  contraryActStatusText,
  eventExpectedMoveText,
  idleObjectiveCountText,
  lastActOnObjectiveText,
  ourActsView,
  scoreChangeFollowingActText,
} from '../../views/actions.ts';
import {
  EVENT_FILTER_FORMS,
  eventFilterMatchReasonText,
  eventPassesFilter,
  eventSideKindStatusText,
  nodeNamesText,
  nodeTitleWithCode,
  nodeWithoutActPassesFilter,
} from '../../views/event-words.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { withEventSheet } from './event-sheet.ts';

/** What happened, as a list. */
interface EventsScreen {
  readonly kind: 'events';
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
  readonly selected: number;
  /** Index into `EVENT_ORDERS`, from 0. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly events: EventsScreen;
  }
}

const EVENT_ORDERS = ['newest first', 'by side', 'by kind', 'by what it bears on'] as const;

const EVENTS_TABS = ['Events', 'Our acts'] as const;

/** The name of the tab that the screen of events shows. */
export function shownEventsTabName({ tab }: EventsScreen): (typeof EVENTS_TABS)[number] {
  return EVENTS_TABS[tab] ?? 'Events';
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'day' },
  { key: 'side', drop: 1 },
  { key: 'side and kind', most: 24 },
  { key: 'on', most: 22 },
  { key: 'what happened', grows: true, least: 20 },
];

/** Cells from which there is room for what an event bears on. */
const ROOMY = 96;

/** Cells below which the kind of an event would leave no room for what happened. */
const NARROW = 70;

/** Terminal rows below which the list has no room for why a row is in it. */
const TALL = 14;

/** What the list is filtered by, as it is typed or as it was taken. */
function currentEventFilter(state: State, screen: EventsScreen): string {
  return filterTextBeingTyped(state) ?? screen.filter;
}

/** The events that the list shows, in its order. */
export function filteredEventsInListOrder(state: State, screen: EventsScreen): readonly Event[] {
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
        : nodeNamesText(strategy, event.nodes);
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
  const typing = filterTextBeingTyped(state) !== undefined;
  const forms = [proseLine(`words, !not, ${EVENT_FILTER_FORMS}`)];
  if (shownEventsTabName(screen) === 'Our acts') {
    const view = actsListData(state, filter, cells);
    return { ...common, ...view, foot: typing ? forms : view.foot };
  }
  const shown = filteredEventsInListOrder(state, screen);
  const texts = shown.map((event) => ({
    day: dayText(event.day),
    side: event.side,
    'side and kind': eventSideKindStatusText(event),
    on: nodeNamesText(state.strategy, event.nodes),
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
                ? `No event is recorded${isViewOfToday(state) ? '' : ' up to this day'}${recordKeyOrWhyNotText(state, 'event.add')}`
                : nothingFitsSentence(state, filter),
          ),
        ];
  const why = (selected: number): string => {
    const event = shown[Math.min(selected, shown.length - 1)];
    return event === undefined
      ? ''
      : cutToWidth(eventFilterMatchReasonText(filter, event, state.strategy), cells);
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
  filter: (_, screen) => listScreenFilter(screen, 'filter'),
  newest(state, screen) {
    const newest = state.events.toSorted((a, b) => b.seq - a.seq)[0];
    const at = (shown: EventsScreen): number =>
      filteredEventsInListOrder(state, shown).findIndex(({ id }) => id === newest?.id);
    const all = {
      ...screen,
      tab: EVENTS_TABS.indexOf('Events'),
      ...(at(screen) < 0 ? { filter: '' } : {}),
    };
    return withTopScreen(state, { ...all, selected: Math.max(0, at(all)) });
  },
  reads: ['events', 'view', 'locked', 'readOnly'],
  data: eventsListData,
});

interface Act {
  /** How far it came, in the word of its own status, or that it was against the strategy. */
  readonly word: EventStatus | 'against' | 'no act';
  /** undefined for an objective that nobody has acted on. */
  readonly event: Event | undefined;
  readonly day: string;
  readonly what: string;
  /** What is said of it while it is selected. */
  readonly about: readonly string[];
  /** The act against the strategy; undefined for all else. */
  readonly against?: AgainstView;
  /** The objective without an act; undefined for an act. */
  readonly idle?: Idle;
}

const ACT_COLUMNS: readonly ColumnSpec[] = [
  { key: 'how far' },
  { key: 'day' },
  { key: 'act', grows: true },
];

/** Lines about the selected act; always as many, so that the table stays where it is. */
const ABOUT = 5;

/** Terminal rows below which they would leave the table no room. */
const TALL_FOR_ACTS = 20;

/** The acts that pass the filter: pledged or decided, delivered, against the strategy, then the objectives without an act. */
export function ourActsAndIdleObjectiveRows(
  { strategy, board, events }: State,
  filter: string,
): readonly Act[] {
  const { promised, delivered, against, idle } = ourActsView(board, events);
  const commitment = (view: CommitmentView): Act => {
    const { first, delivered: done, latest } = view.commitment;
    const event = done ?? latest;
    const word = event.status ?? 'delivered';
    return {
      word,
      event,
      day: dayText(event.day),
      what: terminalSafeOneLine(first.title),
      about: [
        `${commitmentStatusDatesText(view.commitment)}; ${countWithNoun(view.waiting, 'day')} ago${view.late ? '; the day it was expected by has passed' : ''}`,
        ...(view.expected === undefined ? [] : [eventExpectedMoveText(view.expected)]),
        ...view.followed.map(scoreChangeFollowingActText),
      ],
    };
  };
  const fits = ({ event }: Act): boolean =>
    event !== undefined && eventPassesFilter(filter, event, strategy);
  return [
    ...[...promised, ...delivered].map(commitment).filter(fits),
    ...against
      .map(
        (each): Act => ({
          word: 'against',
          event: each.act,
          day: dayText(each.act.day),
          what: terminalSafeOneLine(
            `${each.act.title} (${each.ended === undefined ? 'still stands' : `ended ${dayText(each.ended.day)}`})`,
          ),
          about: [contraryActStatusText(each), ...each.followed.map(scoreChangeFollowingActText)],
          against: each,
        }),
      )
      .filter(fits),
    ...idle
      .filter(({ node }) => nodeWithoutActPassesFilter(filter, node.id, strategy))
      .map(
        (each): Act => ({
          word: 'no act',
          event: undefined,
          day:
            each.since !== undefined
              ? dayText(each.since)
              : each.above === undefined
                ? 'no act yet'
                : 'none alone',
          what: nodeTitleWithCode(strategy, each.node.id),
          about: [
            `${nodeTitleWithCode(strategy, each.node.id)}: ${lastActOnObjectiveText(strategy, each)}`,
          ],
          idle: each,
        }),
      ),
  ];
}

/** The list of our acts and of the objectives without one, laid out in `cells` cells, with what stands above and below it. */
export function actsListData(state: State, filter: string, cells: number): ListBody {
  const acts = ourActsAndIdleObjectiveRows(state, filter);
  const counts = EVENT_STATUSES.flatMap((status) => {
    const many = acts.filter(({ word }) => word === status).length;
    return many === 0 ? [] : [`${many} ${status}`];
  });
  const against = acts.flatMap((act) => (act.against === undefined ? [] : [act.against]));
  const ended = against.filter((each) => each.ended !== undefined).length;
  const opposed =
    against.length === 0
      ? []
      : [`${against.length} against${ended === 0 ? '' : ` (${ended} ended)`}`];
  const idle = acts.flatMap((act) => (act.idle === undefined ? [] : [act.idle]));
  const about = state.size.rows < TALL_FOR_ACTS ? 1 : ABOUT;
  return {
    head: acts.length === 0 ? [proseLine('No act of our side fits.')] : [],
    lead: (selected) => {
      const act = acts[Math.min(selected, acts.length - 1)];
      const why =
        act?.event === undefined
          ? ''
          : eventFilterMatchReasonText(filter, act.event, state.strategy);
      const said = [...(act?.about ?? []), ...(why === '' ? [] : [why])].map(proseLine);
      const lines = wrapLines(said, cells).slice(0, about);
      return act === undefined
        ? []
        : [...lines, ...Array.from({ length: about - lines.length }, () => proseLine(''))];
    },
    specs: ACT_COLUMNS,
    texts: acts.map(({ word, day, what }) => ({ 'how far': word, day, act: what })),
    targets: acts.map(({ idle }) => idle?.node.id),
    foot: [
      proseLine(
        `${[...counts, ...opposed, idleObjectiveCountText(idle)].join(', ')}. After is not because.`,
      ),
    ],
  };
}

/** The event that is open or selected; undefined: none. */
export function selectedEvent(state: State): Event | undefined {
  const top = topScreen(state);
  if (top.kind === 'event') return state.events.find(({ id }) => id === top.event);
  if (top.kind !== 'events') return undefined;
  const shown =
    shownEventsTabName(top) === 'Our acts'
      ? ourActsAndIdleObjectiveRows(state, currentEventFilter(state, top)).map(({ event }) => event)
      : filteredEventsInListOrder(state, top);
  return shown[Math.min(top.selected, shown.length - 1)];
}

/** The step to the screen of an event, which asks for the board as it was known before that event. */
export function openEventStep(state: State, event: Event): Step {
  return [
    pushScreen(state, { kind: 'event', event: event.id, tab: 0, selected: 0, known: undefined }),
    [{ kind: 'knownBefore', event: event.id, day: event.day }],
  ];
}

/** Why the source of an event does not open in a browser; undefined: it does. */
export function whyEventSourceCannotOpen(
  state: State,
  event: Event | undefined,
): string | undefined {
  if (event === undefined) return nothingHereSentence(state, 'event', 'event.add');
  if (event.url === '') {
    const key = actionKeyNameIfEnabled(state, 'event.correct');
    return `No address was given for this event${key === undefined ? '' : `; ${key} adds it`}.`;
  }
  const kept = whyNotWebAddressSentence(event.url);
  return kept && terminalSafeOneLine(`"${event.url}" is ${kept}.`);
}

/** What the screen below the list is about, on which a new event most likely bears; nothing on the overview, where all is. */
function nodeIdsOfScreenBelow(state: State): readonly string[] {
  const below = state.layers.at(-2);
  if (below === undefined) return [];
  const { node, selected } = screenDefinitionOf(state, below);
  const about = node?.(below);
  return about === undefined ? [] : [selected?.(state, below) ?? about];
}

export const EVENTS_KEYS: readonly Binding[] = [
  {
    id: 'event.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open the event: the board before and after it; an objective without an act in the tree',
    group: 'This screen',
    screens: ['events'],
    footer: true,
    whyDisabled: (state) =>
      (selectedEvent(state) ?? scoredNodeIdOfTopScreen(state)) === undefined
        ? nothingHereSentence(state, 'event', 'event.add')
        : undefined,
    run: (state) => {
      const event = selectedEvent(state);
      if (event !== undefined) return openEventStep(state, event);
      // an objective on which nobody acted
      const id = scoredNodeIdOfTopScreen(state);
      return id === undefined ? stepWithoutEffects(state) : openNodeStep(state, id);
    },
  },
  {
    id: 'event.add',
    keys: ['e'],
    label: 'record',
    description: 'record something that happened',
    group: 'This screen',
    screens: ['events'],
    footer: true,
    writes: true,
    run: (state) =>
      stepWithoutEffects(withEventSheet(state, nodeIdsOfScreenBelow(state), undefined)),
  },
];

export const EVENTS_ORDER_KEYS: readonly Binding[] = [
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

function whyOrderFixed(state: State, screen: EventsScreen): string | undefined {
  if (shownEventsTabName(screen) === 'Our acts')
    return 'Our acts stand in one order: not delivered, delivered, against the strategy, without an act.';
  return selectedEvent(state) === undefined
    ? nothingHereSentence(state, 'event', 'event.add')
    : undefined;
}
