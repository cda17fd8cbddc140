/** The readings of a store that holds too many to read them all. */
import type { Day, Observation, Reading, Readings, Strategy } from '../domain/model.ts';
import { fits } from '../domain/observation.ts';
import { countUpTo } from '../domain/readings.ts';
import type { Connection, Row } from './connection.ts';
import { heldSince } from './held-since.ts';
import { ENTRY_COLUMNS, number, readingOf, text } from './rows.ts';

/** Reads from the disk; where that fails, gives `otherwise` and keeps the trouble in mind. */
export type Attempt = <T>(otherwise: T, work: () => T) => T;

/** Order of standing readings aliased `s`, within an indicator: the one that counts last. */
export const PRECEDENCE = 's.indicator, s.observed_on, s.by_user, s.seq';
/** The entries, aliased `e`, of the readings that stand. */
export const STANDING = `SELECT ${ENTRY_COLUMNS} FROM standing s JOIN entry e ON e.seq = s.seq`;

/**
 * The readings that stand and fit, from the index alone: the texts of a reading are fetched when they are asked for, and
 * what was answered is remembered. `attempt` does what reads from the disk.
 */
export function largeReadings(
  connection: Connection,
  strategy: Strategy,
  attempt: Attempt,
): Readings {
  const lists = new Map<string, readonly Reading[]>();
  const answers = new Map<string, Map<Day, Reading | undefined>>();
  const known = new Map<number, Reading>();
  const of = (indicator: string): readonly Reading[] => {
    const list =
      lists.get(indicator) ??
      attempt([], () =>
        connection
          .all(`${STANDING} WHERE s.indicator = ? ORDER BY ${PRECEDENCE}`, indicator)
          .map(readingOf)
          .filter((reading) => fits(strategy, reading)),
      );
    lists.set(indicator, list);
    return list;
  };
  const find = (indicator: string, day: Day): Reading | undefined =>
    attempt(undefined, () => {
      const row = newestOn(connection, strategy, indicator, day);
      if (row === undefined) return undefined;
      const seq = number(row, 'seq');
      const reading = known.get(seq) ?? lightReading(connection, indicator, row, attempt);
      known.set(seq, reading);
      return reading;
    });
  const asOf = (indicator: string, day: Day): Reading | undefined => {
    const list = lists.get(indicator);
    if (list !== undefined) return list[countUpTo(list, day) - 1];
    const days = answers.get(indicator) ?? new Map<Day, Reading | undefined>();
    answers.set(indicator, days);
    if (!days.has(day)) days.set(day, find(indicator, day));
    return days.get(day);
  };
  const within = {
    asOf,
    fits: (indicator: string, value: number) => fitsValue(strategy, indicator, value),
  };
  return {
    of,
    asOf,
    heldSince: (indicator, day, limits, wait) =>
      attempt(undefined, () => heldSince(connection, within, indicator, day, limits, wait)),
  };
}

const NEWEST = `SELECT seq, observed_on, value FROM standing WHERE indicator = ? AND observed_on <= ?
  ORDER BY observed_on DESC, by_user DESC, seq DESC`;

/** The row of the index that counts as of a day. */
function newestOn(
  connection: Connection,
  strategy: Strategy,
  indicator: string,
  day: Day,
): Row | undefined {
  const row = connection.get(`${NEWEST} LIMIT 1`, indicator, day);
  if (row === undefined || fitsValue(strategy, indicator, number(row, 'value'))) return row;
  for (const older of connection.iterate(NEWEST, indicator, day)) {
    if (fitsValue(strategy, indicator, number(older, 'value'))) return older;
  }
  return undefined;
}

/** A reading of which the index knows what is scored; the rest is fetched when it is first asked for. */
function lightReading(
  connection: Connection,
  indicator: string,
  row: Row,
  attempt: Attempt,
): Reading {
  const seq = number(row, 'seq');
  const observedOn = text(row, 'observed_on');
  const value = number(row, 'value');
  const unread: Reading = {
    ...BLANK,
    indicator,
    observedOn,
    value,
    seq,
    id: '',
    author: '',
    recordedAt: '',
  };
  let rest: Reading | undefined;
  const whole = (): Reading => {
    rest ??= attempt(unread, () => {
      const found = connection.get(`SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`, seq);
      return found === undefined ? unread : readingOf(found);
    });
    return rest;
  };
  return {
    indicator,
    observedOn,
    value,
    seq,
    get id() {
      return whole().id;
    },
    get author() {
      return whole().author;
    },
    get recordedAt() {
      return whole().recordedAt;
    },
    get confidence() {
      return whole().confidence;
    },
    get source() {
      return whole().source;
    },
    get url() {
      return whole().url;
    },
    get note() {
      return whole().note;
    },
    get quote() {
      return whole().quote;
    },
    get archived() {
      return whole().archived;
    },
    get retrievedOn() {
      return whole().retrievedOn;
    },
  };
}

/** Whether a value would fit; nothing else of an observation matters for that. */
export function fitsValue(strategy: Strategy, indicator: string, value: number): boolean {
  return fits(strategy, { ...BLANK, indicator, value });
}

const BLANK: Observation = {
  indicator: '',
  observedOn: '',
  value: 0,
  confidence: 'low',
  source: '',
  url: '',
  note: '',
  quote: '',
  archived: '',
  retrievedOn: '',
};
