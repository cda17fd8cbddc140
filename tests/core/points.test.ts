/** The points that each indicator brings, what it could still bring, and a board asked with other scores, by hand. */
import { describe, expect, test } from 'vitest';
import {
  effectPointsByIndicator,
  headroomOfNodeByIndicator,
  pointsMakingUpScore,
} from '../../src/core/analysis/points.ts';
import { whatIfProbeOfScorecard } from '../../src/core/analysis/probe.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import { branch, leaf, type Raw, type Row, readings, strategy } from './make.ts';

const DAY = '2024-06-01';
const card = (children: readonly Raw[], rows: readonly Row[], root: Raw = {}, more: Raw = {}) =>
  scorecardAsOf(strategy(children, root, more), readings(...rows), DAY);

// of the gauge a brings a quarter, b and c three eighths each
const three = card(
  [leaf('a'), branch('x', [leaf('b'), leaf('c'), leaf('d')], { weight: 3, minCoverage: 0.5 })],
  [
    ['a', DAY, 40],
    ['b', DAY, 20],
    ['c', DAY, 60],
  ],
);

describe('points', () => {
  test('sum to the score: of each indicator its own times its weight; one without a score brings none', () => {
    const points = pointsMakingUpScore(three);
    expect([points?.before, points?.after, points?.base]).toEqual([0, 40, 0]);
    const own = effectPointsByIndicator(points?.effects ?? []);
    expect(own.get('a')).toBeCloseTo(10, 12);
    expect(own.get('b')).toBeCloseTo(7.5, 12);
    expect(own.get('c')).toBeCloseTo(22.5, 12);
    expect([...own.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(40, 12);
  });
  test('of a branch are those within it, and of what is not there none', () => {
    const points = pointsMakingUpScore(three, 'x');
    expect(
      [...effectPointsByIndicator(points?.effects ?? [])].filter(([, each]) => each !== 0),
    ).toEqual([
      ['b', 10],
      ['c', 30],
    ]);
    expect([pointsMakingUpScore(three, 'nobody'), pointsMakingUpScore(three, 'd')]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test('a floor holds a board of noughts up, which no indicator brings', () => {
    const floored = card(
      [leaf('a'), leaf('b')],
      [
        ['a', DAY, 25],
        ['b', DAY, 64],
      ],
      { aggregation: { method: 'geometric', floor: 4 } },
    );
    expect(pointsMakingUpScore(floored)?.base).toBeCloseTo(4, 9);
    expect(pointsMakingUpScore(floored)?.after).toBeCloseTo(40, 9);
  });
  test('of one indicator more than one effect is added up', () => {
    const effect = { effect: 'value', before: 0, after: 0 } as const;
    const each = (id: string, points: number) => ({ ...effect, id, points });
    expect([...effectPointsByIndicator([each('a', 1), each('b', 2), each('a', 3)])]).toEqual([
      ['a', 4],
      ['b', 2],
    ]);
  });
});

test('the headroom of an indicator is what the score would gain with it at 100 and the others as they are', () => {
  const room = headroomOfNodeByIndicator(three, 'gauge');
  expect([...room.keys()]).toEqual(['a', 'b', 'c']);
  expect(room.get('a')).toBeCloseTo(15, 12);
  expect(room.get('b')).toBeCloseTo(30, 12);
  expect(room.get('c')).toBeCloseTo(15, 12);
  const within = headroomOfNodeByIndicator(three, 'x');
  expect([within.get('a'), within.get('b')]).toEqual([undefined, 40]);
  expect(headroomOfNodeByIndicator(three, 'd').size).toBe(0);
});

describe('a board asked with other scores', () => {
  const bands = [
    { id: 'low', title: 'Low', from: 0 },
    { id: 'mid', title: 'Mid', from: 30 },
    { id: 'high', title: 'High', from: 50, requires: [{ node: 'x', atLeast: 60 }] },
  ];
  const asked = card(
    [leaf('a'), branch('x', [leaf('b'), leaf('c')])],
    [
      ['a', DAY, 40],
      ['c', DAY, 20],
    ],
    {},
    { bands },
  );
  const made = () => {
    const probe = whatIfProbeOfScorecard(asked);
    if (probe === undefined) throw new Error('no index');
    return probe;
  };
  test('says what the root and its band would be with one of them, and forgets it', () => {
    const probe = made();
    expect(probe.leaves.map(({ node }) => node.id)).toEqual(['a', 'c']);
    expect([probe.root(), probe.band()?.id]).toEqual([30, 'mid']);
    expect([probe.rootWith(0, 100), probe.rootWith(1, 0), probe.root()]).toEqual([60, 20, 30]);
    expect([probe.bandWith(1, 0), probe.bandWith(1, 50), probe.bandWith(1, 60)]).toEqual([0, 1, 2]);
    // 70 in all, and x lacks what the band requires
    expect([probe.bandWith(0, 100), probe.scoreOf('x')]).toEqual([1, 20]);
  });
  test('takes a score for each of them and keeps them', () => {
    const probe = made();
    probe.set([80, 90]);
    expect([probe.root(), probe.scoreOf('x'), probe.scoreOf('c'), probe.scoreOf('b')]).toEqual([
      ...[85, 90, 90, undefined],
    ]);
    expect(probe.band()?.id).toBe('high');
    expect(probe.rootWith(1, 0)).toBe(40);
    expect(probe.root()).toBe(85);
  });
  test('has no place for a band where there are none', () => {
    const none = whatIfProbeOfScorecard({ ...asked, strategy: { ...asked.strategy, bands: [] } });
    expect(none?.bandWith(0, 100)).toBe(-1);
  });
  test('is none without a gauge', () => {
    expect(whatIfProbeOfScorecard(card([leaf('a')], []))).toBeUndefined();
  });
});
