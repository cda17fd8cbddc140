/** A chart of readings over time as lines of text: axes, goalposts and tripwires as rules, and nothing drawn where nothing was known. */
import { dayFromEpochDayNumber, dayNumber } from '../core/model/day.ts';
import type { Day, DayValue } from '../core/model/model.ts';
import { isValueDefinedOnScale, SCALES, type Scale } from '../core/scoring/scale.ts';
import { cutOrPadToWidth, textWidth } from './cells.ts';
import {
  type ChartAxes,
  horizontalLineLabelsByRow,
  timeAxisTexts,
  valueAxisLabelsByRow,
} from './chart-axes.ts';
import { type ChartGlyphs, chartSignOfCellDots } from './chart-glyphs.ts';
import type { Glyphs } from './glyphs.ts';
import { signColumnsKeptApart } from './sign-columns.ts';
import { cutSpansToWidth, mergedSpans, type Span, spansText, type Tone } from './tone.ts';

export interface ChartInput extends ChartAxes {
  /** One a day, oldest first, in the unit of the chart, finite; each holds from its day on. */
  readonly points: readonly DayValue[];
  /** Days for which a value is held to be known, ≥ 0; not looked at where there is a `curve`. */
  readonly maxAgeDays: number;
  /** The value on a day, in the unit of the chart, finite, where it is none of the points, such as a sum or a mean of them; undefined: nothing is known of the day. Left out: points are held. */
  readonly curve?: ((day: Day) => number | undefined) | undefined;
  /** The two ends between which the value lies on a day, in the unit of the chart, finite, in either order, shaded around it, or where that would be most of the chart drawn by its ends; undefined: that is not known. Left out: nothing is shaded. */
  readonly interval?: ((day: Day) => readonly [number, number] | undefined) | undefined;
  /** In which tone the line is at a value, in the unit of the chart, finite; left out: plain. */
  readonly toneOf?: ((value: number) => Tone) | undefined;
  /** Index of the point under the cursor, from 0; undefined: none. */
  readonly cursor: number | undefined;
  /** Signs of events above the plot, one cell each, the newest first; no two of them touch, and where there is no room for one the newer stays. */
  readonly flags?: readonly { readonly day: Day; readonly sign: string }[];
  /** What is drawn of days of which nothing is recorded; left out: there are none. */
  readonly ahead?: ChartAhead | undefined;
}

/** The part of a chart after the last day that anything is recorded of. */
export interface ChartAhead {
  /** That day, which is marked. */
  readonly from: Day;
  /** The two ends between which the value may lie, in the unit of the chart, finite, in either order, from each day on until the next, rising by day; undefined: there is none. */
  readonly spans: readonly {
    readonly day: Day;
    readonly ends: readonly [number, number] | undefined;
  }[];
  /** Days on which something expires, marked above the plot. */
  readonly expiries: readonly Day[];
}

/** Cells that are kept for the plot itself. */
const LEAST_PLOT = 20;
/** Cells from which rules are named. */
const NAMED_FROM = 50;
/** Cells of the names of rules, fewest and most. */
const LEAST_LABEL = 10;
const MOST_LABEL = 30;

/** The chart in `rows` lines of at most `cells` cells, as spans in their tones, the line in that of its values, what is around it dim; without axes where there is no room for them. */
export function chartRowsOfSpans(
  input: ChartInput,
  cells: number,
  rows: number,
  glyphs: Glyphs,
): readonly (readonly Span[])[] {
  const isEmpty = input.points.length === 0 && input.curve === undefined;
  if (isEmpty || rows < 1 || cells < 1) return [];
  const [low, high] = rangeOf(input, cells);
  const axes = rows >= 5 && cells >= 30;
  const { flags = [], ahead } = input;
  const flagged = axes && rows >= 6 && flags.length + (ahead?.expiries ?? []).length > 0;
  const plotRows = axes ? rows - (flagged ? 3 : 2) : rows;
  const height = (value: number): number => shareOfRange(value, low, high, input.scale);
  const rowOf = (value: number): number => Math.round((1 - height(value)) * (plotRows - 1));
  const ticks = axes ? valueAxisLabelsByRow(input, low, high, rowOf) : new Map<number, string>();
  const left = axes ? Math.max(...[...ticks.values()].map(textWidth)) + 2 : 0;
  const names = axes
    ? horizontalLineLabelsByRow(input, rowOf, low, high)
    : new Map<number, readonly Span[]>();
  const widths = [...names.values()].map((name) => textWidth(spansText(name)));
  const wanted = Math.min(MOST_LABEL, Math.max(0, ...widths));
  const spare = Math.min(wanted, cells - left - LEAST_PLOT - 1);
  const right =
    cells >= NAMED_FROM && spare >= Math.min(wanted, LEAST_LABEL) && wanted > 0 ? spare + 1 : 0;
  const columns = Math.max(1, cells - left - right);
  const signs = glyphs.chart;
  const plot = plotOf(input, columns, plotRows, height, rowOf, signs);
  if (!axes) return plot;
  const body = plot.map((line, row): readonly Span[] => {
    const tick = ticks.get(row);
    const edge = `${cutOrPadToWidth(tick ?? '', left - 2, 'right')} ${tick === undefined ? signs.down : signs.tick}`;
    const name = right === 0 ? [] : cutSpansToWidth(names.get(row) ?? [], right - 1);
    return [{ text: edge, tone: 'dim' }, ...line, { text: name.length === 0 ? '' : ' ' }, ...name];
  });
  const top: readonly Span[] = [
    { text: `${' '.repeat(left)}${flagRow(input, columns, right, signs)}` },
  ];
  const foot = timeAxisTexts(input, left, columns, signs).map((text): readonly Span[] => [
    { text, tone: 'dim' },
  ]);
  return [...(flagged ? [top] : []), ...body, ...foot];
}

/** The column of a day, from 0, where so many columns lie between two days. */
function columnOfDay(from: Day, to: Day, columns: number): (day: Day) => number {
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first);
  return (day) => Math.min(columns - 1, Math.floor(((dayNumber(day) - first) * columns) / span));
}

/** The flags in the columns of their days, then what expires where there is none, and where there is room in the `right` cells behind them, else before them, what the numbers are. */
function flagRow(
  { from, to, flags = [], ahead }: ChartInput,
  columns: number,
  right: number,
  { expiry }: ChartGlyphs,
): string {
  const isDrawn = ({ day }: { readonly day: Day }): boolean => day >= from && day <= to;
  const columnOf = columnOfDay(from, to, columns);
  const line = Array.from({ length: columns }, () => ' ');
  const drawn = flags.filter(isDrawn);
  const places = signColumnsKeptApart(drawn.map(({ day }) => columnOf(day)));
  const signs = drawn.flatMap(({ sign }, at) => {
    const place = places[at];
    return place === undefined ? [] : [{ sign, place }];
  });
  for (const { sign, place } of signs) line[place] = sign;
  for (const day of ahead?.expiries ?? [])
    if (isDrawn({ day }) && line[columnOf(day)] === ' ') line[columnOf(day)] = expiry;
  const [newest] = signs;
  const oldest = signs.at(-1);
  const text = line.join('');
  if (newest === undefined || oldest === undefined) return text.trimEnd();
  const name = newest === oldest ? `event ${newest.sign}` : `events ${newest.sign}…${oldest.sign}`;
  const width = textWidth(name);
  if (width < right) return `${text} ${name}`;
  const before = Math.min(...signs.map(({ place }) => place));
  return (width + 1 < before ? `${name}${text.slice(width)}` : text).trimEnd();
}

/** The share of the plot that is shaded at the most; beyond that an interval is drawn by its two ends alone. */
const MOST_SHADED = 1 / 3;

/** A cell of the plot; what is shaded stays so, whatever is drawn over it. */
type Mark = Pick<Span, 'text' | 'tone' | 'shaded'>;
const EMPTY: Mark = { text: ' ' };

/** The plot alone: what is shaded around the line, then rules, then what may be ahead, then what is held, then the readings, the cursor over all. */
function plotOf(
  input: ChartInput,
  columns: number,
  rows: number,
  height: (value: number) => number,
  rowOf: (value: number) => number,
  signs: ChartGlyphs,
): readonly (readonly Span[])[] {
  const { points, rules, maxAgeDays, cursor, interval } = input;
  const first = dayNumber(input.from);
  const span = Math.max(1, dayNumber(input.to) - first);
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => EMPTY));
  const put = (row: number, column: number, text: string, tone?: Tone): void => {
    const line = grid[row];
    if (line !== undefined && column >= 0 && column < columns)
      line[column] = { ...line[column], text, tone };
  };
  const columnOf = columnOfDay(input.from, input.to, columns);
  const dayOf = (column: number): Day =>
    dayFromEpochDayNumber(first + Math.floor(((column + 1) * span) / columns));
  const { ahead } = input;
  const today = ahead === undefined ? columns : columnOf(ahead.from);
  const endsOf = (column: number): readonly [number, number] | undefined => {
    if (column < today) return interval?.(dayOf(column));
    if (column === today) return undefined;
    return ahead?.spans.findLast((each) => each.day <= dayOf(column))?.ends;
  };
  const shaded = Array.from({ length: columns }, (_, column): readonly number[] => {
    const between = (endsOf(column) ?? []).map(rowOf);
    const [top, bottom] = [Math.min(...between), Math.max(...between)];
    return Array.from({ length: Math.max(0, bottom - top + 1) }, (_, at) => top + at);
  });
  const cells = shaded.reduce((sum, { length }) => sum + length, 0);
  const isWide = cells > columns * rows * MOST_SHADED;
  for (const [column, rowsOf] of shaded.entries())
    for (const row of isWide ? [...rowsOf.slice(0, 1), ...rowsOf.slice(-1)] : rowsOf) {
      const line = grid[row];
      if (line !== undefined) line[column] = { text: signs.fan, tone: 'dim', shaded: true };
    }
  for (const { value, tone = 'dim', isLimit = false, since = input.from } of rules)
    for (let column = since > input.from ? columnOf(since) : 0; column < columns; column += 1)
      put(rowOf(value), column, isLimit ? signs.limit : signs.rule, isLimit ? tone : 'dim');
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
  const tones: (Tone | undefined)[] = [];
  const readings = points.map(({ day, value }) => ({ on: dayNumber(day), value }));
  let next = 0;
  let before: number | undefined;
  for (let x = 0; x < subColumns; x += 1) {
    const day = first + Math.floor(((x + 1) * span) / subColumns);
    while ((readings[next]?.on ?? Number.POSITIVE_INFINITY) <= day) next += 1;
    const last = readings[next - 1];
    const held = last !== undefined && day - last.on <= maxAgeDays ? last.value : undefined;
    const value = input.curve === undefined ? held : input.curve(dayFromEpochDayNumber(day));
    const now = value === undefined ? undefined : level(value);
    if (now !== undefined && value !== undefined) {
      // from beside where the line was, so that a step of one dot is one dot
      const from = before === undefined ? now : before + Math.sign(now - before);
      for (let y = Math.min(from, now); y <= Math.max(from, now); y += 1)
        dots.add(y * subColumns + x);
      tones[Math.floor(x / wide)] = input.toneOf?.(value);
    }
    before = now;
  }
  for (const [row, line] of grid.entries()) {
    for (const column of line.keys()) {
      const sign = chartSignOfCellDots(signs, (x, y) =>
        dots.has((row * tall + y) * subColumns + column * wide + x),
      );
      if (sign !== undefined) put(row, column, column > today ? signs.ahead : sign, tones[column]);
    }
  }
  for (let row = 0; row < rows; row += 1) put(row, today, signs.today);
  const chosen = cursor === undefined ? undefined : points[cursor];
  if (chosen !== undefined) {
    const column = columnOf(chosen.day);
    for (const line of grid)
      if ([' ', signs.rule, signs.limit, signs.fan].includes(line[column]?.text ?? ''))
        line[column] = { ...line[column], text: signs.cursor, tone: 'focus' };
  }
  for (const { day, value } of points) {
    if (day < input.from || day > input.to) continue;
    put(rowOf(value), columnOf(day), signs.reading, input.toneOf?.(value));
  }
  if (chosen !== undefined) put(rowOf(chosen.value), columnOf(chosen.day), signs.chosen, 'focus');
  return grid.map(mergedSpans);
}

/** Lowest and highest of what is drawn, in the unit of the chart, finite; never the same. */
function rangeOf(input: ChartInput, cells: number): readonly [number, number] {
  const { points, rules, scale } = input;
  const values = [
    ...[...points, ...rules].map(({ value }) => value),
    ...curveValues(input, cells),
    ...(input.ahead?.spans ?? []).flatMap(({ ends }) => ends ?? []),
  ].filter((value) => isValueDefinedOnScale(value, scale));
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low !== high) return [low, high];
  const room = Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}

/** Two values of the curve for each cell of the chart, in its unit, finite, those of days of which something is known. */
function curveValues({ curve, from, to }: ChartInput, cells: number): readonly number[] {
  if (curve === undefined) return [];
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first);
  return Array.from({ length: 2 * cells + 1 }, (_, at) =>
    curve(dayFromEpochDayNumber(first + Math.floor((at * span) / (2 * cells)))),
  ).flatMap((value) => value ?? []);
}

/** The share of the way from low (0) to high (1) at which a value lies, 0…1; one without a place on the scale at low. */
function shareOfRange(value: number, low: number, high: number, scale: Scale): number {
  const { positionOf } = SCALES[isValueDefinedOnScale(low, scale) ? scale : 'linear'];
  const share = positionOf(value, low, high);
  return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share));
}

/** The first day of a chart that ends on `to`: that of the first point or look, but at least 30 days before the end, as where there is none. */
export function chartStartDay(first: Day | undefined, to: Day): Day {
  const day = first === undefined || first > to ? to : first;
  const span = dayNumber(to) - dayNumber(day);
  return span >= 30 ? day : dayFromEpochDayNumber(dayNumber(to) - 30);
}
