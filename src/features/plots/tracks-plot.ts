/** The tracks over time, each in a panel of its own on one scale, behind it the bands of the gauge and the marks of what bears on it. */
import { scaleLinear } from 'd3-scale';
import { dayText, monthText } from '../../text/format.ts';
import { markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { fanSvg } from './fan-plot.ts';
import type { TimePlot } from './plot-data.ts';
import {
  NOTHING,
  type Plot,
  plotTimeScale,
  svgDrawing,
  svgHaloLabel,
  svgLabel,
} from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';
import { monthlyScoreTable, noScoreSvg, scoreLineSentence, scoreStepsSvg } from './score-line.ts';

const MARK = 2.4;

/** The tracks since the first day in panels of one scale, the gauge drawn thin behind each; what our side did is marked full above, the rest hollow below. */
export function tracksPlotSvg(
  plot: TimePlot,
  events: readonly EventRow[],
  name: string,
  width: number,
  tall = 96,
): Plot {
  const across = width < 500 ? 2 : Math.min(5, Math.max(1, plot.tracks.length));
  const gap = 10;
  const each = (width - gap * (across - 1)) / across;
  const rows = Math.ceil(plot.tracks.length / across);
  const panel = tall + 50;
  const svg = svgDrawing(
    name,
    [width, Math.max(1, rows) * panel],
    `Tracks since ${dayText(plot.from)}`,
    plot.tracks.map((track) => scoreLineSentence(plot, track, 0)).join(' '),
    ...plot.tracks.map((track, at) => {
      const left = (at % across) * (each + gap);
      const top = Math.floor(at / across) * panel + 24;
      const right = left + each - 20;
      const time = plotTimeScale(plot.from, plot.to, left, right);
      const y = scaleLinear([0, 100], [top + tall, top]);
      const { score, fan } = track;
      return markupElement(
        'g',
        {},
        svgLabel(left, top - 11, track.title, plotMarkAttributes('strong')),
        ...plot.bands.map(({ from }, band) => {
          const to = plot.bands[band + 1]?.from ?? 100;
          return markupElement('rect', {
            ...plotMarkAttributes(band % 2 === 0 ? 'band-a' : 'band-b'),
            x: left,
            y: y(to),
            width: right - left,
            height: y(from) - y(to),
          });
        }),
        ...events
          .filter(({ tracks }) => tracks.includes(track.id))
          .map(({ number, day, title, ours }) =>
            markupElement(
              'circle',
              {
                ...plotMarkAttributes(ours ? 'ours' : 'theirs'),
                cx: time.x(day),
                cy: ours ? top - MARK - 1 : top + tall + MARK + 1,
                r: MARK,
              },
              markupElement('title', {}, `${number}. ${dayText(day)}: ${title}`),
            ),
          ),
        scoreStepsSvg(plot.gauge, time, y, 'echo'),
        ...(fan === undefined
          ? []
          : [fanSvg(fan, time, y, { top, bottom: top + tall, right, worded: true })]),
        scoreStepsSvg(track, time, y, 'gauge'),
        score === undefined
          ? noScoreSvg(track, (left + right) / 2, top + tall / 2)
          : markupElement('circle', {
              ...plotMarkAttributes('dot'),
              cx: time.x(track.day),
              cy: y(score),
              r: 3,
            }),
        score === undefined
          ? NOTHING
          : track.day === plot.to
            ? svgLabel(right + 5, y(score) + 4, track.now, plotMarkAttributes('strong'))
            : svgHaloLabel(time.x(track.day) - 4, y(score) - 7, track.now, {
                ...plotMarkAttributes('strong'),
                'text-anchor': 'end',
              }),
        svgLabel(left, top + tall + 18, monthText(plot.from), {
          ...plotMarkAttributes('soft', 'small'),
        }),
        svgLabel(right, top + tall + 18, monthText(plot.to), {
          ...plotMarkAttributes('soft', 'small'),
          'text-anchor': 'end',
        }),
      );
    }),
  );
  return { svg, title: 'Tracks over time', table: monthlyScoreTable(plot, plot.tracks) };
}
