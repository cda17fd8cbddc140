/** Every page fits every width, and more room never shows less. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { barLine, pointsBar, sparkText } from '../../src/page/bar.ts';
import { drawChart } from '../../src/page/chart.ts';
import { drawTable } from '../../src/page/draw.ts';
import { drawGauge } from '../../src/page/gauge.ts';
import { GLYPHS } from '../../src/page/glyphs.ts';
import { type Line, lineText } from '../../src/page/line.ts';
import { type TableSection, table } from '../../src/page/page.ts';
import { pageLines, pageText } from '../../src/page/text.ts';
import { THEMES } from '../../src/page/theme.ts';
import { leafOf, pages, SCALE, TRACKS_TABLE, tables } from './pages.ts';

const glyphs = GLYPHS.block;
const SETS = Object.values(GLYPHS);
const widths = fc.integer({ min: 40, max: 200 });
const textsOf = (lines: readonly Line[]): string[] => lines.map(lineText);

describe('any page at any width', () => {
  test('has no line wider than the width, in any signs', () => {
    fc.assert(
      fc.property(pages, widths, fc.constantFrom(...SETS), (page, columns, signs) => {
        for (const text of textsOf(pageLines(page, { columns, glyphs: signs })))
          expect(stringWidth(text)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('holds nothing that moves a terminal, and in colour only colours', () => {
    fc.assert(
      fc.property(pages, widths, (page, columns) => {
        const plain = pageText(page, { columns, glyphs });
        expect(plain).not.toMatch(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        const painted = pageText(page, { columns, glyphs, theme: THEMES.dark });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence of colours
        expect(painted.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(plain);
      }),
    );
  });

  test('shows no fewer columns than at a narrower one', () => {
    const shown = (section: TableSection, columns: number): number => {
      const [head = ''] = textsOf(drawTable(section, columns, { glyphs }));
      return head.split(' ').filter((word) => /^c\d/.test(word)).length;
    };
    const some = tables.filter(({ rows }) => rows.length > 0);
    fc.assert(
      fc.property(some, (section) => {
        let before = 0;
        for (let columns = 40; columns <= 200; columns += 1) {
          const now = shown(section, columns);
          expect(now, `at ${columns} columns`).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has the same widths whichever rows are drawn, and a mark before the selected one', () => {
    fc.assert(
      fc.property(tables, widths, fc.nat({ max: 7 }), (section, columns, at) => {
        fc.pre(at < section.rows.length);
        const all = drawTable(section, columns, { glyphs, selected: at });
        const one = drawTable(section, columns, {
          glyphs,
          selected: at,
          rows: [at, at + 1],
          heads: false,
        });
        expect(one).toHaveLength(1);
        expect(lineText(one[0] ?? [])).toMatch(/^› /);
        expect(stringWidth(lineText(one[0] ?? []))).toBe(columns);
        expect(textsOf(all).filter((text) => text.startsWith('›'))).toHaveLength(1);
        expect(drawTable(section, columns, { glyphs, selected: at, rows: [at, at + 1] })).toEqual([
          all[0],
          all[at + 1],
        ]);
      }),
    );
  });
});

describe('a table', () => {
  test('keeps numbers at the right and words at the left of their columns', () => {
    const row = fc.record({
      name: fc.stringMatching(/^[a-z]{1,9}$/),
      points: fc.integer({ min: -100, max: 100 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), widths, (rows, columns) => {
        const section = table({
          id: 'a',
          title: '',
          rows,
          figures: {
            name: { kind: 'text', get: ({ name }) => name, grows: true },
            points: { kind: 'points', get: ({ points }) => points },
            share: { kind: 'share', get: ({ share }) => share },
          },
        });
        const lines = textsOf(drawTable(section, columns, { glyphs }));
        const ends = lines.map((line) => line.replaceAll(' %', '__'));
        expect(new Set(ends.map((line) => line.length)).size).toBe(1);
        expect(
          new Set(ends.map((line) => line.lastIndexOf(' ', line.length - 6))).size,
        ).toBeLessThan(3);
        for (const line of lines) expect(line).toMatch(/^[a-z]/);
      }),
    );
  });

  test('is as drawn where there is room', () => {
    expect(textsOf(drawTable(TRACKS_TABLE, 118, { glyphs, gap: 3 }))).toEqual([
      'A high number is good for the strategy.',
      '100 = good for the strategy   in its region         since 2024   what Beijing gives',
      'Russia / Ukraine              59 ━━━━━━━━━───────          +32   22 ━━━━────────────',
      'Iran                          37 ━━━━━━──────────          +26   56 ━━━━━━━━━───────   ! 2',
      'North Korea                   45 ━━━━━━━─────────           −6   16 ━━━─────────────',
      'The bill                      26 ━━━━────────────          −12                         ! 2',
    ]);
  });

  test('gives up the long heads, then columns, then cells of bars, then ends of words', () => {
    const at = (columns: number): string[] =>
      textsOf(drawTable(TRACKS_TABLE, columns, { glyphs })).slice(1, 3);
    expect(at(60)).toEqual([
      '100 = good        score           since  effect',
      'Russia / Ukraine  59 ━━━━━━─────    +32  22 ━━─────────',
    ]);
    expect(at(40)).toEqual([
      '100 = good        score       since',
      'Russia / Ukraine  59 ━━━━───    +32',
    ]);
    const long = table({
      id: 'long',
      title: '',
      rows: ['a title that is longer than the line has room for'],
      figures: {
        title: { kind: 'text', get: (row) => row, grows: true },
        day: { kind: 'day', get: () => 20788 },
      },
    });
    expect(textsOf(drawTable(long, 40, { glyphs }))).toEqual([
      'title                                day',
      'a title that is longer than…  1 Dec 2026',
    ]);
  });

  test('of one panel takes its whole width, shows levels by number, dots without a score', () => {
    const panel = table({
      id: 'panel',
      title: '',
      rows: [
        ['!', 'Houthi attacks', 3, leafOf({ levels: ['a', 'b', 'c', 'd'] }), 0],
        ['~', 'Iranian oil exports', 0.57, leafOf({ unit: 'mb/d', decimals: 2 }), 70],
        ['x', 'Uranium at 60%', 440.9, leafOf({ unit: 'kg', decimals: 1 })],
      ] as const,
      figures: {
        mark: { kind: 'mark', get: ([sign]) => ({ sign }) },
        title: { kind: 'text', get: ([, title]) => title, grows: true },
        value: { kind: 'value', get: ([, , value, leaf]) => ({ value, leaf }) },
        score: { kind: 'score', get: (row) => row[4], bar: 10, bare: true },
      },
    });
    const drawn = drawTable(panel, 38, {
      glyphs,
      style: 'short',
      heads: false,
      gap: 1,
      fill: true,
      bar: 4,
    });
    expect(textsOf(drawn)).toEqual([
      '! Houthi attacks           3 of 3 ────',
      '~ Iranian oil exports   0.57 mb/d ━━━─',
      'x Uranium at 60%         440.9 kg ····',
    ]);
  });

  test('of one row is lines of label and figure, of none a word', () => {
    const rows = [
      { index: 36.5, low: 26, note: 'some words that are too many for one line of forty' },
    ];
    const section = table({
      id: 'one',
      title: '',
      lines: true,
      empty: 'no index',
      rows,
      figures: {
        index: { kind: 'score', get: ({ index }) => index, bar: 10 },
        interval: { kind: 'interval', get: ({ low }) => [low, 46] },
        error: { kind: 'error', get: () => undefined },
        band: { kind: 'count', get: () => undefined },
        note: { kind: 'text', get: ({ note }) => note },
      },
    });
    expect(textsOf(drawTable(section, 40, { glyphs }))).toEqual([
      'index     36.5 ━━━━──────',
      'interval  26.0 to 46.0',
      'band      –',
      'note      some words that are too many',
      '          for one line of forty',
    ]);
    expect(textsOf(drawTable({ ...section, rows: [] }, 40, { glyphs }))).toEqual(['no index']);
  });
});

describe('the scale', () => {
  test('is as drawn', () => {
    expect(textsOf(drawGauge(SCALE, 118, { glyphs, gutter: 12 }))).toEqual([
      '            0 Tethered          20 Strained         40 Reconsidering    60 Limiting         80 Breaking away',
      '            ··························├─────────●───┼─────┤······················································',
      '            pressure 40                  ├──────────●─────────┤',
      '            conduct  34         ├─────────────●─────────────┤',
    ]);
    expect(textsOf(drawGauge(SCALE, 79, { glyphs, gutter: 8 }))).toEqual([
      '        Tethered      Strained      Reconsidering Limiting      Breaking away',
      '        ··················├──────●──┼───┤······································',
      '        pressure 40         ├───────●──────┤',
      '        conduct  34   ├─────────●─────────┤',
    ]);
    expect(textsOf(drawGauge(SCALE, 58, { glyphs: GLYPHS.ascii, gutter: 7 }))[0]).toBe(
      '       0         20        40        60        80',
    );
  });

  test('has no mark without a score', () => {
    const { bands } = SCALE.gauge;
    const [, line] = textsOf(drawGauge({ ...SCALE, gauge: { bands, marks: [] } }, 50, { glyphs }));
    expect(line).toBe('·'.repeat(50));
  });
});

describe('a chart', () => {
  const chart = {
    from: 20454,
    to: 20788,
    limits: [0, 100],
    marks: [{ day: 20600, title: 'an event' }],
    lines: [{ at: 80, title: 'watch: 80' }],
    series: [
      {
        title: 'index',
        steps: true,
        points: [
          { day: 20454, value: 20, isRead: true },
          { day: 20600, value: 60 },
          { day: 20700, value: undefined },
        ],
      },
    ],
  } as const;

  test('has its curve where values were known, events above, days below', () => {
    const section = { id: 'c', title: '', chart };
    expect(textsOf(drawChart(section, 60, 9, { glyphs: GLYPHS.ascii }))).toEqual([
      '                        v',
      '100 +                                             ',
      '    |--------------------------------------------- watch: 80',
      '    |                   =============             ',
      ' 50 +                   =                         ',
      '    |o==================                          ',
      '  0 +                                             ',
      '    ++-----------+-----------+-----------+--------',
      '     Jan 2026    Apr 2026    Jul 2026    Oct 2026',
    ]);
  });

  test('of a logarithmic scale has as many decimals as its values need', () => {
    const log = { ...chart, leaf: leafOf({ log: true }), limits: [0.2, 20] as const, lines: [] };
    const drawn = textsOf(drawChart({ id: 'c', title: '', chart: log }, 60, 20, { glyphs }));
    const values = drawn.map((line) => line.match(/^ *(\d\S*) [┤│]/)?.[1]).filter(Boolean);
    expect(values).toEqual(['10', '3', '1', '0.3']);
  });

  test('has as many rows as it is given', () => {
    fc.assert(
      fc.property(widths, fc.integer({ min: 6, max: 40 }), (columns, rows) => {
        expect(drawChart({ id: 'c', title: '', chart }, columns, rows, { glyphs })).toHaveLength(
          rows,
        );
      }),
    );
  });
});

test('a bar and a small curve say how high', () => {
  expect([0, 26, 59, 100, undefined].map((score) => lineText(barLine(score, 16, glyphs)))).toEqual([
    '────────────────',
    '━━━━────────────',
    '━━━━━━━━━───────',
    '━━━━━━━━━━━━━━━━',
    '····',
  ]);
  expect(sparkText([1, 2, undefined, 8], glyphs)).toBe('▁▂ █');
  expect(sparkText([0, 50, 120], glyphs, [0, 100])).toBe('▁▅█');
  expect(sparkText([], glyphs)).toBe('');
});

test('points go to the left or the right of the middle of their bar, as far as the most of them', () => {
  const bar = (points: number, most = 10) => lineText(pointsBar(points, most, 8, glyphs));
  expect([10, -10, 5, -2, 0].map((points) => bar(points))).toEqual([
    ...['    ━━━━', '━━━━', '    ━━', '   ━', '    '],
  ]);
  expect([bar(0, 0), bar(20)]).toEqual(['    ', '    ━━━━']);
  const section = table<number>({
    ...{ id: 'moved', title: '', rows: [7, -3.5] },
    figures: {
      cause: { kind: 'text', get: () => 'a cause of some length', grows: true },
      points: { kind: 'points', get: (row) => row, style: 'detail', bar: 4, most: 7 },
    },
  });
  expect(textsOf(drawTable(section, 30, { glyphs }))).toEqual([
    'cause                points',
    'a cause of some le…  +7.0   ━━',
    'a cause of some le…  −3.5  ━',
  ]);
});
