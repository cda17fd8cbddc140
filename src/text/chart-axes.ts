/** The axes of a chart: values at the left, names of rules at the right, months at the foot. */
import { dayNumber } from '../core/model/day.ts';
import type { Day } from '../core/model/model.ts';
import { isValueDefinedOnScale, type Scale } from '../core/scoring/scale.ts';
import { cutOrPadToWidth, textWidth } from './cells.ts';
import type { ChartGlyphs } from './chart-glyphs.ts';
import { monthText } from './format.ts';
import type { Span, Tone } from './tone.ts';

/** A value worth a line across the chart, with its name at the right. */
export interface ChartRule {
  /** In the unit of the chart, finite. */
  readonly value: number;
  readonly label: string;
  /** In which tone it is named, and drawn where it is a limit; left out: dim. */
  readonly tone?: Tone;
  /** Whether it is a limit that the value is not to cross; left out: it is not. */
  readonly isLimit?: boolean;
  /** The day from which on it holds and is drawn; left out: all days. */
  readonly since?: Day | undefined;
}

/** What the axes of a chart say: its days, how its values go up and are written, and what is ruled. */
export interface ChartAxes {
  readonly rules: readonly ChartRule[];
  readonly from: Day;
  readonly to: Day;
  readonly scale: Scale;
  /** How a value, in the unit of the chart, finite, is written at the axis. */
  readonly label: (value: number) => string;
  /** Values in the unit of the chart, finite, that are written at the axis before round ones; left out: none. */
  readonly told?: readonly number[] | undefined;
}

/** Labels of the value axis from `low` to `high` by row, from 0: the ends, what is ruled, what is told, then round numbers where there is room; no two say the same. */
export function valueAxisLabelsByRow(
  { rules, label, scale, told = [] }: ChartAxes,
  low: number,
  high: number,
  rowOf: (value: number) => number,
): ReadonlyMap<number, string> {
  const ticks = new Map<number, string>();
  const add = (value: number): void => {
    const row = rowOf(value);
    const text = label(value);
    const isNear = [...ticks.keys()].some((known) => Math.abs(known - row) < 2);
    const isSaid = text === '' || [...ticks.values()].includes(text);
    if (!isNear && !isSaid) ticks.set(row, text);
  };
  for (const value of [high, low, ...rules.map((rule) => rule.value), ...told]) add(value);
  const round = isValueDefinedOnScale(low, scale) ? ROUND[scale] : ROUND.linear;
  const fits = (values: readonly number[]): boolean => {
    const rows = values.map(rowOf);
    const isApart = rows.every((row, at) => at === 0 || Math.abs(row - (rows[at - 1] ?? 0)) >= 2);
    // what words round away is another number than the one at the place
    return isApart && new Set(values.map(label)).size === values.length;
  };
  for (const value of round(low, high).findLast(fits) ?? []) add(value);
  return ticks;
}

/** Round numbers between two values, evenly apart, the fewest first. */
const ROUND: Readonly<
  Record<Scale, (low: number, high: number) => readonly (readonly number[])[]>
> = {
  linear(low, high) {
    const power = 10 ** Math.floor(Math.log10(high - low));
    const quarter = power >= 100 ? [power / 4] : [];
    return [power * 5, power * 2, power, power / 2, ...quarter, power / 5, power / 10].map((step) =>
      numbersFrom(Math.ceil(low / step), Math.floor(high / step)).map((times) =>
        Number((times * step).toPrecision(12)),
      ),
    );
  },
  log(low, high) {
    const powers = numbersFrom(Math.floor(Math.log10(low)), Math.floor(Math.log10(high)));
    return [[1], [1, 3], [1, 2, 5]].map((firsts) =>
      powers
        .flatMap((power) => firsts.map((first) => Number((first * 10 ** power).toPrecision(12))))
        .filter((value) => value >= low && value <= high),
    );
  },
};

/** The whole numbers from `first` to `last`, in their unit, both included; none where it is less. */
function numbersFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** Names of the rules from `low` to `high` by row, from 0; those that share a row share it, limits first. */
export function horizontalLineLabelsByRow(
  { rules }: ChartAxes,
  rowOf: (value: number) => number,
  low: number,
  high: number,
): ReadonlyMap<number, readonly Span[]> {
  const names = new Map<number, readonly Span[]>();
  const limitsFirst = rules.toSorted(
    (a, b) => Number(b.isLimit ?? false) - Number(a.isLimit ?? false),
  );
  for (const { value, label, tone = 'dim' } of limitsFirst) {
    if (value < low || value > high) continue;
    const known = names.get(rowOf(value)) ?? [];
    const between: readonly Span[] = known.length === 0 ? [] : [{ text: ', ', tone: 'dim' }];
    names.set(rowOf(value), [...known, ...between, { text: label, tone }]);
  }
  return names;
}

/** Cells that a label of the time axis takes, with room beside it. */
const MONTH_CELLS = 10;
/** Months between two labels of the time axis: the least that leaves them room, and where none of these does. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;
const LONGEST_MONTH_STEP = 600;
/** Days of a month, in the mean. */
const DAYS_OF_MONTH = 30.44;

/** The foot of the chart, so many cells, from 1, from the left: a line with ticks at the first days of months, and those months below. */
export function timeAxisTexts(
  { from, to }: ChartAxes,
  left: number,
  columns: number,
  signs: ChartGlyphs,
): readonly [string, string] {
  const first = dayNumber(from);
  const span = Math.max(1, dayNumber(to) - first);
  const most = Math.max(1, Math.floor(columns / MONTH_CELLS));
  const step =
    MONTH_STEPS.find((months) => span / DAYS_OF_MONTH / months <= most) ?? LONGEST_MONTH_STEP;
  const line = Array.from({ length: columns }, () => signs.across);
  let names = '';
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const day = monthStart(month);
    if (day > to) break;
    if (day < from) continue;
    const column = Math.floor(((dayNumber(day) - first) * columns) / span);
    const text = monthText(day);
    if (column >= columns || column + textWidth(text) > columns) continue;
    if (names !== '' && column < names.length + 1) continue;
    line[column] = signs.mark;
    names = `${cutOrPadToWidth(names, column)}${text}`;
  }
  if (names === '') names = columns >= 24 ? `${from}${to.padStart(columns - from.length)}` : from;
  const indent = ' '.repeat(left - 1);
  return [`${indent}${signs.corner}${line.join('')}`, `${indent} ${names}`];
}

/** The first day of a month; `month` counts months from January of the year 0, from 0. */
function monthStart(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
