/** Every version of an indicator's readings, as text and as `axiswatch.history/1` (data/FORMAT.md, section 8). */

import type { Fate, HistoryRow } from '../../core/journal/journal.ts';
import type { Indicator } from '../../core/model/model.ts';
import { observationFitsStrategy } from '../../core/model/observation.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreOfValue } from '../../core/scoring/leaf.ts';
import {
  dayText,
  scoreText,
  terminalSafeOneLine,
  valueText,
  valueWithUnit,
} from '../../text/format.ts';
import { filledTextOrNull, hangingIndentLines, tableTextLines } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
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
      value: row.value,
      score: scoreIn(board, indicator, row) ?? null,
      confidence: row.confidence,
      source: filledTextOrNull(row.source),
      url: filledTextOrNull(row.url),
      note: filledTextOrNull(row.note),
      quote: filledTextOrNull(row.quote),
      archived: filledTextOrNull(row.archived),
      retrievedOn: filledTextOrNull(row.retrievedOn),
      recordedAt: row.recordedAt,
      author: row.author,
      standing: row.standing,
      fate: row.fate,
    })),
  };
}

/** The history, oldest first, its title in lines of `cells` cells, its table in a terminal of `room`. */
export function indicatorHistoryLines(
  board: Board,
  indicator: Indicator,
  rows: readonly HistoryRow[],
  cells: number,
  room?: number,
): readonly string[] {
  const { value } = board.card.indicators.get(indicator.id) ?? {};
  const word = board.words.get(indicator.id) ?? 'missing';
  const title = `${nodeCodeOf(indicator)} ${indicator.title}: ${valueWithUnit(indicator, value)}, ${word}`;
  const lines = tableTextLines(
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
      valueText(indicator, row.value),
      scoreText(scoreIn(board, indicator, row), 1),
      row.confidence,
      fateText(indicator, rows, row),
      terminalSafeOneLine(row.author),
      terminalSafeOneLine(row.source),
    ]),
    room,
  );
  return [
    ...hangingIndentLines('', terminalSafeOneLine(title), cells),
    ...(rows.length === 0 ? ['no reading yet'] : ['', ...lines]),
  ];
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
  return now.value === row.value ? row.fate : `corrected to ${valueText(indicator, now.value)}`;
}

function scoreIn(board: Board, indicator: Indicator, row: HistoryRow): number | undefined {
  return observationFitsStrategy(board.strategy, row)
    ? scoreOfValue(row.value, indicator.goalposts)
    : undefined;
}
