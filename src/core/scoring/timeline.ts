/** The whole history at once: every node's score as steps, each reading and each expiry changing only what lies above it. */
import { dayFromNumber, dayNumber } from '../model/day.ts';
import {
  type Day,
  type Indicator,
  isIndicator,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import {
  blankScoreSheet,
  computeBranchScoresAbove,
  flatArraysOfStrategy,
  scoreOnSheet,
  setLeafScore,
} from './flat.ts';
import { bandByDayFrom, type History } from './history.ts';
import { scoreOfValue } from './leaf.ts';

const END_OF_DAYS = dayNumber('9999-12-31');

/** From a day on a node has this score, until the next step. */
export interface ScoreStep {
  readonly day: Day;
  /** 0…100; undefined: none. */
  readonly score: number | undefined;
}

/** A history that is known whole. */
export interface Timeline extends History {
  /** Where a node's score changed, oldest first; before the first step it has none. */
  readonly stepsOf: (id: string) => readonly ScoreStep[];
  /** A node's score on every day from one to another, both included; empty when `to` lies before `from`. */
  readonly daily: (id: string, from: Day, to: Day) => readonly (number | undefined)[];
  /** Every day on which something was read or expired, rising. */
  readonly days: readonly Day[];
}

/** The timeline of a strategy on all readings of its indicators. */
export function scoreTimelineOf(strategy: Strategy, readings: Readings): Timeline {
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const tracks = flat.nodes.map((): Track => ({ days: [], scores: [] }));
  const turns = flat.leaves
    .flatMap((at) => {
      const node = flat.nodes[at];
      return isIndicator(node) ? turnsOf(node, at, readings) : [];
    })
    .sort((a, b) => a.day - b.day);
  for (let first = 0; first < turns.length; ) {
    const day = turns[first]?.day ?? 0;
    let next = first;
    for (let turn = turns[next]; turn !== undefined && turn.day === day; turn = turns[next]) {
      setLeafScore(sheet, turn.at, turn.score);
      computeBranchScoresAbove(flat, sheet, turn.at);
      next += 1;
    }
    for (const { at } of turns.slice(first, next)) {
      for (let up = at; up >= 0; up = flat.parents[up] ?? -1) {
        note(tracks[up], day, scoreOnSheet(sheet, up));
      }
    }
    first = next;
  }
  return read(strategy, flat.places, tracks, turns);
}

/** A leaf's score changes on a day. */
interface Turn {
  readonly day: number;
  readonly at: number;
  readonly score: number | undefined;
}

/** Days of change and the scores from then on. */
interface Track {
  readonly days: number[];
  readonly scores: (number | undefined)[];
}

function turnsOf(node: Indicator, at: number, readings: Readings): readonly Turn[] {
  const turns: Turn[] = [];
  const list = readings.of(node.id);
  list.forEach((reading, index) => {
    const next = list[index + 1];
    if (next?.observedOn === reading.observedOn) return;
    const day = dayNumber(reading.observedOn);
    turns.push({ day, at, score: scoreOfValue(reading.value, node.goalposts) });
    const expiry = day + Math.floor(node.maxAgeDays) + 1;
    if (expiry < (next === undefined ? END_OF_DAYS : dayNumber(next.observedOn))) {
      turns.push({ day: expiry, at, score: undefined });
    }
  });
  return turns;
}

function note(track: Track | undefined, day: number, score: number | undefined): void {
  if (track === undefined || track.scores.at(-1) === score) return;
  track.days.push(day);
  track.scores.push(score);
}

function read(
  strategy: Strategy,
  places: ReadonlyMap<string, number>,
  tracks: readonly Track[],
  turns: readonly Turn[],
): Timeline {
  const trackOf = (id: string): Track | undefined => {
    const at = places.get(id);
    return at === undefined ? undefined : tracks[at];
  };
  const scoreOn = (id: string, day: Day): number | undefined => {
    const track = trackOf(id);
    return track?.scores[stepsUpTo(track.days, dayNumber(day)) - 1];
  };
  return {
    scoreOn,
    bandOn: bandByDayFrom(strategy, scoreOn),
    stepsOf: (id) => {
      const track = trackOf(id);
      return (
        track?.days.map((day, at) => ({ day: dayFromNumber(day), score: track.scores[at] })) ?? []
      );
    },
    daily: (id, from, to) => dailyOf(trackOf(id), dayNumber(from), dayNumber(to)),
    days: [...new Set(turns.map((turn) => turn.day))].map(dayFromNumber),
  };
}

function dailyOf(
  track: Track | undefined,
  from: number,
  to: number,
): readonly (number | undefined)[] {
  const scores: (number | undefined)[] = [];
  let at = track === undefined ? 0 : stepsUpTo(track.days, from);
  for (let day = from; day <= to; day += 1) {
    while (track !== undefined && (track.days[at] ?? Number.POSITIVE_INFINITY) <= day) at += 1;
    scores.push(track?.scores[at - 1]);
  }
  return scores;
}

/** How many of the rising days lie on or before a day. */
function stepsUpTo(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
