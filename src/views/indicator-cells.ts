/** Rows of indicators as cells of fixed width: which columns fit, and what stands in them. */
import { fillToWidth } from '../text/cells.ts';
import { ageText, scoreText } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { type ColumnSpec, type ListView, layOutTable } from '../tui/list-view.ts';
import type { IndicatorRow } from './gauge-and-tracks.ts';

const BAR = 10;
const SCORE = BAR + 4;
/** Cells that the title keeps before the score and the unit go. */
const COMFORTABLE_TITLE = 14;

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'id', most: 8 },
  { key: 'indicator', grows: true, least: 8 },
  { key: 'now', align: 'right' },
  { key: 'unit', most: 9, drop: 2, leaves: COMFORTABLE_TITLE },
  { key: 'score', from: SCORE, drop: 1, leaves: COMFORTABLE_TITLE },
  { key: ' ', drop: 3 },
  { key: 'state', from: 7, most: 7, states: true },
  { key: 'age', align: 'right', drop: 4 },
];

/** Rows of indicators in a width; the title takes what is left. */
export function indicatorTable(
  rows: readonly IndicatorRow[],
  cells: number,
  glyphs: Glyphs,
): Pick<ListView, 'columns' | 'rows'> {
  return layOutTable(
    COLUMNS,
    rows.map((row) => ({
      id: row.code,
      indicator: row.title,
      now: row.value,
      unit: row.unit,
      score: `${scoreBar(row.score, BAR, glyphs)} ${fillToWidth(scoreText(row.score), 3, 'right')}`,
      ' ': trendGlyph(row, glyphs),
      state: row.state,
      age: ageText(row.age, row.late !== undefined),
    })),
    cells,
  );
}

function trendGlyph(row: IndicatorRow, glyphs: Glyphs): string {
  return row.trend === undefined ? ' ' : glyphs.trend[row.trend];
}

/** A score as a bar; empty cells when there is none. */
export function scoreBar(score: number | undefined, cells: number, glyphs: Glyphs): string {
  if (score === undefined) return ' '.repeat(cells);
  const full = Math.round((score / 100) * cells);
  return glyphs.full.repeat(full) + glyphs.empty.repeat(cells - full);
}

/** A score as a bar with its interval on it: certain part, lower and upper half of the interval, rest. */
export function intervalBar(
  {
    score,
    low,
    high,
  }: {
    readonly score: number | undefined;
    readonly low: number | undefined;
    readonly high: number | undefined;
  },
  cells: number,
  glyphs: Glyphs,
): string {
  if (score === undefined || low === undefined || high === undefined)
    return glyphs.empty.repeat(cells);
  const at = (value: number): number => Math.round((value / 100) * cells);
  return Array.from({ length: cells }, (_, cell) => {
    if (cell < at(low)) return glyphs.full;
    if (cell < at(score)) return glyphs.lower;
    return cell < at(high) ? glyphs.upper : glyphs.empty;
  }).join('');
}

/** Scores as a sparkline between their own lowest and highest; a space where there is none. */
export function sparkline(scores: readonly (number | undefined)[], glyphs: Glyphs): string {
  const known = scores.filter((score) => score !== undefined);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const last = glyphs.spark.length - 1;
  return scores
    .map((score) => {
      if (score === undefined) return ' ';
      return glyphs.spark[span === 0 ? 0 : Math.round(((score - low) / span) * last)] ?? ' ';
    })
    .join('');
}
