/** Rival explanations against what the indicators did: who is contradicted least (data/FORMAT.md, section 9). */
import {
  type Day,
  EPSILON,
  type Expectation,
  type Hypothesis,
  type Indicator,
  type IndicatorScore,
} from '../model/model.ts';
import type { FreshnessState } from '../model/states.ts';
import { indicatorsOfStrategy } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';
import { scoreTimelineOfBoard } from '../scoring/board-timeline.ts';
import {
  indicatorRestsOnSameReading,
  type ScoreChange,
  scoreChangeWithInterval,
} from '../scoring/change-interval.ts';

/** Half-width of the interval of a change, in points, above which nothing can be told from it. */
export const WIDEST = 25;
/** Two hypotheses whose inconsistencies lie no further apart are not told apart. */
export const NOT_APART = 0.1;
/** Rows that separate below which the order is too little to say. */
export const FEWEST_SEPARATING = 3;
/** How many rows are named as those that decide the order. */
const MOST_DECIDING = 3;

/** What a score did since the first day. */
export const SCORE_COURSES = ['rose', 'fell', 'still'] as const;
export type ScoreCourse = (typeof SCORE_COURSES)[number];

/** How much what came is against what was expected: not at all, in between, the opposite. */
export const WEIGHTS = [0, 1, 2] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Why a row could not have told. */
export const SILENCES = [
  'missing',
  'expired',
  'stale',
  'not begun',
  'same reading',
  'too wide',
] as const;
export type Silence = (typeof SILENCES)[number];

/** Which hypotheses stand where: told by the gaps between them. */
export const STANDINGS = [
  'least contradicted',
  'contradicted',
  'most contradicted',
  'not told apart',
] as const;
export type HypothesisStanding = (typeof STANDINGS)[number];

/** What an indicator did, against what was expected of it. */
export interface HypothesisRow {
  readonly node: Indicator;
  /** The day from which it is judged: the strategy's start, or that of its first score after it; undefined: neither. */
  readonly from: Day | undefined;
  /** Since then; undefined where it has no score now, or none was begun from. */
  readonly change: ScoreChange | undefined;
  /** Beyond the interval of its change, or not; undefined with it. */
  readonly course: ScoreCourse | undefined;
  /** 0…1; undefined without a value. */
  readonly freshness: number | undefined;
  /** Why it could not have told; undefined: it could. */
  readonly silence: Silence | undefined;
  /** By hypothesis that says something of it: 0 as expected, 1 moved or not against it, 2 the opposite; empty where it could not have told. */
  readonly weights: ReadonlyMap<string, Weight>;
  /** The largest less the smallest weight; 0 where it separates nothing. */
  readonly separates: Weight;
}

/** A hypothesis with how much of what it expected did not come. */
export interface RankedHypothesis {
  readonly hypothesis: Hypothesis;
  /** 0…2: weights by freshness over freshness of the rows it speaks about; undefined: none of them could have told, and it has no rank. */
  readonly inconsistency: number | undefined;
  /** undefined with it. */
  readonly standing: HypothesisStanding | undefined;
}

/** A row without which the order, or the gaps between the hypotheses, would be another. */
export interface DecidingRow {
  readonly node: Indicator;
  /** Ids of the hypotheses, least contradicted first, without the row. */
  readonly order: readonly string[];
}

export interface HypothesesReport {
  /** Every indicator of which one of them says something, in file order. */
  readonly rows: readonly HypothesisRow[];
  /** In file order. */
  readonly hypotheses: readonly RankedHypothesis[];
  /** Ids of those with a rank, least contradicted first; those that are as much so in file order. */
  readonly order: readonly string[];
  /** True: the rows that separate are too few for the order to say anything. */
  readonly tooLittle: boolean;
  /** At most three, the one that decides most first. */
  readonly deciding: readonly DecidingRow[];
}

/** The hypotheses of a board's strategy as of its day, counting what contradicts them; what is consistent proves nothing. */
export function hypothesesAnalysis(board: Board): HypothesesReport {
  const { strategy } = board;
  const rows = indicatorsOfStrategy(strategy).flatMap((node) => {
    const expected = new Map(Object.entries(node.expects));
    return expected.size === 0 ? [] : [hypothesisRow(board, node, expected)];
  });
  const inconsistency = inconsistencies(strategy.hypotheses, rows);
  const order = orderOf(inconsistency);
  return {
    rows,
    hypotheses: strategy.hypotheses.map((hypothesis) => {
      const own = inconsistency.get(hypothesis.id);
      return {
        hypothesis,
        inconsistency: own,
        standing:
          own === undefined ? undefined : hypothesisStandingAmong(own, [...inconsistency.values()]),
      };
    }),
    order,
    tooLittle: rows.filter(({ separates }) => separates > 0).length < FEWEST_SEPARATING,
    deciding: decidingRows(strategy.hypotheses, rows, inconsistency, order),
  };
}

function hypothesisRow(
  board: Board,
  node: Indicator,
  expected: ReadonlyMap<string, Expectation>,
): HypothesisRow {
  const now = board.card.indicators.get(node.id);
  const from = firstDayOf(board, node);
  const before = from === undefined ? undefined : board.cardOn(from);
  const change = before && scoreChangeWithInterval(before, board.card, node.id);
  const course = change && courseOfChange(change);
  const silence = silenceOf(before?.indicators.get(node.id), now, change);
  const weights = new Map<string, Weight>();
  if (silence === undefined && course !== undefined) {
    for (const [id, expectation] of expected) {
      weights.set(id, expectationDistance(EXPECTED_OF[course], expectation));
    }
  }
  const all = [...weights.values()];
  return {
    node,
    from,
    change,
    course,
    freshness: now?.freshness,
    silence,
    weights,
    separates: WEIGHTS.findLast((most) => all.some((a) => all.some((b) => a - b === most))) ?? 0,
  };
}

function expectationDistance(one: Expectation, other: Expectation): Weight {
  if (one === other) return 0;
  return one + other === 0 ? 2 : 1;
}

/** The strategy's start, or the day of an indicator's first score after it; undefined: none up to the board's day. */
function firstDayOf(board: Board, { id }: Indicator): Day | undefined {
  const { asOf } = board;
  const { start } = board.strategy;
  if (start === undefined || start > asOf) return undefined;
  if (board.cardOn(start).nodes.get(id)?.score !== undefined) return start;
  return scoreTimelineOfBoard(board)
    .stepsOf(id)
    .find(({ day, score }) => score !== undefined && day > start && day <= asOf)?.day;
}

/** What would have been expected of a course: with this, opposites are 2 apart, and moving and standing still 1. */
const EXPECTED_OF: Readonly<Record<ScoreCourse, Expectation>> = { rose: 1, fell: -1, still: 0 };

function courseOfChange({ low, high }: ScoreChange): ScoreCourse {
  if (low > 0) return 'rose';
  return high < 0 ? 'fell' : 'still';
}

/** What a state keeps an indicator from telling. */
const SILENT_BY_STATE: Readonly<Record<FreshnessState, Silence | undefined>> = {
  fresh: undefined,
  ageing: undefined,
  stale: 'stale',
  expired: 'expired',
  missing: 'missing',
};

function silenceOf(
  before: IndicatorScore | undefined,
  now: IndicatorScore | undefined,
  change: ScoreChange | undefined,
): Silence | undefined {
  const byState = SILENT_BY_STATE[now?.state ?? 'missing'];
  if (byState !== undefined) return byState;
  if (change === undefined) return 'not begun';
  if (indicatorRestsOnSameReading(before, now)) return 'same reading';
  return (change.high - change.low) / 2 > WIDEST ? 'too wide' : undefined;
}

/** By id of each hypothesis that speaks about a row that could have told, how much is inconsistent, 0…2, in file order. */
function inconsistencies(
  hypotheses: readonly Hypothesis[],
  rows: readonly HypothesisRow[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { id } of hypotheses) {
    let [against, fresh] = [0, 0];
    for (const { weights, freshness = 0 } of rows) {
      const weight = weights.get(id);
      if (weight === undefined) continue;
      against += weight * freshness;
      fresh += freshness;
    }
    if (fresh > 0) found.set(id, against / fresh);
  }
  return found;
}

/** The ids of hypotheses by their `inconsistency`, 0…2, the least first. */
function orderOf(inconsistency: ReadonlyMap<string, number>): readonly string[] {
  return [...inconsistency].toSorted(([, a], [, b]) => a - b).map(([id]) => id);
}

/**
 * How contradicted a hypothesis of an inconsistency of its own (`own`), 0…2, is among all that have an inconsistency: two within 0.1 stand alike, and so do all that
 * lie in a row with no wider gap; `not told apart` where all stand alike.
 */
export function hypothesisStandingAmong(own: number, all: readonly number[]): HypothesisStanding {
  const rising = all.toSorted((a, b) => a - b);
  const gaps = rising.slice(1).filter((each, at) => each - (rising[at] ?? 0) > NOT_APART + EPSILON);
  const [second, last] = [gaps[0], gaps.at(-1)];
  if (second === undefined || last === undefined) return 'not told apart';
  if (own < second) return 'least contradicted';
  return own < last ? 'contradicted' : 'most contradicted';
}

/** The rows without which the order would be another, then those that move the gaps between hypotheses most; `inconsistency`: of each by its id, 0…2. */
function decidingRows(
  hypotheses: readonly Hypothesis[],
  rows: readonly HypothesisRow[],
  inconsistency: ReadonlyMap<string, number>,
  order: readonly string[],
): readonly DecidingRow[] {
  return rows
    .filter(({ weights }) => weights.size > 0)
    .map((row) => {
      const without = inconsistencies(
        hypotheses,
        rows.filter((each) => each !== row),
      );
      const left = orderOf(without);
      const turns = left.length !== order.length || left.some((id, at) => id !== order[at]);
      return { node: row.node, order: left, turns, moves: gapsMoved(inconsistency, without) };
    })
    .filter(({ turns, moves }) => turns || moves > EPSILON)
    .toSorted((a, b) => Number(b.turns) - Number(a.turns) || b.moves - a.moves)
    .slice(0, MOST_DECIDING)
    .map(({ node, order: left }) => ({ node, order: left }));
}

/** By how much the gaps between the inconsistencies, 0…2, of hypotheses that have one both `before` and `after` differ, all pairs together, ≥ 0. */
function gapsMoved(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): number {
  const shifts = [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    return is === undefined ? [] : [is - was];
  });
  return shifts.reduce(
    (sum, one, at) =>
      sum + shifts.slice(at + 1).reduce((own, other) => own + Math.abs(one - other), 0),
    0,
  );
}
