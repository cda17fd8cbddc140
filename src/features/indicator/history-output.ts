/** Every version of an indicator's readings and checks, as text and as `axiswatch.history/1` (data/FORMAT.md, section 8). */

import { type Fate, type HistoryRow, isAboutReading } from '../../core/journal/journal.ts';
import type { Indicator } from '../../core/model/model.ts';
import { observationFitsStrategy } from '../../core/model/observation.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreOfValue } from '../../core/scoring/leaf.ts';
import {
  dayText,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import {
  emptyTextAsNull,
  labelledParagraphTexts,
  type TableRoom,
  tableTexts,
  valueOrNull,
} from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { eventOrCheckRowCells } from '../../views/events-and-checks.ts';
import { historyRowValueWithoutUnitText } from '../../views/indicator-lines.ts';
import {
  countedEventsAndChecks,
  countOrRollingRuleText,
  type EventOrCheck,
  eventsCountedByIndicator,
  readingsInRollingMean,
  sumOrRollingMeanBasisText,
  valueArithmeticTexts,
  whyNoValueText,
} from '../../views/indicator-value.ts';
import type { HistoryJson } from './history-document.ts';

/** The document of an indicator's history, oldest first. */
export function indicatorHistoryJson(
  board: Board,
  indicator: Indicator,
  rows: readonly HistoryRow[],
): Unscored<HistoryJson> {
  return {
    schema: 'axiswatch.history/1',
    indicator: indicator.id,
    readings: rows.map((row) => ({
      id: row.id,
      observedOn: row.observedOn,
      value: valueOrNull(row.value),
      score: scoreIn(board, indicator, row) ?? null,
      confidence: row.confidence,
      source: emptyTextAsNull(row.source),
      origin: emptyTextAsNull(row.origin),
      url: emptyTextAsNull(row.url),
      note: emptyTextAsNull(row.note),
      quote: emptyTextAsNull(row.quote),
      archived: emptyTextAsNull(row.archived),
      retrievedOn: emptyTextAsNull(row.retrievedOn),
      recordedAt: row.recordedAt,
      author: row.author,
      standing: row.standing,
      fate: row.fate,
    })),
    counted: countedJson(board, indicator),
    rolling: rollingJson(board, indicator),
  };
}

function countedJson(board: Board, indicator: Indicator): HistoryJson['counted'] {
  const { count } = indicator;
  if (count === undefined) return null;
  const leaf = board.card.indicators.get(indicator.id);
  return {
    value: valueOrNull(leaf?.value),
    observedOn: valueOrNull(leaf?.observedOn),
    halfLifeDays: 'halfLifeDays' in count ? count.halfLifeDays : null,
    days: 'days' in count ? count.days : null,
    events: eventsCountedByIndicator(board, indicator)
      .toReversed()
      .map(({ event: { id, day, title, amount, confidence, source, url }, now, until }) => ({
        id,
        day,
        title,
        amount,
        now,
        until: valueOrNull(until),
        confidence,
        source: emptyTextAsNull(source),
        url: emptyTextAsNull(url),
      })),
  };
}

function rollingJson(board: Board, indicator: Indicator): HistoryJson['rolling'] {
  if (indicator.rolling === undefined) return null;
  const leaf = board.card.indicators.get(indicator.id);
  const readings = readingsInRollingMean(board, indicator).toReversed();
  return {
    value: valueOrNull(leaf?.value),
    observedOn: valueOrNull(leaf?.observedOn),
    readings: readings.map(({ id }) => id),
  };
}

/** The history, oldest first, its title in lines of `cells` cells, its table in a terminal of `room`. */
export function indicatorHistoryTexts(
  board: Board,
  indicator: Indicator,
  rows: readonly HistoryRow[],
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const { value } = board.card.indicators.get(indicator.id) ?? {};
  const word = board.words.get(indicator.id) ?? 'missing';
  const made = sumOrRollingMeanBasisText(board, indicator);
  const title = `${nodeCodeOf(indicator)} ${indicator.title}: ${valueWithUnitOrLevelText(indicator, value)}, ${made === undefined ? '' : `${made}, `}${word}`;
  const head = labelledParagraphTexts('', terminalSafeOneLine(title), cells);
  if (indicator.count !== undefined) {
    const eventsAndChecks = countedEventsAndChecks(board, indicator).toReversed();
    const rule = countOrRollingRuleText(indicator);
    return [
      ...head,
      ...(rule === undefined ? [] : labelledParagraphTexts('', rule, cells)),
      ...(eventsAndChecks.length === 0
        ? [whyNoValueText(board, indicator)]
        : ['', ...eventsAndChecksTextLines(indicator, eventsAndChecks, room)]),
    ];
  }
  const lines = tableTexts(
    [
      { title: 'day' },
      { title: 'value', align: 'right' },
      { title: 'score', align: 'right' },
      { title: 'confidence' },
      { title: '' },
      { title: 'author', least: 12 },
      { title: 'source', least: 12 },
    ],
    rows.map((row) => [
      dayText(row.observedOn),
      historyRowValueWithoutUnitText(indicator, row),
      scoreText(scoreIn(board, indicator, row), 1),
      row.confidence,
      fateText(indicator, rows, row),
      terminalSafeOneLine(row.author),
      terminalSafeOneLine(sourceAndOriginText(row)),
    ]),
    room,
  );
  return [
    ...head,
    ...valueArithmeticTexts(board, indicator),
    ...(rows.length === 0 ? ['no reading yet'] : ['', ...lines]),
  ];
}

/** Who says so, and whose number it is where that is somebody else. */
function sourceAndOriginText({ source, origin }: HistoryRow): string {
  return origin === '' || origin.toLowerCase() === source.toLowerCase()
    ? source
    : `${source} (number made by ${origin})`.trim();
}

/** The events and the checks of a counted indicator as a table. */
function eventsAndChecksTextLines(
  indicator: Indicator,
  eventsAndChecks: readonly EventOrCheck[],
  room?: TableRoom,
): readonly string[] {
  return tableTexts(
    [
      { title: 'day' },
      { title: 'amount', align: 'right' },
      { title: 'now', align: 'right' },
      ...(indicator.count !== undefined && 'days' in indicator.count ? [{ title: 'until' }] : []),
      { title: 'confidence' },
      { title: 'event', least: 16 },
      { title: 'source', least: 12 },
    ],
    eventsAndChecks.map((eventOrCheck) => {
      const { day = '', until, ...cells } = eventOrCheckRowCells(indicator, eventOrCheck);
      const [amount = '', now = '', ...rest] = Object.values(cells);
      const last = until === undefined ? [] : [until === '' ? '' : dayText(until)];
      return [dayText(day), amount, now, ...last, ...rest];
    }),
    room,
  );
}

/** Whether a version of this fate was said for good, and whether a later one says something else. */
const FATE: Readonly<Record<Fate, { readonly said: boolean; readonly replaced: boolean }>> = {
  stands: { said: true, replaced: false },
  corrected: { said: true, replaced: true },
  retracted: { said: true, replaced: false },
  undone: { said: false, replaced: false },
};

/** What became of a version; of a corrected one also what it says now. */
function fateText(indicator: Indicator, rows: readonly HistoryRow[], row: HistoryRow): string {
  const next = rows.filter(
    ({ id, seq, fate }) => id === row.id && seq > row.seq && FATE[fate].said,
  );
  const [now] = next.toSorted((a, b) => a.seq - b.seq);
  if (!FATE[row.fate].replaced || now === undefined) return row.fate;
  return now.value === row.value
    ? row.fate
    : `corrected to ${valueTextWithoutUnit(indicator, now.value)}`;
}

/** The score of what a row recorded, 0…100; undefined: it records no value, or one that the strategy does not take. */
function scoreIn(board: Board, indicator: Indicator, row: HistoryRow): number | undefined {
  if (!isAboutReading(row)) return undefined;
  return observationFitsStrategy(board.strategy, row)
    ? scoreOfValue(row.value, indicator.goalposts)
    : undefined;
}
