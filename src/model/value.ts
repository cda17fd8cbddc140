/** What an indicator says as of a day: format 3, section 3. */
import { countUpTo, type Day } from './day.ts';
import {
  type Check,
  CONFIDENCES,
  type Confidence,
  type Event,
  type Reading,
  type StandingRecord,
} from './record.ts';
import { type Leaf, scoreOf } from './strategy.ts';

/** What stands of one indicator, rising by day. */
export interface LeafRecord {
  readonly readings: readonly Reading[];
  readonly checks: readonly Check[];
  /** Those that name it. */
  readonly events: readonly Event[];
  /** What it would say from a day on, whatever is recorded. */
  readonly assumed?: { readonly day: Day; readonly value: number };
}

export type LeafState = 'current' | 'late' | 'expired' | 'missing';

export interface LeafValue {
  readonly leaf: Leaf;
  readonly state: LeafState;
  /** In the indicator's unit; undefined where nothing was read yet. */
  readonly value?: number;
  /** The day that the value refers to, and how good its evidence is. */
  readonly day?: Day;
  readonly confidence?: Confidence;
  /** The newest reading; undefined of a count. */
  readonly latest?: Reading;
  /** The readings or events that the value is made of. */
  readonly restsOn: readonly (Reading | Event)[];
  /** The later of the value's day and the newest check. */
  readonly looked?: Day;
  /** Days past every + lag, > 0; undefined unless late. */
  readonly lateBy?: number;
  /** 0…100; undefined when missing or expired. */
  readonly score?: number;
  /** Whether the value lies outside the goalposts. */
  readonly beyond?: boolean;
}

/** Days whose readings or events a leaf's value is made of; 1 of what is the newest reading alone. */
export function spanOf({ mean, count }: Leaf): number {
  return mean ?? count ?? 1;
}

export function leafRecords(
  leaves: readonly Leaf[],
  record: StandingRecord,
): ReadonlyMap<Leaf, LeafRecord> {
  const events = new Map<string, Event[]>();
  for (const event of record.events) {
    for (const id of event.nodes) {
      const named = events.get(id);
      if (named === undefined) events.set(id, [event]);
      else named.push(event);
    }
  }
  return new Map(
    leaves.map((leaf) => [
      leaf,
      {
        readings: record.readings.get(leaf.id) ?? [],
        checks: record.checks.get(leaf.id) ?? [],
        events: events.get(leaf.id) ?? [],
      },
    ]),
  );
}

export function leafValue(leaf: Leaf, record: LeafRecord, day: Day): LeafValue {
  const found = foundValue(leaf, record, day);
  if (found === undefined) return { leaf, state: 'missing', restsOn: [] };
  const check = record.checks[countUpTo(record.checks, day) - 1];
  const looked = Math.max(found.day, check?.day ?? found.day);
  const beyond =
    found.value < Math.min(leaf.worst, leaf.best) || found.value > Math.max(leaf.worst, leaf.best);
  const { score: known, ...rest } = found;
  const base = { leaf, ...rest, looked, beyond };
  const score = scoreOfFound(leaf, found, day);
  if (score === undefined) return { ...base, state: 'expired' };
  const late = day - looked - leaf.every - leaf.lag;
  const watched = leaf.weight > 0 || leaf.tripwires.length > 0;
  return late > 0 && watched
    ? { ...base, state: 'late', lateBy: late, score }
    : { ...base, state: 'current', score };
}

/** The score of `leafValue` alone, which takes less to find. */
export function leafScore(leaf: Leaf, record: LeafRecord, day: Day): number | undefined {
  const found = foundValue(leaf, record, day);
  return found && scoreOfFound(leaf, found, day);
}

function scoreOfFound(leaf: Leaf, found: Found, day: Day): number | undefined {
  return day - found.day > leaf.expires ? undefined : found.score;
}

type Found = Required<Pick<LeafValue, 'value' | 'day' | 'confidence' | 'restsOn' | 'score'>> &
  Pick<LeafValue, 'latest'>;

/** What was found of a record, by what of it counts: the same on many days. */
const FOUND = new WeakMap<LeafRecord, Map<string | number, Found | undefined>>();

function foundValue(leaf: Leaf, record: LeafRecord, day: Day): Found | undefined {
  const { assumed, readings, checks, events } = record;
  if (assumed !== undefined && assumed.day <= day) {
    const score = scoreOf(leaf, assumed.value);
    return { ...assumed, confidence: 'moderate', restsOn: [], score };
  }
  const known = FOUND.get(record) ?? new Map<string | number, Found | undefined>();
  FOUND.set(record, known);
  const { count } = leaf;
  const key =
    count === undefined
      ? countUpTo(readings, day)
      : [countUpTo(events, day), countUpTo(events, day - count), countUpTo(checks, day)].join();
  let found = known.get(key);
  if (found === undefined) {
    const value =
      count === undefined ? readValue(leaf, record, day) : countedValue(leaf, record, day);
    found = value && { ...value, score: scoreOf(leaf, value.value) };
    known.set(key, found);
  }
  return found;
}

function readValue(
  leaf: Leaf,
  { readings }: LeafRecord,
  day: Day,
): Omit<Found, 'score'> | undefined {
  const upTo = countUpTo(readings, day);
  const latest = readings[upTo - 1];
  if (latest === undefined) return undefined;
  const { mean } = leaf;
  const restsOn =
    mean === undefined ? [latest] : readings.slice(countUpTo(readings, latest.day - mean), upTo);
  const value = restsOn.reduce((sum, each) => sum + each.value, 0) / restsOn.length;
  return { value, day: latest.day, confidence: latest.confidence, latest, restsOn };
}

function countedValue(leaf: Leaf, record: LeafRecord, day: Day): Omit<Found, 'score'> | undefined {
  const events = record.events.slice(0, countUpTo(record.events, day));
  const checks = record.checks.slice(0, countUpTo(record.checks, day));
  const newest = Math.max(events.at(-1)?.day ?? -Infinity, checks.at(-1)?.day ?? -Infinity);
  if (newest === -Infinity) return undefined;
  const counted = countedEvents(leaf, events, day);
  const check = checks.at(-1);
  const evidence =
    counted.length > 0
      ? counted
      : [
          ...events.filter((event) => event.day === newest),
          ...(check?.day === newest ? [check] : []),
        ];
  return {
    value: sumOf(leaf, counted),
    day: newest,
    confidence: lowest(evidence.map(({ confidence }) => confidence)),
    restsOn: counted,
  };
}

/** Of events up to a day that name a counted leaf, those of its window that no other one of them follows and that were not dropped. */
export function countedEvents(leaf: Leaf, events: readonly Event[], day: Day): readonly Event[] {
  const followed = new Set(events.map(({ follows }) => follows));
  return events.filter(
    (event) =>
      event.day > day - (leaf.count ?? 0) &&
      !followed.has(event.id) &&
      (leaf.signed || event.stage !== 'dropped'),
  );
}

/** The sum of the amounts; of a signed leaf good ones minus bad ones. */
export function sumOf(leaf: Leaf, events: readonly Event[]): number {
  return events.reduce(
    (sum, { amount, effect }) => sum + (leaf.signed && effect === 'bad' ? -amount : amount),
    0,
  );
}

function lowest(confidences: readonly Confidence[]): Confidence {
  return CONFIDENCES.findLast((each) => confidences.includes(each)) ?? 'moderate';
}

/** The days up to `to` on which a leaf's value or state of expiry can become another one, rising. */
export function changeDays(
  leaf: Leaf,
  { readings, checks, events, assumed }: LeafRecord,
  to: Day,
): readonly Day[] {
  const count = leaf.count;
  const rows = count === undefined ? readings : [...events, ...checks];
  const looks = [...new Set(rows.map(({ day }) => day))].sort((a, b) => a - b);
  const ends = count === undefined ? [] : events.map(({ day }) => day + count);
  const expiryOf = (day: Day): Day => day + leaf.expires + 1;
  // where a later one came in time, nothing expires
  const last = looks.filter((day, at) => (looks[at + 1] ?? Infinity) > expiryOf(day));
  const assumes = assumed === undefined ? [] : [assumed.day, expiryOf(assumed.day)];
  return [...new Set([...looks, ...ends, ...last.map(expiryOf), ...assumes])]
    .filter((day) => day <= to)
    .sort((a, b) => a - b);
}
