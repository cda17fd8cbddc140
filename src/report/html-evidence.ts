/** The evidence of an HTML report: every indicator over time, and every reading with its source. */
import { dayText } from '../app/format.ts';
import type { IndicatorPlot } from '../app/plot-data.ts';
import type { ReadingGroup, ReadingRow } from '../app/report-readings.ts';
import type { ReportView } from '../app/report-view.ts';
import { numbersBehind, section, stateWord } from './html-parts.ts';
import { indicatorDrawing } from './indicator-plot.ts';
import { type Content, el, link } from './markup.ts';

const SIZE = { width: 170, height: 74, alone: false } as const;

/** Small multiples and readings, on paper from a new page on. */
export function evidenceSections(
  { readings }: ReportView,
  plots: ReadonlyMap<string, IndicatorPlot>,
): Content {
  return el(
    'div',
    { class: 'evidence' },
    section(
      'Every indicator',
      el(
        'p',
        { class: 'soft small' },
        'Better is up. Dotted: worst and best goalpost. Dashed with a mark: tripwires. A hollow last point has expired and no longer counts. The number at the right is the score.',
      ),
      readings.map((group) => [
        el('h3', {}, group.title),
        multiples(group, plots),
        numbersOf(group, plots),
      ]),
    ),
    section('Every reading', readingTable(readings)),
  );
}

function multiples(group: ReadingGroup, plots: ReadonlyMap<string, IndicatorPlot>): Content {
  return el(
    'div',
    { class: 'multiples' },
    group.rows.map((row) => {
      const plot = plots.get(row.id);
      if (plot === undefined) return '';
      return el(
        'figure',
        {},
        el('h4', {}, el('span', {}, `${row.code} `), row.title),
        el('p', {}, el('span', {}, plot.now), el('b', {}, row.counted ? row.scoreText : 'context')),
        indicatorDrawing(plot, `small-${row.id}`, SIZE).svg,
      );
    }),
  );
}

/** Every value that is drawn, for a whole track. */
function numbersOf(
  { title, rows }: ReadingGroup,
  plots: ReadonlyMap<string, IndicatorPlot>,
): Content {
  return numbersBehind(title, {
    head: ['indicator', 'day', 'value'],
    rows: rows.flatMap((row) =>
      (plots.get(row.id)?.points ?? []).map(({ day, text, read }) => [
        `${row.code} ${row.title}`,
        read ? dayText(day) : `before ${dayText(day)}`,
        text,
      ]),
    ),
  });
}

const HEADS = ['indicator', 'value', 'score', 'state', 'day', 'confidence', 'source'] as const;

/** One table, so that its columns stand alike for every track. */
function readingTable(groups: readonly ReadingGroup[]): Content {
  const number = (at: number): string | undefined => (HEADS[at] === 'score' ? 'n' : undefined);
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: 'readings' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          HEADS.map((head, at) => el('th', { scope: 'col', class: number(at) }, head)),
        ),
      ),
      groups.map(({ title, rows }) =>
        el(
          'tbody',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'rowgroup', colspan: String(HEADS.length), class: 'group' }, title),
          ),
          rows.map((row) =>
            el(
              'tr',
              {},
              cellsOf(row).map((cell, at) =>
                el('td', { class: number(at), 'data-head': HEADS[at] }, cell),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function cellsOf(row: ReadingRow): readonly Content[] {
  return [
    `${row.code} ${row.title}`,
    row.valueText,
    row.counted ? row.scoreText : 'context',
    stateWord(row.state),
    row.observedOn === undefined ? '' : dayText(row.observedOn),
    row.confidence ?? '',
    quoted(row),
  ];
}

function quoted({ source, url, quote, note }: ReadingRow): Content {
  return [
    source === '' && url === '' ? '' : link(url, source === '' ? url : source),
    note === '' ? '' : el('span', { class: 'soft' }, ` (${note})`),
    quote === '' ? '' : el('blockquote', {}, `“${quote}”`),
  ];
}
