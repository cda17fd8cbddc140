/** Values that exist only in memory: the board as it would stand with others. */
import type { Day, Event, Indicator, Reading, Readings, Strategy } from '../model/model.ts';
import { withEvent, withReading } from '../model/readings.ts';
import { findIndicator } from '../model/tree.ts';
import { countAsOf, lastEventUpTo } from '../scoring/counted.ts';

/** The author of what is only supposed. */
export const SUPPOSED = 'what-if';

/**
 * What was observed with values laid on top as of a day, as if read that day; confidence and source stay those of the reading
 * each one stands in for. A rolling indicator takes the value as one more reading of its window; a counted one has an event
 * of that day more, of the amount that makes it come to the value.
 */
export function readingsWithTrialValues(
  strategy: Strategy,
  readings: Readings,
  values: ReadonlyMap<string, number>,
  asOf: Day,
): Readings {
  return [...values].reduce((known, [id, value]) => {
    const indicator = findIndicator(strategy, id);
    if (indicator === undefined) return known;
    const { count } = indicator;
    if (count === undefined) return withReading(known, supposedReading(known, id, value, asOf));
    const now = countAsOf(id, count, known, asOf)?.value ?? 0;
    return withEvent(known, supposedEvent(indicator, known, value - now, asOf));
  }, readings);
}

function supposedReading(readings: Readings, indicator: string, value: number, asOf: Day): Reading {
  const present = readings.asOf(indicator, asOf);
  return {
    indicator,
    observedOn: asOf,
    value,
    confidence: present?.confidence ?? 'moderate',
    source: present?.source ?? '',
    url: '',
    note: '',
    quote: '',
    archived: '',
    retrievedOn: '',
    origin: present?.origin ?? '',
    ...supposedAs(indicator),
  };
}

function supposedEvent(
  { id, title }: Indicator,
  readings: Readings,
  amount: number,
  asOf: Day,
): Event {
  return {
    day: asOf,
    nodes: [id],
    title,
    side: 'other',
    kind: 'action',
    confidence: lastEventUpTo(readings.eventsOf(id), asOf)?.confidence ?? 'moderate',
    source: '',
    url: '',
    note: '',
    follows: '',
    expectNode: '',
    expectBy: '',
    amount,
    ...supposedAs(id),
  };
}

function supposedAs(indicator: string): Pick<Reading, 'id' | 'seq' | 'author' | 'recordedAt'> {
  return {
    id: `${SUPPOSED}:${indicator}`,
    seq: Number.MAX_SAFE_INTEGER,
    author: SUPPOSED,
    recordedAt: '',
  };
}
