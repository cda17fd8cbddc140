/** Rows of indicators as cells of fixed width: which columns fit, and what stands in them. */
import { fill, width } from '../text/cells.ts';
import { ageText, scoreText } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import type { Column } from '../tui/list-view.ts';
import type { IndicatorRow } from './gauge-and-tracks.ts';

export const COLUMN_KEYS = [
  'id',
  'indicator',
  'now',
  'unit',
  'score',
  ' ',
  'state',
  'age',
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

const BAR = 10;
const LEAST_TITLE = 8;
const COMFORTABLE_TITLE = 14;
/** Where they do not fit, columns go in this order. */
const GIVE_WAY: readonly ColumnKey[] = ['score', 'unit', ' ', 'age'];

/** The columns that fit into a width, a space between them; the title takes what is left. */
export function indicatorColumns(
  rows: readonly IndicatorRow[],
  cells: number,
): readonly Column<ColumnKey>[] {
  const widest = (least: number, text: (row: IndicatorRow) => string): number =>
    rows.reduce((most, row) => Math.max(most, width(text(row))), least);
  const widths: Record<ColumnKey, number> = {
    id: Math.min(
      8,
      widest(2, (row) => row.code),
    ),
    indicator: 0,
    now: widest(3, (row) => row.value),
    unit: Math.min(
      9,
      widest(4, (row) => row.unit),
    ),
    score: BAR + 4,
    ' ': 1,
    state: 7,
    age: widest(3, (row) => ageText(row.age, row.late !== undefined)),
  };
  const gone = new Set<ColumnKey>();
  const room = (): number =>
    COLUMN_KEYS.reduce((left, key) => (gone.has(key) ? left : left - widths[key] - 1), cells + 1);
  for (const key of GIVE_WAY) {
    const enough = key === 'score' || key === 'unit' ? COMFORTABLE_TITLE : LEAST_TITLE;
    if (room() < enough) gone.add(key);
  }
  widths.indicator = Math.max(
    1,
    Math.min(
      room(),
      widest(9, (row) => row.title),
    ),
  );
  return COLUMN_KEYS.filter((key) => !gone.has(key)).map((key) => ({
    key,
    width: widths[key],
    align: key === 'now' || key === 'age' ? 'right' : 'left',
    states: key === 'state',
  }));
}

/** The cells of a row, each of its column's width. */
export function indicatorCells(
  row: IndicatorRow,
  columns: readonly Column<ColumnKey>[],
  glyphs: Glyphs,
): Readonly<Record<string, string>> {
  const text: Record<ColumnKey, string> = {
    id: row.code,
    indicator: row.title,
    now: row.value,
    unit: row.unit,
    score: `${bar(row.score, BAR, glyphs)} ${fill(scoreText(row.score), 3, 'right')}`,
    ' ': trendGlyph(row, glyphs),
    state: row.state,
    age: ageText(row.age, row.late !== undefined),
  };
  return cellsOf(text, columns);
}

/** Cells cut and padded to their columns. */
export function cellsOf(
  text: Readonly<Record<string, string>>,
  columns: readonly Column[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.map(({ key, width: cells, align }) => [key, fill(text[key] ?? '', cells, align)]),
  );
}

function trendGlyph(row: IndicatorRow, glyphs: Glyphs): string {
  return row.trend === undefined ? ' ' : glyphs.trend[row.trend];
}

/** A score as a bar; empty cells when there is none. */
export function bar(score: number | undefined, cells: number, glyphs: Glyphs): string {
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
