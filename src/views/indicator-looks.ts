/** The events that a counted indicator is the sum of, and the checks that found none, as rows, in lines and in sentences. */

import type { Indicator } from '../core/model/model.ts';
import { wrapText } from '../text/cells.ts';
import { dayText, roundedText, terminalSafeOneLine, terminalSafeText } from '../text/format.ts';
import { type ColumnSpec, type ListView, layOutTable } from '../tui/list-view.ts';
import { eventKindText } from './event-words.ts';
import { statedTexts } from './indicator-lines.ts';
import { type Look, workingNumber } from './indicator-value.ts';

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

/** Events and checks in a width. */
export function looksTable(
  indicator: Indicator,
  looks: readonly Look[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  return layOutTable(
    COLUMNS,
    looks.map((look) => lookCells(indicator, look)),
    cells,
  );
}

/** What an event still counts, in decimals enough to tell what has faded. */
function nowText({ count }: Indicator, now: number): string {
  return count !== undefined && 'halfLifeDays' in count ? roundedText(now, 2) : workingNumber(now);
}

/** The text of one of them, by column; `now` is what it still counts. */
export function lookCells(indicator: Indicator, look: Look): Readonly<Record<string, string>> {
  const { confidence, source } = look.check === undefined ? look.event : look.check;
  return {
    day: look.check === undefined ? look.event.day : look.check.observedOn,
    amount: look.check === undefined ? workingNumber(look.event.amount) : '',
    now: look.check === undefined ? nowText(indicator, look.now) : '',
    'conf.': confidence,
    event: look.check === undefined ? terminalSafeOneLine(look.event.title) : CHECKED,
    source: terminalSafeOneLine(source),
  };
}

/** Everything that is known of one of them, in lines of at most `cells` cells. */
export function lookDetailLines(
  indicator: Indicator,
  look: Look,
  cells: number,
): readonly string[] {
  const stated = look.check === undefined ? look.event : look.check;
  const { confidence } = stated;
  const what =
    look.check === undefined
      ? [
          `${dayText(look.event.day)}: ${look.event.title}`,
          `${eventKindText(look.event)}, ${confidence} confidence`,
          `counts ${nowText(indicator, look.now)} of ${workingNumber(look.event.amount)} now`,
        ]
      : [`${dayText(look.check.observedOn)}: ${CHECKED}`, `${confidence} confidence`];
  return [...what, ...statedTexts(stated)].flatMap((line) =>
    wrapText(terminalSafeText(line), cells),
  );
}
