/** The tracks over time, each in a panel of its own on one scale, behind it the bands of the gauge and the marks of what bears on it. */
import { scaleLinear } from 'd3-scale';
import { dayText, monthText } from '../../text/format.ts';
import { el } from '../../text/markup.ts';
import type { EventRow } from '../report/report-events.ts';
import type { TimePlot } from './plot-data.ts';
import { drawing, label, NOTHING, type Plot, timeScale } from './plot-frame.ts';
import { marked } from './plot-marks.ts';
import { describe, noScore, scoreTable, stepLine } from './score-line.ts';

const MARK = 2.4;

/** The tracks since the first day in panels of one scale, the gauge drawn thin behind each; what our side did is marked full above, the rest hollow below. */
export function tracksPlot(
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
  const svg = drawing(
    name,
    [width, Math.max(1, rows) * panel],
    `Tracks since ${dayText(plot.from)}`,
    plot.tracks.map((track) => describe(plot, track, 0)).join(' '),
    ...plot.tracks.map((track, at) => {
      const left = (at % across) * (each + gap);
      const top = Math.floor(at / across) * panel + 24;
      const right = left + each - 20;
      const time = timeScale(plot.from, plot.to, left, right);
      const y = scaleLinear([0, 100], [top + tall, top]);
      const score = track.points.at(-1)?.score;
      return el(
        'g',
        {},
        label(left, top - 11, track.title, marked('strong')),
        ...plot.bands.map(({ from }, band) => {
          const to = plot.bands[band + 1]?.from ?? 100;
          return el('rect', {
            ...marked(band % 2 === 0 ? 'band-a' : 'band-b'),
            x: left,
            y: y(to),
            width: right - left,
            height: y(from) - y(to),
          });
        }),
        ...events
          .filter(({ tracks }) => tracks.includes(track.id))
          .map(({ number, day, title, ours }) =>
            el(
              'circle',
              {
                ...marked(ours ? 'ours' : 'theirs'),
                cx: time.x(day),
                cy: ours ? top - MARK - 1 : top + tall + MARK + 1,
                r: MARK,
              },
              el('title', {}, `${number}. ${dayText(day)}: ${title}`),
            ),
          ),
        stepLine(plot.gauge, time, y, 'echo'),
        stepLine(track, time, y, 'gauge'),
        score === undefined
          ? noScore(track, (left + right) / 2, top + tall / 2)
          : el('circle', { ...marked('dot'), cx: right, cy: y(score), r: 3 }),
        score === undefined ? NOTHING : label(right + 5, y(score) + 4, track.now, marked('strong')),
        label(left, top + tall + 18, monthText(plot.from), {
          ...marked('soft', 'small'),
        }),
        label(right, top + tall + 18, monthText(plot.to), {
          ...marked('soft', 'small'),
          'text-anchor': 'end',
        }),
      );
    }),
  );
  return { svg, title: 'Tracks over time', table: scoreTable(plot, plot.tracks) };
}
