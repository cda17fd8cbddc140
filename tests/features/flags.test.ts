/** Flags of events where time is drawn, and titled lines in a pane that is too low, by hand. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { headingLine, proseLine } from '../../src/text/line.ts';
import { eventRows } from '../../src/views/event-rows.ts';
import {
  chartLineTextWithDaySigns,
  eventAdjacentToDay,
  eventFlagLegendText,
  flagLegendInWidth,
  flagLegendText,
  newestEventFlagsUpToDay,
} from '../../src/views/flags.ts';
import {
  eventsForIndicatorChart,
  indicatorChartFlagsAndCounts,
} from '../../src/views/indicator-chart.ts';
import { sectionLinesFittedToRows } from '../../src/views/selected-row-detail.ts';
import { happening, strategyFile } from '../store/samples.ts';
import { elsewhere } from './person.ts';
import { textsOf } from './texts.ts';

function event(day: string, title = day): Event {
  const told = { id: day, seq: 1, author: 'ann', recordedAt: `${day}T10:00:00.000Z` };
  return { ...happening({ day, title }), ...told };
}

const EVENTS = Array.from({ length: 12 }, (_, at) =>
  event(`2026-01-${String(at + 1).padStart(2, '0')}`, `e${at + 1}`),
);

describe('flags', () => {
  test('are the nine newest events up to a day, the newest numbered 1', () => {
    const flags = newestEventFlagsUpToDay(EVENTS, '2026-01-11');
    expect(flags.map(({ sign, day }) => `${sign} ${day}`)).toEqual([
      '1 2026-01-11',
      '2 2026-01-10',
      '3 2026-01-09',
      '4 2026-01-08',
      '5 2026-01-07',
      '6 2026-01-06',
      '7 2026-01-05',
      '8 2026-01-04',
      '9 2026-01-03',
    ]);
    expect(newestEventFlagsUpToDay(EVENTS, '2025-12-31')).toEqual([]);
    expect(flags[0] && eventFlagLegendText(flags[0])).toBe('1 11 Jan 2026 e11');
  });

  test('stand in a line on the cell of their day or a little before it, a blank between them, the newer one where there is no room, and none outside', () => {
    const flags = newestEventFlagsUpToDay(EVENTS, '2026-01-11');
    expect(chartLineTextWithDaySigns('-'.repeat(11), flags, '2026-01-01', '2026-01-11')).toBe(
      '8-6-4-3-2-1',
    );
    expect(chartLineTextWithDaySigns('-'.repeat(6), flags, '2026-01-01', '2026-01-11')).toBe(
      '-3-2-1',
    );
    expect(chartLineTextWithDaySigns('-'.repeat(3), flags, '2026-01-09', '2026-01-10')).toBe('3-2');
    expect(chartLineTextWithDaySigns('-', flags, '2026-01-11', '2026-01-11')).toBe('1');
  });

  test('are named as far as there is room, the last one cut where thirty cells of it are left', () => {
    const long = [1, 2, 3].map((at) => event(`2026-01-0${at}`, 'x'.repeat(27)));
    const flags = newestEventFlagsUpToDay(long, '2026-01-31');
    const word = (at: number): string => `${4 - at} ${at} Jan 2026 ${'x'.repeat(27)}`;
    const none = (): string => '';
    const named = (cells: number, restOf: (count: number) => string = none) => {
      const { named: told, text } = flagLegendInWidth(flags, cells, restOf);
      expect(text.length).toBeLessThanOrEqual(cells);
      return [told.length, text];
    };
    // Each word takes 40 cells, two stand between them.
    const words = [word(3), word(2), word(1)];
    expect(words.map((text) => text.length)).toEqual([40, 40, 40]);
    expect(named(124)).toEqual([3, words.join('  ')]);
    expect(named(116)).toEqual([3, `${words.join('  ').slice(0, 115)}…`]);
    expect(named(113)).toEqual([2, words.slice(0, 2).join('  ')]);
    expect(named(20)).toEqual([1, `${word(3).slice(0, 19)}…`]);
    const more = (count: number): string => `+${3 - count}`;
    expect(named(60, more)).toEqual([1, `${word(3)}  +2`]);
    expect(flagLegendInWidth([], 40, none)).toEqual({ named: [], parts: [], text: '' });
  });

  test('of a chart say how many more there are, and before it where there is room', () => {
    const flags = newestEventFlagsUpToDay(EVENTS.slice(0, 1), '2026-01-31');
    const of = (drawn: number, before: number, cells: number) =>
      flagLegendText({ flags, drawn, before }, undefined, cells);
    expect(of(1, 0, 80)).toBe('1 1 Jan 2026 e1');
    expect(of(3, 0, 80)).toBe('1 1 Jan 2026 e1  +2 more');
    expect(of(1, 2, 80)).toBe('1 1 Jan 2026 e1  before this chart: 2');
    expect(of(3, 2, 56)).toBe('1 1 Jan 2026 e1  +2 more, before this chart: 2');
    expect(of(3, 2, 55)).toBe('1 1 Jan 2026 e1  +2 more');
    const all = newestEventFlagsUpToDay(EVENTS, '2026-01-31');
    const chosen = (id: string) => flagLegendText({ flags: all, drawn: 9, before: 0 }, id, 40);
    expect(chosen('2026-01-05')).toBe('8 5 Jan 2026 e5  +8 more');
    expect(chosen('none')).toMatch(/^1 12 Jan 2026 e12/);
  });

  test('are stepped through by the day before and the day after', () => {
    const from = (day: string, by: 1 | -1) => eventAdjacentToDay(EVENTS, day, by)?.title;
    expect([from('2026-01-05', 1), from('2026-01-05', -1)]).toEqual(['e6', 'e4']);
    expect([from('2026-01-12', 1), from('2026-01-01', -1)]).toEqual([undefined, undefined]);
  });
});

test('sections that do not fit give way from the longest, the last of equals first, down to a line', () => {
  const lines = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  const sections = [
    { title: 'A', lines: lines('a', 3) },
    { title: 'B', lines: lines('b', 3) },
    { title: 'C', lines: lines('c', 4), whole: true },
  ];
  const shown = (rows: number) => textsOf(sectionLinesFittedToRows(sections, rows, 40)).join(' ');
  const whole = 'C c1 c2 c3 c4';
  expect(shown(13)).toBe(`A a1 a2 a3 B b1 b2 b3 ${whole}`);
  expect(shown(12)).toBe(`A a1 a2 a3 B b1 b2 … ${whole}`);
  expect(shown(11)).toBe(`A a1 a2 … B b1 b2 … ${whole}`);
  expect(shown(10)).toBe(`A a1 a2 … B b1 … ${whole}`);
  expect(shown(0)).toBe(`A a1 … B b1 … ${whole}`);
  expect(sectionLinesFittedToRows([{ title: 'A', lines: ['a long line', 'x'] }], 2, 8)).toEqual([
    headingLine('A'),
    proseLine('a long …'),
  ]);
});

test('the chart of an indicator has flags from the day of its first reading to that of the board, and counts those before', () => {
  const { strategy } = strategyFile();
  const reading = elsewhere('land', '2026-01-05', 50);
  const board = boardAsOf(strategy, indexReadings([reading]), '2026-03-01');
  const land = findIndicatorByIdOrCode(strategy, 'land');
  if (land === undefined) throw new Error('no indicator');
  const on = ['2026-01-04', '2026-01-05', '2026-03-01', '2026-03-02'].map(
    (day): Event => ({ ...event(day), nodes: ['land'] }),
  );
  const { flags, drawn, before } = indicatorChartFlagsAndCounts(board, on, land);
  expect(flags.map(({ day }) => day)).toEqual(['2026-03-01', '2026-01-05']);
  expect([drawn, before]).toEqual([2, 1]);
  // on paper they have the same numbers
  const rows = eventRows(board, eventsForIndicatorChart(board, on, land), '2026-01-05');
  expect(rows.map(({ number, day }) => `${number} ${day}`)).toEqual(
    flags.map(({ sign, day }) => `${sign} ${day}`).toReversed(),
  );
});
