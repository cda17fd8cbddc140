/** What the plots of a report show, as numbers and days: drawing is left to whoever has a canvas. */

import { type Fan, fanOfNode } from '../../core/analysis/fan.ts';
import { addDays, dayFromNumber, dayNumber } from '../../core/model/day.ts';
import type { Day, Indicator, NodeScore } from '../../core/model/model.ts';
import type { Severity } from '../../core/model/states.ts';
import { nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, recordedUpTo } from '../../core/scoring/board.ts';
import { looksAtCount } from '../../core/scoring/counted.ts';
import { usableValueAsOf } from '../../core/scoring/leaf.ts';
import type { Scale } from '../../core/scoring/scale.ts';
import { timelineOfBoard } from '../../core/scoring/timelines.ts';
import { tripwireLimits, type When } from '../../core/scoring/when.ts';
import {
  scoreText,
  shortUnit,
  terminalSafeOneLine,
  valueText,
  valueWithUnit,
} from '../../text/format.ts';
import { noValueText } from '../../views/indicator-value.ts';

/** From a day on a score holds, until the next point; undefined: none. */
export interface ScorePoint {
  readonly day: Day;
  readonly score: number | undefined;
}

/** A node's score over time. */
export interface ScoreLine {
  readonly id: string;
  readonly title: string;
  readonly points: readonly ScorePoint[];
  /** The day of the board, and its score in words and number; undefined: none. */
  readonly day: Day;
  readonly score: number | undefined;
  readonly now: string;
  /** How it goes on where nothing is recorded; undefined: it ends with the points. */
  readonly fan: Fan | undefined;
}

/** Scores of the gauge and of every track from a day to the board's, or to a later one. */
export interface TimePlot {
  readonly from: Day;
  readonly to: Day;
  readonly gauge: ScoreLine;
  readonly tracks: readonly ScoreLine[];
  /** Rising lower edges. */
  readonly bands: readonly { readonly title: string; readonly from: number }[];
}

/** The history of the gauge and the tracks; it goes on to the day of a later board of the same readings, where one is given. */
export function timePlotData(board: Board, from: Day, later: Board = board): TimePlot {
  return {
    from,
    to: later.asOf,
    gauge: scoreLine(board, board.card.root, from, later),
    tracks: tracksOf(board.strategy).flatMap((track) => {
      const score = board.card.nodes.get(track.id);
      return score === undefined ? [] : [scoreLine(board, score, from, later)];
    }),
    bands: board.strategy.bands.map(({ title, from: edge }) => ({
      title: terminalSafeOneLine(title),
      from: edge,
    })),
  };
}

function scoreLine(board: Board, { node, score }: NodeScore, from: Day, later: Board): ScoreLine {
  const timeline = timelineOfBoard(board);
  const fan = fanOfNode(later, node.id);
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
    fan,
  };
}

/** A threshold on the value of an indicator. */
export interface WireLine {
  readonly title: string;
  readonly severity: Severity;
  /** In the indicator's unit. */
  readonly value: number;
  readonly crossed: boolean;
}

/** A value on a day; undefined: none, there the line breaks. */
export interface CurvePoint {
  readonly day: Day;
  readonly value: number | undefined;
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
  /** In the unit; worst is drawn below best, whichever is greater. */
  readonly worst: number;
  readonly best: number;
  readonly scale: Scale;
  readonly worstText: string;
  readonly bestText: string;
  /** The reading that stands on the first day, at that day, and those after it. */
  readonly points: readonly {
    readonly day: Day;
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

/** The plot of an indicator from a day to the board's, or to that of a later board of the same readings; undefined for an id that is none. */
export function indicatorPlotData(
  board: Board,
  id: string,
  from: Day,
  later: Board = board,
): IndicatorPlot | undefined {
  const leaf = board.card.indicators.get(id);
  if (leaf === undefined) return undefined;
  const { node } = leaf;
  const { worst, best, scale } = node.goalposts;
  return {
    id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    title: terminalSafeOneLine(node.title),
    unit: terminalSafeOneLine(shortUnit(node)),
    now: terminalSafeOneLine(
      node.levels === undefined
        ? valueWithUnit({ ...node, unit: node.short ?? node.unit }, leaf.value)
        : valueText(node, leaf.value),
    ),
    scoreText: scoreText(leaf.score),
    state: board.words.get(id) ?? 'missing',
    from,
    to: later.asOf,
    worst,
    best,
    scale,
    worstText: valueText(node, worst),
    bestText: valueText(node, best),
    points: pointsOf(later, node, from),
    curve: curveOf(later, node, from),
    fan: fanOfNode(later, id),
    missing: noValueText(board, node),
    wires: wiresOf(board, node),
    otherWires: node.tripwires
      .filter(({ when }) => limitOf(when) === undefined)
      .map((wire) => terminalSafeOneLine(wire.title)),
    expired: leaf.value !== undefined && leaf.score === undefined,
  };
}

/** Days of a curve beside those on which something was observed. */
const CURVE_DAYS = 120;

function curveOf(board: Board, node: Indicator, from: Day): readonly CurvePoint[] | undefined {
  const { count, rolling } = node;
  if (count === undefined && rolling === undefined) return undefined;
  const { asOf, readings } = board;
  const [first, last] = [dayNumber(from), dayNumber(asOf)];
  const steps =
    count === undefined
      ? readings.between(node.id, from, asOf).map(({ observedOn }) => dayNumber(observedOn))
      : Array.from(looksAtCount(node.id, count, readings));
  const even = Array.from({ length: CURVE_DAYS + 1 }, (_, at) =>
    Math.round(first + (at * (last - first)) / CURVE_DAYS),
  );
  const today = recordedUpTo(board);
  const days = [
    ...even,
    ...steps.flatMap((day) => [day - 1, day]),
    ...(today === undefined ? [] : [dayNumber(today)]),
  ]
    .filter((day) => day >= first && day <= last)
    .sort((a, b) => a - b);
  return [...new Set(days)].map((day) => ({
    day: dayFromNumber(day),
    value: usableValueAsOf(node, readings, dayFromNumber(day)),
  }));
}

function pointsOf(board: Board, node: Indicator, from: Day): IndicatorPlot['points'] {
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
    const expiry = addDays(observedOn, Math.floor(node.maxAgeDays) + 1);
    const next = shown[at + 1]?.observedOn ?? asOf;
    const expires = expiry < next;
    const until = expires ? expiry : next;
    const day = observedOn < from ? from : observedOn;
    const text = valueText(node, value);
    // One that had expired before the first day is not drawn.
    return until < day ? [] : [{ day, value, text, read: observedOn >= from, until }];
  });
}

function limitOf(when: When): number | undefined {
  const { atLeast, atMost } = tripwireLimits(when);
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
