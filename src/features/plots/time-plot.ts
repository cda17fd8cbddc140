/** The gauge over time with its interval, bands behind it, numbered flags of events above and below. */
import { dayText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { futureScoreFanSvg } from './fan-plot.ts';
import type { TimePlot } from './plot-data.ts';
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
  type DrawingUnits,
  NOTHING,
  type Plot,
  plotTimeScale,
  svgDrawing,
  svgHaloLabel,
  svgLabel,
  type TimeScale,
  timeTickCount,
} from './plot-frame.ts';
import { colourRampShadeOfScore, plotMarkAttributes } from './plot-marks.ts';
import {
  bandTintsInScoreSpan,
  scoreAxisRange,
  scoreAxisSvgParts,
  scoreHeightScale,
} from './score-axis.ts';
import {
  intervalRibbonSvg,
  monthlyScoreTable,
  plottedScoreLineSentence,
  scoreLineSvgPaths,
  svgNoScoreLabel,
} from './score-line.ts';

/** Room at the left for the numbers of the axis, in units of the drawing. */
const LEFT = 26;
/** Room at the right for the names of the bands and the last value; where there is none the names stand inside; in units of the drawing. */
const RIGHT = 196;
const RIGHT_NARROW = 12;

/** The gauge since the first day as a drawing of a width with its title, and as a table; `tall` from the lowest to the highest score that is drawn, with the events as flags: ours full above, what happened hollow below. One that stands alone says what the flags are. */
export function gaugeTimeDrawingAndTable(
  plot: TimePlot,
  events: readonly EventRow[],
  name: string,
  width: DrawingUnits,
  tall: DrawingUnits = 200,
  alone = false,
): Plot {
  const narrow = width < 500;
  const right = width - (narrow ? RIGHT_NARROW : RIGHT);
  const edges = [LEFT, right] as const;
  const time = plotTimeScale(plot.from, plot.to, ...edges);
  const flagsOf = (side: boolean): readonly PlacedFlag[] =>
    placePlotFlags(
      events.filter((event) => event.ours === side),
      time,
      edges,
    );
  const [ours, theirs] = [flagsOf(true), flagsOf(false)];
  const top = 6 + (ours.length === 0 ? 0 : FLAG);
  const bottom = top + tall;
  const height = bottom + (theirs.length === 0 ? 0 : FLAG) + 26;
  const told = alone ? events : [];
  const span = scoreAxisRange([plot.gauge]);
  const y = scoreHeightScale(span, bottom, top);
  const bands = bandTintsInScoreSpan(plot, span, y, edges);
  const { score: last, day, fan, now, interval } = plot.gauge;
  const svg = svgDrawing(
    name,
    [width, height + eventLegendSvgHeight(told.length, width - LEFT)],
    `${plot.gauge.title} since ${dayText(plot.from)}`,
    plottedScoreLineSentence(plot, plot.gauge, events.length),
    ...bands.map(({ tint }) => tint),
    ...scoreAxisSvgParts(span, y, edges, 6),
    ...timeAxisSvg(time, bottom, timeTickCount(edges), height - 6),
    ...eventTickSvgs(ours, time, top, 1),
    ...eventTickSvgs(theirs, time, bottom, -1),
    intervalRibbonSvg(plot.gauge.ribbon, time, y),
    ...(fan === undefined
      ? []
      : [futureScoreFanSvg(fan, time, y, { top, bottom, right, worded: true })]),
    ...scoreLineSvgPaths(plot.gauge.points, time, y),
    ...bandNames(plot, bands, y, narrow ? LEFT + 5 : right + 76, narrow),
    last === undefined
      ? svgNoScoreLabel(plot.gauge, (LEFT + right) / 2, (top + bottom) / 2)
      : markupElement(
          'g',
          {},
          markupElement('circle', {
            ...plotMarkAttributes(`bar-${colourRampShadeOfScore(last)}`),
            cx: time.x(day),
            cy: y(last),
            r: 3.5,
          }),
          narrow || fan !== undefined
            ? svgHaloLabel(time.x(day) + 3, y(last) - 8, `${now} (${interval})`, {
                ...plotMarkAttributes('strong'),
                'text-anchor': 'end',
              })
            : svgLabel(right + 8, y(last) + 4, now, plotMarkAttributes('strong')),
          narrow || fan !== undefined
            ? NOTHING
            : svgLabel(right + 26, y(last) + 4, interval, plotMarkAttributes('soft', 'small')),
        ),
    ...ours.map((flag) => eventFlagSvg(flag, top - FLAG / 2)),
    ...theirs.map((flag) => eventFlagSvg(flag, bottom + FLAG / 2)),
    ...eventLegendSvgs(told, LEFT, height, width - LEFT),
  );
  return {
    svg,
    title: `${plot.gauge.title} over time`,
    table: monthlyScoreTable(plot, [plot.gauge]),
  };
}

/** The names of the bands in their middle, from `x`, units of the drawing, ≥ 0; inside the drawing clear of where the line begins. */
function bandNames(
  { gauge }: TimePlot,
  bands: ReturnType<typeof bandTintsInScoreSpan>,
  y: (score: number) => number,
  x: number,
  inside: boolean,
): readonly Markup[] {
  const first = gauge.points[0]?.score;
  return bands.map(({ title, from, to }) => {
    const middle = (from + to) / 2;
    const meets = inside && first !== undefined && first >= from && first < to;
    const clear =
      first !== undefined && first > middle ? from + (to - from) / 5 : to - (to - from) / 5;
    const write = inside ? svgHaloLabel : svgLabel;
    return write(x, y(meets ? clear : middle) + 4, title, plotMarkAttributes('soft', 'small'));
  });
}

/** About so many days (`ticks`), ≥ 2, as marks up from the height `bottom`, each with its name on the height `base`, units of the drawing, ≥ 0. */
function timeAxisSvg(
  time: TimeScale,
  bottom: number,
  ticks: number,
  base: number,
): readonly Markup[] {
  return time.ticks(ticks).flatMap(({ x, text }) => [
    markupElement('line', {
      ...plotMarkAttributes('axis'),
      x1: x,
      x2: x,
      y1: bottom - 4,
      y2: bottom,
    }),
    svgLabel(x, base, text, { ...plotMarkAttributes('soft', 'small'), 'text-anchor': 'middle' }),
  ]);
}
