/** A report as one HTML file that asks nothing of any network: style, drawings and tables inside, every text escaped. */
import {
  type Content,
  type Markup,
  markupElement,
  markupLink,
  trustedMarkup,
} from '../../text/markup.ts';
import type { PlotTable } from '../plots/plot-frame.ts';
import { PAGE_STYLE } from './page-style.ts';
import {
  type Block,
  type PrintableReport,
  type ReportColumn,
  type ReportSpan,
  type ReportTable,
  reportTableBlock,
  type Words,
} from './report-blocks.ts';

/** No script, no request: what a browser is told even if the file were tampered with by a text in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as a whole HTML document. */
export function reportHtml(document: PrintableReport): string {
  const head = markupElement(
    'head',
    {},
    markupElement('meta', { charset: 'utf-8' }),
    markupElement('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    markupElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    markupElement('meta', { name: 'color-scheme', content: 'light dark' }),
    markupElement('meta', { name: 'referrer', content: 'no-referrer' }),
    markupElement('meta', { name: 'generator', content: `axiswatch, strategy ${document.hash}` }),
    markupElement('title', {}, document.title),
    markupElement('style', {}, trustedMarkup(PAGE_STYLE + printedFootCss(document))),
  );
  const body = markupElement('body', {}, document.blocks.map(blockElement));
  return `<!DOCTYPE html>\n${markupElement('html', { lang: 'en' }, head, body).markup}\n`;
}

/** The foot of every printed sheet: the handling line, the day and the page. */
function printedFootCss({ handling, title }: PrintableReport): string {
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

function blockElement(block: Block): Content {
  if (block.only === 'words') return '';
  const named = { class: block.name };
  switch (block.kind) {
    case 'group':
      return markupElement(block.tag, named, block.blocks.map(blockElement));
    case 'heading':
      return markupElement(`h${block.level}`, named, block.title);
    case 'paragraph':
      return markupElement('p', named, inlineContent(block.words));
    case 'list':
      return markupElement(
        'ul',
        named,
        block.items.map((item) => markupElement('li', {}, inlineContent(item))),
      );
    case 'table':
      return tableElement(block);
    case 'figure': {
      const { wide, narrow, paper } = block.drawings;
      return markupElement(
        'figure',
        named,
        markupElement('div', { class: 'wide' }, wide.svg),
        markupElement('div', { class: 'narrow' }, narrow.svg),
        markupElement('div', { class: 'paper' }, paper.svg),
        block.caption === '' ? '' : markupElement('figcaption', {}, inlineContent(block.caption)),
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
    markupElement('th', { scope: 'col', class: classOf(column) }, column.title),
  );
  const naming = isSaid ? columns.findIndex(({ only }) => only === undefined) : undefined;
  const span = { scope: 'rowgroup', colspan: String(columns.length), class: 'group' };
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const [most, word] = printed ?? [count, 'more'];
  const bodies = groups.map(({ title, rows }) =>
    markupElement(
      'tbody',
      {},
      title === undefined
        ? ''
        : markupElement(
            'tr',
            { class: 'head' },
            markupElement('th', span, markupElement('h3', {}, title)),
          ),
      rows.map((row, at) =>
        markupElement(
          'tr',
          { class: at < most ? row.name : 'rest' },
          columns.map((column, at) =>
            markupElement(
              at === naming ? 'th' : 'td',
              { class: classOf(column), scope: at === naming ? 'row' : undefined },
              inlineContent(row.cells[at] ?? ''),
            ),
          ),
        ),
      ),
    ),
  );
  return [
    markupElement(
      'table',
      { class: name },
      markupElement('thead', {}, markupElement('tr', {}, heads)),
      bodies,
    ),
    count <= most
      ? ''
      : markupElement('p', { class: 'soft small cut' }, `and ${count - most} ${word}`),
  ];
}

/** Numbers stand at the right. */
function classOf({ align, name }: ReportColumn): string | undefined {
  return [align === 'right' ? 'n' : '', name ?? ''].join(' ').trim() || undefined;
}

/** The numbers behind a drawing, folded; where they are wider than the screen they scroll, by keyboard too. */
function numbersElement(title: string, { head, rows }: PlotTable): Markup {
  return markupElement(
    'details',
    {},
    markupElement('summary', {}, `The numbers behind it: ${title}`),
    markupElement(
      'div',
      { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `Numbers: ${title}` },
      tableElement(reportTableBlock(head, rows)),
    ),
  );
}

const ELEMENTS = { strong: 'b', score: 'b', quote: 'q', small: 'small' } as const;

function inlineContent(words: Words): Content {
  if (typeof words === 'string') return words;
  if ('drawing' in words) return words.drawing;
  return 'words' in words ? spanElement(words) : words.map(inlineContent);
}

function spanElement({ words, tone, url, only, name, letters }: ReportSpan): Content {
  if (only === 'words') return '';
  const inside =
    letters === undefined || typeof words !== 'string'
      ? inlineContent(words)
      : printedPart(words, letters);
  const led = url === undefined ? inside : markupLink(url, inside);
  const classes = only === 'paper' ? 'cut' : name;
  if (tone !== undefined) return markupElement(ELEMENTS[tone], { class: classes }, led);
  return classes === undefined ? led : markupElement('span', { class: classes }, led);
}

/** A text that a screen shows whole and paper up to so many letters, cut behind a word. */
function printedPart(text: string, letters: number): Content {
  if (text.length <= letters) return text;
  const end = Math.max(text.lastIndexOf(' ', letters), letters / 2);
  return [
    text.slice(0, end),
    markupElement('span', { class: 'rest' }, text.slice(end)),
    markupElement('span', { class: 'cut' }, ' …'),
  ];
}
