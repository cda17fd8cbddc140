/** The sections of an HTML report that say how sure it is, what needs attention and what happened. */

import { isOfTripwire } from '../../core/model/states.ts';
import { dayText, percent } from '../../text/format.ts';
import { type Content, el, link } from '../../text/markup.ts';
import { eventsOnPaper, moreOnPaper, PRINTED, shortOnPaper } from './html-paper.ts';
import { capital, htmlTable, section, stateWord } from './html-parts.ts';
import { type EventRow, nothingSince } from './report-events.ts';
import type { ReportView } from './report-view.ts';

/** Alerts and watches that are printed. */
const PRESSING_ON_PAPER = 12;

/** A band in which no draw lies is not listed. */
const NEVER = percent(0);

/** How sure: bands under drawn evidence, what makes the interval wide, what rests on one source. */
export function sureSection({ sure }: ReportView): Content {
  if (sure === undefined) return '';
  const number = true;
  return section(
    'How sure',
    el(
      'div',
      { class: 'two' },
      el(
        'div',
        {},
        el(
          'ul',
          { class: 'small' },
          sure.sentences.map((line) => el('li', {}, line)),
        ),
        el('h3', {}, 'What makes the interval wide'),
        el(
          'ul',
          { class: 'small' },
          sure.widest
            .slice(0, 3)
            .map(({ title, share, why }) => el('li', {}, `${share}: ${title}, ${why}`)),
        ),
      ),
      el(
        'div',
        {},
        htmlTable(
          [
            { title: 'band' },
            { title: 'of the draws', number },
            { title: 'by score alone', number },
          ],
          sure.bands
            .filter(({ shareText, byScore }) => shareText !== NEVER || byScore !== NEVER)
            .map((band) => [band.title, band.shareText, band.byScore]),
        ),
        el('h3', {}, 'What rests on one source'),
        htmlTable(
          [
            { title: 'without this source' },
            { title: 'gauge', number },
            { title: 'change', number },
          ],
          sure.sources
            .slice(0, 4)
            .map((each) => [
              `${each.source} (${each.on})${each.flips ? `: the band would be ${each.band}` : ''}`,
              each.without,
              each.change,
            ]),
        ),
      ),
    ),
  );
}

/** What needs attention, the most pressing first; what is only late is counted by word and listed small. */
export function attentionSection({ attention }: ReportView): Content {
  if (attention.length === 0) return section('Needs attention', el('p', {}, 'Nothing.'));
  const pressing = attention.filter(({ word }) => isOfTripwire(word));
  const late = attention.filter((row) => !pressing.includes(row));
  const words = [...new Set(late.map((row) => row.word))];
  return section(
    'Needs attention',
    pressing.length === 0
      ? ''
      : htmlTable(
          [{ title: 'state' }, { title: 'what' }],
          pressing.map(({ word, code, text }) => [
            stateWord(word),
            [el('b', {}, code), ` ${text}`],
          ]),
          PRESSING_ON_PAPER,
        ),
    moreOnPaper(pressing.length - PRESSING_ON_PAPER, 'more'),
    words.map((word) =>
      el(
        'p',
        { class: 'small' },
        el('b', {}, `${capital(word)}: `),
        late
          .filter((row) => row.word === word)
          .map((row) => row.code)
          .join(', '),
      ),
    ),
  );
}

/** What our side did, and what others did and what happened, under the numbers of their flags. */
export function eventsSection(view: ReportView): Content {
  const { events, since } = view;
  const printed = eventsOnPaper(view);
  const list = (rows: readonly EventRow[], side: string): Content => [
    rows.length === 0 ? el('p', { class: 'soft small' }, `${capital(nothingSince(since))}.`) : '',
    el(
      'ol',
      { class: 'flags' },
      rows
        .toReversed()
        .map((event, at) =>
          el(
            'li',
            { class: at < printed ? undefined : 'rest' },
            el('span', {}, el('span', { class: `flag ${side}` }, String(event.number))),
            el('span', { class: 'soft day' }, dayText(event.day)),
            el(
              'span',
              {},
              link(event.url, shortOnPaper(event.title, PRINTED.title)),
              event.status === '' ? '' : ` (${event.status})`,
            ),
          ),
        ),
    ),
    moreOnPaper(rows.length - printed, 'earlier'),
  ];
  return section(
    `What we did and what happened since ${dayText(since)}`,
    el(
      'div',
      { class: 'two' },
      el(
        'div',
        {},
        el('h3', {}, 'Our side'),
        list(
          events.filter((event) => event.ours),
          'ours',
        ),
      ),
      el(
        'div',
        {},
        el('h3', {}, 'Others, and what happened'),
        list(
          events.filter((event) => !event.ours),
          'theirs',
        ),
      ),
    ),
  );
}
