/** A look ahead as iCalendar: an all-day event for what happens on a day, and one on the last day for each renewal. */
import ICAL from 'ical.js';
import type { Ahead } from '../../core/analysis/ahead.ts';
import { addDays } from '../../core/model/day.ts';
import type { Day, Instant } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { happensLines } from './ahead-output.ts';

const KIND_TITLES = {
  expires: 'Expires',
  due: 'Due',
  lost: 'No score any more',
  band: 'Band',
} as const;

/** The calendar as text (RFC 5545); an event keeps its UID as long as its day and what happens stay, so that taking it in again changes nothing. */
export function aheadCalendarText(board: Board, ahead: Ahead, now: Instant): string {
  const { id, title, root } = board.strategy;
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//axiswatch//ahead//EN');
  calendar.updatePropertyWithValue('x-wr-calname', `${title}, ${IF_NOTHING}`);
  const add = (day: Day, key: string, summary: string, description: string): void => {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', `${day}-${key}@${id}.axiswatch`);
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`));
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(day, 1)));
    event.updatePropertyWithValue('transp', 'TRANSPARENT');
    event.updatePropertyWithValue('summary', summary);
    event.updatePropertyWithValue('description', description);
    calendar.addSubcomponent(event);
  };
  const basis = `From the board of ${dayText(ahead.from)}, ${IF_NOTHING} after it.`;
  const byDay = Map.groupBy(happensLines(board, ahead), ({ day, kind }) => `${day} ${kind}`);
  for (const lines of byDay.values()) {
    const [first] = lines;
    if (first === undefined) continue;
    const what = lines.map(({ text }) => text).join('; ');
    add(first.day, first.kind, `${KIND_TITLES[first.kind]}: ${what}`, basis);
  }
  for (const { node, before } of ahead.renewals.first) {
    const last = before > ahead.from ? addDays(before, -1) : ahead.from;
    const without = `${terminalSafeOneLine(root.title)} has no score from ${dayText(before)} on without it.`;
    add(last, `renew-${node.id}`, `Renew today: ${nodeRowName(node)}`, `${without} ${basis}`);
  }
  return `${calendar.toString()}\r\n`;
}
