/** Everything a screen, a status line or a report says of one day: the scorecard, its past, what is crossed, what is due. */
import { addDays } from '../model/day.ts';
import { memoizePerObject } from '../model/kept.ts';
import type {
  Crossing,
  Day,
  IndicatorScore,
  NodeScore,
  Readings,
  Scorecard,
  Strategy,
  UnknownTripwire,
} from '../model/model.ts';
import { CROSSED_WORDS, isLateState, STATE_WORDS, type StateWord } from '../model/states.ts';
import { type ScoreChange, scoreChangeWithInterval } from './change-interval.ts';
import { type History, scoreHistoryOfStrategy } from './history.ts';
import { scorecardAsOf } from './scorecard.ts';
import { type BandChange, bandChangeAlert, tripwireStates } from './tripwires.ts';

export interface Board {
  readonly strategy: Strategy;
  readonly readings: Readings;
  readonly asOf: Day;
  readonly card: Scorecard;
  readonly history: History;
  readonly crossings: readonly Crossing[];
  /** The tripwires of which it is not known any more whether they are crossed, in file order. */
  readonly unknown: readonly UnknownTripwire[];
  readonly bandChange: BandChange | undefined;
  /** State of each indicator in a word, the first that holds of ALERT, WATCH, missing, expired, stale, due, ageing, fresh. */
  readonly words: ReadonlyMap<string, StateWord>;
}

/** The board of a strategy as of a day. */
export function boardAsOf(
  strategy: Strategy,
  readings: Readings,
  asOf: Day,
  known?: History,
): Board {
  const card = scorecardAsOf(strategy, readings, asOf);
  const history = known ?? scoreHistoryOfStrategy(strategy, readings, card);
  const { crossed, unknown } = tripwireStates(strategy, readings, history, asOf);
  const words = new Map<string, StateWord>();
  for (const [id, indicator] of card.indicators) words.set(id, stateWord(indicator, crossed));
  return {
    strategy,
    readings,
    asOf,
    card,
    history,
    crossings: crossed,
    unknown,
    bandChange: bandChangeAlert(history, asOf),
    words,
  };
}

function stateWord(indicator: IndicatorScore, crossed: readonly Crossing[]): StateWord {
  const own = crossed
    .filter((crossing) => crossing.node.id === indicator.node.id)
    .map((crossing) => CROSSED_WORDS[crossing.tripwire.severity]);
  const { state } = indicator;
  const byAge = isLateState(state) || !indicator.due ? state : 'due';
  return STATE_WORDS.find((word) => own.includes(word)) ?? byAge;
}

/** How many score points a node has moved over the last `days`; undefined where either day has no score. */
export function scoreChangeOverDays(board: Board, id: string, days: number): number | undefined {
  return scoreChangeSince(board, id, addDays(board.asOf, -days));
}

/** How many score points a node has moved since a day; undefined where either day has no score or the day lies ahead. */
export function scoreChangeSince(board: Board, id: string, day: Day): number | undefined {
  if (day > board.asOf) return undefined;
  const now = board.history.scoreOn(id, board.asOf);
  const then = board.history.scoreOn(id, day);
  return now === undefined || then === undefined ? undefined : now - then;
}

/** The scores of the strategy's start, on the board's readings; undefined without a start, or where it lies ahead. */
export const startCardOf = memoizePerObject(
  ({ strategy, readings, asOf, card }: Board): Scorecard | undefined => {
    const { start } = strategy;
    if (start === undefined || start > asOf) return undefined;
    return start === asOf ? card : scorecardAsOf(strategy, readings, start);
  },
);

/** Cause and effect of the headline link, with their changes since the strategy began; undefined where it claims none. */
export function mechanismOf(board: Board): Mechanism | undefined {
  const [headline] = board.strategy.mechanism;
  if (headline === undefined) return undefined;
  const began = startCardOf(board);
  const end = (id: string): MechanismEnd | undefined => {
    const node = board.card.nodes.get(id);
    if (node === undefined) return undefined;
    return { node, since: began && scoreChangeWithInterval(began, board.card, id) };
  };
  const cause = end(headline.cause);
  const effect = end(headline.effect);
  return cause === undefined || effect === undefined ? undefined : { cause, effect };
}

export interface MechanismEnd {
  readonly node: NodeScore;
  /** Since the strategy's start; undefined where there is no start or no score then or now. */
  readonly since: ScoreChange | undefined;
}

export interface Mechanism {
  readonly cause: MechanismEnd;
  readonly effect: MechanismEnd;
}
