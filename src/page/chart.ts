/** Curves over days in characters: axes, tripwires as rules, events above, nothing where nothing was known. */
import type { Day } from '../model/day.ts';
import { type Chart, monthTicks, shareOn, ticks } from './axes.ts';
import { dotsSign, type Glyphs, inGlyphs } from './glyphs.ts';
import { scoreTone } from './kinds.ts';
import {
  cutLine,
  cutText,
  type Line,
  mergedLine,
  padText,
  type Span,
  safeLine,
  textWidth,
} from './line.ts';
import type { ChartPoint, ChartSection } from './page.ts';

/** Cells of the names of curves and rules beside the plot, and the columns from which they stand there. */
const MOST_NAME = 24;
const NAMED_FROM = 60;
const LEAST_ROWS = 3;

/** So many rows, at least six: events above, the plot, days below. */
export function drawChart(
  { chart }: ChartSection,
  columns: number,
  rows: number,
  { glyphs }: { readonly glyphs: Glyphs },
): readonly Line[] {
  const hasEvents = chart.marks.some(({ day }) => day >= chart.from && day <= chart.to);
  const height = Math.max(LEAST_ROWS, rows - 2 - (hasEvents ? 1 : 0));
  const share = shareOn(chart);
  const rowOf = (value: number): number => Math.round((1 - share(value)) * (height - 1));
  const labels = new Map(
    ticks(chart, Math.max(2, Math.floor(height / 3))).map(({ value, text }) => [
      rowOf(value),
      text,
    ]),
  );
  const left = Math.max(0, ...[...labels.values()].map(textWidth)) + 2;
  const names =
    columns < NAMED_FROM && chart.series.length < 2
      ? new Map<number, Span>()
      : namesByRow(chart, rowOf, height);
  const right = Math.max(0, ...[...names.values()].map(({ text }) => textWidth(text) + 1));
  const cells = columns - left - right;
  const body = plotted(chart, cells, height, share, rowOf, glyphs).map((line, row): Line => {
    const label = labels.get(row);
    const edge = `${padText(label ?? '', left - 2, 'right')} ${label === undefined ? glyphs.axis : glyphs.tick}`;
    const name = names.get(row);
    return [
      { text: edge, tone: 'dim' },
      ...line,
      ...(name === undefined ? [] : [{ text: ' ' }, name]),
    ];
  });
  const events = Array.from({ length: cells }, () => ' ');
  for (const { day } of chart.marks)
    if (day >= chart.from && day <= chart.to) events[columnOf(chart, cells)(day)] = glyphs.event;
  return inGlyphs(
    [
      ...(hasEvents ? [[{ text: ' '.repeat(left) + events.join('').trimEnd() }]] : []),
      ...body,
      ...dayAxis(chart, left, cells, glyphs),
    ].map((line) => cutLine(line, columns)),
    glyphs,
  );
}

function columnOf({ from, to }: Chart, cells: number): (day: Day) => number {
  return (day) => Math.round(((day - from) / Math.max(1, to - from)) * (cells - 1));
}

/** What each rule is, and where there are several each curve at its end; the first one in a row stays. */
function namesByRow(
  { series, lines }: Chart,
  rowOf: (value: number) => number,
  height: number,
): ReadonlyMap<number, Span> {
  const names = new Map<number, Span>();
  const put = (value: number | undefined, title: string, tone: Span['tone']): void => {
    if (value === undefined || title === '') return;
    const row = rowOf(value);
    const free = [row, row + 1, row - 1].find(
      (each) => each >= 0 && each < height && !names.has(each),
    );
    if (free === undefined) return;
    names.set(free, { text: cutText(safeLine(title), MOST_NAME), tone });
  };
  if (series.length > 1)
    for (const [at, { title, points }] of series.entries())
      put(points.findLast(({ value }) => value !== undefined)?.value, title, curveTone(at));
  for (const { at, title } of lines) put(at, title, 'dim');
  return names;
}

/** Curves that stand together are told apart by their names and by tone. */
function curveTone(at: number): Span['tone'] {
  return (['score5', 'score1', 'plain'] as const)[at % 3];
}

/** The shade, the rules over it, the curves and their points over both. */
function plotted(
  chart: Chart,
  cells: number,
  height: number,
  share: (value: number) => number,
  rowOf: (value: number) => number,
  glyphs: Glyphs,
): readonly Line[] {
  const { series, band = [], lines, limits } = chart;
  const blank: Span = { text: ' ' };
  const grid = Array.from({ length: height }, () => new Array<Span>(cells).fill(blank));
  const put = (row: number, column: number, span: Span): void => {
    const line = grid[row];
    if (line !== undefined && column >= 0 && column < cells) line[column] = span;
  };
  const dayAt = (share: number): Day => chart.from + share * (chart.to - chart.from);
  for (let column = 0; column < cells; column += 1) {
    const day = dayAt(column / Math.max(1, cells - 1));
    const held = band.findLast((each) => each.day <= day);
    if (held !== undefined)
      for (let row = rowOf(held.high); row <= rowOf(held.low); row += 1)
        put(row, column, { text: glyphs.none, tone: 'dim' });
  }
  for (const { at } of lines)
    if (at >= limits[0] && at <= limits[1])
      grid[rowOf(at)]?.fill({ text: glyphs.line, tone: 'dim' });
  const [wide, tall] = glyphs.dots;
  const across = cells * wide;
  const dotOf = columnOf(chart, across);
  for (const [index, { points, steps }] of series.entries()) {
    /** By row and column of a cell, which are put into one number. */
    const dots = new Map<number, Set<number>>();
    const valueOn = curve(points, steps);
    const toneOf = (value: number): Span['tone'] => {
      if (series.length > 1) return curveTone(index);
      return chart.leaf === undefined ? scoreTone(value) : 'plain';
    };
    const tones = new Map<number, Span['tone']>();
    let before: number | undefined;
    for (let x = 0; x < across; x += 1) {
      // as of the last day that falls on this dot
      const value = valueOn(dayAt(Math.min(1, (x + 0.49) / Math.max(1, across - 1))));
      // within the row of its value, so that a curve never runs beside its own points
      const top = value === undefined ? 0 : rowOf(value) * tall;
      const fine = Math.round((1 - share(value ?? 0)) * (height * tall - 1));
      const y = value === undefined ? undefined : Math.min(Math.max(fine, top), top + tall - 1);
      if (y !== undefined && value !== undefined) {
        const start = before === undefined ? y : before + Math.sign(y - before);
        for (let each = Math.min(start, y); each <= Math.max(start, y); each += 1) {
          const cell = Math.floor(each / tall) * cells + Math.floor(x / wide);
          const set = dots.get(cell) ?? new Set();
          dots.set(cell, set.add((each % tall) * wide + (x % wide)));
        }
        tones.set(Math.floor(x / wide), toneOf(value));
      }
      before = y;
    }
    for (const [cell, set] of dots) {
      const column = cell % cells;
      const text = dotsSign(glyphs, [...set]);
      if (text !== undefined)
        put(Math.floor(cell / cells), column, { text, tone: tones.get(column) });
    }
    const read = points.filter(({ isRead }) => isRead);
    // beyond that they would hide the curve
    if (read.length <= cells / 3)
      for (const { day, value } of read)
        if (value !== undefined && day >= chart.from && day <= chart.to)
          put(rowOf(value), Math.floor(dotOf(day) / wide), {
            text: glyphs.point,
            tone: toneOf(value),
          });
  }
  return grid.map(mergedLine);
}

/** The value of a curve on each day asked for, in rising order. */
function curve(points: readonly ChartPoint[], steps: boolean): (day: Day) => number | undefined {
  let next = 0;
  return (day) => {
    while (next < points.length && (points[next]?.day ?? day) <= day) next += 1;
    const last = points[next - 1];
    const then = points[next];
    if (steps || last?.value === undefined || last.day === day) return last?.value;
    if (then?.value === undefined) return undefined;
    return last.value + ((then.value - last.value) * (day - last.day)) / (then.day - last.day);
  };
}

/** Cells that a month below the plot needs at least. */
const MONTH_CELLS = 11;

/** A line with ticks at the first days of months, and those months below. */
function dayAxis(chart: Chart, left: number, cells: number, glyphs: Glyphs): readonly Line[] {
  const { corner, rest: across, month: tick } = glyphs;
  const line = Array.from({ length: cells }, () => across);
  let names = '';
  for (const { day, text } of monthTicks(chart, cells / MONTH_CELLS)) {
    const column = columnOf(chart, cells)(day);
    if (column + text.length > cells || (names !== '' && column <= names.length)) continue;
    line[column] = tick;
    names = names.padEnd(column) + text;
  }
  return [
    [{ text: `${' '.repeat(left - 1)}${corner}${line.join('')}`, tone: 'dim' }],
    [{ text: `${' '.repeat(left)}${names}`, tone: 'dim' }],
  ];
}
