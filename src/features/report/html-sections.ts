/** The sections of an HTML report that say where the board stands and why. */

import { isOfCoverage } from '../../core/analysis/explain.ts';
import { dayText, rounded, signed } from '../../text/format.ts';
import { type Content, el } from '../../text/markup.ts';
import { assessmentWords } from '../assessments/report-assessment.ts';
import { gaugePlot } from '../plots/gauge-plot.ts';
import type { TimePlot } from '../plots/plot-data.ts';
import { gaugeTimePlot } from '../plots/time-plot.ts';
import { tracksPlot } from '../plots/tracks-plot.ts';
import { waterfallPlot } from '../plots/waterfall-plot.ts';
import { listedOnPaper, PRINTED, shortOnPaper } from './html-paper.ts';
import { capital, figure, htmlTable, section } from './html-parts.ts';
import type { ReportView } from './report-view.ts';
import { changesOf } from './report-words.ts';

const WIDE = 940;
const NARROW = 358;
const PAPER = 880;

/** The last signed assessment, and that a newer one is left out; nothing when there is neither. */
export function assessmentSection({ assessment, unsigned }: ReportView): Content {
  const note = unsigned === undefined ? '' : el('p', { class: 'soft small' }, `Note: ${unsigned}`);
  if (assessment === undefined) return note;
  return section(
    `Assessment of ${dayText(assessment.day)}`,
    el(
      'div',
      { class: 'judgement' },
      assessment.paragraphs.map(({ title, text }) =>
        el('div', {}, el('h3', {}, title), el('p', {}, shortOnPaper(text, PRINTED.part))),
      ),
    ),
    el(
      'p',
      { class: 'soft small' },
      assessmentWords(assessment),
      assessment.paragraphs.every(({ text }) => text.length <= PRINTED.part)
        ? ''
        : el('span', { class: 'cut' }, ' Shortened in print.'),
    ),
    note,
  );
}

/** The gauge, its band, and the report in a paragraph. */
export function ledeSection(view: ReportView): Content {
  const { gauge, summary } = view;
  const stands = gauge.score !== undefined;
  return el(
    'section',
    {},
    el(
      'div',
      { class: 'lede' },
      el('p', { class: 'number' }, gauge.scoreText, stands ? el('small', {}, ' of 100') : ''),
      el(
        'div',
        {},
        el('h2', {}, gauge.title),
        el('p', { class: 'band' }, stands ? gauge.band : 'no gauge'),
        stands ? el('p', {}, `90 % interval ${gauge.interval}`) : '',
        stands ? el('p', { class: 'soft' }, `${changesOf(gauge).join(', ')}.`) : '',
      ),
      figure({
        wide: gaugePlot(view, 'gauge-wide', WIDE),
        narrow: gaugePlot(view, 'gauge-narrow', NARROW),
        paper: gaugePlot(view, 'gauge-paper', 540),
      }),
    ),
    el(
      'div',
      { class: 'summary' },
      summary.map((text) => el('p', {}, text)),
    ),
  );
}

/** Every track in a row. */
export function boardSection({ tracks, since }: ReportView): Content {
  if (tracks.length === 0) return '';
  const number = true;
  return section(
    'The board',
    htmlTable(
      [
        { title: 'track' },
        { title: 'score', number },
        { title: '90 % interval', number },
        { title: '30 days', number },
        { title: `since ${dayText(since)}`, number },
        { title: 'alerts', number },
        { title: 'watches', number, wide: true },
        { title: 'readings late', number, wide: true },
      ],
      tracks.map((track) => [
        track.title,
        el('b', {}, track.scoreText),
        track.interval,
        track.over30,
        track.overSince,
        track.alerts === 0 ? '' : el('span', { class: 'ALERT' }, String(track.alerts)),
        track.watches === 0 ? '' : String(track.watches),
        track.late === 0 ? '' : `${track.late} of ${track.indicators}`,
      ]),
    ),
    // What a phone has no room for is named, not dropped.
    el(
      'p',
      { class: 'narrow soft small' },
      'Watches and late readings of each track stand here on a wider screen.',
    ),
  );
}

/** The gauge and the tracks over time. */
export function timeSection(view: ReportView, plot: TimePlot): Content {
  const { events } = view;
  const listed = listedOnPaper(view);
  return section(
    'Over time',
    figure(
      {
        wide: gaugeTimePlot(plot, events, 'time-wide', WIDE),
        narrow: gaugeTimePlot(plot, events, 'time-narrow', NARROW),
        paper: gaugeTimePlot(plot, listed, 'time-paper', PAPER, 80),
      },
      events.length === 0
        ? 'The gauge between its bands.'
        : [
            'The gauge between its bands. Full flags: what our side did; hollow flags: what others did and what happened, numbered as listed below. An event explains and never scores.',
            listed.length === events.length
              ? ''
              : el('span', { class: 'cut' }, ' Marked are the newest of each side.'),
          ],
    ),
    figure(
      {
        wide: tracksPlot(plot, events, 'tracks-wide', WIDE),
        narrow: tracksPlot(plot, events, 'tracks-narrow', NARROW),
        paper: tracksPlot(plot, events, 'tracks-paper', PAPER, 38),
      },
      'Every track from 0 to 100 before the bands of the gauge, which is the thin line; marked, above and below as before, what bears on it.',
    ),
  );
}

/** Pushed and moved, and what can be said of them. */
export function mechanismSection({ gauge, mechanism }: ReportView): Content {
  if (mechanism.length === 0) return '';
  const [claim = '', ...rest] = mechanism;
  return section(
    'Pushed and moved',
    gauge.pushedMoved.length === 0
      ? ''
      : el('p', {}, el('b', {}, capital(gauge.pushedMoved.join(', ')))),
    el('p', {}, claim),
    el(
      'ul',
      { class: 'small' },
      rest.map((line) => el('li', {}, line.trim())),
    ),
  );
}

/** What moved the gauge, in lines that add up as printed. */
export function movesSection({ moves, since }: ReportView): Content {
  const title = `What moved since ${dayText(since)}`;
  if (typeof moves === 'string') return section(title, el('p', {}, moves));
  const change = signed(moves.change, 1);
  if (moves.rows.length === 0 && moves.remainder === 0)
    return section(title, el('p', {}, `${rounded(moves.after, 1)}: nothing has moved it.`));
  return section(
    title,
    el(
      'p',
      { class: 'step' },
      `${rounded(moves.before, 1)} → ${rounded(moves.after, 1)}, ${change} points.${moves.rows.some(isOfCoverage) ? ' * readings that began or ceased to count.' : ''}`,
    ),
    figure({
      wide: waterfallPlot(moves, 'moves-wide', WIDE),
      narrow: waterfallPlot(moves, 'moves-narrow', NARROW),
      paper: waterfallPlot(moves, 'moves-paper', 500, 9),
    }),
  );
}
