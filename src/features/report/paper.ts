/** What paper leaves out, so that a report fills two pages of A4 at most. */

import type { EventRow } from '../../views/event-rows.ts';
import type { ReportView } from './report-view.ts';

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote; quarters of the headline link. */
export const PRINTED = { part: 400, title: 80, source: 40, quote: 80, quarters: 3 } as const;

/** Events of each side that are printed; a screen shows them all. */
export function printedEventLimit({ assessment }: ReportView): number {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 300 ? 6 : 2;
}

/** The newest of each side, which paper lists. */
export function printedEvents(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-printedEventLimit(view));
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}
