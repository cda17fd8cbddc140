/** Numbered flags of events on a drawing over time, and the lines that say what they are. */

import { cutToWidth } from '../../text/cells.ts';
import { dayText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { svgLabel, type TimeScale } from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';

/** Width and height of a flag. */
export const FLAG = 15;
const LINE = 15;
/** Width of a letter of the legend, about. */
const LETTER = 5.4;

export interface PlacedFlag {
  readonly event: EventRow;
  readonly x: number;
  readonly lane: number;
}

export interface Lanes {
  readonly flags: readonly PlacedFlag[];
  readonly count: number;
}

/** Flags in as few rows as let none cover another. */
export function eventFlagLanes(events: readonly EventRow[], time: TimeScale): Lanes {
  const ends: number[] = [];
  const flags = events.map((event) => {
    const x = time.x(event.day);
    const free = ends.findIndex((end) => end <= x - FLAG);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = x;
    return { event, x, lane };
  });
  return { flags, count: ends.length };
}

/** A flag, ours full and others hollow, its middle at a height. */
export function eventFlagSvg({ event, x }: PlacedFlag, y: number): Markup {
  const side = event.ours ? 'ours' : 'theirs';
  return markupElement(
    'g',
    {},
    markupElement('title', {}, `${event.number}. ${dayText(event.day)}: ${event.title}`),
    markupElement('circle', { ...plotMarkAttributes(side), cx: x, cy: y, r: FLAG / 2 - 0.8 }),
    svgLabel(x, y + 3.2, String(event.number), {
      ...plotMarkAttributes(`on-${side}`),
      'text-anchor': 'middle',
    }),
  );
}

/** Height of the legend of so many events. */
export function eventLegendHeight(count: number): number {
  return count === 0 ? 0 : 8 + Math.ceil(count / 2) * LINE;
}

/** What each number stands for, the newest first, in two columns below a height. */
export function eventLegendSvg(
  events: readonly EventRow[],
  left: number,
  top: number,
  width: number,
): readonly Markup[] {
  const each = width / 2;
  const rows = Math.ceil(events.length / 2);
  const newest = events.toSorted((a, b) => a.number - b.number);
  return newest.map(({ number, day, title }, at) =>
    svgLabel(
      left + Math.floor(at / rows) * each,
      top + 8 + ((at % rows) + 0.7) * LINE,
      cutToWidth(`${number}. ${dayText(day)}: ${title}`, Math.floor((each - 10) / LETTER)),
      plotMarkAttributes('small'),
    ),
  );
}
