/** What paper leaves out, so that a report fills two pages of A4 at most. */

import type { EventRow } from '../../views/event-rows.ts';
import type { ReportView } from './report-view.ts';

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote. */
export const PRINTED = { part: 500, title: 100, source: 80, quote: 80 } as const;

/** Events of each side that are printed; a screen shows them all. */
export function printedEventLimit({ assessment }: ReportView): number {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 1_800 ? 9 : 6;
}

/** The newest of each side, which paper lists. */
export function printedEvents(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-printedEventLimit(view));
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}
