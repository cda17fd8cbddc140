/** Readings that exist only in memory: the board as it would stand with other values. */
import type { Day, Observation, Reading, Readings } from '../model/model.ts';
import { withReading } from '../model/readings.ts';

/** The author of readings that are only supposed. */
export const SUPPOSED = 'what-if';

/** The readings with values laid on top as of a day, as if read that day; confidence and source stay those of the reading each one stands in for. */
export function readingsWithTrialValues(
  readings: Readings,
  values: ReadonlyMap<string, number>,
  asOf: Day,
): Readings {
  return [...values].reduce(
    (known, [indicator, value]) => withReading(known, supposed(readings, indicator, value, asOf)),
    readings,
  );
}

function supposed(readings: Readings, indicator: string, value: number, asOf: Day): Reading {
  const present = readings.asOf(indicator, asOf);
  const observation: Observation = {
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
  };
  return {
    ...observation,
    id: `${SUPPOSED}:${indicator}`,
    seq: Number.MAX_SAFE_INTEGER,
    author: SUPPOSED,
    recordedAt: '',
  };
}
