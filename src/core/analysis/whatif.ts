/** Values that exist only in memory: the board as it would stand with others. */
import { addDays } from '../model/day.ts';
import {
  type Day,
  DEFAULT_CONFIDENCE,
  type Event,
  type Indicator,
  type Reading,
  type Readings,
  type Result,
  type Rolling,
  type Scorecard,
  type Strategy,
} from '../model/model.ts';
import { NO_TEXTS, parseTypedIndicatorValue } from '../model/observation.ts';
import { lastEventUpTo, readingsWithEvent, readingsWithReading } from '../model/readings.ts';
import { findIndicatorByIdOrCode } from '../model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../scoring/board.ts';
import { countedValueAndDayAsOf } from '../scoring/counted.ts';
import { readingsBehindValue } from '../scoring/observed.ts';

/**
 * The value that a typed text stands for, in the unit of the indicator, finite: a number, or what becomes of the value as it is by `x2`, `/2`, `+10%`; `+1` of an
 * indicator that counts events is one more than it counts now. Refused as by `parseTypedIndicatorValue`, and what rests on a
 * value where there is none.
 */
export function parseTrialValue(
  text: string,
  indicator: Indicator,
  { indicators }: Pick<Scorecard, 'indicators'>,
): Result<number> {
  const typed = text.trim();
  const now = indicators.get(indicator.id)?.value;
  const [factor] = FACTORS.flatMap(({ form, of }) => {
    const [, number] = form.exec(typed) ?? [];
    return number === undefined ? [] : [of(Number(number.replace('\u2212', '-')))];
  });
  if (factor !== undefined) {
    const message = `there is no value that "${typed}" could be taken of; give a number`;
    if (now === undefined) return { ok: false, problems: [{ path: '', message }] };
    if (!Number.isFinite(factor))
      return {
        ok: false,
        problems: [
          {
            path: '',
            message: `"${typed}" is not a finite number; write a factor such as x1.1, /2 or +10%`,
          },
        ],
      };
    return parseTypedIndicatorValue(String(Number((now * factor).toPrecision(DIGITS))), indicator);
  }
  const value = parseTypedIndicatorValue(typed, indicator);
  if (!value.ok || indicator.count === undefined || !typed.startsWith('+')) return value;
  return { ok: true, value: (now ?? 0) + value.value };
}

/** Digits of a product that are more than the last bits of a float. */
const DIGITS = 12;
/** What a value can be multiplied by, as it is typed. */
const FACTORS: readonly { readonly form: RegExp; readonly of: (number: number) => number }[] = [
  { form: /^[x×*] ?(\d+(?:\.\d+)?)$/i, of: (number) => number },
  { form: /^\/ ?(\d+(?:\.\d+)?)$/, of: (number) => 1 / number },
  { form: /^([+\-\u2212]\d+(?:\.\d+)?) ?%$/, of: (number) => 1 + number / 100 },
];

/** The author of what is only supposed. */
const SUPPOSED = 'what-if';

/** The day on which values that are tried on a board count as read: its own, or the last that anything is recorded of where it lies after that. */
export function dayOfTriedValues(board: Pick<Board, 'readings' | 'asOf'>): Day {
  return lastRecordableDayIfBoardAhead(board) ?? board.asOf;
}

/** The board's own scorecard, without any tried value, on the day that tried values count from. */
export function scorecardWithoutTrialValues(board: Board): Scorecard {
  return board.cardOn(dayOfTriedValues(board));
}

/**
 * What was observed with `values`, by indicator in its unit, finite, laid on top as of a day, as if read that day; confidence and source stay those of the reading
 * each one stands in for. A rolling indicator has a reading of that day more (or as many as it needs) that makes its mean the
 * value, a counted one an event of the amount that makes it come to the value.
 */
export function readingsWithTrialValues(
  strategy: Strategy,
  readings: Readings,
  values: ReadonlyMap<string, number>,
  asOf: Day,
): Readings {
  return [...values].reduce((known, [id, value]) => {
    const indicator = findIndicatorByIdOrCode(strategy, id);
    if (indicator === undefined) return known;
    const { count, rolling } = indicator;
    if (rolling !== undefined) return withMean(indicator, rolling, known, value, asOf);
    if (count === undefined)
      return readingsWithReading(known, supposedReading(known, id, value, asOf));
    const now = countedValueAndDayAsOf(id, count, known, asOf)?.value ?? 0;
    return readingsWithEvent(known, supposedEvent(indicator, known, value - now, asOf));
  }, readings);
}

/** The readings with as many more as make the mean of a rolling indicator `value`, in its unit, finite. */
function withMean(
  indicator: Indicator,
  { atLeast }: Rolling,
  readings: Readings,
  value: number,
  asOf: Day,
): Readings {
  const window = readingsBehindValue(indicator, readings, asOf);
  // The days of the supposed readings, and the readings that stay beside them.
  const days = [asOf];
  const stay = () => window.filter(({ observedOn }) => !days.includes(observedOn));
  while (stay().length + days.length < atLeast) days.push(addDays(asOf, -days.length));
  const sum = stay().reduce((all, each) => all + each.value, 0);
  const each = (value * (stay().length + days.length) - sum) / days.length;
  return days.reduce(
    (known, day) => readingsWithReading(known, supposedReading(readings, indicator.id, each, day)),
    readings,
  );
}

/** A reading of the day with a tried `value`, in the unit of the indicator, finite. */
function supposedReading(readings: Readings, indicator: string, value: number, asOf: Day): Reading {
  const present = readings.asOf(indicator, asOf);
  return {
    indicator,
    observedOn: asOf,
    value,
    confidence: present?.confidence ?? DEFAULT_CONFIDENCE,
    ...NO_TEXTS,
    source: present?.source ?? '',
    origin: present?.origin ?? '',
    ...supposedAs(indicator),
  };
}

/** An event of the day by which a counted indicator comes to a tried value: `amount` in its unit, finite, either sign. */
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
    confidence: lastEventUpTo(readings.eventsOf(id), asOf)?.confidence ?? DEFAULT_CONFIDENCE,
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
