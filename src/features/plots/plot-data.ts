/** What the plots of a report show, as numbers and days: drawing is left to whoever has a canvas. */

import { scaleLinear, scaleLog } from 'd3-scale';
import { type Fan, type FanPoint, futureScoreFanOfNode } from '../../core/analysis/fan.ts';
import {
  addDays,
  compareDays,
  dayFromEpochDayNumber,
  dayNumber,
  daysBetween,
} from '../../core/model/day.ts';
import type { Day, Indicator, NodeScore } from '../../core/model/model.ts';
import type { Severity } from '../../core/model/states.ts';
import { nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { scoreTimelineOfBoard } from '../../core/scoring/board-timeline.ts';
import { eventAndCheckDayNumbers } from '../../core/scoring/counted.ts';
import { INTERVAL_Z } from '../../core/scoring/interval.ts';
import {
  daysFromValueToExpiry,
  positionBetweenGoalposts,
  usableValueAsOf,
  valueOfScore,
} from '../../core/scoring/leaf.ts';
import { isValueDefinedOnScale, SCALES, type Scale } from '../../core/scoring/scale.ts';
import type { ScoreStep } from '../../core/scoring/timeline.ts';
import { valueLimitOfTripwireRule, type When } from '../../core/scoring/when.ts';
import {
  dayText,
  intervalText,
  scoreText,
  shortUnit,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { axisValueText } from '../../views/indicator-chart.ts';
import { whyNoValueText } from '../../views/indicator-value.ts';

/** A node's score over time. */
export interface ScoreLine {
  readonly id: string;
  readonly title: string;
  readonly points: readonly ScoreStep[];
  /** The day of the board, and its score in words and number; undefined: none. */
  readonly day: Day;
  /** Score points, 0…100; undefined: no score. */
  readonly score: number | undefined;
  readonly now: string;
  /** Its 90 % interval on the day of the board, `25 to 48`; "–" without a score. */
  readonly interval: string;
  /** The 90 % interval on some days up to the last of the points, rising. */
  readonly ribbon: readonly FanPoint[];
  /** How it goes on where nothing is recorded; undefined: it ends with the points. */
  readonly fan: Fan | undefined;
}

/** Scores of the gauge and of every track from a day to the board's, or to a later one. */
export interface TimePlot {
  readonly from: Day;
  readonly to: Day;
  readonly gauge: ScoreLine;
  readonly tracks: readonly ScoreLine[];
  /** Rising lower edges, score points, 0…100. */
  readonly bands: readonly { readonly title: string; readonly from: number }[];
}

/** The history of the gauge and the tracks; it goes on to the day of a later board of the same readings, where one is given. */
export function gaugeAndTracksPlotData(board: Board, from: Day, later: Board = board): TimePlot {
  const tracks = tracksOf(board.strategy).flatMap(({ id }) => board.card.nodes.get(id) ?? []);
  const last = lastRecordableDayIfBoardAhead(later) ?? board.asOf;
  const days = ribbonDays(
    board,
    [board.card.root, ...tracks].map(({ node }) => node.id),
    from,
    last,
  );
  return {
    from,
    to: later.asOf,
    gauge: plottedScoreLine(board, board.card.root, from, later, days),
    tracks: tracks.map((track) => plottedScoreLine(board, track, from, later, days)),
    bands: board.strategy.bands.map(({ title, from: edge }) => ({
      title: terminalSafeOneLine(title),
      from: edge,
    })),
  };
}

/** Days of a ribbon beside those of a step that is seen, and points of such a step. */
const RIBBON_DAYS = 60;
const SEEN = 1.5;

/** The days on which the interval is drawn of some nodes: evenly spaced, and on either side of each step that is seen. */
function ribbonDays(board: Board, ids: readonly string[], from: Day, last: Day): readonly Day[] {
  const timeline = scoreTimelineOfBoard(board);
  const steps = ids.flatMap((id) =>
    timeline
      .stepsOf(id)
      .filter(({ score }, at, all) => {
        const before = all[at - 1]?.score;
        return score === undefined || before === undefined || Math.abs(score - before) >= SEEN;
      })
      .map(({ day }) => day),
  );
  return spreadDays(
    from,
    last,
    steps.flatMap((day) => [addDays(day, -1), day]),
  );
}

/** Days from one to another, both included: some evenly spaced, and others that are given; rising. */
function spreadDays(from: Day, last: Day, others: readonly Day[]): readonly Day[] {
  const span = daysBetween(from, last);
  const count = Math.max(1, Math.min(RIBBON_DAYS, span));
  const even = Array.from({ length: count + 1 }, (_, at) =>
    addDays(from, Math.round((at * span) / count)),
  );
  const days = new Set([...even, ...others]);
  return [...days].filter((day) => day >= from && day <= last).toSorted(compareDays);
}

function plottedScoreLine(
  board: Board,
  { node, score, low, high }: NodeScore,
  from: Day,
  later: Board,
  days: readonly Day[],
): ScoreLine {
  const timeline = scoreTimelineOfBoard(board);
  const fan = futureScoreFanOfNode(later, node.id);
  const last = fan?.from ?? board.asOf;
  const inside = timeline.stepsOf(node.id).filter((step) => step.day > from && step.day <= last);
  return {
    id: node.id,
    title: terminalSafeOneLine(node.title),
    points: [
      { day: from, score: timeline.scoreOn(node.id, from) },
      ...inside,
      { day: last, score: fan === undefined ? score : timeline.scoreOn(node.id, last) },
    ],
    day: board.asOf,
    score,
    now: scoreText(score),
    interval: intervalText({ low, high }),
    ribbon: days.map((day) => {
      const known = board.cardOn(day).nodes.get(node.id);
      return { day, score: known?.score, low: known?.low, high: known?.high };
    }),
    fan,
  };
}

/** A threshold on the value of an indicator. */
export interface WireLine {
  readonly title: string;
  readonly severity: Severity;
  /** In the indicator's unit, finite. */
  readonly value: number;
  readonly crossed: boolean;
}

/** A value on a day; undefined: none, there the line breaks. */
export interface CurvePoint {
  readonly day: Day;
  /** In the indicator's unit, finite; undefined: no value counts. */
  readonly value: number | undefined;
}

/** An interval on a day; undefined: there is no value that counts. */
export interface RibbonPoint {
  readonly day: Day;
  /** Low and high end, in score points, 0…100, or in the indicator's unit, finite; undefined: none on the day. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** One indicator over time between its goalposts. */
export interface IndicatorPlot {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly now: string;
  readonly scoreText: string;
  readonly state: string;
  readonly from: Day;
  readonly to: Day;
  /** The worst and the best goalpost, in the unit, finite; the greater of both is drawn above. */
  readonly worst: number;
  readonly best: number;
  readonly scale: Scale;
  readonly worstText: string;
  readonly bestText: string;
  /** Where the lowest and the highest of what is drawn lie, finite, in spans of the goalposts as the unit: 0 at the worst goalpost, 1 at the best. */
  readonly span: readonly [low: number, high: number];
  /** Round values to stand at the axis, in the unit, finite, distinct, with what is written there; of a judged indicator its levels. */
  readonly axis: readonly { readonly value: number; readonly text: string }[];
  /** The 90 % interval around the value on some days, in the unit, `low` on the side of the worst goalpost; rising. */
  readonly ribbon: readonly RibbonPoint[];
  /** `27 Sep 2026, ISW, moderate confidence`: when and by whom the last value was said; '' without one. */
  readonly said: string;
  /** The reading that stands on the first day, at that day, and those after it. */
  readonly points: readonly {
    readonly day: Day;
    /** In the indicator's unit, finite. */
    readonly value: number;
    readonly text: string;
    /** False for the one that was read before the first day. */
    readonly read: boolean;
    /** The day it was followed by another, expired or was looked at, whichever came first; it holds until then. */
    readonly until: Day;
  }[];
  /** The value over time where it is a sum or a mean, which the points are then not held for; undefined: it is that of the points. */
  readonly curve: readonly CurvePoint[] | undefined;
  /** How its score goes on where nothing is recorded; undefined: it ends on the board's day. */
  readonly fan: Fan | undefined;
  /** Why there is nothing to draw. */
  readonly missing: string;
  readonly wires: readonly WireLine[];
  /** Titles of the tripwires that are no line on the value, such as a fall within days. */
  readonly otherWires: readonly string[];
  /** Whether the last value no longer counts. */
  readonly expired: boolean;
}

/** The plot of an indicator from a day to the board's, or to that of a later board of the same readings; undefined for an id that is none. In a small one the interval does not follow each reading. */
export function indicatorPlotData(
  board: Board,
  id: string,
  from: Day,
  later: Board = board,
  isSmall = false,
): IndicatorPlot | undefined {
  const leaf = board.card.indicators.get(id);
  if (leaf === undefined) return undefined;
  const { node, observedOn, source, confidence } = leaf;
  const { worst, best, scale } = node.goalposts;
  const points = plottedPoints(later, node, from);
  const curve = plottedCurve(later, node, from);
  const wires = wiresOf(board, node);
  const drawn = [...points, ...wires, ...(curve ?? [])].flatMap(({ value }) => value ?? []);
  const places = drawn
    .filter((value) => isValueDefinedOnScale(value, scale))
    .map((value) => positionBetweenGoalposts(value, node.goalposts))
    .filter(Number.isFinite);
  const span = [Math.min(0, ...places), Math.max(1, ...places)] as const;
  return {
    id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    title: terminalSafeOneLine(node.title),
    unit: terminalSafeOneLine(shortUnit(node)),
    now: terminalSafeOneLine(
      node.levels === undefined
        ? valueWithUnitOrLevelText({ ...node, unit: node.short ?? node.unit }, leaf.value)
        : valueTextWithoutUnit(node, leaf.value),
    ),
    scoreText: scoreText(leaf.score),
    state: board.words.get(id) ?? 'missing',
    from,
    to: later.asOf,
    worst,
    best,
    scale,
    worstText: valueTextWithoutUnit(node, worst),
    bestText: valueTextWithoutUnit(node, best),
    span,
    axis: axisOf(node, span),
    ribbon: ribbonOf(board, node, from, isSmall ? [] : (curve ?? daysAroundReadings(points))),
    said:
      observedOn === undefined
        ? ''
        : [
            dayText(observedOn),
            ...(source === '' ? [] : [terminalSafeOneLine(source)]),
            ...(confidence === undefined ? [] : [`${confidence} confidence`]),
          ].join(', '),
    points,
    curve,
    fan: futureScoreFanOfNode(later, id),
    missing: whyNoValueText(board, node),
    wires,
    otherWires: node.tripwires
      .filter(({ when }) => limitOf(when) === undefined)
      .map((wire) => terminalSafeOneLine(wire.title)),
    expired: leaf.value !== undefined && leaf.score === undefined,
  };
}

/** Values at an axis, about. */
const TICKS = 5;

function axisOf(node: Indicator, [low, high]: IndicatorPlot['span']): IndicatorPlot['axis'] {
  const { goalposts, levels } = node;
  const ends = [low, high].map((place) => valueOfScore(100 * place, goalposts));
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const values = levels?.map(({ value }) => value) ?? roundValues(least, most, goalposts.scale);
  const texts = new Map<string, number>();
  for (const value of values) {
    const text = axisValueText(node, value);
    if (value >= least && value <= most && text !== '' && !texts.has(text)) texts.set(text, value);
  }
  return [...texts].map(([text, value]) => ({ value, text }));
}

/** Round values from `least` to `most`, in their unit, finite; on a log scale 1, 2 and 5 of each power of ten where that is enough of them. */
function roundValues(least: number, most: number, scale: Scale): readonly number[] {
  const even = scaleLinear([least, most], [0, 1]).ticks(TICKS);
  if (SCALES[scale].above === undefined) return even;
  const round = scaleLog([least, most], [0, 1])
    .ticks()
    .filter((value) => '125'.includes(value.toExponential(0).charAt(0)));
  return round.length < 3 ? even : round;
}

/** The days on which readings begin to count and those before, the last of each among them. */
function daysAroundReadings(points: IndicatorPlot['points']): readonly { readonly day: Day }[] {
  return points.flatMap(({ day, until }) =>
    [addDays(day, -1), day, addDays(until, -1)].map((each) => ({ day: each })),
  );
}

function ribbonOf(
  board: Board,
  node: Indicator,
  from: Day,
  others: readonly { readonly day: Day }[],
): readonly RibbonPoint[] {
  const last = lastRecordableDayIfBoardAhead(board) ?? board.asOf;
  const around = others.map(({ day }) => day);
  return spreadDays(from, last, around).map((day) => {
    const { value, sigma } = board.cardOn(day).indicators.get(node.id) ?? {};
    if (
      value === undefined ||
      sigma === undefined ||
      !isValueDefinedOnScale(value, node.goalposts.scale)
    )
      return { day, low: undefined, high: undefined };
    const score = 100 * positionBetweenGoalposts(value, node.goalposts);
    return {
      day,
      low: valueOfScore(score - INTERVAL_Z * sigma, node.goalposts),
      high: valueOfScore(score + INTERVAL_Z * sigma, node.goalposts),
    };
  });
}

/** Days of a curve beside those on which something was observed. */
const CURVE_DAYS = 120;

function plottedCurve(board: Board, node: Indicator, from: Day): readonly CurvePoint[] | undefined {
  const { count, rolling } = node;
  if (count === undefined && rolling === undefined) return undefined;
  const { asOf, readings } = board;
  const [first, last] = [dayNumber(from), dayNumber(asOf)];
  const steps =
    count === undefined
      ? readings.between(node.id, from, asOf).map(({ observedOn }) => dayNumber(observedOn))
      : Array.from(eventAndCheckDayNumbers(node.id, count, readings));
  const even = Array.from({ length: CURVE_DAYS + 1 }, (_, at) =>
    Math.round(first + (at * (last - first)) / CURVE_DAYS),
  );
  const today = lastRecordableDayIfBoardAhead(board);
  const days = [
    ...even,
    ...steps.flatMap((day) => [day - 1, day]),
    ...(today === undefined ? [] : [dayNumber(today)]),
  ]
    .filter((day) => day >= first && day <= last)
    .sort((a, b) => a - b);
  return [...new Set(days)].map((day) => ({
    day: dayFromEpochDayNumber(day),
    value: usableValueAsOf(node, readings, dayFromEpochDayNumber(day)),
  }));
}

function plottedPoints(board: Board, node: Indicator, from: Day): IndicatorPlot['points'] {
  const { asOf, readings } = board;
  if (node.count !== undefined) return [];
  const standing = node.rolling === undefined ? readings.asOf(node.id, from) : undefined;
  const all = readings
    .of(node.id)
    .filter(({ observedOn }) => observedOn > (standing === undefined ? addDays(from, -1) : from));
  const later = all.filter(
    ({ observedOn }, at) => observedOn <= asOf && all[at + 1]?.observedOn !== observedOn,
  );
  const shown = standing === undefined ? later : [standing, ...later];
  return shown.flatMap(({ observedOn, value }, at) => {
    const expiry = addDays(observedOn, daysFromValueToExpiry(node));
    const next = shown[at + 1]?.observedOn ?? asOf;
    const expires = expiry < next;
    const until = expires ? expiry : next;
    const day = observedOn < from ? from : observedOn;
    const text = valueTextWithoutUnit(node, value);
    // One that had expired before the first day is not drawn.
    return until < day ? [] : [{ day, value, text, read: observedOn >= from, until }];
  });
}

/** The value at which a rule is crossed, in the indicator's unit, finite; undefined: it is about no value. */
function limitOf(when: When): number | undefined {
  const { atLeast, atMost } = valueLimitOfTripwireRule(when);
  return atLeast ?? atMost;
}

function wiresOf(board: Board, node: Indicator): readonly WireLine[] {
  return node.tripwires.flatMap(({ id, title, severity, when }) => {
    const value = limitOf(when);
    return value === undefined
      ? []
      : [
          {
            title: terminalSafeOneLine(title),
            severity,
            value,
            crossed: board.crossings.some((each) => each.tripwire.id === id),
          },
        ];
  });
}
