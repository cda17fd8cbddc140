/** Going to another day and coming back: the whole board as of that day, read-only. */

import { isDay } from '../core/model/day.ts';
import type { Day, Readings } from '../core/model/model.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import { boardAsOf } from '../core/scoring/board.ts';
import { memoizedTimelineOf } from '../core/scoring/timelines.ts';
import { type Message, type State, type Step, screenDefinitionOf } from './state.ts';
import { isByPastStrategy, isViewAsKnown, LIVE, type View } from './view.ts';

/** The step to another view: at once where today's file and readings say all, else by way of the store. */
export function goToViewStep(state: State, view: View): Step {
  if (view.asOf === undefined || view.asOf >= state.today) return withHistories(atHome(state));
  return isViewAsKnown(view) || isByPastStrategy(view)
    ? [state, [{ kind: 'past', view }]]
    : withHistories(shown(state, view, { ...state.present, kept: undefined }));
}

/** The state once the store has said what a view rests on. */
export function viewArrivedStep(
  state: State,
  { view, readings, events, rules }: PastMessage,
): Step {
  const { present } = state;
  const ground = {
    strategy: rules?.strategy ?? present.strategy,
    hash: rules?.hash ?? present.hash,
    readings,
    events,
    kept: rules,
  };
  return withHistories(shown(state, view, ground));
}

type PastMessage = Extract<Message, { kind: 'past' }>;

/** The state, with the readings of every indicator that is open asked for anew: another view has others. */
function withHistories(state: State): Step {
  const { layers } = state;
  return [
    state,
    layers.flatMap(
      (screen) => screenDefinitionOf(state, screen).asks?.(state, screen, 'view') ?? [],
    ),
  ];
}

/** The live board of today. */
function atHome(state: State): State {
  const { strategy, hash, readings, events } = state.present;
  const { board } = state;
  const same =
    board.strategy === strategy && board.readings === readings && board.asOf === state.today;
  return fitted({
    ...state,
    strategy,
    hash,
    events,
    kept: undefined,
    view: LIVE,
    board: same ? board : boardAsOf(strategy, readings, state.today),
  });
}

interface Ground extends Pick<State, 'strategy' | 'hash' | 'kept' | 'events'> {
  readonly readings: Readings;
}

function shown(state: State, view: View, { readings, ...ground }: Ground): State {
  const { strategy } = ground;
  const asOf = view.asOf ?? state.today;
  // A step in time asks for many days; the history that is known whole answers them all.
  const board = boardAsOf(
    strategy,
    readings,
    asOf,
    memoizedTimelineOf(strategy, readings, state.today),
  );
  return fitted({ ...state, ...ground, view, board });
}

/** Screens about a node that the strategy in force does not know are left. */
function fitted(state: State): State {
  const places = nodePlacesOf(state.strategy);
  const fits = state.layers.every((screen) => {
    const node = screenDefinitionOf(state, screen).node?.(screen);
    return node === undefined || places.has(node);
  });
  return fits ? state : { ...state, layers: state.layers.slice(0, 1) };
}

/** What is looked at, on what stands now; after the store was read again or the day has changed. */
export function renewViewStep(state: State): Step {
  return goToViewStep(state, state.view);
}

/** The last day before the board's, or the first after it, on which a reading came or expired; undefined: none up to today. */
export function adjacentChangeDay({ present, board, today }: State, by: 1 | -1): Day | undefined {
  const { days } = memoizedTimelineOf(present.strategy, present.readings, today);
  return by < 0
    ? days.findLast((day) => day < board.asOf)
    : days.find((day) => day > board.asOf && day <= today);
}

/** The day some months later, or earlier when negative, the last of its month where that is shorter. */
export function dayMonthsLater(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const start = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  const date = Number(day.slice(8));
  const days = [date, 30, 29, 28].map((each) => `${start}-${String(each).padStart(2, '0')}`);
  return days.find((each) => each.slice(8) <= day.slice(8) && isDay(each)) ?? day;
}
