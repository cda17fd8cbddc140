/** What steps from flag to flag: on an indicator's chart, elsewhere through time to the days of events. */
import { type Binding, BOARD, say, still } from '../binding.ts';
import { openEvent } from '../event-in-hand.ts';
import { eventFrom, flagsOf } from '../flags.ts';
import { dayText } from '../format.ts';
import { keyOf } from '../own-keys.ts';
import { tabOf } from '../reading-in-hand.ts';
import { type State, type Step, topOf, withTop } from '../state.ts';
import { travel } from '../travel.ts';

export const FLAG_KEYS: readonly Binding[] = [
  {
    id: 'event.prev',
    keys: ['('],
    label: 'event before',
    description: 'the event before: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: BOARD,
    run: (state) => stepped(state, -1),
  },
  {
    id: 'event.next',
    keys: [')'],
    label: 'next event',
    description: 'the next event: its flag on a chart, its day on the board',
    group: 'Everywhere',
    screens: BOARD,
    run: (state) => stepped(state, 1),
  },
  {
    id: 'event.flag',
    keys: ['Enter'],
    label: 'open event',
    description: 'open the event whose flag is spelled out',
    group: 'This screen',
    screens: ['indicator'],
    whyDisabled: (state) =>
      flaggedEvent(state) === undefined
        ? `${keyOf(state, 'event.prev')} goes to the flag of an event.`
        : undefined,
    run: (state) => {
      const event = flaggedEvent(state);
      return event === undefined ? still(state) : openEvent(state, event);
    },
  },
];

function flaggedEvent(state: State) {
  const top = topOf(state);
  return top.kind === 'indicator' ? state.events.find(({ id }) => id === top.flag) : undefined;
}

function stepped(state: State, by: 1 | -1): Step {
  const top = topOf(state);
  if (top.kind === 'indicator' && tabOf(top) === 'Chart') {
    const flags = flagsOf(state.strategy, state.events, top.id, state.board.asOf);
    if (flags.length === 0) return still(say(state, 'No event bears on this indicator.'));
    const now = flags.findIndex(({ event }) => event.id === top.flag);
    // The newest flag is the first; before it in time is the next.
    const next = now < 0 ? (by < 0 ? 0 : flags.length - 1) : now - by;
    const flag = flags[Math.max(0, Math.min(flags.length - 1, next))];
    return still(withTop(state, { ...top, flag: flag?.event.id }));
  }
  const event = eventFrom(state.events, state.board.asOf, by);
  if (event === undefined || event.day > state.today)
    return still(say(state, by < 0 ? 'No event lies before.' : 'No event lies after.'));
  const [next, effects] = travel(state, { ...state.view, asOf: event.day });
  return [say(next, `${dayText(event.day)}: ${event.title}`), effects];
}
