/** What our side promised, did, did against the strategy and left alone, from the events alone; nothing here scores. */

import { addDays } from '../model/day.ts';
import {
  type Branch,
  type Day,
  type Event,
  type EventKind,
  type EventStatus,
  isObjective,
  isOurSideEvent,
  isRoleOfOurSide,
  type Role,
  type Stance,
  type Strategy,
} from '../model/model.ts';
import { compareEventsByDay } from '../model/readings.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';

/**
 * An act for the strategy and what continues it, oldest first; a change of status is a later event that follows the first.
 * What is promised on a day after something was delivered begins a commitment of its own.
 */
export interface Commitment {
  readonly acts: readonly Event[];
  /** The first of them. */
  readonly first: Event;
  /** The latest of them that bears a status. */
  readonly latest: Event;
  /** The first that was delivered; undefined: none was. */
  readonly delivered: Event | undefined;
}

/** An act of our side against the strategy. */
export interface Against {
  readonly act: Event;
  /** The first act for the strategy that follows it, directly or by way of promises to; undefined: it still stands. */
  readonly ended: Event | undefined;
}

/** An objective and the last day our side acted for it or an indicator of it. */
export interface Idle {
  readonly node: Branch;
  /** undefined: never. */
  readonly since: Day | undefined;
  /** The newest act against it or an indicator of it since then; undefined: none. */
  readonly against: Event | undefined;
  /** The newest act since then on what lies above it, short of the root; undefined: none. */
  readonly above: { readonly node: Branch; readonly act: Event } | undefined;
}

export interface Actions {
  /** Pledged or decided and not delivered, oldest first. */
  readonly promised: readonly Commitment[];
  /** Delivered, newest first. */
  readonly delivered: readonly Commitment[];
  /** Against the strategy: those that still stand, then those that were ended, each newest first. */
  readonly against: readonly Against[];
  /** Objectives for which nobody of our side has acted for `IDLE_DAYS`, in file order; none of those that are an effect, which are for others to move, nor of those of weight 0 that are no means, which are shown for context. */
  readonly idle: readonly Idle[];
}

/** So many days without an act, an objective is left alone. */
export const IDLE_DAYS = 365;

/** The acts of our side up to a day, promised, delivered and against the strategy, and the objectives for which nobody of our side has acted for a year. */
export function ourActsAndIdleObjectives(
  strategy: Strategy,
  events: readonly Event[],
  asOf: Day,
): Actions {
  const known = events.filter(({ day }) => day <= asOf);
  const commitments = commitmentsOfOurSide(known);
  const delivered = commitments.filter((commitment) => commitment.delivered !== undefined);
  return {
    promised: commitments
      .filter((commitment) => commitment.delivered === undefined)
      .toSorted((a, b) => compareEventsByDay(a.first, b.first)),
    delivered: delivered.toSorted((a, b) =>
      compareEventsByDay(b.delivered ?? b.latest, a.delivered ?? a.latest),
    ),
    against: againstOf(known),
    idle: idleOf(strategy, known, asOf),
  };
}

/** What our side took on for the strategy: its acts that bear a status, those that follow one another as one commitment. */
export function commitmentsOfOurSide(events: readonly Event[]): readonly Commitment[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  // What two acts follow makes them one commitment only where it is an act of ours for the strategy too.
  const firstOf = (event: Event): string =>
    followedEvents(byId, event).findLast(isForStrategy)?.id ?? event.id;
  const groups = Map.groupBy(events.filter(isForStrategy), firstOf);
  return [...groups.values()]
    .flatMap((group) => partsByPromise(group.toSorted(compareEventsByDay)))
    .flatMap((acts): readonly Commitment[] => {
      const [first] = acts;
      const latest = acts.findLast(({ status }) => status !== undefined);
      if (first === undefined || latest === undefined) return [];
      return [{ acts, first, latest, delivered: acts.find(isDelivered) }];
    });
}

/** What an event follows, what that follows, and so on, each once. */
function followedEvents(byId: ReadonlyMap<string, Event>, event: Event): readonly Event[] {
  const before = new Set<Event>();
  let at = byId.get(event.follows);
  while (at !== undefined && at !== event && !before.has(at)) {
    before.add(at);
    at = byId.get(at.follows);
  }
  return [...before];
}

/** Acts in order of days, cut where something is promised on a day after something was delivered. */
function partsByPromise(acts: readonly Event[]): readonly (readonly Event[])[] {
  const parts: Event[][] = [];
  for (const act of acts) {
    const part = parts.at(-1);
    const done = part?.find(isDelivered);
    const isNew =
      done !== undefined && act.status !== undefined && !isDelivered(act) && act.day > done.day;
    if (part === undefined || isNew) parts.push([act]);
    else part.push(act);
  }
  return parts;
}

const IS_AGAINST: Readonly<Record<Stance, boolean>> = {
  for: false,
  against: true,
  limits: false,
  extends: false,
};

/** Whether an event is of our side and against the strategy; without a direction it is for it. */
export function isOurActAgainstStrategy(event: Pick<Event, 'side' | 'direction'>): boolean {
  const { direction } = event;
  return isOurSideEvent(event) && direction !== undefined && IS_AGAINST[direction];
}

function isForStrategy(event: Event): boolean {
  return isOurSideEvent(event) && !isOurActAgainstStrategy(event);
}

function againstOf(events: readonly Event[]): readonly Against[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const endedBy = new Map<string, Event>();
  for (const act of events.filter(isDeedForStrategy).toSorted(compareEventsByDay)) {
    const ended = followedEvents(byId, act).find((each) => !isForStrategy(each));
    if (ended === undefined || ended.day > act.day || endedBy.has(ended.id)) continue;
    endedBy.set(ended.id, act);
  }
  const all = events
    .filter(isOurActAgainstStrategy)
    .toSorted((a, b) => compareEventsByDay(b, a))
    .map((act): Against => ({ act, ended: endedBy.get(act.id) }));
  return [
    ...all.filter(({ ended }) => ended === undefined),
    ...all.filter(({ ended }) => ended !== undefined),
  ];
}

const DELIVERED: Readonly<Record<EventStatus, boolean>> = {
  pledged: false,
  decided: false,
  delivered: true,
};

function isDelivered({ status }: Event): boolean {
  return status !== undefined && DELIVERED[status];
}

/** Which kinds of event, and which steps of an act, are more than words. */
const IS_DEED: Readonly<Record<EventKind | EventStatus, boolean>> = {
  action: true,
  decision: true,
  shock: false,
  statement: false,
  pledged: false,
  decided: true,
  delivered: true,
};

/** Whether an event is an act of our side that is more than words: an action or a decision, and not only pledged. */
export function isOurActBeyondWords(event: Event): boolean {
  const { kind, status } = event;
  return isOurSideEvent(event) && IS_DEED[kind] && (status === undefined || IS_DEED[status]);
}

function isDeedForStrategy(event: Event): boolean {
  return isOurActBeyondWords(event) && !isOurActAgainstStrategy(event);
}

/** Which objectives can be left alone; what a strategy is for moves by what others do. */
const IS_ACTED_ON: Readonly<Record<Role, boolean>> = { means: true, result: true, effect: false };

function idleOf(strategy: Strategy, events: readonly Event[], asOf: Day): readonly Idle[] {
  const limit = addDays(asOf, -IDLE_DAYS);
  const byDay = events.toSorted(compareEventsByDay);
  const acts = byDay.filter(isDeedForStrategy);
  return [...nodePlacesOf(strategy).values()].flatMap((place): readonly Idle[] => {
    const { node, path, role, effectiveWeight } = place;
    if (!isObjective(node) || (role !== undefined && !IS_ACTED_ON[role])) return [];
    if (effectiveWeight === 0 && !isRoleOfOurSide(role)) return [];
    const own = new Set([node.id, ...leavesOf(node).map(({ id }) => id)]);
    const isOwn = ({ nodes }: Event): boolean => nodes.some((id) => own.has(id));
    const since = acts.findLast(isOwn)?.day;
    if (since !== undefined && since > limit) return [];
    const isLater = ({ day }: Event): boolean => since === undefined || day > since;
    const act = acts.findLast(
      (each) => isLater(each) && path.slice(1).some(({ id }) => each.nodes.includes(id)),
    );
    const on = path.slice(1).findLast(({ id }) => act?.nodes.includes(id));
    const against = byDay.findLast(
      (each) =>
        isOurActAgainstStrategy(each) && isOurActBeyondWords(each) && isLater(each) && isOwn(each),
    );
    const above = act === undefined || on === undefined ? undefined : { node: on, act };
    return [{ node, since, against, above }];
  });
}
