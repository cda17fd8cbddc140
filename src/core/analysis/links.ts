/** The claims of a strategy that a cause comes before its effect, laid beside what happened (data/FORMAT.md, section 7). */
import { addDays } from '../model/day.ts';
import { memoizePerObject } from '../model/memoize.ts';
import {
  type Day,
  type Event,
  type Indicator,
  isIndicator,
  type Link,
  type Reading,
} from '../model/model.ts';
import { findNodeById, leavesOf, nodePlacesOf } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';
import { scoreTimelineOfBoard } from '../scoring/board-timeline.ts';
import { type ScoreChange, scoreChangeWithInterval } from '../scoring/change-interval.ts';
import type { Timeline } from '../scoring/timeline.ts';
import { explainScoreChange, isCountFadingEffect, isCoverageEffect } from './explain.ts';
import { type Swing, swingsOfScores } from './swings.ts';

/** Days after the last of an upswing of the cause within which one of the effect follows it. */
export const FOLLOW_WITHIN = 180;
/** Upswings of the cause below which nothing is said of them all. */
export const FEWEST_EPISODES = 3;

interface QuarterPoint {
  readonly day: Day;
  /** Scores of cause and effect, 0…100; undefined: none on the day. */
  readonly cause: number | undefined;
  readonly effect: number | undefined;
  /** As of the day; undefined where one of them has no score on it or had none at the start. */
  readonly words: LinkWords | undefined;
}

/** One of the two nodes of a link. */
export interface LinkEnd {
  /** Id of the node. */
  readonly id: string;
  /** 0…100; undefined: no score. */
  readonly score: number | undefined;
  /** Since the start of the strategy, in points; undefined where there is no score on one of the two days. */
  readonly since: ScoreChange | undefined;
  /** Of its whole path, oldest first. */
  readonly swings: readonly Swing[];
}

/** An upswing of the cause, and those of the effect around it. */
export interface CauseUpswing {
  readonly begin: Day;
  /** Whether one of the effect began from its first day to 180 days after its last, both included; while it is open, until now. */
  readonly followed: boolean;
  /** Whether one of the effect had begun on an earlier day. */
  readonly preceded: boolean;
  /** Whether one may still follow: it is open, or its 180 days are not over. */
  readonly waits: boolean;
}

/** A link beside what happened: counts of episodes, never a probability. */
export interface LinkReport {
  readonly link: Link;
  readonly cause: LinkEnd;
  readonly effect: LinkEnd;
  /** Oldest first. */
  readonly upswings: readonly CauseUpswing[];
  /** The strategy's start (or the first day both have a score), the quarter ends since, and the day itself. */
  readonly path: readonly QuarterPoint[];
  /** Of the running quarter. */
  readonly words: LinkWords | undefined;
}

/** Every link of a board's strategy up to its day, the headline first. */
export const linkReportsOf: (board: Board) => readonly LinkReport[] = memoizePerObject((board) => {
  const { strategy, asOf, card } = board;
  const { start } = strategy;
  if (strategy.mechanism.length === 0) return [];
  const timeline = scoreTimelineOfBoard(board);
  const since = (id: string, day: Day): ScoreChange | undefined =>
    start === undefined || start > day
      ? undefined
      : scoreChangeWithInterval(board.cardOn(start), board.cardOn(day), id);
  const end = (id: string): LinkEnd => ({
    id,
    score: card.nodes.get(id)?.score,
    since: since(id, asOf),
    swings: swingsUpTo(timeline, id, asOf),
  });
  return strategy.mechanism.map((link): LinkReport => {
    const [cause, effect] = [end(link.cause), end(link.effect)];
    const words = (day: Day): LinkWords | undefined =>
      causeEffectChangePattern(since(link.cause, day), since(link.effect, day));
    return {
      link,
      cause,
      effect,
      upswings: causeUpswingsBesideEffect(cause.swings, effect.swings, asOf),
      path: quarterDays(firstDayOfPath(board, timeline, link), asOf).map((day) => ({
        day,
        cause: timeline.scoreOn(link.cause, day),
        effect: timeline.scoreOn(link.effect, day),
        words: words(day),
      })),
      words: words(asOf),
    };
  });
});

function swingsUpTo(timeline: Timeline, id: string, asOf: Day): readonly Swing[] {
  const [first] = timeline.days;
  return first === undefined ? [] : swingsOfScores(timeline.daily(id, first, asOf), first);
}

/** Where the path of a link begins; undefined: nowhere yet. */
function firstDayOfPath(
  { strategy: { start }, asOf }: Board,
  timeline: Timeline,
  { cause, effect }: Link,
): Day | undefined {
  if (start !== undefined && start <= asOf) return start;
  return timeline.days.find(
    (day) =>
      day <= asOf &&
      timeline.scoreOn(cause, day) !== undefined &&
      timeline.scoreOn(effect, day) !== undefined,
  );
}

/** The first day, the last day of every quarter after it, and the last day. */
function quarterDays(first: Day | undefined, last: Day): readonly Day[] {
  if (first === undefined) return [];
  const ends: Day[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (const end of ['03-31', '06-30', '09-30', '12-31']) {
      const day = `${String(year).padStart(4, '0')}-${end}`;
      if (day > first && day < last) ends.push(day);
    }
  }
  return first === last ? [first] : [first, ...ends, last];
}

/** The upswings of a cause, each with whether one of the effect followed it or came before. */
export function causeUpswingsBesideEffect(
  cause: readonly Swing[],
  effect: readonly Swing[],
  asOf: Day,
): readonly CauseUpswing[] {
  const began = effect.filter(({ up }) => up).map(({ begin }) => begin);
  return cause
    .filter(({ up }) => up)
    .map(({ begin, end, open }) => {
      const last = open ? asOf : addDays(end, FOLLOW_WITHIN);
      return {
        begin,
        followed: began.some((day) => day >= begin && day <= last),
        preceded: began.some((day) => day < begin),
        waits: open || asOf < last,
      };
    });
}

/** What moved a swing most: at most three readings and three events, the strongest first. */
interface SwingMovers {
  readonly readings: readonly {
    readonly reading: Reading;
    readonly node: Indicator;
    /** Points of the node that swung, finite, in the way of the swing, not 0; beyond ±100 where others undo it. */
    readonly points: number;
  }[];
  readonly events: readonly Event[];
  /** Points by counts that faded, finite, either sign, beyond ±100 where others undo it. */
  readonly fading: number;
  /** Points by weight that came, went or shifted, finite, either sign, beyond ±100 where others undo it, because readings began or ceased to count. */
  readonly coverage: number;
}

/** So many indicators at most are named for the move of a cause or of an effect. */
const MOST_MOVERS = 3;

/**
 * What moved a swing of a node most in its way, of what was observed and what happened after its first day and up to its last.
 * Events that name what moved it come first; those that name the node, or what is below it and did not move, after them.
 */
export function readingsAndEventsBehindSwing(
  board: Board,
  id: string,
  { up, begin, end }: Swing,
  events: readonly Event[],
): SwingMovers {
  const { strategy, readings } = board;
  const node = findNodeById(strategy, id);
  const explained = explainScoreChange(board.cardOn(begin), board.cardOn(end), readings, id);
  if (node === undefined || !explained.ok)
    return { readings: [], events: [], fading: 0, coverage: 0 };
  const way = up ? 1 : -1;
  const brought = new Map<string, number>();
  let [fading, coverage] = [0, 0];
  for (const each of explained.value.effects) {
    if (isCoverageEffect(each)) coverage += each.points;
    else if (isCountFadingEffect(each)) fading += each.points;
    else brought.set(each.id, each.points * way);
  }
  const within = (day: Day): boolean => day > begin && day <= end;
  const moved = leavesOf(node).flatMap((leaf) => {
    const points = brought.get(leaf.id) ?? 0;
    const reading = readings.asOf(leaf.id, end);
    return points <= 0 || reading === undefined || !within(reading.observedOn)
      ? []
      : [{ reading, node: leaf, points: points * way }];
  });
  const pull = (event: Event, name: string): number => {
    const named = findNodeById(strategy, name);
    if (!isIndicator(named) || named.count === undefined) return brought.get(name) ?? 0;
    const { worst, best } = named.goalposts;
    return event.amount * (best - worst) * way > 0 ? (brought.get(name) ?? 0) : -1;
  };
  const happened = events.flatMap((event) => {
    const named = event.nodes.filter((name) => isAtOrBelow(board, name, id));
    if (named.length === 0 || !within(event.day)) return [];
    return [{ event, points: Math.max(...named.map((name) => pull(event, name))) }];
  });
  return {
    readings: moved
      .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .slice(0, MOST_MOVERS),
    events: happened
      .filter(({ points }) => points >= 0)
      .toSorted(
        (a, b) => b.points - a.points || Math.abs(b.event.amount) - Math.abs(a.event.amount),
      )
      .slice(0, MOST_MOVERS)
      .map(({ event }) => event),
    fading,
    coverage,
  };
}

function isAtOrBelow({ strategy }: Board, id: string, above: string): boolean {
  const place = nodePlacesOf(strategy).get(id);
  return id === above || place?.path.some((branch) => branch.id === above) === true;
}

/** What is said of cause and effect as of a day, by their changes since the start beyond their intervals. */
export const LINK_WORDS = [
  'pressure and movement',
  'pressure without movement',
  'movement without pressure',
  'neither',
  'hardening',
  'backlash',
] as const;
export type LinkWords = (typeof LINK_WORDS)[number];

/** The pattern of two changes since the start, of a cause and its effect, such as pressure without movement; undefined where one of them is not known. */
export function causeEffectChangePattern(
  cause: ScoreChange | undefined,
  effect: ScoreChange | undefined,
): LinkWords | undefined {
  if (cause === undefined || effect === undefined) return undefined;
  const pressure = cause.low > 0;
  if (effect.high < 0) return pressure ? 'backlash' : 'hardening';
  if (effect.low > 0) return pressure ? 'pressure and movement' : 'movement without pressure';
  return pressure ? 'pressure without movement' : 'neither';
}
