/** Everything a screen, a status line or a report says of one day: the scorecard, its past, what is crossed, what is due. */
import { addDays } from '../model/day.ts';
import type {
  Crossing,
  Day,
  IndicatorScore,
  NodeScore,
  Readings,
  Scorecard,
  Standing,
  Strategy,
  UnknownTripwire,
} from '../model/model.ts';
import { readingsUpTo } from '../model/readings.ts';
import {
  CROSSED_WORDS,
  isStateNeedingNewerReading,
  STATE_WORDS,
  type StateWord,
} from '../model/states.ts';
import { type ScoreChange, scoreChangeWithInterval } from './change-interval.ts';
import { type History, scoreHistoryOfStrategy } from './history.ts';
import { bandStandingOfScoreSheet, type ScoreSheet, scoreSheetAsOf } from './score-sheet.ts';
import { scorecardOfScoreSheet } from './scorecard.ts';
import { type BandChange, bandChangeAlert, crossedAndUnknownTripwires } from './tripwires.ts';

export interface Board {
  readonly strategy: Strategy;
  readonly readings: Readings;
  readonly asOf: Day;
  readonly card: Scorecard;
  readonly history: History;
  /** The scorecard of any day by the same strategy and readings, each made once. */
  readonly cardOn: (day: Day) => Scorecard;
  /** The standing that the scorecard of any day says, without one being made for it; undefined when the root had no score. */
  readonly standingOn: (day: Day) => Standing | undefined;
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
  const sheets = new Map<Day, ScoreSheet>();
  const sheetOn = (day: Day): ScoreSheet => {
    const sheet = sheets.get(day) ?? scoreSheetAsOf(strategy, readings, day);
    sheets.set(day, sheet);
    return sheet;
  };
  const card = scorecardOfScoreSheet(sheetOn(asOf), readings);
  const history = known ?? scoreHistoryOfStrategy(strategy, readings, card);
  const cards = new Map([[asOf, card]]);
  const { crossed, unknown } = crossedAndUnknownTripwires(strategy, readings, history, asOf);
  const words = new Map<string, StateWord>();
  const ofNodes = Map.groupBy(crossed, ({ node }) => node.id);
  card.indicators.forEach((indicator, id) => {
    words.set(id, stateWord(indicator, ofNodes.get(id) ?? []));
  });
  return {
    strategy,
    readings,
    asOf,
    card,
    history,
    cardOn: (day) => {
      const made = cards.get(day) ?? scorecardOfScoreSheet(sheetOn(day), readings);
      cards.set(day, made);
      return made;
    },
    standingOn: (day) => bandStandingOfScoreSheet(sheetOn(day)),
    crossings: crossed,
    unknown,
    bandChange: bandChangeAlert(history, asOf),
    words,
  };
}

/** The board of a later day, or of the same, if nothing is recorded after a board's own. */
export function boardAhead({ strategy, readings, asOf }: Board, day: Day): Board {
  return boardAsOf(strategy, readingsUpTo(readings, asOf), day);
}

/** The day up to which readings can be recorded, where the day of the board lies after it: it then shows what will be if nothing more is recorded; undefined of any other. */
export function lastRecordableDayIfBoardAhead({
  readings: { upTo },
  asOf,
}: Pick<Board, 'readings' | 'asOf'>): Day | undefined {
  return upTo !== undefined && upTo < asOf ? upTo : undefined;
}

/** The word of an indicator of which these tripwires are crossed. */
function stateWord({ state, due }: IndicatorScore, crossed: readonly Crossing[]): StateWord {
  const byAge = isStateNeedingNewerReading(state) || !due ? state : 'due';
  if (crossed.length === 0) return byAge;
  const own = crossed.map(({ tripwire }) => CROSSED_WORDS[tripwire.severity]);
  return STATE_WORDS.find((word) => own.includes(word)) ?? byAge;
}

/** How a node's score has moved over the last `days`, with its interval; undefined where either day has no score. */
export function scoreChangeOverDays(
  board: Board,
  id: string,
  days: number,
): ScoreChange | undefined {
  return nodeScoreChangeSince(board, id, addDays(board.asOf, -days));
}

/** How a node's score has moved since a day, with its interval; undefined where either day has no score or the day lies ahead. */
export function nodeScoreChangeSince(board: Board, id: string, day: Day): ScoreChange | undefined {
  return day > board.asOf ? undefined : scoreChangeWithInterval(board.cardOn(day), board.card, id);
}

/** Cause and effect that the strategy claims, with their moves since it began; undefined without a mechanism. */
export function headlineCauseAndEffectMoves(board: Board): Mechanism | undefined {
  const { start } = board.strategy;
  const [headline] = board.strategy.mechanism;
  if (headline === undefined) return undefined;
  const end = (id: string): MechanismEnd | undefined => {
    const node = board.card.nodes.get(id);
    const sinceStart = start === undefined ? undefined : nodeScoreChangeSince(board, id, start);
    return node === undefined ? undefined : { node, sinceStart };
  };
  const cause = end(headline.cause);
  const effect = end(headline.effect);
  return cause === undefined || effect === undefined ? undefined : { cause, effect };
}

export interface MechanismEnd {
  readonly node: NodeScore;
  /** How it moved since the strategy's start; undefined where there is no start or no score then or now. */
  readonly sinceStart: ScoreChange | undefined;
}

export interface Mechanism {
  readonly cause: MechanismEnd;
  readonly effect: MechanismEnd;
}
