/** A revision of a strategy file as text, by hand: a column of points that adds up as printed. */
import { expect, test } from 'vitest';
import type { Revision, Side } from '../../src/core/analysis/revision.ts';
import { revisionBetweenStrategies } from '../../src/core/analysis/revision.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { strategyDifferences } from '../../src/core/strategy/strategy-diff.ts';
import {
  strategyRevisionJson,
  strategyRevisionTexts,
} from '../../src/features/strategies/revision-output.ts';
import { leaf, readings, strategy } from '../core/make.ts';

const DAY = '2024-06-01';
const [old, now] = [
  strategy([leaf('a'), leaf('b'), leaf('c')]),
  strategy([leaf('a', { weight: 2 }), leaf('b'), leaf('d')]),
];
const files = [
  { strategy: old, hash: 'aaaaaaaa' },
  { strategy: now, hash: 'bbbbbbbb' },
] as const;

function lines(revision: Revision, cells = 80): readonly string[] {
  return strategyRevisionTexts(files, revision, [], cells);
}

test('each indicator has its points, scores and weights, the largest first, and what only one file has is new or gone', () => {
  const read = readings(['a', DAY, 80], ['b', DAY, 20], ['c', DAY, 50]);
  const revision = revisionBetweenStrategies(old, now, read, DAY);
  // (80 + 20 + 50) / 3 by the old file, (2 × 80 + 20) / 3 by the new one
  expect([revision.before, revision.after, revision.base]).toEqual([50, 60, 0]);
  expect(strategyRevisionTexts(files, revision, strategyDifferences(old, now), 80)).toEqual([
    'Test: aaaaaaaa -> bbbbbbbb, the same readings as of 1 Jun 2024',
    '50.0 Low or High -> 60.0 High: a revision of the model, not news',
    '',
    ' points  indicator, its score and its weight in the index',
    '  +26.7  a: 80.0, 33.3 % -> 50.0 %',
    '  −16.7  c: 50.0 -> –, 33.3 % -> –',
    '-------',
    '  +10.0  in all',
    '',
    'What differs in the files:',
    '  a, weight: 1 -> 2',
    '  d: new, "d"',
    '  c: gone, "c"',
  ]);
  const { indicators, differences, ...head } = strategyRevisionJson(
    files,
    revision,
    strategyDifferences(old, now),
  );
  expect(head).toEqual({
    schema: 'axiswatch.revision/1',
    asOf: DAY,
    before: { id: 'test', hash: 'aaaaaaaa', score: 50, band: 'high' },
    after: { id: 'test', hash: 'bbbbbbbb', score: 60, band: 'high' },
    change: 10,
    base: 0,
  });
  expect(Object.keys(indicators)).toEqual(['a', 'b', 'd', 'c']);
  expect(indicators.d).toMatchObject({ before: null, after: { score: null, points: 0 } });
  expect(indicators.c?.after).toBeNull();
  expect(differences[0]).toEqual({ where: 'a', field: 'weight', before: 1, after: 2 });
});

test('what rounding leaves has a line of its own, and so has a floor that moved', () => {
  const node = findIndicatorByIdOrCode(old, 'a');
  if (node === undefined) throw new Error('no indicator');
  const side: Side = { node, score: 40, effectiveWeight: 0.25, points: 10 };
  const moved = (changes: readonly number[], base: number): Revision => ({
    asOf: DAY,
    before: 40,
    standingBefore: undefined,
    standingAfter: undefined,
    base,
    after: 40 + changes.reduce((sum, each) => sum + each, base),
    change: undefined,
    indicators: changes.map((change, at) => ({
      id: `n${at}`,
      before: side,
      after: side,
      change,
    })),
  });
  const column = (revision: Revision): readonly string[] => lines(revision).slice(4, -2);
  expect(column(moved([0.14, 0.14, 0.14], 0))).toEqual([
    '   +0.1  a: 40.0, 25.0 %',
    '   +0.1  a: 40.0, 25.0 %',
    '   +0.1  a: 40.0, 25.0 %',
    '   +0.1  smaller changes and rounding',
    '-------',
    '   +0.4  in all',
  ]);
  expect(column(moved([0.04, -2], 3))).toEqual([
    '   +3.0  a floor under the board that moved',
    '   −2.0  a: 40.0, 25.0 %',
    '-------',
    '   +1.0  in all',
  ]);
});

test('where one of the two gives no gauge there is no column', () => {
  const revision = revisionBetweenStrategies(old, now, readings(['c', DAY, 50]), DAY);
  expect([revision.before, revision.after, revision.base]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(lines(revision).slice(3)).toEqual([
    'One of the two gives no index, so there is no change to explain.',
    '',
    'The two files say the same.',
  ]);
});
