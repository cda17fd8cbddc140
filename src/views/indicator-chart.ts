/** The chart of one indicator: its standing readings up to the board's day, its goalposts and the tripwires on its value. */

import { futureScoreFanOfNode } from '../core/analysis/fan.ts';
import { compareDays } from '../core/model/day.ts';
import type { Day, Event, Indicator, IndicatorValue, Reading } from '../core/model/model.ts';
import { countOfReadingsUpToDay } from '../core/model/readings.ts';
import { CROSSED_WORDS } from '../core/model/states.ts';
import type { Board } from '../core/scoring/board.ts';
import { scoreOfValue, usableValueAsOf, valueOfScore } from '../core/scoring/leaf.ts';
import { indicatorScoreIntervalAsOf } from '../core/scoring/scorecard.ts';
import { valueLimitOfTripwireRule } from '../core/scoring/when.ts';
import { type ChartAhead, chartRowsOfSpans, chartStartDay } from '../text/chart.ts';
import type { ChartRule } from '../text/chart-axes.ts';
import {
  decimalsOfSignificantDigits,
  roundedText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
} from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { lineOfSpans, type ViewLine } from '../text/line.ts';
import { scoreTone } from '../text/tone.ts';
import { eventsBearingOn } from './event-words.ts';
import { type ChartFlags, type Flag, newestEventFlagsUpToDay } from './flags.ts';
import { countedEventsAndChecks, indicatorWithoutRounding } from './indicator-value.ts';
import { type ChartMarks, futureScoreFanInChartScale, NO_MARKS } from './score-chart.ts';

/** The readings that the chart of an indicator shows, up to the board's day: of each day the one that counts, oldest first. */
export function chartedReadings(board: Board, indicator: Indicator): readonly Reading[] {
  const all = board.readings.of(indicator.id);
  return all
    .slice(0, countOfReadingsUpToDay(all, board.asOf))
    .filter((reading, at, list) => list[at + 1]?.observedOn !== reading.observedOn);
}

/** The events of any day that bear on an indicator; of a counted one those it is counted from. */
export function eventsForIndicatorChart(
  { strategy }: Board,
  events: readonly Event[],
  { id, count }: Indicator,
): readonly Event[] {
  return count === undefined
    ? eventsBearingOn(strategy, events, id)
    : events.filter(({ nodes }) => nodes.includes(id));
}

/** The events that bear on an indicator, up to the board's day, as its chart shows them: the newest nine of the days that it draws as flags, how many there are on those days, and how many before them; of a counted indicator those it is counted from. */
export function indicatorChartFlagsAndCounts(
  board: Board,
  events: readonly Event[],
  indicator: Indicator,
): ChartFlags {
  const known = eventsForIndicatorChart(board, events, indicator).filter(
    ({ day }) => day <= board.asOf,
  );
  const start = startOf(board, indicator);
  const drawn = known.filter(({ day }) => day >= start);
  return {
    flags: newestEventFlagsUpToDay(drawn, board.asOf),
    drawn: drawn.length,
    before: known.length - drawn.length,
  };
}

function startOf(board: Board, indicator: Indicator): Day {
  const [first] = chartedReadings(board, indicator);
  const eventOrCheck = countedEventsAndChecks(board, indicator).at(-1);
  return chartStartDay(
    first?.observedOn ?? eventOrCheck?.check?.observedOn ?? eventOrCheck?.event?.day,
    board.asOf,
  );
}

/** The value on any day where it is a sum or a mean; undefined: readings are drawn as they are held, or there is nothing to draw. */
function curveOfIndicator(
  board: Board,
  indicator: Indicator,
): ((day: Day) => number | undefined) | undefined {
  const { count, rolling } = indicator;
  const isDrawn =
    count === undefined
      ? rolling !== undefined
      : countedEventsAndChecks(board, indicator).length > 0;
  return isDrawn ? (day) => usableValueAsOf(indicator, board.readings, day) : undefined;
}

/** The chart in `rows` lines of at most `cells` cells; `chosen` is the id of the reading under the cursor, `marks` lie on a sum or a mean, beside its tripwires. */
export function indicatorChartLines(
  board: Board,
  indicator: Indicator,
  chosen: string | undefined,
  cells: number,
  rows: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
  marks: ChartMarks = NO_MARKS,
): readonly ViewLine[] {
  const readings = chartedReadings(board, indicator);
  const curve = curveOfIndicator(board, indicator);
  const held = readings.map(({ observedOn, value }) => ({ day: observedOn, value }));
  const marked = curve === undefined ? [] : marks.points;
  const points = [...held, ...marked].toSorted((a, b) => compareDays(a.day, b.day));
  const chosenPoint = marks.chosen ?? held[readings.findIndex(({ id }) => id === chosen)];
  const cursor = chosenPoint === undefined ? -1 : points.indexOf(chosenPoint);
  const { goalposts } = indicator;
  const intervalOn = (day: Day): readonly [number, number] | undefined => {
    const ends = indicatorScoreIntervalAsOf(board.strategy, indicator, board.readings, day);
    return ends && [valueOfScore(ends[0], goalposts), valueOfScore(ends[1], goalposts)];
  };
  return chartRowsOfSpans(
    {
      points,
      rules: [...chartRules(indicator), ...marks.rules],
      curve,
      from: startOf(board, indicator),
      to: board.asOf,
      maxAgeDays: indicator.maxAgeDays,
      interval: intervalOn,
      toneOf: (value) => scoreTone(scoreOfValue(value, goalposts)),
      scale: goalposts.scale,
      label: (value) => axisValueText(indicator, value),
      told: marks.points.map(({ value }) => value),
      cursor: cursor < 0 ? undefined : cursor,
      flags,
      ahead: aheadOf(board, indicator),
    },
    cells,
    rows,
    glyphs,
  ).map((line) => lineOfSpans(line, ''));
}

/** The fan of an indicator in its unit; what lies beyond the goalposts has no place on it. */
function aheadOf(board: Board, { id, goalposts }: Indicator): ChartAhead | undefined {
  const fan = futureScoreFanOfNode(board, id);
  return fan && futureScoreFanInChartScale(fan, (score) => valueOfScore(score, goalposts));
}

function chartRules(indicator: Indicator): readonly ChartRule[] {
  const { goalposts, tripwires } = indicator;
  const { worst, best } = goalposts;
  const text = (value: number): string =>
    valueTextWithoutUnit(indicatorWithoutRounding(indicator), value);
  return [
    { value: worst, label: 'score 0, worst', tone: scoreTone(0) },
    { value: best, label: 'score 100, best', tone: scoreTone(100) },
    ...tripwires.flatMap(({ when, severity }): readonly ChartRule[] => {
      const word = CROSSED_WORDS[severity];
      const { atLeast, atMost } = valueLimitOfTripwireRule(when);
      const limit = atLeast ?? atMost;
      if (limit === undefined) return [];
      const label = `${word} from ${text(limit)} ${atLeast === undefined ? 'down' : 'up'}`;
      return [{ value: limit, label, tone: word, isLimit: true }];
    }),
  ];
}

/** A value at an axis or as the end of a range: in the indicator's decimals, else to four digits; '' between the levels of a judged one, whose goalposts may lie beyond them. */
export function axisValueText(indicator: Indicator, value: IndicatorValue): string {
  const level = indicator.levels?.find((each) => each.value === value);
  if (level !== undefined) return String(level.value);
  if (indicator.levels !== undefined) {
    const levels = indicator.levels.map((each) => each.value);
    const isBetween = value > Math.min(...levels) && value < Math.max(...levels);
    return isBetween ? '' : String(Number(roundedText(value, 2)));
  }
  const decimals = indicator.decimals ?? decimalsOfSignificantDigits(value, 4, 0, 6);
  const short = Number(roundedText(value, decimals));
  return terminalSafeOneLine(valueTextWithoutUnit(indicatorWithoutRounding(indicator), short));
}
