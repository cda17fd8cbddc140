/** The gauge as a drawing: what pushes, what moves and the gauge made of them as bars of one scale, each with its 90 % interval, the bands from 0 to 100 behind them. */

import { scaleLinear } from 'd3-scale';
import { intervalText, roundedText, scoreText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { GaugeBar, GaugeBars } from './gauge-bars.ts';
import { NOTHING, type Plot, svgDrawing, svgHaloLabel, svgLabel } from './plot-frame.ts';
import { colourRampShadeOfScore, plotMarkAttributes } from './plot-marks.ts';

/** In units of the drawing: room at either end of the scale, height of the names above a bar, of a bar, and of what separates two. */
const EDGE = 4;
const LABEL = 16;
const BAR = 20;
const GAP = 7;

/** A band below the bars: its left and right end, in units of the drawing from the left edge of that, ≥ 0. */
interface Segment {
  readonly left: number;
  readonly right: number;
  readonly title: string;
  readonly stands: boolean;
}

/** The bars of a board in a drawing of this width, units of the drawing, ≥ 0, all of one length and one scale. */
export function scoreBarsPlot(
  { title, said, bars, bands }: GaugeBars,
  name: string,
  width: number,
): Plot {
  const x = scaleLinear([0, 100], [EDGE, width - EDGE]);
  // Where there is less room the names stand under the numbers, where there is least in two rows.
  const rows = width < 500 ? 2 : width < 600 ? 1 : 0;
  const narrow = rows === 2;
  const label = narrow ? 2 * LABEL - 3 : LABEL;
  const each = label + BAR + GAP;
  const foot = bars.length * each - GAP;
  const height = foot + (rows === 0 ? 22 : rows === 1 ? 33 : 46);
  const segments = bands.map((band, at) => {
    const to = bands[at + 1]?.from ?? 100;
    return { ...band, to, left: x(band.from), right: x(to) };
  });
  const told = bars.map(
    (bar) => `${bar.title}: ${bar.text}${bar.limit === undefined ? '' : `, ${bar.limit.text}`}.`,
  );
  const svg = svgDrawing(
    name,
    [width, height],
    title,
    `${title}: ${said}. ${told.join(' ')} Bands: ${segments.map((each) => `${each.title} from ${each.from}`).join(', ')}.`,
    ...bars.flatMap((bar, at) => {
      const top = at * each + label;
      return [
        ...barNames(bar, at === bars.length - 1, width, at * each + 11, narrow),
        ...segments.map(({ from, to, left, right }) =>
          markupElement('rect', {
            ...plotMarkAttributes(`tint-${colourRampShadeOfScore((from + to) / 2)}`),
            x: left,
            y: top,
            width: right - left,
            height: BAR,
          }),
        ),
        ...segments.slice(1).map(({ left }) =>
          markupElement('line', {
            ...plotMarkAttributes('rule'),
            x1: left,
            x2: left,
            y1: top,
            y2: top + BAR,
          }),
        ),
        barSvg(bar, x, top),
      ];
    }),
    ...segments.flatMap((each, at) => [
      edgeSvg(each.left, foot),
      svgLabel(each.left, foot + 15, String(each.from), {
        ...plotMarkAttributes('soft', 'small'),
        'text-anchor': at === 0 ? 'start' : 'middle',
      }),
      bandNameSvg(each, at, segments.length, rows, foot),
    ]),
    edgeSvg(x(100), foot),
    svgLabel(x(100), foot + 15, '100', {
      ...plotMarkAttributes('soft', 'small'),
      'text-anchor': 'end',
    }),
  );
  const gauge = bars.at(-1);
  return {
    svg,
    title,
    heading: `${title}: ${said}`,
    table: {
      head: ['band', 'from', 'to', 'stands', 'meaning'],
      rows: segments.map(({ title, from, to, stands, meaning }) => [
        title,
        String(from),
        String(to),
        stands && gauge !== undefined
          ? `yes, at ${scoreText(gauge.score)} (${intervalText(gauge)})`
          : '',
        meaning,
      ]),
    },
  };
}

/** A short line down from `x` and `y`, units of the drawing, ≥ 0: where a band begins or the scale ends. */
function edgeSvg(x: number, y: number): Markup {
  return markupElement('line', { ...plotMarkAttributes('axis'), x1: x, x2: x, y1: y, y2: y + 4 });
}

/** The name of a bar at the left, at the height `y`, its numbers at the right edge of a drawing of `width`, or below where there is less room; both in units of the drawing, ≥ 0. */
function barNames(
  { title, text }: GaugeBar,
  isGauge: boolean,
  width: number,
  y: number,
  narrow: boolean,
): readonly Markup[] {
  return [
    svgLabel(EDGE, y, title, plotMarkAttributes('strong')),
    narrow
      ? svgLabel(EDGE, y + 13, text, plotMarkAttributes('small'))
      : svgLabel(width - EDGE, y, text, {
          ...(isGauge ? plotMarkAttributes('strong') : {}),
          'text-anchor': 'end',
        }),
  ];
}

/** The name of the band at `at`, index from 0, of `count`, ≥ 1, under its middle, on the line of the numbers or in so many rows below `foot`, the height where the bars end, units of the drawing, ≥ 0; in two rows the outer ones are held at the edges. */
function bandNameSvg(
  { left, right, title, stands }: Segment,
  at: number,
  count: number,
  rows: number,
  foot: number,
): Markup {
  const [first, last] = [rows === 2 && at === 0, rows === 2 && at === count - 1];
  return svgLabel(
    first ? left : last ? right : (left + right) / 2,
    foot + (rows === 0 ? 15 : rows === 1 ? 28 : 29 + (at % 2) * 13),
    title,
    {
      ...plotMarkAttributes(stands ? 'strong' : 'soft', 'small'),
      'text-anchor': first ? 'start' : last ? 'end' : 'middle',
    },
  );
}

/** A bar from 0 to its score, the interval around that, and what is required of it or caps it; `top` is the height of its upper edge, units of the drawing, ≥ 0. */
function barSvg(
  { score, low, high, limit }: GaugeBar,
  x: (score: number) => number,
  top: number,
): Markup {
  const middle = top + BAR / 2;
  const line = (at: number, half: number, mark: 'axis' | 'cap'): Markup =>
    markupElement('line', {
      ...plotMarkAttributes(mark),
      x1: x(at),
      x2: x(at),
      y1: middle - half,
      y2: middle + half,
    });
  return markupElement(
    'g',
    {},
    score === undefined
      ? svgLabel(x(50), middle + 4, 'no score', {
          ...plotMarkAttributes('soft', 'small'),
          'text-anchor': 'middle',
        })
      : markupElement('rect', {
          ...plotMarkAttributes(`bar-${colourRampShadeOfScore(score)}`),
          x: x(0),
          y: middle - 4,
          width: Math.max(1, x(score) - x(0)),
          height: 8,
        }),
    ...(low === undefined || high === undefined
      ? []
      : [
          markupElement('rect', {
            ...plotMarkAttributes('ribbon'),
            x: x(low),
            y: top + 1,
            width: x(high) - x(low),
            height: BAR - 2,
          }),
          line(low, 6, 'axis'),
          line(high, 6, 'axis'),
        ]),
    score === undefined ? NOTHING : line(score, BAR / 2, 'cap'),
    ...(limit === undefined
      ? []
      : [
          markupElement('path', {
            ...plotMarkAttributes('cap'),
            d: `M${roundedText(x(limit.at) - 4, 1)} ${top}h4v${BAR}h-4`,
          }),
          svgHaloLabel(
            x(limit.at) + (high !== undefined && high > limit.at ? x(high) - x(limit.at) : 0) + 6,
            middle + 3.5,
            limit.text,
            plotMarkAttributes('small'),
          ),
        ]),
  );
}
