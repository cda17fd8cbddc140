/** Indicators that are counted from events: their value and how sure it is, as of any day (data/FORMAT.md, section 2). */
import { addDays, countOfDaysUpToDay, dayFromEpochDayNumber, dayNumber } from '../model/day.ts';
import { memoizeLatestPerObject } from '../model/memoize.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Count,
  type Day,
  type Event,
  type Readings,
} from '../model/model.ts';
import { lastCheckUpTo } from '../model/readings.ts';

/** What an indicator counts to on a day. */
export interface Counted {
  /** Sum of the amounts as they count on the day, in the unit of the indicator, finite; 0 where nothing happened. */
  readonly value: number;
  /** The latest day up to that one on which an event names it or somebody checked. */
  readonly observedOn: Day;
}

/** What a counted indicator comes to as of a day; undefined before anybody looked. */
export function countedValueAndDayAsOf(
  indicator: string,
  count: Count,
  readings: Readings,
  asOf: Day,
): Counted | undefined {
  const day = dayNumber(asOf);
  const events = indexOf(readings.eventsOf(indicator), count);
  const checked = lastCheckUpTo(readings.checksOf(indicator), asOf);
  const at = countOfDaysUpToDay(events.days, day) - 1;
  const happened = events.days[at];
  if (happened === undefined && checked === undefined) return undefined;
  const latest = happened === undefined ? undefined : dayFromEpochDayNumber(happened);
  return {
    value: sumAt(events, events.amounts, events.sums, at, day),
    observedOn:
      latest === undefined || (checked !== undefined && checked.observedOn > latest)
        ? (checked?.observedOn ?? asOf)
        : latest,
  };
}

/** What the events up to the earlier of two days still count on the later: what is left of them once they have faded, or those that lie within the last days that are counted; in the unit of the indicator, finite; 0 where there are none. */
export function remainingCountOfEarlierEvents(
  indicator: string,
  count: Count,
  readings: Readings,
  one: Day,
  other: Day,
): number {
  const [earlier, later] = one <= other ? [one, other] : [other, one];
  const events = indexOf(readings.eventsOf(indicator), count);
  const at = countOfDaysUpToDay(events.days, dayNumber(earlier)) - 1;
  return sumAt(events, events.amounts, events.sums, at, dayNumber(later));
}

/** What an event of a day before or on another still counts on that other day, in the unit of the indicator, finite: its amount as it has faded, or in full up to the end of its days and then 0. */
export function eventAmountStillCountedOnDay(
  count: Count,
  { day, amount }: Pick<Event, 'day' | 'amount'>,
  asOf: Day,
): number {
  const passed = dayNumber(asOf) - dayNumber(day);
  if ('halfLifeDays' in count) return amount * 2 ** (-passed / count.halfLifeDays);
  return passed < count.days ? amount : 0;
}

/** The last day on which an event counts, in full until then; undefined where it fades, and so never ends. */
export function lastCountingDayOfEvent(count: Count, { day }: Pick<Event, 'day'>): Day | undefined {
  return 'days' in count ? addDays(day, Math.ceil(count.days) - 1) : undefined;
}

/** Days beyond which a halving is no date worth telling: thirty years. */
const FAR = 11_000;

/** The next day on which half of an event's amount is left, a quarter, and so on, and how often it has halved by then, 1 the first time; undefined where it does not fade, or that lies far ahead. */
export function nextEventHalvingDayAndNumber(
  count: Count,
  { day }: Pick<Event, 'day'>,
  asOf: Day,
): { readonly day: Day; readonly times: number } | undefined {
  if (!('halfLifeDays' in count)) return undefined;
  const passed = dayNumber(asOf) - dayNumber(day);
  const times = Math.floor(passed / count.halfLifeDays) + 1;
  const after = Math.ceil(times * count.halfLifeDays);
  return after - passed > FAR ? undefined : { day: addDays(day, after), times };
}

/** By confidence, the part of a count as of a day that rests on events of it: the sum of their absolute amounts as they count then, in the unit of the indicator, ≥ 0. */
export function eventAmountsByConfidence(
  indicator: string,
  count: Count,
  readings: Readings,
  asOf: Day,
): Readonly<Record<Confidence, number>> {
  const events = indexOf(readings.eventsOf(indicator), count);
  const day = dayNumber(asOf);
  const at = countOfDaysUpToDay(events.days, day) - 1;
  const part = (confidence: Confidence): number => {
    const { amounts, sums } = events.parts[confidence];
    return sumAt(events, amounts, sums, at, day);
  };
  return { high: part('high'), moderate: part('moderate'), low: part('low') };
}

/** The days on which an event or a check of a counted indicator is, as `dayNumber` gives them, negative before 1970, rising. */
export function eventAndCheckDayNumbers(
  indicator: string,
  count: Count,
  readings: Readings,
): Float64Array {
  const days = new Set(indexOf(readings.eventsOf(indicator), count).days);
  for (const { observedOn } of readings.checksOf(indicator)) days.add(dayNumber(observedOn));
  return Float64Array.from(days).sort();
}

/** Gives a count, in the indicator's unit, finite, on each day from one up to an end that is not included, on which it changes by itself or by an event; days as `dayNumber` gives them, negative before 1970, rising. */
export function forEachEventCountChange(
  indicator: string,
  count: Count,
  readings: Readings,
  from: number,
  end: number,
  give: (day: number, value: number) => void,
): void {
  const events = indexOf(readings.eventsOf(indicator), count);
  let at = countOfDaysUpToDay(events.days, from) - 1;
  if ('halfLifeDays' in count) {
    for (let day = from; day < end; ) {
      const [last = day, sum = 0] = [events.days[at], events.sums[at]];
      const next = Math.min(end, events.days[at + 1] ?? end);
      for (; day < next; day += 1) give(day, sum * events.leftAfter(day - last));
      while ((events.days[at + 1] ?? Number.POSITIVE_INFINITY) <= day) at += 1;
    }
    return;
  }
  // An event counts no more from so many days after it on.
  const ends = [...events.days].map((day) => Math.ceil(day + count.days));
  const days = [...events.days, ...ends].filter((day) => day > from && day < end);
  for (const day of [...new Set([from, ...days])].sort((a, b) => a - b)) {
    while ((events.days[at + 1] ?? Number.POSITIVE_INFINITY) <= day) at += 1;
    give(day, sumAt(events, events.amounts, events.sums, at, day));
  }
}

/** Amounts, and what all up to each of them come to on its day, in the indicator's unit, finite; the sums are used where they fade. */
interface Part {
  readonly amounts: Float64Array;
  readonly sums: Float64Array;
}

/** The events of an indicator by day, so that a day is asked for without going through them. */
interface EventIndex extends Part {
  readonly count: Count;
  /** Their days as `dayNumber` gives them, whole, negative before 1970, rising. */
  readonly days: Int32Array;
  /** What is left of an amount of 1 after some days, a share, 0…1. */
  readonly leftAfter: (passed: number) => number;
  readonly parts: Readonly<Record<Confidence, Part>>;
}

const indexOf = memoizeLatestPerObject((events: readonly Event[], count: Count): EventIndex => {
  const days = Int32Array.from(events, ({ day }) => dayNumber(day));
  const partOf = (amountOf: (event: Event) => number): Part => {
    const amounts = Float64Array.from(events, amountOf);
    const sums = new Float64Array(amounts.length);
    if ('halfLifeDays' in count) {
      let sum = 0;
      amounts.forEach((amount, at) => {
        const passed = (days[at] ?? 0) - (days[at - 1] ?? days[at] ?? 0);
        sum = sum * 2 ** (-passed / count.halfLifeDays) + amount;
        sums[at] = sum;
      });
    }
    return { amounts, sums };
  };
  const [high, moderate, low] = CONFIDENCES.map((confidence) =>
    partOf((event) => (event.confidence === confidence ? Math.abs(event.amount) : 0)),
  );
  const none = partOf(() => 0);
  return {
    count,
    days,
    leftAfter: fadingBy('halfLifeDays' in count ? count.halfLifeDays : Number.POSITIVE_INFINITY),
    ...partOf(({ amount }) => amount),
    parts: { high: high ?? none, moderate: moderate ?? none, low: low ?? none },
  };
});

/** Days whose share is worked out once: about thirty years. */
const MOST_KEPT_DAYS = 11_000;

/** 2^(−days / half-life), a share, 0…1, by the whole days that have passed, ≥ 0; `halfLifeDays` > 0, Infinity: nothing fades. */
function fadingBy(halfLifeDays: number): (passed: number) => number {
  const known: number[] = [];
  return (passed) => {
    if (passed >= MOST_KEPT_DAYS) return 2 ** (-passed / halfLifeDays);
    while (known.length <= passed) known.push(2 ** (-known.length / halfLifeDays));
    return known[passed] ?? 1;
  };
}

/** What the `amounts` up to a place, `last`, from 0, -1: none of them, come to on a day, in days since 1970-01-01, which lies no earlier: in the indicator's unit, finite. `sums`: where they fade, what those up to each place come to on its day, in the same unit, finite. */
function sumAt(
  { count, days, leftAfter }: EventIndex,
  amounts: Float64Array,
  sums: Float64Array,
  last: number,
  day: number,
): number {
  if ('halfLifeDays' in count) {
    return (sums[last] ?? 0) * leftAfter(day - (days[last] ?? day));
  }
  let sum = 0;
  for (let at = last; at >= 0 && (days[at] ?? 0) > day - count.days; at -= 1) {
    sum += amounts[at] ?? 0;
  }
  return sum;
}
