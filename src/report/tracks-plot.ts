/** The tracks over time, each in a panel of its own on one scale. */
import { scaleLinear } from 'd3-scale';
import { dayText } from '../app/format.ts';
import type { TimePlot } from '../app/plot-data.ts';
import { el } from './markup.ts';
import { drawing, label, NOTHING, type Plot, timeScale } from './plot-frame.ts';
import { describe, scoreTable, stepLine } from './score-line.ts';

/** The tracks since the first day in panels of one scale, the gauge drawn thin behind each. */
export function tracksPlot(plot: TimePlot, name: string, width: number, tall = 96): Plot {
  const across = width < 500 ? 2 : Math.min(5, Math.max(1, plot.tracks.length));
  const gap = 10;
  const each = (width - gap * (across - 1)) / across;
  const rows = Math.ceil(plot.tracks.length / across);
  const panel = tall + 40;
  const svg = drawing(
    name,
    [width, Math.max(1, rows) * panel],
    `Tracks since ${dayText(plot.from)}`,
    plot.tracks.map((track) => describe(plot, track, 0)).join(' '),
    ...plot.tracks.map((track, at) => {
      const left = (at % across) * (each + gap);
      const top = Math.floor(at / across) * panel + 20;
      const right = left + each - 20;
      const time = timeScale(plot.from, plot.to, left, right);
      const y = scaleLinear([0, 100], [top + tall, top]);
      const score = track.points.at(-1)?.score;
      return el(
        'g',
        {},
        label(left, top - 7, track.title, { class: 'strong' }),
        ...[0, 50, 100].map((value) =>
          el('line', { class: 'rule', x1: left, x2: right, y1: y(value), y2: y(value) }),
        ),
        stepLine(plot.gauge, time, y, 'echo'),
        stepLine(track, time, y, 'gauge'),
        score === undefined
          ? NOTHING
          : el('circle', { class: 'dot', cx: right, cy: y(score), r: 3 }),
        label(right + 5, y(score ?? 50) + 4, track.now, { class: 'strong' }),
        label(left, top + tall + 13, dayText(plot.from).replace(/^\d+ /, ''), {
          class: 'soft small',
        }),
        label(right, top + tall + 13, dayText(plot.to).replace(/^\d+ /, ''), {
          class: 'soft small',
          'text-anchor': 'end',
        }),
      );
    }),
  );
  return { svg, title: 'Tracks over time', table: scoreTable(plot, plot.tracks) };
}
