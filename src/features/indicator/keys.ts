/** Keys of a reading and its source, wherever one is selected, and from event to event. */

import type { Event } from '../../core/model/model.ts';
import { compareEventsByDay } from '../../core/model/readings.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { addressOrKeptCopyOf, whyNotWebAddressSentence } from '../../text/web-address.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import {
  BOARD,
  openAddressStep,
  selectedIndicatorId,
  stepWithoutEffects,
  withNotice,
} from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { noReadingHereSentence, selectedReading } from '../../tui/selected-reading.ts';
import {
  type Binding,
  type Screen,
  type ScreenTypes,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  type Where,
  withTopScreen,
} from '../../tui/state.ts';
import {
  type ChartFlags,
  eventAdjacentToDay,
  eventsBeforeChartText,
  eventsOfNodeOrAll,
  type Flag,
  noFlagOnChartSentence,
} from '../../views/flags.ts';
import { indicatorChartFlagsAndCounts } from '../../views/indicator-chart.ts';
import type { EventScreen } from '../events/event-screen.ts';
import {
  filteredEventsInListOrder,
  openEventStep,
  shownEventsTabName,
} from '../events/events-screen.ts';
import { selectedSource, shownIndicatorTabName } from './indicator-readings.ts';
import type { IndicatorScreen } from './indicator-screen.ts';
import { readingCitationText } from './source-view.ts';

/** Of a reading or a source, wherever one is selected. */
export const SOURCE_KEYS: readonly Binding[] = [
  {
    id: 'source.open',
    keys: ['o'],
    label: 'source',
    description: 'open the source in the browser; where none can open, say its address',
    also: 'url link page',
    group: 'This screen',
    screens: [...BOARD, 'late', 'explain', 'assessment'],
    footer: true,
    whyDisabled: (state) => {
      const address = addressOfSelectedReading(state);
      if (address === undefined)
        return topScreen(state).kind === 'assessment'
          ? `There is no reading here; ${actionKeyName(state, 'assessment.board')} goes on to those it stood on.`
          : noReadingHereSentence(state);
      if (address === '' && topScreen(state).kind === 'assessment')
        return 'No address was given with this reading; correcting it on the page of its indicator adds one.';
      if (address === '') {
        const id = selectedReading(state)?.indicator.id ?? selectedIndicatorId(state) ?? '';
        const indicator = findIndicatorByIdOrCode(state.strategy, id);
        const page = indicator === undefined ? 'its indicator' : nodeCodeOf(indicator);
        return `No address was given; the page of ${terminalSafeOneLine(page)} (Sources) says where to look.`;
      }
      const kept = whyNotWebAddressSentence(address);
      return (
        kept &&
        `What was given is ${kept}; ${actionKeyName(state, 'reading.copy')} copies what is known of it.`
      );
    },
    run: (state) => openAddressStep(state, addressOfSelectedReading(state)),
  },
  {
    id: 'reading.copy',
    keys: ['y'],
    label: 'cite',
    description: 'copy a line to cite the reading with, to the clipboard of the terminal',
    also: 'yank citation',
    group: 'This screen',
    footerFrom: 100,
    screens: [...BOARD, 'alert', 'explain', 'assessment'],
    whyDisabled(state) {
      if (selectedText(state) !== undefined) return undefined;
      const indicator = findIndicatorByIdOrCode(state.strategy, selectedIndicatorId(state) ?? '');
      if (indicator?.count !== undefined) return noReadingHereSentence(state);
      const hasOne = indicator === undefined || state.board.readings.of(indicator.id).length > 0;
      return `There is no reading here to cite${hasOne ? '; select one on the tab Readings of its indicator' : ''}.`;
    },
    run: copyCitationStep,
  },
];

/** The address of the selected source, else of its kept copy; '' when neither is given, undefined without a reading. */
function addressOfSelectedReading(state: State): string | undefined {
  const row = selectedSource(state);
  if (row !== undefined) return row.url === '' ? (row.newest?.archived ?? '') : row.url;
  const reading = selectedReading(state)?.reading;
  return reading && addressOrKeptCopyOf(reading);
}

function selectedText(state: State): string | undefined {
  const row = selectedSource(state);
  if (row !== undefined && row.newest === undefined)
    return [row.source, row.url].filter((text) => text !== '').join('. ');
  const hand = selectedReading(state);
  const reading = row?.newest ?? hand?.reading;
  return hand === undefined || reading === undefined
    ? undefined
    : readingCitationText(hand.indicator, reading, row === undefined ? hand.withdrawn : '');
}

function copyCitationStep(state: State): Step {
  const text = selectedText(state);
  const withdrawn =
    selectedSource(state) === undefined ? selectedReading(state)?.withdrawn : undefined;
  return text === undefined
    ? stepWithoutEffects(state)
    : [state, [{ kind: 'copy', text, ...(withdrawn ? { but: withdrawn } : {}) }]];
}

const STEPPED: readonly Where[] = [...BOARD, 'event'];

/** From event to event. */
export const EVENT_STEP_KEYS: readonly Binding[] = [
  {
    id: 'event.prev',
    keys: ['('],
    label: 'event before',
    description: 'the event before: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: STEPPED,
    whyDisabled: (state) => whyNoAdjacentEvent(state, -1),
    run: (state) => adjacentEventStep(state, -1),
  },
  {
    id: 'event.next',
    keys: [')'],
    label: 'next event',
    description: 'the next event: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: STEPPED,
    whyDisabled: (state) => whyNoAdjacentEvent(state, 1),
    run: (state) => adjacentEventStep(state, 1),
  },
];

/** To the event before (`by` -1) or after (1) the one in hand: opens it, on a chart spells its flag out, elsewhere goes to its day; stays where there is none. */
function adjacentEventStep(state: State, by: 1 | -1): Step {
  const top = topScreen(state);
  if (top.kind === 'event') return openAdjacentEventStep(state, top, by);
  if (isChartShown(top)) {
    const flag = adjacentChartFlag(state, top, by);
    return stepWithoutEffects(
      flag === undefined ? state : withTopScreen(state, { ...top, flag: flag.event.id }),
    );
  }
  const here = eventsOfBoard(state);
  const event = eventAdjacentToDay(here, state.board.asOf, by);
  if (event === undefined) return stepWithoutEffects(state);
  const [next, effects] = goToViewStep(state, { ...state.view, asOf: event.day });
  const titles = here.filter(({ day }) => day === event.day).map(({ title }) => title);
  return [withNotice(next, `${dayText(event.day)}: ${titles.join('; ')}`), effects];
}

/** Why there is no event before (`by` -1) or after (1) the one in hand; undefined: there is one. */
function whyNoAdjacentEvent(state: State, by: 1 | -1): string | undefined {
  const top = topScreen(state);
  if (isChartShown(top)) {
    if (adjacentChartFlag(state, top, by) !== undefined) return undefined;
    const { flags, before } = chartFlags(state, top);
    const earlier = before === 0 ? '' : ` (${eventsBeforeChartText(before)})`;
    if (flags.length === 0) return noFlagOnChartSentence(before);
    return by < 0 && before > 0 ? `No flag lies before${earlier}.` : noEventSentence(by);
  }
  const event =
    top.kind === 'event'
      ? adjacentEvent(state, top, by)
      : eventAdjacentToDay(eventsOfBoard(state), state.board.asOf, by);
  return event === undefined ? noEventSentence(by) : undefined;
}

/** That no event lies before (`by` -1) or after (1) the one in hand. */
function noEventSentence(by: 1 | -1): string {
  return by < 0 ? 'No event lies before.' : 'No event lies after.';
}

function isChartShown(screen: Screen): screen is IndicatorScreen {
  return screen.kind === 'indicator' && shownIndicatorTabName(screen) === 'Chart';
}

/** The events of the node that the board is of, or all, up to today. */
function eventsOfBoard(state: State): readonly Event[] {
  const id = boardScreenNodeId(state, topScreen(state));
  return eventsOfNodeOrAll(state.strategy, state.events, id).filter(
    ({ day }) => day <= state.today,
  );
}

function chartFlags({ board, events, strategy }: State, { id }: IndicatorScreen): ChartFlags {
  const indicator = findIndicatorByIdOrCode(strategy, id);
  return indicator === undefined
    ? { flags: [], drawn: 0, before: 0 }
    : indicatorChartFlagsAndCounts(board, events, indicator);
}

/** The flag before (`by` -1) or after (1) the one that is spelled out, the newest or the oldest where none is; undefined: there is none. */
function adjacentChartFlag(state: State, top: IndicatorScreen, by: 1 | -1): Flag | undefined {
  const { flags } = chartFlags(state, top);
  const now = flags.findIndex(({ event }) => event.id === top.flag);
  // The newest flag is the first; before it in time is the next.
  return flags[now < 0 ? (by < 0 ? 0 : flags.length - 1) : now - by];
}

/** Id of the node that a screen of the board is about; undefined: of none, or it is another screen. */
function boardScreenNodeId(state: State, screen: Screen | undefined): string | undefined {
  if (screen === undefined) return undefined;
  const { sort, node } = screenDefinitionOf(state, screen);
  return sort === 'board' ? node?.(screen) : undefined;
}

/** The events among which one steps from the opened one: those that the list or the chart below it shows, as they stand there. */
function eventsShownBelow(state: State): readonly Event[] {
  const below = state.layers.at(-2);
  return isEventListShown(below)
    ? filteredEventsInListOrder({ ...state, layers: state.layers.slice(0, -1) }, below)
    : eventsOfNodeOrAll(state.strategy, state.events, boardScreenNodeId(state, below)).filter(
        ({ day }) => day <= state.board.asOf,
      );
}

function isEventListShown(screen: Screen | undefined): screen is ScreenTypes['events'] {
  return screen?.kind === 'events' && shownEventsTabName(screen) === 'Events';
}

/** The event before or after the opened one by its day, among those shown below it. */
function adjacentEvent(state: State, top: EventScreen, by: 1 | -1): Event | undefined {
  const events = eventsShownBelow(state).toSorted(compareEventsByDay);
  const at = events.findIndex(({ id }) => id === top.event);
  return at < 0 ? undefined : events[at + by];
}

/** Opens the event before (`by` -1) or after (1) that on the screen, on the same tab, and selects it on the screen below; stays where there is none. */
function openAdjacentEventStep(state: State, top: EventScreen, by: 1 | -1): Step {
  const event = adjacentEvent(state, top, by);
  if (event === undefined) return stepWithoutEffects(state);
  const below = state.layers.at(-2);
  const lower = state.layers.slice(0, -1).map((layer) => {
    if (layer !== below) return layer;
    if (below.kind === 'indicator') return { ...below, flag: event.id };
    return isEventListShown(below)
      ? { ...below, selected: eventsShownBelow(state).indexOf(event) }
      : layer;
  });
  const [next, effects] = openEventStep({ ...state, layers: lower }, event);
  return [withTabOf(next, top.tab), effects];
}

/** With the tab at `tab`, index from 0, shown of the event on top; the same where another screen is there. */
function withTabOf(state: State, tab: number): State {
  const top = topScreen(state);
  return top.kind === 'event' ? withTopScreen(state, { ...top, tab }) : state;
}
