/** A report as one HTML file that asks nothing of any network: style, drawings and tables inside, every text escaped. */
import { type Content, el, link, type Markup, raw } from '../../text/markup.ts';
import type { PlotTable } from '../plots/plot-frame.ts';
import { PAGE_STYLE } from './page-style.ts';
import {
  type Block,
  type PrintableReport,
  type ReportColumn,
  type ReportSpan,
  type ReportTable,
  reportTable,
  type Words,
} from './report-blocks.ts';

/** No script, no request: what a browser is told even if the file were tampered with by a text in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as a whole HTML document. */
export function printHtml(document: PrintableReport): string {
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('meta', { name: 'generator', content: `axiswatch, strategy ${document.hash}` }),
    el('title', {}, document.title),
    el('style', {}, raw(PAGE_STYLE + sheetFoot(document))),
  );
  const body = el('body', {}, document.blocks.map(element));
  return `<!DOCTYPE html>\n${el('html', { lang: 'en' }, head, body).markup}\n`;
}

/** The foot of every printed sheet: the handling line, the day and the page. */
function sheetFoot({ handling, title }: PrintableReport): string {
  // Everything but letters and digits as its code point, so that no text ends the string it stands in.
  const css = (text: string): string =>
    `"${text.replace(/[^A-Za-z0-9]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`;
  const font = 'font:8px system-ui,sans-serif;color:#555';
  const middle =
    handling === undefined
      ? ''
      : `@bottom-center{content:${css(handling)};${font};font-weight:700}`;
  return `@page{@bottom-left{content:${css(title)};${font}}${middle}@bottom-right{content:counter(page) " / " counter(pages);${font}}}`;
}

function element(block: Block): Content {
  if (block.only === 'words') return '';
  const named = { class: block.name };
  switch (block.kind) {
    case 'group':
      return el(block.tag, named, block.blocks.map(element));
    case 'heading':
      return el(`h${block.level}`, named, block.title);
    case 'paragraph':
      return el('p', named, inline(block.words));
    case 'list':
      return el(
        'ul',
        named,
        block.items.map((item) => el('li', {}, inline(item))),
      );
    case 'table':
      return tableElement(block);
    case 'figure': {
      const { wide, narrow, paper } = block.drawings;
      return el(
        'figure',
        named,
        el('div', { class: 'wide' }, wide.svg),
        el('div', { class: 'narrow' }, narrow.svg),
        el('div', { class: 'paper' }, paper.svg),
        block.caption === '' ? '' : el('figcaption', {}, inline(block.caption)),
        numbersElement(wide.title, wide.table),
      );
    }
    case 'details':
      return numbersElement(block.title, block.table);
  }
}

/** A table with a part for each group; on paper so many rows, and that there are more. */
function tableElement({ columns, groups, name, isSaid = false, printed }: ReportTable): Content {
  const heads = columns.map((column) =>
    el('th', { scope: 'col', class: classOf(column) }, column.title),
  );
  const naming = isSaid ? columns.findIndex(({ only }) => only === undefined) : undefined;
  const span = { scope: 'rowgroup', colspan: String(columns.length), class: 'group' };
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const [most, word] = printed ?? [count, 'more'];
  const bodies = groups.map(({ title, rows }) =>
    el(
      'tbody',
      {},
      title === undefined ? '' : el('tr', { class: 'head' }, el('th', span, el('h3', {}, title))),
      rows.map((row, at) =>
        el(
          'tr',
          { class: at < most ? row.name : 'rest' },
          columns.map((column, at) =>
            el(
              at === naming ? 'th' : 'td',
              { class: classOf(column), scope: at === naming ? 'row' : undefined },
              inline(row.cells[at] ?? ''),
            ),
          ),
        ),
      ),
    ),
  );
  return [
    el('table', { class: name }, el('thead', {}, el('tr', {}, heads)), bodies),
    count <= most ? '' : el('p', { class: 'soft small cut' }, `and ${count - most} ${word}`),
  ];
}

/** Numbers stand at the right. */
function classOf({ align, name }: ReportColumn): string | undefined {
  return [align === 'right' ? 'n' : '', name ?? ''].join(' ').trim() || undefined;
}

/** The numbers behind a drawing, folded; where they are wider than the screen they scroll, by keyboard too. */
function numbersElement(title: string, { head, rows }: PlotTable): Markup {
  return el(
    'details',
    {},
    el('summary', {}, `The numbers behind it: ${title}`),
    el(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `Numbers: ${title}` },
      tableElement(reportTable(head, rows)),
    ),
  );
}

const ELEMENTS = { strong: 'b', score: 'b', quote: 'q', small: 'small' } as const;

function inline(words: Words): Content {
  if (typeof words === 'string') return words;
  if ('drawing' in words) return words.drawing;
  return 'words' in words ? spanElement(words) : words.map(inline);
}

function spanElement({ words, tone, url, only, name, letters }: ReportSpan): Content {
  if (only === 'words') return '';
  const inside =
    letters === undefined || typeof words !== 'string'
      ? inline(words)
      : printedPart(words, letters);
  const led = url === undefined ? inside : link(url, inside);
  const classes = only === 'paper' ? 'cut' : name;
  if (tone !== undefined) return el(ELEMENTS[tone], { class: classes }, led);
  return classes === undefined ? led : el('span', { class: classes }, led);
}

/** A text that a screen shows whole and paper up to so many letters, cut behind a word. */
function printedPart(text: string, letters: number): Content {
  if (text.length <= letters) return text;
  const end = Math.max(text.lastIndexOf(' ', letters), letters / 2);
  return [
    text.slice(0, end),
    el('span', { class: 'rest' }, text.slice(end)),
    el('span', { class: 'cut' }, ' …'),
  ];
}
