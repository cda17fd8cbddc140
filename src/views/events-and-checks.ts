/** The events that a counted indicator is the sum of, and the checks that found none, as rows, in lines and in sentences. */

import { addDays } from '../core/model/day.ts';
import type { Indicator } from '../core/model/model.ts';
import { wrapTextToWidth } from '../text/cells.ts';
import { dayText, roundedText, terminalSafeOneLine, terminalSafeText } from '../text/format.ts';
import { type ColumnSpec, fitListTableToWidth, type ListView } from '../tui/list-view.ts';
import { eventSideKindStatusAmountText } from './event-words.ts';
import { entryProvenanceTexts } from './indicator-lines.ts';
import {
  type CountedEvent,
  type EventOrCheck,
  numberWithoutTrailingZerosText,
} from './indicator-value.ts';

/** What a check is called where events are listed by their titles. */
const CHECKED = 'looked, nothing new';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'day', from: 10, most: 10 },
  { key: 'amount', from: 6, most: 6, align: 'right' },
  { key: 'now', from: 7, most: 7, align: 'right' },
  { key: 'conf.', from: 8, most: 8, drop: 2 },
  { key: 'event', from: 1_000, least: 16 },
  { key: 'source', from: 24, most: 24, drop: 1 },
];

/** Until when an event counts, where each counts in full for some days and then no more. */
const UNTIL: ColumnSpec = { key: 'until', from: 10, most: 10, drop: 3 };
const [BEFORE_UNTIL, AFTER_UNTIL] = [COLUMNS.slice(0, 3), COLUMNS.slice(3)];

/** The events and checks of an indicator as a table that fits a width. */
export function countedIndicatorEventsAndChecksTable(
  indicator: Indicator,
  rows: readonly EventOrCheck[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const { count } = indicator;
  return fitListTableToWidth(
    count !== undefined && 'days' in count ? [...BEFORE_UNTIL, UNTIL, ...AFTER_UNTIL] : COLUMNS,
    rows.map((row) => eventOrCheckRowCells(indicator, row)),
    cells,
  );
}

/** What an event still counts, in decimals enough to tell what has faded; that it counts no more. */
export function stillCountsText(
  { count }: Indicator,
  { event, now }: Pick<CountedEvent, 'event' | 'now'>,
): string {
  if (now === 0 && event.amount !== 0) return 'no more';
  return count !== undefined && 'halfLifeDays' in count
    ? roundedText(now, 2)
    : numberWithoutTrailingZerosText(now);
}

/** The cells of an event or a check as texts, by the key of their column; `now` is what the event still counts. */
export function eventOrCheckRowCells(
  indicator: Indicator,
  row: EventOrCheck,
): Readonly<Record<string, string>> {
  const { confidence, source } = row.check === undefined ? row.event : row.check;
  return {
    day: row.check === undefined ? row.event.day : row.check.observedOn,
    amount: row.check === undefined ? numberWithoutTrailingZerosText(row.event.amount) : '',
    now: row.check === undefined ? stillCountsText(indicator, row) : '',
    ...(indicator.count !== undefined && 'days' in indicator.count
      ? { until: row.event === undefined ? '' : (row.until ?? '') }
      : {}),
    'conf.': confidence,
    event: row.check === undefined ? terminalSafeOneLine(row.event.title) : CHECKED,
    source: terminalSafeOneLine(source),
  };
}

/** What is left of an amount that has halved so often, in words. */
const LEFT: readonly string[] = ['', 'half', 'a quarter', 'an eighth'];
/** Halvings after which too little is left to say when it halves again. */
const MOST_HALVINGS = 6;

/** What an event brings to its count, and how that goes on: `counts 0.67 of 1 now, half of it is left on 2 May 2027`, `counts 3 until 16 Sep 2024`, `counts no more since 1 May 2024`. */
function countsText(indicator: Indicator, row: CountedEvent): string {
  const { event, now, until, halves } = row;
  const amount = numberWithoutTrailingZerosText(event.amount);
  if (event.amount === 0) return 'adds nothing: somebody looked';
  if (until !== undefined)
    return now === 0
      ? `counts no more since ${dayText(addDays(until, 1))}: it was ${amount}`
      : `counts ${amount} in full until ${dayText(until)}`;
  const left = halves && (LEFT[halves.times] ?? `1/${2 ** halves.times}`);
  const ahead =
    halves === undefined || halves.times > MOST_HALVINGS
      ? ''
      : `, ${left} of it is left on ${dayText(halves.day)}`;
  return `counts ${stillCountsText(indicator, row)} of ${amount} now${ahead}`;
}

/** Everything that is known of an event or a check of a counted indicator, in lines of at most `cells` cells. */
export function eventOrCheckDetailTexts(
  indicator: Indicator,
  row: EventOrCheck,
  cells: number,
): readonly string[] {
  const stated = row.check === undefined ? row.event : row.check;
  const { confidence } = stated;
  const what =
    row.check === undefined
      ? [
          `${dayText(row.event.day)}: ${row.event.title}`,
          `${eventSideKindStatusAmountText(row.event)}, ${confidence} confidence`,
          countsText(indicator, row),
        ]
      : [`${dayText(row.check.observedOn)}: ${CHECKED}`, `${confidence} confidence`];
  return [...what, ...entryProvenanceTexts(stated)].flatMap((line) =>
    wrapTextToWidth(terminalSafeText(line), cells),
  );
}
