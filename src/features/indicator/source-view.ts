/** Where an indicator's values came from and where the next one is found. */

import type { Day, Indicator, Reading } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { countOfReadingsUpToDay } from '../../core/model/readings.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  terminalSafeOneLine,
  terminalSafeText,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { type ColumnSpec, fitListTableToWidth, type ListView } from '../../tui/list-view.ts';
import { countedEventsAndChecks } from '../../views/indicator-value.ts';

/** One source of an indicator's readings, or of the events and checks of a counted one, or a place to look the next value up. */
export interface SourceRow {
  /** '' when not given. */
  readonly source: string;
  /** '' when not given. */
  readonly url: string;
  /** The newest reading that rests on it; undefined for a place to look up, or of events and checks. */
  readonly newest: Reading | undefined;
  /** The day of the newest reading, event or check that rests on it; undefined for a place to look up. */
  readonly day: Day | undefined;
  /** How many standing readings, or events and checks, rest on it, ≥ 0. */
  readonly readings: number;
}

/** Rows on the sources of an indicator: places to look the next value up, then the sources of its readings that stand, newest first. */
export function indicatorSourceRows(board: Board, indicator: Indicator): readonly SourceRow[] {
  const rows = new Map<string, SourceRow>();
  for (const { source, url, newest, day } of statedOf(board, indicator)) {
    const key = JSON.stringify([source, url]);
    const known = rows.get(key);
    rows.set(key, {
      source,
      url,
      newest: known?.newest ?? newest,
      day: known?.day ?? day,
      readings: (known?.readings ?? 0) + 1,
    });
  }
  const places = indicator.lookUp.map(
    ({ title, url = '' }): SourceRow => ({
      source: title,
      url,
      newest: undefined,
      day: undefined,
      readings: 0,
    }),
  );
  return [...places, ...rows.values()];
}

/** What somebody says of an indicator, the newest first: its readings, or of a counted one its events and checks. */
function statedOf(
  board: Board,
  indicator: Indicator,
): readonly Pick<SourceRow, 'source' | 'url' | 'newest' | 'day'>[] {
  if (indicator.count !== undefined)
    return countedEventsAndChecks(board, indicator).map((eventOrCheck) => {
      const { source, url } =
        eventOrCheck.check === undefined ? eventOrCheck.event : eventOrCheck.check;
      const day =
        eventOrCheck.check === undefined ? eventOrCheck.event.day : eventOrCheck.check.observedOn;
      return { source, url, newest: undefined, day };
    });
  const all = board.readings.of(indicator.id);
  return all
    .slice(0, countOfReadingsUpToDay(all, board.asOf))
    .toReversed()
    .map((newest) => ({
      source: newest.source,
      url: newest.url,
      newest,
      day: newest.observedOn,
    }));
}

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'newest' },
  { key: 'n', align: 'right', drop: 1 },
  { key: 'source', grows: true },
  { key: 'address', most: 30, drop: 2 },
];

/** Cells below which addresses would leave no room for names. */
const LEAST_WITH_ADDRESS = 70;

/** The sources as a table. */
export function indicatorSourcesTable(
  rows: readonly SourceRow[],
  cells: number,
): Pick<ListView, 'columns' | 'rows'> {
  const texts = rows.map(({ source, url, day, readings }) => ({
    newest: day ?? 'next value',
    n: day === undefined ? '' : String(readings),
    source: source === '' ? 'not given' : terminalSafeOneLine(source),
    address: terminalSafeOneLine(url).replace(/^https?:\/\/(www\.)?/, ''),
  }));
  const specs = COLUMNS.filter(({ key }) => key !== 'address' || cells >= LEAST_WITH_ADDRESS);
  return fitListTableToWidth(specs, texts, cells);
}

/** Everything about one source. */
export function sourceDetailTexts({
  source,
  url,
  newest,
  day,
  readings,
}: SourceRow): readonly string[] {
  return [
    source === '' ? 'source not given' : source,
    ...(url === '' ? ['no address given'] : [url]),
    day === undefined
      ? 'where the next value is found'
      : `${countWithNoun(readings, newest === undefined ? 'event or check' : 'reading', newest === undefined ? 'events and checks' : undefined)}, the newest of ${dayText(day)}`,
    ...(newest === undefined
      ? []
      : [
          ...(newest.archived === '' ? [] : [`kept copy ${newest.archived}`]),
          ...(newest.origin === '' ? [] : [`number made by ${newest.origin}`]),
          ...(newest.retrievedOn === '' ? [] : [`read on ${dayText(newest.retrievedOn)}`]),
          ...(newest.note === '' ? [] : [`note: ${newest.note}`]),
          ...(newest.quote === '' ? [] : [`"${newest.quote}"`]),
        ]),
  ].map(terminalSafeText);
}

/** A line to cite a reading with: what, when, how sure, who withdrew it ('' where it stands), who says so, whose number it is, where, and when that was read. */
export function readingCitationText(
  indicator: Indicator,
  reading: Reading,
  withdrawn: string,
): string {
  const { source, url, archived, retrievedOn, confidence, observedOn, origin } = reading;
  const what = `${nodeCodeOf(indicator)} ${indicator.title}: ${valueWithUnitOrLevelText(indicator, reading.value)} on ${observedOn} (${confidence} confidence)`;
  return terminalSafeOneLine(
    [
      withdrawn === '' ? what : `${what}, ${withdrawn}`,
      source === '' ? 'source not given' : source,
      ...(origin === '' ? [] : [`number made by ${origin}`]),
      ...(url === '' ? [] : [url]),
      ...(archived === '' ? [] : [`kept at ${archived}`]),
      ...(retrievedOn === '' ? [] : [`read on ${retrievedOn}`]),
    ].join('. '),
  );
}
