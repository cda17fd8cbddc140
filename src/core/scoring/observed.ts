/** What an indicator's readings, events and checks come to on a day, before age and goalposts (data/FORMAT.md, section 2). */
import { addDays } from '../model/day.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Day,
  type Indicator,
  type Reading,
  type Readings,
} from '../model/model.ts';
import { lastCheckUpTo, lastEventUpTo, readingLookupFromLists } from '../model/readings.ts';
import { countedValueAndDayAsOf, eventAmountsByConfidence } from './counted.ts';

/** σ of a fresh score in score points, by confidence. */
export const SIGMA_FRESH: Readonly<Record<Confidence, number>> = { high: 4, moderate: 8, low: 14 };
/** A count whose σ lies below these is shown as of high and of moderate confidence, score points. */
const HIGH_BELOW = 6;
const MODERATE_BELOW = 11;

/** The value of an indicator on a day. */
export interface ValueOnDay {
  /** In the indicator's unit, finite: of its reading, of a mean of readings, or counted from events. */
  readonly value: number;
  /** The day from which its age runs. */
  readonly observedOn: Day;
  /** The reading it is of, the newest where it is a mean; undefined: it is counted. */
  readonly reading: Reading | undefined;
}

/** How reliable a value is, and whose it is. */
export interface ValueReliability {
  /** Square of σ of the score while fresh, score points², ≥ 0. */
  readonly freshVariance: number;
  readonly confidence: Confidence;
  /** Who says so; '' when not given. Of a counted one, who said or looked last. */
  readonly source: string;
  /** Who makes the number, by which values err together; '' is shared with nobody. */
  readonly origin: string;
}

/** The value of an indicator as of a day, expired or not, with its day and its reading, which a counted one has none of; undefined: there is no value. */
export function valueAndReadingAsOf(
  indicator: Indicator,
  readings: Readings,
  asOf: Day,
): ValueOnDay | undefined {
  const { id, count } = indicator;
  if (count !== undefined) {
    const counted = countedValueAndDayAsOf(id, count, readings, asOf);
    return counted === undefined ? undefined : { ...counted, reading: undefined };
  }
  const reading = readings.asOf(id, asOf);
  if (reading === undefined) return undefined;
  const value = valueIfReadingWereNewest(indicator, readings, reading);
  return value === undefined ? undefined : { value, observedOn: reading.observedOn, reading };
}

/** The value of an indicator, in its unit, finite, once a reading of it is the newest: the reading's, or the mean of a window that ends with it; undefined where that holds too few. */
export function valueIfReadingWereNewest(
  indicator: Indicator,
  readings: Readings,
  { value, observedOn }: Reading,
): number | undefined {
  const { rolling } = indicator;
  return rolling === undefined
    ? value
    : rollingMean(readingsOfWindow(indicator, readings, observedOn), rolling.atLeast);
}

/** The readings of an indicator that decide its value on some days, fetched at once. */
export interface ReadingsOfSpan {
  /** That which stands on the first day, then those of the days up to the last, the one that counts last within a day. */
  readonly list: readonly Reading[];
  /** What is to be asked of them, and of what lies before them as far as a mean needs it. */
  readonly readings: Readings;
}

/** The readings of an indicator from one day to another, both included, with a lookup that also knows those before them as far as a mean needs it. */
export function readingsAndLookupBetweenDays(
  { id, rolling }: Indicator,
  readings: Readings,
  from: Day,
  to: Day,
): ReadingsOfSpan {
  const begin = readings.asOf(id, from)?.observedOn ?? from;
  const all = readings.between(id, addDays(begin, -Math.ceil(rolling?.days ?? 1) + 1), to);
  if (rolling === undefined) return { list: all, readings };
  return {
    list: all.filter(({ observedOn }) => observedOn >= begin),
    readings: { ...readings, ...readingLookupFromLists(() => all) },
  };
}

/** The readings that the mean of a rolling indicator rests on where the newest is of a day, oldest first, one a day; of any other that of the day. */
export function readingsBehindValue(
  indicator: Indicator,
  readings: Readings,
  newest: Day,
): readonly Reading[] {
  return readingsOfWindow(indicator, readings, newest).filter(isLastOfItsDay);
}

/** Every reading that the mean of a rolling indicator may rest on where the newest is of a day, oldest first, all of a day; of any other those of the day. */
function readingsOfWindow(
  { id, rolling }: Indicator,
  readings: Readings,
  newest: Day,
): readonly Reading[] {
  // Of the days after N − days and up to N; where `days` is no whole number, the first of them is rounded up.
  return readings.between(id, addDays(newest, -Math.ceil(rolling?.days ?? 1) + 1), newest);
}

/** Whether the reading at `at`, its index from 0 among all by day, is the last of its day. */
function isLastOfItsDay(
  { observedOn }: Pick<Reading, 'observedOn'>,
  at: number,
  all: readonly Pick<Reading, 'observedOn'>[],
): boolean {
  return all[at + 1]?.observedOn !== observedOn;
}

/** The arithmetic mean of readings in the order of their days, the last of each day, in their unit, finite; undefined where these are fewer than `atLeast`. */
export function rollingMean(
  readings: readonly Pick<Reading, 'observedOn' | 'value'>[],
  atLeast: number,
): number | undefined {
  let [sum, days] = [0, 0];
  readings.forEach((reading, at) => {
    if (!isLastOfItsDay(reading, at, readings)) return;
    sum += reading.value;
    days += 1;
  });
  return days === 0 || days < atLeast ? undefined : sum / days;
}

/** How reliable an indicator's value as of a day is; the value must be there. */
export function valueConfidenceAndSourceOnDay(
  indicator: Indicator,
  readings: Readings,
  { reading }: ValueOnDay,
  asOf: Day,
): ValueReliability {
  if (reading !== undefined) return valueReliabilityOfReading(indicator, reading);
  const events = readings.eventsOf(indicator.id);
  const event = lastEventUpTo(events, asOf);
  const check = lastCheckUpTo(readings.checksOf(indicator.id), asOf);
  const isChecked = event === undefined || (check !== undefined && check.observedOn >= event.day);
  const freshVariance = countVariance(indicator, readings, asOf, check ?? event);
  const sigma = Math.sqrt(freshVariance);
  return {
    freshVariance,
    confidence: sigma < HIGH_BELOW ? 'high' : sigma < MODERATE_BELOW ? 'moderate' : 'low',
    source: (isChecked ? check?.source : event.source)?.trim() ?? '',
    origin: '',
  };
}

/** How reliable the value of a reading is: its variance while fresh, its confidence, its source and who it comes from. */
function valueReliabilityOfReading(indicator: Indicator, reading: Reading): ValueReliability {
  const source = reading.source.trim();
  return {
    freshVariance: SIGMA_FRESH[reading.confidence] ** 2,
    confidence: reading.confidence,
    source,
    origin: originOrSourceOfReading(indicator, reading),
  };
}

/** Who makes the number of a reading: as it says, else as the indicator says, else its source; '' when none is given. */
export function originOrSourceOfReading(
  { origin = '' }: Pick<Indicator, 'origin'>,
  reading: Pick<Reading, 'origin' | 'source'>,
): string {
  return reading.origin.trim() || origin.trim() || reading.source.trim();
}

/** The mean of the σ² of the events' confidences, score points², ≥ 0, weighted by what each part comes to; without any that of who looked or said last. */
function countVariance(
  { id, count }: Indicator,
  readings: Readings,
  asOf: Day,
  last: { readonly confidence: Confidence } | undefined,
): number {
  const variance = (confidence: Confidence): number => SIGMA_FRESH[confidence] ** 2;
  const otherwise = variance(last?.confidence ?? 'low');
  if (count === undefined) return otherwise;
  const parts = eventAmountsByConfidence(id, count, readings, asOf);
  const total = CONFIDENCES.reduce((sum, confidence) => sum + parts[confidence], 0);
  if (total === 0) return otherwise;
  return CONFIDENCES.reduce((sum, each) => sum + parts[each] * variance(each), 0) / total;
}
