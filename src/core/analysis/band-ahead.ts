/** The days on which the band changes by the calendar alone: if nothing more is recorded. */
import { addDays, dayFromEpochDayNumber, dayNumber, daysBetween } from '../model/day.ts';
import type { Band, Day } from '../model/model.ts';
import { readingsUpTo } from '../model/readings.ts';
import { bandReachedAndUnmetRequirements } from '../scoring/band.ts';
import type { Board } from '../scoring/board.ts';
import { forEachEventCountChange } from '../scoring/counted.ts';
import {
  blankScoreSheet,
  type FlatSheet,
  flatArraysOfStrategy,
  nodeScoreOnScoreSheet,
  setAllBranchScores,
  setLeafScore,
} from '../scoring/flat.ts';
import { indicatorExpiryDay } from '../scoring/lateness.ts';
import { leafScoreAsOf } from '../scoring/leaf.ts';
import type { Timeline } from '../scoring/timeline.ts';

/** A day on which the band is another than on the day before. */
export interface BandAhead {
  readonly day: Day;
  readonly was: Band;
  readonly is: Band;
}

/**
 * The first later day up to the last on which the root has another band if nothing more is recorded, with both; undefined: none.
 * Between the days on which something expires counts only fade, each to one side: a band that stands with all of them lowest
 * and with all of them highest stands on every day between. Where it does not, each half of these days is looked at.
 */
export function nextBandChange(board: Board, to: Day): BandAhead | undefined {
  const bandsBetween = bandsBetweenOf(board);
  let was = board.card.standing?.band;
  const within = (first: number, last: number): BandAhead | undefined => {
    const [low, high] = bandsBetween(first, last);
    if (low !== high && first < last) {
      const middle = Math.floor((first + last) / 2);
      return within(first, middle) ?? within(middle + 1, last);
    }
    const before = was;
    was = low;
    return before !== undefined && low !== undefined && low !== before
      ? { day: dayFromEpochDayNumber(first), was: before, is: low }
      : undefined;
  };
  const turns = turningDays(board, to);
  for (const [at, first] of turns.entries()) {
    const found = within(first, (turns[at + 1] ?? dayNumber(to) + 1) - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first later day, and those up to the last on which something expires or an event counts no more, rising, in days since 1970-01-01. */
function turningDays({ card, readings, asOf }: Board, to: Day): readonly number[] {
  const [first, last] = [dayNumber(asOf) + 1, dayNumber(to)];
  const turns = new Set([first]);
  card.indicators.forEach((leaf, id) => {
    const { count } = leaf.node;
    const expiry = indicatorExpiryDay(leaf);
    if (expiry !== undefined) turns.add(dayNumber(expiry));
    if (count !== undefined && 'days' in count)
      forEachEventCountChange(id, count, readingsUpTo(readings, asOf), first, last, (day) =>
        turns.add(day),
      );
  });
  return [...turns].filter((day) => day <= last).sort((a, b) => a - b);
}

/** Two bands of some days, the first and the last of them in days since 1970-01-01. */
type BandsBetween = (first: number, last: number) => readonly [Band | undefined, Band | undefined];

/** The band with every score lowest and with every score highest on some later days, between which nothing turns. */
function bandsBetweenOf({ strategy, card, readings, asOf }: Board): BandsBetween {
  const flat = flatArraysOfStrategy(strategy);
  const known = readingsUpTo(readings, asOf);
  const leaves = [...card.indicators.values()].map((leaf) => {
    const { node, score } = leaf;
    const [at, expiry] = [flat.places.get(node.id) ?? 0, indicatorExpiryDay(leaf)];
    const scoreOn = (day: Day): number | undefined =>
      node.count === undefined ? score : leafScoreAsOf(node, known, day);
    return { at, expiry, scoreOn };
  });
  const [lowest, highest] = [blankScoreSheet(flat), blankScoreSheet(flat)];
  const bandOn = (sheet: FlatSheet): Band | undefined => {
    setAllBranchScores(flat, sheet);
    const scoreOf = (id: string) => nodeScoreOnScoreSheet(sheet, flat.places.get(id));
    const score = scoreOf(strategy.root.id);
    return score === undefined
      ? undefined
      : bandReachedAndUnmetRequirements(strategy.bands, score, scoreOf)?.band;
  };
  return (first, last) => {
    const [begin, end] = [dayFromEpochDayNumber(first), dayFromEpochDayNumber(last)];
    leaves.forEach(({ at, expiry, scoreOn }) => {
      const stands = expiry !== undefined && begin < expiry;
      const a = stands ? scoreOn(begin) : undefined;
      const b = stands ? scoreOn(end) : undefined;
      setLeafScore(lowest, at, a === undefined || b === undefined ? a : Math.min(a, b));
      setLeafScore(highest, at, a === undefined || b === undefined ? b : Math.max(a, b));
    });
    return [bandOn(lowest), bandOn(highest)];
  };
}

/** The days after the first, up to the last, on which the band is another by a timeline; a lost score is no other band. */
export function* bandChangesAhead(timeline: Timeline, from: Day, to: Day): Generator<BandAhead> {
  let was = timeline.bandOn(from);
  for (let offset = 1; offset <= daysBetween(from, to); offset += 1) {
    const day = addDays(from, offset);
    const is = timeline.bandOn(day);
    if (was !== undefined && is !== undefined && is !== was) yield { day, was, is };
    was = is;
  }
}
