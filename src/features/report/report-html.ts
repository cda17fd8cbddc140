/** A report as one HTML file that asks nothing of any network: style, plots and tables inside, every text escaped. */

import { dayText } from '../../text/format.ts';
import { type Content, el, link, type Markup, raw } from '../../text/markup.ts';
import type { IndicatorPlot, TimePlot } from '../plots/plot-data.ts';
import { attentionSection, eventsSection, sureSection } from './html-doubts.ts';
import { evidenceSection } from './html-evidence.ts';
import { paperClass } from './html-paper.ts';
import {
  assessmentSection,
  boardSection,
  ledeSection,
  mechanismSection,
  movesSection,
  timeSection,
} from './html-sections.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { ReportView } from './report-view.ts';
import { answerOf } from './report-words.ts';

/** What the plots of a report are drawn from. */
export interface ReportPlots {
  readonly time: TimePlot;
  readonly indicators: ReadonlyMap<string, IndicatorPlot>;
}

/** No script, no request: what a browser is told even if the file were tampered with by a text in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as a whole HTML document. */
export function reportHtml(view: ReportView, plots: ReportPlots): string {
  const name = `${view.title}, ${dayText(view.asOf)}`;
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('meta', { name: 'generator', content: `axiswatch, strategy ${view.strategy.hash}` }),
    el('title', {}, name),
    el('style', {}, raw(PAGE_STYLE + pageFoot(view))),
  );
  const body = el(
    'body',
    {},
    handlingLine(view),
    el(
      'header',
      {},
      el('h1', {}, view.title),
      el(
        'p',
        { class: 'soft' },
        `As of ${dayText(view.asOf)}, changes since ${dayText(view.since)}.`,
      ),
      // Without an assessment the gauge itself comes next.
      view.assessment === undefined
        ? ''
        : el('p', { class: 'answer' }, answerOf(view.gauge, [view.gauge.over30])),
    ),
    el('main', {}, ...mainOf(view, plots)),
    footer(view),
    handlingLine(view),
  );
  return `<!DOCTYPE html>\n${el('html', { lang: 'en', class: paperClass(view) }, head, body).markup}\n`;
}

function mainOf(view: ReportView, plots: ReportPlots): readonly Content[] {
  return [
    assessmentSection(view),
    ledeSection(view),
    boardSection(view),
    timeSection(view, plots.time),
    el(
      'div',
      { class: 'briefing' },
      mechanismSection(view),
      eventsSection(view),
      movesSection(view),
      sureSection(view),
      attentionSection(view),
    ),
    evidenceSection(view, plots.indicators),
  ];
}

/** The foot of every printed page: the handling line, the day and the page. */
function pageFoot({ handling, asOf, title }: ReportView): string {
  // Everything but letters and digits as its code point, so that no text ends the string it stands in.
  const css = (text: string): string =>
    `"${text.replace(/[^A-Za-z0-9]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`;
  const font = 'font:8px system-ui,sans-serif;color:#555';
  const middle =
    handling === undefined
      ? ''
      : `@bottom-center{content:${css(handling)};${font};font-weight:700}`;
  return `@page{@bottom-left{content:${css(`${title}, ${dayText(asOf)}`)};${font}}${middle}@bottom-right{content:counter(page) " / " counter(pages);${font}}}`;
}

function handlingLine({ handling }: ReportView): Content {
  return handling === undefined ? '' : el('p', { class: 'handling' }, handling);
}

function footer(view: ReportView): Markup {
  return el(
    'footer',
    {},
    el('p', {}, el('b', {}, 'Method. '), view.method.join(' ')),
    view.strategy.source === ''
      ? ''
      : el('p', {}, 'The strategy follows ', link(view.strategy.url, view.strategy.source), '.'),
    ...view.notices.map((notice) => el('p', {}, `Note: ${notice}`)),
    el(
      'p',
      {},
      `Made again by: axiswatch report --as-of ${view.asOf} --since ${view.since} (strategy ${view.strategy.hash}).`,
    ),
  );
}
