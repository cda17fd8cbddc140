/** Numbered flags where time is drawn: 1 is the newest event up to the board's day; a line says what they are. */

import { daysBetween } from '../core/model/day.ts';
import type { Day, Event, Strategy } from '../core/model/model.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../core/scoring/board.ts';
import { cutToWidth, textWidth } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { signColumnsKeptApart } from '../text/sign-columns.ts';
import { eventsBearingOn } from './event-words.ts';

export interface Flag {
  /** One cell: 1 to 9; '' where no time is drawn. */
  readonly sign: string;
  readonly day: Day;
  readonly event: Event;
}

/** So many flags bear a number; one sign each. */
export const MOST_FLAGS = 9;

/** The newest nine events up to a day as flags, the newest first. */
export function newestEventFlagsUpToDay(events: readonly Event[], day: Day): readonly Flag[] {
  return events
    .filter((event) => event.day <= day)
    .slice(-MOST_FLAGS)
    .reverse()
    .map((event, at) => ({ sign: String(at + 1), day: event.day, event }));
}

/** The events that bear on a node, by id; all of them where there is none. */
export function eventsOfNodeOrAll(
  strategy: Strategy,
  events: readonly Event[],
  id: string | undefined,
) {
  return id === undefined ? events : eventsBearingOn(strategy, events, id);
}

/** A line of flags in words, and the flags that it names. */
interface Legend {
  readonly named: readonly Flag[];
  /** The flags in words, and what is said of the rest. */
  readonly parts: readonly string[];
  readonly text: string;
}

/** Cells of an event below which its words say too little. */
const LEAST = 30;

/** As many of the newest flags as fit, the last one cut where enough of it is left, and behind them what is said of the rest; the first one always. */
export function flagLegendInWidth(
  flags: readonly Flag[],
  cells: number,
  restOf: (named: number) => string,
): Legend {
  const words = flags.map(eventFlagLegendText);
  const leftFor = (count: number): number =>
    [...words.slice(0, count - 1), restOf(count)]
      .filter((part) => part !== '')
      .reduce((left, part) => left - textWidth(part) - 2, cells);
  const most = words.findLastIndex(
    (word, at) => leftFor(at + 1) >= Math.min(LEAST, textWidth(word)),
  );
  const count = Math.min(words.length, Math.max(0, most) + 1);
  const last = cutToWidth(words[count - 1] ?? '', leftFor(count));
  const parts = [...words.slice(0, Math.max(0, count - 1)), last, restOf(count)].filter(
    (part) => part !== '',
  );
  return { named: flags.slice(0, count), parts, text: cutToWidth(parts.join('  '), cells) };
}

/** The events on the chart of an indicator: those with a flag, and how many more. */
export interface ChartFlags {
  readonly flags: readonly Flag[];
  /** Drawn days have so many events, ≥ 0; the newest bear the flags. */
  readonly drawn: number;
  /** So many events happened before the first day that is drawn, ≥ 0. */
  readonly before: number;
}

/** The chosen flag in words, else the newest ones, and how many more there are; '' without any event. */
export function flagLegendText(
  marked: ChartFlags,
  chosen: string | undefined,
  cells: number,
): string {
  return chartLegendOf(marked, chosen, cells).text;
}

/** The newest flags in words, whole, and how many more there are. */
export function newestEventFlagTexts(marked: ChartFlags): readonly string[] {
  return chartLegendOf(marked, undefined, Number.POSITIVE_INFINITY).parts;
}

function chartLegendOf(
  { flags, drawn, before }: ChartFlags,
  chosen: string | undefined,
  cells: number,
): Legend {
  const found = flags.find(({ event }) => event.id === chosen);
  const restOf = (named: number): string => {
    const more = drawn - named;
    const said = [
      ...(more > 0 ? [`+${more} more`] : []),
      ...(before > 0 ? [eventsBeforeChartText(before)] : []),
    ];
    // where both would leave no room for what happened, the first says that there is more
    return (cells < ROOMY ? said.slice(0, 1) : said).join(', ');
  };
  return flagLegendInWidth(found === undefined ? flags : [found], cells, restOf);
}

/** Cells from which a legend has room for more than one remark beside what happened. */
const ROOMY = 56;

/** Why a chart has no flag of an event, with how many events lie before it, ≥ 0. */
export function noFlagOnChartSentence(before: number): string {
  const earlier = before === 0 ? '' : ` (${eventsBeforeChartText(before)})`;
  return `No event bears on this indicator in the days drawn${earlier}.`;
}

/** How many events lie before a chart, ≥ 0: "before this chart: 3". */
export function eventsBeforeChartText(before: number): string {
  return `before this chart: ${before}`;
}

/** A sign in the cell of a day. */
type DaySign = Pick<Flag, 'day' | 'sign'>;

/** The last day that anything is recorded of as a mark on what is drawn up to a day ahead, and what it means; none on any other board. */
export function todayMarkAndLegendIfAhead(
  board: Pick<Board, 'readings' | 'asOf'>,
  { chart }: Glyphs,
): { readonly marks: readonly DaySign[]; readonly legend: string } {
  const day = lastRecordableDayIfBoardAhead(board);
  return day === undefined
    ? { marks: [], legend: '' }
    : { marks: [{ day, sign: chart.today }], legend: `  ${chart.today} today` };
}

/** A line drawn from one day to another, a sign a cell, with the flags in it, the newest first; no two of them touch. */
export function chartLineTextWithDaySigns(
  line: string,
  flags: readonly DaySign[],
  from: Day,
  to: Day,
): string {
  const signs = Array.from(line);
  const step = (signs.length - 1) / Math.max(1, daysBetween(from, to));
  const drawn = flags.filter(({ day }) => day >= from && day <= to);
  const places = signColumnsKeptApart(
    drawn.map(({ day }) => Math.round(daysBetween(from, day) * step)),
  );
  for (const [at, { sign }] of drawn.entries()) {
    const place = places[at];
    if (place !== undefined) signs[place] = sign;
  }
  return signs.join('');
}

/** "2 24 Sep 2026 Xi made a state visit to Washington". */
export function eventFlagLegendText({ sign, day, event }: Flag): string {
  return terminalSafeOneLine(`${sign} ${dayText(day)} ${event.title}`.trimStart());
}

/** The event before (negative) or after a day, among events by day; undefined: none. */
export function eventAdjacentToDay(
  events: readonly Event[],
  day: Day,
  by: 1 | -1,
): Event | undefined {
  return by < 0
    ? events.findLast((event) => event.day < day)
    : events.find((event) => event.day > day);
}
