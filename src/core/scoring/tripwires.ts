/** Which tripwires are crossed as of a day, and since when (data/FORMAT.md, section 1). A tripwire raises an alert and never edits a score. */

import { addDays, dayFromEpochDayNumber, dayNumber, daysBetween } from '../model/day.ts';
import {
  type Band,
  type Crossing,
  type Day,
  EPSILON,
  type Indicator,
  isIndicator,
  type Limits,
  type Move,
  type Node,
  type Reading,
  type Readings,
  type Strategy,
  type Tripwire,
  type UnknownTripwire,
} from '../model/model.ts';
import { lastCheckUpTo, lastEventUpTo } from '../model/readings.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';
import { type History, valueOrScoreAsOf } from './history.ts';
import { daysFromValueToExpiry, usableValueAsOf } from './leaf.ts';
import { type BoundsOfBranch, makeScoreBoundsFinder } from './score-bounds.ts';
import { allNodeScoresTimeline, type Timeline } from './timeline.ts';
import {
  handleTripwireByRule,
  isRuleAboutOtherTripwires,
  type MoveRule,
  moveRuleOfTripwire,
  valueLimitOfTripwireRule,
} from './when.ts';

/** Days over which a change of band is an alert. */
export const BAND_WINDOW = 30;

/** What the tripwires of a strategy say of a day, each list in file order. */
export interface TripwireStates {
  readonly crossed: readonly Crossing[];
  /** Crossed on the last day with a value, which lies before the day. */
  readonly unknown: readonly UnknownTripwire[];
}

/** Every tripwire that is crossed as of a day, since the first day of its unbroken stretch, and every one of which that is not known any more. */
export function crossedAndUnknownTripwires(
  strategy: Strategy,
  readings: Readings,
  history: History,
  asOf: Day,
): TripwireStates {
  const watch = watchOf(strategy, readings, history, asOf);
  const crossed: Crossing[] = [];
  const unknown: UnknownTripwire[] = [];
  for (const { tripwire, node } of watch.wires.values()) {
    const now = isTripwireCrossedOn(tripwire, node, asOf, watch);
    if (now === false) continue;
    const stretch = stretchOf(tripwire, node, watch);
    if (stretch === undefined) continue;
    if (now === undefined) {
      unknown.push({ tripwire, node, since: addDays(stretch.last, 1) });
      continue;
    }
    crossed.push({
      tripwire,
      node,
      since: stretch.first,
      reading: crossedBy(tripwire, node, stretch.first, watch),
      value: watchedValueOn(node, asOf, watch),
      move: moveUpTo(tripwire, node, asOf, watch),
    });
  }
  return { crossed, unknown };
}

/** The tripwires of an indicator that a value, in its unit, finite, crosses by a limit set to it; those that look at a move or at other tripwires are not told. */
export function tripwiresCrossedByValue(
  { tripwires }: Indicator,
  value: number,
): readonly Tripwire[] {
  return tripwires.filter(({ when }) => {
    const limits = valueLimitOfTripwireRule(when);
    return (limits.atLeast ?? limits.atMost) !== undefined && isWithin(value, limits) === true;
  });
}

/** A band that differs from the one 30 days before. */
export interface BandChange {
  readonly from: Band;
  readonly to: Band;
  /** First day on which the present band stood without a break. */
  readonly since: Day;
}

/** The undeclared alert: the band as of a day against the band 30 days before; undefined when they are the same or nothing was scored then. */
export function bandChangeAlert(history: History, asOf: Day): BandChange | undefined {
  const to = history.bandOn(asOf);
  const from = history.bandOn(addDays(asOf, -BAND_WINDOW));
  if (to === from || to === undefined || from === undefined) return undefined;
  let since = asOf;
  while (history.bandOn(addDays(since, -1)) === to) since = addDays(since, -1);
  return { from, to, since };
}

interface Wire {
  readonly tripwire: Tripwire;
  readonly node: Node;
}

interface Watch {
  readonly strategy: Strategy;
  readonly wires: ReadonlyMap<string, Wire>;
  readonly readings: Readings;
  readonly asOf: Day;
  /** Between which scores branches lay from a day up to the day that is judged. */
  readonly boundsFrom: (from: Day) => BoundsOfBranch;
  /** Scores of a branch on every day from one to another, both included, 0…100; undefined: none. */
  readonly dailyScores: (id: string, from: Day, to: Day) => readonly (number | undefined)[];
}

function watchOf(strategy: Strategy, readings: Readings, history: History, asOf: Day): Watch {
  const wires = new Map<string, Wire>();
  for (const { node } of nodePlacesOf(strategy).values()) {
    for (const tripwire of node.tripwires) wires.set(tripwire.id, { tripwire, node });
  }
  const parts = new Map<string, Timeline>();
  const timelineOf = (branch: string, from: Day): Timeline => {
    const known = isTimeline(history) ? history : parts.get(branch);
    if (known !== undefined && (known.from === undefined || known.from <= from)) return known;
    const made = allNodeScoresTimeline(strategy, readings, asOf, { branch, from });
    parts.set(branch, made);
    return made;
  };
  const bounds = new Map<Day, BoundsOfBranch>();
  const windows = [...wires.values()].map(
    ({ tripwire: { when } }) => moveRuleOfTripwire(when)?.withinDays ?? 0,
  );
  const furthest = addDays(asOf, -Math.floor(Math.max(0, ...windows)));
  const boundsFrom = makeScoreBoundsFinder(strategy, readings, furthest, asOf);
  return {
    strategy,
    wires,
    readings,
    asOf,
    boundsFrom: (from) => {
      const made = bounds.get(from) ?? boundsFrom(from);
      bounds.set(from, made);
      return made;
    },
    dailyScores: (id, from, to) =>
      from === asOf ? [history.scoreOn(id, asOf)] : timelineOf(id, from).daily(id, from, to),
  };
}

function isTimeline(history: History): history is Timeline {
  return 'daily' in history;
}

/** What a rule of a node looks at on a day: the value of an indicator in its unit, or the score of a branch, 0…100; undefined: none. */
function watchedValueOn(
  node: Node,
  day: Day,
  { readings, dailyScores }: Watch,
): number | undefined {
  return valueOrScoreAsOf(node, readings, (id, on) => dailyScores(id, on, on)[0], day);
}

/** Values of a leaf, in its unit, finite, or scores of a branch, 0…100, on every day from one to another, both included; undefined: none. */
function dailyValues(
  node: Node,
  from: Day,
  to: Day,
  { readings, dailyScores }: Watch,
): readonly (number | undefined)[] {
  if (!isIndicator(node)) return dailyScores(node.id, from, to);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, passed) =>
    usableValueAsOf(node, readings, addDays(from, passed)),
  );
}

/** Whether a tripwire is crossed on a day; undefined: there is no value to tell. */
function isTripwireCrossedOn(
  tripwire: Tripwire,
  node: Node,
  day: Day,
  watch: Watch,
): boolean | undefined {
  const { when } = tripwire;
  const hasMoved = (): boolean | undefined => {
    const move = moveRuleOfTripwire(when);
    if (move === undefined) return undefined;
    if (!isIndicator(node) && day === watch.asOf && cannotHaveMoved(node, move, watch))
      return false;
    const values = dailyValues(node, addDays(day, -Math.floor(move.withinDays)), day, watch);
    return judgedMoves(values, move).at(-1);
  };
  return handleTripwireByRule<boolean | undefined>(
    {
      atLeast: (limits) => isWithin(watchedValueOn(node, day, watch), limits),
      atMost: (limits) => isWithin(watchedValueOn(node, day, watch), limits),
      fallsBy: hasMoved,
      risesBy: hasMoved,
      of: ({ any, of }) => {
        const told = of.map((id) => {
          const wire = watch.wires.get(id);
          return wire && isTripwireCrossedOn(wire.tripwire, wire.node, day, watch);
        });
        const crossed = told.filter((each) => each === true).length;
        if (crossed >= any) return true;
        return crossed + told.filter((each) => each === undefined).length >= any
          ? undefined
          : false;
      },
    },
    when,
  );
}

/** Whether a branch has a score and cannot have moved so far up to the day that is judged. */
function cannotHaveMoved({ id }: Node, { by, sign, withinDays }: MoveRule, watch: Watch): boolean {
  const now = watch.dailyScores(id, watch.asOf, watch.asOf)[0];
  const bounds = watch.boundsFrom(addDays(watch.asOf, -Math.floor(withinDays)))(id);
  if (now === undefined || bounds === undefined) return false;
  return (sign < 0 ? bounds.high - now : now - bounds.low) < by - EPSILON;
}

/** Whether a `value`, in the unit of the limits, finite, lies within them, both included; undefined without one. */
function isWithin(
  value: number | undefined,
  { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Limits,
): boolean | undefined {
  return value === undefined ? undefined : value >= atLeast && value <= atMost;
}

/** Whether each of the `values` of a run of days, in the unit of a leaf, finite, or a branch's scores, 0…100, lies so far below (or above) the highest (or lowest) of the days before it; undefined without one. */
function judgedMoves(
  values: readonly (number | undefined)[],
  { by, sign, withinDays }: MoveRule,
): readonly (boolean | undefined)[] {
  // Days that may still be the extreme of a window, the extreme first: each stands out more than all after it. `at`: index into `values`, from 0; `value`: that of the day, finite, negated where a rule looks at rises, so that the extreme is the largest.
  const extremes: { readonly at: number; readonly value: number }[] = [];
  return values.map((value, at) => {
    while ((extremes[0]?.at ?? at) < at - withinDays) extremes.shift();
    if (value === undefined) return undefined;
    const out = -sign * value;
    while ((extremes.at(-1)?.value ?? Number.POSITIVE_INFINITY) <= out) extremes.pop();
    extremes.push({ at, value: out });
    return (extremes[0]?.value ?? out) - out >= by - EPSILON;
  });
}

/** Days on which a tripwire was crossed without a day on which it was clear in between. */
interface Stretch {
  readonly first: Day;
  /** The last of them on which there was a value. */
  readonly last: Day;
}

/** The stretch that ends with the day, or with the last day before it on which there was a value; undefined: it was clear then. */
function stretchOf(tripwire: Tripwire, node: Node, watch: Watch): Stretch | undefined {
  const limits = valueLimitOfTripwireRule(tripwire.when);
  const isLimit = (limits.atLeast ?? limits.atMost) !== undefined;
  if (isIndicator(node) && isLimit) return leafStretch(tripwire, node, limits, watch);
  for (let span = FIRST_SPAN; ; span *= FURTHER) {
    const found = stretchWithin(tripwire, node, span, watch);
    if (found !== 'further') return found;
  }
}

/** Days that are looked back at first, and how many times as many then. */
const FIRST_SPAN = 180;
const FURTHER = 3;

/** The stretch as far as the last days, `span` of them before the day itself, ≥ 1, tell; 'further' where it goes on before them. */
function stretchWithin(
  tripwire: Tripwire,
  node: Node,
  span: number,
  watch: Watch,
): Stretch | undefined | 'further' {
  const { asOf } = watch;
  const begin = addDays(asOf, -span);
  const judged = judgedDays(tripwire, node, begin, watch);
  let first: number | undefined;
  let last: number | undefined;
  for (let at = judged.length - 1; at >= 0; at -= 1) {
    if (judged[at] === undefined) continue;
    if (judged[at] === false) return stretch(begin, first, last);
    first = at;
    last ??= at;
  }
  return isAnythingKnown(watch, addDays(begin, -1)) ? 'further' : stretch(begin, first, last);
}

/** The stretch from `first` to `last`, days after `begin`, ≥ 0; undefined without one of them. */
function stretch(begin: Day, first?: number, last?: number): Stretch | undefined {
  return first === undefined || last === undefined
    ? undefined
    : { first: addDays(begin, first), last: addDays(begin, last) };
}

/** Whether a tripwire is crossed on every day from one up to the day that is judged. */
function judgedDays(
  tripwire: Tripwire,
  node: Node,
  begin: Day,
  watch: Watch,
): readonly (boolean | undefined)[] {
  const { when } = tripwire;
  const days = daysBetween(begin, watch.asOf) + 1;
  const move = moveRuleOfTripwire(when);
  if (move !== undefined) {
    const before = Math.floor(move.withinDays);
    return judgedMoves(dailyValues(node, addDays(begin, -before), watch.asOf, watch), move).slice(
      -days,
    );
  }
  const limits = valueLimitOfTripwireRule(when);
  if ((limits.atLeast ?? limits.atMost) !== undefined)
    return dailyValues(node, begin, watch.asOf, watch).map((value) => isWithin(value, limits));
  // A rule about other tripwires: each of them on every day.
  return Array.from({ length: days }, (_, at) =>
    isTripwireCrossedOn(tripwire, node, addDays(begin, at), watch),
  );
}

/** Whether anything that can be scored was observed up to a day. */
function isAnythingKnown({ strategy, readings }: Watch, day: Day): boolean {
  return leavesOf(strategy.root).some(
    ({ id, count }) =>
      readings.asOf(id, day) !== undefined ||
      (count !== undefined &&
        (lastEventUpTo(readings.eventsOf(id), day) ?? lastCheckUpTo(readings.checksOf(id), day)) !==
          undefined),
  );
}

/** The stretch, of a limit to a leaf's value, that ends with the day or the last before it with a value, walked from one day of change to the one before; the readings may tell without a walk. undefined: it was clear then. */
function leafStretch(
  tripwire: Tripwire,
  node: Indicator,
  limits: Limits,
  watch: Watch,
): Stretch | undefined {
  let last: Day | undefined;
  let first: Day | undefined;
  for (let day: Day | undefined = watch.asOf; day !== undefined; ) {
    const isCrossed = isTripwireCrossedOn(tripwire, node, day, watch);
    if (isCrossed === false) break;
    const change = lastChangeOf(
      node,
      day,
      watch.readings,
      (look) => isTripwireCrossedOn(tripwire, node, look, watch) === isCrossed,
    );
    if (isCrossed === true) {
      last ??= day;
      const held =
        (node.count ?? node.rolling)
          ? undefined
          : watch.readings.withinLimitsSince?.(node.id, day, limits);
      if (held !== undefined) return { first: held, last };
      first = change ?? day;
    }
    day = change === undefined ? undefined : addDays(change, -1);
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}

/**
 * The last day up to `day` on which a leaf may have come to be within limits or beyond, come or gone; undefined: never. `isAlike`
 * says whether it was on another day as on this one.
 */
function lastChangeOf(
  leaf: Indicator,
  day: Day,
  readings: Readings,
  isAlike: (other: Day) => boolean,
): Day | undefined {
  const expires = daysFromValueToExpiry(leaf);
  const atOrExpired = (observedOn: Day): Day =>
    daysBetween(observedOn, day) < expires ? observedOn : addDays(observedOn, expires);
  if (leaf.count === undefined) {
    const reading = readings.asOf(leaf.id, day);
    return reading && atOrExpired(reading.observedOn);
  }
  const event = lastEventUpTo(readings.eventsOf(leaf.id), day)?.day;
  const check = lastCheckUpTo(readings.checksOf(leaf.id), day)?.observedOn;
  const look = check === undefined || (event !== undefined && event > check) ? event : check;
  if (look === undefined) return undefined;
  // Once it has expired, it has been so since.
  if (daysBetween(look, day) >= expires) return addDays(look, expires);
  // While it fades it goes to one side; over a window of days it may change on any of them.
  return 'halfLifeDays' in leaf.count && isAlike(look) ? look : day;
}

/** The reading that crossed a tripwire on a day: that of the day on what it looks at, of several that of the largest weight; undefined where an event of the day weighs more, and of a combination. */
function crossedBy(
  { when }: Tripwire,
  node: Node,
  day: Day,
  { strategy, readings }: Watch,
): Reading | undefined {
  if (isRuleAboutOtherTripwires(when)) return undefined;
  const places = nodePlacesOf(strategy);
  const weightOf = ({ id }: Node): number => places.get(id)?.effectiveWeight ?? 0;
  for (const leaf of leavesOf(node).toSorted((a, b) => weightOf(b) - weightOf(a))) {
    if (leaf.count !== undefined) {
      if (lastEventUpTo(readings.eventsOf(leaf.id), day)?.day === day) return undefined;
      continue;
    }
    const reading = readings.asOf(leaf.id, day);
    if (reading?.observedOn === day) return reading;
  }
  return undefined;
}

/** From what on which day to what a value has fallen or risen by a day; undefined of a rule that compares none. */
function moveUpTo({ when }: Tripwire, node: Node, day: Day, watch: Watch): Move | undefined {
  const move = moveRuleOfTripwire(when);
  if (move === undefined) return undefined;
  const first = dayNumber(day) - Math.floor(move.withinDays);
  const values = dailyValues(node, dayFromEpochDayNumber(first), day, watch);
  const to = values.at(-1);
  let from: { readonly at: number; readonly value: number } | undefined;
  values.forEach((value, at) => {
    // Of several days at the extreme the latest is told.
    if (value !== undefined && (from === undefined || -move.sign * (value - from.value) >= 0))
      from = { at, value };
  });
  if (from === undefined || to === undefined) return undefined;
  return {
    from: { day: dayFromEpochDayNumber(first + from.at), value: from.value },
    to: { day, value: to },
  };
}
