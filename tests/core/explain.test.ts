import { describe, expect, test } from 'vitest';
import {
  type Explanation,
  explainScoreDifferenceBetweenBoards,
  scoreEffectSumsByNodeRole,
} from '../../src/core/analysis/explain.ts';
import { pointsMakingUpScore } from '../../src/core/analysis/points.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, explainedBetween, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const FROM = '2024-01-01';
const TO = '2024-02-01';

function explained(children: readonly Raw[], rows: readonly Row[], root: Raw = {}): Explanation {
  const plan = strategy(children, root);
  const said = explainedBetween(plan, readings(...rows), FROM, TO);
  if (!said.ok) throw new Error(said.reason);
  return said.value;
}

const lines = ({ effects }: Explanation) =>
  effects.map(({ id, effect, points }) => `${id} ${effect} ${points.toFixed(4)}`);

describe('between two days', () => {
  test('an arithmetic branch: each child brings its weight times its move', () => {
    const it = explained(
      [leaf('a', { weight: 1 }), leaf('b', { weight: 3 })],
      [
        ['a', FROM, 20],
        ['b', FROM, 40],
        ['a', TO, 40],
        ['b', TO, 36],
      ],
    );
    expect(it).toMatchObject({ before: 35, after: 37, change: 2 });
    expect(lines(it)).toEqual(['a value 5.0000', 'b value -3.0000']);
  });

  test('a geometric branch: D is the logarithmic mean, so 10·40 to 40·40 is 20 to 40 by a alone', () => {
    const it = explained(
      [leaf('a'), leaf('b')],
      [
        ['a', FROM, 10],
        ['b', FROM, 40],
        ['a', TO, 40],
      ],
      { aggregation: { method: 'geometric' } },
    );
    expect(it.change).toBeCloseTo(20, 12);
    expect(lines(it)).toEqual(['a value 20.0000', 'b value 0.0000']);
  });

  test('a value effect is passed down: half of (30 → 50) is 10, of which a brings 15 and b −5', () => {
    const it = explained(
      [branch('x', [leaf('a'), leaf('b')]), leaf('c')],
      [
        ['a', FROM, 20],
        ['b', FROM, 40],
        ['c', FROM, 70],
        ['a', TO, 80],
        ['b', TO, 20],
      ],
    );
    expect(it.drivers[0]).toMatchObject({ node: { id: 'x' }, value: 10, coverage: 0 });
    expect(lines(it)).toEqual(['a value 15.0000', 'b value -5.0000', 'c value 0.0000']);
  });

  test('a child that comes: the coverage effects of all whose weight changed, against the middle of both means', () => {
    // M: 40 → 50, middle 45. b comes with 60: (0.5 − 0)(60 − 45); a falls from 1 to 0.5: −0.5(40 − 45).
    const it = explained(
      [leaf('a'), leaf('b')],
      [
        ['a', FROM, 40],
        ['b', TO, 60],
      ],
      { minCoverage: 0 },
    );
    expect(it.change).toBe(10);
    expect(lines(it)).toEqual([
      'a value 0.0000',
      'a coverage 2.5000',
      'b value 0.0000',
      'b coverage 7.5000',
    ]);
  });

  test('a child that expires', () => {
    const it = explained(
      [leaf('a'), leaf('b', { maxAgeDays: 20 })],
      [
        ['a', FROM, 40],
        ['b', FROM, 60],
      ],
      { minCoverage: 0 },
    );
    expect(it.change).toBe(-10);
    expect(lines(it)).toContain('b coverage -7.5000');
  });

  test('a coverage effect stops where it arises: nothing below a branch that came is listed', () => {
    const it = explained(
      [leaf('a'), branch('x', [leaf('b'), leaf('c')])],
      [
        ['a', FROM, 40],
        ['b', TO, 60],
        ['c', TO, 80],
      ],
      { minCoverage: 0 },
    );
    expect(it.drivers[1]).toMatchObject({ before: undefined, after: 70, children: [] });
    expect(it.effects.map(({ id }) => id)).toEqual(['a', 'a', 'x']);
  });

  test('a child of weight 0 brings nothing and is not listed', () => {
    const it = explained(
      [leaf('a'), leaf('b', { weight: 0 })],
      [
        ['a', FROM, 40],
        ['b', FROM, 1],
        ['b', TO, 99],
      ],
    );
    expect(lines(it)).toEqual(['a value 0.0000']);
  });

  test('where both means are the same, 1/f′ stands for D', () => {
    // Geometric 20·80 and 80·20: M stays 40, D = 40, so each brings 40 · 0.5 · ± ln 4.
    const it = explained(
      [leaf('a'), leaf('b')],
      [
        ['a', FROM, 20],
        ['b', FROM, 80],
        ['a', TO, 80],
        ['b', TO, 20],
      ],
      { aggregation: { method: 'geometric' } },
    );
    expect(it.change).toBeCloseTo(0, 12);
    expect(it.effects[0]?.points).toBeCloseTo(20 * Math.log(4), 9);
    expect(it.effects[1]?.points).toBeCloseTo(-20 * Math.log(4), 9);
  });

  test('near 0 under a power between 0 and 1 the effects are no larger than the change', () => {
    const it = explained(
      [leaf('a')],
      [
        ['a', FROM, 0],
        ['a', TO, 9e-10],
      ],
      { aggregation: { method: 'power', exponent: 0.5 } },
    );
    expect(it.change).toBeCloseTo(9e-10, 15);
    expect(it.effects[0]?.points).toBeCloseTo(9e-10, 15);
  });

  test('below the floor of a mean a branch that moves brings nothing, and neither does what is in it', () => {
    const it = explained(
      [branch('x', [leaf('a'), leaf('b')]), leaf('c')],
      [
        ['a', FROM, 0.2],
        ['b', FROM, 0.2],
        ['c', FROM, 50],
        ['a', TO, 0.8],
      ],
      { aggregation: { method: 'geometric', floor: 1 } },
    );
    expect(lines(it)).toEqual(['a value 0.0000', 'b value 0.0000', 'c value 0.0000']);
  });

  test('where a branch stays the same, what is in it is passed on by the slope there', () => {
    // Geometric over x = 40 and c = 40: d is 1/40 of D = 40, so half of the ± 10 that a and b bring to x.
    const it = explained(
      [branch('x', [leaf('a'), leaf('b')]), leaf('c')],
      [
        ['a', FROM, 30],
        ['b', FROM, 50],
        ['c', FROM, 40],
        ['a', TO, 50],
        ['b', TO, 30],
      ],
      { aggregation: { method: 'geometric' } },
    );
    expect(lines(it)).toEqual(['a value 5.0000', 'b value -5.0000', 'c value 0.0000']);
  });

  test('any node can be explained, an indicator by itself', () => {
    const plan = strategy([branch('x', [leaf('a'), leaf('b')]), leaf('c')]);
    const past = readings(['a', FROM, 20], ['b', FROM, 40], ['c', FROM, 9], ['a', TO, 60]);
    const of = (id: string) => {
      const said = explainedBetween(plan, past, FROM, TO, id);
      return said.ok ? lines(said.value) : [said.reason];
    };
    expect(of('x')).toEqual(['a value 20.0000', 'b value 0.0000']);
    expect(of('a')).toEqual(['a value 40.0000']);
    expect(of('nobody')).toEqual(['The strategy has no node "nobody".']);
  });

  test('without a score on one of the days there is no decomposition, and the reason is said', () => {
    const plan = strategy([leaf('a')]);
    const past = readings(['a', TO, 20]);
    const reason = (from: string, to: string) => {
      const said = explainedBetween(plan, past, from, to);
      return said.ok ? '' : said.reason;
    };
    expect(reason(FROM, TO)).toBe('gauge has no score on 2024-01-01.');
    expect(reason('2023-12-31', FROM)).toBe('gauge has no score on 2023-12-31 and on 2024-01-01.');
  });
});

describe('between any two boards of one tree', () => {
  test('a board and what-if', () => {
    const plan = strategy([leaf('a'), leaf('b')]);
    const scores = (a: number) => (id: string) => ({ gauge: (a + 50) / 2, a, b: 50 })[id];
    const said = explainScoreDifferenceBetweenBoards(plan.root, scores(20), scores(30));
    expect(said.ok && lines(said.value)).toEqual(['a value 5.0000', 'b value 0.0000']);
  });
  test('is none where one of them has no score', () => {
    const plan = strategy([leaf('a')]);
    const [none, some] = [() => undefined, () => 20];
    const reason = 'gauge has no score on one of the two boards.';
    for (const [before, after] of [
      [none, some],
      [some, none],
      [none, none],
    ] as const)
      expect(explainScoreDifferenceBetweenBoards(plan.root, before, after)).toEqual({
        ok: false,
        reason,
      });
  });
});

describe('the points of a single board', () => {
  const points = (root: Raw, ...rows: readonly Row[]) =>
    pointsMakingUpScore(
      scorecardAsOf(strategy([leaf('a'), leaf('b')], root), readings(...rows), TO),
    );
  test('are weight times score where the mean is arithmetic', () => {
    const it = points({}, ['a', TO, 20], ['b', TO, 60]);
    expect(it).toMatchObject({ base: 0, after: 40 });
    expect(it && lines(it)).toEqual(['a value 10.0000', 'b value 30.0000']);
  });
  test('stand on a line of their own where a floor holds the board of noughts up', () => {
    const it = points(
      { aggregation: { method: 'geometric', floor: 4 } },
      ['a', TO, 16],
      ['b', TO, 64],
    );
    expect(it?.base).toBeCloseTo(4, 12);
    expect(it?.effects.reduce((sum, { points: more }) => sum + more, it.base)).toBeCloseTo(32, 12);
  });
  test('leave out what has no score', () => {
    const it = points({}, ['a', TO, 20]);
    expect(it && lines(it)).toEqual(['a value 20.0000']);
  });
  test('are none without a score', () => expect(points({})).toBeUndefined());
});

describe('how much of a change came from means, results and effect', () => {
  const plan = strategy(
    [
      branch('x', [leaf('a', { role: 'means' }), leaf('b')], { role: 'result' }),
      branch('y', [leaf('c')], { role: 'effect' }),
      leaf('d'),
    ],
    { minCoverage: 0 },
  );
  const rows: readonly Row[] = [
    ['a', FROM, 10],
    ['b', FROM, 10],
    ['c', FROM, 10],
    ['a', TO, 70],
    ['c', TO, 40],
    ['d', TO, 50],
  ];
  const said = explainedBetween(plan, readings(...rows), FROM, TO);
  const shares = said.ok ? scoreEffectSumsByNodeRole(plan, said.value.effects) : [];
  test('by the role of each node, own or inherited, values apart from weight that shifted', () => {
    expect(shares.map(({ role }) => role)).toEqual(['means', 'result', 'effect', undefined]);
    expect(shares[1]?.value).toBe(0);
    expect(shares[0]?.value).toBeGreaterThan(0);
    expect(shares[3]).toMatchObject({ value: 0 });
  });
  test('they sum to the change', () => {
    const sum = shares.reduce((total, { value, coverage }) => total + value + coverage, 0);
    expect(sum).toBeCloseTo(said.ok ? said.value.change : Number.NaN, 12);
  });
});
