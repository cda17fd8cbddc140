/** One indicator over time: its readings as steps, greater values upward as on the screen, goalposts dotted, tripwires dashed. */
import { scaleLinear } from 'd3-scale';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { valueOfScore } from '../../core/scoring/leaf.ts';
import { isValueDefinedOnScale, SCALES } from '../../core/scoring/scale.ts';
import { dayText, roundedText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { futureScoreFanSentence, futureScoreFanSvg } from './fan-plot.ts';
import type { CurvePoint, IndicatorPlot } from './plot-data.ts';
import {
  eventFlagSvg,
  eventLegendSvgHeight,
  eventLegendSvgs,
  eventTickSvgs,
  FLAG,
  type PlacedFlag,
  placePlotFlags,
} from './plot-flags.ts';
import {
  type DrawingEdges,
  type DrawingUnits,
  NOTHING,
  plotTimeScale,
  svgDrawing,
  svgHaloLabel,
  svgLabel,
  type TitledDrawing,
  timeTickCount,
} from './plot-frame.ts';
import { plotMarkAttributes, RAMP } from './plot-marks.ts';
import { intervalRibbonSvg, scoreLineSvgPaths } from './score-line.ts';

interface Size {
  /** Width and height in units of the drawing, > 0. */
  readonly width: number;
  readonly height: number;
  /** A drawing that stands alone names its goalposts and its days; beside a text it bears no letters. */
  readonly alone: boolean;
}

/** An indicator of a report in a drawing, with the flags of what bears on it and what they are. */
export function indicatorPlotDrawing(
  plot: IndicatorPlot,
  name: string,
  size: Size,
  events: readonly EventRow[] = [],
): TitledDrawing {
  const { width, height, alone } = size;
  const left = alone ? 52 : 3;
  const right = width - (alone ? 120 : 7);
  const edges = [left, right] as const;
  const time = plotTimeScale(plot.from, plot.to, ...edges);
  const flagsOf = (side: boolean): readonly PlacedFlag[] =>
    placePlotFlags(
      events.filter(({ ours }) => ours === side),
      time,
      edges,
    );
  // A row for each side that did something, ours above.
  const flags = [flagsOf(true), flagsOf(false)].filter(({ length }) => length > 0);
  const raised = flags.length * FLAG;
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
  const shown = upToDay(drawn, plot.fan?.from);
  const last = shown.findLast(({ value }) => value !== undefined);
  const svg = svgDrawing(
    name,
    [width, whole + eventLegendSvgHeight(events.length, width - left)],
    title,
    indicatorPlotText(plot),
    ...(alone ? tintsSvg(plot, y, edges) : []),
    ...(alone ? axisSvg(plot, y, edges) : []),
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
        d: `M${roundedText(right + 5, 1)} ${roundedText(y(wire.value) - 3, 1)}l-5 3l5 3z`,
      }),
    ]),
    ...flags.flatMap((row) => eventTickSvgs(row, time, top, 1)),
    intervalRibbonSvg(plot.ribbon, time, y),
    plot.fan === undefined
      ? NOTHING
      : futureScoreFanSvg(
          plot.fan,
          time,
          (score) => y(valueOfScore(score, plot)),
          { top, bottom, right, worded: alone },
          (day, score) =>
            y(drawn.findLast((each) => each.day <= day)?.value ?? valueOfScore(score, plot)),
        ),
    ...scoreLineSvgPaths(
      shown.map(({ day, value }) => ({
        day,
        score: value === undefined ? undefined : 100 * placeOfValue(plot, value),
      })),
      time,
      (score) => y(valueOfScore(score, plot)),
      plot.curve !== undefined,
    ),
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
              r: alone ? 3 : 2.4,
            },
            markupElement('title', {}, `${dayText(point.day)}: ${point.text}`),
          )
        : NOTHING,
    ),
    ...flags.flatMap((row, at) =>
      row.map((flag) => eventFlagSvg(flag, top - 2 - (flags.length - at - 0.5) * FLAG)),
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
    alone && last?.value !== undefined && !plot.expired
      ? svgHaloLabel(
          plot.fan === undefined ? right + 6 : time.x(plot.fan.from) - 4,
          apartFrom(y(last.value), [y(plot.best), y(plot.worst)]) + 4,
          plot.now,
          {
            ...plotMarkAttributes('strong'),
            'text-anchor': plot.fan === undefined ? 'start' : 'end',
          },
        )
      : NOTHING,
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
      ? time.ticks(timeTickCount(edges)).map(({ x, text }) =>
          svgLabel(x, whole - 8, text, {
            ...plotMarkAttributes('soft', 'small'),
            'text-anchor': 'middle',
          }),
        )
      : []),
    ...eventLegendSvgs(events, left, whole, width - left),
  );
  return {
    svg,
    title,
    heading: plot.unit === '' ? title : `${title}, ${plot.unit}`,
    source: sourceSentence(plot),
  };
}

function sourceSentence({ now, said, scoreText: score, state, expired, missing }: IndicatorPlot) {
  if (said === '') return `No value: ${missing}`;
  return `Last value ${now}, ${said}; ${expired ? 'expired, not counted' : `score ${score}, ${state}`}`;
}

/** The height in a drawing, in its units from its top, ≥ 0, of a value, in the unit of the indicator, finite. */
type ValueHeight = (value: number) => DrawingUnits;

/** Between the goalposts the ground has the colours of the scores. */
function tintsSvg(
  plot: IndicatorPlot,
  y: ValueHeight,
  [left, right]: DrawingEdges,
): readonly Markup[] {
  return RAMP.map((step) => {
    const at = (edge: number): number => y(valueOfScore((100 * edge) / RAMP.length, plot));
    const [one, other] = [at(step), at(step + 1)];
    return markupElement('rect', {
      ...plotMarkAttributes(`tint-${step}`),
      x: left,
      y: Math.min(one, other),
      width: right - left,
      height: Math.abs(one - other),
    });
  });
}

function axisSvg(
  { axis }: IndicatorPlot,
  y: ValueHeight,
  [left, right]: DrawingEdges,
): readonly Markup[] {
  return axis.flatMap(({ value, text }) => [
    markupElement('line', {
      ...plotMarkAttributes('rule'),
      x1: left,
      x2: right,
      y1: y(value),
      y2: y(value),
    }),
    svgLabel(left - 6, y(value) + 3.5, text, {
      ...plotMarkAttributes('soft', 'small'),
      'text-anchor': 'end',
    }),
  ]);
}

/** A height moved away from others that a line of letters would cover. */
function apartFrom(height: DrawingUnits, others: readonly DrawingUnits[]): DrawingUnits {
  const near = others.find((other) => Math.abs(other - height) < 11);
  return near === undefined ? height : near + (height < near ? -12 : 12);
}

/** A line cut at a day, on which the last value before it still stands; whole where there is none. */
function upToDay(points: readonly CurvePoint[], day: Day | undefined): readonly CurvePoint[] {
  if (day === undefined) return points;
  const before = points.filter((point) => point.day <= day);
  const last = before.at(-1);
  return last === undefined || last.day === day ? before : [...before, { ...last, day }];
}

/** The heights of values: greater ones above, whichever goalpost is the better, and room for what lies beyond them. */
function valueScale(plot: IndicatorPlot, bottom: DrawingUnits, top: DrawingUnits): ValueHeight {
  const ends = plot.worst < plot.best ? [bottom, top] : [top, bottom];
  const height = scaleLinear([...plot.span], ends).clamp(true);
  return (value) => height(placeOfValue(plot, value));
}

/** Where a value lies, in spans of the goalposts, finite: 0 at the worst goalpost, 1 at the best; one without a place on the scale, which is less than all that have one, at the foot of the drawing. */
function placeOfValue({ worst, best, scale, span }: IndicatorPlot, value: number): number {
  const at = isValueDefinedOnScale(value, scale)
    ? SCALES[scale].positionOf(value, worst, best)
    : Number.NEGATIVE_INFINITY;
  return Number.isFinite(at) ? at : span[worst < best ? 0 : 1];
}

function pointsText({ points, curve, from }: IndicatorPlot): string {
  const readings = countWithNoun(points.filter((point) => point.read).length, 'reading');
  if (curve === undefined) return `${readings} since ${dayText(from)}`;
  return points.length === 0
    ? `counted from events, since ${dayText(from)}`
    : `the mean of some of ${readings} since ${dayText(from)}`;
}

function indicatorPlotText(plot: IndicatorPlot): string {
  const wires = plot.wires.map(
    (wire) => `${wire.severity} ${wire.title}${wire.crossed ? ' (crossed)' : ''}`,
  );
  const all = [...wires, ...plot.otherWires];
  return (
    `${plot.now}, score ${plot.scoreText}, ${plot.state}. ` +
    `${pointsText(plot)}; ` +
    `worst goalpost ${plot.worstText}, best ${plot.bestText}; better is ${plot.worst < plot.best ? 'up' : 'down'}.` +
    (all.length === 0 ? '' : ` Tripwires: ${all.join('; ')}.`) +
    (plot.fan === undefined ? '' : ` Its score:${futureScoreFanSentence(plot.fan)}`)
  );
}
