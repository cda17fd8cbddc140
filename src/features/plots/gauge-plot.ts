/** The gauge as a drawing: the bands from 0 to 100, the 90 % interval as a bar, the score as a mark with its number. */

import { scaleLinear } from 'd3-scale';
import { intervalText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { GaugeView } from '../../views/gauge-and-tracks.ts';
import { NOTHING, type Plot, svgDrawing, svgLabel } from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';

const EDGE = 10;
const TOP = 26;
const BAR = 34;

interface Segment {
  readonly left: number;
  readonly right: number;
  readonly title: string;
  readonly stands: boolean;
}

/** The gauge, and the bands it can stand in from the lowest. */
interface GaugeInBands {
  readonly gauge: GaugeView;
  readonly bands: readonly {
    readonly title: string;
    readonly from: number;
    readonly meaning: string;
    readonly stands: boolean;
  }[];
}

/** The gauge of a report in a drawing of this width. */
export function gaugePlotSvg({ gauge, bands }: GaugeInBands, name: string, width: number): Plot {
  const x = scaleLinear([0, 100], [EDGE, width - EDGE]);
  // Where there is less room the names stand under the numbers, where there is least in two rows.
  const rows = width < 500 ? 2 : width < 600 ? 1 : 0;
  const height = TOP + BAR + (rows === 0 ? 22 : rows === 1 ? 33 : 46);
  const segments = bands.map((band, at) => {
    const to = bands[at + 1]?.from ?? 100;
    return { ...band, to, left: x(band.from), right: x(to) };
  });
  const said =
    gauge.score === undefined
      ? `${gauge.title}: no gauge.`
      : `${gauge.title} ${gauge.scoreText} of 100, 90 % interval ${gauge.interval}, ${gauge.band}.`;
  const svg = svgDrawing(
    name,
    [width, height],
    gauge.title,
    `${said} Bands: ${segments.map((each) => `${each.title} from ${each.from}`).join(', ')}.`,
    ...segments.map((each, at) =>
      markupElement('rect', {
        ...plotMarkAttributes(each.stands ? 'stands' : at % 2 === 0 ? 'band-a' : 'band-b'),
        x: each.left,
        y: TOP,
        width: each.right - each.left,
        height: BAR,
      }),
    ),
    ...segments.flatMap((each, at) => [
      markupElement('line', {
        ...plotMarkAttributes('axis'),
        x1: each.left,
        x2: each.left,
        y1: TOP + BAR,
        y2: TOP + BAR + 4,
      }),
      svgLabel(each.left, TOP + BAR + 15, String(each.from), {
        ...plotMarkAttributes('soft', 'small'),
        'text-anchor': at === 0 ? 'start' : 'middle',
      }),
      nameOf(each, at, segments.length, rows),
    ]),
    markupElement('line', {
      ...plotMarkAttributes('axis'),
      x1: x(100),
      x2: x(100),
      y1: TOP + BAR,
      y2: TOP + BAR + 4,
    }),
    svgLabel(x(100), TOP + BAR + 15, '100', {
      ...plotMarkAttributes('soft', 'small'),
      'text-anchor': 'end',
    }),
    mark(gauge, x),
  );
  return {
    svg,
    title: gauge.title,
    table: {
      head: ['band', 'from', 'to', 'stands', 'meaning'],
      rows: segments.map(({ title, from, to, stands, meaning }) => [
        title,
        String(from),
        String(to),
        stands ? `yes, at ${gauge.scoreText} (${intervalText(gauge)})` : '',
        meaning,
      ]),
    },
  };
}

/** A band's name under its middle, on the line of the numbers or in so many rows below; in two rows the outer ones are held at the edges. */
function nameOf(
  { left, right, title, stands }: Segment,
  at: number,
  count: number,
  rows: number,
): Markup {
  const [first, last] = [rows === 2 && at === 0, rows === 2 && at === count - 1];
  return svgLabel(
    first ? left : last ? right : (left + right) / 2,
    TOP + BAR + (rows === 0 ? 15 : rows === 1 ? 28 : 29 + (at % 2) * 13),
    title,
    {
      ...plotMarkAttributes(stands ? 'strong' : 'soft', 'small'),
      'text-anchor': first ? 'start' : last ? 'end' : 'middle',
    },
  );
}

function mark(gauge: GaugeView, x: (score: number) => number): Markup {
  const { score, low, high } = gauge;
  if (score === undefined || low === undefined || high === undefined) return NOTHING;
  const middle = TOP + BAR / 2;
  const at = x(score);
  return markupElement(
    'g',
    {},
    markupElement('line', {
      ...plotMarkAttributes('interval'),
      x1: x(low),
      x2: x(high),
      y1: middle,
      y2: middle,
    }),
    ...[low, high].map((end) =>
      markupElement('line', {
        ...plotMarkAttributes('gauge'),
        x1: x(end),
        x2: x(end),
        y1: middle - 8,
        y2: middle + 8,
      }),
    ),
    markupElement('path', {
      ...plotMarkAttributes('dot'),
      d: `M${at.toFixed(1)} ${TOP + 4}l-6 -10h12z`,
    }),
    markupElement('line', {
      ...plotMarkAttributes('gauge'),
      x1: at,
      x2: at,
      y1: TOP,
      y2: TOP + BAR,
    }),
    svgLabel(at, 12, gauge.scoreText, { ...plotMarkAttributes('strong'), 'text-anchor': 'middle' }),
  );
}
