/** The gauge over time, bands behind it, numbered flags of events above and below. */
import { scaleLinear } from 'd3-scale';
import { dayText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { fanSvg } from './fan-plot.ts';
import type { ScoreLine, TimePlot } from './plot-data.ts';
import {
  eventFlagLanes,
  eventFlagSvg,
  eventLegendHeight,
  eventLegendSvg,
  FLAG,
  type Lanes,
} from './plot-flags.ts';
import {
  type Plot,
  plotTimeScale,
  svgDrawing,
  svgHaloLabel,
  svgLabel,
  type TimeScale,
} from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';
import { monthlyScoreTable, noScoreSvg, scoreLineSentence, scoreStepsSvg } from './score-line.ts';

const LEFT = 26;
/** Room at the right for the names of the bands; where there is none they stand inside. */
const RIGHT = 128;
const RIGHT_NARROW = 12;

/** The gauge since the first day, `tall` between 0 and 100, with the events as flags: ours full above, what happened hollow below. One that stands alone says what the flags are. */
export function gaugeTimePlotSvg(
  plot: TimePlot,
  events: readonly EventRow[],
  name: string,
  width: number,
  tall = 180,
  alone = false,
): Plot {
  const narrow = width < 500;
  const right = width - (narrow ? RIGHT_NARROW : RIGHT);
  const time = plotTimeScale(plot.from, plot.to, LEFT, right);
  const ours = eventFlagLanes(
    events.filter((event) => event.ours),
    time,
  );
  const theirs = eventFlagLanes(
    events.filter((event) => !event.ours),
    time,
  );
  const top = 6 + ours.count * FLAG;
  const bottom = top + tall;
  const height = bottom + theirs.count * FLAG + 26;
  const told = alone ? events : [];
  const y = scaleLinear([0, 100], [bottom, top]);
  const { score: last, day, fan } = plot.gauge;
  const svg = svgDrawing(
    name,
    [width, height + eventLegendHeight(told.length)],
    `${plot.gauge.title} since ${dayText(plot.from)}`,
    scoreLineSentence(plot, plot.gauge, events.length),
    ...bandsBehind(plot, y, LEFT, right),
    ...axis(time, bottom, narrow ? 3 : 8, height - 6),
    ...stems(ours, theirs, y, top, bottom, plot.gauge),
    ...(fan === undefined ? [] : [fanSvg(fan, time, y, { top, bottom, right, worded: true })]),
    scoreStepsSvg(plot.gauge, time, y, 'gauge'),
    ...bandNames(plot, y, narrow, narrow ? LEFT + 5 : right + 10),
    last === undefined
      ? noScoreSvg(plot.gauge, (LEFT + right) / 2, (top + bottom) / 2)
      : markupElement(
          'g',
          {},
          markupElement('circle', {
            ...plotMarkAttributes('dot'),
            cx: time.x(day),
            cy: y(last),
            r: 3.5,
          }),
          svgHaloLabel(time.x(day) + 3, y(last) - 8, plot.gauge.now, {
            ...plotMarkAttributes('strong'),
            'text-anchor': 'end',
          }),
        ),
    ...ours.flags.map((flag) => eventFlagSvg(flag, top - 4 - (flag.lane + 0.5) * FLAG + 2)),
    ...theirs.flags.map((flag) => eventFlagSvg(flag, bottom + 4 + (flag.lane + 0.5) * FLAG)),
    ...eventLegendSvg(told, LEFT, height, width - LEFT),
  );
  return {
    svg,
    title: `${plot.gauge.title} over time`,
    table: monthlyScoreTable(plot, [plot.gauge]),
  };
}

function bandsBehind(
  { bands }: TimePlot,
  y: (score: number) => number,
  left: number,
  right: number,
): readonly Markup[] {
  return bands.flatMap(({ from }, at) => {
    const to = bands[at + 1]?.from ?? 100;
    return [
      markupElement('rect', {
        ...plotMarkAttributes(at % 2 === 0 ? 'band-a' : 'band-b'),
        x: left,
        y: y(to),
        width: right - left,
        height: y(from) - y(to),
      }),
      svgLabel(left - 5, y(from) + 3, String(from), {
        ...plotMarkAttributes('soft', 'small'),
        'text-anchor': 'end',
      }),
    ];
  });
}

/** The names of the bands in their middle; inside the drawing clear of where the line begins. */
function bandNames(
  { bands, gauge }: TimePlot,
  y: (score: number) => number,
  inside: boolean,
  x: number,
): readonly Markup[] {
  const first = gauge.points[0]?.score;
  return bands.map(({ title, from }, at) => {
    const to = bands[at + 1]?.from ?? 100;
    const middle = (from + to) / 2;
    const meets = inside && first !== undefined && first >= from && first < to;
    const clear =
      first !== undefined && first > middle ? from + (to - from) / 5 : to - (to - from) / 5;
    const write = inside ? svgHaloLabel : svgLabel;
    return write(x, y(meets ? clear : middle) + 4, title, plotMarkAttributes('soft', 'small'));
  });
}

function axis(time: TimeScale, bottom: number, ticks: number, base: number): readonly Markup[] {
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

/** From each flag to the line of the gauge. */
function stems(
  ours: Lanes,
  theirs: Lanes,
  y: (score: number) => number,
  top: number,
  bottom: number,
  gauge: ScoreLine,
): readonly Markup[] {
  const scoreOn = (event: EventRow): number =>
    gauge.points.findLast((point) => point.day <= event.day)?.score ?? 0;
  const stem = (x: number, from: number, to: number): Markup =>
    markupElement('line', { ...plotMarkAttributes('stem'), x1: x, x2: x, y1: from, y2: to });
  return [
    ...ours.flags.map(({ event, x, lane }) => stem(x, top - lane * FLAG, y(scoreOn(event)))),
    ...theirs.flags.map(({ event, x, lane }) => stem(x, bottom + lane * FLAG, y(scoreOn(event)))),
  ];
}
