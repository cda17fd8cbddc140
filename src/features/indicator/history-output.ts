/** Every version of an indicator's readings, as text and as `axiswatch.history/1` (data/FORMAT.md, section 8). */

import type { Fate, HistoryRow } from '../../core/journal/journal.ts';
import type { Confidence, Day, Indicator, Instant } from '../../core/model/model.ts';
import { fits } from '../../core/model/observation.ts';
import { codeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { scoreOf } from '../../core/scoring/leaf.ts';
import { dayText, oneLine, scoreText, valueText, valueWithUnit } from '../../text/format.ts';
import { given, hanging, table } from '../../text/output.ts';

export interface HistoryJson {
  readonly schema: 'axiswatch.history/1';
  readonly indicator: string;
  readonly readings: readonly ReadingJson[];
}

interface ReadingJson {
  readonly id: string;
  readonly observedOn: Day;
  readonly value: number;
  /** 0…100; null where the value no longer fits the strategy. */
  readonly score: number | null;
  readonly confidence: Confidence;
  readonly source: string | null;
  readonly url: string | null;
  readonly note: string | null;
  readonly quote: string | null;
  readonly archived: string | null;
  readonly retrievedOn: string | null;
  readonly recordedAt: Instant;
  readonly author: string;
  /** False for what was corrected, retracted or undone. */
  readonly standing: boolean;
  readonly fate: Fate;
}

/** The document of an indicator's history, oldest first. */
export function historyJson(
  board: Board,
  indicator: Indicator,
  rows: readonly HistoryRow[],
): HistoryJson {
  return {
    schema: 'axiswatch.history/1',
    indicator: indicator.id,
    readings: rows.map((row) => ({
      id: row.id,
      observedOn: row.observedOn,
      value: row.value,
      score: scoreIn(board, indicator, row) ?? null,
      confidence: row.confidence,
      source: given(row.source),
      url: given(row.url),
      note: given(row.note),
      quote: given(row.quote),
      archived: given(row.archived),
      retrievedOn: given(row.retrievedOn),
      recordedAt: row.recordedAt,
      author: row.author,
      standing: row.standing,
      fate: row.fate,
    })),
  };
}

/** The history, oldest first, its title in lines of `cells` cells, its table in a terminal of `room`. */
export function historyLines(
  board: Board,
  indicator: Indicator,
  rows: readonly HistoryRow[],
  cells: number,
  room?: number,
): readonly string[] {
  const { value } = board.card.indicators.get(indicator.id)?.reading ?? {};
  const word = board.words.get(indicator.id) ?? 'missing';
  const title = `${codeOf(indicator)} ${indicator.title}: ${valueWithUnit(indicator, value)}, ${word}`;
  const lines = table(
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
      oneLine(row.author),
      oneLine(row.source),
    ]),
    room,
  );
  return [
    ...hanging('', oneLine(title), cells),
    ...(rows.length === 0 ? ['no reading yet'] : ['', ...lines]),
  ];
}

/** What became of a version; of a corrected one also what it says now. */
function fateText(indicator: Indicator, rows: readonly HistoryRow[], row: HistoryRow): string {
  const next = rows.filter(
    ({ id, seq, fate }) => id === row.id && seq > row.seq && fate !== 'undone',
  );
  const [now] = next.toSorted((a, b) => a.seq - b.seq);
  if (row.fate !== 'corrected' || now === undefined) return row.fate;
  return now.value === row.value ? row.fate : `corrected to ${valueText(indicator, now.value)}`;
}

function scoreIn(board: Board, indicator: Indicator, row: HistoryRow): number | undefined {
  return fits(board.strategy, row) ? scoreOf(row.value, indicator.goalposts) : undefined;
}
