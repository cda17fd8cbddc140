/** Scores around a day: how a node stood some days before and after, and whether enough was read in between to tell. */
import { addDays } from '../model/day.ts';
import type { Day, Readings, Strategy } from '../model/model.ts';
import { findNodeById, leavesOf, nodePlacesOf } from '../model/tree.ts';
import type { Board } from '../scoring/board.ts';
import { type ScoreChange, scoreChangeWithInterval } from '../scoring/change-interval.ts';
import { valueAndReadingAsOf } from '../scoring/observed.ts';

/** Days before and after an event that are looked at. */
export const OFFSETS = [30, 90, 180, 365] as const;

/** Below this share of a node's weight read anew, a move says little; 0…1. */
export const ENOUGH_READ = 0.5;

/** How a node stood some days before (negative) or after an event; its own day counts as after, since it may move the score itself. */
export interface Moment {
  /** Days from the event, -365…365, negative before it. */
  readonly offset: number;
  readonly day: Day;
  /** 0…100; undefined: none that day, or the day is still ahead. */
  readonly score: number | undefined;
  /** From the day before the event to this one (after it), or from this one to the day before the event, with its interval; undefined without both scores. */
  readonly change: ScoreChange | undefined;
  /** Share of the node's weight that was read anew in between, 0…1. */
  readonly readAnew: number;
  /** Whether the day lies after the last day looked at. */
  readonly ahead: boolean;
}

export interface Around {
  /** Id of the node. */
  readonly id: string;
  /** On the day before the event, 0…100; undefined: none. */
  readonly score: number | undefined;
  /** From the earliest to the latest. */
  readonly moments: readonly Moment[];
}

/** The score of a node on the day before an event, and on some days before and after that one with its change, as far as the day of the board. */
export function nodeScoresAroundDay(
  { strategy, readings, cardOn, asOf: last }: Board,
  id: string,
  day: Day,
): Around {
  const eve = addDays(day, -1);
  const score = cardOn(eve).nodes.get(id)?.score;
  const offsets = [...OFFSETS.map((days) => -days).reverse(), ...OFFSETS];
  const moments = offsets.map((offset): Moment => {
    const other = addDays(day, offset);
    const ahead = other > last;
    const [from, to] = offset > 0 ? [eve, other] : [other, eve];
    if (ahead)
      return { offset, day: other, score: undefined, change: undefined, readAnew: 0, ahead };
    const there = cardOn(other).nodes.get(id)?.score;
    const change = scoreChangeWithInterval(cardOn(from), cardOn(to), id);
    const share = weightShareObservedSince(strategy, readings, id, from, to);
    return { offset, day: other, score: there, change, readAnew: share, ahead };
  });
  return { id, score, moments };
}

/** The day of the first reading, or of the first event that counts, of a node or of what lies below it; undefined: none. */
export function firstRecordedDayOfNode(
  strategy: Strategy,
  readings: Readings,
  id: string,
): Day | undefined {
  const node = findNodeById(strategy, id);
  const days = (node === undefined ? [] : leavesOf(node)).flatMap((leaf) => {
    const [first] = readings.of(leaf.id);
    const [event] = leaf.count === undefined ? [] : readings.eventsOf(leaf.id);
    return [first?.observedOn, event?.day].filter((day) => day !== undefined);
  });
  return days.sort()[0];
}

/** The share of a node's weight whose reading as of `to` is of a day after `from`, 0…1; 0 for an unknown node. */
export function weightShareObservedSince(
  strategy: Strategy,
  readings: Readings,
  id: string,
  from: Day,
  to: Day,
): number {
  const places = nodePlacesOf(strategy);
  const node = places.get(id)?.node;
  if (node === undefined) return 0;
  let total = 0;
  let fresh = 0;
  for (const leaf of leavesOf(node)) {
    const weight = node === leaf ? 1 : (places.get(leaf.id)?.effectiveWeight ?? 0);
    total += weight;
    if ((valueAndReadingAsOf(leaf, readings, to)?.observedOn ?? '') > from) fresh += weight;
  }
  return total === 0 ? 0 : fresh / total;
}
