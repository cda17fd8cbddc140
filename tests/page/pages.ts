/** Pages for the tests: one like the first page, and any made at random. */
import fc from 'fast-check';
import type { Leaf } from '../../src/model/strategy.ts';
import type { Kind, Raws } from '../../src/page/kinds.ts';
import {
  type ChartSection,
  type Figure,
  type GaugeSection,
  type Page,
  type TableSection,
  table,
} from '../../src/page/page.ts';

/** Only what a page reads of a leaf. */
export function leafOf(given: Partial<Leaf>): Leaf {
  return { unit: '', decimals: 0, log: false, ...given } as Leaf;
}

export const BANDS = ['Tethered', 'Strained', 'Reconsidering', 'Limiting', 'Breaking away'].map(
  (title, at) => ({ title, from: at * 20 }),
);

export const SCALE: GaugeSection = {
  id: 'scale',
  title: '',
  gauge: {
    score: 36,
    low: 26,
    high: 46,
    bands: BANDS,
    marks: [
      { label: 'pressure', score: 40, low: 29, high: 50 },
      { label: 'conduct', score: 34, low: 20, high: 48 },
    ],
  },
};

const TRACKS = [
  ['Russia / Ukraine', 59, 32, 22, -5],
  ['Iran', 37, 26, 56, 16, 2],
  ['North Korea', 45, -6, 16, -18],
  ['The bill', 26, -12, undefined, undefined, 2],
] as const;

export const TRACKS_TABLE: TableSection = table({
  id: 'tracks',
  title: 'Tracks',
  says: 'A high number is good for the strategy.',
  rows: TRACKS,
  figures: {
    title: {
      kind: 'text',
      get: ([title]) => title,
      head: '100 = good for the strategy',
      shortHead: '100 = good',
      grows: true,
    },
    score: {
      kind: 'score',
      get: ([, score]) => score,
      head: 'in its region',
      shortHead: 'score',
      bar: 16,
    },
    change: {
      kind: 'points',
      get: ([, , change]) => change,
      head: 'since 2024',
      shortHead: 'since',
      drop: 1,
    },
    effect: {
      kind: 'score',
      get: ([, , , effect]) => effect,
      head: 'what Beijing gives',
      shortHead: 'effect',
      missing: '',
      bar: 16,
      drop: 2,
    },
    crossed: {
      kind: 'mark',
      get: (row) => (row[5] === undefined ? undefined : { sign: '!', count: row[5] }),
    },
  },
});

const texts = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '中国与俄罗斯的贸易',
    'a\u001b[2Jb',
    'x\u202ey',
    '👩‍👩‍👧 family',
    '=1+1',
    '"q", r',
  ),
);
const scores = fc.double({ min: 0, max: 100, noNaN: true });
const days = fc.integer({ min: 10_000, max: 30_000 });
const LEAVES = [
  leafOf({ unit: '$bn', decimals: 1 }),
  leafOf({ unit: 'km²/mo' }),
  leafOf({ levels: ['none', 'some', 'all'] }),
];

const RAWS: { readonly [K in Kind]: fc.Arbitrary<Raws[K]> } = {
  score: scores,
  interval: fc.tuple(scores, scores),
  points: fc.double({ min: -100, max: 100, noNaN: true }),
  error: scores,
  value: fc.record({
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    leaf: fc.constantFrom(...LEAVES),
  }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  brier: fc.double({ min: 0, max: 1, noNaN: true }),
  count: fc.nat(),
  days: fc.nat({ max: 5000 }),
  day: days,
  text: texts,
  id: fc.stringMatching(/^[A-Z]{1,3}\d{1,3}$/),
  ids: fc.array(fc.stringMatching(/^[A-Z]{2}\d$/), { maxLength: 12 }),
  source: fc.record({ title: texts, url: fc.option(fc.webUrl(), { nil: undefined }) }),
  state: fc.constantFrom('current', 'late', 'expired', 'missing', 'in force'),
  mark: fc.record({ sign: fc.constantFrom('!', '+', '~', 'x', '') }),
  choice: fc.constantFrom('high', 'moderate', 'low'),
};

/** A table whose columns are called c0, c1, … and whose rows are their raws. */
export const tables: fc.Arbitrary<TableSection> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...(Object.keys(RAWS) as Kind[])),
      drop: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined }),
      grows: fc.boolean(),
      bar: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      bare: fc.boolean(),
      shortHead: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .chain((columns) =>
    fc
      .array(
        fc.tuple(
          ...columns.map(
            ({ kind }): fc.Arbitrary<unknown> =>
              fc.option(RAWS[kind] as fc.Arbitrary<unknown>, { nil: undefined }),
          ),
        ),
        { maxLength: 8 },
      )
      .map((rows): TableSection => {
        const figures = columns.map(({ kind, drop, grows, bar, bare, shortHead }, at) => {
          const isBar = kind === 'score' && bar !== undefined;
          const figure: Figure<readonly unknown[]> = {
            kind,
            get: (row) => row[at] as Raws[Kind] | undefined,
            ...(drop === undefined ? {} : { drop }),
            ...(grows ? { grows: true } : {}),
            ...(isBar ? { bar } : {}),
            ...(isBar && bare ? { bare: true } : {}),
            ...(shortHead ? { head: `c${at} with more words`, shortHead: `c${at}` } : {}),
          };
          return [`c${at}`, figure] as const;
        });
        return { id: 'any', title: 'any', rows, figures: Object.fromEntries(figures) };
      }),
  );

const gauges: fc.Arbitrary<GaugeSection> = fc
  .record({
    score: fc.option(scores, { nil: undefined }),
    ends: fc.tuple(scores, scores),
    froms: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
    title: texts,
    marks: fc.array(fc.record({ label: texts, score: scores }), { maxLength: 3 }),
  })
  .map(({ score, ends, froms, title, marks }) => ({
    id: 'gauge',
    title,
    gauge: {
      score,
      low: score && Math.min(...ends, score),
      high: score && Math.max(...ends, score),
      bands: [0, ...froms.sort((a, b) => a - b)].map((from) => ({ title, from })),
      marks: marks.map((mark) => ({ ...mark, low: mark.score / 2, high: 100 })),
    },
  }));

const charts: fc.Arbitrary<ChartSection> = fc
  .record({
    from: days,
    span: fc.integer({ min: 0, max: 3000 }),
    values: fc.array(fc.option(scores, { nil: undefined }), { maxLength: 40 }),
    steps: fc.boolean(),
    count: fc.integer({ min: 0, max: 3 }),
    log: fc.boolean(),
    title: texts,
  })
  .map(({ from, span, values, steps, count, log, title }) => {
    const points = values.map((value, at) => ({ day: from - 5 + 80 * at, value }));
    return {
      id: 'chart',
      title,
      says: title,
      chart: {
        from,
        to: from + span,
        limits: [0.5, 100],
        ...(log ? { leaf: leafOf({ log, unit: 'kg' }) } : {}),
        series: Array.from({ length: count }, () => ({ title, points, steps })),
        band: points.flatMap(({ day, value }) =>
          value === undefined ? [] : [{ day, low: value - 9, high: value + 9 }],
        ),
        marks: points.map(({ day }) => ({ day, title })),
        lines: [{ at: 40, title }],
      },
    };
  });

export const pages: fc.Arbitrary<Page> = fc
  .record({ title: texts, table: tables, gauge: gauges, chart: charts, empty: texts, says: texts })
  .map(({ title, table: any, gauge, chart, empty, says }) => ({
    id: 'page',
    title,
    sections: [
      { ...any, says, empty },
      gauge,
      chart,
      { ...any, id: 'lines', lines: true },
      { ...TRACKS_TABLE, id: 'tracks' },
    ],
  }));
