/** The readings that stand, held in memory and asked as of a day. */
import { type Day, type Reading, type Readings, SHIPPED_AUTHOR } from './model.ts';

/** Order in which readings take precedence: by day, users after what ships, then by seq; the last one counts. */
export function compareReadingPrecedence(a: Reading, b: Reading): number {
  if (a.observedOn !== b.observedOn) return a.observedOn < b.observedOn ? -1 : 1;
  const shippedA = a.author === SHIPPED_AUTHOR;
  if (shippedA !== (b.author === SHIPPED_AUTHOR)) return shippedA ? -1 : 1;
  return a.seq - b.seq;
}

/** How many of the readings, sorted by day, lie on or before a day. */
export function countReadingsUpTo(readings: readonly Reading[], day: Day): number {
  let low = 0;
  let high = readings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const reading = readings[middle];
    if (reading !== undefined && reading.observedOn <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE: readonly Reading[] = [];

/** Readings in memory, in any order, as something that can be asked by indicator and day. */
export function indexReadings(list: Iterable<Reading>): Readings {
  const byIndicator = new Map<string, Reading[]>();
  for (const reading of list) {
    const known = byIndicator.get(reading.indicator);
    if (known === undefined) byIndicator.set(reading.indicator, [reading]);
    else known.push(reading);
  }
  for (const readings of byIndicator.values()) readings.sort(compareReadingPrecedence);
  const of = (indicator: string): readonly Reading[] => byIndicator.get(indicator) ?? NONE;
  return {
    of,
    asOf: (indicator, day) => {
      const readings = of(indicator);
      return readings[countReadingsUpTo(readings, day) - 1];
    },
  };
}

/** The same readings without one of them, as if it had just been retracted; nothing is stored. */
export function withoutReading(
  readings: Readings,
  { id, indicator }: Pick<Reading, 'id' | 'indicator'>,
): Readings {
  const own = readings.of(indicator).filter((reading) => reading.id !== id);
  return {
    of: (each) => (each === indicator ? own : readings.of(each)),
    asOf: (each, day) =>
      each === indicator ? own[countReadingsUpTo(own, day) - 1] : readings.asOf(each, day),
  };
}

/** The same readings with one more laid on top, as if a user had just recorded it; nothing is stored, and nothing is listed until asked for. */
export function withReading(readings: Readings, added: Reading): Readings {
  let own: readonly Reading[] | undefined;
  return {
    of: (indicator) => {
      if (indicator !== added.indicator) return readings.of(indicator);
      own ??= [...readings.of(indicator), added].sort(compareReadingPrecedence);
      return own;
    },
    asOf: (indicator, day) => {
      const known = readings.asOf(indicator, day);
      if (indicator !== added.indicator || day < added.observedOn) return known;
      return known === undefined || compareReadingPrecedence(known, added) <= 0 ? added : known;
    },
    heldSince: (indicator, day, limits, wait) =>
      indicator === added.indicator && added.observedOn <= day
        ? undefined
        : readings.heldSince?.(indicator, day, limits, wait),
  };
}
