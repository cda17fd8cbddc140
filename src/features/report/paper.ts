/** What paper leaves out, so that a report fills two pages of A4 at most. */

import type { EventRow } from '../../views/event-rows.ts';
import type { ReportView } from './report-view.ts';

/** Letters that are printed of a part of an assessment, of an event's title (two lines), of a source and of a quote. */
export const PRINTED = { part: 400, title: 80, source: 40, quote: 80 } as const;

/** Events of each side, and alerts and watches, that are printed; a screen shows them all. */
export function printedLimits({ assessment }: Pick<ReportView, 'assessment'>): {
  readonly events: number;
  readonly alerts: number;
} {
  const letters = assessment?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return letters < 300 ? { events: 6, alerts: 9 } : { events: 2, alerts: 3 };
}

/** The newest of each side, which paper lists. */
export function printedEvents(view: ReportView): readonly EventRow[] {
  const { events } = view;
  const newest = (ours: boolean): readonly EventRow[] =>
    events.filter((event) => event.ours === ours).slice(-printedLimits(view).events);
  const listed = new Set([...newest(true), ...newest(false)]);
  return events.filter((event) => listed.has(event));
}
