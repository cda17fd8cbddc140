/** The whole history at once: every node's score as steps, each reading, each expiry and each day on which a count fades changing only what lies above it. */
import { dayFromNumber, dayNumber } from '../model/day.ts';
import {
  type Count,
  type Day,
  type Indicator,
  isIndicator,
  type Readings,
  type Strategy,
} from '../model/model.ts';
import { eachCountStep, looksAtCount } from './counted.ts';
import {
  blankScoreSheet,
  computeBranchScore,
  type Flat,
  flatArraysOfStrategy,
  scoreOnSheet,
  setLeafScore,
} from './flat.ts';
import { bandByDayFrom, type History } from './history.ts';
import { daysToExpiry, scoreOfValue } from './leaf.ts';
import { readingsOfSpan, valueOfReading } from './observed.ts';

const END_OF_DAYS = dayNumber('9999-12-31');

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
  /** A node's score on every day from one to another, both included; empty when `to` lies before `from`. */
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
export function scoreTimelineOf(
  strategy: Strategy,
  readings: Readings,
  until: Day,
  part?: TimelinePart,
): Timeline {
  const from = part?.from;
  const flat = flatArraysOfStrategy(strategy);
  const sheet = blankScoreSheet(flat);
  const tracks = new Map<number, Track>();
  const span: Span = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    until: dayNumber(until),
  };
  const below =
    part?.branch === undefined ? undefined : placesBelow(flat, flat.places.get(part.branch) ?? -1);
  const leaves = flat.leaves.flatMap((at): readonly LeafTurns[] => {
    const node = flat.nodes[at];
    if (!isIndicator(node) || below?.[at] === 0) return [];
    return [turnsWithin(turnsOf(node, at, readings, from, span), span)];
  });
  const branches = flat.branches.filter(({ at }) => below?.[at] !== 0);
  const changed = new Uint8Array(flat.nodes.length);
  const next = new Int32Array(leaves.length);
  const nextDay = Float64Array.from(leaves, ({ days }) => days[0] ?? Number.NaN);
  const take = (leaf: LeafTurns, at: number, day: number): void => {
    const turn = next[at] ?? 0;
    next[at] = turn + 1;
    nextDay[at] = leaf.days[turn + 1] ?? Number.NaN;
    const score = scoreOf(leaf.scores[turn]);
    if (scoreOnSheet(sheet, leaf.at) === score) return;
    setLeafScore(sheet, leaf.at, score);
    note(tracks, leaf.at, day, score);
    // What weighs nothing moves nothing above it.
    if (flat.weights[leaf.at] === 0) return;
    for (let up = flat.parents[leaf.at] ?? -1; up >= 0; up = flat.parents[up] ?? -1)
      changed[up] = 1;
  };
  for (const day of daysOf(leaves, () => true)) {
    leaves.forEach((leaf, at) => {
      if (nextDay[at] === day) take(leaf, at, day);
    });
    for (const branch of branches) {
      if (changed[branch.at] !== 1) continue;
      changed[branch.at] = 0;
      computeBranchScore(sheet, branch, flat.weights);
      note(tracks, branch.at, day, scoreOnSheet(sheet, branch.at));
    }
  }
  const dated = daysOf(leaves, ({ isDated }, turn) => isDated[turn] === true);
  return { ...read(strategy, flat.places, tracks, dated), from, until };
}

/** By place, 1 for a branch and all on which its score rests: what is below it, save what weighs nothing. */
function placesBelow(flat: Flat, top: number): Uint8Array {
  const below = new Uint8Array(flat.nodes.length);
  below[top] = 1;
  // Children come before their parent, so that from the end on every parent is known before its children.
  for (let at = top - 1; at >= 0; at -= 1) {
    if (flat.weights[at] !== 0 && below[flat.parents[at] ?? -1] === 1) below[at] = 1;
  }
  return below;
}

/** The days on which a leaf's score may change, rising, one turn a day. */
interface LeafTurns {
  readonly at: number;
  readonly days: number[];
  /** As `keptScore` keeps them. */
  readonly scores: number[];
  /** Whether something was observed, checked or expired on the day. */
  readonly isDated: boolean[];
}

/** The days of these turns, each once, rising. */
function daysOf(
  leaves: readonly LeafTurns[],
  isAsked: (leaf: LeafTurns, turn: number) => boolean,
): Float64Array {
  const days = new Set<number>();
  for (const leaf of leaves) {
    leaf.days.forEach((day, turn) => {
      if (isAsked(leaf, turn)) days.add(day);
    });
  }
  return Float64Array.from(days).sort();
}

/** Days as numbers, both included. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Days of change and the scores from then on. */
interface Track {
  readonly days: number[];
  /** As `keptScore` keeps them. */
  readonly scores: number[];
}

/** A score in a list of numbers alone, which takes a fraction of the memory: none is NaN there. */
function keptScore(score: number | undefined): number {
  return score ?? Number.NaN;
}

/** A kept score; undefined: none. */
function scoreOf(kept: number | undefined): number | undefined {
  return kept === undefined || Number.isNaN(kept) ? undefined : kept;
}

function addTurn(turns: LeafTurns, day: number, score: number | undefined, isDated: boolean): void {
  turns.days.push(day);
  turns.scores.push(keptScore(score));
  turns.isDated.push(isDated);
}

/** The turns of a span; what stands on its first day is a turn of that day. */
function turnsWithin(turns: LeafTurns, { from, until }: Span): LeafTurns {
  const first = turns.days.findLastIndex((day) => day <= from);
  const end = turns.days.findLastIndex((day) => day <= until) + 1;
  if (first < 0 && end === turns.days.length) return turns;
  const begin = Math.max(0, first);
  const days = turns.days.slice(begin, end);
  if (first >= 0 && days.length > 0) days[0] = from;
  return {
    at: turns.at,
    days,
    scores: turns.scores.slice(begin, end),
    isDated: turns.isDated.slice(begin, end),
  };
}

/** Every turn of a leaf. */
function turnsOf(
  node: Indicator,
  at: number,
  readings: Readings,
  from: Day | undefined,
  span: Span,
): LeafTurns {
  if (node.count !== undefined) return countedTurns(node, node.count, at, readings, span);
  const turns: LeafTurns = { at, days: [], scores: [], isDated: [] };
  const { list, readings: known } =
    from === undefined
      ? { list: readings.of(node.id), readings }
      : readingsOfSpan(node, readings, from, dayFromNumber(span.until));
  list.forEach((reading, index) => {
    const next = list[index + 1];
    if (next?.observedOn === reading.observedOn) return;
    const day = dayNumber(reading.observedOn);
    const value = valueOfReading(node, known, reading);
    addTurn(
      turns,
      day,
      value === undefined ? undefined : scoreOfValue(value, node.goalposts),
      true,
    );
    const expiry = day + daysToExpiry(node);
    if (expiry < (next === undefined ? END_OF_DAYS : dayNumber(next.observedOn)))
      addTurn(turns, expiry, undefined, true);
  });
  return turns;
}

/** The turns of a counted indicator: from each look on until the next, or until it expires. */
function countedTurns(
  node: Indicator,
  count: Count,
  at: number,
  readings: Readings,
  { from, until }: Span,
): LeafTurns {
  const turns: LeafTurns = { at, days: [], scores: [], isDated: [] };
  const fades = 'halfLifeDays' in count;
  const looks = looksAtCount(node.id, count, readings).filter((day) => day <= until);
  looks.forEach((look, index) => {
    const next = looks[index + 1] ?? Number.POSITIVE_INFINITY;
    if (next <= from) return;
    const expiry = look + daysToExpiry(node);
    const begin = Math.max(look, from);
    const end = Math.min(expiry, next, until + 1);
    eachCountStep(node.id, count, readings, begin, end, (day, value) =>
      addTurn(turns, day, scoreOfValue(value, node.goalposts), day === look || !fades),
    );
    if (expiry < next) addTurn(turns, expiry, undefined, true);
  });
  return turns;
}

function note(
  tracks: Map<number, Track>,
  at: number,
  day: number,
  score: number | undefined,
): void {
  let track = tracks.get(at);
  if (scoreOf(track?.scores.at(-1)) === score) return;
  if (track === undefined) {
    track = { days: [], scores: [] };
    tracks.set(at, track);
  }
  track.days.push(day);
  track.scores.push(keptScore(score));
}

function read(
  strategy: Strategy,
  places: ReadonlyMap<string, number>,
  tracks: ReadonlyMap<number, Track>,
  dated: Float64Array,
): Omit<Timeline, 'from' | 'until'> {
  const trackOf = (id: string): Track | undefined => {
    const at = places.get(id);
    return at === undefined ? undefined : tracks.get(at);
  };
  const scoreOn = (id: string, day: Day): number | undefined => {
    const track = trackOf(id);
    return scoreOf(track?.scores[stepsUpTo(track.days, dayNumber(day)) - 1]);
  };
  return {
    scoreOn,
    bandOn: bandByDayFrom(strategy, scoreOn),
    stepsOf: (id) => {
      const track = trackOf(id);
      return (
        track?.days.map((day, at) => ({
          day: dayFromNumber(day),
          score: scoreOf(track.scores[at]),
        })) ?? []
      );
    },
    daily: (id, from, to) => dailyOf(trackOf(id), dayNumber(from), dayNumber(to)),
    days: Array.from(dated, dayFromNumber),
  };
}

function dailyOf(
  track: Track | undefined,
  from: number,
  to: number,
): readonly (number | undefined)[] {
  const scores = new Array<number | undefined>(Math.max(0, to - from + 1)).fill(undefined);
  if (track === undefined) return scores;
  const { days, scores: steps } = track;
  // From step to step: a score stands until the next.
  for (let at = Math.max(0, stepsUpTo(days, from) - 1); at < days.length; at += 1) {
    const score = scoreOf(steps[at]);
    const begin = Math.max(from, days[at] ?? from);
    if (begin > to) break;
    if (score !== undefined)
      scores.fill(score, begin - from, Math.min(to + 1, days[at + 1] ?? to + 1) - from);
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
