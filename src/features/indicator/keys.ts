/** Keys of a reading and its source, wherever one is selected, and from event to event. */
import { compareEventsByDay } from '../../core/model/readings.ts';
import { findIndicatorByIdOrCode } from '../../core/model/tree.ts';
import { dayText } from '../../text/format.ts';
import { canonicalWebAddress, whyNotWebAddressSentence } from '../../text/web-address.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import { BOARD, stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { selectedReading } from '../../tui/selected-reading.ts';
import {
  type Binding,
  type Screen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  type Where,
  withTopScreen,
} from '../../tui/state.ts';
import {
  eventBeforeOrAfterDay,
  eventsBeforeChartText,
  eventsOfNodeOrAll,
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
    description:
      'open the source of the reading in the browser; where none can open, say its address',
    also: 'url link page',
    group: 'This screen',
    screens: [...BOARD, 'late', 'explain', 'assessment'],
    footer: true,
    whyDisabled: (state) => {
      const address = selectedAddress(state);
      if (address === undefined)
        return topScreen(state).kind === 'assessment'
          ? `There is no reading here; ${actionKeyName(state, 'assessment.board')} goes on to those it stood on.`
          : 'There is no reading here.';
      if (address === '' && topScreen(state).kind === 'assessment')
        return 'No address was given with this reading.';
      if (address === '')
        return 'No address was given; the Sources tab says where the next value is found.';
      const kept = whyNotWebAddressSentence(address);
      return (
        kept &&
        `What was given is ${kept}; ${actionKeyName(state, 'reading.copy')} copies what is known of it.`
      );
    },
    run: (state) => {
      const url = canonicalWebAddress(selectedAddress(state) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  },
  {
    id: 'reading.copy',
    keys: ['y'],
    label: 'copy',
    description: 'send a line to cite the reading with to the clipboard of the terminal',
    also: 'yank citation',
    group: 'This screen',
    screens: [...BOARD, 'alert', 'explain', 'assessment'],
    whyDisabled: (state) =>
      selectedText(state) === undefined ? 'There is no reading here to cite.' : undefined,
    run: copyCitationStep,
  },
];

/** The address of the selected source, else of its kept copy; '' when neither is given, undefined without a reading. */
function selectedAddress(state: State): string | undefined {
  const row = selectedSource(state);
  if (row !== undefined) return row.url === '' ? (row.newest?.archived ?? '') : row.url;
  const reading = selectedReading(state)?.reading;
  return reading && (reading.url === '' ? reading.archived : reading.url);
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
    run: (state) => adjacentFlagStep(state, -1),
  },
  {
    id: 'event.next',
    keys: [')'],
    label: 'next event',
    description: 'the next event: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: STEPPED,
    run: (state) => adjacentFlagStep(state, 1),
  },
];

function adjacentFlagStep(state: State, by: 1 | -1): Step {
  const top = topScreen(state);
  const { board, strategy, events } = state;
  if (top.kind === 'event') return adjacentEventStep(state, top, by);
  if (top.kind === 'indicator' && shownIndicatorTabName(top) === 'Chart')
    return adjacentChartFlagStep(state, top, by);
  const here = eventsOfNodeOrAll(strategy, events, boardScreenNodeId(state, top));
  const event = eventBeforeOrAfterDay(here, board.asOf, by);
  if (event === undefined || event.day > state.today)
    return stepWithoutEffects(withNotice(state, noEventNotice(by)));
  const [next, effects] = goToViewStep(state, { ...state.view, asOf: event.day });
  const titles = here.filter(({ day }) => day === event.day).map(({ title }) => title);
  return [withNotice(next, `${dayText(event.day)}: ${titles.join('; ')}`), effects];
}

/** The flag before or after the one that is spelled out. */
function adjacentChartFlagStep(state: State, top: IndicatorScreen, by: 1 | -1): Step {
  const { board, events } = state;
  const indicator = findIndicatorByIdOrCode(state.strategy, top.id);
  if (indicator === undefined) return stepWithoutEffects(state);
  const { flags, before } = indicatorChartFlagsAndCounts(board, events, indicator);
  const earlier = before === 0 ? '' : ` (${eventsBeforeChartText(before)})`;
  if (flags.length === 0)
    return stepWithoutEffects(
      withNotice(state, `No event bears on this indicator in the days drawn${earlier}.`),
    );
  const now = flags.findIndex(({ event }) => event.id === top.flag);
  // The newest flag is the first; before it in time is the next.
  const flag = flags[now < 0 ? (by < 0 ? 0 : flags.length - 1) : now - by];
  if (flag !== undefined)
    return stepWithoutEffects(withTopScreen(state, { ...top, flag: flag.event.id }));
  return stepWithoutEffects(
    withNotice(state, by < 0 && before > 0 ? `No flag lies before${earlier}.` : noEventNotice(by)),
  );
}

/** Id of the node that a screen of the board is about; undefined: of none, or it is another screen. */
function boardScreenNodeId(state: State, screen: Screen | undefined): string | undefined {
  if (screen === undefined) return undefined;
  const { sort, node } = screenDefinitionOf(state, screen);
  return sort === 'board' ? node?.(screen) : undefined;
}

function noEventNotice(by: 1 | -1): string {
  return by < 0 ? 'No event lies before.' : 'No event lies after.';
}

/** The event before or after the opened one, among those that the list or the chart below it shows. */
function adjacentEventStep(state: State, top: EventScreen, by: 1 | -1): Step {
  const below = state.layers.at(-2);
  const shown =
    below?.kind === 'events' && shownEventsTabName(below) === 'Events'
      ? filteredEventsInListOrder({ ...state, layers: state.layers.slice(0, -1) }, below)
      : eventsOfNodeOrAll(state.strategy, state.events, boardScreenNodeId(state, below)).filter(
          ({ day }) => day <= state.board.asOf,
        );
  const events = shown.toSorted(compareEventsByDay);
  const at = events.findIndex(({ id }) => id === top.event);
  const event = at < 0 ? undefined : events[at + by];
  if (event === undefined) return stepWithoutEffects(withNotice(state, noEventNotice(by)));
  const lower = state.layers.slice(0, -1).map((layer) => {
    if (layer !== below) return layer;
    if (below.kind === 'indicator') return { ...below, flag: event.id };
    return below.kind === 'events' && shownEventsTabName(below) === 'Events'
      ? { ...below, selected: shown.indexOf(event) }
      : layer;
  });
  const [next, effects] = openEventStep({ ...state, layers: lower }, event);
  return [withTabOf(next, top.tab), effects];
}

function withTabOf(state: State, tab: number): State {
  const top = topScreen(state);
  return top.kind === 'event' ? withTopScreen(state, { ...top, tab }) : state;
}
