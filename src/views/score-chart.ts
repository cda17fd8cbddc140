/** The chart of a node's score: its past as it was, and after the last day that anything is recorded of its fan. */

import { type Fan, futureScoreFanOfNode } from '../core/analysis/fan.ts';
import { addDays, compareDays, daysBetween } from '../core/model/day.ts';
import type { Day, DayValue } from '../core/model/model.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../core/scoring/board.ts';
import { scoreTimelineOfBoard } from '../core/scoring/board-timeline.ts';
import { type ChartAhead, type ChartInput, chartRowsOfSpans } from '../text/chart.ts';
import type { ChartRule } from '../text/chart-axes.ts';
import { dayText, INTERVAL_PERCENT, roundedText, terminalSafeOneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { lineOfSpans, type ViewLine } from '../text/line.ts';
import { scoreTone } from '../text/tone.ts';

/** Points that the chart goes up in at its ends. */
const STEP = 5;

/** What is marked on a curve. */
export interface ChartMarks {
  readonly rules: readonly ChartRule[];
  readonly points: readonly DayValue[];
  /** The point through which a line goes; undefined: none. */
  readonly chosen: DayValue | undefined;
}

/** The marks of a chart on which nothing is marked. */
export const NO_MARKS: ChartMarks = { rules: [], points: [], chosen: undefined };

/** The chart of a score from a day to the board's in `rows` lines of at most `cells` cells; the bands are ruled where it is the root's. */
export function scoreChartLines(
  board: Board,
  id: string,
  from: Day,
  cells: number,
  rows: number,
  glyphs: Glyphs,
  marks: ChartMarks = NO_MARKS,
): readonly ViewLine[] {
  const timeline = scoreTimelineOfBoard(board);
  const fan = futureScoreFanOfNode(board, id);
  const past = pastIntervals(board, id, from);
  const scores = [
    ...past.flatMap(({ ends }) => ends ?? []),
    ...timeline.daily(id, from, board.asOf),
    ...(fan?.points ?? []).flatMap(({ low, high }) => [low, high]),
    ...marks.rules.map(({ value }) => value),
  ].filter((score) => score !== undefined);
  if (scores.length === 0) return [];
  const low = Math.floor(Math.min(...scores) / STEP) * STEP;
  const high = Math.max(low + STEP, Math.ceil(Math.max(...scores) / STEP) * STEP);
  const { root, bands } = board.strategy;
  const edges: readonly ChartRule[] = (id === root.id ? bands : [])
    .filter((band) => band.from > low && band.from < high)
    .map((band) => ({ value: band.from, label: terminalSafeOneLine(band.title) }));
  const points = marks.points.toSorted((a, b) => compareDays(a.day, b.day));
  const cursor = marks.chosen === undefined ? -1 : points.indexOf(marks.chosen);
  const input: ChartInput = {
    points,
    rules: [{ value: low, label: '' }, { value: high, label: '' }, ...edges, ...marks.rules],
    curve: (day) => timeline.scoreOn(id, day),
    from,
    to: board.asOf,
    maxAgeDays: 0,
    interval: (day) => past.findLast((each) => each.day <= day)?.ends,
    toneOf: scoreTone,
    scale: 'linear',
    label: (value) => roundedText(value),
    told: marks.points.map(({ value }) => value),
    cursor: cursor < 0 ? undefined : cursor,
    ahead: fan && futureScoreFanInChartScale(fan, (score) => score),
  };
  return chartRowsOfSpans(input, cells, rows, glyphs).map((line) => lineOfSpans(line, ''));
}

/** Days of the past whose interval is asked for; each costs a scorecard. */
const MOST_PAST = 24;

/** The interval of a node on some days of its past, evenly apart, up to the last that anything is recorded of. */
function pastIntervals(board: Board, id: string, from: Day): ChartAhead['spans'] {
  const whole = daysBetween(from, lastRecordableDayIfBoardAhead(board) ?? board.asOf);
  const step = Math.max(1, Math.ceil(whole / MOST_PAST));
  return Array.from({ length: Math.max(0, Math.floor(whole / step)) + 1 }, (_, at) => {
    const day = addDays(from, at * step);
    const { low, high } = board.cardOn(day).nodes.get(id) ?? {};
    return { day, ends: low === undefined || high === undefined ? undefined : [low, high] };
  });
}

/** A fan as a chart draws it, on the chart's own scale. */
export function futureScoreFanInChartScale(
  fan: Fan,
  valueAt: (score: number) => number,
): ChartAhead {
  return {
    from: fan.from,
    spans: fan.points.map(({ day, low, high }) => ({
      day,
      ends: low === undefined || high === undefined ? undefined : [valueAt(low), valueAt(high)],
    })),
    expiries: fan.expiries.map(({ day }) => day),
  };
}

/** What the signs of a fan mean. */
export function futureScoreFanLegendText({ from }: Fan, { chart }: Glyphs): string {
  return `${chart.today} ${dayText(from)}; after it, if nothing is recorded: ${chart.ahead} the score, ${chart.fan} its ${INTERVAL_PERCENT} interval, ${chart.expiry} an input expires`;
}
