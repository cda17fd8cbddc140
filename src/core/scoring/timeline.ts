/** The whole history at once: every node's score as steps, each reading, each expiry and each day on which a count fades changing only what lies above it. */
import { countOfDaysUpToDay, dayFromEpochDayNumber, dayNumber, LAST_DAY } from '../model/day.ts';
import {
  type Count,
  type Day,
  type Indicator,
  isIndicator,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import type { AggregationMean } from './aggregate.ts';
import { eventAndCheckDayNumbers, forEachEventCountChange } from './counted.ts';
import { branchScoreFromSums, type Flat, type FlatBranch, flatArraysOfStrategy } from './flat.ts';
import { bandOnDayFunction, type History } from './history.ts';
import { daysFromValueToExpiry, scoreOfValue } from './leaf.ts';
import { readingsAndLookupBetweenDays, valueIfReadingWereNewest } from './observed.ts';

/** From a day on a node has this score, until the next step. */
export interface ScoreStep {
  readonly day: Day;
  /** 0…100; undefined: none. */
  readonly score: number | undefined;
}

/** A history that is known whole up to a day. */
export interface Timeline extends History {
  /** Where a node's score changed, oldest first; before the first step it has none. */
  readonly stepsOf: (id: string) => readonly ScoreStep[];
  /** A node's score, 0…100, on every day from one to another, both included; undefined: none; empty when `to` lies before `from`. */
  readonly daily: (id: string, from: Day, to: Day) => readonly (number | undefined)[];
  /** Every day on which something was observed, checked or expired, rising; none on which a count only faded. */
  readonly days: readonly Day[];
  /** The first day that can be asked for; undefined: any. */
  readonly from: Day | undefined;
  /** The last day that can be asked for; a count fades further after it. */
  readonly until: Day;
}

/** A part of a timeline: from a day on, of one branch and the branches that its score rests on where one is named. */
export interface TimelinePart {
  readonly branch?: string;
  readonly from: Day;
}

/** The timeline of a strategy on what was observed, up to a day; of a part of it alone where one is given, which costs less. */
export function allNodeScoresTimeline(
  strategy: Strategy,
  readings: Readings,
  until: Day,
  part?: TimelinePart,
): Timeline {
  const from = part?.from;
  const flat = flatArraysOfStrategy(strategy);
  const span: Span = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    until: dayNumber(until),
  };
  const below =
    part?.branch === undefined ? undefined : placesBelow(flat, flat.places.get(part.branch) ?? -1);
  const stepsByPlace = new Map<number, ScoreSteps>();
  const dated = new Set<number>();
  for (const at of flat.leaves) {
    const node = flat.nodes[at];
    if (isIndicator(node) && below?.[at] !== 0)
      stepsByPlace.set(at, stepsOfIndicator(node, readings, span, dated));
  }
  for (const branch of flat.branches) {
    if (below?.[branch.at] !== 0)
      stepsByPlace.set(branch.at, stepsOfBranch(branch, flat, stepsByPlace));
  }
  const days = Float64Array.from(dated).sort();
  return { ...timelineOfScoreSteps(strategy, flat.places, stepsByPlace, days), from, until };
}

/** The scores of a branch, from those of its children in `stepsByPlace`, places from 0: known anew on each day on which one of them changed. */
function stepsOfBranch(
  branch: FlatBranch,
  { weights }: Flat,
  stepsByPlace: ReadonlyMap<number, ScoreSteps>,
): ScoreSteps {
  // What weighs nothing moves nothing above it.
  const children = branch.children.filter((at) => weights[at] !== 0);
  const changes = children.reduce(
    (days, at) => days.union(new Set(stepsByPlace.get(at)?.days)),
    new Set<number>(),
  );
  const days = Float64Array.from(changes).sort();
  const sums = blankSums(days.length);
  let total = 0;
  for (const at of children) {
    const weight = weights[at] ?? 0;
    total += weight;
    addChild(sums, days, stepsByPlace.get(at) ?? blankScoreSteps(), weight, branch.mean.f);
  }
  const steps = blankScoreSteps();
  for (let at = 0; at < days.length; at += 1) {
    const coverage = (sums.covered[at] ?? 0) / total;
    const score = branchScoreFromSums(
      branch,
      sums.present[at] ?? 0,
      sums.sum[at] ?? 0,
      coverage,
      sums.missing[at] === 0,
    );
    pushStep(steps, days[at] ?? 0, score, coverage);
  }
  return steps;
}

/** What a branch's children come to on each of some days. */
interface Sums {
  /** Weight of those that have a score, ≥ 0. */
  readonly present: Float64Array;
  /** Σ wᵢ f(xᵢ) over them, weights times scores as the mean takes them, finite. */
  readonly sum: Float64Array;
  /** Σ wᵢ · coverage over all, a weight, ≥ 0. */
  readonly covered: Float64Array;
  /** Whether one has no score: 0…1, 1 where that is so. */
  readonly missing: Uint8Array;
}

function blankSums(days: number): Sums {
  return {
    present: new Float64Array(days),
    sum: new Float64Array(days),
    covered: new Float64Array(days),
    missing: new Uint8Array(days),
  };
}

/** Adds a child of a `weight` > 0 on every day; `f` is that of the branch's mean. */
function addChild(
  { present, sum, covered, missing }: Sums,
  days: Float64Array,
  child: ScoreSteps,
  weight: number,
  f: AggregationMean['f'],
): void {
  const { length } = days;
  let next = 0;
  let nextDay = child.days[0] ?? Number.POSITIVE_INFINITY;
  let part = Number.NaN;
  let coverage = 0;
  for (let at = 0; at < length; at += 1) {
    if (days[at] === nextDay) {
      const score = child.scores[next] ?? Number.NaN;
      part = Number.isNaN(score) ? score : weight * f(score);
      coverage = weight * (child.coverages[next] ?? 0);
      next += 1;
      nextDay = child.days[next] ?? Number.POSITIVE_INFINITY;
    }
    covered[at] = (covered[at] ?? 0) + coverage;
    if (Number.isNaN(part)) missing[at] = 1;
    else {
      present[at] = (present[at] ?? 0) + weight;
      sum[at] = (sum[at] ?? 0) + part;
    }
  }
}

/** By place, 1 for the branch at the place `top`, from 0, and all on which its score rests: what is below it, save what weighs nothing; -1: for nothing. */
function placesBelow(flat: Flat, top: number): Uint8Array {
  const below = new Uint8Array(flat.nodes.length);
  below[top] = 1;
  // Children come before their parent, so that from the end on every parent is known before its children.
  for (let at = top - 1; at >= 0; at -= 1) {
    if (flat.weights[at] !== 0 && below[flat.parents[at] ?? -1] === 1) below[at] = 1;
  }
  return below;
}

/** From one day until another, both included, whole, in days since 1970-01-01; -Infinity: from any day. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Days on which score or coverage changed, and both from then on. */
interface ScoreSteps {
  /** Days since 1970-01-01, negative before it, earliest first. */
  readonly days: number[];
  /** Scores, 0…100; NaN where there is none. */
  readonly scores: number[];
  /** 0…1. */
  readonly coverages: number[];
}

/** A score, 0…100, in a list of numbers alone, which takes a fraction of the memory: none, undefined, is NaN there. */
function keptScore(score: number | undefined): number {
  return score ?? Number.NaN;
}

/** The score, 0…100, that was kept so; undefined: none. */
function scoreOf(kept: number | undefined): number | undefined {
  return kept === undefined || Number.isNaN(kept) ? undefined : kept;
}

/** Takes the score of an indicator from a day on; `isDated`: something was observed, checked or expired on that day. */
type Step = (day: number, score: number | undefined, isDated: boolean) => void;

/** The scores of an indicator on the days of a span; the days on which something was observed, checked or expired are added to `dated`. */
function stepsOfIndicator(
  node: Indicator,
  readings: Readings,
  span: Span,
  dated: Set<number>,
): ScoreSteps {
  const steps = blankScoreSteps();
  const step: Step = (day, score, isDated) => {
    if (day > span.until) return;
    // What stands on the first day is a step of that day.
    const at = Math.max(day, span.from);
    if (steps.days.at(-1) === at) dropLast(steps);
    pushStep(steps, at, score, score === undefined ? 0 : 1);
    if (isDated && day >= span.from) dated.add(day);
  };
  if (node.count === undefined) readingSteps(node, readings, span, step);
  else countSteps(node, node.count, readings, span, step);
  return steps;
}

function readingSteps(node: Indicator, readings: Readings, { from, until }: Span, step: Step) {
  const { list, readings: known } =
    from === Number.NEGATIVE_INFINITY
      ? { list: readings.of(node.id), readings }
      : readingsAndLookupBetweenDays(
          node,
          readings,
          dayFromEpochDayNumber(from),
          dayFromEpochDayNumber(until),
        );
  list.forEach((reading, index) => {
    const next = list[index + 1];
    if (next?.observedOn === reading.observedOn) return;
    const day = dayNumber(reading.observedOn);
    const value = valueIfReadingWereNewest(node, known, reading);
    step(day, value === undefined ? undefined : scoreOfValue(value, node.goalposts), true);
    const expiry = day + daysFromValueToExpiry(node);
    if (expiry < dayNumber(next?.observedOn ?? LAST_DAY)) step(expiry, undefined, true);
  });
}

/** The steps of a counted indicator: it has a value from an event or check on until it expires, as long as no other comes. */
function countSteps(
  node: Indicator,
  count: Count,
  readings: Readings,
  { from, until }: Span,
  step: Step,
): void {
  const fades = 'halfLifeDays' in count;
  const observedDays = eventAndCheckDayNumbers(node.id, count, readings).filter(
    (day) => day <= until,
  );
  const isObserved = new Set(observedDays);
  let begin: number | undefined;
  observedDays.forEach((observed, index) => {
    begin ??= observed;
    const expiry = observed + daysFromValueToExpiry(node);
    if (expiry >= (observedDays[index + 1] ?? Number.POSITIVE_INFINITY)) return;
    const [first, end] = [Math.max(begin, from), Math.min(expiry, until + 1)];
    if (first < end)
      forEachEventCountChange(node.id, count, readings, first, end, (day, value) =>
        step(day, scoreOfValue(value, node.goalposts), !fades || isObserved.has(day)),
      );
    step(expiry, undefined, true);
    begin = undefined;
  });
}

function blankScoreSteps(): ScoreSteps {
  return { days: [], scores: [], coverages: [] };
}

function dropLast({ days, scores, coverages }: ScoreSteps): void {
  days.pop();
  scores.pop();
  coverages.pop();
}

/** Adds a step, unless it is none: from a `day`, in days since 1970-01-01, on, a `score`, 0…100, undefined: none, and a `coverage`, 0…1. */
function pushStep(
  { days, scores, coverages }: ScoreSteps,
  day: number,
  score: number | undefined,
  coverage: number,
): void {
  if (scoreOf(scores.at(-1)) === score && (coverages.at(-1) ?? 0) === coverage) return;
  days.push(day);
  scores.push(keptScore(score));
  coverages.push(coverage);
}

/** The timeline of the steps of every node, `stepsByPlace`; `places`: from 0, by id; `dated`: days since 1970-01-01, negative before it, rising, on which something was observed, checked or expired. */
function timelineOfScoreSteps(
  strategy: Strategy,
  places: ReadonlyMap<string, number>,
  stepsByPlace: ReadonlyMap<number, ScoreSteps>,
  dated: Float64Array,
): Omit<Timeline, 'from' | 'until'> {
  const stepsOf = (id: string): ScoreSteps | undefined => {
    const at = places.get(id);
    return at === undefined ? undefined : stepsByPlace.get(at);
  };
  const scoreOn = (id: string, day: Day): number | undefined => {
    const steps = stepsOf(id);
    return scoreOf(steps?.scores[countOfDaysUpToDay(steps.days, dayNumber(day)) - 1]);
  };
  return {
    scoreOn,
    bandOn: bandOnDayFunction(strategy, scoreOn),
    stepsOf: (id) => {
      const steps = stepsOf(id);
      return (
        steps?.days.flatMap((day, at) => {
          const score = scoreOf(steps.scores[at]);
          const isChange = score !== scoreOf(steps.scores[at - 1]);
          return isChange ? [{ day: dayFromEpochDayNumber(day), score }] : [];
        }) ?? []
      );
    },
    daily: (id, from, to) => dailyOf(stepsOf(id), dayNumber(from), dayNumber(to)),
    days: Array.from(dated, dayFromEpochDayNumber),
  };
}

/** The scores of steps, 0…100, on every day from one to another, both included, in days since 1970-01-01; undefined: none. */
function dailyOf(
  steps: ScoreSteps | undefined,
  from: number,
  to: number,
): readonly (number | undefined)[] {
  const scores = new Array<number | undefined>(Math.max(0, to - from + 1)).fill(undefined);
  if (steps === undefined) return scores;
  const { days, scores: known } = steps;
  // From step to step: a score stands until the next.
  for (let at = Math.max(0, countOfDaysUpToDay(days, from) - 1); at < days.length; at += 1) {
    const score = scoreOf(known[at]);
    const begin = Math.max(from, days[at] ?? from);
    if (begin > to) break;
    if (score !== undefined)
      scores.fill(score, begin - from, Math.min(to + 1, days[at + 1] ?? to + 1) - from);
  }
  return scores;
}
