/** Rival explanations by hand: what rows tell, how they add up, who stands where, and which rows decide it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypothesesAnalysis, hypothesisStandingAmong } from '../../src/core/analysis/hypotheses.ts';
import { addDays } from '../../src/core/model/day.ts';
import type { Confidence } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { branch, check, event, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const START = '2024-01-01';
const on = (day: number): string => addDays(START, day);
/** Fresh for ever: of two such readings of high confidence the change has h = 1.645 · √(16 + 16) = 9.306. */
const fresh = (id: string, expects: Raw, more: Raw = {}): Raw =>
  leaf(id, { cadenceDays: 100_000, expects, ...more });

const plan = (leaves: readonly Raw[], more: Raw = {}) =>
  strategy(
    [branch('all', leaves)],
    {},
    {
      format: 'axiswatch.strategy/2',
      start: START,
      hypotheses: ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() })),
      ...more,
    },
  );

const reportOf = (leaves: readonly Raw[], rows: readonly Row[], asOf = 100) =>
  hypothesesAnalysis(boardAsOf(plan(leaves), readings(...rows), on(asOf)));

/** What one leaf tells that stood at 50 on the start. */
const rowOf = (rows: readonly Row[], more: Raw = {}, asOf = 100) =>
  reportOf([fresh('x', { a: 1, b: 0, c: -1 }, more)], rows, asOf).rows[0];
const moved = (to: number, confidence: Confidence = 'high') =>
  rowOf([
    ['x', START, 50],
    ['x', on(50), to, confidence],
  ]);

describe('a row', () => {
  test.each([
    [59.4, 'rose', { a: 0, b: 1, c: 2 }],
    [59.2, 'still', { a: 1, b: 0, c: 1 }],
    [50.1, 'still', { a: 1, b: 0, c: 1 }],
    [40.8, 'still', { a: 1, b: 0, c: 1 }],
    [40.6, 'fell', { a: 2, b: 1, c: 0 }],
  ])('whose score went from 50 to %d %s', (to, course, weights) => {
    const row = moved(to);
    expect(row).toMatchObject({ from: START, course, freshness: 1, silence: undefined });
    expect(Object.fromEntries(row?.weights ?? [])).toEqual(weights);
  });

  test('separates by its largest less its smallest weight, of those that speak about it', () => {
    expect(moved(70)?.separates).toBe(2);
    expect(moved(50.1)?.separates).toBe(1);
    const two = (expects: Raw) =>
      reportOf(
        [fresh('x', expects)],
        [
          ['x', START, 50],
          ['x', on(50), 70],
        ],
      ).rows[0]?.separates;
    expect(two({ b: 0, c: -1 })).toBe(1);
    expect(two({ a: 1 })).toBe(0);
    expect(two({ a: -1, c: -1 })).toBe(0);
  });

  test('is judged from its first score on where it had none at the start', () => {
    const row = rowOf([
      ['x', on(10), 50],
      ['x', on(50), 70],
    ]);
    expect(row).toMatchObject({ from: on(10), course: 'rose', silence: undefined });
  });

  describe('could not have told', () => {
    const silent = (silence: string, row: ReturnType<typeof rowOf>) => {
      expect(row).toMatchObject({ silence, separates: 0 });
      expect(row?.weights.size).toBe(0);
    };
    test('without a value', () => silent('missing', rowOf([])));
    test('where it has expired', () =>
      silent(
        'expired',
        rowOf(
          [
            ['x', START, 50],
            ['x', on(50), 70],
          ],
          { cadenceDays: 0, maxAgeDays: 49 },
        ),
      ));
    test('where it is stale, and not where it is ageing', () => {
      const aged = (days: number) =>
        rowOf(
          [
            ['x', START, 50],
            ['x', on(50), 90],
          ],
          { cadenceDays: 0, halfLifeDays: 100 },
          50 + days,
        );
      silent('stale', aged(152));
      // h = 1.645 · √(16 + 16 + 817.33 · (1 − 2^−0.3)) = 22.4
      expect(aged(30)).toMatchObject({ silence: undefined, course: 'rose' });
      // 24.9 and 25.2
      expect(aged(40)?.silence).toBeUndefined();
      silent('too wide', aged(41));
      // and 1.645 · √(16 + 16 + 817.33 · (1 − 2^−0.45)) = 26.1
      silent('too wide', aged(45));
    });
    test('where it rests on the reading of the first day', () => {
      silent('same reading', rowOf([['x', START, 50]]));
      silent('same reading', rowOf([['x', on(100), 50]]));
    });
    test('where the interval of its change is more than 25 points either way', () => {
      expect(moved(90, 'moderate')?.silence).toBeUndefined();
      silent(
        'too wide',
        rowOf([
          ['x', START, 50, 'low'],
          ['x', on(50), 90, 'low'],
        ]),
      );
    });
    test('where nothing has begun', () => {
      silent('not begun', rowOf([['x', on(-50), 50]], {}, -1));
    });
  });

  test('of a count rests on the same reading where it is the same value', () => {
    const counted = plan([fresh('x', { a: 1, b: 0 }, { count: { days: 20 } })]);
    const rowWith = (events: readonly (readonly [day: number, amount: number])[]) =>
      hypothesesAnalysis(
        boardAsOf(
          counted,
          indexReadings([], {
            events: events.map(([day, amount], at) => event('x', [on(day), amount], at + 1)),
            checks: [check('x', on(-5)), check('x', on(99))],
          }),
          on(100),
        ),
      ).rows[0];
    expect(rowWith([])?.silence).toBe('same reading');
    expect(
      rowWith([
        [-1, 30],
        [95, 30],
      ])?.silence,
    ).toBe('same reading');
    expect(rowWith([[95, 30]])).toMatchObject({ silence: undefined, course: 'rose' });
  });

  test('is not there of an indicator of which nothing is expected', () => {
    expect(
      reportOf([fresh('x', {}), fresh('y', { a: 0 })], []).rows.map(({ node }) => node.id),
    ).toEqual(['y']);
  });
});

describe('the hypotheses', () => {
  const leaves = [
    fresh('up', { a: 1, b: 0, c: -1 }),
    fresh('down', { a: -1, b: 0 }),
    fresh('flat', { a: 0, b: 0, c: 1 }),
    fresh('silent', { a: -1, b: -1, c: -1 }),
  ];
  const rows: readonly Row[] = [
    ...['up', 'down', 'flat'].map((id): Row => [id, START, 50]),
    ['up', on(50), 70],
    ['down', on(50), 30],
    ['flat', on(50), 55],
  ];
  const report = reportOf(leaves, rows);
  const inconsistency = (of = report) => of.hypotheses.map((each) => each.inconsistency);

  test('have the weights of the rows they speak about over the freshness of these', () => {
    // a: 0 + 0 + 0 of 3, b: 1 + 1 + 0 of 3, c: 2 + 1 of 2
    expect(inconsistency()).toEqual([0, 2 / 3, 1.5]);
    expect(report.order).toEqual(['a', 'b', 'c']);
    expect(report.hypotheses.map(({ standing }) => standing)).toEqual([
      'least contradicted',
      'contradicted',
      'most contradicted',
    ]);
  });

  test('have each row multiplied by its freshness', () => {
    const old = { cadenceDays: 0, halfLifeDays: 100 };
    const aged = reportOf(
      [fresh('up', { a: 0 }), fresh('down', { a: -1 }, old)],
      [
        ...['up', 'down'].map((id): Row => [id, START, 50]),
        ['up', on(50), 70],
        ['down', on(70), 10],
      ],
    );
    // 1 · 1 and 0 · 2^−0.3
    expect(aged.hypotheses[0]?.inconsistency).toBeCloseTo(1 / (1 + 2 ** -0.3), 12);
  });

  test('have no rank where they speak about no row that could have told', () => {
    const none = reportOf([fresh('up', { a: 1, b: 1 }), fresh('x', { c: 1 })], rows);
    expect(inconsistency(none)).toEqual([0, 0, undefined]);
    expect(none.order).toEqual(['a', 'b']);
    expect(none.hypotheses[2]?.standing).toBeUndefined();
  });

  test('that are contradicted as much stand in file order', () => {
    expect(reportOf([fresh('up', { c: 0, a: 0, b: 1 })], rows).order).toEqual(['b', 'a', 'c']);
  });

  test('are said to be too little told apart below three rows that separate', () => {
    expect(report.tooLittle).toBe(false);
    expect(reportOf(leaves.slice(0, 2), rows).tooLittle).toBe(true);
    expect(reportOf([...leaves.slice(0, 2), fresh('flat', { a: 0, b: 0 })], rows).tooLittle).toBe(
      true,
    );
  });

  test('have three rows that decide: those without which the order is another, then those that move the gaps', () => {
    // without up: a 0 of 2, b 1 of 2, c 1 of 1; without down: 0, 1/2, 3/2; without flat: 0, 1, 2
    expect(report.deciding.map(({ node, order }) => [node.id, ...order])).toEqual([
      ['up', 'a', 'b', 'c'],
      ['flat', 'a', 'b', 'c'],
      ['down', 'a', 'b', 'c'],
    ]);
    // with it b 2 of 4 and a 2 of 3, without it a 0 of 2: the order turns, whatever moves the gaps
    const turning = reportOf(
      [
        fresh('up', { a: -1, b: 0 }),
        fresh('down', { a: -1, b: 0 }),
        fresh('flat', { a: 0, b: 0 }),
        fresh('only', { b: 0 }),
      ],
      [...rows, ['only', START, 50], ['only', on(50), 51]],
    );
    expect(turning.order).toEqual(['b', 'a']);
    expect(turning.deciding.map(({ node, order }) => [node.id, ...order])[0]).toEqual([
      'up',
      'a',
      'b',
    ]);
  });

  test('have no deciding rows where every row leaves the gaps as they are', () => {
    expect(
      reportOf([fresh('up', { a: 1, b: 1 }), fresh('down', { a: -1, b: -1 })], rows).deciding,
    ).toEqual([]);
  });
});

describe('two within 0.1 are not told apart', () => {
  test.each([
    [0, [0, 0.6, 1.2], 'least contradicted'],
    [0.1, [0, 0.1, 1.2], 'least contradicted'],
    [0.11, [0, 0.11, 1.2], 'contradicted'],
    [1.1, [0, 1.1, 1.2], 'most contradicted'],
    [1.09, [0, 1.09, 1.2], 'contradicted'],
    [0.5, [0.5, 0.6], 'not told apart'],
    [0.5, [0.5], 'not told apart'],
    [0.6, [0.5, 0.6, 0.7, 1.2], 'least contradicted'],
    [0.7, [0.5, 0.6, 0.7, 1.2], 'least contradicted'],
    [1.2, [0.5, 0.6, 0.7, 1.2], 'most contradicted'],
    [1.2, [1.2, 0.5], 'most contradicted'],
  ])('%d among %j is %s', (own, all, standing) => {
    expect(hypothesisStandingAmong(own, all)).toBe(standing);
  });
});

test('nobody is contradicted by less than 0 or more than 2, and who expects the reverse is contradicted by the reverse', () => {
  const ids = ['p', 'q', 'r', 's'];
  const expectation = fc.constantFrom(-1, 0, 1);
  fc.assert(
    fc.property(
      fc.array(fc.record({ to: fc.nat(100), expects: expectation }), {
        minLength: 4,
        maxLength: 4,
      }),
      (leaves) => {
        const report = reportOf(
          leaves.map(({ expects }, at) =>
            fresh(ids[at] ?? '', { a: expects, b: -expects, c: expects }),
          ),
          leaves.flatMap(({ to }, at): readonly Row[] => [
            [ids[at] ?? '', START, 50],
            [ids[at] ?? '', on(50), to],
          ]),
        );
        const [a, b, c] = report.hypotheses.map(({ inconsistency }) => inconsistency ?? Number.NaN);
        expect(a).toBeGreaterThanOrEqual(0);
        expect(a).toBeLessThanOrEqual(2);
        expect(c).toBe(a);
        const turned = report.rows.map(({ course, weights }) =>
          course === 'still'
            ? [weights.get('a'), weights.get('b')]
            : [weights.get('a'), 2 - (weights.get('b') ?? 0)],
        );
        for (const [one, other] of turned) expect(one).toBe(other);
        expect(b).not.toBeNaN();
      },
    ),
  );
});
