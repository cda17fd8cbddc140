/** The chart as text: where the line runs, what is ruled, and where nothing was known. */
import { expect, test } from 'vitest';
import { width } from '../../src/text/cells.ts';
import { type ChartInput, chartLines, chartStart } from '../../src/text/chart.ts';
import { timeAxis } from '../../src/text/chart-axes.ts';
import { GLYPH_SETS, GLYPHS } from '../../src/text/glyphs.ts';

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
  expect(chartLines(input, 60, 10, GLYPHS.ascii)).toEqual([
    '100 +            @================',
    '    |............=.................................... ALERT',
    ' 75 +            =',
    '    |            =',
    ' 50 +            =                       o============',
    '    |            =',
    '    |            =',
    '  0 +o============.................................... worst',
    '    ++-----------+-----------+-----------+------------',
    '     Jan 2025    Jul 2025    Jan 2026    Jul 2026',
  ]);
});

test('the cursor stands on its reading and on no other', () => {
  const all = chartLines(input, 60, 10, GLYPHS.ascii).join('\n');
  expect(all.match(/@/g)).toHaveLength(1);
  expect(all.match(/o/g)?.length).toBeGreaterThanOrEqual(2);
});

test('axis labels name the lowest, the highest and the rules; months stand below', () => {
  const lines = chartLines(input, 70, 12, GLYPHS.block);
  expect(lines[0]).toMatch(/^100 ┤/);
  expect(lines.some((line) => /^ {2}0 ┤/.test(line))).toBe(true);
  expect(lines.at(-1)).toContain('Jan 2026');
});

test.each(GLYPH_SETS)('a chart of %s never leaves its box', (set) => {
  for (const cells of [1, 8, 20, 30, 45, 100])
    for (const rows of [1, 3, 5, 9, 30]) {
      const lines = chartLines(input, cells, rows, GLYPHS[set]);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.filter((line) => width(line) > cells)).toEqual([]);
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
  const lines = chartLines(log, 60, 11, GLYPHS.ascii);
  const rows = lines.flatMap((line, row) => (line.slice(4).includes('o') ? [row] : []));
  expect(rows).toEqual([0, 4, 8]);
});

test('one value alone, or none, is no trouble', () => {
  const one = { ...input, points: [{ day: '2025-01-01', value: 5 }], rules: [], cursor: 0 };
  expect(chartLines(one, 40, 8, GLYPHS.block)).toHaveLength(8);
  expect(chartLines({ ...input, points: [] }, 40, 8, GLYPHS.block)).toEqual([]);
});

test('a chart begins with the first reading and is never shorter than a month', () => {
  expect(chartStart(input.points, '2026-12-31')).toBe('2025-01-01');
  expect(chartStart([], '2026-12-31')).toBe('2026-12-01');
});

test('a line runs in the row of the reading that it holds', () => {
  const held = { ...input, points: [{ day: '2025-01-01', value: 12 }], cursor: undefined };
  for (const set of GLYPH_SETS)
    for (const rows of [5, 8, 9, 12, 17]) {
      const { reading } = GLYPHS[set].chart;
      const [row] = chartLines(held, 60, rows, GLYPHS[set]).filter((line) =>
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
    timeAxis(axes(to), 1, columns, GLYPHS.ascii.chart)[1].trim();
  expect([9, 10, 19].map((columns) => names(columns))).toEqual(Array(3).fill('Jan 2026'));
  expect(names(20)).toBe('Jan 2026 Mar 2026');
  expect(names(39)).toMatch(/^Jan 2026 +Mar 2026$/);
  expect(names(40)).toMatch(/^Jan 2026 +Feb 2026 +Mar 2026 +Apr 2026$/);
});
