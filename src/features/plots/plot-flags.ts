/** Numbered flags of events on a drawing over time, in one row, and the lines that say what they are. */

import { cutToWidth } from '../../text/cells.ts';
import { dayText } from '../../text/format.ts';
import { type Markup, markupElement } from '../../text/markup.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { type DrawingEdges, type DrawingUnits, svgLabel, type TimeScale } from './plot-frame.ts';
import { plotMarkAttributes } from './plot-marks.ts';

/** Height of the row of flags, in units of the drawing. */
export const FLAG = 17;
/** Height of a flag, and of a line of the legend, in units of the drawing. */
const TALL = 13;
const LINE = 15;
/** Width of a letter of the legend, and of a digit on a flag, about, in units of the drawing. */
const LETTER = 5.4;
const DIGIT = 6;
/** Events that the legend names at most. */
const NAMED = 24;

/** One event, or some that lie too near each other for a flag each, oldest first. */
export interface PlacedFlag {
  readonly events: readonly EventRow[];
  readonly text: string;
  /** Its middle, from the left edge of the drawing, in its units, ≥ 0. */
  readonly x: number;
  /** In units of the drawing, > 0. */
  readonly width: number;
}

/** Room for a flag with two numbers of three digits, in units of the drawing. */
const SLOT = 52;

/** Flags in one row, none over another: what lies in one part of the row shares a flag, which names the newest and the oldest. */
export function placePlotFlags(
  events: readonly EventRow[],
  time: TimeScale,
  [left, right]: DrawingEdges,
): readonly PlacedFlag[] {
  const slots = Math.max(1, Math.floor((right - left) / SLOT));
  const each = (right - left) / slots;
  const slotOf = ({ day }: EventRow): number =>
    Math.min(slots - 1, Math.floor((time.x(day) - left) / each));
  const parts = Map.groupBy(
    events.toSorted((a, b) => b.number - a.number),
    slotOf,
  );
  return [...parts].map(([slot, found]) => {
    const [first, last] = [found[0], found.at(-1)];
    const text = [...new Set([last?.number, first?.number])].join('–');
    const width = Math.max(TALL, text.length * DIGIT + 7);
    const middle = (time.x(first?.day ?? '') + time.x(last?.day ?? '')) / 2;
    const [from, to] = [left + slot * each + width / 2, left + (slot + 1) * each - width / 2];
    return { events: found, text, x: Math.min(to, Math.max(from, middle)), width };
  });
}

/** A flag, those of our side full and others hollow, its middle at the height `y`, units of the drawing, ≥ 0. */
export function eventFlagSvg({ events, text, x, width }: PlacedFlag, y: number): Markup {
  const side = events[0]?.ours === true ? 'ours' : 'theirs';
  const told = events.map(({ number, day, title }) => `${number}. ${dayText(day)}: ${title}`);
  return markupElement(
    'g',
    {},
    markupElement('title', {}, told.join('\n')),
    markupElement('rect', {
      ...plotMarkAttributes(side),
      x: x - width / 2,
      y: y - TALL / 2,
      width,
      height: TALL,
      rx: TALL / 2,
    }),
    svgLabel(x, y + 3.2, text, {
      ...plotMarkAttributes(`on-${side}`),
      'text-anchor': 'middle',
    }),
  );
}

/** Length of a tick, in units of the drawing. */
const TICK = 5;

/** A tick on the day of each event, from the height `y` inward: downward where the factor `way` of its length is 1, upward where it is -1. */
export function eventTickSvgs(
  flags: readonly PlacedFlag[],
  time: TimeScale,
  y: DrawingUnits,
  way: 1 | -1,
): readonly Markup[] {
  return flags.flatMap(({ events }) =>
    events.map(({ day, ours }) => {
      const x = time.x(day);
      return markupElement('line', {
        ...plotMarkAttributes(ours ? 'tick-ours' : 'tick-theirs'),
        x1: x,
        x2: x,
        y1: y,
        y2: y + way * TICK,
      });
    }),
  );
}

/** Height of the legend of a count of events in a width, in units of the drawing, ≥ 0. */
export function eventLegendSvgHeight(count: number, width: number): number {
  const more = count > NAMED ? LINE : 0;
  return count === 0
    ? 0
    : 8 + Math.ceil(Math.min(count, NAMED) / legendColumnCount(width)) * LINE + more;
}

/** Columns of the legend, 1 or 2, in a `width`, units of the drawing, ≥ 0. */
function legendColumnCount(width: number): number {
  return width < 700 ? 1 : 2;
}

/** What the numbers of the newest events stand for, the newest first, in one or two columns of a width from the left below a top, and how many there are before them. */
export function eventLegendSvgs(
  events: readonly EventRow[],
  left: DrawingUnits,
  top: DrawingUnits,
  width: DrawingUnits,
): readonly Markup[] {
  const each = width / legendColumnCount(width);
  const newest = events.toSorted((a, b) => a.number - b.number).slice(0, NAMED);
  const rows = Math.ceil(newest.length / legendColumnCount(width));
  const place = (row: number): number => top + 8 + (row + 0.7) * LINE;
  const lines = newest.map(({ number, day, title }, at) =>
    svgLabel(
      left + Math.floor(at / rows) * each,
      place(at % rows),
      cutToWidth(`${number}. ${dayText(day)}: ${title}`, Math.floor((each - 10) / LETTER)),
      plotMarkAttributes('small'),
    ),
  );
  const earlier = events.length - newest.length;
  return earlier === 0
    ? lines
    : [
        ...lines,
        svgLabel(
          left,
          place(rows),
          `and ${earlier} earlier: axiswatch event list`,
          plotMarkAttributes('soft', 'small'),
        ),
      ];
}
