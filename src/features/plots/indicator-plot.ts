/** One indicator over time: its readings as steps, better always upward, goalposts dotted, tripwires dashed. */
import { scaleLinear } from 'd3-scale';
import { curveLinear, curveStepAfter, line } from 'd3-shape';
import type { Day } from '../../core/model/model.ts';
import { valueOfScore } from '../../core/scoring/leaf.ts';
import { hasPlaceOnScale, SCALES } from '../../core/scoring/scale.ts';
import { countWithNoun, dayText, scoreText } from '../../text/format.ts';
import { markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { fanSentence, fanSvg } from './fan-plot.ts';
import type { CurvePoint, IndicatorPlot } from './plot-data.ts';
import {
  eventFlagLanes,
  eventFlagSvg,
  eventLegendHeight,
  eventLegendSvg,
  FLAG,
} from './plot-flags.ts';
import {
  NOTHING,
  plotTimeScale,
  svgDrawing,
  svgHaloLabel,
  svgLabel,
  type TitledDrawing,
} from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';

interface Size {
  readonly width: number;
  readonly height: number;
  /** A drawing that stands alone names its goalposts and its days; beside a text it bears no letters. */
  readonly alone: boolean;
}

/** An indicator of a report in a drawing, with the flags of what bears on it and what they are. */
export function indicatorPlotSvg(
  plot: IndicatorPlot,
  name: string,
  size: Size,
  events: readonly EventRow[] = [],
): TitledDrawing {
  const { width, height, alone } = size;
  const left = alone ? 10 : 3;
  const right = width - (alone ? 120 : 7);
  const time = plotTimeScale(plot.from, plot.to, left, right);
  const flags = eventFlagLanes(events, time);
  const raised = flags.count * FLAG;
  const top = (alone ? 12 : 4) + raised;
  const bottom = height - (alone ? 26 : 4) + raised;
  const whole = height + raised;
  const y = valueScale(plot, bottom, top);
  const title = `${plot.code} ${plot.title}`;
  const isDrawn = plot.points.length > 0 || plot.curve?.some(({ value }) => value !== undefined);
  // Where nothing follows at once the line breaks.
  const held = plot.points.flatMap(({ day, value, until }, at): readonly CurvePoint[] => {
    return plot.points[at + 1]?.day === until
      ? [{ day, value }]
      : [
          { day, value },
          { day: until, value },
          { day: until, value: undefined },
        ];
  });
  const drawn = plot.curve ?? held;
  const path = line<CurvePoint>()
    .defined((point) => point.value !== undefined)
    .x((point) => time.x(point.day))
    .y((point) => y(point.value ?? 0))
    .curve(plot.curve === undefined ? curveStepAfter : curveLinear)
    .digits(1);
  const svg = svgDrawing(
    name,
    [width, whole + eventLegendHeight(events.length)],
    title,
    describe(plot),
    ...[
      { value: plot.best, text: `best ${plot.bestText}` },
      { value: plot.worst, text: `worst ${plot.worstText}` },
    ].flatMap(({ value, text }) => [
      markupElement('line', {
        ...plotMarkAttributes('post'),
        x1: left,
        x2: right,
        y1: y(value),
        y2: y(value),
      }),
      alone
        ? svgLabel(right + 4, y(value) + 4, text, plotMarkAttributes('soft', 'small'))
        : NOTHING,
    ]),
    ...plot.wires.flatMap((wire) => [
      markupElement(
        'line',
        {
          ...plotMarkAttributes(`wire-${wire.severity}`),
          x1: left,
          x2: right,
          y1: y(wire.value),
          y2: y(wire.value),
        },
        markupElement('title', {}, wire.title),
      ),
      markupElement('path', {
        ...plotMarkAttributes(`mark-${wire.severity}`),
        d: `M${(right + 5).toFixed(1)} ${(y(wire.value) - 3).toFixed(1)}l-5 3l5 3z`,
      }),
    ]),
    ...flags.flags.flatMap((flag) => {
      const middle = top - 6 - (flag.lane + 0.5) * FLAG;
      return [
        markupElement('line', {
          ...plotMarkAttributes('stem'),
          x1: flag.x,
          x2: flag.x,
          y1: middle,
          y2: bottom,
        }),
        eventFlagSvg(flag, middle),
      ];
    }),
    plot.fan === undefined
      ? NOTHING
      : fanSvg(
          plot.fan,
          time,
          (score) => y(valueOfScore(score, plot)),
          { top, bottom, right, worded: alone },
          (day, score) =>
            y(drawn.findLast((each) => each.day <= day)?.value ?? valueOfScore(score, plot)),
        ),
    markupElement('path', {
      ...plotMarkAttributes('gauge'),
      d: path([...upToDay(drawn, plot.fan?.from)]) ?? '',
    }),
    ...plot.points.map((point, at) =>
      point.read
        ? markupElement(
            'circle',
            {
              ...plotMarkAttributes(
                plot.expired && at === plot.points.length - 1 ? 'hollow' : 'dot',
              ),
              cx: time.x(point.day),
              cy: y(point.value),
              r: alone ? 3.5 : 2.4,
            },
            markupElement('title', {}, `${dayText(point.day)}: ${point.text}`),
          )
        : NOTHING,
    ),
    // The names after the line, so that it does not run through them.
    ...(alone ? plot.wires : []).map(({ severity, title, value }) =>
      svgHaloLabel(
        left + 4,
        y(value) - 5,
        `${severity.toUpperCase()} ${title}`,
        plotMarkAttributes('small'),
      ),
    ),
    !isDrawn
      ? svgLabel(
          (left + right) / 2,
          (top + bottom) / 2 + 4,
          plot.expired ? 'expired' : plot.missing,
          {
            ...plotMarkAttributes('soft'),
            'text-anchor': 'middle',
          },
        )
      : NOTHING,
    ...(alone
      ? time.ticks(6).map(({ x, text }) =>
          svgLabel(x, whole - 8, text, {
            ...plotMarkAttributes('soft', 'small'),
            'text-anchor': 'middle',
          }),
        )
      : []),
    ...eventLegendSvg(events, left, whole, width - left),
  );
  return {
    svg,
    title,
    heading: plot.unit === '' ? title : `${title}, ${plot.unit}`,
  };
}

/** A line cut at a day, on which the last value before it still stands; whole where there is none. */
function upToDay(points: readonly CurvePoint[], day: Day | undefined): readonly CurvePoint[] {
  if (day === undefined) return points;
  const before = points.filter((point) => point.day <= day);
  const last = before.at(-1);
  return last === undefined || last.day === day ? before : [...before, { ...last, day }];
}

/** From a value to a height: worst below, best above, and room for what lies beyond them. */
function valueScale(plot: IndicatorPlot, bottom: number, top: number): (value: number) => number {
  const { worst, best, scale } = plot;
  const up = (value: number): number =>
    hasPlaceOnScale(value, scale) ? SCALES[scale].positionOf(value, worst, best) : -Infinity;
  const curve = plot.curve?.flatMap(({ value }) => value ?? []) ?? [];
  const places = [...[...plot.points, ...plot.wires].map(({ value }) => value), ...curve].map(up);
  const inside = places.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...inside), Math.max(1, ...inside)];
  const height = scaleLinear([low, high], [bottom, top]).clamp(true);
  return (value) => {
    const at = up(value);
    return height(Number.isFinite(at) ? at : low);
  };
}

function pointsText({ points, curve, from }: IndicatorPlot): string {
  const readings = countWithNoun(points.filter((point) => point.read).length, 'reading');
  if (curve === undefined) return `${readings} since ${dayText(from)}`;
  return points.length === 0
    ? `counted from events, since ${dayText(from)}`
    : `the mean of some of ${readings} since ${dayText(from)}`;
}

function describe(plot: IndicatorPlot): string {
  const wires = plot.wires.map(
    (wire) => `${wire.severity} ${wire.title}${wire.crossed ? ' (crossed)' : ''}`,
  );
  const all = [...wires, ...plot.otherWires];
  return (
    `${plot.now}, score ${plot.scoreText}, ${plot.state}. ` +
    `${pointsText(plot)}; ` +
    `worst goalpost ${plot.worstText}, best ${plot.bestText}; better is up.` +
    (all.length === 0 ? '' : ` Tripwires: ${all.join('; ')}.`) +
    (plot.fan === undefined ? '' : ` Its score:${fanSentence(plot.fan, scoreText)}`)
  );
}
