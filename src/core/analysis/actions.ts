/** What our side promised, did and left alone, from the events alone; nothing here scores. */

import { compareEventsByDay } from '../journal/journal.ts';
import { addDays } from '../model/day.ts';
import {
  type Branch,
  type Day,
  type Event,
  type EventKind,
  type EventStatus,
  isObjective,
  isOurSideEvent,
  type Strategy,
} from '../model/model.ts';
import { leavesOf, nodePlacesOf } from '../model/tree.ts';

/** An act and what continues it, oldest first; a change of status is a later event that follows the first. */
export interface Course {
  readonly acts: readonly Event[];
  /** The first of them. */
  readonly first: Event;
  /** The latest of them that bears a status. */
  readonly latest: Event;
  /** The first that was delivered; undefined: none was. */
  readonly delivered: Event | undefined;
}

/** An objective and the last day our side acted on it or an indicator of it. */
export interface Idle {
  readonly node: Branch;
  /** undefined: never. */
  readonly since: Day | undefined;
  /** The newest act since then on what lies above it, short of the root; undefined: none. */
  readonly above: { readonly node: Branch; readonly act: Event } | undefined;
}

export interface Actions {
  /** Pledged or decided and not delivered, oldest first. */
  readonly promised: readonly Course[];
  /** Delivered, newest first. */
  readonly delivered: readonly Course[];
  /** Objectives on which nobody of our side has acted for `IDLE_DAYS`, in file order. */
  readonly idle: readonly Idle[];
}

/** So many days without an act, an objective is left alone. */
export const IDLE_DAYS = 365;

/** The acts of our side up to a day. */
export function ourActsByStatus(strategy: Strategy, events: readonly Event[], asOf: Day): Actions {
  const known = events.filter(({ day }) => day <= asOf);
  const courses = coursesOfOurActs(known);
  const delivered = courses.filter((course) => course.delivered !== undefined);
  return {
    promised: courses
      .filter((course) => course.delivered === undefined)
      .toSorted((a, b) => compareEventsByDay(a.first, b.first)),
    delivered: delivered.toSorted((a, b) =>
      compareEventsByDay(b.delivered ?? b.latest, a.delivered ?? a.latest),
    ),
    idle: idleOf(strategy, known, asOf),
  };
}

/** The acts of our side that bear a status, each with what follows it. */
export function coursesOfOurActs(events: readonly Event[]): readonly Course[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const rootOf = (event: Event): string => {
    const seen = new Set<string>();
    let at = event;
    while (!seen.has(at.id)) {
      seen.add(at.id);
      const before = byId.get(at.follows);
      if (before === undefined) break;
      at = before;
    }
    return at.id;
  };
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    if (!isOurSideEvent(event)) continue;
    const root = rootOf(event);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [event]);
    else group.push(event);
  }
  return [...groups.values()].flatMap((group): readonly Course[] => {
    const acts = group.toSorted(compareEventsByDay);
    const [first] = acts;
    const latest = acts.findLast(({ status }) => status !== undefined);
    if (first === undefined || latest === undefined) return [];
    return [{ acts, first, latest, delivered: acts.find(isDelivered) }];
  });
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
export function isOurDeed(event: Event): boolean {
  const { kind, status } = event;
  return isOurSideEvent(event) && IS_DEED[kind] && (status === undefined || IS_DEED[status]);
}

function idleOf(strategy: Strategy, events: readonly Event[], asOf: Day): readonly Idle[] {
  const limit = addDays(asOf, -IDLE_DAYS);
  const acts = events.filter(isOurDeed).toSorted(compareEventsByDay);
  return [...nodePlacesOf(strategy).values()].flatMap(({ node, path }): readonly Idle[] => {
    if (!isObjective(node)) return [];
    const own = new Set([node.id, ...leavesOf(node).map(({ id }) => id)]);
    const since = acts.findLast(({ nodes }) => nodes.some((id) => own.has(id)))?.day;
    if (since !== undefined && since > limit) return [];
    const act = acts.findLast(
      ({ day, nodes }) =>
        (since === undefined || day > since) && path.slice(1).some(({ id }) => nodes.includes(id)),
    );
    const on = path.slice(1).findLast(({ id }) => act?.nodes.includes(id));
    return [
      { node, since, above: act === undefined || on === undefined ? undefined : { node: on, act } },
    ];
  });
}
