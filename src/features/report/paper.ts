/** What paper leaves out and how large its letters are, so that a report fills two pages of A4 at most. */

import type { EventRow } from '../../views/event-rows.ts';
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
  const readings = view.readings.flatMap(({ rows }) => rows);
  const texts = [
    ...(view.assessment?.paragraphs ?? []).map(({ text }) => text.slice(0, PRINTED.part)),
    ...listedOnPaper(view).map(({ title }) => title.slice(0, PRINTED.title)),
    ...readings.flatMap(({ title, valueText, source, url, quote }) => [
      title,
      valueText,
      (source || url).slice(0, PRINTED.source),
      quote.slice(0, PRINTED.quote),
    ]),
  ];
  return texts.join('').length;
}

/** Events of each side that are printed; a screen shows them all. */
export function eventsOnPaper({ assessment }: ReportView): number {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 1_800 ? 9 : 6;
}

/** The newest of each side, which paper lists. */
export function listedOnPaper(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-eventsOnPaper(view));
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}
