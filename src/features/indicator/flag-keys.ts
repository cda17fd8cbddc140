/** What steps from flag to flag: on an indicator's chart, elsewhere through time to the days of events. */
import { compareDays } from '../../core/model/day.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { dayText } from '../../text/format.ts';
import { goToViewStep } from '../../tui/as-of.ts';
import { BOARD, stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
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
import { eventBeforeOrAfter, eventsBeforeChartText, eventsOfNodeOrAll } from '../../views/flags.ts';
import { chartFlags } from '../../views/indicator-chart.ts';
import { eventsTabName, filteredEvents } from '../events/events-list.ts';
import type { EventScreen } from '../events/screen-state.ts';
import { openEventStep } from '../events/selected-event.ts';
import { indicatorTabName, lookUnderCursor } from './indicator-readings.ts';
import type { IndicatorScreen } from './screen-state.ts';

const STEPPED: readonly Where[] = [...BOARD, 'event'];

export const FLAG_KEYS: readonly Binding[] = [
  {
    id: 'event.prev',
    keys: ['('],
    label: 'event before',
    description: 'the event before: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: STEPPED,
    run: (state) => stepped(state, -1),
  },
  {
    id: 'event.next',
    keys: [')'],
    label: 'next event',
    description: 'the next event: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: STEPPED,
    run: (state) => stepped(state, 1),
  },
  {
    id: 'event.flag',
    keys: ['Enter'],
    label: 'open event',
    description:
      'open the event whose flag is spelled out, of a counted indicator the selected one',
    group: 'This screen',
    screens: ['indicator'],
    whyDisabled: (state) =>
      flaggedEvent(state) === undefined
        ? `${actionKeyName(state, 'event.prev')} goes to the flag of an event.`
        : undefined,
    run: (state) => {
      const event = flaggedEvent(state);
      return event === undefined ? stepWithoutEffects(state) : openEventStep(state, event);
    },
  },
];

/** The event whose flag is spelled out, or the one under the cursor of a counted indicator. */
function flaggedEvent(state: State) {
  const top = topScreen(state);
  if (top.kind !== 'indicator') return undefined;
  const flagged = state.events.find(({ id }) => id === top.flag);
  const chosen = lookUnderCursor(state, top)?.event;
  return indicatorTabName(top) === 'Chart' ? (flagged ?? chosen) : (chosen ?? flagged);
}

function stepped(state: State, by: 1 | -1): Step {
  const top = topScreen(state);
  const { board, strategy, events } = state;
  if (top.kind === 'event') return nextOpened(state, top, by);
  if (top.kind === 'indicator' && indicatorTabName(top) === 'Chart')
    return nextFlag(state, top, by);
  const here = eventsOfNodeOrAll(strategy, events, boardNode(state, top));
  const event = eventBeforeOrAfter(here, board.asOf, by);
  if (event === undefined || event.day > state.today)
    return stepWithoutEffects(withNotice(state, noneLies(by)));
  const [next, effects] = goToViewStep(state, { ...state.view, asOf: event.day });
  const titles = here.filter(({ day }) => day === event.day).map(({ title }) => title);
  return [withNotice(next, `${dayText(event.day)}: ${titles.join('; ')}`), effects];
}

/** The flag before or after the one that is spelled out. */
function nextFlag(state: State, top: IndicatorScreen, by: 1 | -1): Step {
  const { board, events } = state;
  const indicator = findIndicator(state.strategy, top.id);
  if (indicator === undefined) return stepWithoutEffects(state);
  const { flags, before } = chartFlags(board, events, indicator);
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
    withNotice(state, by < 0 && before > 0 ? `No flag lies before${earlier}.` : noneLies(by)),
  );
}

/** Id of the node that a screen of the board is about; undefined: of none, or it is another screen. */
function boardNode(state: State, screen: Screen | undefined): string | undefined {
  if (screen === undefined) return undefined;
  const { sort, node } = screenDefinitionOf(state, screen);
  return sort === 'board' ? node?.(screen) : undefined;
}

function noneLies(by: 1 | -1): string {
  return by < 0 ? 'No event lies before.' : 'No event lies after.';
}

/** The event before or after the opened one, among those that the list or the chart below it shows. */
function nextOpened(state: State, top: EventScreen, by: 1 | -1): Step {
  const below = state.layers.at(-2);
  const shown =
    below?.kind === 'events' && eventsTabName(below) === 'Events'
      ? filteredEvents({ ...state, layers: state.layers.slice(0, -1) }, below)
      : eventsOfNodeOrAll(state.strategy, state.events, boardNode(state, below)).filter(
          ({ day }) => day <= state.board.asOf,
        );
  const events = shown.toSorted((a, b) => compareDays(a.day, b.day) || a.seq - b.seq);
  const at = events.findIndex(({ id }) => id === top.event);
  const event = at < 0 ? undefined : events[at + by];
  if (event === undefined) return stepWithoutEffects(withNotice(state, noneLies(by)));
  const lower = state.layers.slice(0, -1).map((layer) => {
    if (layer !== below) return layer;
    if (below.kind === 'indicator') return { ...below, flag: event.id };
    return below.kind === 'events' && eventsTabName(below) === 'Events'
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
