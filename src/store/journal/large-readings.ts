/** The readings of a store that holds too many to read them all. */
import { addDays } from '../../core/model/day.ts';
import type { Day, Reading, Readings, Strategy } from '../../core/model/model.ts';
import {
  NO_TEXTS,
  observationFitsStrategy,
  valueFitsStrategy,
} from '../../core/model/observation.ts';
import { countOfReadingsUpToDay, readingsBetween } from '../../core/model/readings.ts';
import { checksumOf } from '../db/checksum.ts';
import type { Connection } from '../db/connection.ts';
import { damagedRowText } from '../db/damage-words.ts';
import {
  ENTRY_COLUMNS,
  readingFromEntryColumnValues,
  verifyEntryNotingDamage,
} from '../db/rows.ts';
import type { SqlValue } from '../db/schema.ts';
import { queryValueWithinLimitsSinceDay } from './within-limits.ts';

/** Up to so many entries everything that stands is read at once; beyond, only what is asked for. */
export const FEW = 5_000;

/** Reads from the disk; where that fails, gives `otherwise` and keeps the trouble in mind. */
export type Attempt = <T>(otherwise: T, work: () => T) => T;

/** Order of standing readings aliased `s`, within an indicator: the one that counts last. */
export const PRECEDENCE = 's.indicator, s.observed_on, s.by_user, s.seq';
/** The entries, aliased `e`, of the readings that stand. */
const STANDING_ENTRIES = `SELECT ${ENTRY_COLUMNS} FROM standing s JOIN entry e ON e.seq = s.seq`;

/**
 * The readings that stand and fit, from the index alone: the texts of a reading are fetched when they are asked for, and
 * what was answered is remembered. `attempt` does what reads from the disk.
 */
export function queryReadingsLazily(
  connection: Connection,
  strategy: Strategy,
  attempt: Attempt,
): Omit<Readings, 'eventsOf' | 'checksOf'> {
  const lists = new Map<string, readonly Reading[]>();
  const answers = new Map<string, Map<Day, Reading | undefined>>();
  const spans = new Map<string, Span>();
  const known = new Map<number, Reading>();
  const of = (indicator: string): readonly Reading[] => {
    const list =
      lists.get(indicator) ??
      attempt([], () =>
        connection.mappedArrays(
          `${STANDING_ENTRIES} WHERE s.indicator = ? ORDER BY ${PRECEDENCE}`,
          [indicator],
          (values) => {
            if (!verifyEntryNotingDamage(connection, values)) return undefined;
            const reading = readingFromEntryColumnValues(values);
            return observationFitsStrategy(strategy, reading) ? reading : undefined;
          },
        ),
      );
    lists.set(indicator, list);
    return list;
  };
  const rest = ({ seq }: LightReading): Rest =>
    attempt(UNREAD, () => {
      const values = connection.values(ENTRY, seq);
      return values !== undefined && verifyEntryNotingDamage(connection, values)
        ? readingFromEntryColumnValues(values)
        : UNREAD;
    });
  /** The reading of a row of `STANDING`; undefined where it does not fit, or its row is damaged. */
  const readingIn = (indicator: string, row: readonly SqlValue[]): Reading | undefined => {
    const [observedOn, byUser = null, seq = null, value, checksum] = row;
    const before = typeof seq === 'number' ? known.get(seq) : undefined;
    if (before !== undefined) return before;
    if (
      typeof observedOn !== 'string' ||
      typeof seq !== 'number' ||
      typeof value !== 'number' ||
      checksum !== checksumOf([indicator, observedOn, byUser, seq, value])
    ) {
      connection.damaged.add(damagedRowText('standing', { seq }));
      return undefined;
    }
    if (!valueFitsStrategy(strategy, indicator, value)) return undefined;
    const reading = new LightReading(indicator, observedOn, value, seq, rest);
    known.set(seq, reading);
    return reading;
  };
  const find = (indicator: string, day: Day): Reading | undefined =>
    attempt(undefined, () => {
      const row = connection.values(`${NEWEST} LIMIT 1`, indicator, day);
      const first = row && readingIn(indicator, row);
      if (row === undefined || first !== undefined) return first;
      for (const older of connection.iterate(NEWEST, indicator, day)) {
        const reading = readingIn(indicator, Object.values(older));
        if (reading !== undefined) return reading;
      }
      return undefined;
    });
  const asOf = (indicator: string, day: Day): Reading | undefined => {
    const list = lists.get(indicator);
    if (list !== undefined) return list[countOfReadingsUpToDay(list, day) - 1];
    const days = answers.get(indicator) ?? new Map<Day, Reading | undefined>();
    answers.set(indicator, days);
    if (!days.has(day)) days.set(day, find(indicator, day));
    return days.get(day);
  };
  /** What was fetched of an indicator, with the days from one to another among them. */
  const spanWith = (indicator: string, from: Day, to: Day): Span => {
    const fetch = (first: Day, last: Day): readonly Reading[] =>
      first > last
        ? []
        : attempt([], () =>
            connection.mappedArrays(WITHIN, [indicator, first, last], (row) =>
              readingIn(indicator, row),
            ),
          );
    const known = spans.get(indicator);
    if (known !== undefined && known.from <= from && to <= known.to) return known;
    const span =
      known === undefined
        ? { from, to, list: fetch(from, to) }
        : {
            from: from < known.from ? from : known.from,
            to: to > known.to ? to : known.to,
            list: [
              ...fetch(from, addDays(known.from, -1)),
              ...known.list,
              ...fetch(addDays(known.to, 1), to),
            ],
          };
    spans.set(indicator, span);
    return span;
  };
  const within = {
    asOf,
    fits: (indicator: string, value: number) => valueFitsStrategy(strategy, indicator, value),
  };
  return {
    of,
    asOf,
    between: (indicator, from, to) => {
      const list = lists.get(indicator);
      if (list !== undefined) return readingsBetween(list, from, to);
      const span = spanWith(indicator, from, to);
      return readingsBetween(span.list, from, to);
    },
    withinLimitsSince: (indicator, day, limits) =>
      attempt(undefined, () =>
        queryValueWithinLimitsSinceDay(connection, within, indicator, day, limits),
      ),
    extremesBetween: (indicator, from, to) =>
      attempt(undefined, () => {
        const [low, high] = connection.values(EXTREMES, indicator, from, to) ?? [];
        const isFitting = (value: SqlValue | undefined): value is number =>
          typeof value === 'number' && valueFitsStrategy(strategy, indicator, value);
        return isFitting(low) && isFitting(high) ? { low, high } : undefined;
      }),
  };
}

const EXTREMES = `SELECT min(value), max(value) FROM standing
  WHERE indicator = ? AND observed_on BETWEEN ? AND ?`;
const ENTRY = `SELECT ${ENTRY_COLUMNS} FROM entry e WHERE e.seq = ?`;

/** All readings of some days, both included. */
interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly list: readonly Reading[];
}

const STANDING = 'SELECT observed_on, by_user, seq, value, checksum FROM standing';
const NEWEST = `${STANDING} WHERE indicator = ? AND observed_on <= ?
  ORDER BY observed_on DESC, by_user DESC, seq DESC`;
const WITHIN = `${STANDING} WHERE indicator = ? AND observed_on BETWEEN ? AND ?
  ORDER BY observed_on, by_user, seq`;

/** A reading of which the index knows what is scored; the rest is fetched when it is first asked for. */
class LightReading implements Reading {
  readonly indicator: string;
  readonly observedOn: Day;
  /** In the indicator's unit, finite. */
  readonly value: number;
  /** The place of its entry in the journal, ≥ 1. */
  readonly seq: number;
  readonly #fetch: (light: LightReading) => Rest;
  #rest: Rest | undefined;

  constructor(
    indicator: string,
    observedOn: Day,
    value: number,
    seq: number,
    fetch: (light: LightReading) => Rest,
  ) {
    this.indicator = indicator;
    this.observedOn = observedOn;
    this.value = value;
    this.seq = seq;
    this.#fetch = fetch;
  }

  get #whole(): Rest {
    this.#rest ??= this.#fetch(this);
    return this.#rest;
  }

  get id() {
    return this.#whole.id;
  }
  get author() {
    return this.#whole.author;
  }
  get recordedAt() {
    return this.#whole.recordedAt;
  }
  get confidence() {
    return this.#whole.confidence;
  }
  get source() {
    return this.#whole.source;
  }
  get url() {
    return this.#whole.url;
  }
  get note() {
    return this.#whole.note;
  }
  get quote() {
    return this.#whole.quote;
  }
  get archived() {
    return this.#whole.archived;
  }
  get retrievedOn() {
    return this.#whole.retrievedOn;
  }
  get origin() {
    return this.#whole.origin;
  }
}

type Rest = Omit<Reading, 'indicator' | 'observedOn' | 'value' | 'seq'>;

const UNREAD: Rest = {
  id: '',
  author: '',
  recordedAt: '',
  confidence: 'low',
  ...NO_TEXTS,
};
