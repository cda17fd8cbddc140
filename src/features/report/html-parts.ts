/** Pieces that every section of an HTML report is built of: tables, figures, word badges. */
import { isOfTripwire, type StateWord } from '../../core/model/states.ts';
import { type Content, el, type Markup } from '../../text/markup.ts';
import type { Plot, PlotTable } from '../plots/plot-frame.ts';

export interface HtmlColumn {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  /** Left out where there is little room. */
  readonly wide?: boolean;
}

/** A table with its heads; the first cell of a row names it; on paper so many rows. */
export function htmlTable(
  columns: readonly HtmlColumn[],
  rows: readonly (readonly Content[])[],
  printed = rows.length,
): Markup {
  const classOf = ({ number, wide }: HtmlColumn): string | undefined =>
    [number === true ? 'n' : '', wide === true ? 'hide-narrow' : ''].join(' ').trim() || undefined;
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        columns.map((column) => el('th', { scope: 'col', class: classOf(column) }, column.title)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map((cells, row) =>
        el(
          'tr',
          { class: row < printed ? undefined : 'rest' },
          columns.map((column, at) => el('td', { class: classOf(column) }, cells[at] ?? '')),
        ),
      ),
    ),
  );
}

/** One drawing for each medium, of which only one is shown. */
export interface Drawings {
  readonly wide: Plot;
  /** For a phone. */
  readonly narrow: Plot;
  /** For paper, where the same letters must stay legible in less room. */
  readonly paper: Plot;
}

/** A drawing, a caption, and the numbers behind it. */
export function figure({ wide, narrow, paper }: Drawings, caption: Content = ''): Markup {
  return el(
    'figure',
    {},
    el('div', { class: 'wide' }, wide.svg),
    el('div', { class: 'narrow' }, narrow.svg),
    el('div', { class: 'paper' }, paper.svg),
    caption === '' ? '' : el('figcaption', {}, caption),
    numbersBehind(wide.title, wide.table),
  );
}

/** The numbers behind a drawing, folded; where they are wider than the screen they scroll, by keyboard too. */
export function numbersBehind(title: string, { head, rows }: PlotTable): Markup {
  return el(
    'details',
    {},
    el('summary', {}, `The numbers behind it: ${title}`),
    el(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `Numbers: ${title}` },
      htmlTable(
        head.map((each) => ({ title: each })),
        rows,
      ),
    ),
  );
}

/** ALERT and WATCH in their colours; the word says it, the colour repeats it. */
export function stateWord(word: StateWord): Markup {
  return el('span', { class: isOfTripwire(word) ? word : 'state' }, word);
}

/** A section under its heading. */
export function section(title: string, ...content: readonly Content[]): Markup {
  return el('section', {}, el('h2', {}, title), ...content);
}

/** A sentence that begins large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
