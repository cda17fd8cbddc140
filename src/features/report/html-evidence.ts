/** The evidence of an HTML report: every indicator over time beside its reading, quoted with source and day. */

import { dayText } from '../../text/format.ts';
import { type Content, el, link } from '../../text/markup.ts';
import { indicatorDrawing } from '../plots/indicator-plot.ts';
import type { IndicatorPlot } from '../plots/plot-data.ts';
import { PRINTED, shortOnPaper } from './html-paper.ts';
import { numbersBehind, section, stateWord } from './html-parts.ts';
import type { ReadingGroup, ReadingRow } from './report-readings.ts';
import type { ReportView } from './report-view.ts';

const SIZE = { width: 132, height: 40, alone: false } as const;

type Plots = ReadonlyMap<string, IndicatorPlot>;

/** One table for all tracks, so that its columns stand alike; on a phone and on paper each row becomes a paragraph. */
export function evidenceSection({ readings, since }: ReportView, plots: Plots): Content {
  return section(
    'Every reading',
    el(
      'p',
      { class: 'soft small step' },
      `Value, score with its 90 % interval, state, day, confidence and source; drawn since ${dayText(since)} between the worst goalpost (below) and the best (above), tripwires dashed. A hollow last point has expired and does not count.`,
    ),
    el(
      'table',
      { class: 'readings' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          COLUMNS.map(({ head, name }) => el('th', { scope: 'col', class: name }, head)),
        ),
      ),
      readings.map((group) => groupRows(group, plots)),
    ),
    readings.map((group) => numbersOf(group, plots)),
  );
}

function groupRows({ title, rows }: ReadingGroup, plots: Plots): Content {
  return el(
    'tbody',
    {},
    el(
      'tr',
      { class: 'head' },
      el(
        'th',
        { scope: 'rowgroup', colspan: String(COLUMNS.length), class: 'group' },
        el('h3', {}, title),
      ),
    ),
    rows.map((row) =>
      el(
        'tr',
        { class: row.observedOn === undefined ? 'unread' : undefined },
        COLUMNS.map(({ name, cell }) =>
          el(name === 'what' ? 'th' : 'td', { class: name, ...scopeOf(name) }, cell(row, plots)),
        ),
      ),
    ),
  );
}

function scopeOf(name: string): { readonly scope?: string } {
  return name === 'what' ? { scope: 'row' } : {};
}

interface Cells {
  /** The head of the column, and the class of its cells. */
  readonly head: string;
  readonly name: string;
  readonly cell: (row: ReadingRow, plots: Plots) => Content;
}

const COLUMNS: readonly Cells[] = [
  {
    head: 'over time',
    name: 'drawn',
    cell: ({ id }, plots) => {
      const plot = plots.get(id);
      return plot === undefined ? '' : indicatorDrawing(plot, `small-${id}`, SIZE).svg;
    },
  },
  {
    head: 'indicator',
    name: 'what',
    cell: ({ code, title }) => [el('span', { class: 'soft' }, code), ` ${title}`],
  },
  {
    head: 'value, worst to best',
    name: 'value',
    cell: ({ id, valueText }, plots) => {
      const plot = plots.get(id);
      return [
        valueText,
        plot === undefined
          ? ''
          : el('span', { class: 'soft posts' }, ` (${plot.worstText} to ${plot.bestText})`),
      ];
    },
  },
  {
    head: 'score, 90 % interval',
    name: 'score',
    cell: ({ counted, score, scoreText, interval }) =>
      counted
        ? [
            el('b', {}, scoreText),
            score === undefined ? '' : el('span', { class: 'soft range' }, ` (${interval})`),
          ]
        : 'context',
  },
  { head: 'state', name: 'state', cell: ({ state }) => stateWord(state) },
  {
    head: 'day',
    name: 'day',
    cell: ({ observedOn }) => (observedOn === undefined ? '' : dayText(observedOn)),
  },
  { head: 'confidence', name: 'sure', cell: ({ confidence }) => confidence ?? '' },
  { head: 'source', name: 'source', cell: quoted },
];

function quoted({ source, url, quote, note }: ReadingRow): Content {
  return [
    source === '' && url === ''
      ? ''
      : link(url, shortOnPaper(source === '' ? url : source, PRINTED.source)),
    note === '' ? '' : el('span', { class: 'soft' }, ` (${note})`),
    quote === '' ? '' : el('q', {}, shortOnPaper(quote, PRINTED.quote)),
  ];
}

/** Every value that is drawn, for a whole track. */
function numbersOf({ title, rows }: ReadingGroup, plots: Plots): Content {
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
