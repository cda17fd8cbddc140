/** The tracks over time, each in a panel of its own on one scale, behind it the bands of the gauge and the marks of what bears on it. */
import { dayText, monthText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { futureScoreFanSvg } from './fan-plot.ts';
import type { ScoreLine, TimePlot } from './plot-data.ts';
import {
  type DrawingUnits,
  NOTHING,
  type Plot,
  plotTimeScale,
  svgDrawing,
  svgLabel,
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
  thinScoreLineSvg,
} from './score-line.ts';

/** Radius of the mark of an event, in units of the drawing. */
const MARK = 2.4;
/** Room at the left of the first panel of a row for the numbers of the axis, in units of the drawing. */
const AXIS = 22;

/** The tracks since the first day in panels of one scale, `tall` from its lowest to its highest score, side by side in a width, the gauge drawn thin behind each; what our side did is marked full above, the rest hollow below. */
export function tracksPlotWithTable(
  plot: TimePlot,
  events: readonly EventRow[],
  name: string,
  width: DrawingUnits,
  tall: DrawingUnits = 110,
): Plot {
  const across = width < 500 ? 2 : Math.min(5, Math.max(1, plot.tracks.length));
  const gap = 12;
  const each = (width - AXIS - gap * (across - 1)) / across;
  const rows = Math.ceil(plot.tracks.length / across);
  const panel = tall + 62;
  const span = scoreAxisRange([...plot.tracks, plot.gauge]);
  const svg = svgDrawing(
    name,
    [width, Math.max(1, rows) * panel],
    `Tracks since ${dayText(plot.from)}`,
    plot.tracks.map((track) => plottedScoreLineSentence(plot, track, 0)).join(' '),
    ...plot.tracks.map((track, at) => {
      const left = AXIS + (at % across) * (each + gap);
      const top = Math.floor(at / across) * panel + 36;
      return trackPanel(plot, track, events, span, {
        left,
        top,
        right: left + each,
        bottom: top + tall,
        isFirst: at % across === 0,
      });
    }),
  );
  return { svg, title: 'Tracks over time', table: monthlyScoreTable(plot, plot.tracks) };
}

/** Where a panel lies, its titles and days left out: its left, right, top and bottom edge, in units of the drawing, ≥ 0. */
interface Panel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether the numbers of the axis stand beside it. */
  readonly isFirst: boolean;
}

/** The panel of a track; `span` is the lowest and the highest score that it has room for, 0…100. */
function trackPanel(
  plot: TimePlot,
  track: ScoreLine,
  events: readonly EventRow[],
  span: readonly [number, number],
  { left, right, top, bottom, isFirst }: Panel,
): Markup {
  const edges = [left, right] as const;
  const time = plotTimeScale(plot.from, plot.to, left, right);
  const y = scoreHeightScale(span, bottom, top);
  const { score, fan, now, interval } = track;
  return markupElement(
    'g',
    {},
    svgLabel(left, top - 23, track.title, plotMarkAttributes('strong')),
    score === undefined
      ? NOTHING
      : svgLabel(left, top - 10, `${now} (${interval})`, plotMarkAttributes('small')),
    ...bandTintsInScoreSpan(plot, span, y, edges).map(({ tint }) => tint),
    ...scoreAxisSvgParts(span, y, edges, 4, isFirst),
    ...events
      .filter(({ tracks }) => tracks.includes(track.id))
      .map(({ number, day, title, ours }) =>
        markupElement(
          'circle',
          {
            ...plotMarkAttributes(ours ? 'ours' : 'theirs'),
            cx: time.x(day),
            cy: ours ? top - MARK - 1 : bottom + MARK + 1,
            r: MARK,
          },
          markupElement('title', {}, `${number}. ${dayText(day)}: ${title}`),
        ),
      ),
    intervalRibbonSvg(track.ribbon, time, y),
    thinScoreLineSvg(plot.gauge, time, y),
    fan === undefined
      ? NOTHING
      : futureScoreFanSvg(fan, time, y, { top, bottom, right, worded: true }),
    ...scoreLineSvgPaths(track.points, time, y),
    score === undefined
      ? svgNoScoreLabel(track, (left + right) / 2, (top + bottom) / 2)
      : markupElement('circle', {
          ...plotMarkAttributes(`bar-${colourRampShadeOfScore(score)}`),
          cx: time.x(track.day),
          cy: y(score),
          r: 3,
        }),
    svgLabel(left, bottom + 18, monthText(plot.from), plotMarkAttributes('soft', 'small')),
    svgLabel(right, bottom + 18, monthText(plot.to), {
      ...plotMarkAttributes('soft', 'small'),
      'text-anchor': 'end',
    }),
  );
}
