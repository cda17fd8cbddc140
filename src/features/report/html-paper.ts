/** What paper leaves out, so that a report fills two pages of A4 at most. */

import { type Content, el } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import type { ReportView } from './report-view.ts';

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote. */
export const PRINTED = { part: 500, title: 100, source: 80, quote: 80 } as const;

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
