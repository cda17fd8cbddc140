/** The chart as text: where the line runs, what is ruled, and where nothing was known. */
import { expect, test } from 'vitest';
import { GLYPH_SETS } from '../../src/core/model/glyph-sets.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { textWidth } from '../../src/text/cells.ts';
import { type ChartInput, chartRowsOfSpans, chartStartDay } from '../../src/text/chart.ts';
import {
  horizontalLineLabelsByRow,
  timeAxisTexts,
  valueAxisLabelsByRow,
} from '../../src/text/chart-axes.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { scoreTone, spansText } from '../../src/text/tone.ts';
import { indicatorChartLines } from '../../src/views/indicator-chart.ts';
import { openState } from '../ui/board.ts';

/** The rows of a chart as text. */
const chartTexts = (...of: Parameters<typeof chartRowsOfSpans>): readonly string[] =>
  chartRowsOfSpans(...of).map((row) => spansText(row).trimEnd());

const input: ChartInput = {
  points: [
    { day: '2025-01-01', value: 0 },
    { day: '2025-07-01', value: 100 },
    { day: '2026-07-01', value: 50 },
  ],
  rules: [
    { value: 0, label: 'worst' },
    { value: 80, label: 'ALERT' },
  ],
  from: '2025-01-01',
  to: '2026-12-31',
  maxAgeDays: 250,
  scale: 'linear',
  label: String,
  cursor: 1,
};

test('a chart shows readings as points, what is held as a line, rules with their names, and a gap where a reading had expired', () => {
  expect(chartTexts(input, 60, 10, GLYPHS.ascii)).toEqual([
    '100 +            @================',
    '    |............=.................................... ALERT',
    '    |            =',
    '    |            =',
    ' 50 +            =                       o============',
    '    |            =',
    '    |            =',
    '  0 +o===========|.................................... worst',
    '    ++-----------+-----------+-----------+------------',
    '     Jan 2025    Jul 2025    Jan 2026    Jul 2026',
  ]);
});

test('a rule that holds since a day is drawn from there on; what is told stands at the axis before round numbers', () => {
  const since = { value: 80, label: 'ALERT', since: '2026-01-01' };
  const ruled = { ...input, points: input.points.slice(0, 2), rules: [since], told: [40] };
  expect(chartTexts(ruled, 60, 10, GLYPHS.ascii)).toEqual([
    '100 +            @================',
    '    |            =           ......................... ALERT',
    '    |            =',
    '    |            =',
    ' 40 +            =',
    '    |            =',
    '    |            =',
    '  0 +o===========|',
    '    ++-----------+-----------+-----------+------------',
    '     Jan 2025    Jul 2025    Jan 2026    Jul 2026',
  ]);
});

test('an interval that would fill much of the chart is drawn by its two ends alone', () => {
  const drawn = (low: number, high: number): number =>
    chartTexts({ ...input, rules: [], interval: () => [low, high] }, 60, 20, GLYPHS.block)
      .join('')
      .split(GLYPHS.block.chart.fan).length - 1;
  expect(drawn(60, 75)).toBeGreaterThan(3 * 50);
  expect(drawn(10, 90)).toBeLessThan(2 * 55);
});

test('the cursor stands on its reading and on no other', () => {
  const all = chartTexts(input, 60, 10, GLYPHS.ascii).join('\n');
  expect(all.match(/@/g)).toHaveLength(1);
  expect(all.match(/o/g)?.length).toBeGreaterThanOrEqual(2);
});

test('axis labels name the lowest, the highest and the rules; months stand below', () => {
  const lines = chartTexts(input, 70, 12, GLYPHS.block);
  expect(lines[0]).toMatch(/^100 ┤/);
  expect(lines.some((line) => /^ {2}0 ┤/.test(line))).toBe(true);
  expect(lines.at(-1)).toContain('Jan 2026');
});

test.each(GLYPH_SETS)('a chart of %s never leaves its box', (set) => {
  for (const cells of [1, 8, 20, 30, 45, 100])
    for (const rows of [1, 3, 5, 9, 30]) {
      const lines = chartTexts(input, cells, rows, GLYPHS[set]);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.filter((line) => textWidth(line) > cells)).toEqual([]);
    }
});

test('on a log scale equal ratios are equal heights', () => {
  const points = [1, 10, 100].map((value, at) => ({ day: `2025-0${at + 1}-01`, value }));
  const log: ChartInput = {
    ...input,
    points,
    rules: [],
    scale: 'log',
    to: '2025-04-01',
    cursor: undefined,
  };
  const lines = chartTexts(log, 60, 11, GLYPHS.ascii);
  const rows = lines.flatMap((line, row) => (line.slice(4).includes('o') ? [row] : []));
  expect(rows).toEqual([0, 4, 8]);
});

test('a value that a log scale has no place for lies at the bottom', () => {
  const points = [1, -5, 100].map((value, at) => ({ day: `2025-0${at + 1}-01`, value }));
  const log: ChartInput = { ...input, points, rules: [], scale: 'log', cursor: undefined };
  const lines = chartTexts({ ...log, to: '2025-04-01' }, 60, 11, GLYPHS.ascii);
  const rows = lines.flatMap((line, row) => [...line.slice(4).matchAll(/o/g)].map(() => row));
  expect(rows).toEqual([0, 8, 8]);
});

test('a chart of a curve alone reaches from its lowest to its highest, with nothing where it has no value', () => {
  const start = Date.parse('2025-01-01');
  const curve = (day: string): number | undefined => {
    const passed = (Date.parse(day) - start) / 86_400_000;
    return passed < 10 ? undefined : 40 - passed / 2;
  };
  const alone: ChartInput = {
    ...input,
    cursor: undefined,
    points: [],
    rules: [],
    curve,
    from: '2025-01-01',
    to: '2025-02-10',
  };
  // known from the tenth day after the first on: 35 then, 20 on the last
  expect(chartTexts(alone, 46, 7, GLYPHS.ascii)).toEqual([
    '35 +          ====',
    '   |              =========',
    '   |                       =======',
    '   |                              ========',
    '20 +                                      ====',
    '   ++-------------------------------+---------',
    '    Jan 2025                        Feb 2025',
  ]);
});

test('one value alone, or none, is no trouble', () => {
  const one = { ...input, points: [{ day: '2025-01-01', value: 5 }], rules: [], cursor: 0 };
  expect(chartTexts(one, 40, 8, GLYPHS.block)).toHaveLength(8);
  expect(chartTexts({ ...input, points: [] }, 40, 8, GLYPHS.block)).toEqual([]);
});

test('a chart begins with the first reading and is never shorter than a month', () => {
  expect(chartStartDay('2025-01-01', '2026-12-31')).toBe('2025-01-01');
  expect(chartStartDay(undefined, '2026-12-31')).toBe('2026-12-01');
});

test('a line runs in the row of the reading that it holds', () => {
  const held = { ...input, points: [{ day: '2025-01-01', value: 12 }], cursor: undefined };
  for (const set of GLYPH_SETS)
    for (const rows of [5, 8, 9, 12, 17]) {
      const { reading } = GLYPHS[set].chart;
      const [row] = chartTexts(held, 60, rows, GLYPHS[set]).filter((line) =>
        line.includes(reading),
      );
      expect(row?.split(reading)[1]?.trim() ?? '').toMatch(
        set === 'ascii' ? /^=+/ : /^[▀▄█⠀-⣿]{9}/,
      );
    }
});

test('below a chart every tenth cell at most has the name of a month, and one that is narrower has one name', () => {
  const axes = (to: string) => ({ ...input, from: '2026-01-01', to });
  const names = (columns: number, to = '2026-04-30') =>
    timeAxisTexts(axes(to), 1, columns, GLYPHS.ascii.chart)[1].trim();
  expect([9, 10, 19].map((columns) => names(columns))).toEqual(Array(3).fill('Jan 2026'));
  expect(names(20)).toBe('Jan 2026 Mar 2026');
  expect(names(39)).toMatch(/^Jan 2026 +Mar 2026$/);
  expect(names(40)).toMatch(/^Jan 2026 +Feb 2026 +Mar 2026 +Apr 2026$/);
});

const { ascii, block, braille } = GLYPHS;
const END = { value: 100, label: 'the best there is of all' };
const WORST = { value: 0, label: 'w' };

test('a chart has axes from 30 cells and 5 rows on', () => {
  const bare = [
    '       @=========',
    '.......=.....................',
    '       =             o=======',
    '       =',
    'o======|.....................',
  ];
  expect(chartTexts(input, 29, 5, ascii)).toEqual(bare);
  expect(chartTexts(input, 30, 4, ascii)).toEqual([
    '       @=========',
    '.......=......................',
    '       =              o=======',
    'o======|......................',
  ]);
  expect(chartTexts(input, 30, 5, ascii)).toEqual([
    '100 +......@=======...........',
    '    |      =           o======',
    '  0 +o=====|..................',
    '    ++-----------+------------',
    '     Jan 2025    Jan 2026',
  ]);
  expect(chartTexts(input, 1, 1, ascii)).toEqual(['@']);
  expect([chartTexts(input, 0, 5, ascii), chartTexts(input, 5, 0, ascii)]).toEqual([[], []]);
});

test('rules are named from 50 cells on, in at most 30 of them, and the plot keeps 20', () => {
  const ruled = { ...input, rules: [WORST, END] };
  expect(chartTexts(ruled, 49, 7, ascii)).toEqual([
    '100 +..........@===============..................',
    '    |          =',
    ' 50 +          =                     o===========',
    '    |          =',
    '  0 +o=========|.................................',
    '    ++---------+-----------+---------+-----------',
    '     Jan 2025  Jul 2025    Jan 2026  Jul 2026',
  ]);
  expect(chartTexts(ruled, 50, 7, ascii)).toEqual([
    '100 +....@======......... the best there is of all',
    '    |    =',
    ' 50 +    =         o=====',
    '    |    =',
    '  0 +o===|............... w',
    '    ++---------+---------',
    '     Jan 2025  Jan 2026',
  ]);
  const long = { ...WORST, label: 'worst of what there is to be thought of' };
  expect(chartTexts({ ...input, rules: [long, { ...END, label: 'b' }] }, 60, 7, ascii)).toEqual([
    '100 +.....@========.......... b',
    '    |     =',
    ' 50 +     =           o======',
    '    |     =',
    '  0 +o====|.................. worst of what there is to be …',
    '    ++-----------+-----------',
    '     Jan 2025    Jan 2026',
  ]);
});

test('a name of a rule is cut to 10 cells, and where the plot leaves fewer there is none', () => {
  const wide = (digits: number): readonly string[] => {
    const label = (value: number): string => String(value).padStart(digits);
    return chartTexts({ ...input, rules: [WORST, END], label }, 50, 5, ascii);
  };
  expect(wide(17)[0]).toBe(`${' '.repeat(14)}100 +....@======......... the best …`);
  expect(wide(18)[0]).toBe(`${' '.repeat(15)}100 +.......@=========.............`);
});

test('events stand above the plot from 6 rows on, in the column of their day, the first where two meet', () => {
  const days = [
    ['2024-12-31', 'z'],
    ['2025-01-01', 'a'],
    ['2025-01-02', 'y'],
    ['2026-01-01', 'c'],
    ['2026-12-31', 'b'],
    ['2027-01-01', 'z'],
  ] as const;
  const flags = days.map(([day, sign]) => ({ day, sign }));
  const plot = [
    '100 +........o===========...............',
    '    |        =                 o========',
    '  0 +o=======...........................',
    '    ++----------------+-----------------',
    '     Jan 2025         Jan 2026',
  ];
  const flagged = { ...input, cursor: undefined, flags };
  expect(chartTexts(flagged, 40, 6, ascii)).toEqual([
    '     a                c                b',
    ...plot,
  ]);
  expect(chartTexts(flagged, 40, 5, ascii)).toEqual(plot);
  expect(chartTexts({ ...flagged, flags: [] }, 40, 6, ascii)).toEqual([
    '100 +        o===========',
    '    |........=..........................',
    '    |        =                 o========',
    ...plot.slice(2),
  ]);
});

test('days of which nothing is recorded have a mark where they begin, what the value may be, and marks of what expires', () => {
  const later: ChartInput = {
    ...input,
    rules: [],
    cursor: undefined,
    maxAgeDays: 400,
    points: [{ day: '2025-01-01', value: 50 }],
    to: '2026-03-31',
    ahead: {
      from: '2025-11-01',
      spans: [
        { day: '2025-11-01', ends: [40, 60] },
        { day: '2026-01-01', ends: [0, 100] },
        { day: '2026-02-06', ends: undefined },
      ],
      expiries: ['2026-02-06'],
    },
  };
  expect(chartTexts(later, 40, 8, ascii)).toEqual([
    '                                   x',
    '100 +                       !    ::',
    '    |                       !    ::',
    ' 50 +o======================!------',
    '    |                       !    ::',
    '  0 +                       !    ::',
    '    ++------------+---------------------',
    '     Jan 2025     Jul 2025',
  ]);
});

test('a line is drawn solid with quarters of a cell, or with the dots of braille', () => {
  expect(chartTexts(input, 40, 8, block)).toEqual([
    '100 ┤        ◆▀▀▀▀▀▀▀▀▀▀▀▘',
    '    │┄┄┄┄┄┄┄┄▐┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
    '    │        ▐',
    ' 50 ┤        ▐                 •▀▀▀▀▀▀▀▀',
    '    │        ▐',
    '  0 ┤•▄▄▄▄▄▄▄▞┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
    '    └┬────────────────┬─────────────────',
    '     Jan 2025         Jan 2026',
  ]);
  expect(chartTexts(input, 40, 8, braille).slice(0, 6)).toEqual([
    '100 ┤        ◆⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠁',
    '    │┄┄┄┄┄┄┄┄⢸┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
    '    │        ⢸',
    ' 50 ┤        ⢸                 •⠉⠉⠉⠉⠉⠉⠉⠉',
    '    │        ⢸',
    '  0 ┤•⣀⣀⣀⣀⣀⣀⣀⡸┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
  ]);
});

test('around one value alone there is a tenth of it as room, and one around 0; the cursor runs through the rows that are empty or ruled', () => {
  const values = (value: number): readonly string[] =>
    chartTexts(
      { ...input, points: [{ day: '2025-06-01', value }], rules: [], cursor: 0 },
      ...([40, 8, ascii] as const),
    );
  expect(values(5)).toEqual([
    '5.5 +       |',
    '    |       |',
    '    |       |',
    '  5 +       @===========',
    '    |       |',
    '4.5 +       |',
    '    ++----------------+-----------------',
    '     Jan 2025         Jan 2026',
  ]);
  const labels = (value: number): readonly string[] =>
    values(value).flatMap((line) =>
      line.includes(' +') ? [line.slice(0, line.indexOf(' +'))] : [],
    );
  expect(labels(-5)).toEqual(['-4.5', '  -5', '-5.5', '    ']);
  expect(labels(0)).toEqual([' 1', ' 0', '-1', '  ']);
  const ruled = { ...input, maxAgeDays: 30, cursor: 2 };
  expect(chartTexts(ruled, 30, 5, ascii).slice(0, 3)).toEqual([
    '100 +......o...........|......',
    '    |                  @',
    '  0 +o.................|......',
  ]);
});

test('on a log scale a value that has no place lies at the foot, and powers of ten are labelled', () => {
  const points = [
    { day: '2025-06-01', value: 0 },
    { day: '2025-09-01', value: 10 },
    { day: '2026-01-01', value: 1000 },
  ];
  const log: ChartInput = { ...input, scale: 'log', points, cursor: 0 };
  const hundred = { value: 100, label: 'x' };
  expect(chartTexts({ ...log, rules: [hundred] }, 40, 8, ascii).slice(0, 6)).toEqual([
    '1000 +       |         o==========',
    '     |       |         =',
    ' 100 +.......|.........=................',
    '     |       |         =',
    '     |       |         =',
    '  10 +       @===o=====',
  ]);
  const ruled = { ...log, points: points.slice(1), rules: [{ value: 3000, label: 'x' }] };
  expect(chartTexts(ruled, 40, 11, ascii).slice(0, 9)).toEqual([
    '3000 +...........|......................',
    '     |           |',
    '1000 +           |     o==========',
    '     |           |     =',
    '     |           |     =',
    ' 100 +           |     =',
    '     |           |     =',
    '     |           |     =',
    '  10 +           @=====',
  ]);
});

test('the foot of a chart marks first days of months, years or decades; days where none lies within', () => {
  const foot = (from: string, to: string, columns: number) =>
    timeAxisTexts({ ...input, from, to }, 3, columns, ascii.chart);
  expect(foot('2025-01-01', '2026-12-31', 60)).toEqual([
    '  ++-------------+---------------+-------------+---------------',
    '   Jan 2025      Jul 2025        Jan 2026      Jul 2026',
  ]);
  expect(foot('2025-01-02', '2026-12-31', 60)).toEqual([
    '  +--------------+---------------+-------------+---------------',
    '                 Jul 2025        Jan 2026      Jul 2026',
  ]);
  expect(foot('1925-01-01', '2025-12-31', 60)).toEqual([
    '  +--------+-----------+-----------+-----------+---------------',
    '           Jan 1940    Jan 1960    Jan 1980    Jan 2000',
  ]);
  expect(foot('0999-06-01', '1000-03-01', 40)).toEqual([
    '  +----+------------+-------------+--------',
    '       Jul 0999     Oct 0999      Jan 1000',
  ]);
  expect(foot('2025-01-15', '2025-01-28', 24)).toEqual([
    `  +${'-'.repeat(24)}`,
    '   2025-01-15    2025-01-28',
  ]);
  expect(foot('2025-01-15', '2025-01-28', 23)[1]).toBe('   2025-01-15');
  expect(foot('2025-01-01', '2025-01-01', 30)).toEqual([`  ++${'-'.repeat(29)}`, '   Jan 2025']);
  expect(foot('2000-01-01', '2025-01-01', 12)).toEqual([`  ++${'-'.repeat(11)}`, '   Jan 2000']);
});

test('rules that share a row share its name, and one beyond the ends has none', () => {
  const rules = [0, 5, 10, 10.1, -0.1].map((value) => ({ value, label: `at ${value}` }));
  const row = (value: number): number => Math.round(value / 10);
  const named = (of: ChartInput['rules']) =>
    [...horizontalLineLabelsByRow({ ...input, rules: of }, row, 0, 10)].map(
      ([at, name]) => [at, spansText(name)] as const,
    );
  expect(named(rules)).toEqual([
    [0, 'at 0'],
    [1, 'at 5, at 10'],
  ]);
  // what is cut for want of room is not the limit
  const limit = { value: 10, label: 'ALERT', tone: 'ALERT', isLimit: true } as const;
  expect(named([...rules, limit])[0]).toEqual([1, 'ALERT, at 5, at 10']);
});

test('of labels that would stand in rows side by side the ends come first, then rules, then round numbers that say different things', () => {
  const rules = [{ value: 30, label: '' }];
  const ticks = (rows: number, ruled = rules) => {
    const row = (value: number): number => Math.round((1 - value / 100) * (rows - 1));
    return [...valueAxisLabelsByRow({ ...input, rules: ruled }, 0, 100, row)];
  };
  expect(ticks(11)).toEqual([
    [0, '100'],
    [10, '0'],
    [7, '30'],
    [4, '60'],
    [2, '80'],
  ]);
  expect(ticks(9, [])).toEqual([
    [0, '100'],
    [8, '0'],
    [6, '25'],
    [4, '50'],
    [2, '75'],
  ]);
  expect(ticks(5, [])).toEqual([
    [0, '100'],
    [4, '0'],
    [2, '50'],
  ]);
  expect(ticks(2, [])).toEqual([[0, '100']]);
  // of whole numbers no half is said to be one
  const few = valueAxisLabelsByRow(
    { ...input, rules: [], label: (value) => value.toFixed(0) },
    ...([0, 2, (value: number) => Math.round((1 - value / 2) * 16)] as const),
  );
  expect([...few]).toEqual([
    [0, '2'],
    [16, '0'],
    [8, '1'],
  ]);
});

test('a chart is a month long at least, also where its first reading lies after its end', () => {
  const start = (day: string) => chartStartDay(day, '2026-12-31');
  expect(start('2026-12-02')).toBe('2026-12-01');
  expect(start('2026-12-01')).toBe('2026-12-01');
  expect(start('2026-11-30')).toBe('2026-11-30');
  expect(start('2027-02-01')).toBe('2026-12-01');
});

test('a step of one dot is one dot, and a longer one begins beside where the line was', () => {
  const curve = (day: string): number => (day < '2025-01-21' ? 0 : day < '2025-02-01' ? 1 : 9);
  const stepped: ChartInput = { ...input, points: [], rules: [], cursor: undefined, curve };
  const lines = chartTexts(
    { ...stepped, from: '2025-01-01', to: '2025-02-10' },
    ...([20, 3, ascii] as const),
  );
  expect(lines).toEqual(['               =====', '               =', '===============']);
  const fine = chartTexts(
    { ...stepped, from: '2025-01-01', to: '2025-02-10' },
    ...([20, 3, braille] as const),
  );
  expect(fine.at(-1)?.replaceAll('\u2800', ' ')).toMatch(/^⣀+⡠?⠤+/);
});

test('an interval is a shade around the line, whose tone is that of its value', () => {
  const curve = (): number => 50;
  const shaded: ChartInput = {
    ...input,
    points: [],
    rules: [
      { value: 0, label: '' },
      { value: 100, label: '' },
    ],
    cursor: undefined,
    curve,
    interval: (day) => (day < '2026-01-01' ? [25, 75] : undefined),
    toneOf: scoreTone,
  };
  expect(chartTexts(shaded, 20, 5, ascii)).toEqual([
    '....................',
    '::::::::::',
    '====================',
    '::::::::::',
    '....................',
  ]);
  const [, upper, line] = chartRowsOfSpans(shaded, 20, 5, ascii);
  expect(upper?.[0]).toEqual({ text: '::::::::::', tone: 'dim', shaded: true });
  expect(line).toEqual([
    { text: '='.repeat(10), tone: 'score 3', shaded: true },
    { text: '='.repeat(10), tone: 'score 3' },
  ]);
});

test('the axis of every shipped indicator has numbers that differ, at every height', () => {
  const { board } = openState({ columns: 120, rows: 36 });
  for (const indicator of indicatorsOfStrategy(board.strategy))
    for (const rows of [5, 8, 14, 24]) {
      const lines = indicatorChartLines(board, indicator, undefined, 70, rows, block);
      const ticks = lines.flatMap(({ text }) => /^ *(\S.*?) ┤/.exec(text)?.[1] ?? []);
      expect(new Set(ticks).size, `${indicator.id} ${rows}: ${ticks.join(', ')}`).toBe(
        ticks.length,
      );
      if (lines.length > 0) expect(ticks.length).toBeGreaterThan(1);
    }
});

test('a limit is drawn heavier than a goalpost, in its own tone and with its name in it', () => {
  const limit = { value: 50, label: 'ALERT', tone: 'ALERT', isLimit: true } as const;
  const lines = chartRowsOfSpans(
    { ...input, points: [], rules: [WORST, limit, END], curve: () => 100 },
    60,
    8,
    block,
  );
  const row = lines.find((line) => spansText(line).includes('ALERT'));
  expect(row?.[1]).toEqual({ text: '╍'.repeat(30), tone: 'ALERT' });
  expect(row?.at(-1)).toEqual({ text: 'ALERT', tone: 'ALERT' });
});
