/** What paper leaves out and how large its letters are, so that a report fills two pages of A4 at most. */

import { type Content, el } from '../../text/markup.ts';
import type { EventRow } from './report-events.ts';
import type { ReportView } from './report-view.ts';

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote. */
export const PRINTED = { part: 500, title: 100, source: 80, quote: 80 } as const;

/** Up to so many letters in what has no length of its own the page is set large, and up to so many not small; tried out in a browser. */
const [ROOMY, FULL] = [5_600, 6_900];

/** The class of a page by how much it says on paper: `roomy`, `full`, or undefined between the two. */
export function paperClass(view: ReportView): 'roomy' | 'full' | undefined {
  const letters = lettersOnPaper(view);
  return letters <= ROOMY ? 'roomy' : letters > FULL ? 'full' : undefined;
}

function lettersOnPaper(view: ReportView): number {
  const printed = (texts: readonly string[], most: number): number =>
    texts.reduce((sum, text) => sum + Math.min(text.length, most), 0);
  const readings = view.readings.flatMap(({ rows }) => rows);
  return (
    printed(view.assessment?.paragraphs.map(({ text }) => text) ?? [], PRINTED.part) +
    printed(
      listedOnPaper(view).map(({ title }) => title),
      PRINTED.title,
    ) +
    printed(
      readings.map(({ source, url }) => source || url),
      PRINTED.source,
    ) +
    printed(
      readings.map(({ quote }) => quote),
      PRINTED.quote,
    ) +
    printed(
      readings.map(({ title, valueText }) => title + valueText),
      Number.POSITIVE_INFINITY,
    )
  );
}

/** Events of each side that are printed; a screen shows them all. */
export function eventsOnPaper({ assessment }: ReportView): number {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 1_800 ? 9 : 6;
}

/** A text that a screen shows whole and paper up to so many letters, cut behind a word. */
export function shortOnPaper(text: string, most: number): Content {
  if (text.length <= most) return text;
  const end = Math.max(text.lastIndexOf(' ', most), most / 2);
  return [
    text.slice(0, end),
    el('span', { class: 'rest' }, text.slice(end)),
    el('span', { class: 'cut' }, ' …'),
  ];
}

/** What paper says in the place of the rest of a list; '' where there is none. */
export function moreOnPaper(count: number, word: 'more' | 'earlier'): Content {
  return count <= 0 ? '' : el('p', { class: 'soft small cut' }, `and ${count} ${word}`);
}

/** The newest of each side, which paper lists. */
export function listedOnPaper(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-eventsOnPaper(view));
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}
