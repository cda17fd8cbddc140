/** Going to another day and coming back: the whole board as of that day, read-only; ahead of today it is the board if nothing is recorded. */

import { lastViewableDayAhead } from '../core/model/day.ts';
import type { Day, Readings, Strategy } from '../core/model/model.ts';
import { eventsUpTo, readingsUpTo } from '../core/model/readings.ts';
import { nodePlacesOf } from '../core/model/tree.ts';
import { type Board, boardAsOf } from '../core/scoring/board.ts';
import { memoizedScoreTimeline } from '../core/scoring/board-timeline.ts';
import { type Message, type State, type Step, screenDefinitionOf } from './state.ts';
import {
  isViewAsKnown,
  isViewScoredByFormerStrategy,
  LIVE,
  type View,
  viewOfOtherDay,
} from './view.ts';

/** The step to another view: at once where today's file and readings say all, else by way of the store. A day ahead goes by today's, at most three years on. */
export function goToViewStep(state: State, view: View): Step {
  const { present, today } = state;
  const { asOf } = view;
  if (asOf === undefined || asOf === today) return withHistories(atHome(state));
  if (asOf > today) {
    const [day = asOf] = [asOf, lastViewableDayAhead(today)].sort();
    const events = eventsUpTo(present.events, today);
    const ground = { ...present, events, kept: undefined };
    return withHistories(shown(state, viewOfOtherDay(day), ground));
  }
  return isViewAsKnown(view) || isViewScoredByFormerStrategy(view)
    ? [state, [{ kind: 'past', view }]]
    : withHistories(shown(state, view, { ...present, kept: undefined }));
}

/** The step once the store has said what a view rests on: the view is shown, and its screens ask for what they need of it. */
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
  const board = boardOfPastOrFutureDay(strategy, readings, asOf, state.today);
  return fitted({ ...state, ...ground, view, board });
}

/** The board of any day, up to three years ahead of today: of a day ahead by what is recorded up to today. */
export function boardOfPastOrFutureDay(
  strategy: Strategy,
  readings: Readings,
  day: Day,
  today: Day,
): Board {
  // A step in time asks for many days; the history that is known whole answers them all.
  const ahead = day > today;
  const known = ahead ? readingsUpTo(readings, today) : readings;
  const until = ahead ? lastViewableDayAhead(today) : today;
  return boardAsOf(strategy, known, day, memoizedScoreTimeline(strategy, known, until));
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

/** The last day before the board's (`by` -1), or the first after it (1), on which a reading came or expires if nothing more is recorded, today in its place where it lies between; undefined: none, up to three years ahead. */
export function nextOrPreviousReadingChangeDay(
  { present, board, today }: State,
  by: 1 | -1,
): Day | undefined {
  const { strategy, readings } = present;
  const isPast = by < 0 ? board.asOf <= today : board.asOf < today;
  if (isPast) {
    const { days } = memoizedScoreTimeline(strategy, readings, today);
    return by < 0
      ? days.findLast((day) => day < board.asOf)
      : (days.find((day) => day > board.asOf && day <= today) ?? today);
  }
  const last = lastViewableDayAhead(today);
  const { days } = memoizedScoreTimeline(strategy, readingsUpTo(readings, today), last);
  return by < 0
    ? (days.findLast((day) => day < board.asOf && day >= today) ?? today)
    : days.find((day) => day > board.asOf && day <= last);
}
