/** A chart of readings over time as lines of text: axes, goalposts and tripwires as rules, and nothing drawn where nothing was known. */
import { dayFromNumber, dayNumber } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import { hasPlaceOnScale, SCALES, type Scale } from '../core/scoring/scale.ts';
import { fillToWidth, textWidth } from './cells.ts';
import { type ChartAxes, chartRuleLabels, timeAxisLines, valueAxisLabels } from './chart-axes.ts';
import { type ChartGlyphs, chartDotsSign } from './chart-glyphs.ts';
import type { Glyphs } from './glyphs.ts';

/** A value from its day on. */
export interface ChartPoint {
  readonly day: Day;
  readonly value: number;
}

export interface ChartInput extends ChartAxes {
  /** One a day, oldest first. */
  readonly points: readonly ChartPoint[];
  /** Days for which a value is held to be known. */
  readonly maxAgeDays: number;
  /** The value on a day where it is none of the points, such as a sum or a mean of them; undefined: nothing is known of the day. Left out: points are held. */
  readonly curve?: ((day: Day) => number | undefined) | undefined;
  /** Index of the point under the cursor; undefined: none. */
  readonly cursor: number | undefined;
  /** Signs of events above the plot, one cell each; where two meet, the first stays. */
  readonly flags?: readonly { readonly day: Day; readonly sign: string }[];
  /** What is drawn of days of which nothing is recorded; left out: there are none. */
  readonly ahead?: ChartAhead | undefined;
}

/** The part of a chart after the last day that anything is recorded of. */
export interface ChartAhead {
  /** That day, which is marked. */
  readonly from: Day;
  /** Between what the value may lie from each day on until the next, rising by day; undefined: there is none. */
  readonly spans: readonly {
    readonly day: Day;
    readonly ends: readonly [number, number] | undefined;
  }[];
  /** Days on which something expires, marked above the plot. */
  readonly expiries: readonly Day[];
}

const LEAST_PLOT = 20;
/** Cells from which rules are named. */
const NAMED_FROM = 50;
const LEAST_LABEL = 10;
const MOST_LABEL = 30;

/** The chart in `rows` lines of at most `cells` cells; without axes where there is no room for them. */
export function chartLines(
  input: ChartInput,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly string[] {
  const isEmpty = input.points.length === 0 && input.curve === undefined;
  if (isEmpty || rows < 1 || cells < 1) return [];
  const [low, high] = rangeOf(input, cells);
  const axes = rows >= 5 && cells >= 30;
  const flagged = axes && rows >= 6 && flagsOf(input, glyphs.chart).length > 0;
  const plotRows = axes ? rows - (flagged ? 3 : 2) : rows;
  const height = (value: number): number => at(value, low, high, input.scale);
  const rowOf = (value: number): number => Math.round((1 - height(value)) * (plotRows - 1));
  const ticks = axes ? valueAxisLabels(input, low, high, rowOf) : new Map<number, string>();
  const left = axes ? Math.max(...[...ticks.values()].map(textWidth)) + 2 : 0;
  const names = axes ? chartRuleLabels(input, rowOf, low, high) : new Map<number, string>();
  const wanted = Math.min(MOST_LABEL, Math.max(0, ...[...names.values()].map(textWidth)));
  const spare = Math.min(wanted, cells - left - LEAST_PLOT - 1);
  const right =
    cells >= NAMED_FROM && spare >= Math.min(wanted, LEAST_LABEL) && wanted > 0 ? spare + 1 : 0;
  const columns = Math.max(1, cells - left - right);
  const signs = glyphs.chart;
  const plot = plotOf(input, columns, plotRows, height, rowOf, signs);
  if (!axes) return plot;
  const body = plot.map((line, row) => {
    const tick = ticks.get(row);
    const edge = `${fillToWidth(tick ?? '', left - 2, 'right')} ${tick === undefined ? signs.down : signs.tick}`;
    const name = right === 0 ? '' : ` ${fillToWidth(names.get(row) ?? '', right - 1)}`;
    return `${edge}${line}${name}`.trimEnd();
  });
  const top = flagged ? [`${' '.repeat(left)}${flagRow(input, columns, signs)}`] : [];
  return [...top, ...body, ...timeAxisLines(input, left, columns, signs)];
}

/** What is marked above the plot: events, then what expires. */
function flagsOf({ flags = [], ahead }: ChartInput, { expiry }: ChartGlyphs) {
  return [...flags, ...(ahead?.expiries ?? []).map((day) => ({ day, sign: expiry }))];
}

/** The flags in the columns of their days. */
function flagRow(input: ChartInput, columns: number, signs: ChartGlyphs): string {
  const { from, to } = input;
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first);
  const line = Array.from({ length: columns }, () => ' ');
  for (const { day, sign } of flagsOf(input, signs)) {
    if (day < from || day > to) continue;
    const column = Math.floor(((dayNumber(day) - first) * columns) / span);
    const at = Math.min(columns - 1, column);
    if (line[at] === ' ') line[at] = sign;
  }
  return line.join('').trimEnd();
}

/** The plot alone: rules, then what may be ahead, then what is held, then the readings, the cursor over all. */
function plotOf(
  input: ChartInput,
  columns: number,
  rows: number,
  height: (value: number) => number,
  rowOf: (value: number) => number,
  signs: ChartGlyphs,
): readonly string[] {
  const { points, rules, maxAgeDays, cursor } = input;
  const first = dayNumber(input.from);
  const span = Math.max(1, dayNumber(input.to) - first);
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  const put = (row: number, column: number, sign: string): void => {
    const line = grid[row];
    if (line !== undefined && column >= 0 && column < columns) line[column] = sign;
  };
  for (const { value } of rules) grid[rowOf(value)]?.fill(signs.rule);
  const columnOf = (day: Day): number =>
    Math.min(columns - 1, Math.floor(((dayNumber(day) - first) * columns) / span));
  const { ahead } = input;
  const today = ahead === undefined ? columns : columnOf(ahead.from);
  for (let column = today + 1; column < columns; column += 1) {
    const day = dayFromNumber(first + Math.floor(((column + 1) * span) / columns));
    const rows = ahead?.spans.findLast((each) => each.day <= day)?.ends?.map(rowOf) ?? [];
    for (let row = Math.min(...rows); row <= Math.max(...rows); row += 1)
      put(row, column, signs.fan);
  }
  const [wide, tall] = signs.dots;
  const subColumns = columns * wide;
  const subRows = rows * tall;
  // within the row of its reading, so that a line never runs beside its own point
  const level = (value: number): number => {
    const top = rowOf(value) * tall;
    const fine = Math.round((1 - height(value)) * (subRows - 1));
    return Math.min(Math.max(fine, top), top + tall - 1);
  };
  const dots = new Set<number>();
  const readings = points.map(({ day, value }) => ({ on: dayNumber(day), value }));
  let next = 0;
  let before: number | undefined;
  for (let x = 0; x < subColumns; x += 1) {
    const day = first + Math.floor(((x + 1) * span) / subColumns);
    while ((readings[next]?.on ?? Number.POSITIVE_INFINITY) <= day) next += 1;
    const last = readings[next - 1];
    const held = last !== undefined && day - last.on <= maxAgeDays ? last.value : undefined;
    const value = input.curve === undefined ? held : input.curve(dayFromNumber(day));
    const now = value === undefined ? undefined : level(value);
    if (now !== undefined) {
      const from = before ?? now;
      for (let y = Math.min(from, now); y <= Math.max(from, now); y += 1)
        dots.add(y * subColumns + x);
    }
    before = now;
  }
  for (const [row, line] of grid.entries()) {
    for (const column of line.keys()) {
      const sign = chartDotsSign(signs, (x, y) =>
        dots.has((row * tall + y) * subColumns + column * wide + x),
      );
      if (sign !== undefined) line[column] = column > today ? signs.ahead : sign;
    }
  }
  for (const line of grid) if (line[today] !== undefined) line[today] = signs.today;
  const chosen = cursor === undefined ? undefined : points[cursor];
  if (chosen !== undefined) {
    const column = columnOf(chosen.day);
    for (const line of grid)
      if (line[column] === ' ' || line[column] === signs.rule) line[column] = signs.cursor;
  }
  for (const { day, value } of points) {
    if (day >= input.from && day <= input.to) put(rowOf(value), columnOf(day), signs.reading);
  }
  if (chosen !== undefined) put(rowOf(chosen.value), columnOf(chosen.day), signs.chosen);
  return grid.map((line) => line.join(''));
}

/** Lowest and highest of what is drawn; never the same. */
function rangeOf(input: ChartInput, cells: number): readonly [number, number] {
  const { points, rules, scale } = input;
  const values = [
    ...[...points, ...rules].map(({ value }) => value),
    ...curveValues(input, cells),
    ...(input.ahead?.spans ?? []).flatMap(({ ends }) => ends ?? []),
  ].filter((value) => hasPlaceOnScale(value, scale));
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low !== high) return [low, high];
  const room = Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}

/** Two values of the curve for each cell of the chart, those of days of which something is known. */
function curveValues({ curve, from, to }: ChartInput, cells: number): readonly number[] {
  if (curve === undefined) return [];
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first);
  return Array.from({ length: 2 * cells + 1 }, (_, at) =>
    curve(dayFromNumber(first + Math.floor((at * span) / (2 * cells)))),
  ).flatMap((value) => value ?? []);
}

/** Where a value lies between low (0) and high (1). */
function at(value: number, low: number, high: number, scale: Scale): number {
  const { positionOf } = SCALES[hasPlaceOnScale(low, scale) ? scale : 'linear'];
  const share = positionOf(value, low, high);
  return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share));
}

/** The first day of a chart that ends on `to`: that of the first point or look, a little earlier where it is close to the end. */
export function chartStartDay(first: Day | undefined, to: Day): Day {
  const day = first === undefined || first > to ? to : first;
  const span = dayNumber(to) - dayNumber(day);
  return span >= 30 ? day : dayFromNumber(dayNumber(to) - 30);
}
