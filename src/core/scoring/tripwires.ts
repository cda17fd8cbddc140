/** Which tripwires are crossed as of a day, and since when (data/FORMAT.md, section 1). A tripwire raises an alert and never edits a score. */
import { addDays, daysBetween } from '../model/day.ts';
import {
  type Band,
  type Crossing,
  type Day,
  EPSILON,
  isIndicator,
  type Node,
  type Readings,
  type Strategy,
  type Tripwire,
} from '../model/model.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';
import type { History } from './history.ts';
import { leafScoreOfIndicator } from './leaf.ts';
import {
  isRuleOfTripwires,
  matchTripwireRule,
  tripwireLimits,
  tripwireLookBackDays,
} from './when.ts';

/** Days over which a change of band is an alert. */
export const BAND_WINDOW = 30;

/** Every tripwire crossed as of a day, in file order, each since the first day of its unbroken stretch. */
export function tripwireCrossings(
  strategy: Strategy,
  readings: Readings,
  history: History,
  asOf: Day,
): readonly Crossing[] {
  const wires = wiresOf(strategy);
  const found: Crossing[] = [];
  for (const { tripwire, node } of wires.values()) {
    const watch: Watch = { wires, readings, history };
    if (!isCrossed(tripwire, node, asOf, watch)) continue;
    const since =
      leafStretchStart(tripwire, node, asOf, readings) ??
      stretchStart(
        asOf,
        (day) => isCrossed(tripwire, node, day, watch),
        (day) => lastChange(tripwire, node, day, watch),
      );
    const ofOne = isIndicator(node) && !isRuleOfTripwires(tripwire.when);
    found.push({
      tripwire,
      node,
      since,
      reading: ofOne ? readings.asOf(node.id, since) : undefined,
      value: valueOn(node, asOf, watch),
    });
  }
  return found;
}

/** A band that differs from the one 30 days before. */
export interface BandChange {
  readonly from: Band;
  readonly to: Band;
  /** First day on which the present band stood without a break. */
  readonly since: Day;
}

/** The undeclared alert: the band as of a day against the band 30 days before; undefined when they are the same or nothing was scored then. */
export function bandChangeAlert(
  strategy: Strategy,
  readings: Readings,
  history: History,
  asOf: Day,
): BandChange | undefined {
  const to = history.bandOn(asOf);
  const from = history.bandOn(addDays(asOf, -BAND_WINDOW));
  if (to === from || to === undefined || from === undefined) return undefined;
  const since = stretchStart(
    asOf,
    (day) => history.bandOn(day) === to,
    (day) => lastChangeBelow(strategy.root, day, readings),
  );
  return { from, to, since };
}

interface Wire {
  readonly tripwire: Tripwire;
  readonly node: Node;
}

interface Watch {
  readonly wires: ReadonlyMap<string, Wire>;
  readonly readings: Readings;
  readonly history: History;
}

function wiresOf(strategy: Strategy): ReadonlyMap<string, Wire> {
  const wires = new Map<string, Wire>();
  for (const { node } of nodePlacesOf(strategy).values()) {
    for (const tripwire of node.tripwires) wires.set(tripwire.id, { tripwire, node });
  }
  return wires;
}

function valueOn(node: Node, day: Day, { readings, history }: Watch): number | undefined {
  if (!isIndicator(node)) return history.scoreOn(node.id, day);
  const reading = readings.asOf(node.id, day);
  return leafScoreOfIndicator(node, reading, day) === undefined ? undefined : reading?.value;
}

function isCrossed(tripwire: Tripwire, node: Node, day: Day, watch: Watch): boolean {
  const value = (): number | undefined => valueOn(node, day, watch);
  const change = (days: number): number | undefined => {
    const now = value();
    const before = now === undefined ? undefined : valueOn(node, addDays(day, -days), watch);
    return now === undefined || before === undefined ? undefined : now - before;
  };
  const reaches = (of: number | undefined, limit: number): boolean =>
    of !== undefined && of >= limit;
  return matchTripwireRule(
    {
      atLeast: ({ atLeast }) => reaches(value(), atLeast),
      atMost: ({ atMost }) => {
        const now = value();
        return now !== undefined && now <= atMost;
      },
      fallsBy: ({ fallsBy, withinDays }) => {
        const moved = change(withinDays);
        return reaches(moved === undefined ? undefined : -moved, fallsBy - EPSILON);
      },
      risesBy: ({ risesBy, withinDays }) => reaches(change(withinDays), risesBy - EPSILON),
      of: ({ any, of }) => {
        const crossed = of.filter((id) => {
          const wire = watch.wires.get(id);
          return wire !== undefined && isCrossed(wire.tripwire, wire.node, day, watch);
        });
        return crossed.length >= any;
      },
    },
    tripwire.when,
  );
}

/** The same as `stretchStart` for a limit on a reading, where the readings can tell without a walk; undefined where not. */
function leafStretchStart(
  { when }: Tripwire,
  node: Node,
  asOf: Day,
  readings: Readings,
): Day | undefined {
  const limits = tripwireLimits(when);
  if (!isIndicator(node) || (limits.atLeast ?? limits.atMost) === undefined) return undefined;
  return readings.heldSince?.(node.id, asOf, limits, Math.floor(node.maxAgeDays) + 1);
}

/** First day of the stretch up to `asOf` on which something holds, stepping from one day of change to the one before. */
function stretchStart(
  asOf: Day,
  holds: (day: Day) => boolean,
  lastChangeUpTo: (day: Day) => Day | undefined,
): Day {
  let start = asOf;
  for (let day: Day | undefined = asOf; day !== undefined && holds(day); ) {
    const change = lastChangeUpTo(day);
    start = change ?? start;
    day = change === undefined ? undefined : addDays(change, -1);
  }
  return start;
}

/** The last day up to `day` on which what a tripwire looks at may have changed; undefined: never. */
function lastChange(tripwire: Tripwire, node: Node, day: Day, watch: Watch): Day | undefined {
  const { when } = tripwire;
  if (isRuleOfTripwires(when)) {
    return latest(
      when.of.map((id) => {
        const wire = watch.wires.get(id);
        return wire === undefined ? undefined : lastChange(wire.tripwire, wire.node, day, watch);
      }),
    );
  }
  const now = lastChangeBelow(node, day, watch.readings);
  const lookBack = tripwireLookBackDays(when);
  if (lookBack === undefined) return now;
  const then = lastChangeBelow(node, addDays(day, -lookBack), watch.readings);
  return latest([now, then === undefined ? undefined : addDays(then, lookBack)]);
}

/** The last day up to `day` on which a reading at or below a node came or expired. */
function lastChangeBelow(node: Node, day: Day, readings: Readings): Day | undefined {
  const changes: Day[] = [];
  for (const leaf of leavesOf(node)) {
    const reading = readings.asOf(leaf.id, day);
    if (reading === undefined) continue;
    const { observedOn } = reading;
    const expires = Math.floor(leaf.maxAgeDays) + 1;
    changes.push(
      daysBetween(observedOn, day) < expires ? observedOn : addDays(observedOn, expires),
    );
  }
  return latest(changes);
}

function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
}
