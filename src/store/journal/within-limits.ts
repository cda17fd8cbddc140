/** Since when the readings of an indicator have lain within limits, from the index alone and without a walk over all of them. */
import { addDays, compareDays } from '../../core/model/day.ts';
import type { Day, Limits, Reading } from '../../core/model/model.ts';
import type { Connection } from '../db/connection.ts';
import { storedNumberOfColumn, storedTextOfColumn } from '../db/rows.ts';
import type { StoredRow } from '../db/schema.ts';

/** What is asked of the readings beside the index. */
export interface HeldIn {
  readonly asOf: (indicator: string, day: Day) => Reading | undefined;
  /** Whether a value, in its unit, finite, is one that the indicator takes. */
  readonly fits: (indicator: string, value: number) => boolean;
}

/** The first day that there can be. */
const FIRST_DAY: Day = '0000-01-01';

/** The first day of the unbroken stretch up to a day in which the value of an indicator lies within limits, asked of the database; undefined: it does not lie there. */
export function queryValueWithinLimitsSinceDay(
  connection: Connection,
  { asOf, fits }: HeldIn,
  indicator: string,
  day: Day,
  limits: Limits,
): Day | undefined {
  const first = asOf(indicator, day)?.observedOn;
  if (first === undefined) return undefined;
  const broken = lastOutside(connection, asOf, indicator, day, limits);
  const from = broken === undefined ? FIRST_DAY : addDays(broken, 1);
  return firstIn(connection, fits, indicator, from, first) ?? first;
}

/** The last day up to `day` whose reading lies outside the limits. */
function lastOutside(
  connection: Connection,
  asOf: HeldIn['asOf'],
  indicator: string,
  day: Day,
  { atLeast = -Number.MAX_VALUE, atMost = Number.MAX_VALUE }: Limits,
): Day | undefined {
  // The index of values tells at once where there are few; otherwise the newest is not far.
  const some = connection.all(SOME_OUTSIDE, indicator, atLeast, indicator, atMost);
  const newestFirst =
    some.length > FEW
      ? connection.iterate(OUTSIDE, indicator, day, atLeast, atMost)
      : some
          .filter((row) => storedTextOfColumn(row, 'observed_on') <= day)
          .toSorted((a, b) =>
            compareDays(storedTextOfColumn(b, 'observed_on'), storedTextOfColumn(a, 'observed_on')),
          );
  for (const row of newestFirst) {
    const reading = asOf(indicator, storedTextOfColumn(row, 'observed_on'));
    // What lies outside may be corrected by another reading of its day, or not fit.
    if (reading === undefined) return undefined;
    if (reading.value < atLeast || reading.value > atMost) return reading.observedOn;
  }
  return undefined;
}

/** Up to so many days outside the limits are looked at all at once. */
const FEW = 100;
const SOME_OUTSIDE = `SELECT observed_on FROM standing WHERE indicator = ? AND value < ?
  UNION ALL SELECT observed_on FROM standing WHERE indicator = ? AND value > ? LIMIT ${FEW + 1}`;
const OUTSIDE = `SELECT observed_on FROM standing
  WHERE indicator = ? AND observed_on <= ? AND (+value < ? OR +value > ?) ORDER BY observed_on DESC`;

/** The first day from `from` and before `to` with a reading that fits. */
function firstIn(
  connection: Connection,
  fits: HeldIn['fits'],
  indicator: string,
  from: Day,
  to: Day,
): Day | undefined {
  const row = connection.get(`${WITHIN} LIMIT 1`, indicator, from, to);
  if (row === undefined || fits(indicator, storedNumberOfColumn(row, 'value')))
    return dayOfRow(row);
  for (const next of connection.iterate(WITHIN, indicator, from, to)) {
    if (fits(indicator, storedNumberOfColumn(next, 'value'))) return dayOfRow(next);
  }
  return undefined;
}

const WITHIN = `SELECT observed_on, value FROM standing
  WHERE indicator = ? AND observed_on >= ? AND observed_on < ? ORDER BY observed_on`;

function dayOfRow(row: StoredRow | undefined): Day | undefined {
  return row === undefined ? undefined : storedTextOfColumn(row, 'observed_on');
}
